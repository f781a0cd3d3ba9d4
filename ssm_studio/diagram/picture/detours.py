"""Ways round: what a line of a picture does where each of the usual ways meets a drawing or other lines.

Which ways are looked at depends on the two drawings and what lies in the room about them; first in a narrow room, then
in a wide one where a way through that crosses less.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.picture.fewest_crossings import Corners, Room, Wave
from ssm_studio.diagram.picture.obstacles import (
    CROSSING,
    TAKEN,
    Body,
    Port,
    Traffic,
    Way,
    ink_above,
)
from ssm_studio.diagram.picture.way_costs import cost_of, length, tidy

AROUND_X: Final = 20
AROUND_Y: Final = 10
"""How far beyond the two drawings at its ends a line may run: columns, rows."""
_Rooms = tuple[tuple[int, int], ...]
WIDE: Final[_Rooms] = ((AROUND_X, AROUND_Y),)
_ROOMS: Final[_Rooms] = ((6, 3), *WIDE)
"""The same for the rooms that are tried, one after the other."""
_MOST: Final = 8
"""How many lines a way crosses at most that is looked for."""
_AT_ALL: Final = 32
"""The same where no usual way has an end of its own."""
_LOOKED_AT: Final = 3
"""How many of the ways that cross least are looked at, the shortest."""


def detours(
    source: Body,
    target: Body,
    traffic: Traffic,
    limit: float,
    *,
    rooms: _Rooms = _ROOMS,
    below: bool = True,
) -> Iterator[tuple[float, Way]]:
    """Ways that cross as few lines as can be, each with what it costs.

    Args:
        limit: what the best of the usual ways costs.
        rooms: how far beyond the two drawings the rooms reach in which ways are looked for, one after the other.
        below: also below drawings.
    """
    starts = [port for port in all_ports(source, target.rect) if traffic.free(port)]
    ends = [port for port in all_ports(target, source.rect) if traffic.free(port)]
    most = _AT_ALL if limit >= TAKEN else min(_MOST, int(limit // CROSSING))
    for columns, rows in rooms:
        rect = source.rect.union(target.rect).inflate(columns, rows)
        if traffic.room is not None:
            rect = rect.intersection(traffic.room)
        room = Room.of(rect, traffic, (source.rect, target.rect) if below else (rect,))
        found: list[tuple[int, Corners, Port, Port]] = []
        for crossings, one, corners, other in Wave(room).ways(starts, ends, most):
            most = min(most, crossings)
            points = one.out, *corners, other.out
            found.append((one.cost + other.cost + length(points), points, one, other))
        for _length, points, one, other in sorted(found, key=lambda each: each[:2])[:_LOOKED_AT]:
            way = tidy((one.ink, *_drawn_in(points, traffic), other.ink))
            yield cost_of(way, one, other, traffic), way
        if found:
            most -= 1
        if most < 0:
            return


def _drawn_in(points: tuple[Point, ...], traffic: Traffic) -> tuple[Point, ...]:
    """The same way with its stretches where they make it shorter or go over in the middle, and meet no more."""
    found, rounds = list(points), 3
    while rounds:
        before, rounds = list(found), rounds - 1
        for at in range(1, len(found) - 2):
            a, b = found[at], found[at + 1]
            first, last = found[at - 1], found[at + 2]
            level = a.y == b.y
            if level in {first.y == a.y, b.y == last.y}:
                continue
            here = a.y if level else a.x
            stays = _met(traffic, first, a, b, last)
            p, q = (first.y, last.y) if level else (first.x, last.x)
            # A line leaves a side straight, and comes to one straight.
            along = {p} if at == 1 else set()
            along |= {q} if at == len(found) - 3 else set()
            for to in _wanted(here, p, q):
                if to in along:
                    continue
                c, d = (
                    (Point(a.x, to), Point(b.x, to)) if level else (Point(to, a.y), Point(to, b.y))
                )
                if _met(traffic, first, c, d, last) <= stays:
                    found[at], found[at + 1] = c, d
                    break
        if found == before:
            break
    return tuple(found)


def _wanted(here: int, p: int, q: int) -> Iterable[int]:
    """Where a stretch had better lie whose neighbours come from `p` and go to `q`, the best first."""
    if min(p, q) < here < max(p, q):
        return (middle,) if (middle := (p + q) // 2) != here else ()
    near = min((p, q), key=lambda each: abs(each - here))
    return range(near, here, 1 if near < here else -1)


def _met(traffic: Traffic, *points: Point) -> int:
    """What the lines and drawings cost that a part of a way meets."""
    return sum(
        traffic.level(a.y, a.x, b.x) if a.y == b.y else traffic.upright(a.x, a.y, b.y)
        for a, b in itertools.pairwise(points)
    )


def all_ports(body: Body, other: Rect) -> Iterator[Port]:
    """Every place at all four sides at which a line could leave; the sides that face away cost more."""
    rect = body.rect
    right, left = other.x >= rect.right, other.right <= rect.x
    below, above = other.y >= rect.bottom, other.bottom <= rect.y
    for y, cost in _shares(rect.y, rect.height, other.centre.y):
        first, last = body.inked[y - rect.y]
        yield Port(Point(rect.right, y), Point(rect.x + last + 1, y), RIGHT, cost + 6 * (not right))
        yield Port(Point(rect.x - 1, y), Point(rect.x + first - 1, y), LEFT, cost + 6 * (not left))
    for x, cost in _shares(rect.x, rect.width, other.centre.x):
        yield Port(Point(x, rect.bottom), Point(x, rect.bottom), DOWN, cost + 6 * (not below))
        if (ink := ink_above(body, x)) is not None:
            yield Port(Point(x, rect.y - 1), ink, UP, cost + 6 * (not above))


def _shares(start: int, length: int, towards: int) -> tuple[tuple[int, int], ...]:
    """Cells along a side, with what they cost: its middle, its quarters, and the one nearest to the other end."""
    last = start + length - 1
    quarter = length // 4
    choice = {start + length // 2: 0}
    choice.setdefault(max(start, min(last, towards)), 1)
    for place in (start + quarter, last - quarter):
        choice.setdefault(place, 2)
    for place in range(start, last + 1):
        choice.setdefault(place, 3)
    return tuple(choice.items())
