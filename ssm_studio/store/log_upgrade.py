"""Gives the entries of a log that was written before `m003_log` what they lack: identity, parent and seal.

The ids are the same in every copy of the file, so that copies that were brought to today's shape apart from each
other still know which entries they have in common. The salts are new in each.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from ssm_studio.domain.record import new_id
from ssm_studio.store import chain, log_table, row_checksum
from ssm_studio.store.log_table import Head

_BEFORE: Final = (
    'SELECT "seq", "at", "author", "label", "merge_key", "undo_of", "puts" '
    'FROM "change_log_before" ORDER BY "seq"'
)


def seal_log(conn: sqlite3.Connection) -> None:
    """Move the entries of "change_log_before" into "change_log", sealed, and write the head of the log.

    Raises:
        ValueError: an entry cannot be read.
    """
    ids: dict[int, str] = {}
    parent: str | None = None
    digest: str | None = None
    replica = ""
    for seq, at, author, label, merge_key, undo_of, puts in conn.execute(_BEFORE):
        records = [_record(put) for put in chain.parsed_puts(puts)]
        ids[seq] = id_ = chain.id_from_before(at, seq, author, records)
        replica = replica or chain.id_from_before(at, "replica", id_)
        entry = chain.Sealed(id_, replica, parent, None, at, merge_key, ids.get(undo_of))
        digest = log_table.append(conn, seq, entry, digest, author, label, puts)
        parent = id_
    conn.execute('DROP TABLE "change_log_before"')
    log_table.put_head(conn, Head(parent, digest, row_checksum.NONE, replica or new_id(), None))


def _record(put: Any) -> Any:
    return put.get("id") if isinstance(put, dict) else None


def count_rows(conn: sqlite3.Connection) -> None:
    """Write what the rows come to, once all migrations have run."""
    conn.execute('UPDATE "log_head" SET "rows" = ? WHERE "one" = 1', (row_checksum.of_rows(conn),))
