"""How long merging takes: two copies of the worked example, each with many edits; `python -m tests.bench_merging`."""

from __future__ import annotations

import random
import time

from ssm_studio.formats.bundle.bundle import example_study
from tests.domain.merging.copies import Copy, begun, edited


def copies(count: int) -> tuple[Copy, Copy]:
    """Two copies, each with `count` edits of its own."""
    draw = random.Random(1)
    first = begun(example_study("en"))
    found = first.copy("Budi"), first.copy("Citra")
    for each in found:
        while len(each.entries) <= count:
            edited(each, draw, 1)
    return found


def main() -> None:
    """Print the seconds of CPU for each size."""
    for count in (540, 10_000):
        one, other = copies(count)
        begun_at = time.process_time()
        found = one.planned(other)
        spent = time.process_time() - begun_at
        puts, asked = len(found.step.puts), len(found.clashes)
        print(f"2 x {count}: {spent:.3f} s, {puts} records, {asked} clashes")


if __name__ == "__main__":
    main()
