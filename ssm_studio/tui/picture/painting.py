"""Rows of a picture as strips: the resting rows are kept, what moves is laid over them."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ssm_studio.diagram.geometry import Rect
from ssm_studio.diagram.picture_sheet import Sheet
from ssm_studio.diagram.raster import Row

Look = Callable[[str], Style]
"""The style of a name; "" is the bare ground."""


class Painting:
    """What a window on a sheet shows, row by row."""

    def __init__(self, look: Look) -> None:
        """Styles come from `look`, whose answers are kept until `forget_styles`."""
        self._look = look
        self._styles: dict[str, Style] = {}
        self._rows: dict[int, Strip] = {}
        self._window = (0, 0)
        self.sheet = Sheet()
        self.over = Sheet()
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def forget_styles(self) -> None:
        """The theme changed."""
        self._styles.clear()
        self._rows.clear()

    def show(self, sheet: Sheet) -> None:
        """Another resting sheet."""
        self.sheet = sheet
        self._rows.clear()

    def lay_over(self, over: Sheet) -> list[Rect]:
        """Another sheet on top; the blocks of cells that look different from before."""
        before, before_spans = self.over, self._spans
        self.over, self._spans = over, over.spans()
        changed: list[Rect] = []
        for y in sorted(before.rows.keys() | over.rows.keys()):
            if before.rows.get(y) != over.rows.get(y):
                stretches = _joined(before_spans.get(y, []) + self._spans.get(y, []))
                changed += [Rect(x1, y, x2 - x1, 1) for x1, x2 in stretches]
        return _stacked(changed)

    def strip(self, y: int, left: int, width: int) -> Strip:
        """Row `y` of the sheet from column `left`, `width` cells of it."""
        if self._window != (left, width):
            self._window = (left, width)
            self._rows.clear()
        strip = self._rows.get(y)
        if strip is None:
            strip = self._rows[y] = self._strip(self.sheet.row(y, left, width), width)
        spans = self._spans.get(y)
        return self._spliced(strip, y, spans, left, width) if spans else strip

    def _spliced(
        self, strip: Strip, y: int, spans: list[tuple[int, int]], left: int, width: int
    ) -> Strip:
        parts: list[Strip] = []
        at = 0
        for first, last in spans:
            start, end = max(first - left, at), min(last - left, width)
            if end <= start:
                continue
            if start > at:
                parts.append(strip.crop(at, start))
            row = self.over.row(y, start + left, end - start)
            parts.append(self._strip(row, end - start))
            at = end
        if at < width:
            parts.append(strip.crop(at, width))
        return Strip.join(parts)

    def _strip(self, row: Row, width: int) -> Strip:
        return Strip([Segment(run.text, self.style(run.style)) for run in row], width)

    def style(self, name: str) -> Style:
        """The style of a name."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._look(name)
        return style


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of one row that touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _stacked(rows: list[Rect]) -> list[Rect]:
    """One-row blocks right below one another as one block."""
    open_: dict[tuple[int, int], Rect] = {}
    done: list[Rect] = []
    for rect in rows:
        key = (rect.x, rect.width)
        above = open_.get(key)
        if above is not None and above.bottom == rect.y:
            open_[key] = Rect(rect.x, above.y, rect.width, above.height + 1)
            continue
        if above is not None:
            done.append(above)
        open_[key] = rect
    return [*done, *open_.values()]
