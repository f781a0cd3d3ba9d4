"""The shape of a new session file, made once: the statements of all migrations take a quarter of a second."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from ssm_studio.domain.record import new_id
from ssm_studio.store import log_table, row_checksum, schema
from ssm_studio.store.log_table import Head

_MADE: dict[tuple[str, ...], bytes] = {}
"""The content of a file with these migrations and without any record."""


def content() -> bytes:
    """What a new session file holds, byte for byte, before anything is written to it."""
    if schema.NAMES not in _MADE:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
            schema.migrate(conn)
            _MADE[schema.NAMES] = conn.serialize()
    return _MADE[schema.NAMES]


def give(conn: sqlite3.Connection) -> None:
    """Give a file without anything in it today's shape, a name of its own as a replica, and the time of this moment."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(content())
        made.backup(conn)
    conn.execute("BEGIN IMMEDIATE")
    conn.execute('UPDATE "_sqlite_migrations" SET "applied_at" = ?', (str(datetime.now(UTC)),))
    log_table.put_head(conn, Head(None, None, row_checksum.NONE, new_id(), None))
    conn.execute("COMMIT")
