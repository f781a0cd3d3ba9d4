"""What lines of a picture run between and what they meet: drawings, places to begin at, lines that are there."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.values import dataclass

CROSSING: Final = 500
"""What it costs to cross another line; a column costs 1."""
BELOW: Final = 30, 50
"""What it costs to run below a drawing: for each column, for each row."""
WORDS: Final = 60
"""What it costs to run through the words of another line, for each cell."""
ALONG: Final = 120, 150
"""What it costs to run where another line runs the same way: for each column, for each row."""
TAKEN: Final = 20_000
"""What it costs to end where another line begins or ends, or something else is drawn."""
_MANY: Final = 80
_DEAR: Final = 3 * CROSSING


def dear(lines: int) -> int:
    """What a line must cost for any cell of the two drawings to be tried as its end, in a picture of so many lines.

    Where there are many of them, that takes too long and is done only where nothing else leads anywhere.
    """
    return _DEAR if lines <= _MANY else TAKEN


Way = tuple[Point, ...]
"""The corners of a line, its two ends included; neighbours share a row or a column."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a line may start from: a block, and which cells of it are drawn in each row."""

    rect: Rect
    inked: tuple[tuple[int, int], ...]

    def covers(self, point: Point) -> bool:
        """Whether a point lies in the drawn part of its row."""
        if not self.rect.contains(point):
            return False
        first, last = self.inked[point.y - self.rect.y]
        return first <= point.x - self.rect.x <= last


@dataclass(slots=True)
class Traffic:
    """What is in the way of a line: drawings, and the lines that were drawn before."""

    drawings: Masks
    across: Masks
    down: Masks
    ends: Masks
    crossed: Masks
    """Upright strokes by row and level strokes by column: what a stretch would cross."""
    words: Masks
    """The words of lines, with a cell at each side."""
    dear: int = TAKEN
    room: Rect | None = None
    """Where lines have to stay, as far as they can; None where the sheet has no edges."""

    def outside(self, points: Sequence[Point]) -> int:
        """How many corners of a way lie where lines should not go."""
        room = self.room
        return 0 if room is None else sum(not room.contains(point) for point in points)

    @classmethod
    def over(cls, drawings: Masks) -> Traffic:
        """Drawings without a line between them yet."""
        across, down, ends, crossed, words = (Masks(drawings.origin) for _each in range(5))
        return cls(drawings, across, down, ends, crossed, words)

    def add(self, way: Way) -> None:
        """Take in a line, so that later ones keep clear of it."""
        for a, b in itertools.pairwise(way):
            if a.y == b.y:
                self.across.add_row(a.y, a.x, b.x)
                self.crossed.cross_row(a.y, a.x, b.x)
            else:
                self.down.add_column(a.x, a.y, b.y)
                self.crossed.cross_column(a.x, a.y, b.y)
        for end in way[:1] + way[-1:]:
            self.ends.add(Rect(end.x, end.y, 1, 1))

    def level(self, y: int, x1: int, x2: int) -> int:
        """What a level stretch costs for all that it meets, both ends included."""
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        low += self.drawings.origin
        mask = (1 << (high + self.drawings.origin - low + 1)) - 1
        cost = 0
        if found := self.drawings.rows.get(y):
            cost += BELOW[0] * (found >> low & mask).bit_count()
        if found := self.across.rows.get(y):
            cost += ALONG[0] * (found >> low & mask).bit_count()
        if found := self.crossed.rows.get(y):
            cost += CROSSING * (found >> low & mask).bit_count()
        if found := self.words.rows.get(y):
            cost += WORDS * (found >> low & mask).bit_count()
        return cost

    def upright(self, x: int, y1: int, y2: int) -> int:
        """What an upright stretch costs for all that it meets, both ends included."""
        low, high = (y1, y2) if y1 <= y2 else (y2, y1)
        low += self.drawings.origin
        mask = (1 << (high + self.drawings.origin - low + 1)) - 1
        cost = 0
        if found := self.drawings.columns.get(x):
            cost += BELOW[1] * (found >> low & mask).bit_count()
        if found := self.down.columns.get(x):
            cost += ALONG[1] * (found >> low & mask).bit_count()
        if found := self.crossed.columns.get(x):
            cost += CROSSING * (found >> low & mask).bit_count()
        if found := self.words.columns.get(x):
            cost += WORDS * (found >> low & mask).bit_count()
        return cost

    def free(self, port: Port) -> bool:
        """Whether no line ends at a place and nothing is drawn beside it."""
        ink, out = port.ink, port.out
        return not (
            self.ends.on_row(ink.y, ink.x, ink.x)
            or self.drawings.on_row(out.y, out.x, out.x)
            or self.words.on_row(out.y, out.x, out.x)
        )


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line may leave a drawing: the first cell outside its block, the cell beside its ink, which way."""

    out: Point
    ink: Point
    way: int
    cost: int


def ink_above(body: Body, x: int) -> Point | None:
    """The lowest see-through cell over the drawing in one column; None where the drawing does not rise."""
    rect = body.rect
    for row, (first, last) in enumerate(body.inked[:2]):
        if first <= x - rect.x <= last:
            return Point(x, rect.y + row - 1)
    return None
