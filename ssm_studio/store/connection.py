"""How a session file is opened: checked first, with the settings that keep it whole, never waiting for long."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from ssm_studio.i18n import _
from ssm_studio.store import errors, schema, waiting

T = TypeVar("T")

PATIENCE: Final = 2.0
"""Seconds that an edit waits for another program to let go of the file."""
ONE_WAIT: Final = 0.25
MOST_RECORDS: Final = 100_000
"""Of all kinds, that a step with many new ones may lead to; the worked example has 186."""
_MOST_READ: Final = 110_000
"""Records of a file that is read: what was added one by one to a full session is read too."""
MANY: Final = 50
"""New records in one step from which on all are counted; counting takes a few milliseconds."""

_LONGEST: Final = 1 << 28
"""Bytes of the longest text that is read or written."""
_LONGEST_ROW: Final = 1 << 24
"""Bytes of the longest record that is read: some four thousand pages of words."""
_STEPS: Final = 5_000_000
_STEPS_A_KILOBYTE: Final = 5_000
_EVERY: Final = 10_000
"""Of SQLite's virtual machine: for a file without anything in it, for each kilobyte, and between two looks."""
_HEADER: Final = b"SQLite format 3\0"


def patiently(path: Path, work: Callable[[], T]) -> T:
    """Do `work`, again while another program holds the file, for no longer than `PATIENCE`; who wants to know is told.

    Raises:
        StudioError: the trouble that is left, as sentences.
    """
    begun = time.monotonic()
    until, told = begun + waiting.patience(PATIENCE), False
    while True:
        try:
            return work()
        except (sqlite3.Error, OverflowError) as error:
            if errors.is_busy(error) and (now := time.monotonic()) < until:
                if not told and now - begun >= waiting.NOTICED:
                    told = True
                    waiting.tell(path)
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
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise errors.a_folder(path)
        if not stat.S_ISREG(found.st_mode):
            raise errors.not_a_file(path)  # a pipe would keep us waiting for its other end
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
    # What a stranger's file defines is no more trusted than its data.
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    if hasattr(conn, "setconfig"):  # Python 3.12
        conn.setconfig(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), True)  # noqa: B009
    return conn


def limit(conn: sqlite3.Connection, path: Path) -> None:
    """Give up any statement of this connection that does more than reading a file of this size can need."""
    steps = _STEPS + _STEPS_A_KILOBYTE * (path.stat().st_size // 1024)
    left = steps // _EVERY

    def one_more() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    conn.set_progress_handler(one_more, _EVERY)


@contextmanager
def short_rows(conn: sqlite3.Connection) -> Iterator[None]:
    """Refuse rows that are longer than any record, while this goes on."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
    try:
        yield
    finally:
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)


def no_limit(conn: sqlite3.Connection) -> None:
    """Take the limit away, once the file is known to be one of ours."""
    conn.set_progress_handler(None, 0)


def trust(conn: sqlite3.Connection) -> None:
    """Let the checks of our own tables run when they are written; some SQLite take `json_valid` for unsafe else."""
    conn.execute("PRAGMA trusted_schema = ON")


def not_too_many(conn: sqlite3.Connection, path: Path, but: Collection[str]) -> None:
    """Refuse a file with more records than any session has, before they are read.

    Raises:
        DamagedFileError: it has more than are read.
    """
    if _more_than(_MOST_READ, conn, but):
        raise errors.too_much(path)


def room_for(new: int, conn: sqlite3.Connection, path: Path) -> None:
    """Refuse to write what could not be read again, after a step with so many `new` records.

    Raises:
        SessionFileError: they were many, and there are more than `MOST_RECORDS` now.
    """
    if new >= MANY and _more_than(MOST_RECORDS, conn, ()):
        raise errors.too_many(path, MOST_RECORDS)


def _more_than(most: int, conn: sqlite3.Connection, but: Collection[str]) -> bool:
    # Whoever only lists what was done reads no records.
    from ssm_studio.domain.kinds import KINDS

    there = {
        name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    tables = [kind.table for kind in KINDS if kind.table in there and kind.table not in but]
    if not tables:
        return False
    rows = " UNION ALL ".join(f'SELECT 1 FROM "{table}"' for table in tables)
    (count,) = conn.execute(f"SELECT count(*) FROM ({rows} LIMIT {most + 1})").fetchone()
    return bool(count > most)


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


def check(conn: sqlite3.Connection, path: Path, but: Collection[str] = ()) -> None:
    """Refuse a damaged file; the pages of the tables `but` are left out.

    Raises:
        DamagedFileError: SQLite finds that the pages do not fit together.
    """
    names = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    parts = [f'"{name}"' for (name,) in names if name not in but] if but else ["1"]
    # The list of free pages belongs to no table, so that no check of a table looks at it.
    (free,), (pages,) = (
        conn.execute(f"PRAGMA {each}").fetchone() for each in ("freelist_count", "page_count")
    )
    if free >= pages > 0:
        raise errors.damaged(path)
    # Values are checked when they are read as records.
    conn.execute("PRAGMA ignore_check_constraints = ON")
    try:
        for part in parts:
            (verdict,) = conn.execute(f"PRAGMA quick_check({part})").fetchone()
            if verdict != "ok":
                raise errors.damaged(path)
    finally:
        conn.execute("PRAGMA ignore_check_constraints = OFF")


def newer(conn: sqlite3.Connection, path: Path) -> str:
    """A sentence where a newer version of the program wrote the file; "" otherwise."""
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version > len(schema.NAMES) or not set(schema.applied(conn)) <= set(schema.NAMES):
        return _(
            "“{name}” was written by a newer version of ssm_studio, so it can be read and exported here "
            "but not changed. Update ssm_studio to edit it."
        ).format(name=path.name)
    return ""


def sqlite_version() -> str:
    """The version of the SQLite library that Python was built with."""
    return sqlite3.sqlite_version
