"""What came of a line, in one line: what was made with its short name, and what it was tied to.

What a record is tied to because that was in view, and not because the line said so, is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.definition_rows import FIELDS
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.model import MEASURES as FIVE_ES
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _
from ssm_studio.method.field_names import field_name
from ssm_studio.say.answer_names import called, described, one_line, quoted
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.ties import MOST_REFS, ties, told_already, usual_word

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
    if kind == "model" and record.root_definition:
        return [("definition", record.root_definition)]
    return []


def _in_view(study: Study, kind: str, id_: str, place: Place, line: str) -> bool:
    """Whether a record was chosen, and the line does not name it."""
    several = place.definition if len(study.root_definitions) > 1 else None
    if id_ not in (place.row, place.change, place.element, several):
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
        words += (*_letters(study, put), *told_facts(study, put.kind, record, put.before))
        if (
            put.kind == "definition"
            and len(study.root_definitions) > 1
            and put.id == place.definition
        ):
            words.append(_("which is in view"))
    else:
        its = (*_marked(put), *ties(study, put.kind, record))
        but = told_already(put.kind, record) if put.kind == "block" else ()
        told = tuple(told_facts(study, put.kind, record, put.before, but=but))
        facts = {"waiver": (), "block": (*its, *told)}.get(put.kind, told)
        words += (*_marked(put), *facts) if facts else dict.fromkeys((*_written(study, put), *its))
    return ", ".join(words)


def _written(study: Study, put: RecordChange) -> Iterator[str]:
    """Words that a step wrote into a record beside its name."""
    record = put.after
    assert record is not None, "a record that is there still"
    name = name_in(study, record)
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not isinstance(value, Text) or value == getattr(put.before, field.name, None):
            continue
        if (words := read(value, study.language)) and words != name:
            yield f"{field_name(field.name, put.kind)} {quoted(words)}"


def _marked(put: RecordChange) -> tuple[str, ...]:
    """That an element became an issue, or is none any more."""
    before, after = (getattr(each, "is_issue", None) for each in (put.before, put.after))
    if bool(before) == bool(after):
        return ()
    return (_("an issue") if after else _("no issue any more"),)


def _letters(study: Study, put: RecordChange) -> list[str]:
    """The texts that a step wrote, each with its letter or name."""
    found: dict[str, str] = {}
    for field in (*_LETTERS, *FIVE_ES):
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

    return usual_word(MEASURES, field)


def _refs(puts: Iterable[RecordChange]) -> str:
    records = (each.after or each.before for each in puts)
    return ", ".join(dict.fromkeys(each.ref for each in records if each is not None and each.ref))


def _gone(study: Study, puts: list[RecordChange]) -> str:
    words = [
        described(study, each.kind, each.before) for each in puts[:1] if each.before is not None
    ]
    refs = _refs(puts[1:])
    return ", ".join((*words, *([_("with {refs}").format(refs=refs)] if refs else [])))
