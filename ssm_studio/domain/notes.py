"""Notes in the margin: what a reader of a page wrote beside a record, such as the comments of a supervisor.

They come in with a Word file and are kept with the record until somebody takes them away as answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ssm_studio.domain.definition_rows import ROW_KINDS, rows_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.values import dataclass

NOTES = "notes"
"""The name under which they are kept beside a record."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote in the margin; `at` is an ISO date and time, "" where the file says none."""

    text: str
    author: str = ""
    at: str = ""

    def kept(self) -> dict[str, str]:
        """The note as it is kept."""
        return {"text": self.text, "author": self.author, "at": self.at}


@dataclass(frozen=True, slots=True)
class NoteBeside:
    """A note with the record beside which it stands, and its place among that record's notes."""

    kind: str
    record: str
    place: int
    note: Note


def notes_of(kept: str) -> Iterator[Note]:
    """The notes that are kept beside a record."""
    about = json.loads(kept) if kept else {}
    found = about.get(NOTES) if isinstance(about, dict) else None
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict):
            yield Note(*(str(each.get(name) or "") for name in ("text", "author", "at")))


def with_notes(kept: str, new: tuple[Note, ...]) -> str:
    """What is kept beside a record, with the notes that are not there yet."""
    about = json.loads(kept) if kept else {}
    there = tuple(notes_of(kept))
    more = [each for each in new if each not in there]
    if not more:
        return kept
    about[NOTES] = [each.kept() for each in (*there, *more)]
    return json.dumps(about, ensure_ascii=False)


def without_notes(kept: str) -> str:
    """What is kept beside a record, but for the notes: those are for whoever writes, not for readers."""
    if f'"{NOTES}"' not in kept:
        return kept
    about = json.loads(kept)
    about.pop(NOTES, None)
    return json.dumps(about, ensure_ascii=False) if about else ""


def notes_about(study: Study, definition: str) -> tuple[NoteBeside, ...]:
    """The notes beside a root definition and beside its rows, letter by letter."""
    record = study.root_definitions.get(definition)
    if record is None:
        return ()
    beside: list[tuple[str, Record]] = [("definition", record)]
    beside += [
        (kind, row)
        for letter, kind in ROW_KINDS.items()
        for row in rows_of(study, definition, letter)
    ]
    return tuple(
        NoteBeside(kind, each.id, place, note)
        for kind, each in beside
        if each.kept
        for place, note in enumerate(notes_of(each.kept))
    )
