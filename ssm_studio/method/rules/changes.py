"""Rules about changes: where they come from, and whether they are desirable and feasible (CH)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.comparison import CHANGE_TYPES
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.pattern import pattern

_JUDGEMENTS: Final = ("desirable", "feasible")
TAKEN_UP: Final = ("agreed", "in_progress", "blocked", "done")
"""The states of an action that was agreed to, whatever became of it."""

_KNOWS_THE_CULTURE: Final = pattern(
    r"\ba[23]-\d+\b|\bac\d+\b"
    r"|\banaly(?:sis|ses) (?:two|three|2|3)\b|\banalisis (?:dua|tiga|2|3)\b"
    r"|\baccommodations?\b|\bakomodasi\b"
)


@rule(
    "CH-01",
    stage=4,
    severity="warning",
    message=N_("Where does it come from?"),
    asks=N_("Which difference between model and situation suggests this?"),
    why=N_(
        "A change that no row led to was brought along by somebody. It may be good, but the inquiry did not "
        "produce it, and in the report it would look as if it had. Link it to what was seen, or say whose it is."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=("change",),
)
def change_from_nowhere(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A change names no comparison row."""
    for each in study.changes.values():
        if not each.from_rows:
            yield Finding("CH-01", "change", each.id, "from_rows")


