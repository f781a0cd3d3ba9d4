"""What lines of a picture run between and what they meet: drawings, places to begin at, lines that are there."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.values import dataclass

CROSSING: Final = 500
"""What it costs to cross another line; a column costs 1."""
BELOW: Final = 60, 130
"""What it costs to run below a drawing: for each column, for each row."""
_ALONG: Final = 120, 150
"""What it costs to run where another line runs the same way: for each column, for each row."""
TAKEN: Final = 20_000
"""What it costs to end where another line begins or ends: twice where its head is, thrice below a drawing."""

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


class Traffic:
    """What is in the way of a line: drawings, the edges of boundaries, and the lines that were drawn before.

    Attributes:
        across, down: level strokes by row, upright strokes by column.
        crossed: upright strokes by row and level strokes by column: what a stretch would cross.
        tips: where lines begin and end; nothing else may cover that.
        heads: where lines end, mostly in a head.
        ends: the same as `tips`, and the edges of boundaries: no line may end there.
        frames, walls: the level and the upright edges of boundaries, which lines cross but do not run along.
        room: where lines have to stay, as far as they can; None where the sheet has no edges.
    """

    def __init__(
        self, drawings: Masks, edges: Iterable[Rect] = (), room: Rect | None = None
    ) -> None:
        """Drawings and the edges of boundaries, without a line between them yet."""
        self.drawings, self.room = drawings, room
        origin = drawings.origin
        self.across, self.down, self.crossed = Masks(origin), Masks(origin), Masks(origin)
        self.ends, self.tips, self.heads = Masks(origin), Masks(origin), Masks(origin)
        self.frames, self.walls = Masks(origin), Masks(origin)
        for edge in edges:
            self.ends.add(edge)
            (self.frames if edge.height == 1 else self.walls).add(edge)
        self._below = dict(self.ends.rows)
        self._parts: dict[tuple[int, int], list[int]] = {}

    def outside(self, points: Sequence[Point]) -> int:
        """How many corners of a way lie where lines should not go."""
        room = self.room
        return 0 if room is None else sum(not room.contains(point) for point in points)

    def add(self, way: Way) -> None:
        """Take in a line, so that others keep clear of it."""
        for held, key, bits in self._strokes(way):
            self._parts.setdefault((id(held), key), []).append(bits)
            held[key] = held.get(key, 0) | bits

    def remove(self, way: Way) -> None:
        """Take out a line that was taken in."""
        for held, key, bits in self._strokes(way):
            parts = self._parts[id(held), key]
            parts.remove(bits)
            left = self._below.get(key, 0) if held is self.ends.rows else 0
            for part in parts:
                left |= part
            held[key] = left

    def _strokes(self, way: Way) -> Iterator[tuple[dict[int, int], int, int]]:
        """What a line takes: rows or columns of cells, which of them, and its cells there."""
        origin = self.drawings.origin
        for a, b in itertools.pairwise(way):
            low, high = (a, b) if (a.x, a.y) <= (b.x, b.y) else (b, a)
            if a.y == b.y:
                yield self.across.rows, a.y, ((1 << high.x - low.x + 1) - 1) << low.x + origin
                bit = 1 << a.y + origin
                yield from ((self.crossed.columns, x, bit) for x in range(low.x, high.x + 1))
            else:
                yield self.down.columns, a.x, ((1 << high.y - low.y + 1) - 1) << low.y + origin
                bit = 1 << a.x + origin
                yield from ((self.crossed.rows, y, bit) for y in range(low.y, high.y + 1))
        for end in way[:1] + way[-1:]:
            for held in (self.ends.rows, self.tips.rows):
                yield held, end.y, 1 << end.x + origin
        for end in way[-1:]:
            yield self.heads.rows, end.y, 1 << end.x + origin

    def ends_at(self, cell: Point) -> int:
        """2 where another line begins or ends, 1 on the edge of a boundary, else 0."""
        x, y = cell.x, cell.y
        return self.ends.on_row(y, x, x) + self.tips.on_row(y, x, x)

    def level(self, y: int, x1: int, x2: int) -> int:
        """What a level stretch costs for all that it meets, both ends included."""
        low, high = (x1, x2) if x1 <= x2 else (x2, x1)
        low += self.drawings.origin
        mask = (1 << (high + self.drawings.origin - low + 1)) - 1
        cost = 0
        if found := self.drawings.rows.get(y):
            cost += BELOW[0] * (found >> low & mask).bit_count()
        if found := self.across.rows.get(y):
            cost += _ALONG[0] * (found >> low & mask).bit_count()
        if found := self.crossed.rows.get(y):
            cost += CROSSING * (found >> low & mask).bit_count()
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
            cost += _ALONG[1] * (found >> low & mask).bit_count()
        if found := self.crossed.columns.get(x):
            cost += CROSSING * (found >> low & mask).bit_count()
        return cost

    def free(self, port: Port) -> bool:
        """Whether no line ends at a place and nothing is drawn beside it."""
        ink, out = port.ink, port.out
        return not (
            self.ends.on_row(ink.y, ink.x, ink.x) or self.drawings.on_row(out.y, out.x, out.x)
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
