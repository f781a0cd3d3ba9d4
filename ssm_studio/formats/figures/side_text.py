"""The words beside a model's figure: definition, CATWOE and measures, in one column or in several below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.formats.figures.model_captions import Beside
from ssm_studio.formats.figures.svg import INK, LEADING, LETTER, MUTED, SYSTEMS, Svg

SIZE: Final = 12.0
WIDTH: Final = 330.0
GAP: Final = 40.0
MOST_LINES: Final = 16
"""Of one row; the report and the session have the whole."""
LINE: Final = SIZE * LEADING
MARK: Final = 20.0
"""Room for a mark of one letter."""

Lines = list[tuple[float, str, str, str]]
"""How far in a line stands, what it says, its colour and weight."""


def put_beside(svg: Svg, blocks: Sequence[Beside], left: float, top: float, below: float) -> None:
    """Draw the blocks to the right of the figure, or below it where it is wide.

    Args:
        left: the right edge of the figure; None of the words stand left of it, unless below.
        top: where the column begins.
        below: the lower edge of the figure, where the words stand below; 0 to put them beside it.
    """
    if not blocks:
        return
    if not below:
        y = top
        for block in blocks:
            y = _put(svg, _lines(block), left + GAP, y) + LINE
        return
    x, highest = 24.0, below
    for block in blocks:
        highest = max(highest, _put(svg, _lines(block), x, below + 34))
        x += WIDTH + GAP
    svg.reach(24.0, highest)


def height_of(blocks: Sequence[Beside]) -> float:
    """How high the blocks are above one another."""
    return sum((len(_lines(block)) + 1) * LINE for block in blocks)


def _lines(block: Beside) -> Lines:
    lines: Lines = [(0.0, line, SYSTEMS, "bold") for line in wrap(block.heading, _room(0), 2)]
    for mark, words in block.rows:
        if len(mark) > 1:
            lines.append((0.0, mark, MUTED, ""))
        inset = 0.0 if not mark else MARK
        wrapped = wrap(words, _room(inset), MOST_LINES)
        if len(mark) == 1:
            lines.append((0.0, mark, SYSTEMS, "bold"))
            # The letter stands on the line of its first words.
            lines += [(-MARK if at == 0 else inset, w, INK, "") for at, w in enumerate(wrapped)]
        else:
            lines += [(inset if mark else 0.0, each, INK, "") for each in wrapped]
    return lines


def _room(inset: float) -> int:
    return int((WIDTH - inset) / (SIZE * LETTER))


def _put(svg: Svg, lines: Lines, x: float, y: float) -> float:
    """Draw lines one below the other; where the last one ends."""
    for inset, words, ink, weight in lines:
        if inset < 0:
            y -= LINE
        svg.text(x + abs(inset), y, [words], size=SIZE, fill=ink, anchor="start", weight=weight)
        y += LINE
    svg.reach(x + WIDTH, y)
    return y
