"""Finds the way of one arrow over the grid: the few usual shapes first, each tried on whole rows of cells at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.geometry import Rect
from ssm_studio.diagram.routing import Cell, Grid, Net, Way

TURN_COST: Final = 7
CROSS_COST: Final = 6
CROWD_COST: Final = 1
LANE_ROWS: Final = 4
"""Rows below the source and above the target that are tried for turning into a lane between boxes."""


@dataclass(frozen=True, slots=True)
class Found:
    """A way and what it costs; `joined` is the net that it grows out of or runs into."""

    cost: int
    way: Way
    joined: Net | None = None


class Joins:
    """Where an arrow may branch out of nets, or run into them, and whose the cells are.

    Attributes:
        levels: cells from which an upright line may leave, as columns by row.
    """

    def __init__(self, grid: Grid, nets: Sequence[Net]) -> None:
        self.nets = nets
        self.levels: dict[int, int] = {}
        self._grid = grid
        near, turned, crossed, levels = grid.near, grid.turned, grid.crossed, self.levels
        for net in nets:
            for y, left, right in net.levels:
                if right - left > 1:
                    across = crossed[y]
                    taken = near[y] | turned[y] | across | across << 1 | across >> 1
                    if mask := (1 << right) - (2 << left) & ~taken:
                        levels[y] = levels.get(y, 0) | mask
            for x, y in net.corners:
                if not near[y] >> x & 1:
                    levels[y] = levels.get(y, 0) | 1 << x

    def upright(self, y: int) -> int:
        """Cells of a row from which a level line may leave, as columns."""
        grid, found = self._grid, 0
        for net in self.nets:
            for x, top, bottom in net.uprights:
                if top <= y <= bottom and (x, y) not in net.heads:
                    found |= 1 << x
        if found:
            found &= ~(grid.near[y] | grid.turned[y] | grid.crossed[y])
        for net in self.nets:
            for x, row in net.corners:
                if row == y and not grid.near[y] >> x & 1:
                    found |= 1 << x
        return found

    def uprights(self) -> dict[int, int]:
        """The same for all rows that have some."""
        rows = {
            y
            for net in self.nets
            for _x, top, bottom in net.uprights
            for y in range(top, bottom + 1)
        }
        return {y: mask for y in rows if (mask := self.upright(y))}

    def owner(self, x: int, y: int) -> Net | None:
        """The net at a cell."""
        for net in self.nets:
            if any(at == y and left <= x <= right for at, left, right in net.levels) or any(
                at == x and top <= y <= bottom for at, top, bottom in net.uprights
            ):
                return net
        return None


def nearest(mask: int, x: int) -> int:
    """The bit of a mask (which is not empty) that is nearest to a column."""
    x = max(x, 0)
    above = mask >> x
    low = (mask & ((1 << x) - 1)).bit_length() - 1
    if not above:
        return low
    high = x + (above & -above).bit_length() - 1
    return high if low < 0 or high - x <= x - low else low


def run(row: int, x: int) -> tuple[int, int]:
    """The first and the last column of the bits of a row that hang together with a column, which counts as one."""
    first = (~row & ((1 << x) - 1)).bit_length()
    after = ~row >> x + 1
    return first, x + (after & -after).bit_length() - 1


def clear_level(grid: Grid, y: int, x: int, x2: int) -> bool:
    """Whether a level line may run between two columns, both of which are its own."""
    if x > x2:
        x, x2 = x2, x
    if x2 - x < 2:
        return x != x2
    if ((1 << x2) - (2 << x)) & ~grid.level[y]:
        return False
    # A turn right beside a crossing would look like a part of it.
    return bool(grid.free[y] >> x + 1 & 1 and grid.free[y] >> x2 - 1 & 1)


def level_cost(grid: Grid, y: int, x: int, x2: int) -> int:
    """What the crossings and the lines right above and below a level line cost."""
    if x > x2:
        x, x2 = x2, x
    cells = (1 << x2) - (2 << x)
    crossings = (cells & ~grid.free[y]).bit_count()
    crowd = (cells & (grid.along[y - 1] | grid.along[y + 1])).bit_count()
    return CROSS_COST * crossings + CROWD_COST * crowd


def upright_ports(left: int, right: int) -> int:
    """The columns below and above a box where arrows may leave and enter; as `side_ports` has them."""
    inset = 2 if right - left > 5 else 1
    return (1 << right - inset) - (1 << left + inset)


def roomy(grid: Grid, y: int, mask: int) -> int:
    """Of these columns, those that are not right beside an upright line, if there are any."""
    beside = grid.beside[y]
    return mask & ~(beside << 1 | beside >> 1) or mask


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
        if straight is not None and straight.joined is None:
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
                off = abs(x - self.first) + abs(x - self.last)
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
        best, cheapest = None, 1 << 30
        # Nothing can be cheaper than this, unless lines are shared.
        least = 0 if out_of or into else 2 * TURN_COST + abs(self.first - self.last) + bottom - top
        for y, down, rise in zip(range(top, bottom + 1), self.down, self.rise, strict=True):
            turns = free[y] & ~near[y] if y < bottom else 0
            starts, ends = down & turns, rise & turns
            own = out_of.upright(y) if out_of else 0
            others = into.upright(y) if into else 0
            if not (starts or own) or not (ends or others):
                continue
            for x2, plain2 in self._goals(ends, others):
                for x, plain in self._starts(y, x2, starts, own if plain2 else 0):
                    cost = abs(x - x2) + 2 * TURN_COST
                    cost += abs(x - self.first) // 2 if plain else 0
                    cost += abs(x2 - self.last) // 2 if plain2 else 0
                    if cost < cheapest and x != x2 and clear_level(grid, y, x, x2):
                        cost += level_cost(grid, y, x, x2)
                        found = self._step(cost, cheapest, (x, x2, y), plain, plain2)
                        if found is not None:
                            best, cheapest = found, found.cost
            if cheapest <= least:
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
            range(max(0, min(last, first) - LANE_ROWS), min(last, first) + 1), down, True
        )
        begin = max(first, 1)
        targets = self._landings(range(begin, min(len(rise) - 1, begin + LANE_ROWS)), rise, False)
        cheapest, best = 1 << 30, None
        for at, x, lanes, plain in sources:
            for to, x2, lanes2, plain2 in targets:
                if to <= at + 1 or not (both := lanes & lanes2) or not (plain or plain2):
                    continue
                both &= self.grid.turns(top + at) & self.grid.turns(top + to)
                if both := both and self._through(top + at, top + to, both):
                    lane = nearest_between(both, x, x2)
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


def tidy(cells: Sequence[Cell]) -> Way:
    """Only the ends and the turns of these corners, which may stand for each other or lie on one line."""
    kept: list[Cell] = []
    for here in cells:
        if kept and kept[-1] == here:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == here[0] or kept[-2][1] == kept[-1][1] == here[1]
        ):
            kept.pop()
        kept.append(here)
    return tuple(kept)


def nearest_between(mask: int, x: int, x2: int) -> int:
    """The column of a mask with the shortest way from one column over it to another."""
    low, high = min(x, x2), max(x, x2)
    within = mask & ((2 << high) - (1 << low))
    # The middle of the two leaves room for other turns at either end.
    return nearest(within or mask, (low + high) // 2)


def sideways(grid: Grid, source: Rect, target: Rect) -> Found | None:
    """A straight level way between two boxes beside each other."""
    right = target.x >= source.right
    start, end = (source.right, target.x - 1) if right else (source.x - 1, target.right)
    if abs(end - start) < 1 or (target.x < source.right and source.x < target.right):
        return None
    rows = range(max(source.y, target.y) + 1, min(source.bottom, target.bottom) - 1)
    best = None
    middle = (rows.start + rows.stop - 1) // 2
    for y in sorted(rows, key=lambda each: abs(each - middle)):
        ends = 1 << start | 1 << end
        if grid.free[y] & ends == ends and clear_level(grid, y, start, end):
            cost = abs(end - start) + level_cost(grid, y, start, end)
            if best is None or cost < best.cost:
                best = Found(cost, ((start, y), (end, y)))
    return best


def around(grid: Grid, source: Rect, target: Rect) -> Found | None:
    """Out at one side, up or down a lane beside both boxes, and in at the same side."""
    best = None
    for right in (True, False):
        start, end = (source.right, target.right) if right else (source.x - 1, target.x - 1)
        for y in range(source.y + 1, source.bottom - 1):
            for y2 in range(target.y + 1, target.bottom - 1):
                found = _around(grid, (start, y), (end, y2), right)
                if found and (best is None or found.cost < best.cost):
                    best = found
    return best


def _around(grid: Grid, start: Cell, end: Cell, right: bool) -> Found | None:
    (x, y), (x2, y2) = start, end
    if not (0 <= x < grid.width and 0 <= x2 < grid.width) or y == y2:
        return None
    if not (grid.free[y] >> x & 1 and grid.free[y2] >> x2 & 1):
        return None
    left1, right1 = run(grid.level[y], x)
    left2, right2 = run(grid.level[y2], x2)
    far = max(x, x2) + 1 if right else min(x, x2) - 1
    low, high = (far, min(right1, right2)) if right else (max(left1, left2), far)
    if low > high:
        return None
    lanes = ((2 << high) - (1 << low)) & grid.turns(y) & grid.turns(y2)
    crowd = 0
    for at in range(min(y, y2) + 1, max(y, y2)):
        lanes &= grid.up[at]
        if not lanes:
            return None
        crowd |= grid.beside[at]
    if not lanes:
        return None
    lanes = lanes & ~(crowd << 1 | crowd >> 1) or lanes
    lane = nearest(lanes, low if right else high)
    if not (clear_level(grid, y, x, lane) and clear_level(grid, y2, x2, lane)):
        return None
    cost = abs(x - lane) + abs(x2 - lane) + abs(y - y2) + 2 * TURN_COST
    cost += level_cost(grid, y, x, lane) + level_cost(grid, y2, x2, lane)
    return Found(cost, (start, (lane, y), (lane, y2), end))
