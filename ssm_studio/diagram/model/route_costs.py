"""What ways are made of: where they may join nets, how far lines may run, what they cost; and the simplest ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.occupancy import INSET, Cell, Grid, Net, Way, side_rows

TURN_COST: Final = 7
_CROSS_COST: Final = 6
_CROWD_COST: Final = 1
_TOUCH_COST: Final = 5
_SIDE_COST: Final = 14
"""What it costs that an arrow that leads down leaves or enters at a side."""


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
    """What the crossings of a level line cost, what runs right above and below it, and what is beside its ends."""
    if x > x2:
        x, x2 = x2, x
    cells = (1 << x2) - (2 << x)
    crossings = (cells & ~grid.free[y]).bit_count()
    crowd = (cells & (grid.along[y - 1] | grid.along[y + 1])).bit_count()
    beside = grid.beside[y]
    touched = ((1 << x | 1 << x2) & (beside << 1 | beside >> 1)).bit_count()
    return _CROSS_COST * crossings + _CROWD_COST * crowd + _TOUCH_COST * touched


def upright_ports(left: int, right: int, inset: int = INSET) -> int:
    """The columns below and above a box where arrows may leave and enter; as `side_ports` has them."""
    return (1 << right - inset) - (1 << left + inset)


def roomy(grid: Grid, y: int, mask: int) -> int:
    """Of these columns, those that are not right beside an upright line, if there are any."""
    beside = grid.beside[y]
    return mask & ~(beside << 1 | beside >> 1) or mask


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


def level_of(group: Sequence[Rect], source: Rect, target: Rect, bare: bool) -> int | None:
    """The row that all arrows between those boxes of a group have in common which stand in one row with these two.

    None where there is none. Boxes that are `bare` have no borders, and so no corners that arrows keep clear of.
    """
    if source.y != target.y or source not in group or target not in group:
        return None
    boxes = [each for each in group if each.y == source.y]
    rows = [range(each.y, each.bottom) if bare else side_rows(each) for each in boxes]
    first, after = max(each.start for each in rows), min(each.stop for each in rows)
    return (first + after - 1) // 2 if first < after else None


def sideways(grid: Grid, source: Rect, target: Rect, level: int | None = None) -> Found | None:
    """A straight level way between two boxes beside each other; in the row `level` where that is clear."""
    right = target.x >= source.right
    start, end = (source.right, target.x - 1) if right else (source.x - 1, target.right)
    if abs(end - start) < 1 or (target.x < source.right and source.x < target.right):
        return None
    mine, theirs = side_rows(source), side_rows(target)
    rows = range(max(mine.start, theirs.start), min(mine.stop, theirs.stop))
    best = None
    middle = (rows.start + rows.stop - 1) // 2
    ends = 1 << start | 1 << end
    free = level is not None and grid.free[level] & ends == ends
    if level is not None and free and clear_level(grid, level, start, end):
        cost = abs(end - start) + level_cost(grid, level, start, end)
        return Found(cost, ((start, level), (end, level)))
    for y in sorted(rows, key=lambda each: abs(each - middle)):
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
        for y in side_rows(source):
            for y2 in side_rows(target):
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


def elbow(grid: Grid, source: Rect, target: Rect) -> Found | None:
    """Down to a box below and in at its side, or out at a side and down."""
    found = [*_in_at_side(grid, source, target), *_out_at_side(grid, source, target)]
    return min(found, key=lambda each: each.cost) if found else None


def _in_at_side(grid: Grid, source: Rect, target: Rect) -> Iterator[Found]:
    top = source.bottom
    lanes = roomy(grid, top, upright_ports(source.x, source.right) & grid.free[top])
    reached = {}
    for y in range(top, target.bottom - 1):
        lanes &= grid.up[y]
        if y > max(top, target.y):
            reached[y] = lanes & grid.turns(y)
    for end, beyond in ((target.x - 1, -1), (target.right, 1)):
        if not 0 <= end < grid.width:
            continue
        for y, columns in reached.items():
            columns &= (1 << end) - 1 if beyond < 0 else -1 << end + 1
            if columns and grid.free[y] >> end & 1:
                x = nearest(columns, end)
                if clear_level(grid, y, x, end):
                    cost = y - top + abs(x - end) + TURN_COST + _SIDE_COST
                    yield Found(cost + level_cost(grid, y, x, end), ((x, top), (x, y), (end, y)))


def _out_at_side(grid: Grid, source: Rect, target: Rect) -> Iterator[Found]:
    bottom = target.y - 1
    lanes = roomy(grid, bottom, upright_ports(target.x, target.right) & grid.free[bottom])
    reached = {}
    for y in range(bottom, source.y, -1):
        lanes &= grid.up[y]
        if y < min(bottom, source.bottom - 1):
            reached[y] = lanes & grid.turns(y)
    for start, beyond in ((source.x - 1, -1), (source.right, 1)):
        if not 0 <= start < grid.width:
            continue
        for y, columns in reached.items():
            columns &= (1 << start) - 1 if beyond < 0 else -1 << start + 1
            if columns and grid.free[y] >> start & 1:
                x = nearest(columns, start)
                if clear_level(grid, y, start, x):
                    cost = bottom - y + abs(x - start) + TURN_COST + _SIDE_COST
                    way = ((start, y), (x, y), (x, bottom))
                    yield Found(cost + level_cost(grid, y, start, x), way)
