"""Attacks the program's promise that nothing is lost and nothing is silent, with numbers: `make endurance`.

`python -m tests.endurance` runs a seeded slice (some minutes), `--whole` all of it (up to two hours). With `--write`
the figures go into docs/reliability.md. The exit code is 1 where anything was lost or silent.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.errors import StudioError
from ssm_studio.store import session_file
from ssm_studio.store.repair import examine
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.workshop import open_session
from tests import endurance_exports as exports
from tests import endurance_parts as parts
from tests.studies import rich_study

FRESH: Final = 5
"""Copies that are taken of one session before another one is begun."""

_HEAD: Final = "| attack | run | tree | times | what came of it | bad |\n"
PAGE: Final = Path(__file__).parents[1] / "docs" / "reliability.md"


@dataclass
class Figures:
    """What came of one attack.

    Attributes:
        name: what was done.
        count: how often.
        bad: how often something was lost or silent.
        seen: what else came of it, counted.
    """

    name: str
    count: int = 0
    bad: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def row(self, run: str) -> str:
        """A row of the page's table; `run` says how much was run, and of which tree."""
        seen = ", ".join(f"{count:,} {word}" for word, count in sorted(self.seen.items()))
        cells = (self.name, *run.split(", "), f"{self.count:,}", seen, f"**{self.bad}**")
        return f"| {' | '.join(cells)} |"


def kills_of_the_writer(place: Path, count: int, dice: random.Random) -> Figures:
    """A process that writes as fast as it can is killed at any moment."""
    from tests.workshop.killed_writer import round_

    found = Figures("writer killed while it writes")
    path = _session(place / "writer.ssm")
    for _number in range(count):
        saved, wrong = round_(path, dice.uniform(0.0, 0.03))
        found.count += 1
        found.seen["changes acknowledged"] += saved
        found.bad += bool(wrong)
    found.bad += not _whole(path)
    return found


def kills_in_the_migration(place: Path, count: int, dice: random.Random) -> Figures:
    """A process that brings an older file to today's shape is killed at any of its statements."""
    found = Figures("killed while an older file is brought to today's shape")
    for number in range(count):
        folder = place / f"migration-{number}"
        folder.mkdir()
        path = parts.old_file(folder, dice)
        rows = parts.rows_of(path)
        parts.die_at(path, dice.randint(1, 260))
        found.count += 1
        with closing(SessionFile.open(path)) as file:
            _rows, verdict = examine(file)
            lost = {
                name: each for name, each in parts.rows_of(path).items() if name in rows
            } != rows
            found.bad += lost or not verdict.whole
        found.seen["copies kept of the file as it was"] += len(list(folder.glob("before/*.ssm")))
        shutil.rmtree(folder)
    return found


def copies(place: Path, count: int, dice: random.Random) -> Figures:
    """Copies that are taken page by page, quickly and slowly, while somebody writes."""
    found = Figures("copies taken page by page while somebody writes")
    for first in range(0, count, FRESH):
        # A log of many minutes' writing would make each look at a copy long.
        path = _session(place / f"copied-{first}.ssm")
        with parts.Writer(path) as writer:
            for number in range(first, min(first + FRESH, count)):
                writer.go_on()
                target = place / f"copy-{number}.ssm"
                parts.copy_slowly(path, target, dice.choice((1, 2, 8, 40)), dice.uniform(0.0, 0.2))
                found.count += 1
                kind = _kind_of(target)
                found.seen[kind] += 1
                found.bad += kind == "silent"
                for each in place.glob(f"{target.name}*"):
                    each.unlink()
        path.unlink()
    return found


