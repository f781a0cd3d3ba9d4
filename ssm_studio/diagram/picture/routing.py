"""How the lines of a picture run: straight where they can, with a corner or two where they must.

A handful of likely ways is tried for each line, and the one that crosses fewest drawings, runs least along other
lines and bends least is taken. Asking costs no more on a full sheet than on an empty one, so a line can be drawn
anew in every step of a drag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, STEP, UP
from ssm_studio.diagram.picture.detours import all_ports, detours
from ssm_studio.diagram.picture.obstacles import TAKEN, Body, Port, Traffic, Way, ink_above
from ssm_studio.diagram.picture.way_costs import cost_of, length, tidy

_WORTH: Final = 20
"""How much dearer than straight across a line must be for ways round to be looked for."""


_LIKELY: Final = 16
"""How many of the likely ways are looked at."""


def route(source: Body, target: Body, traffic: Traffic, *, quick: bool = False) -> Way:
    """The corners of the line from one drawing to another; () where they lie upon one another.

    Args:
        quick: try fewer ways; good enough while something moves.
    """
    return routed(source, target, traffic, quick=quick)[0]


def routed(
    source: Body, target: Body, traffic: Traffic, *, quick: bool = False
) -> tuple[Way, bool]:
    """The way of `route`, and whether it was searched for in the room about the two drawings."""
    if source.rect.intersects(target.rect):
        return (), False
    ports = (
        _open(_ports(source, target.rect, quick), traffic),
        _open(_ports(target, source.rect, quick), traffic),
    )
    cost, way = _usual(*ports, traffic, quick=quick)
    if quick or cost <= _straight_across(source.rect, target.rect) + _WORTH:
        return way, False
    found = min(((cost, way), *detours(source, target, traffic, cost)))
    if found[0] >= TAKEN:
        found = min(found, _at_any_cell(source, target, traffic))
    return found[1], True


def _at_any_cell(source: Body, target: Body, traffic: Traffic) -> tuple[float, Way]:
    """The best of the likely ways that end where no other line does, be it on the edge of a boundary."""
    ends = [
        _open(tuple(all_ports(body, other.rect)), traffic)
        for body, other in ((source, target), (target, source))
    ]
    held = traffic.tips
    one, other = (
        [each for each in ports if not held.on_row(each.ink.y, each.ink.x, each.ink.x)] or ports
        for ports in ends
    )
    return _usual(one, other, traffic, quick=False)


def _open(ports: tuple[Port, ...], traffic: Traffic) -> tuple[Port, ...]:
    """The ports that no drawing covers, under which an end would not be seen; all where there is none."""
    held = traffic.drawings
    return (
        tuple(each for each in ports if not held.on_row(each.out.y, each.out.x, each.out.x))
        or ports
    )


def _straight_across(one: Rect, other: Rect) -> int:
    """What the shortest line between two drawings costs for its length."""
    across = max(0, one.x - other.right, other.x - one.right)
    return across + 2 * max(0, one.y - other.bottom, other.y - one.bottom)


def _usual(
    ports: Iterable[Port], others: Sequence[Port], traffic: Traffic, *, quick: bool
) -> tuple[float, Way]:
    """The best of the likely ways between two sides, with what it costs; the shortest of them are looked at."""
    found: list[tuple[int, int, Port, Port, tuple[Point, ...]]] = []
    for one in ports:
        for other in others:
            for middle in _ways(one, other, quick):
                least = (
                    one.cost + other.cost + 5 * len(middle) + length((one.out, *middle, other.out))
                )
                found.append((least, len(found), one, other, middle))
    best: tuple[float, Way] = float(TAKEN), ()
    for least, _number, one, other, middle in sorted(found, key=lambda each: each[:2])[:_LIKELY]:
        if best[1] and least >= best[0]:
            break
        way = tidy((one.ink, one.out, *middle, other.out, other.ink))
        cost = cost_of(way, one, other, traffic)
        if not best[1] or cost < best[0]:
            best = cost, way
    return best


def _ports(body: Body, other: Rect, quick: bool) -> tuple[Port, ...]:
    rect = body.rect
    ports: list[Port] = []
    right, left = other.x >= rect.right, other.right <= rect.x
    below, above = other.y >= rect.bottom, other.bottom <= rect.y
    rows = _spread(rect.y, rect.height, other.y, other.height, quick)
    columns = _spread(rect.x, rect.width, other.x, other.width, quick)
    if right or (not left and not quick):
        for y, cost in rows:
            ink = rect.x + body.inked[y - rect.y][1] + 1
            ports.append(Port(Point(rect.right, y), Point(ink, y), RIGHT, cost + 6 * (not right)))
    if left or (not right and not quick):
        for y, cost in rows:
            ink = rect.x + body.inked[y - rect.y][0] - 1
            ports.append(Port(Point(rect.x - 1, y), Point(ink, y), LEFT, cost + 6 * (not left)))
    if below:
        for x, cost in columns:
            ports.append(Port(Point(x, rect.bottom), Point(x, rect.bottom), DOWN, cost))
    if above:
        for x, cost in columns:
            if (ink_at := ink_above(body, x)) is not None:
                ports.append(Port(Point(x, rect.y - 1), ink_at, UP, cost))
    return tuple(ports)


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


def _ways(one: Port, other: Port, quick: bool) -> Iterator[tuple[Point, ...]]:
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
