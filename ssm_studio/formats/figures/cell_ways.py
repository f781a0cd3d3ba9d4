"""Ways of lines taken over from the drawing in text cells, where no bow leads round what stands in a figure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.picture.scene import Scene, build, ways_past
from ssm_studio.domain.picture import Relation
from ssm_studio.domain.study import Study
from ssm_studio.formats.figures.svg import Spot

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
ROUND: Final = 26.0, 8.0
"""How far from a corner a line begins to bend, and how far where there is no room for that."""
_GAP: Final = 4.0


def round_about(
    study: Study,
    picture_id: str,
    language: str,
    boxes: Mapping[str, Box],
    edges: Mapping[str, Box],
    cell: Spot,
) -> Callable[[Relation], Iterator[tuple[Spot, ...]]]:
    """The ways that lines take in the text drawing, which is made when the first one is asked for."""
    made: list[tuple[Scene, Callable[[Point], Spot]]] = []

    def ways(relation: Relation) -> Iterator[tuple[Spot, ...]]:
        if not made:
            scene = build(study, picture_id, language)
            corners = {
                id_: (item.rect.x, item.rect.y)
                for id_, item in scene.items.items()
                if not item.framing
            }
            made.append((scene, _page_of(corners, boxes, cell)))
        scene, on_page = made[0]
        if relation.id not in scene.lines:
            return
        ends = edges[relation.source or ""], edges[relation.target or ""]
        for way in (scene.lines[relation.id].way, *ways_past(scene, relation.id)):
            yield from _ways_of(way, on_page, *ends)

    return ways


def _ways_of(
    way: Sequence[Point], on_page: Callable[[Point], Spot], one: Box, other: Box
) -> Iterator[tuple[Spot, ...]]:
    """A line's way with its corners bent, widely and closely, from box to box; none where it has none."""
    spots = [on_page(point) for point in way]
    if len(spots) < 2:
        return
    spots[:2] = _from_edge(spots[0], spots[1], one)
    spots[-1:-3:-1] = _from_edge(spots[-1], spots[-2], other)
    for far in ROUND:
        yield _bent(spots, far)


def _from_edge(end: Spot, towards: Spot, box: Box) -> tuple[Spot, Spot]:
    """The first stretch of a line so that it begins at the edge of its box."""
    left, top, right, bottom = box
    if end[0] == towards[0]:
        x = min(max(end[0], left + _GAP), max(left + _GAP, right - _GAP))
        y = bottom + _GAP if towards[1] > end[1] else top - _GAP
        return (x, y), (x, towards[1])
    y = min(max(end[1], top + _GAP), max(top + _GAP, bottom - _GAP))
    x = right + _GAP if towards[0] > end[0] else left - _GAP
    return (x, y), (towards[0], y)


def _bent(spots: Sequence[Spot], far: float) -> tuple[Spot, ...]:
    """Corners as Bézier pieces: a start, then two control points and an end for each piece."""
    found: list[Spot] = [spots[0]]
    here = spots[0]
    for before, corner, after in zip(spots, spots[1:], spots[2:], strict=False):
        reach = min(far, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _along(corner, before, reach), _along(corner, after, reach)
        found += _straight(here, start)
        found += [_along(corner, start, reach * 0.4), _along(corner, end, reach * 0.4), end]
        here = end
    return (*found, *_straight(here, spots[-1]))


def _straight(start: Spot, end: Spot) -> tuple[Spot, Spot, Spot]:
    """A straight piece; its control points tell heads which way it runs."""
    third = math.dist(start, end) / 3
    return _along(start, end, third), _along(end, start, third), end


def _along(start: Spot, end: Spot, far: float) -> Spot:
    whole = math.dist(start, end)
    share = far / whole if whole else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _page_of(
    rects: Mapping[str, tuple[int, int]], boxes: Mapping[str, Box], cell: Spot
) -> Callable[[Point], Spot]:
    """Where the middle of a cell is on the page, told from an element that stands on both."""
    id_ = next(each for each in rects if each in boxes)
    x, y = rects[id_]
    left, top = boxes[id_][0] - x * cell[0], boxes[id_][1] - y * cell[1]
    return lambda point: (left + (point.x + 0.5) * cell[0], top + (point.y + 0.5) * cell[1])


def pieces(way: Sequence[Spot]) -> list[tuple[Spot, Spot, Spot, Spot]]:
    """The cubic curves of a way."""
    return [(way[at], way[at + 1], way[at + 2], way[at + 3]) for at in range(0, len(way) - 1, 3)]


def length(way: Sequence[Spot]) -> float:
    """About how long a way is."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(way))
