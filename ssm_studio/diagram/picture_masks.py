"""Which cells are taken, as one number for each row and each column, so that long stretches are asked at once."""

from __future__ import annotations

from ssm_studio.diagram.geometry import Rect

ORIGIN = 20_000
"""Bit of column (or row) 0, so that cells left of it and above it have a bit too."""


class Masks:
    """A set of cells that answers quickly whether, and how often, a stretch or a block meets it."""

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}
        self.columns: dict[int, int] = {}

    def copy(self) -> Masks:
        """The same cells in a set of its own."""
        twin = Masks()
        twin.rows, twin.columns = dict(self.rows), dict(self.columns)
        return twin

    def add(self, rect: Rect) -> None:
        """Take every cell of a block."""
        if rect.empty:
            return
        across = ((1 << rect.width) - 1) << (rect.x + ORIGIN)
        down = ((1 << rect.height) - 1) << (rect.y + ORIGIN)
        for y in range(rect.y, rect.bottom):
            self.rows[y] = self.rows.get(y, 0) | across
        for x in range(rect.x, rect.right):
            self.columns[x] = self.columns.get(x, 0) | down

    def remove(self, rect: Rect) -> None:
        """Give every cell of a block free."""
        across = ~(((1 << max(0, rect.width)) - 1) << (rect.x + ORIGIN))
        down = ~(((1 << max(0, rect.height)) - 1) << (rect.y + ORIGIN))
        for y in range(rect.y, rect.bottom):
            self.rows[y] = self.rows.get(y, 0) & across
        for x in range(rect.x, rect.right):
            self.columns[x] = self.columns.get(x, 0) & down

    def add_row(self, y: int, x1: int, x2: int) -> None:
        """Take a stretch of one row, both ends included; asked for with `on_row` alone."""
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        self.rows[y] = self.rows.get(y, 0) | ((1 << (high - low + 1)) - 1) << (low + ORIGIN)

    def add_column(self, x: int, y1: int, y2: int) -> None:
        """Take a stretch of one column, both ends included; asked for with `on_column` alone."""
        low, high = (y1, y2) if y1 <= y2 else (y2, y1)
        self.columns[x] = self.columns.get(x, 0) | ((1 << (high - low + 1)) - 1) << (low + ORIGIN)

    def on_row(self, y: int, x1: int, x2: int) -> int:
        """How many cells of a stretch of one row are taken, both ends included."""
        mask = self.rows.get(y)
        if not mask:
            return 0
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        return (mask >> (low + ORIGIN) & ((1 << (high - low + 1)) - 1)).bit_count()

    def on_column(self, x: int, y1: int, y2: int) -> int:
        """How many cells of a stretch of one column are taken, both ends included."""
        mask = self.columns.get(x)
        if not mask:
            return 0
        low, high = (y1, y2) if y1 <= y2 else (y2, y1)
        return (mask >> (low + ORIGIN) & ((1 << (high - low + 1)) - 1)).bit_count()

    def meets(self, rect: Rect) -> bool:
        """Whether a block holds a taken cell."""
        across = ((1 << max(0, rect.width)) - 1) << (rect.x + ORIGIN)
        rows = self.rows
        return any(rows.get(y, 0) & across for y in range(rect.y, rect.bottom))

    def rows_met(self, rect: Rect) -> int:
        """In how many of its rows a block holds a taken cell."""
        across = ((1 << max(0, rect.width)) - 1) << (rect.x + ORIGIN)
        rows = self.rows
        return sum(1 for y in range(rect.y, rect.bottom) if rows.get(y, 0) & across)
