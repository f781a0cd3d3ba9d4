"""The DOT source that asks the layout engine for positions in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Size

CELL_WIDTH: Final = 0.1
CELL_HEIGHT: Final = 0.2
"""Inches for which one cell stands: a cell is about twice as high as wide."""

_Pair = tuple[int, int]


def cell_source(
    sizes: Sequence[Size], needs: Sequence[_Pair], soft: Sequence[_Pair], most: int
) -> str:
    """A DOT source of boxes of fixed sizes, named n0, n1, …, whose positions come back in tenths of an inch.

    No word of what people typed is in it: only numbers.

    Args:
        needs: pairs of box numbers, the second below the first.
        soft: arrows that have no say in what stands above what.
        most: boxes without any arrow are laid in rows of so many.
    """
    lines = [
        "digraph model {",
        "graph [rankdir=TB nodesep=0.4 ranksep=0.5 splines=false]",
        'node [shape=box fixedsize=true label=""]',
    ]
    lines += [
        f"n{number} [width={size.width * CELL_WIDTH:.1f} height={size.height * CELL_HEIGHT:.1f}]"
        for number, size in enumerate(sizes)
    ]
    lines += [f"n{a} -> n{b}" for a, b in needs]
    lines += [f"n{a} -> n{b} [constraint=false]" for a, b in soft]
    joined = {each for pair in (*needs, *soft) for each in pair}
    loose = [number for number in range(len(sizes)) if number not in joined]
    lines += [f"n{a} -> n{b} [style=invis]" for a, b in zip(loose, loose[most:], strict=False)]
    return "\n".join([*lines, "}", ""])
