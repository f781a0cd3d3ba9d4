"""The library as it grows, in ratios to raw SQLite in the same run: `make bench-library`, or with numbers of sessions.

Writes docs/library.md: when the list stands in the real program, what a look and a search cost with a warm catalogue
beside the plain FTS5 query that gives the same rows with snippets, and what one changed session costs.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.store import catalogue_file, session_file, vocabulary
from ssm_studio.store.search_hits import MOST_HITS
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.session_file import SessionFile
from tests import bench_opening
from tests.bench_terminal import Terminal

PAGE: Final = Path(__file__).parents[1] / "docs" / "library.md"
COUNTS: Final = (100, 1000, 10_000)
DIFFERENT: Final = 100
"""Sessions with words of their own; the others are copies of these."""
MADE_UP: Final = 30_000
"""Words from which theirs are taken, the first ones far more often than the last."""
WORDS: Final = {
    "a word that most sessions hold": "governor",
    "one letter": "g",
    "two words": "governor data",
    "a part inside of a word": "overno",
    "a word that is nowhere": "xyzzyx",
}
ROUNDS: Final = 7
SHOWN: Final = 500
FIRST: Final = 100
NEWEST: Final = "The newest of all"

Figures = dict[str, float]


def median(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of CPU that `work` takes, in the middle of several times."""
    found = []
    for _time in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return sorted(found)[times // 2] * 1000


def raw(conn: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    """What FTS5 by itself gives: as many rows, each with a snippet."""
    return conn.execute(
        "SELECT rowid, snippet(words, 0, '', '', '…', 14) FROM words WHERE words MATCH ? "
        "ORDER BY rank LIMIT ?",
        (query, MOST_HITS),
    ).fetchall()


def made_up_words(dice: random.Random) -> list[str]:
    """Words of three or four syllables."""
    syllables = [a + b for a in "bdfghjklmnprstvwyz" for b in "aeiou"]
    return [
        "".join(dice.choices(syllables, k=dice.choice((3, 4)))) + "q" for _number in range(MADE_UP)
    ]


def with_other_words(study: Study, title: str, words: Sequence[str], dice: random.Random) -> Study:
    """The study under another title, with some words more in each of its texts."""

    def said(text: Text) -> Text:
        more = " ".join(words[int(dice.random() ** 4 * MADE_UP)] for _number in range(3))
        return Text(*(each and f"{each} {more}" for each in (text.plain, text.en, text.id)))

    tables = {}
    for kind in KINDS:
        tables[kind.table] = {
            id_: replace(
                record,
                **{
                    field.name: said(value)
                    for field in fields_of(kind.type)
                    if isinstance(value := getattr(record, field.name), Text)
                },
            )
            for id_, record in study.table(kind.name).items()
        }
    (session,) = tables["sessions"].values()
    tables["sessions"] = {session.id: replace(session, title=Text(en=title))}
    return Study(**tables)


def sources(place: Path) -> list[Path]:
    """The sessions that differ."""
    dice = random.Random(8)
    words, study = made_up_words(dice), example_study("en")
    found = []
    for number in range(DIFFERENT):
        path = place / f"source-{number:03d}.ssm"
        other = with_other_words(study, f"Workshop {number}", words, dice)
        session_file.create(path, other, author="Sri", label="Made")
        found.append(path)
    session_file.create(
        place / "newest.ssm",
        with_other_words(study, NEWEST, words, dice),
        author="Sri",
        label="Made",
    )
    return found


def filled(count: int, given: Sequence[Path], home: Path) -> Figures:
    """A home with so many sessions and a warm catalogue; what reading one of them cost."""
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    for number in range(count - 1):
        shutil.copy(given[number % len(given)], sessions / f"session-{number:05d}.ssm")
    shutil.copy(given[0].with_name("newest.ssm"), sessions / "newest.ssm")
    with closing(Catalogue(sessions, home / ".cache")) as catalogue:
        start = time.process_time()
        catalogue.refresh()
        took = (time.process_time() - start) * 1000 / count
    size = (home / ".cache" / catalogue_file.FILE).stat().st_size / 1e6
    return {"read": took, "size": size}


def listing(home: Path) -> Figures:
    """What a look at the folder costs with a warm catalogue, and one changed session."""
    sessions = home / "sessions"
    with closing(Catalogue(sessions, home / ".cache")) as catalogue:
        found = {
            "first": median(lambda: catalogue.newest(FIRST)),
            "look": median(catalogue.look),
            "all": median(lambda: (catalogue.summaries(SHOWN), catalogue.totals())),
        }
        alone = median(lambda: SessionFile.open(sessions / "newest.ssm", change=False).close())
        opened: list[Path] = []
        real = SessionFile.open

        def counted(path: Path, *, change: bool = True) -> SessionFile:
            opened.append(path)
            return real(path, change=change)

        def changed() -> None:
            (sessions / "newest.ssm").touch()
            catalogue.refresh()

        with patch.object(SessionFile, "open", counted):
            found["changed"] = median(changed, 5)
        found["opened"] = len(opened) / 5
        found["alone"] = alone
    return found


def searching(home: Path) -> dict[str, tuple[float, float, int]]:
    """For each search the milliseconds of the raw query, ours, and how many sessions it finds."""
    found = {}
    with (
        closing(Catalogue(home / "sessions", home / ".cache")) as catalogue,
        closing(sqlite3.connect(home / ".cache" / catalogue_file.FILE)) as conn,
    ):
        for name, said in WORDS.items():
            query = " ".join(f'"{each}"*' for each in said.split())
            if not raw(conn, query):
                query = vocabulary.query_for(conn, said.split())[0] or query
            rows = len(catalogue.search(said))
            assert rows == len(raw(conn, query)), name
            pairs = [
                (median(partial(raw, conn, query), 1), median(partial(catalogue.search, said), 1))
                for _round in range(ROUNDS)
            ]
            plain, ours = (sorted(each)[ROUNDS // 2] for each in zip(*pairs, strict=True))
            found[name] = plain, ours, rows
    return found


def standing(homes: Sequence[Path]) -> list[tuple[float, float]]:
    """For each home the milliseconds until the list stands in the real program: of CPU, and on the clock.

    Each round starts the program once with every home, so that all meet the same machine.
    """
    found: list[list[tuple[float, float]]] = [[] for _home in homes]
    for round_ in range(ROUNDS + 1):
        for home, pairs in zip(homes, found, strict=True):
            pair = _once(home)
            if round_:
                pairs.append(pair)
    return [
        (sorted(cpu)[ROUNDS // 2], sorted(clock)[ROUNDS // 2])
        for cpu, clock in (zip(*pairs, strict=True) for pairs in found)
    ]


def _once(home: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "ssm_studio", "--home", str(home)]
    spent: list[tuple[float, float]] = []

    def shown(written: bytes) -> bool:
        if NEWEST.encode() not in written:
            return False
        if not spent:
            stat = Path(f"/proc/{terminal.process.pid}/stat").read_text("utf-8")
            ticks = sum(map(int, stat.rpartition(")")[2].split()[11:13]))
            spent.append((ticks * 10.0, (time.perf_counter() - terminal.begun) * 1000))
        return True

    with Terminal(command) as terminal:
        assert terminal.until(shown), "the list never stood"
    return spent[0]


OPENING: Final = """\
# The library as it grows

This page is made by `make bench-library`, on a machine with other work: milliseconds are of CPU unless it says
otherwise, and ratios are of one run. The sessions are generated: {different} with words of their own, taken from
{words:,} made-up ones beside those of the worked example, and copies of these. The catalogue is warm: every session
was read.

| sessions | list stands, CPU | on the clock | newest {first} | look at the folder | {shown} rows and totals | \
one changed | files opened for it | reading one in | catalogue |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
"""
EXPLAINED: Final = """
- **The list stands** when the newest session is on the screen of the real program, started anew each time;
  {rounds} rounds with every number of sessions in turn, the middle one. {ratio}
- The newest {first} are listed as the catalogue holds them. Only then, in a thread, the folder is looked at (a `stat` a
  file, nothing is opened), and the list of at most {shown} and the totals follow. `ssm-studio list` prints every
  session, and so costs the look and all rows.
- **One changed** is the look with nothing changed, and reading that one session: {changed}

## A word is found

| sessions | what is typed | sessions shown | FTS5 alone | ours | ratio |
|--:|---|--:|--:|--:|--:|
"""
ENDING: Final = """
FTS5 alone gives as many rows, each with a snippet of its own. Aim: 1.2 times. A part inside of a word is looked for in
the list of different words ({most} of them at most), and then in the index; FTS5 alone is given the words that were
found. What is nowhere costs that list, and no text is read for it: FTS5 alone, which knows no parts of words, needs
next to nothing there, so that the milliseconds count and not the ratio. Only signs without a letter, and words in
scripts that Python and SQLite divide differently, are still looked for in the texts themselves; the next letter ends
that.
"""


def page(
    figures: dict[int, Figures], searches: dict[int, dict[str, tuple[float, float, int]]]
) -> str:
    """docs/library.md."""
    least, most = min(figures), max(figures)
    lines = [
        f"| {count:,} | {each['cpu']:.0f} ms | {each['clock']:.0f} ms | {each['first']:.1f} ms | {each['look']:.1f} ms "
        f"| {each['all']:.1f} ms | {each['changed']:.1f} ms | {each['opened']:.0f} | {each['read']:.1f} ms "
        f"| {each['size']:,.0f} MB |\n"
        for count, each in figures.items()
    ]
    cpu, clock = (figures[most][name] / figures[least][name] for name in ("cpu", "clock"))
    ratio = f"{most:,} sessions against {least:,}: {cpu:.2f} times the CPU, {clock:.2f} times on the clock (aim 1.5)."
    changed = "; ".join(
        f"{count:,}: {each['changed'] - each['look']:.1f} ms beside the look"
        for count, each in figures.items()
    )
    found = [
        f"| {count:,} | {name} | {rows} | {plain:.2f} ms | {ours:.2f} ms | {ours / plain:.2f} |\n"
        for count, each in searches.items()
        for name, (plain, ours, rows) in each.items()
    ]
    return "".join(
        [
            OPENING.format(different=DIFFERENT, words=MADE_UP, first=FIRST, shown=SHOWN),
            *lines,
            EXPLAINED.format(
                rounds=ROUNDS, ratio=ratio, first=FIRST, shown=SHOWN, changed=f"{changed}."
            ),
            *found,
            ENDING.format(most=vocabulary.MOST),
        ]
    )


def main() -> None:
    """Measure for each number of sessions that is named, else 100, 1,000 and 10,000, and write the page."""
    if any(each.startswith("--") for each in sys.argv[1:]):
        # A library on a server is asked for, or one to be filled.
        from tests import bench_institute

        bench_institute.main()
        return
    counts = [int(each) for each in sys.argv[1:]] or list(COUNTS)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        given = sources(place)
        homes = {count: place / str(count) for count in counts}
        figures, searches = {}, {}
        for count, home in homes.items():
            figures[count] = filled(count, given, home) | listing(home)
            searches[count] = searching(home)
            print(count, figures[count], searches[count], flush=True)
        for count, (cpu, clock) in zip(counts, standing(list(homes.values())), strict=True):
            figures[count] |= {"cpu": cpu, "clock": clock}
        opening = bench_opening.section(place)
    text = page(figures, searches) + opening
    print(text)
    if set(COUNTS) <= set(counts):
        PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
