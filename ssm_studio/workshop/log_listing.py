"""The change log for printing: a piece at a time, and without the words of what is private."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError
from ssm_studio.store import errors
from ssm_studio.store.change_log import forward_into, touched
from ssm_studio.store.headings import Heading
from ssm_studio.store.session_file import SessionFile

PIECE: Final = 500
"""Entries that are read at once; between two pieces others can write."""

_SHORTEST: Final = 4
_CUT: Final = 31
"""Letters that a label has of a longer text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log.

    Attributes:
        records: kind, id and reference of each record that it changed.
        private: whether it changed what is for the facilitator only, or its label quotes such words.
        hidden: the ids of those records.
    """

    heading: Heading
    records: tuple[tuple[str, str, str], ...]
    private: bool
    hidden: frozenset[str]


def stream(path: Path) -> Iterator[Line]:
    """The entries of a session's log, oldest first; nothing is written.

    Raises:
        SessionFileError: it cannot be opened; `DamagedFileError` where an entry makes no sense.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        study = _study_of(file)
        now = {record.id for _kind, record in study.everything() if is_private(record)}
        words = _private_words(study)
        tables: dict[str, dict[str, Record]] = {}
        first = 1
        while entries := file.entries(first, first + PIECE - 1):
            for heading, puts in entries:
                yield _line(path, heading, puts, tables, now, words)
            first = entries[-1][0].seq + 1


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
    now: set[str],
    words: tuple[str, ...],
) -> Line:
    try:
        named = touched(puts)
        before = [tables.get(kind, {}).get(id_) for kind, id_ in named]
        forward_into(tables, puts)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise errors.damaged(path) from error
    after = [tables.get(kind, {}).get(id_) for kind, id_ in named]
    hidden = {
        id_
        for (_kind, id_), *records in zip(named, before, after, strict=True)
        if id_ in now or any(each is not None and is_private(each) for each in records)
    }
    refs = tuple(
        (kind, id_, (new or old).ref if (new or old) is not None else "")  # type: ignore[union-attr]
        for (kind, id_), old, new in zip(named, before, after, strict=True)
    )
    # The beginning, and whatever else changes many records, quotes none of them.
    alone = bool(hidden) and len(hidden) == len(named)
    quotes = any(each in heading.label for each in words)
    return Line(heading, refs, alone or quotes, frozenset(hidden))


def _private_words(study: Study) -> tuple[str, ...]:
    """What private records are called, whole and as a label cuts it."""
    found: set[str] = set()
    for _kind, record in study.everything():
        if not is_private(record):
            continue
        for name in type(record).__dataclass_fields__:
            value = getattr(record, name)
            if isinstance(value, Text):
                flat = (" ".join(each.split()) for each in value.everything)
                found |= {each[:_CUT].rstrip() for each in flat if len(each) >= _SHORTEST}
    return tuple(sorted(found))
