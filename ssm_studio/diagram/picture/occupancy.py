"""Which cells are taken, as one number for each row and each column, so that long stretches are asked at once.

Models have an occupancy of their own (`diagram/model/occupancy.py`), and for a reason. A sheet has no edges, its cells
are only taken or not, and placing asks how many of a stretch are, along rows as along columns: here a mapping of either
is kept, and counts are answered. A model has edges and is searched row after row, and its cells know which line may
still pass and which arrows share one: there every question is a plain number of one row, read in the innermost loop of
the search, where a call for each would cost more than the answer. What both would share is a number whose bits are
columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssm_studio.diagram.cells.geometry import Rect

FAR = 20_000
"""Farther left or above than anything can stand."""
NEAR = 2_048
"""As far left or above as most sheets ever go; numbers that begin there are much shorter."""


class Masks:
    """A set of cells that answers quickly whether, and how often, a stretch or a block meets it."""

    def __init__(self, origin: int = FAR) -> None:
        """No cell yet. `origin` is how far left of column 0 and above row 0 cells may be asked for."""
        self.origin = origin
        self.rows: dict[int, int] = {}
        self.columns: dict[int, int] = {}

    def copy(self) -> Masks:
        """The same cells in a set of its own."""
        twin = Masks(self.origin)
        twin.rows, twin.columns = dict(self.rows), dict(self.columns)
        return twin

    def add(self, rect: Rect) -> None:
        """Take every cell of a block."""
        if rect.empty:
            return
        across = ((1 << rect.width) - 1) << (rect.x + self.origin)
        down = ((1 << rect.height) - 1) << (rect.y + self.origin)
        for y in range(rect.y, rect.bottom):
            self.rows[y] = self.rows.get(y, 0) | across
        for x in range(rect.x, rect.right):
            self.columns[x] = self.columns.get(x, 0) | down

    def remove(self, rect: Rect) -> None:
        """Give every cell of a block free."""
        across = ~(((1 << max(0, rect.width)) - 1) << (rect.x + self.origin))
        down = ~(((1 << max(0, rect.height)) - 1) << (rect.y + self.origin))
        for y in range(rect.y, rect.bottom):
            self.rows[y] = self.rows.get(y, 0) & across
        for x in range(rect.x, rect.right):
            self.columns[x] = self.columns.get(x, 0) & down

    def add_row(self, y: int, x1: int, x2: int) -> None:
        """Take a stretch of one row, both ends included; asked for with `on_row` alone."""
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        self.rows[y] = self.rows.get(y, 0) | ((1 << (high - low + 1)) - 1) << (low + self.origin)

    def add_column(self, x: int, y1: int, y2: int) -> None:
        """Take a stretch of one column, both ends included; asked for with `on_column` alone."""
        low, high = (y1, y2) if y1 <= y2 else (y2, y1)
        self.columns[x] = self.columns.get(x, 0) | ((1 << (high - low + 1)) - 1) << (
            low + self.origin
        )

    def cross_row(self, y: int, x1: int, x2: int) -> None:
        """Take a stretch of one row so that `on_column` counts it; both ends included."""
        bit, columns = 1 << (y + self.origin), self.columns
        for x in range(min(x1, x2), max(x1, x2) + 1):
            columns[x] = columns.get(x, 0) | bit

    def cross_column(self, x: int, y1: int, y2: int) -> None:
        """Take a stretch of one column so that `on_row` counts it; both ends included."""
        bit, rows = 1 << (x + self.origin), self.rows
        for y in range(min(y1, y2), max(y1, y2) + 1):
            rows[y] = rows.get(y, 0) | bit

    def on_row(self, y: int, x1: int, x2: int) -> int:
        """How many cells of a stretch of one row are taken, both ends included."""
        mask = self.rows.get(y)
        if not mask:
            return 0
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        return (mask >> (low + self.origin) & ((1 << (high - low + 1)) - 1)).bit_count()

    def on_column(self, x: int, y1: int, y2: int) -> int:
        """How many cells of a stretch of one column are taken, both ends included."""
        mask = self.columns.get(x)
        if not mask:
            return 0
        low, high = (y1, y2) if y1 <= y2 else (y2, y1)
        return (mask >> (low + self.origin) & ((1 << (high - low + 1)) - 1)).bit_count()

    def meets(self, rect: Rect) -> bool:
        """Whether a block holds a taken cell."""
        across = ((1 << max(0, rect.width)) - 1) << (rect.x + self.origin)
        rows = self.rows
        for y in range(rect.y, rect.bottom):  # noqa: SIM110 - asked hundreds of thousands of times
            if rows.get(y, 0) & across:
                return True
        return False

    def rows_met(self, rect: Rect) -> int:
        """In how many of its rows a block holds a taken cell."""
        across = ((1 << max(0, rect.width)) - 1) << (rect.x + self.origin)
        rows, met = self.rows, 0
        for y in range(rect.y, rect.bottom):
            if rows.get(y, 0) & across:
                met += 1
        return met

    def band(self, first: int, after: int, left: int) -> int:
        """The columns that are taken in any of the rows from `first` to before `after`, from column `left` on."""
        found = 0
        for y in range(first, after):
            found |= self.rows.get(y, 0)
        return found >> (left + self.origin)


_MOST_RINGS = 500


def nearest_free(taken: Masks, start: Rect, gap_x: int, gap_y: int) -> Rect:
    """The place nearest to `start` that keeps its distance, found in widening rings."""
    for ring in range(_MOST_RINGS):
        for dx, dy in _ring(ring):
            rect = start.moved(dx, dy)
            if not taken.meets(rect.inflate(gap_x, gap_y)):
                return rect
    return start


def _ring(radius: int) -> Iterator[tuple[int, int]]:
    """The steps to the cells of one ring, straight ones first; three columns count as one row."""
    if radius == 0:
        yield 0, 0
        return
    for step in range(radius + 1):
        for along in {step, -step}:
            for across in (radius, -radius):
                yield 3 * along, across
                yield 3 * across, along
