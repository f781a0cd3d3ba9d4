"""What `show`, `find` and `trace` print: a stage, one record, whose words hold something, where a thing comes from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.definition_rows import ROW_KINDS, row_words, rows_of
from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.notes import notes_about
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in, name_of
from ssm_studio.domain.study import (
    Study,
    children,
    conceptual_models,
    elements_of,
    relations_of,
)
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _
from ssm_studio.method.stage_names import title_of
from ssm_studio.say.answer_names import called, described, kind_words, one_line, quoted
from ssm_studio.say.dependants import hanging_lines, measure_lines, row_facts
from ssm_studio.say.facts.research import declared_lines
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.open_differences import differences
from ssm_studio.say.results import Place
from ssm_studio.say.ties import ties, told_already

Found = tuple[str, Record]
_HIDDEN: Final = ("session", "waiver")
_FIRST: Final = (
    *("participant", "element", "relation", "theme", "picture", "system", "definition", "model"),
    *("activity", "row", "debate", "accommodation", "change", "action", "learning"),
)


def named(study: Study, words: str, place: Place) -> Found | None:
    """What a short name, the number of an activity in view, or a whole label means."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return None
    kinds = (*_FIRST, *(each for each in BY_NAME if each not in _FIRST and each not in _HIDDEN))
    for kind in kinds:
        for record in study.table(kind).values():
            if record.ref and record.ref.casefold() == wanted:
                return kind, record
    if place.model and (activity := activity_numbered(study, place.model, wanted)) is not None:
        return "activity", activity
    same = [
        (kind, record)
        for kind in kinds
        for record in study.table(kind).values()
        if name_in(study, record).casefold() == wanted
    ]
    return same[0] if len(same) == 1 else None


def stage_lines(study: Study, stage: int, place: Place) -> list[str]:
    """What a stage holds, one line a thing."""
    heading = f"{stage} {_(title_of(stage))}"
    lines = list(_STAGES[stage](study, place))
    return [heading, *(lines or [_("Nothing is here yet.")])]


def _picture(study: Study, place: Place) -> Iterator[str]:
    for picture in study.pictures.values():
        if place.picture in (None, picture.id):
            yield described(study, "picture", picture)
            yield from picture_lines(study, picture.id)
            yield from _readings(study, picture.id)
        else:
            yield _("{what}, not in view").format(what=described(study, "picture", picture))
    for theme in study.themes.values():
        yield ", ".join((described(study, "theme", theme), *ties(study, "theme", theme)))


def picture_lines(study: Study, picture: str) -> Iterator[str]:
    """A picture in words: each element, and below it every line that begins or ends at it."""
    for element in elements_of(study, picture):
        yield ", ".join((described(study, "element", element), *ties(study, "element", element)))
        for line in _relation_lines(study, element.id, picture):
            yield f"  {line}"


def _readings(study: Study, picture: str) -> Iterator[str]:
    """How others read a picture, before those who drew it explained."""
    for each in children(study.interpretations, "picture", picture):
        who = study.groups.get(each.group or "") or study.participants.get(each.read_by or "")
        name = name_of(who, study.language) if who is not None else "?"
        yield _("read by {who}: {words}").format(
            who=name, words=quoted(read(each.text, study.language))
        )


def _relation_lines(study: Study, element: str, picture: str) -> Iterator[str]:
    """The lines of an element: those that go out, then those that come in."""
    for outgoing in (True, False):
        for relation in relations_of(study, picture):
            here, there = relation.source, relation.target
            if not outgoing:
                here, there = there, here
            if here != element:
                continue
            directed = relation.directed
            sign = ("→" if outgoing else "←") if directed else "─"
            label = read(relation.label, study.language)
            words = f"{kind_words('relation', relation)}{f' {quoted(label)}' if label else ''}"
            yield f"{relation.ref} {sign} {words} {sign} {called(study, 'element', there)}"


def _definitions(study: Study, _place: Place) -> Iterator[str]:
    for system in study.relevant_systems.values():
        yield described(study, "system", system)
        for definition in study.root_definitions.values():
            if definition.system == system.id:
                yield from (f"  {each}" for each in definition_lines(study, definition))
    for definition in study.root_definitions.values():
        if definition.system not in study.relevant_systems:
            yield from definition_lines(study, definition)


def definition_lines(study: Study, definition: Any) -> Iterator[str]:
    """A root definition: its sentence, then letter by letter."""
    from ssm_studio.method.sentence import sentence_text

    yield f"{definition.ref} {one_line(sentence_text(study, definition, study.language))}"
    for letter, field in (("P", "p"), ("Q", "q"), ("R", "r"), ("W", "worldview")):
        if words := read(getattr(definition, field), study.language):
            yield f"  {letter} {one_line(words)}"
    ends = (definition.transformation_input, definition.transformation_output)
    if any(ends):
        yield "  T " + " -> ".join(one_line(read(each, study.language)) for each in ends)
    for letter in ROW_KINDS:
        if rows := rows_of(study, definition.id, letter):
            words = "; ".join(
                one_line(row_words(each, study.language)) + row_facts(study, each) for each in rows
            )
            yield f"  {letter} {words}"
    for beside in notes_about(study, definition.id):
        who = ", ".join(filter(None, (beside.note.author, day_said(beside.note.at[:10], _)))) or "?"
        words = one_line(beside.note.text)
        yield "  " + _("note by {who}: {words}").format(who=one_line(who), words=words)


