"""The catalogue of past sessions: their summaries and all their words, so that the library answers at once.

It lives in a cache folder and is never the truth: whatever is wrong with it, it is made anew. A session is read
again when its file's time or size has changed.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ssm_studio.errors import StudioError
from ssm_studio.store import errors
from ssm_studio.store.names import session_paths
from ssm_studio.store.summary import Note, Summary, modified_at
from ssm_studio.store.text_json import dump

VERSION: Final = 1
FILE: Final = "catalogue.db"
SNIPPETS: Final = 3
SNIPPET_LENGTH: Final = 90
_SEPARATOR: Final = "\n"

_TABLES: Final = (
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY, folder TEXT, path TEXT UNIQUE, mtime INTEGER, size INTEGER,
        summary TEXT, notes TEXT, folded TEXT
    )""",
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
    "open_actions",
    "deadlines",
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in which a word was found: which kind of record, its short name, the words around."""

    kind: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A session in which all the words were found."""

    path: Path
    title: str
    snippets: tuple[Snippet, ...]


class Catalogue:
    """The summaries and words of the sessions in one folder."""

    def __init__(self, sessions: Path, cache: Path | None) -> None:
        self._folder = sessions.absolute()
        self._conn, self._full_text = _open(cache)
        self._problems: list[Summary] = []

    def refresh(self) -> None:
        """Read again what has changed on disk; a file that cannot be read is remembered as such.

        Raises:
            SessionFileError: the folder itself cannot be read.
        """
        try:
            self._refresh()
        except sqlite3.Error:
            # Busy, full or broken: this once without the cache.
            self._conn.close()
            self._conn, self._full_text = _connect(":memory:")
            self._refresh()

    def _refresh(self) -> None:
        self._problems = []
        known = {
            path: (mtime, size)
            for path, mtime, size in self._conn.execute(
                "SELECT path, mtime, size FROM session WHERE folder = ?", (str(self._folder),)
            )
        }
        self._conn.execute("BEGIN IMMEDIATE")
        try:
            for path in session_paths(self._folder):
                self._refresh_one(path, known.pop(str(path), None))
            for path in known:
                self._forget(path)
        except BaseException:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            raise
        self._conn.execute("COMMIT")

    def summaries(self) -> list[Summary]:
        """All sessions, the one changed last first."""
        rows = self._conn.execute(
            "SELECT path, mtime, summary FROM session WHERE folder = ?", (str(self._folder),)
        )
        found = [_summary(*row) for row in rows] + self._problems
        return sorted(found, key=lambda each: (each.modified, each.path.name), reverse=True)

    def search(self, words: str) -> list[Hit]:
        """The sessions that hold every one of the words, at the beginning of a word or, failing that, anywhere."""
        wanted = folded(words).split()
        if not wanted:
            return []
        rows = self._matching(wanted) or self._containing(wanted)
        return [
            Hit(Path(path), _summary(path, 0, summary).title, tuple(_snippets(notes_, wanted)))
            for path, summary, notes_ in rows
        ]

    def close(self) -> None:
        """Let go of the catalogue's file."""
        self._conn.close()

    def _refresh_one(self, path: Path, known: tuple[int, int] | None) -> None:
        try:
            found = path.stat()
            mark = (found.st_mtime_ns, found.st_size)
            # A journal beside the file may hold what its time of modification does not tell yet.
            if mark == known and not Path(f"{path}-journal").exists():
                return
            modified = modified_at(found.st_mtime)
        except OSError as error:
            self._forget(str(path))
            trouble = errors.from_system(error, path)
            self._problems.append(Summary(path, modified_at(0), problem=trouble.title))
            return
        # What reads a study is loaded for a session that changed; a list of known ones answers without.
        from ssm_studio.store.session_file import SessionFile
        from ssm_studio.store.summarise import notes, summarise

        try:
            file = SessionFile.open(path, change=False)
            try:
                study = file.load()
            finally:
                file.close()
        except StudioError as error:
            self._forget(str(path))
            self._problems.append(Summary(path, modified, problem=error.title))
            return
        self._remember(summarise(path, study, modified), mark, list(notes(study)))

    def _remember(self, summary: Summary, mark: tuple[int, int], texts: list[Note]) -> None:
        path = str(summary.path)
        self._forget(path)
        shown = dump({name: getattr(summary, name) for name in _FIELDS})
        words = [summary.title, summary.path.stem, *(f"{each.ref} {each.text}" for each in texts)]
        text = _SEPARATOR.join(folded(each) for each in words)
        cursor = self._conn.execute(
            "INSERT INTO session (folder, path, mtime, size, summary, notes, folded) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (str(self._folder), path, *mark, shown, dump([astuple(each) for each in texts]), text),
        )
        if self._full_text:
            self._conn.execute(
                "INSERT INTO words (rowid, folded) VALUES (?, ?)", (cursor.lastrowid, text)
            )

    def _forget(self, path: str) -> None:
        row = self._conn.execute(
            "SELECT number, folded FROM session WHERE path = ?", (path,)
        ).fetchone()
        if row is None:
            return
        if self._full_text:
            self._conn.execute(
                "INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)", row
            )
        self._conn.execute("DELETE FROM session WHERE number = ?", row[:1])

    def _matching(self, wanted: list[str]) -> list[Any]:
        words = [each for each in wanted if any(map(str.isalnum, each))]
        if not self._full_text or len(words) < len(wanted):
            return []
        # In quotes, so that nothing that is typed is a query; a doubled quote is a quote.
        query = " ".join('"' + each.replace('"', '""') + '"*' for each in words)
        with suppress(sqlite3.Error):
            return self._conn.execute(
                "SELECT path, summary, notes FROM words JOIN session ON number = words.rowid "
                "WHERE words MATCH ? AND folder = ? ORDER BY rank",
                (query, str(self._folder)),
            ).fetchall()
        return []

    def _containing(self, wanted: list[str]) -> list[Any]:
        tests = " AND ".join("instr(folded, ?)" for _word in wanted)
        return self._conn.execute(
            f"SELECT path, summary, notes FROM session WHERE folder = ? AND {tests} "
            "ORDER BY mtime DESC",
            (str(self._folder), *wanted),
        ).fetchall()


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
                with suppress(OSError):
                    path.unlink()
    return _connect(":memory:")


