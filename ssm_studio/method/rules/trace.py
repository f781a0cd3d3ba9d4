"""Rules across the stages: whether what was raised leads somewhere, and what is done comes from somewhere (TR)."""

from __future__ import annotations

from collections.abc import Iterator

from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import (
    TRACED,
    behind_actions,
    chosen_definitions,
    from_issues,
    issues,
    rows_by_model,
)
from ssm_studio.method.rules.rule import Finding, Settings, rule


@rule(
    "TR-01",
    stage=0,
    severity="hint",
    message=N_("What became of it?"),
    asks=N_("Was this set aside on purpose, and why?"),
    why=N_(
        "Dropping an issue is legitimate; losing it in silence is not. Whoever raised it will look for it in the "
        "list of actions. One line that says why it was left is enough, and it may open the next cycle."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=TRACED,
)
def issue_without_action(study: Study, _settings: Settings) -> Iterator[Finding]:
    """There are actions, and none of them can be reached from an issue."""
    if study.actions:
        behind = behind_actions(study)
        for id_ in issues(study):
            if id_ not in behind:
                yield Finding("TR-01", "element", id_)


@rule(
    "TR-02",
    stage=0,
    severity="warning",
    message=N_("Where did this come from?"),
    asks=N_("Whose worry does this answer?"),
    why=N_(
        "An action that cannot be followed back to something people worried about came "
        "from outside the inquiry. It may be the one that somebody wanted from the start, "
        "and then the group should know it."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=TRACED,
)
def action_without_issue(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An action from which no issue can be reached."""
    raised = from_issues(study)
    for each in study.actions.values():
        if each.id not in raised and each.status not in ("dropped", "superseded"):
            yield Finding("TR-02", "action", each.id)


@rule(
    "TR-03",
    stage=0,
    severity="hint",
    message=N_("Theme with votes but no relevant system"),
    asks=N_("What system would teach us something about this theme?"),
    why=N_(
        "People put their dots on this theme and then saw it disappear. Either a relevant system is missing, or "
        "the vote was about something else; both are worth asking."
    ),
    source="Workshop practice",
    reads=("theme", "system"),
)
def theme_dropped(study: Study, settings: Settings) -> Iterator[Finding]:
    """A theme among the first three by votes leads to no relevant system; equal votes share a place."""
    votes = sorted((each.votes for each in study.themes.values() if each.votes), reverse=True)
    first = votes[: max(1, int(settings.threshold("TR-03", 3)))]
    if not first:
        return
    taken_up = {id_ for each in study.relevant_systems.values() for id_ in each.from_themes}
    for each in study.themes.values():
        if each.votes and each.votes >= first[-1] and each.id not in taken_up:
            yield Finding("TR-03", "theme", each.id)


@rule(
    "TR-04",
    stage=0,
    severity="hint",
    message=N_("Not modelled"),
    asks=N_("What would have to be done to carry this out?"),
    why=N_(
        "A root definition is a sentence about what; the model shows what it would take. Without one it cannot be "
        "put to the situation, and its worldview takes no part in the debate."
    ),
    source="Checkland 1981",
    reads=("definition", "system", "model"),
)
def definition_without_model(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A chosen root definition has no model."""
    modelled = {each.root_definition for each in study.models.values()}
    chosen = chosen_definitions(study)
    for id_ in study.root_definitions:
        if id_ in chosen and id_ not in modelled:
            yield Finding("TR-04", "definition", id_)


@rule(
    "TR-05",
    stage=0,
    severity="hint",
    message=N_("Not used"),
    asks=N_("What does this model let us ask about the situation?"),
    why=N_(
        "A model is a device to ask with and no end in itself. One that is never put to the situation was an "
        "exercise; either use it or say why not."
    ),
    source="Checkland & Poulter 2006",
    reads=("model", "row"),
)
def model_unused(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A model without any comparison row."""
    rows = rows_by_model(study)
    for id_ in study.models:
        if id_ not in rows:
            yield Finding("TR-05", "model", id_)