@rule(
    "CH-02",
    stage=4,
    severity="warning",
    message=N_("What kind of change?"),
    asks=N_("Is it structure, procedure, attitude, or several of them?"),
    why=N_(
        "Structures and procedures can be changed by decision; attitudes change in people, and slowly. Knowing "
        "which kind a change is says much about who can begin it and how long it takes."
    ),
    source="Checkland 1981",
    reads=("change",),
)
def change_without_kind(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A change of no kind."""
    for each in study.changes.values():
        if not each.types:
            yield Finding("CH-02", "change", each.id, "types")


@rule(
    "CH-03",
    stage=4,
    severity="hint",
    message=N_("What about structure / procedure / attitude?"),
    asks=N_("What would have to change in the kind that is missing from our list?"),
    why=N_(
        "A new procedure in an old structure, with attitudes as they were, seldom lasts. The three kinds usually "
        "go together, and a list that knows only one or two of them shows where nobody wanted to look."
    ),
    source="Checkland 1981",
    reads=(HEADER, "change"),
)
def kind_missing(study: Study, _settings: Settings) -> Iterator[Finding]:
    """One of the three kinds of change is absent from the whole list."""
    found = {kind for each in study.changes.values() for kind in each.types}
    if study.changes and not found.issuperset(CHANGE_TYPES):
        yield of_session(study, "CH-03")


@rule(
    "CH-04",
    stage=4,
    severity="warning",
    message=N_("Give the reason"),
    asks=N_("What makes you judge it so?"),
    why=N_(
        "A mark without a reason cannot be discussed, only counted. The reasons carry the worldviews, and two "
        "people with the same mark often have opposite ones."
    ),
    source="Checkland & Poulter 2006",
    reads=("change",),
)
def mark_without_reason(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A judgement was made and nobody wrote why."""
    for each in study.changes.values():
        for name in _JUDGEMENTS:
            judged = getattr(each, name) is not None or getattr(each, f"{name}_by")
            if judged and not says(getattr(each, f"{name}_reason")):
                yield Finding("CH-04", "change", each.id, f"{name}_reason")


@rule(
    "CH-05",
    stage=4,
    severity="warning",
    message=N_("Which model argues for it?"),
    asks=N_("Which of our models would want this, and for which activity?"),
    why=N_(
        "Systemically desirable does not mean that we would like it. It means that a model which we take as "
        "relevant argues for it. Without a model this is an opinion, and it should be called one."
    ),
    source="Checkland 1981",
    reads=("change",),
)
def desirable_without_model(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A change is judged for desirability and names no model."""
    for each in study.changes.values():
        if (each.desirable is not None or each.desirable_by) and not each.models:
            yield Finding("CH-05", "change", each.id, "models")


@rule(
    "CH-06",
    stage=4,
    severity="hint",
    message=N_("On what knowledge of the culture?"),
    asks=N_("Which norm, value or power makes you think that they would do it?"),
    why=N_(
        "Culturally feasible means that these people, with these norms and this politics, could really do it. "
        "Analyses Two and Three and the accommodations hold what was learned about that. When none of the "
        "judgements rests on them, money and technology have probably been judged instead."
    ),
    source="Checkland & Scholes 1990",
    reads=("change",),
)
def feasible_by_guess(study: Study, _settings: Settings) -> Iterator[Finding]:
    """None of the reasons for feasibility names Analysis Two, Analysis Three or an accommodation.

    The list is read as a whole: one reason that rests on them shows that the room has thought of it.
    """
    judged = [each for each in study.changes.values() if says(each.feasible_reason)]
    if not any(
        _KNOWS_THE_CULTURE.search(words.lower())
        for each in judged
        if each.feasible_reason
        for words in each.feasible_reason.everything
    ):
        for each in judged:
            yield Finding("CH-06", "change", each.id, "feasible_reason")


@rule(
    "CH-07",
    stage=4,
    severity="warning",
    message=N_("Agreed though doubtful"),
    asks=N_("What would have to be prepared first, so that the doubt goes?"),
    why=N_(
        "The group judged this change as not desirable or not feasible, and agreed on an "
        "action for it all the same. Sometimes that is courage. More often the doubt was "
        "forgotten, and the action fails for the reason that somebody had already named."
    ),
    source="Checkland & Poulter 2006",
    reads=("change", "action"),
)
def agreed_though_doubtful(study: Study, settings: Settings) -> Iterator[Finding]:
    """A mark below "yes" on a change that an agreed action carries out."""
    least = settings.threshold("CH-07", 2)
    agreed = {
        change
        for action in study.actions.values()
        if action.status in TAKEN_UP
        for change in action.changes
    }
    for each in study.changes.values():
        if each.id in agreed:
            for name in _JUDGEMENTS:
                mark = getattr(each, name)
                if mark is not None and mark < least:
                    yield Finding("CH-07", "change", each.id, name)


@rule(
    "CH-08",
    stage=4,
    severity="hint",
    message=N_("Ratings differ: discuss"),
    asks=N_("Would those who gave the most and the least each say why?"),
    why=N_(
        "An average hides exactly what is worth hearing. When the marks lie far apart, two people see two "
        "different changes behind the same words, or the same change from two places."
    ),
    source="Checkland & Poulter 2006 on accommodation",
    reads=("change",),
)
def raters_differ(study: Study, settings: Settings) -> Iterator[Finding]:
    """The raters' marks lie two steps or more apart."""
    apart = settings.threshold("CH-08", 2)
    for each in study.changes.values():
        for name in _JUDGEMENTS:
            marks = [mark for _rater, mark in getattr(each, f"{name}_by")]
            if marks and max(marks) - min(marks) >= apart:
                yield Finding("CH-08", "change", each.id, name)


@rule(
    "CH-09",
    stage=4,
    severity="hint",
    message=N_("Judged by nobody yet"),
    asks=N_("Would a model argue for this, and would these people really do it?"),
    why=N_(
        "A change that is neither called desirable nor feasible has been proposed, and "
        "nothing more. The two questions are asked apart and each answer gets its reason; "
        "only then can the group agree on an action for it."
    ),
    source="Checkland 1981",
    reads=("change",),
)
def judged_by_nobody(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Neither desirability nor feasibility of a change was judged, by the room or by anybody in it."""
    for each in study.changes.values():
        marks = (getattr(each, name) for name in _JUDGEMENTS)
        if all(mark is None for mark in marks) and not any(
            getattr(each, f"{name}_by") or says(getattr(each, f"{name}_reason"))
            for name in _JUDGEMENTS
        ):
            yield Finding("CH-09", "change", each.id, "desirable")
