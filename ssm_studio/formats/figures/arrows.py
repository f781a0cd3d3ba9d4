"""Arrows between ovals: soft bows that go round the ovals in between where that can be helped."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.formats.figures.curve_routing import Oval, way_round
from ssm_studio.formats.figures.svg import Spot

HEAD: Final = 13.0
"""Room that the head of an arrow takes between its line and the oval."""
CLEAR: Final = 7.0
"""How far a line keeps from an oval that it passes, where there is room."""
BOWS: Final = (0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.5, -0.5, 0.75, -0.75)
WAVES: Final = ((0.3, -0.3), (-0.3, 0.3), (0.5, -0.25), (-0.5, 0.25), (0.25, -0.5), (-0.25, 0.5))
"""How far a line bends at its beginning and its end, as parts of its length: to one side, or first to the other."""
SAMPLES: Final = 28
THROUGH: Final = 40
"""What a spot inside an oval costs."""
MANY: Final = 400
"""Beyond so many arrows each takes its first bow."""


Curve = tuple[Spot, ...]


def curves(arrows: Sequence[Arrow], ovals: Mapping[str, Oval]) -> dict[Arrow, Curve]:
    """A Bézier curve for each arrow, from the edge of one oval to just before the other."""
    both = {(each.source, each.target) for each in arrows}
    found: dict[Arrow, Curve] = {}
    drawn: list[list[Spot]] = []
    for each in sorted(arrows, key=lambda a: _length(ovals[a.source], ovals[a.target])):
        source, target = ovals[each.source], ovals[each.target]
        others = [o for id_, o in ovals.items() if id_ not in (each.source, each.target)]
        near = _between(source, target, others)
        # One of two that run to and fro, or beside another of its kind, bends further.
        twin = (each.target, each.source) in both or any(
            a.source == each.source and a.target == each.target for a in found
        )
        choice = _choose(source, target, near, drawn, twin=twin) if len(arrows) <= MANY else None
        curve = choice or _bow(source, target, BOWS[0], BOWS[0])
        found[each] = curve
        drawn.append(_spots(curve, 12))
    return {each: found[each] for each in arrows}


def _length(one: Oval, other: Oval) -> float:
    return math.hypot(other.x - one.x, other.y - one.y)


def _between(source: Oval, target: Oval, others: Sequence[Oval]) -> list[Oval]:
    """The ovals that a bow from one to the other may meet."""
    reach = 0.8 * _length(source, target) + 60
    middle = ((source.x + target.x) / 2, (source.y + target.y) / 2)
    return [
        o
        for o in others
        if abs(o.x - middle[0]) < reach + o.rx and abs(o.y - middle[1]) < reach + o.ry
    ]


def _choose(
    source: Oval, target: Oval, near: Sequence[Oval], drawn: Sequence[Sequence[Spot]], *, twin: bool
) -> Curve | None:
    """The bow that costs least; the first one that costs nothing is not looked beyond."""
    best: Curve | None = None
    least = math.inf
    for bend, (first, last) in enumerate(_bends(twin=twin)):
        curve = _bow(source, target, first, last)
        cost = _cost(curve, near, drawn) + bend * 1.5
        if cost < least:
            best, least = curve, cost
        if least <= bend * 1.5:
            break
    if least >= THROUGH and (way := way_round(source, target, near)):
        curve = _through(source, target, way)
        if _cost(curve, near, drawn) < least:
            return curve
    return best


def _bends(*, twin: bool) -> Iterator[tuple[float, float]]:
    yield from ((each, each) for each in BOWS[2 if twin else 0 :])
    yield from WAVES


def _cost(curve: Curve, near: Sequence[Oval], drawn: Sequence[Sequence[Spot]]) -> float:
    """How much is wrong with a curve: it runs through ovals, close by them, or along others that are drawn."""
    cost = 0.0
    spots = _spots(curve, SAMPLES)
    for spot in spots[1:-1]:
        for oval in near:
            if oval.inside(spot, CLEAR):
                cost += THROUGH if oval.inside(spot, 1) else 6
    for other in drawn:
        # Sharing its last stretch with another arrow to the same oval is how arrows meet.
        cost += sum(0.8 for spot in spots[3:-5:3] for mark in other[1:-2] if _near(spot, mark, 9))
    return cost


def _near(one: Spot, other: Spot, far: float) -> bool:
    return abs(one[0] - other[0]) < far and abs(one[1] - other[1]) < far


def _bow(source: Oval, target: Oval, first: float, last: float) -> Curve:
    """A curve whose two control points stand aside by parts of its length; its end leaves room for the head."""
    dx, dy = target.x - source.x, target.y - source.y
    one = (source.x + dx * 0.36 - dy * first, source.y + dy * 0.36 + dx * first)
    two = (source.x + dx * 0.64 - dy * last, source.y + dy * 0.64 + dx * last)
    start, end = source.towards(one), target.towards(two, HEAD)
    pull = max(10.0, 0.36 * math.hypot(end[0] - start[0], end[1] - start[1]))
    # Away from the middles of the ovals, so that a head always looks into the oval that it belongs to.
    return start, _away(source, start, one, pull), _away(target, end, two, pull), end


def _away(oval: Oval, spot: Spot, towards: Spot, far: float) -> Spot:
    dx, dy = towards[0] - oval.x, towards[1] - oval.y
    length = math.hypot(dx, dy) or 1.0
    return spot[0] + dx / length * far, spot[1] + dy / length * far


def _through(source: Oval, target: Oval, way: Sequence[Spot]) -> Curve:
    """A soft curve from one oval to the other through some spots."""
    stops = [source.towards(way[0]), *way, target.towards(way[-1], HEAD)]
    curve = [stops[0]]
    for at in range(len(stops) - 1):
        before, one, two, after = (
            stops[max(0, at - 1)],
            *stops[at : at + 2],
            stops[min(at + 2, len(stops) - 1)],
        )
        curve += [
            (one[0] + (two[0] - before[0]) / 6, one[1] + (two[1] - before[1]) / 6),
            (two[0] - (after[0] - one[0]) / 6, two[1] - (after[1] - one[1]) / 6),
            two,
        ]
    return tuple(curve)


def _spots(curve: Curve, count: int) -> list[Spot]:
    """Spots along a curve, at least `count` pieces apart from its beginning to its end."""
    pieces = len(curve) // 3
    each = -(-count // pieces)
    found = [curve[0]]
    for at in range(pieces):
        found += _piece(curve[3 * at : 3 * at + 4], each)[1:]
    return found


def _piece(curve: Curve, count: int) -> list[Spot]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    found = []
    for at in range(count + 1):
        t = at / count
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found


def middle(curve: Curve) -> Spot:
    """The spot half-way along a curve, where a bow bends furthest."""
    spots = _spots(curve, 2)
    return spots[len(spots) // 2]


def tip(curve: Curve) -> tuple[Spot, Spot]:
    """The tip of the head that belongs at the end of a curve, and where it comes from."""
    (x0, y0), (x1, y1) = curve[-2], curve[-1]
    far = math.hypot(x1 - x0, y1 - y0) or 1.0
    return (x1 + (x1 - x0) / far * HEAD, y1 + (y1 - y0) / far * HEAD), (x1, y1)
