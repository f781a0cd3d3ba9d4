"""The entries of the change log without what they changed: who did what and when.

A file that is read as an older version left it has entries without identity; they are given by number there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from ssm_studio.values import dataclass

_TODAY: Final = (
    '"entry"."seq", "entry"."at", "entry"."author", "entry"."label", "entry"."merge_key", '
    '(SELECT "seq" FROM "change_log" AS "other" WHERE "other"."id" = "entry"."undo_of"), '
    '"entry"."id", "entry"."replica", "entry"."parent", "entry"."digest", "entry"."merged"'
)
_BEFORE: Final = '"seq", "at", "author", "label", "merge_key", "undo_of"'


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the change log without what it changed: all that the history needs.

    Attributes:
        undo_of: the number of the entry that it took back.
        id: the same in every copy of the file.
        replica: the copy of the file in which it was written.
        parent: the id of the entry before it.
        digest: its seal, in hex (`chain`).
        merged: where it merged another copy, the newest entry of that one.
    """

    seq: int
    at: datetime
    author: str
    label: str
    merge_key: str | None
    undo_of: int | None
    id: str = ""
    replica: str = ""
    parent: str | None = None
    digest: str = ""
    merged: str | None = None


def is_sealed(conn: sqlite3.Connection) -> bool:
    """Whether the log has today's shape."""
    return any(row[1] == "digest" for row in conn.execute('PRAGMA table_info("change_log")'))


def log_rows(
    conn: sqlite3.Connection, first: int, last: int | None, *, puts: bool
) -> Iterator[tuple[Any, ...]]:
    """Entries by number, each as the values of a `Heading` and, where asked for, its puts as they are written."""
    columns = _TODAY if is_sealed(conn) else _BEFORE
    more = ', "entry"."puts"' if puts else ""
    return conn.execute(
        f'SELECT {columns}{more} FROM "change_log" AS "entry" WHERE "entry"."seq" BETWEEN ? AND ? '
        'ORDER BY "entry"."seq"',
        (first, 2**62 if last is None else last),
    )


def heading(values: tuple[Any, ...]) -> Heading:
    """The heading in a row.

    Raises:
        ValueError: its time is none.
    """
    seq, at, *rest = values
    return Heading(seq, datetime.fromisoformat(at), *rest)


def stamp(at: datetime) -> str:
    """A time as the file holds it: UTC, with milliseconds."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
