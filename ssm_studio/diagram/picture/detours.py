"""Ways round: what a line of a picture may do where each of the usual ways meets a drawing or other lines.

Every column and row near the two drawings is tried for the middle of the way. Which ways are tried depends on the two
drawings alone, and something more on the sheet only ever makes a way dearer; so a line that nothing new touches runs
as it did.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, STEP, UP
from ssm_studio.diagram.picture.traffic import TAKEN, Body, Port, Traffic, ink_above
from ssm_studio.values import dataclass

AROUND_X: Final = 20
AROUND_Y: Final = 10
"""How far beyond the two drawings at its ends a line may run: columns, rows."""
MOST: Final = 24
"""How many pairs of places are tried at most for each pair of sides, where a line begins and ends at any cell."""
LIKELY: Final = 1
"""How many where it begins and ends at the likely ones."""
FEW: Final = 24
"""Of more columns than so many only every second one is tried."""
NEAR: Final = 2
"""How far from its drawing a line turns that turns at once."""
CORNER: Final = 5

Found = tuple[float, tuple[Point, ...], Port, Port]
"""What a way costs about, its corners between the two ports, and those."""


def detours(
    source: Body, target: Body, traffic: Traffic, limit: float, *, thorough: bool = False
) -> Iterator[Found]:
    """Ways that cost less than `limit`, each about cheaper than the one before.

    Args:
        thorough: begin and end at any cell of the sides.
    """
    room = source.rect.union(target.rect).inflate(AROUND_X, AROUND_Y)
    best, known = limit, _Known(traffic, {}, {})
    for least, one, other in _pairs(source, target, traffic, thorough):
        if least >= best:
            continue
        fixed = float(one.cost + other.cost)
        for middle in _middles(one, other, room):
            cost = fixed + CORNER * (len(middle) + 1)
            x, y = one.out.x, one.out.y
            for point in middle:
                cost += abs(point.x - x) + 2 * abs(point.y - y)
                x, y = point.x, point.y
            cost += abs(other.out.x - x) + 2 * abs(other.out.y - y)
            if cost >= best:
                continue
            cost += TAKEN * traffic.outside(middle)
            cost = known.met((one.out, *middle, other.out), cost, best)
            if cost < best:
                best = cost
                yield cost, middle, one, other


@dataclass(slots=True)
class _Known:
    """What stretches cost that several ways have in common."""

    traffic: Traffic
    levels: dict[tuple[int, int, int], int]
    uprights: dict[tuple[int, int, int], int]

    def met(self, points: Sequence[Point], cost: float, best: float) -> float:
        """What a way costs with all that it meets; some number above `best` where it costs more."""
        for a, b in itertools.pairwise(points):
            if a.y == b.y:
                stretch = a.y, a.x, b.x
                if (met := self.levels.get(stretch)) is None:
                    met = self.levels[stretch] = self.traffic.level(*stretch)
            else:
                stretch = a.x, a.y, b.y
                if (met := self.uprights.get(stretch)) is None:
                    met = self.uprights[stretch] = self.traffic.upright(*stretch)
            cost += met
            if cost >= best:
                return cost
        return cost


def _pairs(
    source: Body, target: Body, traffic: Traffic, thorough: bool
) -> Iterable[tuple[float, Port, Port]]:
    """Where the line may begin and end, the pairs that are nearest to each other first; only those that are free."""
    by_sides: dict[tuple[int, int], list[tuple[float, int, Port, Port]]] = {}
    others = list(_ports(target, source.rect, thorough))
    for one in _ports(source, target.rect, thorough):
        for other in others:
            least = abs(one.out.x - other.out.x) + 2 * abs(one.out.y - other.out.y)
            found = by_sides.setdefault((one.way, other.way), [])
            found.append((least + one.cost + other.cost, len(found), one, other))
    chosen = [
        pair
        for found in by_sides.values()
        for pair in sorted(found)[: MOST if thorough else LIKELY]
    ]
    return [
        (least, one, other)
        for least, _number, one, other in sorted(chosen, key=lambda pair: pair[0])
        if traffic.free(one) and traffic.free(other)
    ]


def _ports(body: Body, other: Rect, thorough: bool) -> Iterator[Port]:
    """The places at all four sides at which a line could leave; the sides that face away cost more."""
    rect = body.rect
    right, left = other.x >= rect.right, other.right <= rect.x
    below, above = other.y >= rect.bottom, other.bottom <= rect.y
    rows = _shares(rect.y, rect.height, other.centre.y, thorough)
    for y, cost in rows:
        first, last = body.inked[y - rect.y]
        yield Port(Point(rect.right, y), Point(rect.x + last + 1, y), RIGHT, cost + 6 * (not right))
        yield Port(Point(rect.x - 1, y), Point(rect.x + first - 1, y), LEFT, cost + 6 * (not left))
    for x, cost in _shares(rect.x, rect.width, other.centre.x, thorough):
        yield Port(Point(x, rect.bottom), Point(x, rect.bottom), DOWN, cost + 6 * (not below))
        if (ink := ink_above(body, x)) is not None:
            yield Port(Point(x, rect.y - 1), ink, UP, cost + 6 * (not above))


def _shares(start: int, length: int, towards: int, thorough: bool) -> tuple[tuple[int, int], ...]:
    """Cells along a side, with what they cost: its middle, its quarters, and the one nearest to the other end."""
    last = start + length - 1
    quarter = length // 4
    choice = {start + length // 2: 0}
    choice.setdefault(max(start, min(last, towards)), 1)
    for place in (start + quarter, last - quarter):
        choice.setdefault(place, 2)
    if thorough:
        for place in range(start, last + 1):
            choice.setdefault(place, 3)
    return tuple(choice.items())


def _middles(one: Port, other: Port, room: Rect) -> Iterator[tuple[Point, ...]]:
    """The corners between two ports, for each way that is tried."""
    flat_one, flat_other = one.way in (LEFT, RIGHT), other.way in (LEFT, RIGHT)
    a, b = one.out, other.out
    (x1, y1), (x2, y2) = _turned(one), _turned(other)
    columns = tuple(_crossings(a.x, b.x, one, other, room.x, room.right))
    columns = columns[:FEW] + columns[FEW::2]
    if flat_one and flat_other:
        yield from ((Point(x, a.y), Point(x, b.y)) for x in columns)
        for y in _outward(a.y, b.y, room.y, room.bottom):
            yield Point(x1, a.y), Point(x1, y), Point(x2, y), Point(x2, b.y)
    elif flat_one:
        yield (Point(b.x, a.y),)
        yield from ((Point(x, a.y), Point(x, y2), Point(b.x, y2)) for x in columns)
    elif flat_other:
        yield (Point(a.x, b.y),)
        yield from ((Point(a.x, y1), Point(x, y1), Point(x, b.y)) for x in columns)
    else:
        rows = _crossings(a.y, b.y, one, other, room.y, room.bottom)
        yield from ((Point(a.x, y), Point(b.x, y)) for y in rows)
        for x in _outward(a.x, b.x, room.x, room.right):
            yield Point(a.x, y1), Point(x, y1), Point(x, y2), Point(b.x, y2)


def _turned(port: Port) -> tuple[int, int]:
    """The column and the row in which a line turns that turns near its drawing."""
    dx, dy = STEP[port.way]
    return port.out.x + NEAR * dx, port.out.y + NEAR * dy


def _crossings(a: int, b: int, one: Port, other: Port, first: int, after: int) -> Iterator[int]:
    """Where a line may cross over that goes on in the ways of both its ends; the other direction is free."""
    level = one.way in (LEFT, RIGHT) or other.way in (LEFT, RIGHT)
    low, high = first, after - 1
    for start, port in ((a, one), (b, other)):
        ahead = STEP[port.way][0 if level else 1]
        if ahead > 0:
            low = max(low, start)
        elif ahead < 0:
            high = min(high, start)
    return (x for x in _outward(a, b, first, after) if low <= x <= high)


def _outward(a: int, b: int, low: int, after: int) -> Iterator[int]:
    """Every number in a range: those between the two first, then those farther and farther away."""
    first, last = min(a, b), max(a, b)
    yield from range(max(low, first), min(after, last + 1))
    for step in range(1, after - low):
        if last + step < after:
            yield last + step
        if first - step >= low:
            yield first - step
