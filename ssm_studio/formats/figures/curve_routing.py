"""A way round the ovals that stand between two others, along the gaps between them."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.formats.figures.svg import Spot

ASIDE: Final = 16.0
"""How far from an oval a line goes round it."""
CLEAR: Final = 5.0
_IN_THE_WAY: Final = 7
"""Ovals that are gone round at most."""
TURN: Final = 30.0
"""What a turn costs, as a length."""


@dataclass(frozen=True, slots=True)
class Oval:
    """Where an activity stands: its middle and half its size."""

    x: float
    y: float
    rx: float
    ry: float

    def towards(self, other: Spot, gap: float = 0.0) -> Spot:
        """Where the line from the middle to `other` leaves the oval, `gap` further out."""
        dx, dy = other[0] - self.x, other[1] - self.y
        far = math.hypot(dx, dy) or 1.0
        edge = 1 / (math.hypot(dx / self.rx, dy / self.ry) or 1.0)
        share = edge + gap / far
        return self.x + dx * share, self.y + dy * share

    def inside(self, spot: Spot, clear: float) -> bool:
        """Whether a spot is in the oval or nearer to it than `clear`."""
        return (
            math.hypot(
                (spot[0] - self.x) / (self.rx + clear), (spot[1] - self.y) / (self.ry + clear)
            )
            < 1
        )


def way_round(source: Oval, target: Oval, others: Sequence[Oval]) -> list[Spot]:
    """The spots through which a line from one oval reaches another past all others; [] where there is no way."""
    nearest = sorted(others, key=lambda o: _far((o.x, o.y), source, target))[:_IN_THE_WAY]
    corners = [spot for oval in nearest for spot in _round(oval)]
    free = [spot for spot in corners if not any(o.inside(spot, CLEAR) for o in others)]
    start, end = (source.x, source.y), (target.x, target.y)
    stops = [start, end, *free]
    best: dict[int, float] = {0: 0.0}
    came: dict[int, int] = {}
    waiting = [(0.0, 0)]
    while waiting:
        cost, at = heapq.heappop(waiting)
        if at == 1:
            break
        if cost > best[at]:
            continue
        for other, spot in enumerate(stops):
            further = cost + math.dist(stops[at], spot) + TURN
            if other == at or further >= best.get(other, math.inf):
                continue
            if any(_meets(stops[at], spot, oval) for oval in others):
                continue
            best[other], came[other] = further, at
            heapq.heappush(waiting, (further, other))
    way: list[Spot] = []
    at = came.get(1, 0)
    while at:
        way.append(stops[at])
        at = came[at]
    return way[::-1]


def _far(spot: Spot, source: Oval, target: Oval) -> float:
    """How far a spot is from the straight line between two ovals."""
    return _distance(spot, (source.x, source.y), (target.x, target.y))


def _distance(spot: Spot, one: Spot, other: Spot) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy or 1.0
    share = max(0.0, min(1.0, ((spot[0] - one[0]) * dx + (spot[1] - one[1]) * dy) / length))
    return math.hypot(one[0] + share * dx - spot[0], one[1] + share * dy - spot[1])


def _round(oval: Oval) -> Iterator[Spot]:
    """Eight spots around an oval."""
    for at in range(8):
        angle = at * math.pi / 4
        yield (
            oval.x + (oval.rx + ASIDE) * math.cos(angle) * 1.06,
            oval.y + (oval.ry + ASIDE) * math.sin(angle) * 1.06,
        )


def _meets(one: Spot, other: Spot, oval: Oval) -> bool:
    """Whether a straight line meets an oval, which is a circle once height and width are measured by its own."""
    rx, ry = oval.rx + CLEAR, oval.ry + CLEAR
    a = ((one[0] - oval.x) / rx, (one[1] - oval.y) / ry)
    b = ((other[0] - oval.x) / rx, (other[1] - oval.y) / ry)
    return _distance((0.0, 0.0), a, b) < 1
