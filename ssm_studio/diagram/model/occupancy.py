"""What stands and runs on the cells of one drawing, row by row as bits, and the nets of lines that arrows make.

Arrows of one kind with the same source may branch out of one line, and such with the same target may run together
into one; a net is always the one or the other, so that whoever reads it knows which arrows it means. Everything
else may only cross: the upright line runs through, the level one goes on beyond it, with a cell of itself before and
after.

This is no set of taken cells, as pictures have one (`diagram/picture/occupancy.py`, which says why there are two).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import BACK, DOWN, LEFT, RIGHT, UP

Cell = tuple[int, int]
"""Column and row."""
Way = tuple[Cell, ...]
"""The cells of an arrow where it begins, turns and ends, from its source to its head."""


@dataclass(slots=True, eq=False)
class Net:
    """Lines that hang together: one arrow, or several of one kind with one source or one target.

    Attributes:
        source, target: what all its arrows share; None where they differ.
        ways: of each of its arrows.
        levels: stretches of a row, (row, first column, last column).
        uprights: stretches of a column, (column, first row, last row).
        joints: corners and branchings, with the directions in which lines leave them.
        corners: those of the joints where no third line leaves.
        heads: cells where a head stands.
        pairs: source and target of each of its arrows.
    """

    kind: str
    source: str | None
    target: str | None
    ways: list[Way] = field(default_factory=list)
    levels: list[tuple[int, int, int]] = field(default_factory=list)
    uprights: list[tuple[int, int, int]] = field(default_factory=list)
    joints: dict[Cell, int] = field(default_factory=dict)
    corners: set[Cell] = field(default_factory=set)
    heads: set[Cell] = field(default_factory=set)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def foreign(self, source: str, target: str) -> int:
        """How many of its arrows have no end in common with an arrow from source to target."""
        ends = (source, target)
        return sum(one not in ends and other not in ends for one, other in self.pairs)

    def crosses(self, way: Way) -> bool:
        """Whether a way runs straight across these lines, its own ends and turns left out."""
        for (x, y), (x2, y2) in itertools.pairwise(way):
            if y == y2:
                left, right = (x, x2) if x < x2 else (x2, x)
                for column, top, bottom in self.uprights:
                    if left < column < right and top <= y <= bottom:
                        return True
            else:
                top, bottom = (y, y2) if y < y2 else (y2, y)
                for row, left, right in self.levels:
                    if top < row < bottom and left <= x <= right:
                        return True
        return False


class Grid:
    """The cells of one drawing. Every list holds a number for each row whose bits are its columns.

    Attributes:
        free: nothing is there.
        up: an upright line may pass: free, or straight across a level line.
        level: a level line may pass: free, or straight across an upright line.
        near: right beside a corner or branching, where no other may be.
        beside: upright lines and sides of boxes, which a line had better keep away from.
        crossed: an upright and a level line cross here.
        turned: corners and branchings.
    """

    def __init__(
        self, width: int, height: int, boxes: Iterable[Rect] = (), lines: Iterable[Rect] = ()
    ) -> None:
        """All cells free but those of boxes, and of the lines of frames."""
        self.width, self.height = width, height
        # Two rows more than there are, so that the rows before the first and after the last may be asked for.
        self.free = [*[(1 << width) - 1] * height, 0, 0]
        self.near = [0] * (height + 2)
        self.beside = self.near.copy()
        self.along = self.near.copy()
        self.crossed = self.near.copy()
        self.turned = self.near.copy()
        for rect in boxes:
            self._block(rect, 1 << rect.x | 1 << rect.right - 1)
        for rect in lines:
            self._block(rect, 0)
        self.up = self.free.copy()
        self.level = self.free.copy()
        self.nets: list[Net] = []
        self.leaving: dict[tuple[str, str], list[Net]] = {}
        self.entering: dict[tuple[str, str], list[Net]] = {}

    def _block(self, rect: Rect, sides: int) -> None:
        free, beside = self.free, self.beside
        others = ~((1 << rect.right) - (1 << rect.x))
        for y in range(rect.y, rect.bottom):
            free[y] &= others
            beside[y] |= sides

    def uncrossing(self, nets: Iterable[Net]) -> Grid:
        """The same cells for an arrow that is to cross no lines but those of these nets; only for searching."""
        allowed = [0] * len(self.free)
        for net in nets:
            for y, left, right in net.levels:
                allowed[y] |= (2 << right) - (1 << left)
            for x, top, bottom in net.uprights:
                for y in range(top, bottom + 1):
                    allowed[y] |= 1 << x
        within = [free | more for free, more in zip(self.free, allowed, strict=True)]
        found = copy(self)
        found.up = [up & cells for up, cells in zip(self.up, within, strict=True)]
        found.level = [level & cells for level, cells in zip(self.level, within, strict=True)]
        return found

    def meets(self, way: Way) -> bool:
        """Whether a way that is not laid yet runs across something, its own ends and turns left out."""
        for (x, y), (x2, y2) in itertools.pairwise(way):
            if y == y2:
                left, right = (x, x2) if x < x2 else (x2, x)
                if ((1 << right) - (2 << left)) & ~self.free[y] and right > left + 1:
                    return True
            elif any(not self.free[at] >> x & 1 for at in range(min(y, y2) + 1, max(y, y2))):
                return True
        return False

    def turns(self, y: int) -> int:
        """Where a line may turn in a row."""
        return self.free[y] & ~self.near[y]

    # Nets

    def begin(self, kind: str, source: str, target: str, way: Way, tail: int) -> Net:
        """An arrow with lines of its own; `tail` is the direction from its first cell back to its source."""
        net = Net(kind, source, target)
        self.nets.append(net)
        self.leaving.setdefault((source, kind), []).append(net)
        self.entering.setdefault((target, kind), []).append(net)
        self._lay(net, way)
        self._tail(net, way, tail)
        net.ways.append(way)
        net.heads.add(way[-1])
        return net

    def branch(self, net: Net, way: Way) -> Way:
        """One more arrow out of a net's source; `way` leads from a cell of the net to the new head."""
        if net.target is not None:
            self.entering[net.target, net.kind].remove(net)
            net.target = None
        self._joint(net, way)
        self._lay(net, way)
        whole = (*_until(net.ways, way[0]), *way)
        net.ways.append(_straightened(whole))
        net.heads.add(way[-1])
        return net.ways[-1]

    def merge(self, net: Net, way: Way, tail: int) -> Way:
        """One more arrow into a net's target; `way` leads from its tail to a cell of the net."""
        if net.source is not None:
            self.leaving[net.source, net.kind].remove(net)
            net.source = None
        self._joint(net, way[::-1])
        self._lay(net, way)
        self._tail(net, way, tail)
        back = _until([each[::-1] for each in net.ways], way[-1])
        net.ways.append(_straightened((*way, *reversed(back))))
        return net.ways[-1]

    def _joint(self, net: Net, way: Way) -> None:
        """Turn a cell of the net into a branching."""
        (x, y), after = way[0], way[1]
        arms = net.joints.get((x, y), 0)
        if not arms:
            upright = any(at == x and top <= y <= end for at, top, end in net.uprights)
            arms = UP | DOWN if upright else LEFT | RIGHT
            if not upright:
                self.up[y] &= ~(5 << x >> 1)
        net.joints[x, y] = arms | _towards((x, y), after)
        net.corners.discard((x, y))
        self._turn(x, y)

    def _tail(self, net: Net, way: Way, tail: int) -> None:
        """Where an arrow turns in its very first cell, that cell is a corner."""
        ahead = _towards(way[0], way[1])
        if ahead != BACK[tail]:
            net.joints[way[0]] = ahead | tail
            net.corners.add(way[0])
            self._turn(*way[0])

    def _turn(self, x: int, y: int) -> None:
        bit = 1 << x
        self.turned[y] |= bit
        self.near[y] |= 5 << x >> 1
        self.near[y - 1] |= bit
        self.near[y + 1] |= bit

    def _lay(self, net: Net, way: Way) -> None:
        for (x, y), (x2, y2) in itertools.pairwise(way):
            if y == y2:
                self._lay_level(net, y, min(x, x2), max(x, x2))
            else:
                self._lay_upright(net, x, min(y, y2), max(y, y2))
        for before, here, after in zip(way, way[1:], way[2:], strict=False):
            net.joints[here] = _towards(here, before) | _towards(here, after)
            net.corners.add(here)
            self._turn(*here)

    def _lay_level(self, net: Net, y: int, left: int, right: int) -> None:
        net.levels.append((y, left, right))
        cells = (2 << right) - (1 << left)
        inner = (1 << right - 1) - (4 << left) if right - left > 3 else 0
        free = self.free[y]
        # The ends are turns, or cells of the same net that become branchings.
        self.crossed[y] |= cells & ~(1 << left | 1 << right) & self.level[y] & ~free
        self.along[y] |= cells
        self.free[y] = free & ~cells
        self.level[y] &= ~cells
        self.up[y] = self.up[y] & ~cells | inner & free

    def _lay_upright(self, net: Net, x: int, top: int, bottom: int) -> None:
        net.uprights.append((x, top, bottom))
        bit = 1 << x
        others = ~bit
        free, up, level, beside = self.free, self.up, self.level, self.beside
        for y in range(top, bottom + 1):
            if free[y] & bit:
                free[y] &= others
                if y in (top, bottom):
                    level[y] &= others
            else:
                level[y] &= others
                if top < y < bottom and up[y] & bit:
                    self.crossed[y] |= bit
            up[y] &= others
            beside[y] |= bit


