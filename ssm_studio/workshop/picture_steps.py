"""How a picture came to be, step by step, from the log of its file: drawn, moved, worded anew, taken away.

What readers may not see was never there, nor what was kept from them at any time, nor what was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.formats.redaction import for_readers
from ssm_studio.store.change_log import forward_into
from ssm_studio.store.session_file import SessionFile

Marks = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class PictureStep:
    """A picture after one step.

    Attributes:
        at: when it was made.
        study: the picture as it was then, and nothing else but the session's header.
        new, moved, changed: the ids of elements and lines that came, that stand elsewhere, that are otherwise.
        gone: what was taken away, as it was before.
    """

    at: datetime
    study: Study
    new: tuple[str, ...]
    moved: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[Record, ...]


def picture_steps(path: Path, picture_id: str) -> tuple[PictureStep, ...]:
    """Every step of a picture, the first first; () where the log says nothing of it.

    Raises:
        SessionFileError: the file cannot be read.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        entries, hidden = file.entries(), set(file.forgotten())
    states = list(_states((each.at, puts) for each, puts in entries))
    found: list[tuple[datetime, Study]] = []
    before: Marks = {}
    for at, study in states:
        marks = _marks(study, picture_id)
        if marks.keys() == before.keys() and all(marks[id_] is before[id_] for id_ in marks):
            continue
        before = marks
        seen = _marks(for_readers(study), picture_id)
        hidden |= marks.keys() - seen.keys()
        found.append((at, study))
    return tuple(_steps(found, picture_id, hidden))


def _states(entries: Iterator[tuple[datetime, str]]) -> Iterator[tuple[datetime, Study]]:
    tables: dict[str, dict[str, Record]] = {}
    for at, puts in entries:
        forward_into(tables, puts)
        yield (
            at,
            Study(
                sessions=dict(tables.get("session", {})),  # type: ignore[arg-type] # told by its kind
                pictures=dict(tables.get("picture", {})),  # type: ignore[arg-type]
                elements=dict(tables.get("element", {})),  # type: ignore[arg-type]
                relations=dict(tables.get("relation", {})),  # type: ignore[arg-type]
            ),
        )


def _marks(study: Study, picture_id: str) -> dict[str, Record]:
    return {
        each.id: each
        for each in (*elements_of(study, picture_id), *relations_of(study, picture_id))
    }


def _steps(
    states: list[tuple[datetime, Study]], picture_id: str, hidden: set[str]
) -> Iterator[PictureStep]:
    before: dict[str, Record] = {}
    for at, study in states:
        marks = {id_: each for id_, each in _marks(study, picture_id).items() if id_ not in hidden}
        moved: list[str] = []
        changed: list[str] = []
        for id_ in marks.keys() & before.keys():
            old, now = before[id_], marks[id_]
            if old != now:
                (changed if _look(old) != _look(now) else moved).append(id_)
        new = tuple(id_ for id_ in marks if id_ not in before)
        gone = tuple(each for id_, each in before.items() if id_ not in marks)
        before = marks
        if new or moved or changed or gone:
            part = for_readers(study)
            elements = {id_: each for id_, each in part.elements.items() if id_ in marks}
            relations = {id_: each for id_, each in part.relations.items() if id_ in marks}
            shown = Study(
                sessions=part.sessions,
                pictures=part.pictures,
                elements=elements,
                relations=relations,
            )
            yield PictureStep(at, shown, new, tuple(sorted(moved)), tuple(sorted(changed)), gone)


def _look(record: Record) -> tuple[object, ...]:
    """What of a mark is not its place."""
    if isinstance(record, Element):
        return record.kind, record.label, record.belongs_to, record.parties, record.is_issue
    assert isinstance(record, Relation)
    return record.kind, record.label, record.source, record.target, record.directed
