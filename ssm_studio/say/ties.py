"""What a record hangs together with, as the answers to lines and what `show` prints tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.record_names import NAME_FIELDS
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import _
from ssm_studio.method.ballots import spread_words
from ssm_studio.say.answer_names import called, one_line, quoted
from ssm_studio.say.facts.tables import OWN
from ssm_studio.say.facts.values import FromList, marks_told
from ssm_studio.say.facts.words import STATUSES
from ssm_studio.say.vocabulary import ANSWERS, EXISTS, POSITIONS, usual

MOST_REFS: Final = 12
_COMMODITY: Final = FromList("ssm.power_commodities", several=False, own_words=True)
_ROLES: Final = WORDS["role"]
"""What somebody can be in Analysis One, as readers call it."""


def ties(study: Study, kind: str, record: Any) -> list[str]:
    """What a record hangs together with, each as words."""
    maker = _TIES.get(kind)
    return [one_line(each) for each in maker(study, record)] if maker is not None else []


def _element_ties(study: Study, record: Any) -> Iterable[str]:
    if record.belongs_to:
        yield _("of {what}").format(what=called(study, "element", record.belongs_to))
    if record.is_issue and record.kind != "concern":
        yield _("an issue")
    if record.parties:
        parties = ", ".join(called(study, "element", each) for each in record.parties)
        yield _("between {what}").format(what=parties)


def _action_ties(study: Study, record: Any) -> Iterable[str]:
    who = " · ".join(
        each for each in (read(record.position, study.language), record.person) if each
    )
    if who:
        yield _("by {who}").format(who=who)
    if record.by_when:
        yield _("due {when}").format(when=day_said(record.by_when, _))
    if record.changes:
        changes = ", ".join(called(study, "change", each) for each in record.changes)
        yield _("carries out {what}").format(what=changes)
    else:
        yield _("carries out no change yet")


def _activity_ties(study: Study, record: Any) -> Iterable[str]:
    from ssm_studio.diagram.model.text_view import text_lines

    for line in text_lines(study, record.model or "", study.language):
        if line.id == record.id:
            yield from line.relations
    model = study.models.get(record.model or "")
    if model is not None:
        yield _("in {what}").format(what=model.ref)


def _row_ties(study: Study, record: Any) -> Iterable[str]:
    if record.exists:
        yield usual_word(EXISTS, record.exists)
    for field in ("how", "who", "when", "how_judged", "quality", "alternatives", "comment"):
        value = getattr(record, field)
        words = read(value, study.language) if isinstance(value, Text) else value
        if words:
            yield f"{usual_word(ANSWERS, field)} {words}"


def usual_word(table: Any, key: str) -> str:
    """The word that people use for a key of a table, in the language of the interface."""
    from ssm_studio.i18n import language

    return usual(table, key, language()) if key in table else key


def _change_ties(study: Study, record: Any) -> Iterable[str]:
    if record.from_rows:
        rows = ", ".join(called(study, "row", each) for each in record.from_rows)
        yield _("from {what}").format(what=rows)


def _debate_ties(study: Study, record: Any) -> Iterable[str]:
    if record.speaker:
        yield _("by {who}").format(who=called(study, "participant", record.speaker))
    if record.position:
        yield usual_word(POSITIONS, record.position)
    if record.row:
        yield _("about {what}").format(what=called(study, "row", record.row))


def _theme_ties(study: Study, record: Any) -> Iterable[str]:
    if record.issues:
        issues = ", ".join(called(study, "element", each) for each in record.issues[:MOST_REFS])
        yield _("gathers {what}").format(what=issues)


def _letter_ties(study: Study, record: Any) -> Iterable[str]:
    definition = study.root_definitions.get(record.definition or "")
    if definition is not None:
        yield _("of {what}").format(what=definition.ref)


def _follow_up_ties(study: Study, record: Any) -> Iterable[str]:
    yield _("on {what}").format(what=called(study, "action", record.action))
    if record.date:
        yield day_said(record.date, _)
    if record.status:
        yield usual_word(STATUSES, record.status)
    for words in (record.what_happened, record.evidence):
        if said := read(words, study.language):
            yield quoted(said)


def _reservation_ties(study: Study, record: Any) -> Iterable[str]:
    if record.participant:
        yield _("by {who}").format(who=called(study, "participant", record.participant))
    yield _("on {what}").format(what=called(study, "accommodation", record.accommodation))


def _ballot_ties(study: Study, record: Any) -> Iterable[str]:
    target = next(((k, r) for k, r in study.everything() if r.id == record.target), None)
    if target is not None:
        yield _("on {what}").format(what=called(study, target[0], target[1].id))
    if record.round:
        yield _("round {n}").format(n=record.round)
    if record.hidden:
        yield _("secret until it is revealed")
    elif record.secret:
        yield spread_words(record)
    else:
        yield marks_told(study, record.marks)


def _block_ties(study: Study, record: Any) -> Iterable[str]:
    if record.day and record.day > 1:
        yield _("day {number}").format(number=record.day)
    if record.minutes is not None:
        yield _("{n} min").format(n=record.minutes)
    if record.began_at:
        yield _("has ended") if record.ended_at else _("is running")
    there = [study.participants[id_] for id_ in record.present if id_ in study.participants]
    if there:
        yield _("present: {names}").format(names=", ".join(each.ref for each in there))


def _one_ties(_study: Study, record: Any) -> Iterable[str]:
    if words := _ROLES.get(record.role or ""):
        yield _(words)


def _three_ties(study: Study, record: Any) -> Iterable[str]:
    if words := record.commodity and _COMMODITY.told(study, record.commodity):
        yield words


def _waiver_ties(study: Study, record: Any) -> Iterable[str]:
    about = study.find(record.about or "")
    if about is not None and about.ref:
        yield about.ref
    yield quoted(read(record.reason, study.language))


def _diary_ties(study: Study, record: Any) -> Iterable[str]:
    if record.kind == "departure":
        yield _("left the plan")
    if record.block in study.blocks:
        yield _("in {what}").format(what=called(study, "block", record.block))
    yield from (f"#{each}" for each in record.tags)


def _parked_ties(study: Study, record: Any) -> Iterable[str]:
    if record.solution:
        yield _("a solution too early")
    if record.said_by:
        yield _("by {who}").format(who=called(study, "participant", record.said_by))
    became = [each for each in record.became if study.find(each) is not None]
    if became:
        yield _("became {refs}").format(refs=", ".join(study.find(each).ref for each in became))  # type: ignore[union-attr]
    elif record.settled:
        yield _("settled")


def _reconstruction_ties(study: Study, record: Any) -> Iterable[str]:
    # Its name is what it became, so only what it was is told.
    if original := read(record.original, study.language):
        yield f"← {quoted(original)}"
    if record.original_source:
        page = f", {record.original_page}" if record.original_page else ""
        yield f"{record.original_source}{page}"


_TIES: Final[dict[str, Callable[[Study, Any], Iterable[str]]]] = {
    "element": _element_ties,
    "theme": _theme_ties,
    "definition": lambda study, record: (
        [_("of {what}").format(what=called(study, "system", record.system))]
        if record.system
        else []
    ),
    **dict.fromkeys(ROW_KINDS.values(), _letter_ties),
    "model": lambda study, record: (
        [_("of {what}").format(what=called(study, "definition", record.root_definition))]
        if record.root_definition
        else []
    ),
    "activity": _activity_ties,
    "row": _row_ties,
    "debate": _debate_ties,
    "change": _change_ties,
    "action": _action_ties,
    "ballot": _ballot_ties,
    "reconstruction": _reconstruction_ties,
    "follow_up": _follow_up_ties,
    "reservation": _reservation_ties,
    "block": _block_ties,
    "waiver": _waiver_ties,
    "analysis_one": _one_ties,
    "analysis_three": _three_ties,
    "diary": _diary_ties,
    "parked": _parked_ties,
    "learning": lambda _study, record: [record.about] if record.about else [],
}


_IN_TIES: Final = {
    "element": ("belongs_to", "parties"),
    "row": tuple(each.field for each in OWN["row"]),
    "debate": ("speaker", "position", "row"),
    "change": ("from_rows",),
    "action": ("position", "person", "by_when", "changes"),
    "block": ("minutes", "present", "technique"),
    "parked": ("said_by", "solution", "settled"),
    "follow_up": ("date", "status", "what_happened", "evidence"),
}


def told_already(kind: str, record: Any) -> tuple[str, ...]:
    """The fields that name, letters and ties of a record tell, so that its facts need not."""
    name = next((each for each in NAME_FIELDS if getattr(record, each, None)), "")
    return (name, *_IN_TIES.get(kind, ()))