def _models(study: Study, place: Place) -> Iterator[str]:
    for model in conceptual_models(study):
        if place.model in (None, model.id):
            yield ", ".join((described(study, "model", model), *ties(study, "model", model)))
            yield from _activity_lines(study, model.id)
        else:
            yield _("{what}, not in view").format(what=described(study, "model", model))


def _activity_lines(study: Study, model: str) -> Iterator[str]:
    """The activities of a model in logical order, with what each needs and feeds."""
    from ssm_studio.diagram.model.text_view import text_lines

    for each in text_lines(study, model, study.language):
        yield ", ".join((f"{each.number} {each.words}".strip(), *each.relations))


def _action(study: Study, _place: Place) -> Iterator[str]:
    for kind in ("row", "debate", "accommodation", "change", "action", "learning"):
        for record in study.table(kind).values():
            yield ", ".join((described(study, kind, record), *ties(study, kind, record)))
    yield from differences(study)


def _research(study: Study, _place: Place) -> Iterator[str]:
    yield from declaration_lines(study)
    for kind in ("cycle_note", "reconstruction", "learning"):
        for record in study.table(kind).values():
            yield ", ".join((described(study, kind, record), *ties(study, kind, record)))


_STAGES: Final[dict[int, Callable[[Study, Place], Iterator[str]]]] = {
    1: _picture,
    2: _definitions,
    3: _models,
    4: _action,
    5: _research,
}


def record_lines(study: Study, kind: str, record: Any) -> list[str]:
    """One record: what it is, what it hangs together with, and its other words."""
    facts = [
        f"  {each}" for each in told_facts(study, kind, record, but=told_already(kind, record))
    ]
    hanging = [f"  {each}" for each in hanging_lines(study, record)]
    measures = [
        f"  {each}"
        for each in (measure_lines(study, record) if kind in ("model", "definition") else ())
    ]
    if kind == "definition":
        return [*definition_lines(study, record), *measures, *facts, *hanging]
    lines = [described(study, kind, record), *(f"  {each}" for each in ties(study, kind, record))]
    if kind == "element" and record.picture:
        lines += (f"  {each}" for each in _relation_lines(study, record.id, record.picture))
        themes = [each for each in study.themes.values() if record.id in each.issues]
        lines += ("  " + _("in {what}").format(what=called(study, "theme", t.id)) for t in themes)
    lines += (*facts, *measures)
    if kind not in ("activity", "row", "model"):
        told = {*(each.field for each in facts_of(kind)), *told_already(kind, record)}
        told |= {f"{each}_reason" for each in ("desirable", "feasible")}
        lines += (f"  {each}" for each in _texts(study, record, told))
    lines += hanging
    if kind == "picture":
        lines += (*picture_lines(study, record.id), *_readings(study, record.id))
    if kind == "model":
        lines += _activity_lines(study, record.id)
    return lines


def _texts(study: Study, record: Record, told: Collection[str] = ()) -> Iterator[str]:
    from ssm_studio.method.rules.field_words import FIELD_WORDS

    name = name_in(study, record)
    for field in fields_of(type(record)):
        if field.name in told:
            continue
        value = getattr(record, field.name)
        words = value.read(study.language) if isinstance(value, Text) else ""
        if words and words != name:
            label = _(FIELD_WORDS[field.name]) if field.name in FIELD_WORDS else ""
            yield one_line(f"{label}: {words}" if label else words)


def declaration_lines(study: Study) -> list[str]:
    """What was declared of the research interest."""
    declared = study.declaration
    if declared is None:
        return []
    told = {each.field for each in facts_of("research")}
    lines = list(told_facts(study, "research", declared, but=("provenance", "interest")))
    return [*lines, *_texts(study, declared, told), *declared_lines(study)]


def found_lines(study: Study, words: str) -> list[str]:
    """Every record whose words hold these, with its short name."""
    wanted = " ".join(words.casefold().split())
    lines = []
    for kind, record in study.everything():
        if kind in _HIDDEN or not record.ref:
            continue
        if any(wanted in " ".join(each.casefold().split()) for each in _all_words(record)):
            lines.append(described(study, kind, record))
    return lines


def _all_words(record: Record) -> Iterable[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, Text):
            yield from value.everything
        elif isinstance(value, str) and field.name in ("person", "pseudonym"):
            yield value


def trace_lines(study: Study, kind: str, record: Record) -> list[str]:
    """Where a record comes from and what came of it, in the order of the way."""
    from ssm_studio.method.trace import CALLED, trace

    return [
        one_line(
            f"{'>' if step.here else ' '} {_(CALLED[step.kind])}: {step.ref} {quoted(step.words)}"
        )
        for step in trace(study, kind, record.id)
    ]
