"""Finding words in the catalogue: which sessions, and the places to show, read for the rows that are shown only."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

SNIPPETS: Final = 3
SNIPPET_LENGTH: Final = 90
MOST_HITS: Final = 50
"""Sessions that one search shows; more words find fewer."""

LINE: Final = "\n"
"""Stands between two texts of a session; no text holds one."""

_MOST_PLACES: Final = 60
"""Texts of one session that are looked at for a snippet."""


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
        rows = _matching(conn, folder, wanted, most) if full_text else []
        rows = rows or _containing(conn, folder, wanted, most)
        return [
            Hit(Path(path), title, tuple(_snippets(conn, number, folded_, wanted)))
            for number, path, title, folded_ in rows
        ]
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise InterruptedSearchError from error
        raise


def _matching(conn: sqlite3.Connection, folder: str, wanted: list[str], most: int) -> list[Any]:
    words = [each for each in wanted if any(map(str.isalnum, each))]
    if len(words) < len(wanted):
        return []
    # In quotes, so that nothing that is typed is a query; a doubled quote is a quote.
    query = " ".join('"' + each.replace('"', '""') + '"*' for each in words)
    try:
        return conn.execute(
            "SELECT number, path, title, session.folded FROM words JOIN session ON number = words.rowid "
            "WHERE words MATCH ? AND folder = ? ORDER BY rank LIMIT ?",
            (query, folder, most),
        ).fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return []
    except sqlite3.Error:
        return []


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
    lines = _lines(text, wanted)
    best = sorted(lines, key=lambda line: (-lines[line][0], lines[line][1], line))
    # A label is the same word in two languages often enough.
    shown = (_snippet(conn, number, line, wanted) for line in best[: SNIPPETS * 4])
    yield from islice(dict.fromkeys(filter(None, shown)), SNIPPETS)


def _lines(text: str, wanted: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Numbers of the texts in which words stand, each with how many of them and its length."""
    found: dict[int, tuple[int, int]] = {}
    counted, line = 0, 0
    places: dict[int, set[str]] = {}
    for match in islice(re.finditer("|".join(map(re.escape, wanted)), text), _MOST_PLACES):
        line += text.count(LINE, counted, match.start())
        counted = match.start()
        places.setdefault(line, set()).add(match[0])
        if line not in found:
            start = text.rfind(LINE, 0, counted) + 1
            end = text.find(LINE, counted)
            found[line] = (0, (len(text) if end < 0 else end) - start)
    return {line: (len(places[line]), length) for line, (_none, length) in found.items()}


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
