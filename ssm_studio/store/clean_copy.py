"""The data of a session file, and nothing else that somebody put into it, in a new file of our own making."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Final

from ssm_studio.domain.kinds import KINDS
from ssm_studio.store import connection, schema

_LOG_TABLES: Final = (
    "change_log",
    "merged_log",
    "log_head",
    "snapshots",
    "forgotten",
    "attachments",
)


def write(source: sqlite3.Connection, target: Path, but: Collection[str]) -> None:
    """Make a file of the shape that the source's migrations say, with the rows of our tables that it has.

    Args:
        source: a connection to the foreign file; it is only read.
        target: a file that does not exist yet.
        but: tables whose place something else has taken; they stay empty.

    Raises:
        sqlite3.Error: a value does not fit our tables, or the disk refuses.
    """
    target.touch()
    with closing(connection.connect(target, write=True)) as conn:
        connection.trust(conn)
        schema.migrate(conn, tuple(n for n in schema.NAMES if n in schema.applied(source)))
        # Written back as they were: the triggers only guard what is there already.
        conn.execute("BEGIN IMMEDIATE")
        for table in (*(kind.table for kind in KINDS), *_LOG_TABLES):
            if table not in but:
                _rows(source, conn, table)
        conn.execute("COMMIT")


def _rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    ours = [row[1] for row in target.execute(f'PRAGMA table_info("{table}")')]
    theirs = {row[1] for row in source.execute(f'PRAGMA table_info("{table}")')}
    names = [each for each in ours if each in theirs]
    if not names:
        return
    said = ", ".join(f'"{each}"' for each in names)
    marks = ", ".join("?" for _name in names)
    if table == "log_head":
        target.execute('DELETE FROM "log_head"')
    target.executemany(
        f'INSERT INTO "{table}" ({said}) VALUES ({marks})',
        source.execute(f'SELECT {said} FROM "{table}"'),
    )
