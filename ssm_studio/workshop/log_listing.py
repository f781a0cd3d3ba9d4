"""The change log for printing: a piece at a time, and without the words of what is private."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.privacy import is_private, is_secret
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError
from ssm_studio.store import errors, log_table
from ssm_studio.store.change_log import forward_into, sides_of, touched
from ssm_studio.store.log_headings import Heading
from ssm_studio.store.session_file import SessionFile
from ssm_studio.values import dataclass

PIECE: Final = 500
"""Entries that are read at once; between two pieces others can write."""

_SHORTEST: Final = 4
_CUT: Final = 31
"""Letters that a label has of a longer text."""


_Side = tuple[set[str], set[str], tuple[str, ...], Callable[[Record], bool]]
"""What is kept back: ids of today's records, those of all of them, words in labels, and how a record is asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log.

    Attributes:
        records: kind, id and reference of each record that it changed.
        sides: of each of them, the fields that differ as the log writes them, before and after; None where it was
            not there.
        forgotten: ids of the records that were forgotten in this session, to which a side may still point.
        private: whether it changed what is for the facilitator only, or its label quotes such words.
        hidden: the ids of those records.
        secret: the same of what is shown not even to who asks for what is private.
        secret_ids: the ids of those.
    """

    heading: Heading
    records: tuple[tuple[str, str, str], ...]
    private: bool
    hidden: frozenset[str]
    secret: bool
    secret_ids: frozenset[str]
    sides: tuple[tuple[dict[str, Any] | None, dict[str, Any] | None], ...] = ()
    forgotten: frozenset[str] = frozenset()


def stream(path: Path) -> Iterator[Line]:
    """The entries of a session's log, oldest first; nothing is written.

    Raises:
        SessionFileError: it cannot be opened; `DamagedFileError` where an entry makes no sense.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        study = _study_of(file)
        present = {record.id for _kind, record in study.everything()}
        sides = tuple(_side(study, present, kept) for kept in (is_private, is_secret))
        gone: frozenset[str] = frozenset()
        if file.sealed:
            gone = frozenset(file.reading(log_table.forgotten_kinds))
        tables: dict[str, dict[str, Record]] = {}
        first = 1
        while entries := file.entries(first, first + PIECE - 1):
            for heading, puts in entries:
                yield replace(_line(path, heading, puts, tables, sides), forgotten=gone)
            first = entries[-1][0].seq + 1


def _side(study: Study, present: set[str], kept: Callable[[Record], bool]) -> _Side:
    own = {record.id for _kind, record in study.everything() if kept(record)}
    # What goes with a private record tells of it.
    hidden = gone_with(study, kept) | own
    return hidden, present, words_kept_back(study, own), kept


def _study_of(file: SessionFile) -> Study:
    try:
        return file.load()
    except StudioError:
        return Study()  # the log may be whole where a record is not


def _line(
    path: Path,
    heading: Heading,
    puts: str,
    tables: dict[str, dict[str, Record]],
    sides: tuple[_Side, ...],
) -> Line:
    try:
        named, differing = touched(puts), sides_of(puts)
        before = [tables.get(kind, {}).get(id_) for kind, id_ in named]
        forward_into(tables, puts)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise errors.damaged(path) from error
    after = [tables.get(kind, {}).get(id_) for kind, id_ in named]
    there = [
        (id_, tuple(each for each in records if each is not None))
        for (_kind, id_), *records in zip(named, after, before, strict=True)
    ]
    refs = tuple(
        (kind, id_, records[0].ref if records else "")
        for (kind, id_), (_id, records) in zip(named, there, strict=True)
    )
    private, secret = (_kept_back(heading.label, there, side) for side in sides)
    return Line(heading, refs, *private, *secret, sides=differing)


def _kept_back(
    label: str, there: list[tuple[str, tuple[Record, ...]]], side: _Side
) -> tuple[bool, frozenset[str]]:
    """Whether an entry's label is kept back, and the ids of its records that are."""
    now, present, words, kept = side
    # What is there still is as private as it is now; what is gone, as it was.
    hidden = frozenset(
        id_
        for id_, records in there
        if id_ in now or (id_ not in present and any(map(kept, records)))
    )
    # The beginning, and whatever else changes many records, quotes none of them.
    alone = bool(hidden) and len(hidden) == len(there)
    # What a record was called then is nowhere in the study of today.
    of_then = {
        each
        for id_, records in there
        if id_ in hidden
        for record in records
        for each in _called(record)
    }
    return alone or any(each in label for each in (*words, *of_then)), hidden


def words_kept_back(study: Study, hidden: Collection[str]) -> tuple[str, ...]:
    """What the records that are kept back are called, as a label cuts it."""
    found = {
        each
        for _kind, record in study.everything()
        if record.id in hidden
        for each in _called(record)
    }
    return tuple(sorted(found))


def _called(record: Record) -> Iterator[str]:
    """The texts of a record as a label cuts them; those of a few letters stand in others' words too."""
    for name in type(record).__dataclass_fields__:
        value = getattr(record, name)
        if isinstance(value, Text):
            flat = (" ".join(each.split()) for each in value.everything)
            yield from (each[:_CUT].rstrip() for each in flat if len(each) >= _SHORTEST)
