"""Finding an entry of the log by what people say of a moment: a time, a number, or the seal that was printed."""

from __future__ import annotations

import sqlite3


def last_until(conn: sqlite3.Connection, stamp: str) -> int:
    """The number of the newest entry that was written at or before a time (as the file holds it); 0 for none."""
    (seq,) = conn.execute(
        'SELECT max("seq") FROM "change_log" WHERE "at" <= ?', (stamp,)
    ).fetchone()
    return seq or 0


def sealed_as(conn: sqlite3.Connection, begun: str) -> int | None:
    """The number of the entry whose seal begins so; None where no entry ever had such a seal."""
    found = conn.execute(
        'SELECT "seq" FROM "change_log" WHERE substr("digest", 1, ?) = ? ORDER BY "seq" LIMIT 1',
        (len(begun), begun),
    ).fetchone()
    return int(found[0]) if found else None
