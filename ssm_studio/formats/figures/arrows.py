"""Arrows between ovals: soft bows that go round the ovals in between where that can be helped."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.diagram.model.spacing import crosses
from ssm_studio.formats.figures.curve_routing import Oval, way_round
from ssm_studio.formats.figures.svg import Spot

HEAD: Final = 13.0
"""Room that the head of an arrow takes between its line and the oval."""
CLEAR: Final = 7.0
"""How far a line keeps from an oval that it passes, where there is room."""
BOWS: Final = (0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.5, -0.5, 0.75, -0.75)
_WAVES: Final = ((0.3, -0.3), (-0.3, 0.3), (0.5, -0.25), (-0.5, 0.25), (0.25, -0.5), (-0.25, 0.5))
"""How far a line bends at its beginning and its end, as parts of its length: to one side, or first to the other."""
SAMPLES: Final = 28
THROUGH: Final = 40
"""What a spot inside an oval costs."""
CROSSED: Final = 25
"""What it costs to cross an arrow without an end in common."""
RELED: Final = 60
"""Arrows up to which those that cross are led once more."""
MANY: Final = 400
"""Beyond so many arrows each takes its first bow."""


Curve = tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """An arrow that is drawn already: the ids of its two ends, spots along it, and the corners around these."""

    ends: tuple[str, str]
    spots: Sequence[Spot]
    corners: tuple[float, float, float, float]

    @classmethod
    def along(cls, ends: tuple[str, str], spots: Sequence[Spot]) -> _Line:
        """The line through some spots."""
        across, down = [x for x, _y in spots], [y for _x, y in spots]
        return cls(ends, spots, (min(across), min(down), max(across), max(down)))

    def crosses(self, other: _Line) -> bool:
        """Whether the two cross, which arrows with an end in common may."""
        left, top, right, bottom = self.corners
        left2, top2, right2, bottom2 = other.corners
        if left > right2 or left2 > right or top > bottom2 or top2 > bottom:
            return False
        if set(self.ends) & set(other.ends):
            return False
        steps = [(*one, *two) for one, two in itertools.pairwise(other.spots)]
        return any(
            crosses((*one, *two), step)
            for one, two in itertools.pairwise(self.spots)
            for step in steps
        )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What one arrow had better keep clear of: ovals on its way, and arrows that are drawn already."""

    ends: tuple[str, str]
    near: Sequence[Oval]
    drawn: Sequence[_Line]

    def cost(self, curve: Curve) -> float:
        """How much is wrong with a curve: it runs through ovals or close by them, along other arrows or across."""
        cost = 0.0
        spots = _spots(curve, SAMPLES)
        for spot in spots[1:-1]:
            for oval in self.near:
                if oval.inside(spot, CLEAR):
                    cost += THROUGH if oval.inside(spot, 1) else 6
        line = _Line.along(self.ends, spots[::2] if len(spots) % 2 else spots)
        for other in self.drawn:
            # Sharing its last stretch with another arrow to the same oval is how arrows meet.
            marks = other.spots[1:-2]
            cost += sum(0.8 for spot in spots[3:-5:3] for mark in marks if _near(spot, mark, 9))
            cost += CROSSED * line.crosses(other)
        return cost


def curves(
    arrows: Sequence[Arrow],
    ovals: Mapping[str, Oval],
    routes: Mapping[Arrow, Sequence[Spot]] | None = None,
) -> dict[Arrow, Curve]:
    """A Bézier curve for each arrow, from the edge of one oval to just before the other.

    Short ones are led first, as in the drawing of text cells; then those that cross others are led once more, with
    all the others in place.

    Args:
        routes: the spots at which the arrows turn in the drawing of text cells, in the units of the ovals; taken
            where every bow would cross another arrow.
    """
    both = {(each.source, each.target) for each in arrows}
    found: dict[Arrow, Curve] = {}
    drawn: dict[Arrow, _Line] = {}

    def lead(arrow: Arrow) -> None:
        ends = (arrow.source, arrow.target)
        source, target = ovals[arrow.source], ovals[arrow.target]
        others = [o for id_, o in ovals.items() if id_ not in ends]
        # One of two that run to and fro, or beside another of its kind, bends further.
        twin = ends[::-1] in both or any(
            each != arrow and (each.source, each.target) == ends for each in found
        )
        rest = [line for each, line in drawn.items() if each != arrow]
        around = _Surroundings(ends, _between(source, target, others), rest)
        turns = (routes or {}).get(arrow, ())
        choice = _choose(source, target, around, turns, twin) if len(arrows) <= MANY else None
        found[arrow] = choice or _bow(source, target, BOWS[0], BOWS[0])
        drawn[arrow] = _Line.along(ends, _spots(found[arrow], 12))

    ranked = sorted(arrows, key=lambda a: _length(ovals[a.source], ovals[a.target]))
    for each in ranked:
        lead(each)
    for each in reversed(ranked) if len(arrows) <= RELED else ():
        if any(drawn[each].crosses(line) for line in drawn.values()):
            lead(each)
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
    source: Oval, target: Oval, around: _Surroundings, turns: Sequence[Spot], twin: bool
) -> Curve | None:
    """The bow that costs least; the first one that costs nothing is not looked beyond.

    Where the best bow crosses something, the way round the ovals and that of the text drawing are tried as well.
    """
    best: Curve | None = None
    least = math.inf
    for bend, (first, last) in enumerate(_bends(twin=twin)):
        curve = _bow(source, target, first, last)
        cost = around.cost(curve) + bend * 1.5
        if cost < least:
            best, least = curve, cost
        if least <= bend * 1.5:
            return best
    if least < CROSSED:
        return best
    ways = ((_rounded, turns), (_through, way_round(source, target, around.near)))
    for curve in (make(source, target, way) for make, way in ways if way):
        if (cost := around.cost(curve)) < least:
            best, least = curve, cost
    return best


def _bends(*, twin: bool) -> Iterator[tuple[float, float]]:
    yield from ((each, each) for each in BOWS[2 if twin else 0 :])
    yield from _WAVES


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


def _rounded(source: Oval, target: Oval, turns: Sequence[Spot]) -> Curve:
    """A curve that turns softly inside each of some corners, and never leaves the lines between them."""
    start, end = source.towards(turns[0]), target.towards(turns[-1], HEAD)
    halves = [_part(one, two, 0.5) for one, two in itertools.pairwise(turns)]
    curve = [start]
    for here, corner, there in zip([start, *halves], turns, [*halves, end], strict=True):
        curve += [_part(here, corner, 2 / 3), _part(there, corner, 2 / 3), there]
    return tuple(curve)


def _part(one: Spot, two: Spot, share: float) -> Spot:
    """The spot at a share of the way from one to another."""
    return one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share


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
