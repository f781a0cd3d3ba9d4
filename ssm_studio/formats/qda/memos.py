"""Memos of a REFI-QDA project: definitions, models in words, learning, diary, declaration and reconstruction."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.domain.definition_rows import ROW_KINDS, row_words, rows_of
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.qda.names import clean, element, guid
from ssm_studio.i18n import translator
from ssm_studio.method.field_names import FIELD_NAMES
from ssm_studio.method.sentence import sentence_text

_IN_FULL = (
    *("research", "declared", "reconstruction", "learning", "cycle_note"),
    *("accommodation", "change", "action", "interpretation", "diary"),
)


def memos(
    project: ET.Element, study: Study, language: str, user: str, files: dict[str, bytes]
) -> None:
    """Every memo, with its text beside the project."""
    notes = ET.Element("Notes")
    for id_, name, words in _all(study, language):
        if words.strip():
            note = element(notes, "Note", guid=id_, name=name)
            note.set("plainTextPath", f"internal://{id_}.txt")
            note.set("creatingUser", user)
            files[f"{id_}.txt"] = clean(words).encode()
    if len(notes):
        project.append(notes)


def _all(study: Study, language: str) -> Iterator[tuple[str, str, str]]:
    """Id, name and words of each memo."""
    t = translator(language)
    for definition in study.root_definitions.values():
        lines = [sentence_text(study, definition, language), *_fields(study, definition, language)]
        for letter in ROW_KINDS:
            rows = rows_of(study, definition.id, letter)
            if rows:
                lines.append(f"{letter}: " + "; ".join(row_words(each, language) for each in rows))
        name = definition.ref or t("Root definition")
        yield guid(definition.id), name, "\n".join(filter(None, lines))
    for model in study.models.values():
        activities = (
            f"{each.number or ''} {read(each.text, language)}".strip()
            for each in view_of(study, model.id).activities
        )
        yield guid(model.id), model.ref or t("Model"), "\n".join(activities)
    for kind in _IN_FULL:
        for each in study.table(kind).values():
            name = " ".join(filter(None, (each.ref, t(BY_NAME[kind].called))))
            yield guid(each.id), name, "\n".join(_fields(study, each, language))


def _fields(study: Study, record: Record, language: str) -> Iterator[str]:
    """Every text of a record under its name; a link by the name of what it leads to."""
    t = translator(language)
    for each in fields_of(type(record)):
        value = getattr(record, each.name)
        called = t(FIELD_NAMES.get(each.name, each.name))
        if isinstance(value, Text):
            yield f"{called}: {read(value, language)}"
        elif each.metadata["refers"] and isinstance(value, tuple) and value:
            named = (
                f"{found.ref} {name_in(study, found)}".strip()
                for id_ in value
                if isinstance(id_, str) and (found := study.find(id_.partition(".")[0])) is not None
            )
            if words := "; ".join(named):
                yield f"{called}: {words}"
