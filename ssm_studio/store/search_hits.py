"""Finding words in the catalogue: which sessions, and the places to show, read for the rows that are shown only."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ssm_studio.store import vocabulary
from ssm_studio.values import dataclass

_SNIPPETS: Final = 3
SNIPPET_LENGTH: Final = 90
MOST_HITS: Final = 50
"""Sessions that one search shows; more words find fewer."""

LINE: Final = "\n"
"""Stands between two texts of a session; no text holds one."""

MANY: Final = 1000
"""Sessions from which on those that fit a search are not ranked any more: the one changed last comes first."""

_MOST_PLACES: Final = 60
"""Texts of one session that are looked at for its snippets."""


class InterruptedSearchError(Exception):
    """A search was ended by another thread."""


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


def folded(text: str) -> str:
    """Text without accents and capitals, on one line, for comparing."""
    if text.isascii():
        return " ".join(text.lower().split(LINE))
    loose = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in loose if not unicodedata.combining(each)).replace(LINE, " ")


def search(
    conn: sqlite3.Connection, folder: str, words: str, *, full_text: bool, most: int = MOST_HITS
) -> list[Hit]:
    """The sessions that hold every one of the words, at the beginning of a word or, failing that, anywhere.

    Raises:
        InterruptedSearchError: it was ended by another thread.
    """
    wanted = folded(words).split()
    if not wanted:
        return []
    try:
        rows = _rows(conn, folder, wanted, most) if full_text else None
        if rows is None:
            rows = _containing(conn, folder, wanted, most)
        return [
            Hit(Path(path), title, tuple(_snippets(conn, number, folded_, wanted)))
            for number, path, title, folded_ in rows
        ]
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise InterruptedSearchError from error
        raise


def _rows(conn: sqlite3.Connection, folder: str, wanted: list[str], most: int) -> list[Any] | None:
    """What the index finds; None where it may not know all."""
    words = [each for each in wanted if any(map(str.isalnum, each))]
    if len(words) < len(wanted):
        return None
    # In quotes, so that nothing that is typed is a query; a doubled quote is a quote.
    begin = " ".join('"' + each.replace('"', '""') + '"*' for each in words)
    if rows := _matching(conn, begin, folder, [], most):
        return rows
    parts, whole = vocabulary.query_for(conn, words)
    # The index knows nothing of what stands between letters.
    split = [each for each in words if not each.isalnum()]
    rows = _matching(conn, parts, folder, split, most) if parts else []
    return rows if whole or len(rows) == most else None


def _matching(
    conn: sqlite3.Connection, query: str, folder: str, within: list[str], most: int
) -> list[Any]:
    """Sessions that fit a query, and hold every string of `within` as it is written."""
    tests = "".join(" AND instr(session.folded, ?)" for _each in within)
    try:
        fit = {
            row[0] for row in conn.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,))
        }
        if len(fit) > MANY:
            return list(islice(_newest(conn, fit, folder, within), most))
        return conn.execute(
            "SELECT number, path, title, session.folded FROM words JOIN session ON number = words.rowid "
            f"WHERE words MATCH ? AND folder = ?{tests} ORDER BY rank LIMIT ?",
            (query, folder, *within, most),
        ).fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return []
    except sqlite3.Error:
        return []


def _newest(
    conn: sqlite3.Connection, fit: Collection[int], folder: str, within: list[str]
) -> Iterator[Any]:
    """Of many sessions those of a folder that hold every string, the one changed last first."""
    tests = "".join(" AND instr(folded, ?)" for _each in within)
    for (number,) in conn.execute(
        "SELECT number FROM session WHERE folder = ? ORDER BY mtime DESC, path DESC", (folder,)
    ):
        if number in fit:
            yield from conn.execute(
                f"SELECT number, path, title, folded FROM session WHERE number = ?{tests}",
                (number, *within),
            )


def _containing(conn: sqlite3.Connection, folder: str, wanted: list[str], most: int) -> list[Any]:
    tests = " AND ".join("instr(folded, ?)" for _word in wanted)
    return conn.execute(
        f"SELECT number, path, title, folded FROM session WHERE folder = ? AND {tests} "
        "ORDER BY mtime DESC LIMIT ?",
        (folder, *wanted, most),
    ).fetchall()


def _snippets(
    conn: sqlite3.Connection, number: int, text: str, wanted: Sequence[str]
) -> Iterator[Snippet]:
    """The texts with the most of the words first, and the shorter ones, which say little else, before long ones."""
    # A label is the same word in two languages often enough.
    found: dict[Snippet, None] = {}
    for start in _starts(text, wanted)[: _SNIPPETS * 4]:
        if (snippet := _snippet(conn, number, text.count(LINE, 0, start), wanted)) is not None:
            found[snippet] = None
        if len(found) == _SNIPPETS:
            break
    yield from found


def _starts(text: str, wanted: Sequence[str]) -> list[int]:
    """Where the texts begin in which words stand, the best ones first."""
    found: dict[int, tuple[int, int, int]] = {}
    for word in wanted:
        at, left = text.find(word), _MOST_PLACES // len(wanted)
        while at >= 0 and left:
            left -= 1
            start, end = text.rfind(LINE, 0, at) + 1, text.find(LINE, at)
            end = len(text) if end < 0 else end
            more, _length, _start = found.get(start, (0, 0, 0))
            found[start] = more - 1, end - start, start
            at = text.find(word, end)
    return sorted(found, key=found.__getitem__)


def _snippet(
    conn: sqlite3.Connection, number: int, line: int, wanted: Sequence[str]
) -> Snippet | None:
    row = conn.execute(
        "SELECT kind, ref, text FROM note WHERE session = ? AND line = ?", (number, line)
    ).fetchone()
    if row is None:
        return None  # the title or the file's name: the row shows them already
    kind, ref, text = row
    plain = folded(text)
    places = [place for word in wanted if (place := plain.find(word)) >= 0]
    return Snippet(kind, ref, _around(text, min(places))) if places else None


def _around(text: str, place: int) -> str:
    start = max(0, place - SNIPPET_LENGTH // 3)
    piece = " ".join(text[start : start + SNIPPET_LENGTH].split())
    before, after = "…" if start else "", "…" if start + SNIPPET_LENGTH < len(text) else ""
    return f"{before}{piece}{after}"
