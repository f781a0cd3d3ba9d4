"""What opening a session costs that has a long log, or into which long ones were merged: for docs/library.md."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from ssm_studio.domain import edit
from ssm_studio.workshop.merging import merge_copy, read_copy
from ssm_studio.workshop.workshop import open_session
from tests.bench_as_of import written

LONG: Final = 10_000
SHORT: Final = 10
TIMES: Final = 9

TOLD: Final = """
## A session with a long log is opened

A session of {long:,} entries costs {ratio:.2f} times one of {short} ({one:.1f} and {other:.1f} ms of CPU, the middle of
{times} in turns; aim 1.3). One of {short} into which a copy with {long:,} entries was merged costs {merged:.2f} times
({third:.1f} ms).
"""


def opened(*paths: Path) -> list[float]:
    """Milliseconds of CPU to open each and close it again, in turns, the middle of several."""
    found: list[list[float]] = [[] for _path in paths]
    for _time in range(TIMES):
        for path, times in zip(paths, found, strict=True):
            begun = time.process_time()
            open_session(path).close()
            times.append((time.process_time() - begun) * 1000)
    return [sorted(each)[TIMES // 2] for each in found]


def section(place: Path) -> str:
    """The paragraph for the page."""
    short = written(place / "short", SHORT)
    merged = Path(shutil.copy(short, short.with_name("merged.ssm")))
    long = Path(shutil.copy(short, short.with_name("longer.ssm")))
    dice = random.Random(1)
    with open_session(long) as workshop:
        elements = list(workshop.study.elements)
        for number in range(LONG - SHORT):
            id_ = dice.choice(elements)
            step = edit.write(workshop.study, "element", id_, "label", f"Words {number}")
            workshop.do(step)
    merge_copy(merged, read_copy(long))
    one, other, third = opened(short, long, merged)
    return TOLD.format(
        long=LONG, short=SHORT, times=TIMES, one=one, other=other, third=third,
        ratio=other / one, merged=third / one,
    )  # fmt: skip


def main() -> None:
    """Print it."""
    with tempfile.TemporaryDirectory() as name:
        print(section(Path(name)))


if __name__ == "__main__":
    main()
