"""How a record becomes a row of its table or an entry of the change log, and back; derived from its dataclass.

In a row, a `Text` is JSON: a string where no language was said, else an object with "en" and "id"; lists are
JSON arrays; a field without a value is NULL. In the change log everything is JSON and fields without a value
are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final

from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.store.text_json import dump, text_from_plain, text_to_plain
from ssm_studio.values import dataclass


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Sort:
    """One of the types that a field may have: its column type, whether the column holds JSON, both ways."""

    sql: str
    json: bool
    to_plain: Callable[[Any], Any]
    from_plain: Callable[[Any], Any]


SORTS: Final = {
    WORD: Sort("TEXT", False, _same, _same),
    NUMBER: Sort("INTEGER", False, _same, _same),
    FLAG: Sort("INTEGER", False, _same, bool),
    TEXT: Sort("TEXT", True, text_to_plain, text_from_plain),
    WORDS: Sort("TEXT", True, list, tuple),
    TEXTS: Sort(
        "TEXT",
        True,
        lambda texts: [text_to_plain(each) for each in texts],
        lambda items: tuple(text_from_plain(each) for each in items),
    ),
    MARKS: Sort(
        "TEXT",
        True,
        lambda pairs: [list(each) for each in pairs],
        lambda items: tuple((str(name), number) for name, number in items),
    ),
}
"""By the type of a field."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record and its column."""

    name: str
    sort: Sort
    default: Any

    def to_row(self, value: Any) -> Any:
        """What the column holds for this value."""
        if not self.sort.json:
            return value
        return None if value is None or value == () else dump(self.sort.to_plain(value))

    def from_row(self, cell: Any) -> Any:
        """The value that the column holds."""
        if cell is None:
            return self.default
        return self.sort.from_plain(json.loads(cell) if self.sort.json else cell)

    def to_plain(self, value: Any) -> Any:
        """What the change log holds for this value."""
        return None if value is None else self.sort.to_plain(value)

    def from_plain(self, value: Any) -> Any:
        """The value that the change log holds."""
        return self.default if value is None else self.sort.from_plain(value)


@dataclass(frozen=True, slots=True)
class Codec:
    """Both ways between the records of one kind and what a session file holds of them."""

    kind: str
    type: type[Record]
    table: str
    columns: tuple[Column, ...]
    insert: str
    select: str
    _values: Callable[[Record], tuple[Any, ...]]

    def to_row(self, record: Record) -> tuple[Any, ...]:
        """The cells of a record's row, in the order of `insert`."""
        values = self._values(record)
        return tuple(col.to_row(value) for col, value in zip(self.columns, values, strict=True))

    def from_row(self, cells: tuple[Any, ...]) -> Record:
        """The record in a row that `select` gave."""
        values = {
            col.name: col.from_row(cell)
            for col, cell in zip(self.columns, cells, strict=True)
            if cell is not None
        }
        return self.type(**values)

    def differing(self, before: Record, after: Record) -> list[tuple[Column, Any, Any]]:
        """The columns in which two records differ, with the value in each."""
        pairs = zip(self.columns, self._values(before), self._values(after), strict=True)
        return [(column, old, new) for column, old, new in pairs if old != new]

    def to_plain(self, record: Record) -> dict[str, Any]:
        """The record as the change log has it: only the fields that have a value."""
        pairs = zip(self.columns, self._values(record), strict=True)
        return {col.name: col.to_plain(value) for col, value in pairs if value != col.default}

    def values(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """Field values from what the change log has; what this version does not know is left out."""
        return {
            col.name: col.from_plain(plain[col.name]) for col in self.columns if col.name in plain
        }

    def only(self, names: Collection[str]) -> Codec:
        """This codec with fewer columns, for a file of another version."""
        columns = tuple(each for each in self.columns if each.name in names)
        return _codec(self.kind, columns)


@cache
def codec(kind: str) -> Codec:
    """The codec of one kind of record."""
    fields = fields_of(BY_NAME[kind].type)
    return _codec(
        kind, tuple(Column(each.name, SORTS[type_of(each)], each.default) for each in fields)
    )


def _codec(kind: str, columns: tuple[Column, ...]) -> Codec:
    spec = BY_NAME[kind]
    names = ", ".join(f'"{each.name}"' for each in columns)
    marks = ", ".join("?" for _ in columns)
    return Codec(
        kind,
        spec.type,
        spec.table,
        columns,
        f'INSERT INTO "{spec.table}" ({names}) VALUES ({marks})',
        f'SELECT {names} FROM "{spec.table}" ORDER BY "id"',
        attrgetter(*(each.name for each in columns)),
    )
