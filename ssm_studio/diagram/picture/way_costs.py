"""What a way of a picture's line costs: its length, its corners, and all that it meets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.cells.raster import LEFT, RIGHT, UP, direction_of
from ssm_studio.diagram.picture.obstacles import TAKEN, Port, Traffic, Way


def tidy(way: Sequence[Point]) -> Way:
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


def length(points: Sequence[Point]) -> int:
    """How long a way is; a row counts as two columns."""
    return sum(abs(a.x - b.x) + 2 * abs(a.y - b.y) for a, b in itertools.pairwise(points))


def cost_of(way: Way, one: Port, other: Port, traffic: Traffic) -> float:
    """What a way between two places costs; a column costs 1."""
    cost = float(one.cost + other.cost) + 5 * (len(way) - 2)
    if len(way) > 1:
        # A line leaves a side straight, not along it.
        cost += 25 * (direction_of(way[0], way[1]) != one.way)
        cost += 25 * (direction_of(way[-1], way[-2]) != other.way)
    # Half as much on the edge of a boundary, where an end is seen.
    cost += TAKEN // 2 * sum(traffic.ends_at(end) for end in (way[0], way[-1]))
    cost += TAKEN * traffic.heads.on_row(way[-1].y, way[-1].x, way[-1].x)
    # A head below a drawing is not seen; one where another line begins is.
    outs = (one.out, other.out)
    cost += 3 * TAKEN * sum(traffic.drawings.on_row(out.y, out.x, out.x) for out in outs)
    cost += TAKEN * traffic.outside(way)
    last = len(way) - 2
    for number, (a, b) in enumerate(itertools.pairwise(way)):
        if a.y == b.y:
            # The stretch beside the drawing's own ink lies in its block, which is no hindrance.
            x1 = one.out.x if number == 0 and one.way in (LEFT, RIGHT) else a.x
            x2 = other.out.x if number == last and other.way in (LEFT, RIGHT) else b.x
            cost += traffic.level(a.y, x1, x2) + abs(a.x - b.x)
        else:
            y1 = one.out.y if number == 0 and one.way == UP else a.y
            y2 = other.out.y if number == last and other.way == UP else b.y
            cost += traffic.upright(a.x, y1, y2) + 2 * abs(a.y - b.y)
    return cost + _reversals(way) * 40


def _reversals(way: Way) -> int:
    """How often a line turns back upon itself."""
    return sum(
        1
        for a, b, c in zip(way, way[1:], way[2:], strict=False)
        if (a.x == b.x == c.x) or (a.y == b.y == c.y)
    )