def three_programs(place: Path, count: int, _dice: random.Random) -> Figures:
    """Three programs change one file at once."""
    found = Figures("edits of three programs at one file")
    path = _session(place / "three.ssm")
    answers = parts.at_once(path, 3, -(-count // 3))
    found.count = sum(map(len, answers))
    acknowledged = [each for answer in answers for each in answer if each != "refused"]
    found.seen["acknowledged"] = len(acknowledged)
    found.seen["refused in a sentence"] = found.count - len(acknowledged)
    with open_session(path) as workshop:
        refs = [each.ref for each in workshop.study.elements.values()]
        there = {each.label.read("en") for each in workshop.study.elements.values() if each.label}
        found.bad = len(set(acknowledged) - there) + len(refs) - len(set(refs))
    found.bad += not _whole(path)
    return found


def hostile_files(place: Path, _count: int, _dice: random.Random) -> Figures:
    """Every shape of foreign file is opened."""
    from tests.store.hostile_files import SHAPES, make, whole

    found = Figures("shapes of foreign files")
    source = place / "whole.ssm"
    whole(source)
    for shape in SHAPES:
        path = place / f"{shape}.ssm"
        make(shape, source, path)
        found.count += 1
        start = time.process_time()
        try:
            with open_session(path) as workshop:
                kind = "read only, in a sentence" if workshop.read_only else "opened"
        except StudioError:
            kind = "refused in a sentence"
        found.seen[kind] += 1
        found.bad += time.process_time() - start > parts.MOST_SECONDS
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return found


def hostile_exports(place: Path, count: int, dice: random.Random) -> Figures:
    """Every hostile value in all fields of every kind, through every export."""
    found = Figures("hostile values in every field of a kind, through every export")
    rounds = list(exports.rounds())
    for kind, value in rounds if count >= len(rounds) else dice.sample(rounds, count):
        found.count += 1
        files, wrong = exports.exported(place, kind, value)
        found.seen["files"] += files
        found.bad += len(wrong)
        for each in wrong:
            print(each, file=sys.stderr, flush=True)
    return found


def kills_of_the_screen(place: Path, count: int, dice: random.Random) -> Figures:
    """The screen is killed while somebody types without a pause."""
    found = Figures("screen killed while somebody types")
    for number in range(count):
        home = place / f"screen-{number}"
        typed, stored = parts.typed_and_killed(home, dice)
        found.count += 1
        found.seen["words typed"] += len(typed)
        found.seen["words stored"] += stored
        # What was typed in the last two seconds may be missing, and no more.
        found.bad += stored < len([at for at in typed if at <= typed[-1] - parts.UNSTORED])
        shutil.rmtree(home)
    return found


ATTACKS: Final[tuple[tuple[Callable[[Path, int, random.Random], Figures], int, int], ...]] = (
    (kills_of_the_writer, 60, 1000),
    (kills_in_the_migration, 15, 150),
    (copies, 60, 500),
    (three_programs, 150, 1000),
    (hostile_files, 1, 1),
    (hostile_exports, 40, 1 << 30),
    (kills_of_the_screen, 3, 100),
)
"""Each with how often in a slice and in the whole."""


def _session(path: Path) -> Path:
    session_file.create(path, rich_study(), author="Sri", label="Made")
    return path


def _whole(path: Path) -> bool:
    with closing(SessionFile.open(path)) as file:
        rows, verdict = examine(file)
        return rows is not None and verdict.whole


def _kind_of(path: Path) -> str:
    try:
        with open_session(path) as workshop:
            told = bool(workshop.read_only)
    except StudioError:
        return "refused in a sentence"
    if told:
        return "told: rows and log differ"
    return "whole" if _whole(path) else "silent"


def _run(whole: bool, seed: int, only: str) -> Iterator[Figures]:
    for attack, few, many in ATTACKS:
        if only and only not in attack.__name__:
            continue
        with tempfile.TemporaryDirectory() as place:
            figures = attack(Path(place), many if whole else few, random.Random(seed))
        print(figures.row("whole, " if whole else "slice, "), flush=True)
        yield figures


def _page(found: dict[str, str]) -> str:
    head = (
        "# What holds when it is attacked\n\n"
        "Written by `make endurance`; `make endurance WHOLE=1` runs all of it, `ONLY=copies` one attack. *Bad* counts "
        "what was acknowledged and lost, opened without a word though it was not whole, took too long, or cannot be "
        "read by its own format; it has to be 0. Each row says of which tree it is.\n\n"
        f"{_HEAD}|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(found[name] for name in found) + "\n"


def _kept() -> dict[str, str]:
    """The rows that stand on the page, by attack."""
    lines = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []
    rows = [each for each in lines if each.startswith("| ") and each != _HEAD.strip()]
    return {each.split(" | ")[0].removeprefix("| "): each for each in rows}


def _tree() -> str:
    """The commit that is tried, and whether the program or its tests differ from it."""
    told = _git("describe", "--always")
    return f"{told}-changed" if _git("status", "--porcelain", "ssm_studio", "tests") else told


def _git(*words: str) -> str:
    told = subprocess.run(
        ["git", *words], capture_output=True, text=True, check=False, cwd=PAGE.parents[1]
    )
    return told.stdout.strip()


def main() -> int:
    """Run the attacks; 1 where anything was lost or silent."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--whole", action="store_true")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--seed", type=int, default=8)
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    names = [attack.__name__ for attack, _few, _many in ATTACKS]
    if not any(given.only in each for each in names):
        asked.error(f"no attack is called {given.only!r}; there are {', '.join(names)}")
    bad, run = False, f"{'whole' if given.whole else 'slice'}, {_tree()}"
    for each in _run(given.whole, given.seed, given.only):
        bad = bad or each.bad > 0
        if given.write:
            page = _kept()
            page[each.name] = each.row(run)
            PAGE.write_text(_page(page), encoding="utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
