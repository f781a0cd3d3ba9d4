"""The entries of copies that were merged into a session file, and all entries of a file as merging reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from ssm_studio.domain.field_types import TEXT, type_of
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.merging.entries import Entry, Write
from ssm_studio.store import chain
from ssm_studio.store.change_log import FORGOTTEN
from ssm_studio.store.rows import codec
from ssm_studio.values import dataclass

_COLUMNS: Final = (
    "id",
    "replica",
    "parent",
    "merged",
    "at",
    "author",
    "label",
    "merge_key",
    "undo_of",
    "puts",
    "salts",
    "digest",
)
_SAID: Final = ", ".join(f'"{each}"' for each in _COLUMNS)
_TONGUES: Final = ("plain", "en", "id")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as a file holds it; what it means is in `change_log` and `chain`."""

    id: str
    replica: str
    parent: str | None
    merged: str | None
    at: str
    author: str
    label: str
    merge_key: str | None
    undo_of: str | None
    puts: str
    salts: str
    digest: str


def all_of(conn: sqlite3.Connection) -> Iterator[RawEntry]:
    """Every entry that a file knows: its own, and those of copies that were merged into it."""
    for table in ("change_log", "merged_log"):
        order = '"seq"' if table == "change_log" else '"id"'
        for row in conn.execute(f'SELECT {_SAID} FROM "{table}" ORDER BY {order}'):
            yield RawEntry(*row)


def ids_of(conn: sqlite3.Connection) -> set[str]:
    """The ids of all entries that a file knows."""
    return {
        id_
        for (id_,) in conn.execute(
            'SELECT "id" FROM "change_log" UNION SELECT "id" FROM "merged_log"'
        )
    }


def keep(conn: sqlite3.Connection, entries: Iterable[RawEntry]) -> None:
    """Put entries of another copy into the file; those that it knows are left as they are."""
    conn.executemany(
        f'INSERT OR IGNORE INTO "merged_log" ({_SAID}) VALUES ({", ".join("?" * len(_COLUMNS))})',
        [tuple(getattr(each, name) for name in _COLUMNS) for each in entries],
    )


def read(raw: RawEntry) -> Entry:
    """What merging has to know of an entry.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it makes no sense.
    """
    writes: list[Write] = []
    forgets: list[str] = []
    for put in chain.parsed_puts(raw.puts):
        if put["kind"] not in BY_NAME:
            continue
        if FORGOTTEN in put:
            forgets.append(put["id"])
        else:
            writes += _writes(put)
    return Entry(raw.id, raw.parent, raw.merged, raw.at, raw.author, tuple(writes), tuple(forgets))


def _writes(put: dict[str, Any]) -> Iterator[Write]:
    kind, id_, was, now = put["kind"], put["id"], put["was"], put["is"]
    if was is None:
        yield Write(kind, id_, "", "", True)
    if now is None:
        yield Write(kind, id_, "", "", False)
        return
    columns = _columns(kind)
    for name, plain in now.items():
        if name == "id" or name not in columns:
            continue
        column, is_text = columns[name]
        value = column.from_plain(plain)
        if not is_text:
            yield Write(kind, id_, name, "", value)
            continue
        before = None if was is None else column.from_plain(was.get(name))
        for tongue in _TONGUES:
            words = None if value is None else getattr(value, tongue)
            old = None if before is None else getattr(before, tongue)
            if words != old:
                yield Write(kind, id_, name, tongue, words)


@cache
def _columns(kind: str) -> dict[str, tuple[Any, bool]]:
    texts = {each.name: type_of(each) == TEXT for each in fields_of(BY_NAME[kind].type)}
    return {each.name: (each, texts[each.name]) for each in codec(kind).columns}
