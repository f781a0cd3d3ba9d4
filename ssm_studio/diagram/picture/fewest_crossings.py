"""Which ways through free cells cross fewest lines: a wave that spreads over a room, all its cells at once.

A room is one number whose bits are its cells, row by row, with a free bit after each row. The wave goes out from all
the places at which a line may begin; a turn later it goes to both sides from every cell that it came to, and where a
stroke is in its way it goes on behind that as a wave of one more crossing. So the first time that it comes to a place
at which the line may end, no way there crosses or turns less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import BACK, DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.picture.obstacles import Port, Traffic
from ssm_studio.values import dataclass

_TURNS: Final = 7
"""How often a way may turn."""
_LEVEL: Final = RIGHT | LEFT

Corners = tuple[Point, ...]


@dataclass(slots=True)
class Room:
    """What is free in a block of cells, as numbers of one bit a cell.

    Attributes:
        free: where a stretch may run, level and upright.
        crossed: where it may run if it crosses a line.
        below: where it would run below a drawing; that counts as one crossing however wide the drawing is.
        turning: where it may turn.
        steps: how the number of a cell changes on the way to the next, by way.
    """

    rect: Rect
    stride: int
    free: dict[bool, int]
    crossed: dict[bool, int]
    below: int
    turning: int
    steps: dict[int, int]

    @classmethod
    def of(cls, rect: Rect, traffic: Traffic, ends: Iterable[Rect]) -> Room:
        """The room as a sheet's drawings and lines leave it.

        Args:
            ends: the drawings between which a line is to run; it does not run below those.
        """
        size, left = (rect.width + 8) // 8, rect.x + traffic.drawings.origin
        mask = (1 << rect.width) - 1

        def read(*parts: dict[int, int]) -> int:
            rows = []
            for y in range(rect.y, rect.bottom):
                row = 0
                for part in parts:
                    row |= part.get(y, 0)
                rows.append((row >> left & mask).to_bytes(size, "little"))
            return int.from_bytes(b"".join(rows), "little")

        everything = int.from_bytes(mask.to_bytes(size, "little") * rect.height, "little")
        shut = read(traffic.drawings.rows, traffic.tips.rows)
        level, upright = read(traffic.across.rows), read(traffic.crossed.rows)
        frames, walls = read(traffic.frames.rows), read(traffic.walls.rows)
        still = everything & ~shut
        below = everything & read(traffic.drawings.rows)
        for end in ends:
            held = end.intersection(rect)
            row = ((1 << held.width) - 1) << (held.x - rect.x)
            block = int.from_bytes(row.to_bytes(size, "little") * held.height, "little")
            below &= ~(block << 8 * size * (held.y - rect.y))
        free = still & ~level & ~upright
        crossed = {
            True: still & upright & ~level & ~frames,
            False: still & level & ~upright & ~walls,
        }
        open_ = {True: free & ~frames, False: free & ~walls}
        stride = 8 * size
        steps = {RIGHT: 1, LEFT: -1, DOWN: stride, UP: -stride}
        return cls(rect, stride, open_, crossed, below, free & ~frames & ~walls, steps)

    def bit(self, point: Point) -> int:
        """The number of a cell, -1 where it lies outside."""
        if not self.rect.contains(point):
            return -1
        return (point.y - self.rect.y) * self.stride + point.x - self.rect.x

    def point(self, bit: int) -> Point:
        """The cell of a number."""
        return Point(self.rect.x + bit % self.stride, self.rect.y + bit // self.stride)


@dataclass(slots=True)
class _Front:
    """One wave in one way after so many crossings and turns.

    Attributes:
        seeds: where it turned this way.
        over, below: where it came upon a line, where it is below a drawing.
        cells: the free cells that it came to.
    """

    seeds: int
    over: int
    below: int
    cells: int


@dataclass(slots=True)
class _Met:
    """Where a wave meets lines, and where drawings."""

    over: int = 0
    below: int = 0


@dataclass(slots=True)
class Wave:
    """A wave in a room; `fronts` by crossings, turns and way."""

    room: Room
    fronts: dict[tuple[int, int, int], _Front] = field(default_factory=dict)

    def ways(
        self, starts: Iterable[Port], ends: Iterable[Port], most: int
    ) -> Iterator[tuple[int, Port, Corners, Port]]:
        """Ways with fewest crossings, those that turn least first: crossings, beginning, corners, end.

        Args:
            most: so many crossings at most.
        """
        first, goals = _by_cell(self.room, starts, back=False), _by_cell(self.room, ends, back=True)
        seeds: dict[tuple[int, int], dict[int, int]] = {}
        met: dict[tuple[int, int], dict[int, _Met]] = {(1, 0): {}}
        seeds[0, 0], wanted = _together(first), _together(goals)
        for way, begun in seeds[0, 0].items():
            met[1, 0][way] = _Met(over=begun & self.room.crossed[bool(way & _LEVEL)])
        seen = dict.fromkeys((UP, RIGHT, DOWN, LEFT), 0)
        for crossings in range(most + 1):
            last = _TURNS
            for turns in range(_TURNS + 1):
                if turns > last:
                    return
                now, on = seeds.pop((crossings, turns), {}), met.pop((crossings, turns), {})
                for way in {**now, **on}:
                    if way not in on and not now[way] & ~seen[way]:
                        continue
                    front, further = self._spread(way, now.get(way, 0), on.get(way, _Met()), seen)
                    self.fronts[crossings, turns, way] = front
                    if turned := front.cells & self.room.turning:
                        after = seeds.setdefault((crossings, turns + 1), {})
                        for side in (UP, DOWN) if way & _LEVEL else (LEFT, RIGHT):
                            after[side] = after.get(side, 0) | turned
                    if further.over or further.below:
                        met.setdefault((crossings + 1, turns), {})[way] = further
                    arrived = (front.cells | front.over) & wanted.get(way, 0)
                    if arrived:
                        last = turns
                    for bit in _bits(arrived):
                        start, corners = self._back(crossings, turns, way, bit, first)
                        yield crossings, start, corners, goals[way, bit]
            if last < _TURNS:
                return

    def _spread(
        self,
        way: int,
        begun: int,
        met: _Met,
        seen: dict[int, int],
    ) -> tuple[_Front, _Met]:
        """Where a wave comes to that turned at some cells or met something, and what it meets there."""
        room, level = self.room, bool(way & _LEVEL)
        free, crossed = room.free[level] & ~seen[way], room.crossed[level]
        over, step = met.over, room.steps[way]
        below = _filled(room, met.below, room.below, way)
        behind, ahead = over | below, below
        if behind:
            behind = behind << step if step > 0 else behind >> -step
            ahead = below << step if step > 0 else below >> -step
        cells = _filled(room, (begun | behind) & free, free, way)
        seen[way] |= cells
        front = cells | over
        front = front << step if step > 0 else front >> -step
        after = _Met((front | ahead) & crossed, front & room.below & ~below)
        return _Front(begun & free, over, below, cells), after

    def _back(
        self, crossings: int, turns: int, way: int, bit: int, first: dict[tuple[int, int], Port]
    ) -> tuple[Port, Corners]:
        """The beginning and the corners of a way that ends in a cell."""
        corners: list[Point] = []
        step, front = self.room.steps[way], self.fronts[crossings, turns, way]
        if front.seeds & front.cells >> bit & 1 and front.cells >> bit - step & 1:
            # It ends straight, not with a turn, where it can.
            bit -= step
        while True:
            step = self.room.steps[way]
            front = self.fronts[crossings, turns, way]
            while not front.seeds >> bit & 1:
                upon = front.over >> bit & 1
                if upon and crossings == 1 and turns == 0 and (way, bit) in first:
                    break
                under = front.below >> bit & 1
                bit -= step
                if upon or (under and not front.below >> bit & 1):
                    crossings -= 1
                    front = self.fronts[crossings, turns, way]
            if turns == 0:
                return first[way, bit], tuple(reversed(corners))
            corners.append(self.room.point(bit))
            turns -= 1
            sides = (UP, DOWN) if way & _LEVEL else (LEFT, RIGHT)
            way = next(
                side
                for side in sides
                if (found := self.fronts.get((crossings, turns, side))) and found.cells >> bit & 1
            )


def _by_cell(room: Room, ports: Iterable[Port], *, back: bool) -> dict[tuple[int, int], Port]:
    """The places at which a line may begin or end, by way and cell; the cheapest where there are several."""
    found: dict[tuple[int, int], Port] = {}
    for port in ports:
        bit = room.bit(port.out)
        if bit >= 0:
            key = (BACK[port.way] if back else port.way), bit
            if key not in found or port.cost < found[key].cost:
                found[key] = port
    return found


def _together(found: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Cells as one number for each way."""
    held: dict[int, int] = {}
    for way, bit in found:
        held[way] = held.get(way, 0) | 1 << bit
    return held


def _bits(cells: int) -> Iterator[int]:
    """The numbers of some cells."""
    while cells:
        yield (cells & -cells).bit_length() - 1
        cells &= cells - 1


def _filled(room: Room, seeds: int, free: int, way: int) -> int:
    """Every free cell that one comes to from some cells, going straight one way."""
    if not seeds:
        return 0
    if way == RIGHT:
        return free & (free + seeds ^ free) | seeds
    step = room.steps[way]
    length = room.rect.width if way == LEFT else room.rect.height
    done, by = seeds, abs(step)
    while length > 0:
        done |= free & (done << by if step > 0 else done >> by)
        free &= free << by if step > 0 else free >> by
        by *= 2
        length >>= 1
    return done
