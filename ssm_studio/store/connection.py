"""How a session file is opened: checked first, with the settings that keep it whole, never waiting for long."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from ssm_studio.i18n import _
from ssm_studio.store import errors, schema

T = TypeVar("T")

PATIENCE: Final = 2.0
"""Seconds that an edit waits for another program to let go of the file."""
ONE_WAIT: Final = 0.25
_HEADER: Final = b"SQLite format 3\0"


def patiently(path: Path, work: Callable[[], T]) -> T:
    """Do `work`, again while another program holds the file, for no longer than `PATIENCE`.

    Raises:
        StudioError: the trouble that is left, as sentences.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except (sqlite3.Error, OverflowError) as error:
            if errors.is_busy(error) and time.monotonic() < until:
                time.sleep(0.01)
                continue
            raise errors.told(error, path) from error
        except OSError as error:
            raise errors.from_system(error, path) from error


def look(path: Path) -> None:
    """Refuse what is not a session file, without SQLite and without touching it.

    Raises:
        SessionFileError: missing, a folder, not readable, or some other file.
    """
    try:
        if path.is_dir():
            raise errors.a_folder(path)
        with path.open("rb") as file:
            head = file.read(100)
    except ValueError as error:  # a NUL in the name
        raise errors.not_there(path) from error
    except OSError as error:
        raise errors.from_system(error, path) from error
    ours = schema.APPLICATION_ID.to_bytes(4)
    if len(head) < 100 or not head.startswith(_HEADER) or head[68:72] != ours:
        raise errors.not_a_session(path)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with foreign keys on and full durability; it never creates a file."""
    mode = "rw" if write else "ro"
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=ONE_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA synchronous = FULL")
    return conn


def why_not_writable(path: Path) -> str:
    """Why the file can only be read, as a sentence; "" where it can be written."""
    if not os.access(path, os.W_OK):
        return _(
            "“{name}” may only be read: you have no permission to write it. Save a copy elsewhere to work in it."
        ).format(name=path.name)
    # A transaction keeps its journal beside the file.
    if not os.access(path.absolute().parent, os.W_OK):
        return _(
            "“{name}” may only be read: you have no permission to write in its folder. "
            "Save a copy elsewhere to work in it."
        ).format(name=path.name)
    return ""


def check(conn: sqlite3.Connection, path: Path) -> None:
    """Refuse a damaged file.

    Raises:
        DamagedFileError: SQLite finds that the pages do not fit together.
    """
    (verdict,) = conn.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise errors.damaged(path)


def newer(conn: sqlite3.Connection, path: Path) -> str:
    """A sentence where a newer version of the program wrote the file; "" otherwise."""
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version > len(schema.NAMES) or not set(schema.applied(conn)) <= set(schema.NAMES):
        return _(
            "“{name}” was written by a newer version of ssm_studio, so it can be read and exported here "
            "but not changed. Update ssm_studio to edit it."
        ).format(name=path.name)
    return ""


def make_ready(conn: sqlite3.Connection) -> None:
    """Settle the journal mode and bring an older file to today's shape."""
    conn.execute("PRAGMA journal_mode = DELETE")
    if set(schema.applied(conn)) != set(schema.NAMES):
        schema.migrate(conn)
