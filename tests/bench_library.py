"""The library as it grows, in ratios to raw SQLite in the same run: `python -m tests.bench_library [SESSIONS…]`.

Prints, for each number of generated sessions, CPU milliseconds of the list and of a search with a warm catalogue,
beside the plain FTS5 query that gives the same rows with snippets, and what one changed session costs.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.store import search_index, session_file
from ssm_studio.store.search_hits import MOST_HITS
from ssm_studio.store.search_index import Catalogue

WORDS = {"common": "governor", "beginning": "g", "nowhere": "xyzzyx"}


def median(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of CPU that `work` takes, in the middle of several times."""
    found = []
    for _time in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return sorted(found)[times // 2] * 1000


def raw(conn: sqlite3.Connection, word: str) -> list[tuple[object, ...]]:
    """What FTS5 by itself gives: as many rows, each with a snippet."""
    return conn.execute(
        "SELECT rowid, snippet(words, 0, '', '', '…', 14) FROM words WHERE words MATCH ? "
        "ORDER BY rank LIMIT ?",
        (f'"{word}"*', MOST_HITS),
    ).fetchall()


def measure(count: int, source: Path, folder: Path) -> dict[str, float]:
    """Figures for a folder with so many sessions."""
    sessions, cache = folder / "sessions", folder / "cache"
    sessions.mkdir(parents=True)
    for number in range(count):
        shutil.copy(source, sessions / f"session-{number:05d}.ssm")
    catalogue = Catalogue(sessions, cache)
    start = time.process_time()
    catalogue.refresh()
    found = {"cold, a session": (time.process_time() - start) * 1000 / count}
    found["list"] = median(lambda: (catalogue.look(), catalogue.summaries()))
    with closing(sqlite3.connect(cache / search_index.FILE)) as conn:
        for name, word in WORDS.items():
            found[f"raw {name}"] = median(lambda w=word: raw(conn, w))  # type: ignore[misc]
            found[f"ours {name}"] = median(lambda w=word: catalogue.search(w))  # type: ignore[misc]
    (sessions / "session-00000.ssm").touch()
    found["one changed"] = median(catalogue.refresh, 1)
    catalogue.close()
    return found


def main() -> None:
    """Measure for each number of sessions that is named, else 100 and 1,000."""
    counts = [int(each) for each in sys.argv[1:]] or [100, 1000]
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "source.ssm"
        session_file.create(source, example_study("en"), author="Sri", label="Made")
        for count in counts:
            folder = Path(place) / str(count)
            for name, value in measure(count, source, folder).items():
                print(f"{count:6d}  {name:18} {value:9.2f} ms", flush=True)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
