"""Which session file of a home is which session of a library, and how far each knows of the other.

It lives in the cache folder and is never the truth: without it everything is asked and sent once more.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from ssm_studio.store.institute.port import Listed
from ssm_studio.store.text_json import dump

FILE: Final = "institute.db"
_VERSION: Final = 2
_TABLES: Final = (
    """CREATE TABLE link (
        library TEXT, session TEXT, path TEXT, received INTEGER, head TEXT, mtime INTEGER, size INTEGER,
        PRIMARY KEY (library, session)
    )""",
    """CREATE TABLE there (
        library TEXT, session TEXT, title TEXT, team TEXT, changed TEXT, shared INTEGER, received INTEGER,
        ours INTEGER, PRIMARY KEY (library, session)
    )""",
    "CREATE TABLE shown (path TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, session TEXT, made TEXT)",
    f"PRAGMA user_version = {_VERSION}",
)


@dataclass(frozen=True, slots=True)
class Link:
    """A session here and there.

    Attributes:
        path: the file here; "" where it is not here.
        received: up to where what came from there is in the file.
        head: the newest entry of the file when it was last pushed; "" where it never was.
        mtime, size: of the file then.
    """

    session: str
    path: str
    received: int = 0
    head: str = ""
    mtime: int = 0
    size: int = -1


@dataclass(frozen=True, slots=True)
class There:
    """A session as a library had it: how much of it, and whether it is of a team of one's own."""

    title: str
    team: str
    received: int
    ours: bool


_LINK: Final = tuple(each.name for each in fields(Link))


class Links:
    """The links of one home."""

    def __init__(self, cache: Path) -> None:
        """Nothing is opened for longer than one question takes, so that many may ask."""
        self._file = cache / FILE

    def of(self, library: str) -> dict[str, Link]:
        """The links with a library, by session."""
        names = ", ".join(_LINK)
        rows = self._ask(f"SELECT {names} FROM link WHERE library = ?", library)
        return {row[0]: Link(*row) for row in rows}

    def put(self, library: str, link: Link) -> None:
        """Keep a link."""
        values = [getattr(link, name) for name in _LINK]
        marks = ", ".join("?" * (len(values) + 1))
        sql = f"INSERT OR REPLACE INTO link (library, {', '.join(_LINK)}) VALUES ({marks})"
        self._write([(sql, (library, *values))])

    def there(self, library: str) -> dict[str, There]:
        """What a library had when it was last looked at, by session."""
        sql = "SELECT session, title, team, received, ours FROM there WHERE library = ?"
        return {
            row[0]: There(row[1], row[2], row[3], bool(row[4])) for row in self._ask(sql, library)
        }

    def put_there(
        self, library: str, listed: Iterable[Listed], own: Collection[str], *, all_: bool
    ) -> None:
        """Keep what a library has, or (not `all_`) what it has of one's own teams."""
        sql = "INSERT OR REPLACE INTO there VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        rows = [
            (
                sql,
                (library, e.id, e.title, e.team, at, int(e.shared), e.received, int(e.team in own)),
            )
            for e in listed
            for at in [e.changed.isoformat()]
        ]
        gone = "DELETE FROM there WHERE library = ?" + ("" if all_ else " AND ours")
        self._write([(gone, (library,)), *rows])

    def made(self, path: Path, mark: tuple[int, int]) -> Any:
        """What was made of a session file as it is now; None where it has to be made anew."""
        sql = "SELECT made FROM shown WHERE path = ? AND mtime = ? AND size = ?"
        for (words,) in self._ask(sql, str(path), *mark):
            return json.loads(words)
        return None

    def put_made(self, path: Path, mark: tuple[int, int], session: str, made: Any) -> None:
        """Keep what was made of a session file."""
        sql = "INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?, ?)"
        self._write([(sql, (str(path), *mark, session, dump(made)))])

    def _ask(self, sql: str, *values: Any) -> list[Any]:
        with suppress(sqlite3.Error, OSError):
            if self._file.exists():
                with closing(self._connect()) as conn:
                    return conn.execute(sql, values).fetchall()
        return []

    def _write(self, steps: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
        """Keep it if it can be kept; another program, or a full disk, makes it be asked again."""
        for _attempt in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._connect()) as conn, conn:
                    for sql, values in steps:
                        conn.execute(sql, values)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    return
                with suppress(OSError):
                    self._file.unlink()
            except OSError:
                return
            else:
                return

    def _connect(self) -> sqlite3.Connection:
        conn = sqlite3.connect(self._file, timeout=2.0)
        conn.execute("PRAGMA secure_delete = ON")
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            conn.close()
            raise sqlite3.DatabaseError("links of another version")
        if version == 0:
            with conn:
                for each in _TABLES:
                    conn.execute(each)
        return conn
