"""The file of the catalogue: its tables, and a connection to it, made anew where it cannot be used."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from ssm_studio.store import errors, vocabulary

VERSION: Final = 6
FILE: Final = "catalogue.db"
PATIENCE: Final = 2.0
"""Seconds that reading waits for another program that writes the catalogue."""

_TABLES: Final = (
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY, folder TEXT, path TEXT UNIQUE, mtime INTEGER, size INTEGER,
        title TEXT, open_actions INTEGER, deadlines TEXT, summary TEXT, folded TEXT
    )""",
    """CREATE TABLE note (
        session INTEGER, line INTEGER, kind TEXT, ref TEXT, text TEXT, PRIMARY KEY (session, line)
    ) WITHOUT ROWID""",
    "CREATE TABLE agreed (session INTEGER PRIMARY KEY, actions TEXT)",
    "CREATE INDEX by_folder ON session (folder, path, mtime, size)",
    "CREATE INDEX newest ON session (folder, mtime, path)",
    "CREATE INDEX figures ON session (folder, open_actions, deadlines)",
    vocabulary.TABLE,
    f"PRAGMA user_version = {VERSION}",
)
_WORDS: Final = (
    "CREATE VIRTUAL TABLE words USING fts5(folded, content='session', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


def open_catalogue(cache: Path | None) -> tuple[sqlite3.Connection, bool]:
    """The catalogue's file, made anew if it is of another version or broken; in memory if all else fails."""
    if cache is not None:
        path = cache / FILE
        for attempt in (1, 2):
            try:
                cache.mkdir(parents=True, exist_ok=True)
                return _connect(str(path))
            except (sqlite3.Error, OSError) as error:
                if attempt == 2 or errors.is_busy(error):
                    break
                remove(path)
    return _connect(":memory:")


def remove(path: Path) -> None:
    for each in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            Path(f"{path}{each}").unlink()


def _connect(place: str) -> tuple[sqlite3.Connection, bool]:
    conn = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError("a catalogue of another version")
        # Who reads never waits for who writes; nothing is lost with a cache that is torn.
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA secure_delete = ON")
        if version == 0:
            _make(conn)
        found = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn, found is not None


def _make(conn: sqlite3.Connection) -> None:
    # Two programs may start at once; also shows at once whether the file can be written.
    conn.execute("BEGIN IMMEDIATE")
    if conn.execute("PRAGMA user_version").fetchone() == (0,):
        for statement in _TABLES:
            conn.execute(statement)
        with suppress(sqlite3.OperationalError):  # an SQLite without FTS5
            conn.execute(_WORDS)
    conn.execute("COMMIT")
