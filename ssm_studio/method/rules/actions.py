"""Rules about agreed actions: who, by when, judged how, and what became of them (AC).

Actions that were given up or replaced are left alone. Where the details of an action are marked as invented, its
dates are an illustration and nobody is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ssm_studio.domain.action import INVENTED, AgreedAction, is_open, is_overdue
from ssm_studio.domain.ballot_rounds import marks_now
from ssm_studio.domain.comparison import Accommodation
from ssm_studio.domain.dates import day_meant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import TRACED, reached, says, ways_back
from ssm_studio.method.rules.changes import TAKEN_UP
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.wording.judgements import (
    is_collective,
    lists_with,
    normal,
    starts_vague,
    wordings,
)
from ssm_studio.method.wording.measures import only_counts

_GIVEN_UP: Final = ("dropped", "superseded")


def _kept_up(study: Study) -> Iterator[AgreedAction]:
    return (each for each in study.actions.values() if each.status not in _GIVEN_UP)


@rule(
    "AC-01",
    stage=4,
    severity="error",
    message=N_("Nobody's action"),
    asks=N_("Who will have done this by then?"),
    why=N_(
        "What everybody agreed to and nobody took on does not happen, and next time people "
        "remember that workshops lead to nothing. If nobody here can take it, it is not "
        "yet agreed."
    ),
    source="Workshop practice",
    reads=("action",),
)
def nobodys_action(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An action was agreed, and neither a position nor a person is named."""
    for each in study.actions.values():
        if each.status in TAKEN_UP and not says(each.position) and not (each.person or "").strip():
            yield Finding("AC-01", "action", each.id, "position")


@rule(
    "AC-02",
    stage=4,
    severity="warning",
    message=N_("One name, please"),
    asks=N_("Whom would we ring up to hear how far it is?"),
    why=N_(
        "A team, all agencies or the parties concerned cannot be asked how far they are. One position that "
        "answers for it can still ask the others for help; list them as supporting parties."
    ),
    source="Workshop practice",
    reads=("action", HEADER),
)
def crowd_as_owner(study: Study, settings: Settings) -> Iterator[Finding]:
    """The position or the person is a crowd."""
    lists = lists_with(settings.words)
    for each in _kept_up(study):
        if any(is_collective(words, lists) for _, words in wordings(each.position, study.language)):
            yield Finding("AC-02", "action", each.id, "position")
        if is_collective(each.person or "", lists):
            yield Finding("AC-02", "action", each.id, "person")


@rule(
    "AC-03",
    stage=4,
    severity="warning",
    message=N_("When?"),
    asks=N_("By which day, or before which moment of the year?"),
    why=N_(
        "Without a date an action waits until there is time. A moment in the planning calendar will do where a "
        "day cannot be known. When the date has passed, say what happened: a new date is no shame."
    ),
    source="Workshop practice",
    reads=("action",),
)
def no_date(study: Study, settings: Settings) -> Iterator[Finding]:
    """An open action without a date, or with one that has passed (where the settings know today)."""
    for each in study.actions.values():
        if is_open(each) and (
            not (each.by_when or "").strip()
            or (_is_real(each) and settings.today is not None and is_overdue(each, settings.today))
        ):
            yield Finding("AC-03", "action", each.id, "by_when")


