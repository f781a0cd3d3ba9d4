"""The different words of all sessions in the catalogue, each with how many sessions hold it.

There are far fewer of them than there are texts, so that a part of a word is found without reading any text.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Final

TABLE: Final = (
    "CREATE TABLE vocabulary (word TEXT PRIMARY KEY, sessions INTEGER NOT NULL) WITHOUT ROWID"
)
MOST: Final = 100
"""Words that hold one part and are looked for in the index; those of the most sessions first."""

_WORD: Final = re.compile("[0-9a-z\u0080-\u1fff\u2070-\U0010ffff]+")
"""One or several words of the index, whatever it takes for a letter: a part of one is a part of these."""


def words_of(text: str) -> set[str]:
    """The different words of a folded text."""
    return set(_WORD.findall(text))


def changed(conn: sqlite3.Connection, before: str, after: str) -> None:
    """A session's text is `after` now and was `before`; "" is no session."""
    old, new = words_of(before), words_of(after)
    conn.executemany(
        "INSERT INTO vocabulary VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET sessions = sessions + 1",
        [(each,) for each in new - old],
    )
    gone = [(each,) for each in old - new]
    conn.executemany("UPDATE vocabulary SET sessions = sessions - 1 WHERE word = ?", gone)
    # Not a word is kept that no session holds: it may have been taken back, or made private.
    conn.executemany("DELETE FROM vocabulary WHERE word = ? AND sessions <= 0", gone)


def query_for(conn: sqlite3.Connection, wanted: Iterable[str]) -> tuple[str, bool]:
    """A query for the index that finds texts with every one of these parts of words; "" where some part is in none.

    Second whether the query finds all of them; else the texts themselves have to be looked through.
    """
    groups, whole = [], True
    for part in wanted:
        pieces = _WORD.findall(part)
        whole = whole and bool(pieces)
        for piece in pieces:
            found = [
                row[0]
                for row in conn.execute(
                    "SELECT word FROM vocabulary WHERE instr(word, ?) ORDER BY sessions DESC LIMIT ?",
                    (piece, MOST + 1),
                )
            ]
            if not found:
                return "", True
            whole = whole and len(found) <= MOST and all(any(map(str.isalnum, w)) for w in found)
            groups.append(" OR ".join(f'"{each}"' for each in found[:MOST]))
    return " AND ".join(f"({each})" for each in groups), whole
