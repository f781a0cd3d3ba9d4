"""`python -m tests.mutation [ROOM...]`: try a sample of faults, and write docs/mutants.md.

What was found is kept in `.mutants/`, so that a run that was stopped goes on where it was: a fault that was noticed
is not tried again while its function stands as it did; one that was not noticed is, when the tests have changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.faults import Fault, sample
from tests.mutation.page import PAGE, Room, write
from tests.mutation.trials import Copy, Watched, watch

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".mutants"
SEED = "studio"
ROOMS = {
    "domain": (60, ("tests/domain", "tests/workshop/test_derived_changes.py", "tests/say")),
    "method": (80, ("tests/method",)),
    "diagram": (80, ("tests/diagram",)),
    "formats": (80, ("tests/formats",)),
    "workshop": (60, ("tests/workshop",)),
    "store": (60, ("tests/store", "tests/workshop")),
    "say": (60, ("tests/say",)),
    "merging": (40, ("tests/domain/merging", "tests/workshop/test_merging.py")),
    "institute": (40, ("tests/workshop/institute",)),
}
"""For each room how many faults are tried, and which tests are to notice them."""
PARTS = {
    "merging": ("domain/merging",),
    "institute": ("store/institute", "workshop/institute"),
}
"""Rooms that are parts of others, and came later: their folders."""


class Results:
    """What became of each fault of one room that was tried, one JSON object a line.

    A fault may stand in the sample of two rooms; each tries it with its own tests.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.of: dict[str, dict[str, str]] = {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                each = json.loads(line)
                self.of[each["id"]] = each

    def keep(self, fault: Fault, outcome: str, tests: str) -> None:
        first = self.of.get(fault.id, {}).get("first", outcome)
        entry = {"id": fault.id, "outcome": outcome, "tests": tests, "first": first}
        self.of[fault.id] = entry
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def known(self, fault: Fault, tests: str) -> bool:
        """Whether it need not be tried: it was noticed, or by the very same tests not."""
        entry = self.of.get(fault.id)
        return entry is not None and bool(entry["outcome"] or entry["tests"] == tests)

    def found(self, room: str, faults: Sequence[Fault]) -> Room:
        """What came out, for the page."""
        outcomes = {id_: entry["outcome"] for id_, entry in self.of.items()}
        first = {id_: entry.get("first", entry["outcome"]) for id_, entry in self.of.items()}
        return Room(room, faults, outcomes, first)


def modules_of(room: str) -> list[Path]:
    """The modules of a room."""
    folders = PARTS.get(room, (room,))
    return sorted(file for each in folders for file in (ROOT / "ssm_studio" / each).rglob("*.py"))


def digest(root: Path, places: Sequence[str]) -> str:
    """Changes when one of the tests does."""
    hashed = hashlib.sha256()
    for place in places:
        path = root / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            hashed.update(file.read_bytes())
    return hashed.hexdigest()[:12]


def try_room(room: str, faults: Sequence[Fault], results: Results, copy: Copy) -> None:
    """Try the faults of a room that are not known yet."""
    places = ROOMS[room][1]
    tests = digest(copy.root, places)
    waiting = [each for each in faults if not results.known(each, tests)]
    if not waiting:
        return
    watched = watch(copy, places, KEPT / f"coverage.{room}")
    for number, fault in enumerate(waiting, 1):
        outcome = try_one(fault, watched, places, copy)
        results.keep(fault, outcome, tests)
        where = f"{fault.module}:{fault.line}"
        print(
            f"{room} {number}/{len(waiting)} {fault.id} {where} {outcome or 'SURVIVED'}", flush=True
        )


def try_one(fault: Fault, watched: Watched, places: Sequence[str], copy: Copy) -> str:
    """What noticed the fault, or "": the tests that come to its lines, or all where it stands outside of functions."""
    found = watched.tests_for(fault)
    if not found:
        return copy.outcome(fault, places, 30 + 4 * sum(watched.seconds.values()))
    tests = [each for each in found if "::" in each]
    outcome = copy.outcome(fault, tests, 10 + 4 * sum(watched.seconds[each] for each in tests))
    files = [each for each in found if "::" not in each]
    if outcome or not files:
        return outcome
    within = [spent for each, spent in watched.seconds.items() if each.startswith(tuple(files))]
    return copy.outcome(fault, files, 10 + 4 * sum(within))


def main(words: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help="these rooms only")
    parser.add_argument("--page", action="store_true", help="only write the page from what is kept")
    parser.add_argument(
        "--seed", default=SEED, help="another sample, which is tried and not written down"
    )
    parser.add_argument("--count", type=int, default=0, help="how many faults of each room")
    given = parser.parse_args(words)
    KEPT.mkdir(exist_ok=True)
    results = {room: Results(KEPT / f"{room}.{given.seed}.jsonl") for room in ROOMS}
    chosen = {
        room: sample(ROOT, modules_of(room), given.seed, given.count or wanted)
        for room, (wanted, _tests) in ROOMS.items()
    }
    if not given.page:
        with tempfile.TemporaryDirectory(prefix="ssm-studio-mutants-") as place:
            copy = Copy(ROOT, Path(place).resolve())
            copy.load()
            for room in given.rooms or ROOMS:
                try_room(room, chosen[room], results[room], copy)
    if given.seed == SEED and not given.count:
        write(results[room].found(room, faults) for room, faults in chosen.items())
        print(f"written to {PAGE.name}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
