"""What came of a line, in one line: what was made with its short name, and what it was tied to.

What a record is tied to because that was in view, and not because the line said so, is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.comparison_rows import target_words
from ssm_studio.domain.definition_rows import FIELDS, ROW_KINDS
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.vocabulary import ANSWERS, EXISTS, POSITIONS, usual

LONGEST: Final = 120
MOST_REFS: Final = 12
_LETTERS: Final = {field: letter for letter, field in FIELDS.items()} | {
    "transformation_input": "T",
    "transformation_output": "T",
}
_ROW_LETTERS: Final = {kind: letter for letter, kind in ROW_KINDS.items()}


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


def one_line(words: str) -> str:
    """Words without a line break."""
    return " ".join(words.split())


def quoted(words: str) -> str:
    """Words in quotation marks, cut where they are long."""
    line = one_line(words[: LONGEST * 4])
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


def kind_words(kind: str, record: Record) -> str:
    """What kind of thing a record is: "concern", "flow", "agreed action"."""
    if kind == "element":
        return _first_words(element_kind(getattr(record, "kind", None)).label)
    if kind == "relation":
        return _first_words(relation_kind(getattr(record, "kind", None)).label)
    if kind in _ROW_LETTERS:
        return _ROW_LETTERS[kind]
    return _(BY_NAME[kind].called)


def _first_words(label: str) -> str:
    return _(label).split(",")[0].split("(")[0].strip().lower()


def called(study: Study, kind: str, id_: str | None) -> str:
    """A record by its short name and its words: "E04 “Staff”"; an activity by its number."""
    record = study.get(kind, id_ or "")
    if record is None:
        return "?"
    if kind == "activity":
        return f"{record.number or record.ref} {quoted(read(record.text, study.language))}"
    if kind == "row":
        return f"{record.ref} ({target_words(study, record)})"
    name = name_in(study, record)
    return f"{record.ref} {quoted(name)}" if name != record.ref else str(record.ref)


def described(study: Study, kind: str, record: Record) -> str:
    """A record with its kind and words."""
    words = name_in(study, record)
    said = "" if words in ("", record.ref, _(BY_NAME[kind].called)) else quoted(words)
    if kind == "relation":
        source, target = (called(study, "element", each) for each in _relation_ends(record))
        arrow = "→" if getattr(record, "directed", None) else "─"
        head = " ".join(each for each in (record.ref, kind_words(kind, record), said) if each)
        return f"{head}, {source} {arrow} {target}"
    if kind == "row":
        said = _("about {what}").format(what=name_in(study, record))
    if kind == "activity":
        number = getattr(record, "number", None) or ""
        said = quoted(words)
        return " ".join(
            each for each in (record.ref, kind_words(kind, record), number, said) if each
        )
    return " ".join(each for each in (record.ref, kind_words(kind, record), said) if each)


def _relation_ends(record: Any) -> tuple[str | None, str | None]:
    return record.source, record.target


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
        yield _("due {when}").format(when=record.by_when)
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
    "learning": lambda _study, record: [record.about] if record.about else [],
}


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
    if put.kind == "definition":
        parts += _letters(study, put)
    ends = _ends(put.kind, record)
    chosen = [each for each in ends if _in_view(study, *each, place, line)]
    if chosen and len(ends) == 1:
        parts.append(_("which is chosen"))
    elif chosen:
        refs = ", ".join(called(study, *each).split(" ")[0] for each in chosen)
        parts.append(_("{refs} is chosen").format(refs=refs))
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
        words += ties(study, put.kind, record)
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
