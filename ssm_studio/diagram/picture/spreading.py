"""A picture's elements spread out by who has to do with whom: where each would stand if nothing took any room.

Stress majorization (Gansner, Koren and North, 2004) from several beginnings; the outcome with the fewest crossings
of straight lines is taken, and two elements change places where that undoes crossings. The same graph gives the same
places everywhere.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Place = tuple[float, float]
Edge = tuple[int, int]

_BEGINNINGS: Final = 6
_ROUNDS: Final = 24
_PUSHES: Final = 40
_HIGHER: Final = 2.2
"""How much higher than wide a cell is."""
_MOST: Final = 120
"""From so many elements on, there is one beginning and nobody changes places."""


def spread(ids: Sequence[str], ties: Iterable[tuple[str, str]]) -> Mapping[str, Place]:
    """A place for each element; two that have to do with each other are about 1 apart."""
    number = {id_: at for at, id_ in enumerate(ids)}
    edges = sorted(
        {
            (min(number[a], number[b]), max(number[a], number[b]))
            for a, b in ties
            if a in number and b in number and a != b
        }
    )
    if not ids:
        return {}
    apart = _distances(len(ids), edges)
    beginnings = 1 if len(ids) > _MOST else _BEGINNINGS
    found = [
        _settled(_beginning(len(ids), turn, edges), apart, _ROUNDS if len(ids) <= _MOST else 6)
        for turn in range(beginnings)
    ]
    best = min(found, key=lambda places: crossings(places, edges))
    if len(ids) <= _MOST:
        best = _swapped(best, edges)
    return {id_: best[at] for id_, at in number.items()}


def parted(
    places: Mapping[str, Place], sizes: Mapping[str, tuple[float, float]]
) -> Mapping[str, Place]:
    """The same places, pushed apart until blocks of these sizes with their middles there hardly overlap."""
    ids = list(places)
    spots = [list(places[id_]) for id_ in ids]
    for _round in range(_PUSHES):
        pushed = False
        for a, b in itertools.combinations(range(len(ids)), 2):
            one, other = spots[a], spots[b]
            dx, dy = other[0] - one[0], other[1] - one[1]
            over_x = (sizes[ids[a]][0] + sizes[ids[b]][0]) / 2 - abs(dx)
            over_y = (sizes[ids[a]][1] + sizes[ids[b]][1]) / 2 - abs(dy)
            if over_x <= 0.5 or over_y <= 0.5:
                continue
            pushed = True
            if over_x < _HIGHER * over_y:
                step = math.copysign(over_x / 2, dx)
                one[0], other[0] = one[0] - step, other[0] + step
            else:
                step = math.copysign(over_y / 2, dy)
                one[1], other[1] = one[1] - step, other[1] + step
        if not pushed:
            break
    return {id_: (spot[0], spot[1]) for id_, spot in zip(ids, spots, strict=True)}


def crossings(places: Sequence[Place], edges: Sequence[Edge]) -> int:
    """How often straight lines between the places cross."""
    return sum(
        _cross(places, one, other)
        for one, other in itertools.combinations(edges, 2)
        if not set(one) & set(other)
    )


def _cross(places: Sequence[Place], one: Edge, other: Edge) -> bool:
    (ax, ay), (bx, by) = places[one[0]], places[one[1]]
    (cx, cy), (dx, dy) = places[other[0]], places[other[1]]
    side_c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    side_d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    if side_c * side_d >= 0:
        return False
    side_a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    side_b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return side_a * side_b < 0


def _distances(count: int, edges: Sequence[Edge]) -> list[list[float]]:
    """The steps between any two along the lines; between those without a way a little more than the farthest."""
    beside: list[list[int]] = [[] for _each in range(count)]
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    found: list[list[float]] = []
    for start in range(count):
        steps: dict[int, int] = {start: 0}
        edge = [start]
        while edge:
            nearer = steps[edge[0]] + 1
            edge = list(dict.fromkeys(b for a in edge for b in beside[a] if b not in steps))
            steps.update(dict.fromkeys(edge, nearer))
        found.append([float(steps.get(other, 0)) for other in range(count)])
    farthest = max((max(row) for row in found), default=1.0)
    alone = min(farthest + 0.5, 1 + math.sqrt(count) / 2)
    return [
        [each or (alone if at != other else 0.0) for other, each in enumerate(row)]
        for at, row in enumerate(found)
    ]


def _beginning(count: int, turn: int, edges: Sequence[Edge]) -> list[Place]:
    """Everybody on a spiral, in another order for each turn."""
    busy = [0] * count
    for edge in edges:
        for end in edge:
            busy[end] += 1
    order = sorted(range(count), key=lambda at: (-busy[at], at))
    step = 1 + 2 * turn
    while math.gcd(step, count) != 1:
        step += 1
    places: list[Place] = [(0.0, 0.0)] * count
    for rank in range(count):
        at = order[rank * step % count]
        angle, radius = 2.399963 * rank, 0.7 * math.sqrt(rank)
        places[at] = (round(radius * math.cos(angle), 6), round(radius * math.sin(angle), 6))
    return places


def _settled(places: list[Place], apart: list[list[float]], rounds: int) -> list[Place]:
    """Everybody moved to where the others would have them, again and again."""
    count = len(places)
    weights = [[1 / (each * each) if each else 0.0 for each in row] for row in apart]
    sums = [sum(row) or 1.0 for row in weights]
    for _round in range(rounds):
        for at in range(count):
            x, y = places[at]
            to_x = to_y = 0.0
            row, weight = apart[at], weights[at]
            for other in range(count):
                w = weight[other]
                if w:
                    ox, oy = places[other]
                    dx, dy = x - ox, y - oy
                    far = math.sqrt(dx * dx + dy * dy) or 1e-6
                    pull = row[other] / far
                    to_x += w * (ox + dx * pull)
                    to_y += w * (oy + dy * pull)
            # Rounded, so that the last digit of another processor changes nothing.
            places[at] = (round(to_x / sums[at], 6), round(to_y / sums[at], 6))
    return places


def _swapped(places: list[Place], edges: Sequence[Edge]) -> list[Place]:
    """The same places, with elements changed about where that undoes crossings."""
    at_end: list[list[Edge]] = [[] for _each in places]
    for edge in edges:
        for end in edge:
            at_end[end].append(edge)

    def met(a: int, b: int) -> tuple[int, float]:
        own = list(dict.fromkeys((*at_end[a], *at_end[b])))
        hits = sum(
            _cross(places, one, other)
            for number, one in enumerate(own)
            for other in edges
            if not set(one) & set(other) and (other not in own or own.index(other) > number)
        )
        return hits, sum(math.dist(places[one], places[other]) for one, other in own)

    for a, b in itertools.combinations(range(len(places)), 2):
        if at_end[a] or at_end[b]:
            before = met(a, b)
            places[a], places[b] = places[b], places[a]
            if met(a, b) >= before:
                places[a], places[b] = places[b], places[a]
    return places
