"""One number for all rows of a session, kept beside the log and brought up to date with each step.

Where it does not fit the rows, some of them are of another moment than the log, as in a copy that was taken page
by page while somebody wrote, or somebody wrote past the program. It costs two digests a changed record and, on
opening, one a row. It says nothing to a forger: the chain of the log is for that.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.domain.kinds import KINDS
from ssm_studio.store.rows import codec

if TYPE_CHECKING:
    from ssm_studio.domain.changes import RecordChange

_BYTES: Final = 16
_MODULUS: Final = 1 << 8 * _BYTES
NONE: Final = "0" * 2 * _BYTES
"""The sum of no rows."""


def digest(kind: str, cells: Iterable[Any]) -> int:
    """The number of one row, from its cells in the order of the table."""
    plain = [int(each) if isinstance(each, bool) else each for each in cells]
    while plain and plain[-1] is None:
        plain.pop()  # columns that came later and are empty
    words = repr((kind, plain)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=_BYTES).digest())


def after(total: str, changes: Iterable[RecordChange]) -> str:
    """The sum after a step, from the one before it; both in hex."""
    number = int(total, 16)
    for each in changes:
        if each.before == each.after:
            continue
        how = codec(each.kind)
        if each.before is not None:
            number -= digest(each.kind, how.to_row(each.before))
        if each.after is not None:
            number += digest(each.kind, how.to_row(each.after))
    return written(number)


def written(number: int) -> str:
    """A sum as the file holds it."""
    return f"{number % _MODULUS:0{2 * _BYTES}x}"


def of_older_rows(conn: sqlite3.Connection) -> str:
    """`of_rows` for a file of an older shape: what it has no column for yet counts as empty."""
    total = 0
    for kind in KINDS:
        there = {row[1] for row in conn.execute(f'PRAGMA table_info("{kind.table}")')}
        if there:
            select = codec(kind.name).only(there).select
            total += sum(digest(kind.name, row) for row in conn.execute(select))
    return written(total)


def of_rows(conn: sqlite3.Connection) -> str:
    """The sum of the rows that a file of today's shape has now."""
    return written(
        sum(
            digest(kind.name, row)
            for kind in KINDS
            for row in conn.execute(codec(kind.name).select)
        )
    )
