"""What comes of an edited page: one step for everything in which it differs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.definitions import (
    Actor,
    Constraint,
    Customer,
    Owner,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.edit import add, delete, set_fields
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.markdown.fingerprints import folded
from ssm_studio.formats.markdown.read_blocks import Said
from ssm_studio.formats.markdown.read_codes import values_of
from ssm_studio.formats.markdown.read_page import ReadDefinition, ReadSystem
from ssm_studio.formats.markdown.read_section import ReadRow
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import _
from ssm_studio.method.sentence import sentence_text

ADDED, CHANGED, MISSING, CLASH = "added", "changed", "missing", "clash"

_ROW_TYPES: Final[dict[str, type[Record]]] = {
    "C": Customer,
    "A": Actor,
    "O": Owner,
    "E": Constraint,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an edited page says otherwise than the session.

    Attributes:
        state: `ADDED`, `CHANGED`, `MISSING` (the file has it no more) or `CLASH` (the session changed it too).
        kind: of the record.
        id: of the record in the session; "" where there is none.
        field: what the page calls the wording; "" where it is about a whole record.
        called: where it is, for people.
        before: what the session says; "" where it is not there.
        after: what the file says.
        line: where the file says it; 0 for what it does not say any more.
        values: the new values of the record's fields.
        new: what was read, for a whole record that is to be added.
        parent: the definition that a new row belongs to.
        held: of a missing record: the session has changed it since, so that it is never deleted.
    """

    state: str
    kind: str
    id: str
    field: str
    called: str
    before: str
    after: str
    line: int
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    new: ReadDefinition | ReadRow | ReadSystem | None = None
    parent: str = ""
    held: bool = False


def to_changeset(
    study: Study, differences: Iterable[Difference], delete_missing: bool = False
) -> Changeset:
    """One step that brings in what was added and changed; clashes stay out, what is missing unless asked for."""
    whole = _Whole(study)
    for each in differences:
        if each.state == CHANGED:
            whole.change(each)
        elif each.state == ADDED:
            whole.added(each)
        elif each.state == MISSING and delete_missing and not each.held:
            whole.do(delete(whole.study, each.kind, each.id))
    return join(_("Take in edited Markdown"), *whole.steps)


class _Whole:
    """The study as it becomes, step by step."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.steps: list[Changeset] = []

    def do(self, step: Changeset) -> None:
        """Make a step."""
        if step:
            self.steps.append(step)
            self.study = apply(self.study, step)

    def change(self, each: Difference) -> None:
        """Give fields of one record their new values."""
        values = dict(each.values)
        if each.field == "system":
            values = {
                "system": self.system_called(Said(each.after, each.line), self.study.language)
            }
        self.do(set_fields(self.study, each.kind, each.id, "", **values))

    def added(self, each: Difference) -> None:
        """Add a system, a row, or a definition with its rows."""
        language = each.values["language"]
        match each.new:
            case ReadSystem():
                self.system(each.new, language)
            case ReadRow():
                self.row(each.new, each.parent, language)
            case ReadDefinition():
                self.definition(each.new, language)
            case _:
                pass

    def system(self, read: ReadSystem, language: str) -> None:
        """A relevant system that is kept aside."""
        values = _values("system", read.texts, language)
        self.do(add(self.study, RelevantSystem(id=new_id(), chosen=False, **values)))

    def row(self, read: ReadRow, parent: str, language: str) -> None:
        """A customer, actor, owner or constraint."""
        values = _values(ROW_KINDS[read.letter], read.texts(), language)
        made = _ROW_TYPES[read.letter](id=new_id(), **{"definition": parent, **values})
        self.do(add(self.study, made))

    def definition(self, read: ReadDefinition, language: str) -> None:
        """A new definition; its sentence stays composed where its fields say the same."""
        texts = {name: said for name, said in read.texts.items() if name != "sentence"}
        named = read.name is not None and read.name.words.strip()
        system = self.system_called(read.name, language) if named and read.name else None
        values: dict[str, Any] = {"level": "system", "version": 1, "status": "draft"}
        values |= _values("definition", texts, language)
        free = all(each.ref != read.ref for each in self.study.root_definitions.values())
        ref = read.ref if free and re.fullmatch(r"RD\d{1,9}", read.ref) else ""
        made = RootDefinition(id=new_id(), ref=ref, system=system, **values)
        self.do(add(self.study, made))
        for row in read.rows:
            self.row(row, made.id, language)
        sentence = read.texts.get("sentence")
        if sentence is None or not sentence.words.strip():
            return
        page = Page(self.study, language)
        shown = page.study.root_definitions.get(made.id, made)
        if folded(sentence_text(page.study, shown, language)) != folded(sentence.words):
            words = Text.said(sentence.words, language)
            self.do(set_fields(self.study, "definition", made.id, "", sentence=words))

    def system_called(self, name: Said | None, language: str) -> str | None:
        """The relevant system of that name, which is added and chosen where there is none."""
        if name is None:
            return None
        for each in self.study.relevant_systems.values():
            if each.name and folded(each.name.read(language)) == folded(name.words):
                return each.id
        made = RelevantSystem(id=new_id(), name=Text.said(name.words, language), chosen=True)
        self.do(add(self.study, replace(made)))
        return made.id


def _values(kind: str, texts: Mapping[str, Said], language: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, said in texts.items():
        if said.words.strip():
            values |= values_of(kind, name, said, language, None)
    return values
