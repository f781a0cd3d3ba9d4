"""The bytes of photographs in a session file, each once, under the digest of what is kept."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Sequence

_THERE = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachments'"


def put_all(conn: sqlite3.Connection, them: Sequence[tuple[str, str, bytes]]) -> None:
    """Keep bytes by digest and kind of file, unless they are kept already."""
    conn.executemany(
        'INSERT OR IGNORE INTO "attachments" ("sha256", "media", "bytes") VALUES (?, ?, ?)', them
    )


def get(conn: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes under a digest; None where there are none, or others than the digest says."""
    if not conn.execute(_THERE).fetchone():
        return None
    row = conn.execute('SELECT "bytes" FROM "attachments" WHERE "sha256" = ?', (sha256,)).fetchone()
    data: bytes | None = row[0] if row else None
    return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None


def drop_unnamed(conn: sqlite3.Connection) -> None:
    """Take out the bytes that neither a photograph nor the log names (any more), as when one was forgotten."""
    if not conn.execute(_THERE).fetchone():
        return
    kept = [row[0] for row in conn.execute('SELECT "sha256" FROM "attachments"')]
    for sha256 in kept:
        named = conn.execute(
            'SELECT 1 FROM "photos" WHERE "kept_sha256" = ?1 UNION ALL '
            'SELECT 1 FROM "change_log" WHERE instr("puts", ?1) UNION ALL '
            'SELECT 1 FROM "merged_log" WHERE instr("puts", ?1) LIMIT 1',
            (sha256,),
        ).fetchone()
        if named is None:
            conn.execute('DELETE FROM "attachments" WHERE "sha256" = ?', (sha256,))


def not_among(conn: sqlite3.Connection, there: Collection[str]) -> list[tuple[str, str, bytes]]:
    """What is kept under digests that are not `there`: digest, kind of file, bytes."""
    if not conn.execute(_THERE).fetchone():
        return []
    rows = conn.execute('SELECT "sha256", "media", "bytes" FROM "attachments"')
    return [row for row in rows if row[0] not in there]


def digests(conn: sqlite3.Connection) -> set[str]:
    """Under which digests something is kept."""
    return {sha256 for (sha256,) in conn.execute('SELECT "sha256" FROM "attachments"')}
