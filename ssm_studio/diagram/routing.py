"""Finds the way of each arrow over the grid, around boxes, with few turns, so that none is taken for another.

Arrows of one kind that share their source or their target may run together, and look like a branching line.
All others may only cross each other straight.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.diagram.geometry import Point, Rect
from ssm_studio.diagram.raster import BACK, DOWN, LEFT, RIGHT, STEP, UP

STEP_COST: Final = 2
TURN_COST: Final = 7
CROSS_COST: Final = 6
CROWD_COST: Final = 9
OVERLAP_COST: Final = 60
BESIDE_BOX_COST: Final = 2
HASTE: Final = 3
"""What a cell ahead is thought to cost: more than it does, so that the search hurries towards the end."""
MOST_STEPS: Final = 500_000
"""Cells looked at for one drawing before the remaining arrows are led the simplest way."""

_HEADINGS: Final = (UP, RIGHT, DOWN, LEFT)

Who = tuple[str, str, str]
"""Source, target and kind of an arrow."""


@dataclass(frozen=True, slots=True)
class Port:
    """A cell beside a box where an arrow may begin or end, heading in `direction`; less `cost` is better."""

    x: int
    y: int
    direction: int
    cost: int = 0


@dataclass(slots=True)
class Track:
    """What runs through one cell."""

    mask: int
    source: str | None
    target: str | None
    kind: str
    crossed: bool = False
    members: list[tuple[int, int]] = field(default_factory=list)

    def related(self, source: str, target: str, kind: str) -> bool:
        """Whether an arrow may run along here."""
        return (
            not self.crossed
            and self.kind == kind
            and (self.source == source or self.target == target)
        )


class Grid:
    """The cells of one drawing, with what already stands and runs there."""

    def __init__(self, width: int, height: int) -> None:
        # A rim of blocked cells keeps every search inside without asking.
        self.width, self.height = width + 2, height + 2
        self._blocked = bytearray(self.width * self.height)
        self._beside = bytearray(self.width * self.height)
        for x in range(self.width):
            self._blocked[x] = self._blocked[(self.height - 1) * self.width + x] = 1
        for y in range(self.height):
            self._blocked[y * self.width] = self._blocked[(y + 1) * self.width - 1] = 1
        self.tracks: dict[int, Track] = {}
        self._heads: dict[int, tuple[str, str]] = {}
        self._routed = 0
        self.steps_left = MOST_STEPS
        delta = {UP: -self.width, DOWN: self.width, LEFT: -1, RIGHT: 1}
        self._moves = {
            heading: tuple((next_, delta[next_]) for next_ in _HEADINGS if next_ != BACK[heading])
            for heading in _HEADINGS
        }
        self._straight = {heading: ((heading, delta[heading]),) for heading in _HEADINGS}

    def cell(self, x: int, y: int) -> int:
        """The number of a cell."""
        return (y + 1) * self.width + x + 1

    def point(self, cell: int) -> Point:
        """The cell with this number."""
        return Point(cell % self.width - 1, cell // self.width - 1)

    def block(self, rect: Rect) -> None:
        """Let no arrow run through a box, and few beside it."""
        for y in range(max(0, rect.y), min(rect.bottom, self.height - 2)):
            start = self.cell(rect.x, y)
            self._blocked[start : start + rect.width] = bytes([1]) * rect.width
        for y in range(max(0, rect.y - 1), min(rect.bottom + 1, self.height - 2)):
            start = self.cell(rect.x - 1, y)
            self._beside[start : start + rect.width + 2] = bytes([BESIDE_BOX_COST]) * (
                rect.width + 2
            )

    def route(
        self, source: str, target: str, kind: str, starts: Iterable[Port], goals: Iterable[Port]
    ) -> tuple[Point, ...]:
        """The cells of an arrow from the first beside its source to its head beside its target; () if none."""
        who = (source, target, kind)
        begin = {
            cell: self._priced(p, cell, who)
            for p in starts
            if self._inside(p) and not self._blocked[cell := self.cell(p.x, p.y)]
        }
        end = {
            cell: self._priced(p, cell, who)
            for p in goals
            if self._inside(p) and self._may_end(cell := self.cell(p.x, p.y), target, kind)
        }
        if not begin or not end:
            return ()
        path = (
            self._search(who, begin, end, lenient=False)
            or self._search(who, begin, end, lenient=True)
            or self._simplest(begin, end)
        )
        self._take(path, who, begin[path[0]].direction, end[path[-1]].direction)
        return tuple(self.point(cell) for cell in path)

    def _priced(self, port: Port, cell: int, who: Who) -> Port:
        """The port, dearer where a stranger runs right beside it."""
        aside = 1 if port.direction in (UP, DOWN) else self.width
        cost = port.cost
        for beside in (cell - aside, cell + aside):
            if (track := self.tracks.get(beside)) is not None and not track.related(*who):
                cost += CROWD_COST
        return port if cost == port.cost else replace(port, cost=cost)

    def _inside(self, port: Port) -> bool:
        return 0 <= port.x < self.width - 2 and 0 <= port.y < self.height - 2

    def _may_end(self, cell: int, target: str, kind: str) -> bool:
        if cell in self._heads:
            return self._heads[cell] == (target, kind)
        return not self._blocked[cell]

    def _search(
        self, who: Who, begin: Mapping[int, Port], end: Mapping[int, Port], lenient: bool
    ) -> list[int]:
        """A cheap way (A*) over states of a cell and a heading; [] if there is none."""
        ahead = self._distance_to(end.values())
        heap: list[tuple[int, int, int, int]] = []
        best: dict[tuple[int, int], int] = {}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        for cell, port in begin.items():
            track = self.tracks.get(cell)
            if track is None or lenient or _passable(track, who, port.direction):
                best[cell, port.direction] = port.cost
                heapq.heappush(heap, (port.cost + ahead(cell), port.cost, cell, port.direction))
        while heap and self.steps_left > 0:
            _rank, cost, cell, heading = heapq.heappop(heap)
            if cell < 0:
                return _walk_back(came, (-cell, heading))
            if cost > best[cell, heading]:
                continue
            self.steps_left -= 1
            track = self.tracks.get(cell)
            bound = track is not None and not lenient and not track.related(*who)
            if (port_here := end.get(cell)) is not None:
                if port_here.direction == heading and not bound:
                    # An end is taken when it comes up again, and no other promises to be cheaper.
                    total = cost + port_here.cost
                    heapq.heappush(heap, (total, total, -cell, heading))
                if self._blocked[cell]:
                    continue
            for next_, delta in self._straight[heading] if bound else self._moves[heading]:
                there = cell + delta
                if self._blocked[there] and there not in end:
                    continue
                if (price := self._price(there, next_, who, lenient)) is None:
                    continue
                price += cost if next_ == heading else cost + TURN_COST
                if price < best.get((there, next_), 1 << 30):
                    best[there, next_] = price
                    came[there, next_] = (cell, heading)
                    heapq.heappush(heap, (price + ahead(there), price, there, next_))
        return []

    def _distance_to(self, ports: Iterable[Port]) -> Callable[[int], int]:
        """What a way to the nearest of the ports will cost about, as a function of the cell."""
        found = list(ports)
        left, right = min(p.x for p in found) + 1, max(p.x for p in found) + 1
        top, bottom = min(p.y for p in found) + 1, max(p.y for p in found) + 1
        across = [HASTE * max(left - x, 0, x - right) for x in range(self.width)]
        along = [HASTE * max(top - y, 0, y - bottom) for y in range(self.height)]
        width = self.width

        def ahead(cell: int) -> int:
            return across[cell % width] + along[cell // width]

        return ahead

    def _price(self, cell: int, heading: int, who: Who, lenient: bool) -> int | None:
        """What a step into a cell costs; None where it may not be taken."""
        price = STEP_COST + self._beside[cell]
        track = self.tracks.get(cell)
        if track is None:
            return price
        if track.related(*who):
            return price - 1
        if _passable(track, who, heading):
            return price + CROSS_COST
        return price + OVERLAP_COST if lenient else None

    def _simplest(self, begin: Mapping[int, Port], end: Mapping[int, Port]) -> list[int]:
        """Down, across, down: over whatever is there."""
        first, last = next(iter(begin)), next(iter(end))
        port = end[last]
        dx, dy = STEP[BACK[port.direction]]
        corner = self.point(last).moved(dx, dy)
        if not self._inside(Port(corner.x, corner.y, port.direction)):
            corner = self.point(last)
        cells = [self.point(first)]
        for goal in (Point(cells[0].x, corner.y), corner, self.point(last)):
            while cells[-1] != goal:
                here = cells[-1]
                if here.x != goal.x:
                    cells.append(here.moved(1 if goal.x > here.x else -1, 0))
                else:
                    cells.append(here.moved(0, 1 if goal.y > here.y else -1))
        return [self.cell(each.x, each.y) for each in cells]

    def _take(self, path: list[int], who: Who, first: int, last: int) -> None:
        """Note that the arrow runs here."""
        delta = {-self.width: UP, self.width: DOWN, -1: LEFT, 1: RIGHT}
        headings = [first, *(delta[b - a] for a, b in itertools.pairwise(path)), last]
        for cell, entered, left in zip(path, headings, headings[1:], strict=False):
            self._note(cell, BACK[entered] | left, who)
        self._heads[path[-1]] = (who[1], who[2])
        self._blocked[path[-1]] = 1
        self._routed += 1

    def _note(self, cell: int, mask: int, who: Who) -> None:
        source, target, kind = who
        track = self.tracks.get(cell)
        if track is None:
            track = self.tracks[cell] = Track(mask, source, target, kind)
        elif track.related(*who):
            track.mask |= mask
            track.source = source if track.source == source else None
            track.target = target if track.target == target else None
        else:
            track.crossed = True
        track.members.append((self._routed, mask))


def _passable(track: Track, who: Who, heading: int) -> bool:
    """Whether an arrow heading there may enter: along a relative, or straight across a stranger."""
    if track.related(*who):
        return True
    across = LEFT | RIGHT if heading in (UP, DOWN) else UP | DOWN
    return not track.crossed and track.mask == across


def _walk_back(
    came: Mapping[tuple[int, int], tuple[int, int]], state: tuple[int, int]
) -> list[int]:
    path = [state[0]]
    while state in came:
        state = came[state]
        path.append(state[0])
    path.reverse()
    return path


def side_ports(rect: Rect, side: int, *, outward: bool, cost: int = 0) -> list[Port]:
    """Where arrows may leave (`outward`) or enter a box on one side: not at its corners, the middle best."""
    heading = side if outward else BACK[side]
    if side in (UP, DOWN):
        y = rect.y - 1 if side == UP else rect.bottom
        middle = rect.x + (rect.width - 1) // 2
        # Not right beside a corner either, where there is room.
        inset = 2 if rect.width > 5 else 1
        return [
            Port(x, y, heading, cost + abs(x - middle) // 2)
            for x in range(rect.x + inset, rect.right - inset)
        ]
    x = rect.x - 1 if side == LEFT else rect.right
    middle = rect.y + (rect.height - 1) // 2
    return [Port(x, y, heading, cost + abs(y - middle)) for y in range(rect.y + 1, rect.bottom - 1)]
