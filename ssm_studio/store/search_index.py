"""The catalogue of past sessions: their summaries and all their words, so that the library answers at once.

It lives in a cache folder and is never the truth: whatever is wrong with it, it is made anew. A session is read
again when its file's time or size has changed. What is private is not in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from heapq import nlargest
from itertools import islice
from pathlib import Path
from typing import Final

from ssm_studio.errors import StudioError
from ssm_studio.i18n import language
from ssm_studio.store import errors, vocabulary
from ssm_studio.store.catalogue_file import FILE, open_catalogue, remove
from ssm_studio.store.errors import DamagedFileError, NotASessionError
from ssm_studio.store.folder_listing import Mark, Seen, listed
from ssm_studio.store.search_hits import LINE, MOST_HITS, Hit, Snippet, folded
from ssm_studio.store.search_hits import search as search_in
from ssm_studio.store.summary import Note, Summary, Totals, modified_at
from ssm_studio.store.text_json import dump

__all__ = ["FILE", "Catalogue", "Hit", "Snippet", "folded"]

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


class Catalogue:
    """The summaries and words of the sessions in one folder."""

    def __init__(self, sessions: Path, cache: Path | None) -> None:
        self._folder = sessions.absolute()
        self._cache = cache
        self._conn, self._full_text = open_catalogue(cache)
        self._problems: dict[Path, Summary] = {}
        self._lasting: dict[Path, tuple[Mark | None, str, Summary]] = {}
        self._unread: list[Seen] = []
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
        try:
            known = self._known()
        except sqlite3.Error:
            known = None
        seen = listed(self._folder, known or {})
        self._others_write = False
        if known is None:
            self._without_cache()
        self._problems = {
            each.path: Summary(each.path, modified_at(0), problem=each.problem)
            for each in seen.problems
        }
        self._unread = [each for each in seen.changed if not self._is_told(each)]
        if seen.gone:
            self._write(lambda: self._forget(*seen.gone))
        return len(self._unread)

    def _is_told(self, seen: Seen) -> bool:
        """Whether a file was no session when it was read, and has not changed since."""
        mark, told_in, summary = self._lasting.get(seen.path, (None, "", None))
        if summary is None or mark != seen.mark or told_in != language():
            return False
        self._problems[seen.path] = summary
        return True

    def read_some(self, most: int = 1) -> int:
        """Read the newest files that have changed, at most so many; how many are left.

        Reading goes on outside any transaction, so that nobody else who looks has to wait for it.
        """
        for _number in range(min(most, len(self._unread))):
            if not self._others_write:
                self._read(self._unread.pop())
        return 0 if self._others_write else len(self._unread)

    def newest(self, most: int) -> list[Summary]:
        """The sessions changed last as they were when they were read: at once, whatever is in the folder by now."""
        return [_summary(*row) for row in self._rows(most)]

    def summaries(self, most: int | None = None) -> list[Summary]:
        """All sessions or `most` of them, the one changed last first; one that has not been read yet says so.

        Where there are more, what cannot be read is left out first: it hides no session.
        """
        found = {Path(row[0]): _summary(*row) for row in self._rows(-1 if most is None else most)}
        waiting = (each for each in reversed(self._unread) if each.path not in found)
        for each in islice(waiting, most):
            modified = modified_at((each.mark or (0, 0))[0] / 1e9)
            found[each.path] = Summary(each.path, modified, unread=True)
        kept = sorted(found.values(), key=_age, reverse=True)[:most]
        problems = list(self._problems.values())
        if most is not None:
            problems = nlargest(most - len(kept), problems, key=_age)
        return sorted([*kept, *problems], key=_age, reverse=True)

    def totals(self) -> Totals:
        """All sessions together."""
        number, actions, deadlines = 0, 0, list[str]()
        for count, open_, days in self._conn.execute(
            "SELECT count(*), open_actions, deadlines FROM session INDEXED BY figures "
            "WHERE folder = ? GROUP BY open_actions, deadlines",
            (str(self._folder),),
        ):
            number += count
            actions += count * open_
            deadlines += json.loads(days) * count
        for day in self._counted_again():
            actions -= 1
            if day in deadlines:
                deadlines.remove(day)
        unread = sum(not each.known for each in self._unread)
        return Totals(number + unread, actions, tuple(deadlines), unread, len(self._problems))

    def _counted_again(self) -> list[str]:
        """The days of open actions that stand in two sessions of a chain; quick where nothing follows on anything."""
        from ssm_studio.store.actions_and_issues import NO_PARENT, chains, counted_again

        (chained,) = self._conn.execute(
            "SELECT EXISTS (SELECT 1 FROM session JOIN agreed ON session = number "
            "WHERE folder = ? AND instr(actions, ?) = 0)",
            (str(self._folder), NO_PARENT),
        ).fetchone()
        if not chained:
            return []
        return counted_again(chains({Path(each[0]): each[3] for each in self.agreed()}))

    def _rows(self, most: int) -> sqlite3.Cursor:
        return self._conn.execute(
            "SELECT path, mtime, summary FROM session WHERE folder = ? "
            "ORDER BY mtime DESC, path DESC LIMIT ?",
            (str(self._folder), most),
        )

    def summaries_at(self, paths: Iterable[Path]) -> dict[Path, Summary]:
        """The summaries of these sessions, as far as they are known."""
        found = {}
        for path in paths:
            for row in self._conn.execute(
                "SELECT path, mtime, summary FROM session WHERE path = ?", (str(path),)
            ):
                found[path] = _summary(*row)
        return found

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

    def _known(self) -> dict[str, Mark]:
        return {
            path: (mtime, size)
            for path, mtime, size in self._conn.execute(
                "SELECT path, mtime, size FROM session WHERE folder = ?", (str(self._folder),)
            )
        }

    def _read(self, seen: Seen) -> None:
        # Nothing of a study is loaded where no session has changed.
        from ssm_studio.store.actions_and_issues import kept_of
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
            summary = Summary(seen.path, modified, problem=error.title)
            self._problems[seen.path] = summary
            if isinstance(error, DamagedFileError | NotASessionError):
                self._lasting[seen.path] = seen.mark, language(), summary
            if seen.known:
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
            remove(self._cache / FILE)
        self._conn, self._full_text = open_catalogue(self._cache)
        self._unread = listed(self._folder, {}).changed

    def _remember(self, summary: Summary, mark: Mark, texts: list[Note], agreed: str) -> None:
        path = str(summary.path)
        before = self._take_out(path)
        shown = dump({name: getattr(summary, name) for name in _FIELDS})
        words = [summary.title, summary.path.stem, *(f"{each.ref} {each.text}" for each in texts)]
        text = LINE.join(map(folded, words))
        cursor = self._conn.execute(
            "INSERT INTO session (folder, path, mtime, size, title, open_actions, deadlines, summary, folded) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(str(self._folder), path, *mark, summary.title),
                *(summary.open_actions, dump(list(summary.deadlines)), shown, text),
            ),
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
            vocabulary.changed(self._conn, before, text)

    def _forget(self, *paths: str) -> None:
        for path in paths:
            text = self._take_out(path)
            if self._full_text:
                vocabulary.changed(self._conn, text, "")

    def _take_out(self, path: str) -> str:
        """Take a session out of all tables but the vocabulary; its text, "" where there was none."""
        row = self._conn.execute(
            "SELECT number, folded FROM session WHERE path = ?", (path,)
        ).fetchone()
        if row is None:
            return ""
        if self._full_text:
            self._conn.execute(
                "INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)", row
            )
        self._conn.execute("DELETE FROM note WHERE session = ?", row[:1])
        self._conn.execute("DELETE FROM agreed WHERE session = ?", row[:1])
        self._conn.execute("DELETE FROM session WHERE number = ?", row[:1])
        return str(row[1])

    def _private_hits(self, words: str, hits: list[Hit]) -> Iterator[Hit]:
        from ssm_studio.store.session_file import SessionFile
        from ssm_studio.store.summarise import notes

        wanted, found = folded(words).split(), {each.path for each in hits}
        for each in listed(self._folder, {}).changed if wanted else ():
            if each.path in found:
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


def _age(summary: Summary) -> tuple[datetime, str]:
    return summary.modified, summary.path.name


def _summary(path: str, mtime: int, shown: str) -> Summary:
    values = json.loads(shown)
    for name in ("dates", "deadlines"):
        values[name] = tuple(values[name])
    return Summary(Path(path), modified_at(mtime / 1e9), **values)