def _connect(place: str) -> tuple[sqlite3.Connection, bool]:
    conn = sqlite3.connect(place, timeout=0.25, isolation_level=None, check_same_thread=False)
    try:
        conn.execute("PRAGMA synchronous = OFF")
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError("a catalogue of another version")
        # Two programs may start at once; also shows at once whether the file can be written.
        conn.execute("BEGIN IMMEDIATE")
        if version == 0:
            for statement in _TABLES:
                conn.execute(statement)
            with suppress(sqlite3.OperationalError):  # an SQLite without FTS5
                conn.execute(_WORDS)
        conn.execute("COMMIT")
        found = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn, found is not None


def _summary(path: str, mtime: int, shown: str) -> Summary:
    values = json.loads(shown)
    for name in ("dates", "deadlines"):
        values[name] = tuple(values[name])
    return Summary(Path(path), modified_at(mtime / 1e9), **values)


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    loose = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in loose if not unicodedata.combining(each))


def _snippets(notes_: str, wanted: list[str]) -> Iterator[Snippet]:
    """The texts with the most of the words first, and the shorter ones, which say little else, before long ones."""
    found: list[tuple[int, int, Snippet]] = []
    for kind, ref, text, private in json.loads(notes_):
        if private:
            continue
        plain = folded(text)
        places = [place for word in wanted if (place := plain.find(word)) >= 0]
        if places:
            found.append((-len(places), len(text), Snippet(kind, ref, _around(text, min(places)))))
    found.sort(key=lambda each: each[:2])
    # A label is the same word in two languages often enough.
    distinct = dict.fromkeys(each[2] for each in found)
    yield from islice(distinct, SNIPPETS)


def _around(text: str, place: int) -> str:
    start = max(0, place - SNIPPET_LENGTH // 3)
    piece = " ".join(text[start : start + SNIPPET_LENGTH].split())
    before, after = "…" if start else "", "…" if start + SNIPPET_LENGTH < len(text) else ""
    return f"{before}{piece}{after}"
