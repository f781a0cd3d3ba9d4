"""Rows of a diagram on its canvas: where they begin, and boxes that are set off from the others."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ssm_studio.diagram.cells.geometry import Rect


def lit_row(strip: Strip, boxes: Iterable[Rect], y: int, look: Style) -> Strip:
    """A row of a drawing with the cells of these boxes in another look."""
    for box in boxes:
        if box.y <= y < box.bottom:
            before, *within = strip.divide([box.x, box.right, strip.cell_length])
            lit = [Strip(Segment.apply_style(part, post_style=look)) for part in within[:1]]
            strip = Strip.join([before, *lit, *within[1:]])
    return strip


def along(begin: int, size: int, room: int) -> tuple[int, int]:
    """Margin and scroll on one axis, so that a drawing begins at `begin` as far as room and size allow."""
    if size <= room:
        return max(0, min(begin, room - size)), 0
    return 0, max(0, min(-begin, size - room))
