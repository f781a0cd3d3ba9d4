"""What a page of root definitions would change in a session, and the one step that does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.edit import set_fields, write
from ssm_studio.domain.edit_definitions import (
    add_definition,
    add_row,
    add_system,
    choose_system,
)
from ssm_studio.domain.notes import Note, notes_of, with_notes
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.written.matching import match_rows
from ssm_studio.formats.written.parse import Written
from ssm_studio.i18n import N_, _
from ssm_studio.method.sentence import sentence_text

_FIELD_OF: Final = {
    "sentence": ("sentence", N_("sentence")),
    "p": ("p", "P"),
    "q": ("q", "Q"),
    "r": ("r", "R"),
    "t-in": ("transformation_input", N_("T, input")),
    "t-out": ("transformation_output", N_("T, output")),
    "w": ("worldview", "W"),
}
"""The field of each text, and what it is called to people."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would come in: where, what stands there now, what would."""

    where: str
    before: str
    after: str


@dataclass(slots=True)
class Incoming:
    """The step, and what it does in words."""

    step: Changeset = NOTHING
    changes: list[Change] = field(default_factory=list)


def incoming(study: Study, page: Sequence[Written], found: Mapping[int, str]) -> Incoming:
    """The step that takes in each definition of the page whose place is in `found` ("" for a new one)."""
    taking = _Taking(study)
    for at, written in enumerate(page):
        if at in found:
            taking.definition(written, found[at])
    label = _("Take in root definitions")
    return Incoming(join(label, *taking.steps) if taking.steps else NOTHING, taking.changes)


class _Taking:
    """Makes step after step, each on the study after the one before."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.steps: list[Changeset] = []
        self.changes: list[Change] = []

    def _do(self, step: Changeset) -> None:
        if step.puts:
            self.steps.append(step)
            self.study = apply(self.study, step)

    def definition(self, written: Written, id_: str) -> None:
        """Take in one definition."""
        id_ = id_ or self._new(written)
        ref = self.study.root_definitions[id_].ref
        for name, words in written.texts.items():
            self._text(id_, ref, name, words)
        for row, record in match_rows(self.study, id_, written.rows):
            self._row(id_, ref, row.letter, row.words, record.id if record else "", row.notes)
        self._notes("definition", id_, ref, written.notes)

    def _new(self, written: Written) -> str:
        """A system with the name of the heading and an empty definition for it."""
        if written.name:
            step = add_system(self.study, written.name)
            self._do(step)
            before = set(self.study.root_definitions)
            self._do(choose_system(self.study, step.puts[0].id))
            id_ = next(iter(set(self.study.root_definitions) - before))
        else:
            step = add_definition(self.study)
            self._do(step)
            id_ = step.puts[0].id
        ref = self.study.root_definitions[id_].ref
        self.changes.append(Change(ref, "", written.name or _("a new one")))
        return id_

    def _text(self, id_: str, ref: str, name: str, words: str) -> None:
        field_, called = _FIELD_OF[name]
        language = self.study.language
        definition = self.study.root_definitions[id_]
        shown = read(getattr(definition, field_), language)
        if name == "sentence" and not shown:
            shown = sentence_text(self.study, definition, language)
        if _folded(words) == _folded(shown):
            return
        self._do(write(self.study, "definition", id_, field_, words))
        self.changes.append(Change(f"{ref} {_(called)}", shown, words))

    def _row(
        self, id_: str, ref: str, letter: str, words: str, record: str, notes: Sequence[Note]
    ) -> None:
        kind = ROW_KINDS[letter]
        name = "what" if letter == "E" else "who"
        if not record:
            step = add_row(self.study, id_, letter, words)
            self._do(step)
            record = step.puts[0].id
            self.changes.append(Change(f"{ref} {letter}", "", words))
        else:
            now = read(getattr(self.study.get(kind, record), name), self.study.language)
            if _folded(now) != _folded(words):
                self._do(write(self.study, kind, record, name, words))
                self.changes.append(Change(f"{ref} {letter}", now, words))
        self._notes(kind, record, f"{ref} {letter}", notes)

    def _notes(self, kind: str, id_: str, where: str, notes: Sequence[Note]) -> None:
        """Keep what was noted beside a record with it; what is there already is not kept twice."""
        record = self.study.get(kind, id_)
        if record is None or not notes:
            return
        there = tuple(notes_of(record.kept))
        new = [each for each in notes if each not in there]
        if not new:
            return
        label = _("Note beside “{name}”").format(name=short_name(record, self.study.language))
        self._do(
            set_fields(self.study, kind, id_, label, kept=with_notes(record.kept, tuple(notes)))
        )
        for each in new:
            said = ", ".join(filter(None, (each.author, each.at)))
            called = _("{where}, note by {who}").format(where=where, who=said or "?")
            self.changes.append(Change(called, "", each.text))


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold().strip(" .")
