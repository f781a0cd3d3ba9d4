"""How the lines of a picture run: straight where they can, with a corner or two where they must.

A handful of likely ways is tried for each line, and the one that crosses fewest drawings, runs least along other
lines and bends least is taken. Asking costs no more on a full sheet than on an empty one, so a line can be drawn
anew in every step of a drag.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, STEP, UP, direction_of
from ssm_studio.diagram.picture.occupancy import Masks

REACH: Final = 5
"""How far beyond the two drawings at its ends a line may run."""
MOST_PORTS: Final = 9
TAKEN: Final = 2_000
"""What it costs to end where another line begins or ends, or something else is drawn."""

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

    @classmethod
    def over(cls, drawings: Masks) -> Traffic:
        """Drawings without a line between them yet."""
        return cls(drawings, *(Masks(drawings.origin) for _each in range(3)))

    def add(self, way: Way) -> None:
        """Take in a line, so that later ones keep clear of it."""
        for a, b in itertools.pairwise(way):
            if a.y == b.y:
                self.across.add_row(a.y, a.x, b.x)
            else:
                self.down.add_column(a.x, a.y, b.y)
        for end in way[:1] + way[-1:]:
            self.ends.add(Rect(end.x, end.y, 1, 1))


@dataclass(frozen=True, slots=True)
class _Port:
    """Where a line may leave a drawing: the first cell outside its block, the cell beside its ink, which way."""

    out: Point
    ink: Point
    way: int
    cost: int


def route(source: Body, target: Body, traffic: Traffic, *, quick: bool = False) -> Way:
    """The corners of the line from one drawing to another; () where they lie upon one another.

    Args:
        quick: try fewer ways; good enough while something moves.
    """
    if source.rect.intersects(target.rect):
        return ()
    ports = _ports(source, target.rect, quick), _ports(target, source.rect, quick)
    found = list(_tried(*ports, traffic, quick=quick))
    if not quick and _meets(min(found)[1] if found else (), (source.rect, target.rect), traffic):
        more = _more_ports(source, target.rect, traffic), _more_ports(target, source.rect, traffic)
        found += _tried(*more, traffic, quick=False)
    return min(found)[1] if found else ()


def _tried(
    ports: Iterable[_Port], others: Sequence[_Port], traffic: Traffic, *, quick: bool
) -> Iterator[tuple[float, Way]]:
    """Every likely way between two sides with what it costs."""
    for one in ports:
        for other in others:
            for middle in _ways(one, other, quick):
                way = _tidy((one.ink, one.out, *middle, other.out, other.ink))
                yield _cost(way, one, other, traffic), way


def _meets(way: Way, ends: tuple[Rect, Rect], traffic: Traffic) -> bool:
    """Whether there is no way, its end stands on another line's, or it runs below a drawing but its two."""
    if not way or any(traffic.ends.on_row(end.y, end.x, end.x) for end in (way[0], way[-1])):
        return True
    for a, b in itertools.pairwise(way):
        part = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x) + 1, abs(a.y - b.y) + 1)
        own = sum(_common(part, each) for each in ends)
        level = a.y == b.y
        drawings = traffic.drawings
        met = drawings.on_row(a.y, a.x, b.x) if level else drawings.on_column(a.x, a.y, b.y)
        if met > own:
            return True
    return False


