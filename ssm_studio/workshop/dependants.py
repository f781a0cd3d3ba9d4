"""What hangs together with a record that one deleted and another worked with: it stays with it, or comes back with it.

A relation is nothing without its ends, and a picture that goes takes its elements along: where one of them is kept,
all that names it or is named by it has to be there too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record, names_any


def hanging_on(kept: Mapping[str, Record], deleted: Iterable[RecordChange]) -> set[str]:
    """The ids of those deleted records that name a record that is kept, or are named by one, and so on.

    Args:
        kept: by id.
        deleted: each with the record in `before`.
    """
    there, found = dict(kept), set[str]()
    waiting = {put.id: put.before for put in deleted if put.before is not None}
    while True:
        named = {each for record in there.values() for each in _named(record)}
        more = {
            id_: record
            for id_, record in waiting.items()
            if id_ in named or any(_names(field, record, there) for field in _naming(record))
        }
        if not more:
            return found
        found |= more.keys()
        there |= more
        for id_ in more:
            del waiting[id_]


def with_references(before: Record, after: Record, kept: Collection[str]) -> Record:
    """The record after a deletion, with its references back to what is there all the same."""
    values: dict[str, Any] = {}
    for field in _naming(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if isinstance(old, tuple) and isinstance(new, tuple):
            stay = [
                each
                for each in old
                if each in new or _is_named(_first(each), field.metadata["refers"], kept)
            ]
            stay += [each for each in new if each not in stay]
            if tuple(stay) != new:
                values[field.name] = tuple(stay)
        elif new is None and _names(field, before, kept):
            values[field.name] = old
    return replace(after, **values) if values else after


def _naming(record: Record) -> Iterator[Any]:
    for field in fields_of(type(record)):
        if field.metadata["refers"] or field.metadata["parent"]:
            yield field


def _names(field: Any, record: Record, ids: Collection[str]) -> bool:
    refers = field.metadata["refers"] or field.metadata["parent"]
    return any(_is_named(each, refers, ids) for each in _members(getattr(record, field.name)))


def _named(record: Record) -> Iterator[str]:
    for field in _naming(record):
        for each in _members(getattr(record, field.name)):
            for part in each.split(">"):
                yield part.split(".")[0]


def _is_named(reference: str, refers: str, ids: Collection[str]) -> bool:
    return names_any(reference, refers or "", set(ids))


def _members(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from map(_first, value)


def _first(member: Any) -> str:
    return member if isinstance(member, str) else str(member[0])
