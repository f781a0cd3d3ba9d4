"""The versions of a root definition, read out of the change log: what changed in each, when, and who was there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.definition_rows import OMITTED, ROW_KINDS, row_words
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.situation import Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.store.change_log import LogEntry

FIELDS: Final = (
    ("p", "P"),
    ("q", "Q"),
    ("r", "R"),
    ("transformation_input", "T"),
    ("transformation_output", "T"),
    ("worldview", "W"),
    ("sentence", ""),
    ("type", ""),
    ("status", ""),
    *((name, letter) for letter, name in OMITTED.items()),
)
"""The fields of a definition that a version may change, with their letters."""

_LETTERS: Final = {kind: letter for letter, kind in ROW_KINDS.items()}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One text that a version changed.

    Attributes:
        letter: P Q R T W C A O E; "" for what has none.
        field: the field of the definition, or the kind of a row.
        before, after: what it said; "" where it said nothing.
    """

    letter: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """What was done to a definition while it carried one number.

    Attributes:
        number: 1 for the first.
        first, last: when work on it began and ended, in UTC.
        authors: whose names stand at the changes; counting the version is none.
        present: the session's participants as they were entered then, by pseudonym.
        changes: what is different at its end from what was there at its beginning.
    """

    number: int
    first: datetime
    last: datetime
    authors: tuple[str, ...]
    present: tuple[str, ...]
    changes: tuple[FieldChange, ...]


@dataclass(slots=True)
class _Work:
    """The entries of one version while they are gathered."""

    first: datetime
    last: datetime
    authors: dict[str, None] = field(default_factory=dict)
    present: tuple[str, ...] = ()
    records: dict[tuple[str, str], tuple[Record | None, Record | None]] = field(
        default_factory=dict
    )


def versions_of(log: Iterable[LogEntry], study: Study, definition_id: str) -> tuple[Version, ...]:
    """The versions of a definition, oldest first, as far back as the log goes.

    Args:
        log: the whole log, oldest first.
        study: the study as it is after the last entry.
        definition_id: the definition.
    """
    definition = study.root_definitions.get(definition_id)
    if definition is None:
        return ()
    entries = tuple(log)
    newest = definition.version or 1
    there = _present(entries, study)
    works: dict[int, _Work] = {}
    number = 1
    for entry, present in zip(entries, there, strict=True):
        mine = [put for put in entry.changes.puts if _is_of(put, definition_id)]
        if not mine:
            continue
        number = _number(mine, number)
        work = works.setdefault(number, _Work(entry.at, entry.at))
        work.last, work.present = entry.at, present
        if not all(_only_counts(put) for put in mine):
            work.authors[entry.author] = None
        for put in mine:
            before, _after = work.records.get((put.kind, put.id), (put.before, None))
            work.records[put.kind, put.id] = before, put.after
    return tuple(
        Version(
            number,
            work.first,
            work.last,
            tuple(each for each in work.authors if each),
            work.present,
            tuple(_changes(work, study.language)),
        )
        for number, work in sorted(works.items())
        if number <= newest
    )


def _is_of(put: RecordChange, definition_id: str) -> bool:
    if put.kind == "definition":
        return put.id == definition_id
    return put.kind in _LETTERS and any(
        getattr(record, "definition", None) == definition_id for record in (put.before, put.after)
    )


def _only_counts(put: RecordChange) -> bool:
    """Whether nothing but the number of the version is different."""
    return (
        isinstance(put.before, RootDefinition)
        and isinstance(put.after, RootDefinition)
        and replace(put.before, version=put.after.version) == put.after
    )


def _number(puts: Iterable[RecordChange], now: int) -> int:
    """The version that these changes belong to; `now` where they do not touch the definition itself."""
    for put in puts:
        if isinstance(put.after, RootDefinition):
            return put.after.version or 1
    return now


def _present(entries: tuple[LogEntry, ...], study: Study) -> tuple[tuple[str, ...], ...]:
    """The participants after each entry, found backwards from those of now."""
    now: dict[str, Record] = dict(study.participants)
    found: list[tuple[str, ...]] = []
    names = _names(now)
    for entry in reversed(entries):
        found.append(names)
        puts = [put for put in entry.changes.puts if put.kind == "participant"]
        for put in puts:
            if put.before is None:
                now.pop(put.id, None)
            else:
                now[put.id] = put.before
        if puts:
            names = _names(now)
    return tuple(reversed(found))


def _names(participants: dict[str, Record]) -> tuple[str, ...]:
    return tuple(
        each.pseudonym or each.ref
        for each in participants.values()
        if isinstance(each, Participant)
    )


def _changes(work: _Work, language: str) -> Iterable[FieldChange]:
    for (kind, _id), (before, after) in work.records.items():
        if kind != "definition":
            was, now = (row_words(each, language) if each else "" for each in (before, after))
            if was != now:
                yield FieldChange(_LETTERS[kind], kind, was, now)
            continue
        for name, letter in FIELDS:
            was, now = (_said(getattr(each, name, None), language) for each in (before, after))
            if was != now:
                yield FieldChange(letter, name, was, now)


def _said(value: Text | str | None, language: str) -> str:
    return value if isinstance(value, str) else read(value, language)