def _common(one: Rect, other: Rect) -> int:
    """How many cells two blocks share."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0, across) * max(0, down)


def _more_ports(body: Body, other: Rect, traffic: Traffic) -> tuple[_Port, ...]:
    """The free places on all four sides at which a line could leave, those nearest to the other end."""
    rect, ink = body.rect, body.inked
    found = []
    for y in range(rect.y, rect.bottom):
        first, last = ink[y - rect.y]
        right, left = Point(rect.right, y), Point(rect.x - 1, y)
        found.append(_Port(right, Point(rect.x + last + 1, y), RIGHT, 2))
        found.append(_Port(left, Point(rect.x + first - 1, y), LEFT, 2))
    for x in range(rect.x, rect.right):
        found.append(_Port(Point(x, rect.bottom), Point(x, rect.bottom), DOWN, 2))
        if (ink_at := _ink_above(body, x)) is not None:
            found.append(_Port(Point(x, rect.y - 1), ink_at, UP, 2))
    middle = other.centre
    free = [
        port
        for port in found
        if not traffic.ends.on_row(port.ink.y, port.ink.x, port.ink.x)
        and not traffic.drawings.on_row(port.out.y, port.out.x, port.out.x)
    ]
    free.sort(key=lambda port: abs(port.out.x - middle.x) + 2 * abs(port.out.y - middle.y))
    return tuple(free[:MOST_PORTS])


def _ports(body: Body, other: Rect, quick: bool) -> tuple[_Port, ...]:
    rect = body.rect
    ports: list[_Port] = []
    right, left = other.x >= rect.right, other.right <= rect.x
    below, above = other.y >= rect.bottom, other.bottom <= rect.y
    rows = _spread(rect.y, rect.height, other.y, other.height, quick)
    columns = _spread(rect.x, rect.width, other.x, other.width, quick)
    if right or (not left and not quick):
        for y, cost in rows:
            ink = rect.x + body.inked[y - rect.y][1] + 1
            ports.append(_Port(Point(rect.right, y), Point(ink, y), RIGHT, cost + 6 * (not right)))
    if left or (not right and not quick):
        for y, cost in rows:
            ink = rect.x + body.inked[y - rect.y][0] - 1
            ports.append(_Port(Point(rect.x - 1, y), Point(ink, y), LEFT, cost + 6 * (not left)))
    if below:
        for x, cost in columns:
            ports.append(_Port(Point(x, rect.bottom), Point(x, rect.bottom), DOWN, cost))
    if above:
        for x, cost in columns:
            if (ink_at := _ink_above(body, x)) is not None:
                ports.append(_Port(Point(x, rect.y - 1), ink_at, UP, cost))
    return tuple(ports)


def _ink_above(body: Body, x: int) -> Point | None:
    """The lowest see-through cell over the drawing in one column; None where the drawing does not rise."""
    rect = body.rect
    for row, (first, last) in enumerate(body.inked[:2]):
        if first <= x - rect.x <= last:
            return Point(x, rect.y + row - 1)
    return None


def _spread(
    start: int, length: int, other: int, other_length: int, quick: bool
) -> tuple[tuple[int, int], ...]:
    """Where along a side a line may leave, with what it costs: in the middle, straight across, near the ends."""
    middle = start + length // 2
    if length < 3:
        middle = start
    choice = {middle: 0}
    first, last = max(start, other), min(start + length, other + other_length) - 1
    if first <= last:
        # Straight lines to something that lies across.
        choice.setdefault((first + last) // 2, 1)
    if not quick and length >= 5:
        choice.setdefault(start + length // 4, 2)
        choice.setdefault(start + length - 1 - length // 4, 2)
    return tuple(choice.items())


def _ways(one: _Port, other: _Port, quick: bool) -> Iterator[tuple[Point, ...]]:
    """The corners between two ports, for each likely way."""
    a, b = one.out, other.out
    if a.x == b.x or a.y == b.y:
        yield ()
    flat_one, flat_other = one.way in (LEFT, RIGHT), other.way in (LEFT, RIGHT)
    if flat_one and not flat_other:
        yield (Point(b.x, a.y),)
    elif flat_other and not flat_one:
        yield (Point(a.x, b.y),)
    elif flat_one:
        for x in _between(a.x, b.x, one.way, other.way, quick):
            yield Point(x, a.y), Point(x, b.y)
    else:
        for y in _between(a.y, b.y, one.way, other.way, quick):
            yield Point(a.x, y), Point(b.x, y)


def _between(a: int, b: int, way: int, other_way: int, quick: bool) -> tuple[int, ...]:
    """Where a line with two corners may cross over."""
    forward = STEP[way][0] + STEP[way][1]
    if way == other_way:
        # Both leave on the same side: go round outside.
        return ((max(a, b) if forward > 0 else min(a, b)) + 2 * forward,)
    middle = (a + b) // 2
    if quick:
        return (middle,)
    quarter = (b - a) // 4
    return tuple(dict.fromkeys((middle, a + quarter, b - quarter, a + forward, b - forward)))


def _tidy(way: Sequence[Point]) -> Way:
    """Without repeated points, and without corners on a straight line."""
    points: list[Point] = []
    for point in way:
        if points and point == points[-1]:
            continue
        while len(points) >= 2 and _straight(points[-2], points[-1], point):
            points.pop()
        points.append(point)
    return tuple(points)


def _straight(a: Point, b: Point, c: Point) -> bool:
    if a.x == b.x == c.x:
        return min(a.y, c.y) <= b.y <= max(a.y, c.y)
    if a.y == b.y == c.y:
        return min(a.x, c.x) <= b.x <= max(a.x, c.x)
    return False


def _cost(way: Way, one: _Port, other: _Port, traffic: Traffic) -> float:
    cost = float(one.cost + other.cost) + 5 * (len(way) - 2)
    if len(way) > 1:
        # A line leaves a side straight, not along it.
        cost += 25 * (direction_of(way[0], way[1]) != one.way)
        cost += 25 * (direction_of(way[-1], way[-2]) != other.way)
    cost += TAKEN * sum(traffic.ends.on_row(end.y, end.x, end.x) for end in (way[0], way[-1]))
    cost += TAKEN * sum(
        traffic.drawings.on_row(port.out.y, port.out.x, port.out.x) for port in (one, other)
    )
    last = len(way) - 2
    for number, (a, b) in enumerate(itertools.pairwise(way)):
        if a.y == b.y:
            length = abs(a.x - b.x)
            # The stretch beside the drawing's own ink lies in its block, which is no hindrance.
            x1 = one.out.x if number == 0 and one.way in (LEFT, RIGHT) else a.x
            x2 = other.out.x if number == last and other.way in (LEFT, RIGHT) else b.x
            cost += 7 * traffic.drawings.on_row(a.y, x1, x2)
            cost += 4 * traffic.across.on_row(a.y, a.x, b.x)
            cost += length
        else:
            length = abs(a.y - b.y)
            y1 = one.out.y if number == 0 and one.way == UP else a.y
            y2 = other.out.y if number == last and other.way == UP else b.y
            cost += 12 * traffic.drawings.on_column(a.x, y1, y2)
            cost += 6 * traffic.down.on_column(a.x, a.y, b.y)
            cost += 2 * length
            if a.x == b.x and length == 0:
                cost += 1
    return cost + _reversals(way) * 40


def _reversals(way: Way) -> int:
    """How often a line turns back upon itself."""
    return sum(
        1
        for a, b, c in zip(way, way[1:], way[2:], strict=False)
        if (a.x == b.x == c.x) or (a.y == b.y == c.y)
    )
