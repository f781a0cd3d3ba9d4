"""What is looked at in a session file before anything of it is used."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from ssm_studio.store import connection, foreign, log_table
from ssm_studio.store.log_headings import is_sealed
from ssm_studio.store.rows import Codec

_LOGS: Final = ("change_log", "merged_log")


def looked_at(conn: sqlite3.Connection, path: Path) -> foreign.Found:
    """What is foreign in a file, after its pages were checked.

    Of one that is where the program last wrote it the older pages of its log, and of those of copies that were merged,
    are left out, so that a long log is opened as quickly as a short one; a copy is checked whole.

    Raises:
        DamagedFileError: the pages do not fit together.
    """
    found = foreign.look(conn)
    head = log_table.head(conn) if found.ours and is_sealed(conn) else None
    at_home = head is not None and head.place == log_table.place_of(path, head.replica)
    connection.check(conn, path, _LOGS if at_home else ())
    return found


def reduced(conn: sqlite3.Connection, how: Codec) -> Codec | None:
    """The codec for what a file of another version has of a table; None where it has none."""
    there = {row[1] for row in conn.execute(f'PRAGMA table_info("{how.table}")')}
    return how.only(there) if "id" in there else None
