"""Finds a way for the arrows for which no usual shape fits: with as few turns as can be, from any side to any side.

All cells that can be reached with no turn, with one turn, and so on are found for whole rows at once; then the cheapest
way back from the goal is chosen.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.diagram.model.occupancy import Cell, Grid, cells_of
from ssm_studio.diagram.model.route_costs import (
    TURN_COST,
    Found,
    Joins,
    clear_level,
    level_cost,
    nearest,
    run,
    tidy,
)

_MOST_TURNS: Final = 16
_MOST_LOOKED_AT: Final = 5000
"""Places considered on the way back before it is given up."""
ANY_COST: Final = 1 << 30
_MOST_TURNINGS: Final = 24


@dataclass(slots=True)
class Ends:
    """Cells where an arrow may begin or end: those of upper and lower sides, and those of left and right sides.

    Attributes:
        uprights, levels: by row, the columns.
        sides: columns and rows of each side, and what leaving or entering there costs.
        turning: whether the arrow may turn in these cells; a head's cell is entered straight.
    """

    uprights: dict[int, int] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    sides: list[tuple[range, range, int]] = field(default_factory=list)
    turning: bool = True

    def add(self, grid: Grid, cells: tuple[range, range], upright: bool, cost: int) -> None:
        """The free cells beside one side of a box, the middle ones best."""
        columns, rows = cells
        left, right = max(0, columns.start), min(grid.width, columns.stop)
        if left >= right:
            return
        table = self.uprights if upright else self.levels
        mask = (1 << right) - (1 << left)
        for y in range(max(0, rows.start), min(grid.height, rows.stop)):
            if free := mask & grid.free[y]:
                table[y] = table.get(y, 0) | free
        self.sides.append((columns, rows, cost))

    def cost(self, x: int, y: int) -> int | None:
        """What a cell costs beyond the way itself; None where it is none of these."""
        if not (self.uprights.get(y, 0) | self.levels.get(y, 0)) >> x & 1:
            return None
        for columns, rows, cost in self.sides:
            if x in columns and y in rows:
                aside = abs(2 * x + 1 - columns.start - columns.stop)
                return cost + (aside + abs(2 * y + 1 - rows.start - rows.stop)) // 4
        return None

    def middles(self) -> Iterator[int]:
        """The columns in the middle of each side."""
        return ((columns.start + columns.stop - 1) // 2 for columns, _rows, _cost in self.sides)


class Wave:
    """One search from `root` (and from the nets of `joins`) to `goals`, in a window of rows."""

    def __init__(
        self,
        grid: Grid,
        root: Ends,
        goals: Ends,
        joins: Joins | None,
        rows: range,
        most: int = ANY_COST,
    ) -> None:
        """Nothing searched yet; ways that cost more than `most` are not looked for."""
        self.most = most
        self.grid, self.root, self.goals, self.joins = grid, root, goals, joins
        self.branches = joins.uprights() if joins else {}
        self.rows = range(max(0, rows.start), min(grid.height, rows.stop))
        self.turns = {y: grid.turns(y) for y in self.rows}
        for ends in (root, goals):
            if not ends.turning:
                for table in (ends.uprights, ends.levels):
                    for y in table.keys() & self.turns.keys():
                        self.turns[y] &= ~table[y]
        self._looked_at = 0
        self.uprights: list[dict[int, int]] = []
        self.levels: list[dict[int, int]] = []

    def search(self) -> Found | None:
        """The way from the root to a goal, or None."""
        upright, level = self._begin()
        seen, seen2 = upright.copy(), level.copy()
        for _turns in range(_MOST_TURNS):
            self.uprights.append(upright)
            self.levels.append(level)
            if (ends := list(self._reached())) and (found := self._back(ends)):
                return found
            upright, level = self._turned_up(level, seen), self._turned_level(upright, seen2)
            if not upright and not level:
                return None
        return None

    @property
    def effort(self) -> int:
        """How much was looked at, in rows."""
        return len(self.rows) * (len(self.uprights) + 1) + 12 * self._looked_at

    def _begin(self) -> tuple[dict[int, int], dict[int, int]]:
        turned_up = dict(self.root.uprights)
        turned = dict(self.root.levels)
        branches = self.joins.levels if self.joins else {}
        uprights = self._swept(branches, {})
        for y, mask in self._swept(turned_up, {}).items():
            uprights[y] = uprights.get(y, 0) | mask
        for y, mask in turned_up.items():
            if y in self.turns:
                uprights[y] = uprights.get(y, 0) | mask
        for y, mask in self.branches.items():
            beside = (mask << 1 | mask >> 1) & self.grid.free[y] if y in self.turns else 0
            if beside:
                turned[y] = turned.get(y, 0) | beside
        levels = {
            y: _flood(self.grid.level[y], mask) for y, mask in turned.items() if y in self.turns
        }
        return uprights, levels

    def _swept(self, seeds: Mapping[int, int], seen: dict[int, int]) -> dict[int, int]:
        """What upright lines from these cells reach that was not seen yet."""
        up = self.grid.up
        found: dict[int, int] = {}
        for order, step in ((self.rows, 1), (reversed(self.rows), -1)):
            here = 0
            for y in order:
                here = (here | seeds.get(y - step, 0)) & up[y]
                if here and (new := here & ~seen.get(y, 0)):
                    found[y] = found.get(y, 0) | new
        for y, new in found.items():
            seen[y] = seen.get(y, 0) | new
        return found

    def _turned_up(self, level: Mapping[int, int], seen: dict[int, int]) -> dict[int, int]:
        seeds = {y: mask & self.turns[y] for y, mask in level.items()}
        return self._swept(seeds, seen)

    def _turned_level(self, upright: Mapping[int, int], seen: dict[int, int]) -> dict[int, int]:
        found = {}
        for y, mask in upright.items():
            seeds = mask & self.turns[y]
            if seeds and (new := _flood(self.grid.level[y], seeds) & ~seen.get(y, 0)):
                found[y] = new
                seen[y] = seen.get(y, 0) | new
        return found

    def _reached(self) -> Iterator[tuple[bool, int, int]]:
        """Goals that were reached with the last turn: (by an upright line, column, row)."""
        for upright, table, sets in (
            (True, self.goals.uprights, self.uprights[-1]),
            (False, self.goals.levels, self.levels[-1]),
        ):
            for y, mask in table.items():
                yield from ((upright, x, y) for x in _bits(mask & sets.get(y, 0)))
        if self.goals.turning and len(self.uprights) > 1:
            for upright, table, sets in (
                (True, self.goals.uprights, self.levels[-2]),
                (False, self.goals.levels, self.uprights[-2]),
            ):
                for y, mask in table.items():
                    both = mask & sets.get(y, 0) & self.turns.get(y, 0)
                    yield from ((upright, x, y) for x in _bits(both))

    # The way back

    def _back(self, ends: list[tuple[bool, int, int]]) -> Found | None:
        last = len(self.uprights) - 1
        count = itertools.count()
        seen: set[tuple[int, bool, int, int]] = set()
        heap: list[tuple[int, int, int, int, bool, int, int, tuple[Cell, ...]]] = []
        box, cheapest = self._root_box(), dict[tuple[int, bool, int, int], int]()

        def push(
            cost: int, turns: int, upright: bool, x: int, y: int, way: tuple[Cell, ...]
        ) -> None:
            ahead = max(box[0] - x, 0, x - box[1]) + max(box[2] - y, 0, y - box[3])
            here = (turns, upright, x, y)
            if cost + ahead > self.most or cheapest.get(here, ANY_COST) <= cost:
                return
            if turns >= 0:
                cheapest[here] = cost
            heapq.heappush(
                heap, (cost + ahead, next(count), cost, turns, upright, x, y, (*way, (x, y)))
            )

        for upright, x, y in ends:
            push(self.goals.cost(x, y) or 0, last, upright, x, y, ())
        for _each in range(_MOST_LOOKED_AT):
            if not heap:
                return None
            self._looked_at += 1
            _rank, _n, cost, turns, upright, x, y, way = heapq.heappop(heap)
            if (turns, upright, x, y) in seen:
                continue
            if turns >= 0:
                seen.add((turns, upright, x, y))
            if turns < 0:
                joined = (
                    self.joins.owner(x, y) if self.joins and self.root.cost(x, y) is None else None
                )
                cells = tidy(way[::-1])
                every = list(cells_of(cells))
                if len(cells) < 2 or len(set(every)) < len(every):
                    # A way of one cell has no line to tell it by; one over itself has no order.
                    continue
                return Found(cost, cells, joined)
            for price, x2, y2, done in self._steps(upright, x, y, turns):
                push(cost + price, -1 if done else turns - 1, not upright, x2, y2, way)
        return None

    def _root_box(self) -> tuple[int, int, int, int]:
        """First and last column and row of everything from which the way may begin."""
        columns = [end for each, _rows, _cost in self.root.sides for end in (each.start, each.stop)]
        rows = [end for _columns, each, _cost in self.root.sides for end in (each.start, each.stop)]
        for net in self.joins.nets if self.joins else ():
            for y, left, right in net.levels:
                columns += (left, right)
                rows.append(y)
            for x, top, bottom in net.uprights:
                columns.append(x)
                rows += (top, bottom)
        if not columns:
            return 0, 0, 0, 0
        return min(columns), max(columns), min(rows), max(rows)

    def _steps(
        self, upright: bool, x: int, y: int, turns: int
    ) -> Iterator[tuple[int, int, int, bool]]:
        """Where the line to a cell may have begun: (cost, column, row, whether that is the root)."""
        if upright:
            yield from self._steps_upright(x, y, turns)
        else:
            yield from self._steps_level(x, y, turns)

    def _steps_upright(self, x: int, y: int, turns: int) -> Iterator[tuple[int, int, int, bool]]:
        grid, root = self.grid, self.root
        branches = self.joins.levels if self.joins else {}
        before = self.levels[turns - 1] if turns else {}
        if turns and before.get(y, 0) >> x & 1 and self.turns[y] >> x & 1:
            yield TURN_COST, x, y, False
        if not turns and root.uprights.get(y, 0) >> x & 1:
            yield (root.cost(x, y) or 0), x, y, True
        for step in (1, -1):
            cost = found = 0
            for at in range(y + step, self.rows.stop if step > 0 else self.rows.start - 1, step):
                cost += 1
                if not turns and branches.get(at, 0) >> x & 1:
                    yield cost + TURN_COST, x, at, True
                    break
                if not grid.up[at] >> x & 1:
                    break
                if not grid.free[at] >> x & 1:
                    cost += 6
                if turns and before.get(at, 0) >> x & 1 and self.turns[at] >> x & 1:
                    yield cost + TURN_COST, x, at, False
                    found += 1
                    if found > _MOST_TURNINGS:
                        break
                if not turns and root.uprights.get(at, 0) >> x & 1:
                    yield cost + (root.cost(x, at) or 0), x, at, True

    def _steps_level(self, x: int, y: int, turns: int) -> Iterator[tuple[int, int, int, bool]]:
        grid, root = self.grid, self.root
        left, right = run(grid.level[y], x)
        within = (2 << right) - (1 << left)
        if turns:
            places = self.uprights[turns - 1].get(y, 0) & self.turns[y]
        else:
            places = root.levels.get(y, 0)
            if own := self.branches.get(y, 0):
                for x2 in {nearest(own, x), left - 1, right + 1}:
                    if x2 >= 0 and own >> x2 & 1 and clear_level(grid, y, x, x2):
                        yield abs(x - x2) + TURN_COST + level_cost(grid, y, x, x2), x2, y, True
        places &= within
        if places >> x & 1:
            yield TURN_COST if turns else (root.cost(x, y) or 0), x, y, turns == 0
            places &= ~(1 << x)
        tries = set()
        for part in (places & ((1 << x) - 1), places >> x << x):
            if part:
                tries |= {nearest(part, x), nearest(part, (x + (left + right) // 2) // 2)}
                tries |= set(itertools.islice(_bits(part), 12))
                tries |= {nearest(part, at) for at in root.middles()}
        for x2 in tries:
            if clear_level(grid, y, x, x2):
                cost = abs(x - x2) + level_cost(grid, y, x, x2)
                yield cost + (TURN_COST if turns else (root.cost(x2, y) or 0)), x2, y, turns == 0


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _flood(row: int, seeds: int) -> int:
    """The bits of a row that hang together with seeds."""
    found = 0
    while seeds:
        first, last = run(row, (seeds & -seeds).bit_length() - 1)
        part = (2 << last) - (1 << first)
        found |= part
        seeds &= ~part
    return found & row
