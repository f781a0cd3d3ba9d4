"""Finds the way of an arrow that leads down, the usual case: a few shapes, tried on whole rows of cells at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ssm_studio.diagram.model.occupancy import Cell, Grid, Net, Way
from ssm_studio.diagram.model.route_costs import (
    TURN_COST,
    Found,
    Joins,
    clear_level,
    level_cost,
    nearest,
    roomy,
    run,
    tidy,
)

_LANE_ROWS: Final = 4
"""Rows below the source and above the target that are tried for turning into a lane between boxes."""


class Descent:
    """Ways from the lower side of one box to the upper side of another that stands below it.

    Args:
        wanted: the columns at which the arrow would best leave and enter.
        out_of, into: nets that it may branch out of or run into.
    """

    def __init__(
        self,
        grid: Grid,
        leaving: tuple[int, int],
        entering: tuple[int, int],
        wanted: tuple[int, int],
        out_of: Joins | None,
        into: Joins | None,
    ) -> None:
        self.grid = grid
        self.top, ports = leaving
        self.bottom, goals = entering
        self.first, self.last = wanted
        self.out_of, self.into = out_of, into
        up, top, bottom = grid.up, self.top, self.bottom
        self.starts = roomy(grid, top, ports & grid.free[top])
        self.goals = roomy(grid, bottom, goals & grid.free[bottom])
        branches = out_of.levels if out_of else {}
        here = self.starts
        self.down: list[int] = []
        for y in range(top, bottom + 1):
            here = (here | branches[y - 1]) & up[y] if y - 1 in branches else here & up[y]
            self.down.append(here)
        merges = into.levels if into else {}
        here = self.goals
        self.rise: list[int] = []
        for y in range(bottom, top - 1, -1):
            here = (here | merges[y + 1]) & up[y] if y + 1 in merges else here & up[y]
            self.rise.append(here)
        self.rise.reverse()

    def best(self) -> Found | None:
        """The cheapest of the straight ways and those with one level stretch."""
        straight = self._straight()
        if straight is not None and (straight.joined is None or straight.cost <= 2 * TURN_COST):
            return straight
        stepped = self._stepped()
        found = [each for each in (straight, stepped) if each is not None]
        return min(found, key=lambda each: each.cost) if found else None

    def _straight(self) -> Found | None:
        rows = range(len(self.down) - 1, 0, -1)
        wanted = (self.first + self.last) // 2
        for at in rows if self.into else rows[:1]:
            if both := self.down[at] & self.rise[at]:
                x = nearest(both, wanted)
                start, one = self._begin(x, self.top + at)
                end, other = self._end(x, self.top + at)
                if one is not None and other is not None:
                    continue
                if start[1] == end[1]:
                    continue
                off = 0 if one else abs(x - self.first)
                off += 0 if other else abs(x - self.last)
                return Found(end[1] - start[1] + off // 2, (start, end), one or other)
        return None

    def _begin(self, x: int, y: int) -> tuple[Cell, Net | None]:
        """Where the upright line through a cell comes from."""
        if self.out_of:
            levels = self.out_of.levels
            for at in range(y, self.top - 2, -1):
                if at != y and levels.get(at, 0) >> x & 1:
                    return (x, at), self.out_of.owner(x, at)
                if not self.grid.up[at] >> x & 1:
                    break
        return (x, self.top), None

    def _end(self, x: int, y: int) -> tuple[Cell, Net | None]:
        """Where the upright line through a cell leads to."""
        if self.into:
            levels = self.into.levels
            for at in range(y, self.bottom + 2):
                if at != y and levels.get(at, 0) >> x & 1:
                    return (x, at), self.into.owner(x, at)
                if not self.grid.up[at] >> x & 1:
                    break
        return (x, self.bottom), None

    def _stepped(self) -> Found | None:
        """The cheapest way with one level stretch, tried in each row between the two boxes."""
        grid, top, bottom = self.grid, self.top, self.bottom
        free, near, out_of, into = grid.free, grid.near, self.out_of, self.into
        best, cheapest, clean = None, 1 << 30, False
        rows = list(zip(range(top, bottom + 1), self.down, self.rise, strict=True))
        # A line that is shared is cheapest left late and joined early; the others can be passed over then.
        for y, down, rise in reversed(rows) if out_of else rows:
            if cheapest <= 2 * TURN_COST + (bottom - y if out_of else y - top if into else 0):
                break
            turns = free[y] & ~near[y] if y < bottom else 0
            starts, ends = down & turns, rise & turns
            if not (starts or out_of) or not (ends or into):
                continue
            own = out_of.upright(y) if out_of else 0
            others = into.upright(y) if into else 0
            for x2, plain2 in self._goals(ends, others):
                below = bottom - y if plain2 and not into else 0
                for x, plain in self._starts(y, x2, starts, own if plain2 else 0):
                    above = y - top if plain and not out_of else 0
                    cost = abs(x - x2) + 2 * TURN_COST
                    cost += abs(x - self.first) // 2 if plain else 0
                    cost += abs(x2 - self.last) // 2 if plain2 else 0
                    within = cost + above + below < cheapest
                    if within and x != x2 and clear_level(grid, y, x, x2):
                        extra = level_cost(grid, y, x, x2)
                        cost += extra
                        if cost + above + below < cheapest:
                            found = self._step(cost, cheapest, (x, x2, y), plain, plain2)
                            if found is not None:
                                best, cheapest, clean = found, found.cost, not extra
            if clean and not out_of and not into:
                # The other rows have nothing better to offer than a line that meets nothing.
                break
        return best

    def _goals(self, ends: int, others: int) -> list[tuple[int, bool]]:
        """Where a level stretch had best end: above the box itself, or at a line that leads to it."""
        found = [(nearest(ends, self.last), True)] if ends else []
        if others:
            found.append((nearest(others, self.first), False))
        return found

    def _starts(self, y: int, x2: int, starts: int, own: int) -> list[tuple[int, bool]]:
        """Where a level stretch to a column had best begin: below the box itself, or at a line that leaves it."""
        left, right = run(self.grid.level[y], x2)
        # A net's own line ends the run and may be where it begins.
        within = (2 << right + 1) - (1 << max(0, left - 1))
        found = [(nearest(starts & within, self.first), True)] if starts & within else []
        if own & within:
            found.append((nearest(own & within, x2), False))
        return found

    def _step(
        self, cost: int, cheapest: int, step: tuple[int, int, int], plain: bool, plain2: bool
    ) -> Found | None:
        """The whole way with a level stretch, if it is cheaper."""
        x, x2, y = step
        start, one = self._begin(x, y) if plain else ((x, y), self._owner(self.out_of, x, y))
        end, other = self._end(x2, y) if plain2 else ((x2, y), self._owner(self.into, x2, y))
        cost += end[1] - start[1]
        if cost >= cheapest or (one is not None and other is not None):
            return None
        corners = [(x, y)] if plain and start != (x, y) else []
        corners += [(x2, y)] if plain2 and end != (x2, y) else []
        return Found(cost, (start, *corners, end), one or other)

    @staticmethod
    def _owner(joins: Joins | None, x: int, y: int) -> Net | None:
        return joins.owner(x, y) if joins else None

    def by_lane(self) -> Found | None:
        """The cheapest way down, across to a lane between the boxes that are in the way, and across again."""
        down, rise, top = self.down, self.rise, self.top
        last = max((at for at, row in enumerate(down) if row), default=-1)
        first = min((at for at, row in enumerate(rise) if row), default=len(rise))
        if last < 0 or first >= len(rise):
            return None
        first = max(first, 1)
        sources = self._landings(
            range(max(0, min(last, first) - _LANE_ROWS), min(last, first) + 1), down, True
        )
        begin = max(first, 1)
        targets = self._landings(range(begin, min(len(rise) - 1, begin + _LANE_ROWS)), rise, False)
        cheapest, best = 1 << 30, None
        for at, x, lanes, plain in sources:
            for to, x2, lanes2, plain2 in targets:
                if to <= at + 1 or not (both := lanes & lanes2) or not (plain or plain2):
                    continue
                both &= self.grid.turns(top + at) & self.grid.turns(top + to)
                if both := both and self._through(top + at, top + to, both):
                    lane = _nearest_between(both, x, x2)
                    cost = self._lane_cost((at, x, plain), (to, x2, plain2), lane)
                    if cost < cheapest and (
                        found := self._led((at, x, plain), (to, x2, plain2), lane)
                    ):
                        cheapest, best = cost, Found(cost, *found)
        return best

    def _landings(
        self, rows: range, side: Sequence[int], leaving: bool
    ) -> list[tuple[int, int, int, bool]]:
        """For each row where one may turn: the row, the column, what a level line from there reaches, if newly led."""
        grid, found = self.grid, []
        joins = self.out_of if leaving else self.into
        wanted = self.first if leaving else self.last
        for at in rows:
            y = self.top + at
            if y >= self.bottom:
                continue
            places = [(nearest(mask, wanted), True)] if (mask := side[at] & grid.turns(y)) else []
            if joins and (own := joins.upright(y)):
                places.append((nearest(own, self.last if leaving else self.first), False))
            for x, plain in places:
                left, right = run(grid.level[y], x)
                found.append((at, x, (2 << right) - (1 << left), plain))
        return found

    def _through(self, y: int, y2: int, lanes: int) -> int:
        """Of these columns, those that an upright line may take from one row to another."""
        up, beside, crowd = self.grid.up, self.grid.beside, 0
        for at in range(y + 1, y2):
            lanes &= up[at]
            if not lanes:
                return 0
            crowd |= beside[at]
        return lanes & ~(crowd << 1 | crowd >> 1) or lanes

    def _lane_cost(
        self, start: tuple[int, int, bool], end: tuple[int, int, bool], lane: int
    ) -> int:
        (at, x, plain), (to, x2, plain2) = start, end
        cost = abs(x - lane) + abs(x2 - lane) + to - at + TURN_COST * 4
        cost += level_cost(self.grid, self.top + at, x, lane) if x != lane else 0
        cost += level_cost(self.grid, self.top + to, x2, lane) if x2 != lane else 0
        cost += at + abs(x - self.first) // 2 if plain else 0
        cost += len(self.rise) - to + abs(x2 - self.last) // 2 if plain2 else 0
        return cost

    def _led(
        self, start: tuple[int, int, bool], end: tuple[int, int, bool], lane: int
    ) -> tuple[Way, Net | None] | None:
        (at, x, plain), (to, x2, plain2) = start, end
        y, y2 = self.top + at, self.top + to
        if x != lane and not clear_level(self.grid, y, x, lane):
            return None
        if x2 != lane and not clear_level(self.grid, y2, x2, lane):
            return None
        if (x == lane and not plain) or (x2 == lane and not plain2):
            return None
        begin, one = self._begin(x, y) if plain else ((x, y), self._owner(self.out_of, x, y))
        goal, other = self._end(x2, y2) if plain2 else ((x2, y2), self._owner(self.into, x2, y2))
        if one is not None and other is not None:
            return None
        cells = [begin, (x, y), (lane, y), (lane, y2), (x2, y2), goal]
        return tidy(cells), one or other


def _nearest_between(mask: int, x: int, x2: int) -> int:
    """The column of a mask with the shortest way from one column over it to another."""
    low, high = min(x, x2), max(x, x2)
    within = mask & ((2 << high) - (1 << low))
    # The middle of the two leaves room for other turns at either end.
    return nearest(within or mask, (low + high) // 2)
