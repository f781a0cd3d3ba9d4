"""What one key costs on the real screens, beside bare Textual widgets: `python -m tests.bench_screens`.

Every act runs in the program itself, on the worked example, in a pseudo-terminal of 140×42; processor time and bytes
are counted until the last change on the screen (`bench_driver`). In turns with it, in the same run, come a bare Textual
app and, where its history is at hand, the program as it was at `BEFORE`.

    python -m tests.bench_screens --only letter,arrow --rounds 1 --no-before
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests import bench_commands
from tests.bench_driver import Cost
from tests.bench_walks import TOUR, WALKS, Tree, beside, touring

BEFORE: Final = "5a38ad1"
"""The state of the program that the column "before" shows."""
ROOT: Final = Path(__file__).parents[1]

Costs = dict[str, list[Cost]]


@dataclass(frozen=True, slots=True)
class Act:
    """One row: what is done, the bare widget that it stands beside, and what is aimed at.

    Attributes:
        name: how `--only` calls it, by any part of it.
        bare: the name of the floor.
        times: at most so many times the processor time of the floor.
        wall: the same for the clock.
        seconds: at most so much processor time.
        follows: at most so many seconds by the clock until the last change.
        kb: at most so many kilobytes.
        now: what the table of aims says of the state before.
    """

    name: str
    bare: str = ""
    times: float = 0
    wall: float = 0
    seconds: float = 0
    follows: float = 0
    kb: float = 0
    now: str = ""


ACTS: Final = (
    Act("letter in a definition field", "letter", 2, follows=0.15, kb=1, now="6×, 5.1 kB"),
    Act("typing stored, once it stops"),
    Act("letter whose sentence is composed anew", "letter", follows=0.15),
    Act("letter in a new activity", "letter", now="8.1 ms, 0.8 kB"),
    Act("letter in the entry line", "letter", now="9.6 ms, 0.3 kB"),
    Act("arrow key in a model of 10", "arrow", 3, kb=3, now="9×, 21 kB"),
    Act("arrow key in the picture", "arrow", 3, kb=3, now="29 ms, 5 kB"),
    Act("arrow key in the chart", "arrow", 3, kb=3, now="49 ms, 24 kB"),
    Act("arrow key in the text view of a picture", "arrow", 3, kb=3, now="29-49 ms, 5-24 kB"),
    Act("arrow key in the text view of a model", "arrow", 3, kb=3, now="29-49 ms, 5-24 kB"),
    Act("activity added to 10", seconds=0.12, kb=15, now="404 ms, 44 kB"),
    Act("its undo", seconds=0.12, kb=15, now="253 ms, 139 kB"),
    Act("entry line entered", kb=2, now="33 kB"),
    Act("entry line left", kb=2, now="50 kB"),
    Act("stage 2, first visit", seconds=0.6, kb=60, now="1.74 s, 118-127 kB"),
    Act("stage 3, first visit", seconds=0.6, kb=60, now="up to 0.91 s"),
    Act("stage 4, first visit", seconds=0.6, kb=60, now="up to 0.81 s"),
    Act("stage 1, coming back", seconds=0.15, now="0.05-0.5 s"),
    Act("stage 2, coming back", seconds=0.15, now="0.1-0.5 s"),
    Act("stage 3, coming back", seconds=0.15, now="0.1-0.5 s"),
    Act("stage 4, coming back", seconds=0.15, now="0.1-0.5 s"),
    Act("palette opens", "palette", seconds=0.15, kb=40, now="190-440 ms, 65-81 kB"),
    Act("palette closes", now=""),
    Act("F6", seconds=0.2, now="250-500 ms"),
    Act("first frame", "first frame", 1.25, 1.25, now="1.4-2.2×"),
    Act(
        "session opened until its picture stands", "start", 2.2, 2.2, kb=90, now="3.3-4.6×, 229 kB"
    ),
)


@dataclass(slots=True)
class Found:
    """What was measured: the costs of each act in each column ("bare", "before", "after"), and the memory."""

    costs: dict[str, Costs] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    memory: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def measure(trees: dict[str, Tree], wanted: Sequence[str], rounds: int) -> Found:
    """Measure the wanted acts in every tree and the bare widgets beside them, in turns."""
    found = Found()
    acts = [act for act in ACTS if _wanted(act.name, wanted)]
    floors = {act.bare for act in acts if act.bare} | ({"start"} if not wanted else set())
    for _round in range(rounds):
        for name, cost in beside(floors, found.memory["bare"]):
            found.costs["bare"][name].append(cost)
        for column, tree in trees.items():
            for walk, rows in WALKS:
                if any(_touches(act.name, rows) for act in acts):
                    tree.prepare()
                    for name, cost in walk(tree):
                        found.costs[column][name].append(cost)
            if any(_touches(act.name, TOUR) for act in acts) or _wanted("memory", wanted):
                tree.prepare()
                for name, cost in touring(tree, found.memory[column]):
                    found.costs[column][name].append(cost)
            print(f"{column}: one round of {rounds} done", file=sys.stderr, flush=True)
    return found


def _wanted(name: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(each in name for each in wanted)


def _touches(name: str, rows: str) -> bool:
    return any(each in name for each in rows.split("|"))


# The table

HEADINGS: Final = ("act", "bare", "first told", "before", "after", "aim", "met")


def table(found: Found, wanted: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """The rows of the table, without its headings."""
    rows = [_row(act, found) for act in ACTS if _wanted(act.name, wanted)]
    if found.memory["after"]:
        rows.append(_memory_row(found.memory))
    return rows


def _row(act: Act, found: Found) -> tuple[str, ...]:
    floor = found.costs["bare"].get(act.bare, [])
    after = found.costs["after"].get(act.name, [])
    return (
        act.name,
        _words(floor, []) if floor else "",
        act.now,
        _words(found.costs["before"].get(act.name, []), floor),
        _words(after, floor),
        _aim(act),
        _met(act, after, floor) if after else "",
    )


def _memory_row(memory: dict[str, list[float]]) -> tuple[str, ...]:
    said = {key: f"{statistics.median(each):.0f} MB" for key, each in memory.items() if each}
    met = "yes" if statistics.median(memory["after"]) <= 75 else "**no**"
    cells = said.get("bare", ""), "86 MB", said.get("before", ""), said["after"], "≤ 75 MB", met
    return "resident memory after the tour", *cells


def _cpu(costs: Sequence[Cost]) -> float:
    return statistics.median(each.cpu for each in costs)


def _wall(costs: Sequence[Cost]) -> float:
    return statistics.median(each.wall for each in costs)


def _bytes(costs: Sequence[Cost]) -> float:
    return statistics.median(each.written for each in costs)


def _words(costs: Sequence[Cost], floor: Sequence[Cost]) -> str:
    if not costs:
        return "–"
    ratio = f" ({_cpu(costs) / _cpu(floor):.1f}×)" if floor else ""
    return (
        f"{_milliseconds(_cpu(costs))}{ratio}, {_bytes(costs) / 1000:.1f} kB, "
        f"seen after {_milliseconds(_wall(costs))}"
    )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"


def _aim(act: Act) -> str:
    both = " in both" if act.wall else ""
    parts = (
        f"≤ {act.times:g}×{both}" if act.times else "",
        f"≤ {act.seconds * 1000:g} ms" if act.seconds else "",
        f"≤ {act.kb:g} kB" if act.kb else "",
        f"seen ≤ {act.follows * 1000:g} ms" if act.follows else "",
    )
    return ", ".join(each for each in parts if each)


def _met(act: Act, after: Sequence[Cost], floor: Sequence[Cost]) -> str:
    """Whether every part of the aim was met; else which parts were not."""
    missed = [
        word
        for word, most, value in (
            ("processor", act.times, _cpu(after) / _cpu(floor) if floor else 0),
            ("clock", act.wall, _wall(after) / _wall(floor) if floor else 0),
            ("processor", act.seconds, _cpu(after)),
            ("bytes", act.kb * 1000, _bytes(after)),
            ("clock", act.follows, _wall(after)),
        )
        if most and value > most
    ]
    return f"**no**: {', '.join(missed)}" if missed else "yes" if _aim(act) else ""


def run(
    folder: Path, wanted: Sequence[str] = (), rounds: int = 3, *, before: bool = True
) -> list[tuple[str, ...]]:
    """Measure in this folder, and give the rows of the table."""
    trees = {"after": Tree(ROOT, folder / "after")}
    old = folder / "tree"
    git = ["git", "-C", str(ROOT), "worktree"]
    add = [*git, "add", "--quiet", "--detach", str(old), BEFORE]
    made = before and subprocess.run(add, check=False, capture_output=True).returncode == 0
    if made:
        trees = {"before": Tree(old, folder / "before"), **trees}
    try:
        screens = table(measure(trees, wanted, rounds), wanted)
        return [*screens, *bench_commands.rows(trees, wanted, 2 * rounds + 1)]
    finally:
        if made:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description="What one key costs on the real screens.")
    parser.add_argument("--only", default="", help="parts of rows' names, with commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-before", dest="before", action="store_false")
    asked = parser.parse_args()
    wanted = [each.strip() for each in asked.only.split(",") if each.strip()]
    with tempfile.TemporaryDirectory() as folder:
        rows = run(Path(folder), wanted, asked.rounds, before=asked.before)
    for row in (HEADINGS, *rows):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
