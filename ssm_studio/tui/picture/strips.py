"""Rows of a picture as strips: the resting rows are kept, what moves is laid over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import Row
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.values import dataclass

Look = Callable[[str], Style]
"""The style of a name; "" is the bare ground."""


_Piece = tuple[str, int, Style]
"""Text, its width in cells, its style."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A resting row: in pieces, to be cut where something lies over it, and whole."""

    pieces: list[_Piece]
    strip: Strip


class Painting:
    """What a window on a sheet shows, row by row."""

    def __init__(self, look: Look) -> None:
        """Styles come from `look`, whose answers are kept until `forget_styles`."""
        self._look = look
        self._styles: dict[str, Style] = {}
        self._rows: dict[int, _Row] = {}
        self._window = (0, 0)
        self.sheet = Sheet()
        self.over = Sheet()
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def forget_styles(self) -> None:
        """The theme changed."""
        self._styles.clear()
        self._rows.clear()

    def show(self, sheet: Sheet) -> list[Rect]:
        """Another resting sheet; the blocks of its cells that look different from before."""
        before, self.sheet = self.sheet.rows, sheet
        changed = []
        for y in sorted(before.keys() | sheet.rows.keys()):
            old, new = before.get(y, {}), sheet.rows.get(y, {})
            if old != new:
                self._rows.pop(y, None)
                columns = [x for x in old.keys() | new.keys() if old.get(x) != new.get(x)]
                # One more, for the second half of a wide letter.
                changed.append(Rect(min(columns), y, max(columns) - min(columns) + 2, 1))
        return _stacked(changed)

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
        row = self._rows.get(y)
        if row is None:
            pieces = self._pieces(self.sheet.row(y, left, width))
            row = self._rows[y] = _Row(pieces, self._strip(pieces, width))
        spans = self._spans.get(y)
        return self._spliced(row, y, spans, left, width) if spans else row.strip

    def _spliced(
        self, row: _Row, y: int, spans: list[tuple[int, int]], left: int, width: int
    ) -> Strip:
        """The resting row with stretches of the other sheet in place of its own cells there."""
        pieces: list[_Piece] = []
        at = 0
        for first, last in spans:
            start, end = max(first - left, at), min(last - left, width)
            if end > start:
                pieces += _between(row.pieces, at, start)
                pieces += self._pieces(self.over.row(y, start + left, end - start))
                at = end
        pieces += _between(row.pieces, at, width)
        return self._strip(pieces, width)

    def _pieces(self, row: Row) -> list[_Piece]:
        return [(run.text, run.width, self.style(run.style)) for run in row]

    def _strip(self, pieces: list[_Piece], width: int) -> Strip:
        return Strip([Segment(text, style) for text, _width, style in pieces], width)

    def style(self, name: str) -> Style:
        """The style of a name."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._look(name)
        return style


def _between(pieces: list[_Piece], start: int, end: int) -> Iterator[_Piece]:
    """The pieces of a row between two of its columns; a wide letter that is cut leaves spaces."""
    x = 0
    for text, width, style in pieces:
        first, last = max(start - x, 0), min(end - x, width)
        if last > first:
            if (first, last) == (0, width):
                yield text, width, style
            elif len(text) == width:
                yield text[first:last], last - first, style
            else:
                cut = Strip([Segment(text, style)], width).crop(first, last)
                yield "".join(each.text for each in cut), last - first, style
        x += width
        if x >= end:
            return


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