def _towards(here: Cell, there: Cell) -> int:
    if here[0] == there[0]:
        return DOWN if there[1] > here[1] else UP
    return RIGHT if there[0] > here[0] else LEFT


def _until(ways: list[Way], cell: Cell) -> list[Cell]:
    """The corners of the first way through a cell, up to it."""
    x, y = cell
    for way in ways:
        if way[0] == cell:
            return []
        for at, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(way), 1):
            if min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
                return list(way[:at])
    raise ValueError(cell)


def _straightened(way: Way) -> Way:
    """The way without cells at which it does not turn."""
    kept = [
        here
        for before, here, after in zip(way, way[1:], way[2:], strict=False)
        if before != here
        and not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    ]
    return (way[0], *kept, way[-1])


def cells_of(way: Way) -> Iterator[Cell]:
    """Every cell of a way, one after the other."""
    yield way[0]
    for (x, y), (x2, y2) in itertools.pairwise(way):
        if y == y2:
            step = 1 if x2 > x else -1
            yield from ((at, y) for at in range(x + step, x2 + step, step))
        else:
            step = 1 if y2 > y else -1
            yield from ((x, at) for at in range(y + step, y2 + step, step))


INSET = 2
"""Columns at either end of the upper and lower sides of boxes where no arrow leaves or enters."""


def side_ports(rect: Rect, side: int, inset: int = INSET) -> tuple[range, range]:
    """Columns and rows of the cells beside one side of a box where arrows may leave and enter: not at its corners."""
    if side in (UP, DOWN):
        y = rect.y - 1 if side == UP else rect.bottom
        return range(rect.x + inset, rect.right - inset), range(y, y + 1)
    x = rect.x - 1 if side == LEFT else rect.right
    return range(x, x + 1), side_rows(rect)


def side_rows(rect: Rect) -> range:
    """The rows in which arrows may leave and enter at the sides of a box: between its borders, where it has some."""
    return range(rect.y + 1, rect.bottom - 1) if rect.height > 2 else range(rect.y, rect.bottom)