@rule(
    "AC-04",
    stage=4,
    severity="warning",
    message=N_("How will we know?"),
    asks=N_("What would you see that you do not see today?"),
    why=N_(
        "People who agree on an action often expect different things from it. Saying in advance what would "
        "count as success brings that out while it can still be settled."
    ),
    source="Checkland & Poulter 2006 on efficacy, efficiency and effectiveness",
    reads=("action",),
)
def no_measure(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No measure."""
    for each in _kept_up(study):
        if not says(each.measure):
            yield Finding("AC-04", "action", each.id, "measure")


@rule(
    "AC-05",
    stage=4,
    severity="hint",
    message=N_("Measures activity, not effect"),
    asks=N_("When it has been held: what should be different then?"),
    why=N_(
        "That a meeting was held or a report was made can be ticked off without anything having changed. It is "
        "the performance measurement that ends as a formality. Add what the activity is for."
    ),
    source="Checkland & Poulter 2006 on effectiveness",
    reads=("action", HEADER),
)
def counts_activity(study: Study, _settings: Settings) -> Iterator[Finding]:
    """All that the measure says is that something was held or done."""
    for each in _kept_up(study):
        if any(only_counts(words) for _, words in wordings(each.measure, study.language)):
            yield Finding("AC-05", "action", each.id, "measure")


@rule(
    "AC-06",
    stage=4,
    severity="warning",
    message=N_("Enabling action?"),
    asks=N_("Who has to be won, asked or freed before this can begin?"),
    why=N_(
        "Between agreeing and doing lies what makes people accept the action: a word with somebody, an example "
        "from the top, an hour that is made free. It is an action by itself and is forgotten if it is not written."
    ),
    source="Checkland & Poulter 2006",
    reads=("action",),
)
def nothing_enables(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No enabling action."""
    for each in _kept_up(study):
        if not says(each.enabling_action):
            yield Finding("AC-06", "action", each.id, "enabling_action")


@rule(
    "AC-07",
    stage=4,
    severity="warning",
    message=N_("Untraceable"),
    asks=N_("Which change does this carry out?"),
    why=N_(
        "Whoever takes the action on will be asked why. With a change behind it the answer leads back to what "
        "people saw and worried about; without one it leads to the person who proposed it."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=("action",),
)
def action_without_change(study: Study, _settings: Settings) -> Iterator[Finding]:
    """The action carries out no change."""
    for each in _kept_up(study):
        if not each.changes:
            yield Finding("AC-07", "action", each.id, "changes")


@rule(
    "AC-08",
    stage=4,
    severity="hint",
    message=N_("When is the follow-up?"),
    asks=N_("On which day do we meet and see what came of it?"),
    why=N_(
        "An inquiry goes on after the workshop: what the action changed is the beginning of the next cycle. A day "
        "that is fixed now gets into the calendars; one to be fixed later does not."
    ),
    source="Checkland & Poulter 2006",
    reads=("action",),
)
def no_follow_up_day(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An open action without a day on which to look again."""
    for each in study.actions.values():
        if is_open(each) and not (each.follow_up_on or "").strip():
            yield Finding("AC-08", "action", each.id, "follow_up_on")


@rule(
    "AC-09",
    stage=4,
    severity="warning",
    message=N_("Follow-up overdue"),
    asks=N_("What happened, and what did we learn from it?"),
    why=N_(
        "The day has passed and nobody wrote what was found. Also that nothing happened is worth a line: it says "
        "something about feasibility that could not be known before."
    ),
    source="Checkland & Poulter 2006",
    reads=("action", "follow_up"),
)
def follow_up_overdue(study: Study, settings: Settings) -> Iterator[Finding]:
    """The day to look again has passed without a follow-up (where the settings know today)."""
    if settings.today is None:
        return
    followed = {each.action for each in study.follow_ups.values()}
    for each in study.actions.values():
        if is_open(each) and _is_real(each) and each.id not in followed:
            day = _day(each.follow_up_on)
            if day is not None and day < settings.today:
                yield Finding("AC-09", "action", each.id, "follow_up_on")


@rule(
    "AC-10",
    stage=4,
    severity="warning",
    message=N_("Someone opposes"),
    asks=N_("What would have to be different so that you could live with it?"),
    why=N_(
        "An accommodation is something that all can live with, though for different "
        "reasons. At seven or eight on the scale somebody cannot. An action that is agreed "
        "against that person will be resisted in quieter ways."
    ),
    source="Kaner 2014 on gradients of agreement; Checkland & Poulter 2006",
    reads=(*TRACED, "ballot"),
)
def agreed_over_a_head(study: Study, settings: Settings) -> Iterator[Finding]:
    """An agreed action rests on an accommodation that somebody cannot live with.

    The way goes from the action by its changes to their rows, and to what was settled about them. An accommodation
    that settles nothing in particular stands behind every action.
    """
    opposed = [
        each
        for each in study.accommodations.values()
        if any(
            step >= settings.threshold("AC-10", 7)
            for step in marks_now(study, each.id, "agreement")
        )
    ]
    if not opposed:
        return
    for action in study.actions.values():
        if action.status in TAKEN_UP:
            behind = reached(ways_back(study), (action.id,))
            if any(_stands_behind(study, each, behind) for each in opposed):
                yield Finding("AC-10", "action", action.id, "status")


def _stands_behind(study: Study, agreed: Accommodation, behind: frozenset[str]) -> bool:
    rows = {
        said.row
        for id_ in agreed.settles
        if (said := study.debate.get(id_)) is not None and said.row
    }
    return not rows or not rows.isdisjoint(behind)


@rule(
    "AC-11",
    stage=4,
    severity="hint",
    message=N_("Which document carries it?"),
    asks=N_("Into which plan, budget or decree does this have to be written?"),
    why=N_(
        "In a public office an action that no planning document carries has neither money nor a mandate. Each "
        "document has its season, and missing it often costs a year."
    ),
    source="Practice in Indonesian local government",
    reads=("action",),
)
def no_planning_hook(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No planning document is named."""
    for each in _kept_up(study):
        if not each.planning_hooks:
            yield Finding("AC-11", "action", each.id, "planning_hooks")


@rule(
    "AC-12",
    stage=4,
    severity="hint",
    message=N_("Overloaded"),
    asks=N_("What would you give away if you had to begin tomorrow?"),
    why=N_(
        "When one person or position holds most of the actions, the list depends on that one calendar, and the "
        "others have agreed to watch. Spreading it also shows who is willing."
    ),
    source="Workshop practice",
    reads=("action", HEADER),
)
def overloaded(study: Study, settings: Settings) -> Iterator[Finding]:
    """One owner holds more than half of three or more open actions; told at the first of them."""
    held: dict[str, list[AgreedAction]] = {}
    running = [each for each in study.actions.values() if is_open(each)]
    for each in running:
        if owner := _owner(study, each):
            held.setdefault(owner, []).append(each)
    if len(running) >= settings.threshold("AC-12.actions", 3):
        for mine in held.values():
            if len(mine) > settings.threshold("AC-12", 0.5) * len(running):
                field = "person" if (mine[0].person or "").strip() else "position"
                yield Finding("AC-12", "action", mine[0].id, field)


def _owner(study: Study, action: AgreedAction) -> str:
    words: Text | None = action.position
    return normal(action.person or "") or normal(words.read(study.language) if words else "")


@rule(
    "AC-13",
    stage=4,
    severity="warning",
    message=N_("Too vague to do"),
    asks=N_("What would one see somebody doing on Monday morning?"),
    why=N_(
        "Improve, support, coordinate: everybody can agree to that, because it asks nobody to do anything. Say "
        "what will be done so that a newcomer could begin."
    ),
    source="Workshop practice",
    reads=("action", HEADER),
)
def vague_action(study: Study, settings: Settings) -> Iterator[Finding]:
    """The words begin with a verb that says nothing."""
    lists = lists_with(settings.words)
    for each in _kept_up(study):
        if any(
            starts_vague(words, language, lists)
            for language, words in wordings(each.text, study.language)
        ):
            yield Finding("AC-13", "action", each.id, "text")


@rule(
    "AC-14",
    stage=4,
    severity="hint",
    message=N_("Promised on someone's behalf"),
    asks=N_("Who of the participants will be responsible for it?"),
    why=N_(
        "Officials move on, so a position is needed; a position promises nothing, so a "
        "person is needed too. If that person was not there, somebody has to go and ask "
        "before the action counts as agreed."
    ),
    source="Practice in Indonesian local government",
    reads=("action", "participant"),
)
def promised_for_another(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No person is named, or one who did not take part; where nobody at all is named, that is asked first (AC-01)."""
    present = {
        normal(name)
        for each in study.participants.values()
        for name in (each.id, each.ref, each.pseudonym or "")
        if name
    }
    for each in _kept_up(study):
        nobody = not says(each.position) and not (each.person or "").strip()
        if not (nobody and each.status in TAKEN_UP) and normal(each.person or "") not in present:
            yield Finding("AC-14", "action", each.id, "person")


def _is_real(action: AgreedAction) -> bool:
    return action.detail_provenance != INVENTED


def _day(words: str | None) -> date | None:
    return day_meant(words)
