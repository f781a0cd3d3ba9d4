"""The laws of merging over many random histories: `make laws`, or `python -m tests.laws --count 2000 --files 200`.

Prints each seed that breaks one; the exit code is 1 where any did.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.domain.merging import test_laws
from tests.workshop.copies_in_files import broken
from tests.workshop.tables_apart import doubled


def laws() -> dict[str, Callable[[int], None]]:
    """Each law by its name, as a function of a seed."""
    found: dict[str, Callable[[int], None]] = {}
    for name, test in vars(test_laws).items():
        held: Any = getattr(test, "hypothesis", None)
        if name.startswith("test_") and held is not None:
            found[name] = held.inner_test
    return found


def in_memory(seeds: range) -> Iterator[str]:
    """What breaks, with its seed."""
    for name, law in laws().items():
        for seed in seeds:
            try:
                law(seed)
            except Exception as error:
                yield f"{name} {seed}: {repr(error)[:500]}"


def in_files(seeds: range) -> Iterator[str]:
    """The same with session files, edited and merged as the program does it."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as place:
            try:
                yield from (f"files {seed}: {each[:500]}" for each in broken(Path(place), seed))
            except Exception as error:
                yield f"files {seed}: {repr(error)[:500]}"


def of_tables(seeds: range) -> Iterator[str]:
    """Numbers that stand for two after tables were gathered that had not all of the session."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as place:
            try:
                yield from (f"tables {seed}: {each}" for each in doubled(Path(place), seed))
            except Exception as error:
                yield f"tables {seed}: {repr(error)[:500]}"


def main() -> int:
    """Try them; 1 where any broke."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=2000)
    asked.add_argument("--files", type=int, default=200)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    bad = 0
    for what, found, count in (
        (f"{len(laws())} laws in memory", in_memory, given.count),
        ("histories in files", in_files, given.files),
        ("sessions with tables", of_tables, given.files),
    ):
        for each in found(range(given.seed, given.seed + count)):
            bad += 1
            print(each, flush=True)
        print(f"{what}: {count:,} histories, {bad} broken so far", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
