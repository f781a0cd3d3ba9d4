"""What came of a line, in one line: what was made with its short name, and what it was tied to.

What a record is tied to because that was in view, and not because the line said so, is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.definition_rows import FIELDS, ROW_KINDS
from ssm_studio.domain.record_names import NAME_FIELDS, name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _
from ssm_studio.method.ballots import spread_words
from ssm_studio.say.facts.tables import OWN
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.facts.values import marks_told
from ssm_studio.say.facts.words import STATUSES
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.telling_words import called, described, one_line, quoted
from ssm_studio.say.vocabulary import ANSWERS, EXISTS, POSITIONS, usual

MOST_REFS: Final = 12
_LETTERS: Final = {field: letter for letter, field in FIELDS.items()} | {
    "transformation_input": "T",
    "transformation_output": "T",
}


def told(after: Study, found: Understood, place: Place, line: str) -> str:
    """What a line did, in one line.

    Args:
        after: the study after the step.
        found: what was understood.
        place: what was in view when the line was said.
        line: the line itself; what it names was not tied by itself.
    """
    puts = [each for each in found.changeset.puts if each.before is not each.after]
    made = [each for each in puts if each.before is None]
    gone = [each for each in puts if each.after is None]
    changed = [each for each in puts if each.before is not None and each.after is not None]
    parts: list[str] = []
    if made:
        made.sort(key=lambda each: _rank(each, found))
        new = "; ".join(_made(after, each, place, line) for each in made[:MOST_REFS])
        refs = _refs(made[MOST_REFS:])
        parts.append(_("New: {what}").format(what=new + (f"; {refs}" if refs else "")))
    if not made and not gone and (main := _change_of(changed, found)) is not None:
        parts.append(_("Changed: {what}").format(what=_changed(after, main, place)))
        changed = [each for each in changed if each is not main]
    if gone:
        gone.sort(key=lambda each: _rank(each, found))
        parts.append(_("Deleted: {what}").format(what=_gone(after, gone)))
    if not made and (refs := _refs(changed)):
        parts.append(_("also changed: {refs}").format(refs=refs))
    if not parts:
        record = after.get(found.kind, found.id)
        words = described(after, found.kind, record) if record is not None else ""
        parts.append(_("As it was: {what}").format(what=words))
    return one_line(" · ".join((*parts, *found.notes)))


def _rank(put: RecordChange, found: Understood) -> tuple[bool, bool]:
    """What the line is about first; several rows of one line stay in their order."""
    return put.kind != found.kind, found.kind == "element" and put.id != found.id


def tied_by_view(after: Study, found: Understood, place: Place, line: str) -> bool:
    """Whether something that the line made hangs on what was in view though the line does not name it."""
    return any(
        _in_view(after, kind, id_, place, line)
        for put in found.changeset.puts
        if put.before is None and put.after is not None
        for kind, id_ in _ends(put.kind, put.after)
    )


def ties(study: Study, kind: str, record: Any) -> list[str]:
    """What a record hangs together with, each as words."""
    maker = _TIES.get(kind)
    return [one_line(each) for each in maker(study, record)] if maker is not None else []


def _element_ties(study: Study, record: Any) -> Iterable[str]:
    if record.belongs_to:
        yield _("of {what}").format(what=called(study, "element", record.belongs_to))
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
        yield _usual(EXISTS, record.exists)
    for field in ("how", "who", "when", "how_judged", "quality", "alternatives", "comment"):
        value = getattr(record, field)
        words = read(value, study.language) if isinstance(value, Text) else value
        if words:
            yield f"{_usual(ANSWERS, field)} {words}"


def _usual(table: Any, key: str) -> str:
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
        yield _usual(POSITIONS, record.position)
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
        yield _usual(STATUSES, record.status)
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
    "diary": _diary_ties,
    "parked": _parked_ties,
    "learning": lambda _study, record: [record.about] if record.about else [],
}


_IN_TIES: Final = {
    "element": ("belongs_to",),
    "row": tuple(each.field for each in OWN["row"]),
    "debate": ("speaker", "position", "row"),
    "change": ("from_rows",),
    "action": ("position", "person", "by_when", "changes"),
    "block": ("minutes", "present", "technique"),
    "parked": ("said_by", "solution", "settled"),
}


def told_already(kind: str, record: Any) -> tuple[str, ...]:
    """The fields that name, letters and ties of a record tell, so that its facts need not."""
    name = next((each for each in NAME_FIELDS if getattr(record, each, None)), "")
    return (name, *_IN_TIES.get(kind, ()))


def _ends(kind: str, record: Any) -> list[tuple[str, str]]:
    """What a new record hangs on, where a view may have decided it."""
    if kind == "debate":
        return [("row", record.row)] if record.row else []
    if kind == "change":
        return [("row", each) for each in record.from_rows]
    if kind == "action":
        return [("change", each) for each in record.changes]
    if kind == "relation":
        return [("element", each) for each in (record.source, record.target) if each]
    return []


def _in_view(study: Study, kind: str, id_: str, place: Place, line: str) -> bool:
    """Whether a record was chosen, and the line does not name it."""
    if id_ not in (place.row, place.change, place.element):
        return False
    record = study.get(kind, id_)
    said = line.casefold()
    return record is not None and not (
        re.search(rf"\b{re.escape(record.ref.casefold())}\b", said)
        or name_in(study, record).casefold()[:20] in said
    )


def _made(study: Study, put: RecordChange, place: Place, line: str) -> str:
    record = study.get(put.kind, put.id) or put.after
    assert record is not None, "a record that was made"
    parts = [described(study, put.kind, record), *ties(study, put.kind, record)]
    ends = _ends(put.kind, record)
    chosen = [each for each in ends if _in_view(study, *each, place, line)]
    if chosen and len(ends) == 1:
        parts.append(_("which is selected"))
    elif chosen:
        refs = ", ".join(called(study, *each).split(" ")[0] for each in chosen)
        parts.append(_("{refs} is selected").format(refs=refs))
    parts += told_facts(study, put.kind, record, but=told_already(put.kind, record))
    if put.kind == "definition":
        parts += _letters(study, put)
    return ", ".join(parts)


def _change_of(changed: list[RecordChange], found: Understood) -> RecordChange | None:
    for each in changed:
        if (each.kind, each.id) == (found.kind, found.id):
            return each
    return changed[0] if changed else None


def _changed(study: Study, put: RecordChange, place: Place) -> str:
    record = study.get(put.kind, put.id) or put.after
    assert record is not None, "a record that is there still"
    words = [described(study, put.kind, record)]
    if put.kind in ("definition", "model"):
        words += _letters(study, put)
        if (
            put.kind == "definition"
            and len(study.root_definitions) > 1
            and put.id == place.definition
        ):
            words.append(_("which is in view"))
    else:
        its = tuple(ties(study, put.kind, record))
        but = told_already(put.kind, record) if put.kind == "block" else ()
        told = tuple(told_facts(study, put.kind, record, put.before, but=but))
        facts = {"waiver": (), "block": (*its, *told)}.get(put.kind, told)
        words += facts or its
    return ", ".join(words)


def _letters(study: Study, put: RecordChange) -> list[str]:
    """The texts that a step wrote, each with its letter or name."""
    found: dict[str, str] = {}
    for field in (*_LETTERS, "efficacy", "efficiency", "effectiveness", "ethicality", "elegance"):
        before, after = (getattr(each, field, None) for each in (put.before, put.after))
        if before == after:
            continue
        name = _LETTERS.get(field) or _usual_measure(field)
        if name == "T":
            texts = (getattr(put.after, f"transformation_{each}") for each in ("input", "output"))
            found[name] = " → ".join(quoted(read(each, study.language)) for each in texts)
        else:
            found[name] = quoted(read(after, study.language))
    return [f"{name} {words}" for name, words in found.items()]


def _usual_measure(field: str) -> str:
    from ssm_studio.say.vocabulary import MEASURES

    return _usual(MEASURES, field)


def _refs(puts: Iterable[RecordChange]) -> str:
    records = (each.after or each.before for each in puts)
    return ", ".join(dict.fromkeys(each.ref for each in records if each is not None and each.ref))


def _gone(study: Study, puts: list[RecordChange]) -> str:
    words = [
        described(study, each.kind, each.before) for each in puts[:1] if each.before is not None
    ]
    refs = _refs(puts[1:])
    return ", ".join((*words, *([_("with {refs}").format(refs=refs)] if refs else [])))
