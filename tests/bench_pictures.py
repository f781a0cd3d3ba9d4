"""How well pictures that are typed can be read; writes docs/pictures.md."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import Final

from ssm_studio.domain.changes import apply
from ssm_studio.say import understand
from ssm_studio.say.results import Place, Understood
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.typed_pictures import Harm, drawn, harm, typed

SIZES: Final = (12, 20, 29, 41, 60)
EACH: Final = 40
PAGE: Final = Path(__file__).parents[1] / "docs" / "pictures.md"
HEAD: Final = """\
# How well a typed picture can be read

Made by `make pictures`; do not edit. {count} seeded pictures, typed through the entry line statement by statement:
labels of one to eight words, half of them Indonesian, 0.8 lines an element, three in ten a bubble or a concern of
somebody, conflicts, boundaries. Counted by reading the painted cells back, summed over {each} pictures of each size:
**names** with a letter gone, **drawings** with any cell gone, arrow **heads** that cannot be seen, **labels** of lines
that are missing or cut, labels **on lines** that are not theirs, elements that **overlap**, bubbles **far** from their
owner (more than 12 columns or 6 rows). **Crossings** are for one picture. The time is that of one more statement on
the processor, with its place and the drawing, in milliseconds, on the machine that made this page.

| elements | names | drawings | heads | labels | on lines | overlaps | far | crossings | columns × rows | time |
|---|---|---|---|---|---|---|---|---|---|---|
"""


def _row(size: int, each: int) -> str:
    total, times, widths, heights = Harm(), [], [], []
    for seed in range(each):
        study, picture = typed(seed, size)
        scene = drawn(study, picture)
        total += harm(study, scene)
        widths.append(scene.bounds.width)
        heights.append(scene.bounds.height)
        begin = time.process_time()
        said = understand("@ somebody who came late", study, Place(picture=picture))
        assert isinstance(said, Understood)
        drawn(apply(study, with_consequences(study, said.changeset)), picture)
        times.append((time.process_time() - begin) * 1_000)
    t = total
    extent = f"{statistics.median(widths):.0f} × {statistics.median(heights):.0f}"
    return (
        f"| {size} | {t.names} | {t.drawings} | {t.heads} | {t.labels} | {t.on_lines} | {t.overlaps} | {t.far} "
        f"| {t.crossings / each:.1f} | {extent} | {statistics.median(times):.0f} |\n"
    )


def main(each: int = EACH) -> None:
    """Type the pictures, print the table; write the page when all of them were typed."""
    page = HEAD.format(count=each * len(SIZES), each=each)
    sys.stdout.write(page)
    for size in SIZES:
        row = _row(size, each)
        sys.stdout.write(row)
        sys.stdout.flush()
        page += row
    if each == EACH:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
