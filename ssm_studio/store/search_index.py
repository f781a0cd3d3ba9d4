"""The catalogue of past sessions: their summaries and all their words, so that the library answers at once.

It lives in a cache folder and is never the truth: whatever is wrong with it, it is made anew. A session is read
again when its file's time or size has changed. What is private is not in it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ssm_studio.errors import StudioError
from ssm_studio.store import errors
from ssm_studio.store.names import SUFFIX
from ssm_studio.store.search_hits import LINE, MOST_HITS, Hit, Snippet, folded
from ssm_studio.store.search_hits import search as search_in
from ssm_studio.store.summary import Note, Summary, modified_at
from ssm_studio.store.text_json import dump

__all__ = ["FILE", "Catalogue", "Hit", "Snippet", "folded"]

VERSION: Final = 3
FILE: Final = "catalogue.db"
PATIENCE: Final = 2.0
"""Seconds that reading waits for another program that writes the catalogue."""

_TABLES: Final = (
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY, folder TEXT, path TEXT UNIQUE, mtime INTEGER, size INTEGER,
        title TEXT, summary TEXT, folded TEXT
    )""",
    """CREATE TABLE note (
        session INTEGER, line INTEGER, kind TEXT, ref TEXT, text TEXT, PRIMARY KEY (session, line)
    ) WITHOUT ROWID""",
    "CREATE TABLE agreed (session INTEGER PRIMARY KEY, actions TEXT)",
    "CREATE INDEX by_folder ON session (folder, path, mtime, size)",
    f"PRAGMA user_version = {VERSION}",
)
_WORDS: Final = (
    "CREATE VIRTUAL TABLE words USING fts5(folded, content='session', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_FIELDS: Final = (
    "title",
    "language",
    "cycle",
    "dates",
    "place",
    "counts",
    "private_counts",
    "open_actions",
    "deadlines",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A session file as the folder lists it; `mark` is its time and size, None where it cannot be asked."""

    path: Path
    mark: tuple[int, int] | None
    problem: str = ""


class Catalogue:
    """The summaries and words of the sessions in one folder."""

    def __init__(self, sessions: Path, cache: Path | None) -> None:
        self._folder = sessions.absolute()
        self._cache = cache
        self._conn, self._full_text = _open(cache)
        self._problems: dict[Path, Summary] = {}
        self._unread: list[_Seen] = []
        self._others_write = False

    def refresh(self) -> None:
        """Read again what has changed on disk; a file that cannot be read is remembered as such.

        Raises:
            SessionFileError: the folder itself cannot be read.
        """
        self.look()
        while self.read_some():
            pass

    def look(self) -> int:
        """See which files there are and forget those that are gone; how many have to be read.

        Raises:
            SessionFileError: the folder itself cannot be read.
        """
        seen = _listed(self._folder)
        self._others_write = False
        try:
            known = self._known()
        except sqlite3.Error:
            self._without_cache()
            known = {}
        self._problems = {
            each.path: Summary(each.path, modified_at(0), problem=each.problem)
            for each in seen
            if each.problem
        }
        self._unread = sorted(
            (each for each in seen if each.mark and known.pop(str(each.path), None) != each.mark),
            key=lambda each: each.mark or (0, 0),
        )
        gone = set(known) - {str(each.path) for each in seen if each.mark}
        if gone:
            self._write(lambda: self._forget(*gone))
        return len(self._unread)

    def read_some(self, most: int = 1) -> int:
        """Read the newest files that have changed, at most so many; how many are left.

        Reading goes on outside any transaction, so that nobody else who looks has to wait for it.
        """
        for _number in range(min(most, len(self._unread))):
            if not self._others_write:
                self._read(self._unread.pop())
        return 0 if self._others_write else len(self._unread)

    def summaries(self) -> list[Summary]:
        """All sessions, the one changed last first; one that has not been read yet says so."""
        rows = self._conn.execute(
            "SELECT path, mtime, summary FROM session WHERE folder = ?", (str(self._folder),)
        )
        found = {Path(row[0]): _summary(*row) for row in rows} | self._problems
        for each in self._unread:
            if each.path not in found and each.mark:
                modified = modified_at(each.mark[0] / 1e9)
                found[each.path] = Summary(each.path, modified, unread=True)
        return sorted(
            found.values(), key=lambda each: (each.modified, each.path.name), reverse=True
        )

    def agreed(self) -> list[tuple[str, datetime, str, str]]:
        """The agreed actions of each session: file, time of modification, title, and what `agreed.kept_of` kept."""
        rows = self._conn.execute(
            "SELECT path, mtime, title, actions FROM session JOIN agreed ON session = number "
            "WHERE folder = ?",
            (str(self._folder),),
        )
        return [(row[0], modified_at(row[1] / 1e9), *row[2:]) for row in rows]

    def search(self, words: str, *, private: bool = False, most: int = MOST_HITS) -> list[Hit]:
        """The sessions that hold every one of the words, at the beginning of a word or, failing that, anywhere.

        With `private` what is for the facilitator only is looked through too; it is in no index, so every session
        is read for it.

        Raises:
            InterruptedSearchError: it was ended by another thread.
        """
        hits = search_in(self._conn, str(self._folder), words, full_text=self._full_text, most=most)
        return [*hits, *self._private_hits(words, hits)] if private else hits

    @property
    def in_memory(self) -> bool:
        """Whether there is no file that another connection could read."""
        return not self._conn.execute("PRAGMA database_list").fetchone()[2]

    @property
    def unread(self) -> int:
        """How many files have to be read still."""
        return 0 if self._others_write else len(self._unread)

    def interrupt(self) -> None:
        """End a search that goes on in another thread."""
        self._conn.interrupt()

    def close(self) -> None:
        """Let go of the catalogue's file."""
        self._conn.close()

    def _known(self) -> dict[str, tuple[int, int]]:
        return {
            path: (mtime, size)
            for path, mtime, size in self._conn.execute(
                "SELECT path, mtime, size FROM session WHERE folder = ?", (str(self._folder),)
            )
        }

    def _read(self, seen: _Seen) -> None:
        # Nothing of a study is loaded where no session has changed.
        from ssm_studio.store.agreed import kept_of
        from ssm_studio.store.session_file import SessionFile
        from ssm_studio.store.summarise import notes, summarise

        modified = modified_at((seen.mark or (0, 0))[0] / 1e9)
        try:
            file = SessionFile.open(seen.path, change=False)
            try:
                study = file.load()
            finally:
                file.close()
        except StudioError as error:
            self._problems[seen.path] = Summary(seen.path, modified, problem=error.title)
            self._write(lambda: self._forget(str(seen.path)))
            return
        summary = summarise(seen.path, study, modified)
        texts = [each for each in notes(study) if not each.private]
        kept = kept_of(study)
        self._write(lambda: self._remember(summary, seen.mark or (0, 0), texts, kept))

    def _write(self, work: Callable[[], object]) -> None:
        """Do `work` in a transaction of its own; a catalogue that is broken is made anew for it."""
        for attempt in (1, 2):
            try:
                self._conn.execute("BEGIN IMMEDIATE")
                try:
                    work()
                except BaseException:
                    if self._conn.in_transaction:
                        self._conn.execute("ROLLBACK")
                    raise
                self._conn.execute("COMMIT")
            except sqlite3.Error as error:
                if errors.is_busy(error):
                    # Another program reads them in; what is not there yet the next look finds.
                    self._others_write = True
                    return
                if attempt == 2:
                    raise
                self._without_cache()
            else:
                return

    def _without_cache(self) -> None:
        """Full or broken: this once without the file, and all sessions to be read."""
        with suppress(sqlite3.Error):
            self._conn.close()
        if self._cache is not None:
            _remove(self._cache / FILE)
        self._conn, self._full_text = _open(self._cache)
        self._unread = sorted(
            (each for each in _listed(self._folder) if each.mark),
            key=lambda each: each.mark or (0, 0),
        )

    def _remember(
        self, summary: Summary, mark: tuple[int, int], texts: list[Note], agreed: str
    ) -> None:
        path = str(summary.path)
        self._forget(path)
        shown = dump({name: getattr(summary, name) for name in _FIELDS})
        words = [summary.title, summary.path.stem, *(f"{each.ref} {each.text}" for each in texts)]
        text = LINE.join(map(folded, words))
        cursor = self._conn.execute(
            "INSERT INTO session (folder, path, mtime, size, title, summary, folded) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (str(self._folder), path, *mark, summary.title, shown, text),
        )
        self._conn.execute("INSERT INTO agreed VALUES (?, ?)", (cursor.lastrowid, agreed))
        self._conn.executemany(
            "INSERT INTO note VALUES (?, ?, ?, ?, ?)",
            [
                (cursor.lastrowid, line, each.kind, each.ref, each.text)
                for line, each in enumerate(texts, start=2)
            ],
        )
        if self._full_text:
            self._conn.execute(
                "INSERT INTO words (rowid, folded) VALUES (?, ?)", (cursor.lastrowid, text)
            )

    def _forget(self, *paths: str) -> None:
        for path in paths:
            row = self._conn.execute(
                "SELECT number, folded FROM session WHERE path = ?", (path,)
            ).fetchone()
            if row is None:
                continue
            if self._full_text:
                self._conn.execute(
                    "INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)", row
                )
            self._conn.execute("DELETE FROM note WHERE session = ?", row[:1])
            self._conn.execute("DELETE FROM agreed WHERE session = ?", row[:1])
            self._conn.execute("DELETE FROM session WHERE number = ?", row[:1])

    def _private_hits(self, words: str, hits: list[Hit]) -> Iterator[Hit]:
        from ssm_studio.store.session_file import SessionFile
        from ssm_studio.store.summarise import notes

        wanted, found = folded(words).split(), {each.path for each in hits}
        for each in _listed(self._folder) if wanted else ():
            if each.path in found or not each.mark:
                continue
            with suppress(StudioError):
                file = SessionFile.open(each.path, change=False)
                try:
                    study = file.load()
                finally:
                    file.close()
                texts = list(notes(study))
                text = LINE.join(folded(f"{note.ref} {note.text}") for note in texts)
                if all(word in text for word in wanted):
                    yield Hit(each.path, study.title, ())


def _listed(folder: Path) -> list[_Seen]:
    """The session files of a folder, by one look at it.

    Raises:
        SessionFileError: the folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            there = {entry.name: entry for entry in entries}
    except FileNotFoundError:
        return []
    except OSError as error:
        raise errors.from_system(error, folder) from error
    found = []
    for name, entry in there.items():
        if name.startswith(".") or Path(name).suffix != SUFFIX:
            continue
        try:
            stat = entry.stat()
        except OSError as error:
            path = folder / name
            found.append(_Seen(path, None, errors.from_system(error, path).title))
            continue
        # A journal beside the file may hold what its time of modification does not tell yet.
        size = -1 if f"{name}-journal" in there else stat.st_size
        found.append(_Seen(folder / name, (stat.st_mtime_ns, size)))
    return found


def _open(cache: Path | None) -> tuple[sqlite3.Connection, bool]:
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
                _remove(path)
    return _connect(":memory:")


def _remove(path: Path) -> None:
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


def _summary(path: str, mtime: int, shown: str) -> Summary:
    values = json.loads(shown)
    for name in ("dates", "deadlines"):
        values[name] = tuple(values[name])
    return Summary(Path(path), modified_at(mtime / 1e9), **values)
