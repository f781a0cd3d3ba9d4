"""The readers of diagrams over whole files: `python -m tests.corpus` counts and writes docs/reading.md.

What a file has is counted by somebody else (Graphviz, networkx, or whoever made the file up); what came and what was
told is counted by the program. `SSM_STUDIO_SAMPLES` names a folder of files of other programs, where there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.formats.graph.parsed_model import ARROWS_LEFT, BOXES_LEFT
from ssm_studio.formats.graph.reading import UnreadableModelError, read_diagrams
from tests.formats.graph.diagram_maker import MAKERS
from tests.formats.graph.test_reading_counts import (
    CASES,
    SAMPLES,
    SEEDS,
    counted_by_engine,
    counted_by_networkx,
)

PAGE: Final = Path(__file__).parents[1] / "docs" / "reading.md"
CASE_COUNTS: Final = {
    "01-mermaid-arrow-name.mmd": (2, 1),
    "02-two-diagrams-in-a-page.md": (4, 2),
    "03-yed-group.graphml": (3, 2),
    "04-yed-arrow.graphml": (3, 3),
    "06-record-ports.dot": (2, 1),
    "07-two-graphs.dot": (4, 2),
    "08-words-in-desc.graphml": (2, 1),
    "09-title-moved-in.mmd": (2, 1),
    "12-label-codes.mmd": (2, 1),
    "13-gephi.graphml": (3, 3),
}
"""Boxes with groups, and arrows, of the cases from the field, counted by eye."""

OPENING: Final = """\
# Diagrams and pages read in

This page is made by `python -m tests.corpus`. How a diagram comes in is told in [exports.md](exports.md).

One rule holds for every reader: **what came in plus what was told as left out is what the file has.** What a file has
is counted by another program, or by whoever made it up: DOT by Graphviz, GraphML by networkx, Mermaid by the making.
Boxes are activities and the frames of groups; told are the groups, and the arrows that do not come (to oneself, a
second time, to a group, to nothing, not drawn).
"""


@dataclass(slots=True)
class Row:
    """What was counted over the files of one kind."""

    name: str
    files: int = 0
    boxes: int = 0
    arrows: int = 0
    told_boxes: int = 0
    told_arrows: int = 0
    refused: int = 0
    wrong: int = 0

    def add(self, data: bytes, name: str, has: tuple[int, int]) -> None:
        """Count one more file, which has so many boxes and arrows."""
        self.files += 1
        self.boxes += has[0]
        self.arrows += has[1]
        try:
            models = read_diagrams(data, name)
        except UnreadableModelError:
            self.refused += 1
            return
        for each in models:
            self.told_boxes += sum(n for what, n in each.left_out.items() if what in BOXES_LEFT)
            self.told_arrows += sum(n for what, n in each.left_out.items() if what in ARROWS_LEFT)
        counts = [each.came_and_told() for each in models]
        self.wrong += (sum(b for b, _a in counts), sum(a for _b, a in counts)) != has


def rows() -> Iterator[Row]:
    """Each kind of file."""
    cases = Row("cases from the field")
    for name, has in CASE_COUNTS.items():
        cases.add((CASES / name).read_bytes(), name, has)
    yield cases
    dots, graphmls = Row("DOT of other programs"), Row("GraphML of other programs")
    for path in sorted(SAMPLES.rglob("*.dot")):
        text = path.read_bytes().decode("utf-8", "replace")
        try:
            has = counted_by_engine(text)
        except ValueError:
            continue  # Graphviz itself does not survive this one
        dots.add(path.read_bytes(), path.name, has)
    for path in sorted(SAMPLES.rglob("*.graphml")):
        graphmls.add(path.read_bytes(), path.name, counted_by_networkx(path.read_text("utf-8")))
    yield from (each for each in (dots, graphmls) if each.files)
    for form, maker in MAKERS.items():
        made_up = Row(f"made up, {form}")
        for seed in SEEDS:
            made = maker(seed)
            made_up.add(made.text.encode(), f"x.{form}", (made.boxes, made.arrows))
        yield made_up


def page(found: list[Row]) -> str:
    """The whole page."""
    heads = ("Files", "", "Boxes", "Arrows", "Boxes told", "Arrows told", "Refused", "Wrong")
    lines = [OPENING, f"| {' | '.join(heads)} |", f"| --- {'| ---: ' * (len(heads) - 1)}|"]
    for each in found:
        cells = (each.files, each.boxes, each.arrows, each.told_boxes, each.told_arrows)
        numbers = (str(cell) for cell in (*cells, each.refused, each.wrong))
        lines.append(f"| {each.name} | {' | '.join(numbers)} |")
    return "\n".join([*lines, ""])


def main() -> int:
    found = list(rows())
    PAGE.write_text(page(found), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return int(any(each.wrong for each in found))


if __name__ == "__main__":
    sys.exit(main())
