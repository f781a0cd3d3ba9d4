"""After an edit, arrows that it did not touch keep their ways: the drawing holds still, and is quick to make."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.diagram.model.occupancy import Cell, Grid, Net, Way, cells_of
from ssm_studio.diagram.model.route_costs import Found, clear_level


@dataclass(frozen=True, slots=True)
class Led:
    """One arrow with the way that was found for it; `part` is what of it no arrow before had led."""

    arrow: Arrow
    way: Way
    net: Net
    part: Way


@dataclass(slots=True)
class Keeping:
    """Leads arrows along the ways that they had on another drawing, as far as these are still free.

    Attributes:
        shift: by how many cells everything has moved since, alike.
        boxes, before: where the boxes stand now and stood then; "" is the boundary.
    """

    grid: Grid
    shift: Cell
    boxes: Mapping[str, Rect]
    before: Mapping[str, Rect]
    _nets: dict[int, Net] = field(default_factory=dict)
    _broken: set[int] = field(default_factory=set)

    def keep(
        self, led: Sequence[Led], wanted: set[Arrow], take: Callable[[Arrow, Found], Led]
    ) -> set[Arrow]:
        """Lead again what can be led as before; `take` lays one way. Returns these arrows."""
        kept = set()
        unmoved = {
            id_
            for id_, box in self.boxes.items()
            if (was := self.before.get(id_)) and was.moved(*self.shift) == box
        }
        for each in led:
            arrow, net = each.arrow, id(each.net)
            if arrow in wanted and arrow.source in unmoved and arrow.target in unmoved:
                found = self._found(each)
                if found is not None and self._free(found, out=each.net.source is not None):
                    self._nets[net] = take(arrow, found).net
                    kept.add(arrow)
                    continue
            self._broken.add(net)
        return kept

    def _moved(self, way: Way) -> Way:
        dx, dy = self.shift
        return tuple((x + dx, y + dy) for x, y in way) if dx or dy else way

    def _found(self, led: Led) -> Found | None:
        """What of the way is new, and the net that it joins."""
        net = self._nets.get(id(led.net))
        if net is None:
            return Found(0, self._moved(led.way))
        if id(led.net) not in self._broken:
            return Found(0, self._moved(led.part), net)
        # Some of the lines that it shared are gone.
        way = self._moved(led.way)
        own = {cell for each in net.ways for cell in cells_of(each)}
        if led.net.target is None and net.source == led.arrow.source:
            cells = list(cells_of(way))
            at = next((n for n, cell in enumerate(cells) if cell not in own), len(cells))
            if 0 < at < len(cells):
                return Found(0, _part(way, cells[at - 1], True), net)
        elif led.net.source is None and net.target == led.arrow.target:
            back = list(cells_of(way))[::-1]
            at = next((n for n, cell in enumerate(back) if cell not in own), len(back))
            if 0 < at < len(back):
                return Found(0, _part(way, back[at - 1], False), net)
        return None

    def _free(self, found: Found, out: bool) -> bool:
        """Whether the way may be laid where it lay; `out` if what it joins, it branches out of."""
        grid, way = self.grid, found.way
        inside = grid.height - 1, grid.width - 1
        if any(not (0 <= x <= inside[1] and 0 <= y <= inside[0]) for x, y in way):
            return False
        joined = None if found.joined is None else way[0] if out else way[-1]
        for here in way:
            x, y = here
            turns = here not in (way[0], way[-1])
            if here != joined and not (grid.turns(y) if turns else grid.free[y]) >> x & 1:
                return False
        for (x, y), (x2, y2) in itertools.pairwise(way):
            if y == y2:
                if not clear_level(grid, y, x, x2):
                    return False
            elif not all(grid.up[at] >> x & 1 for at in range(min(y, y2) + 1, max(y, y2))):
                return False
        return joined is None or found.joined is None or _may_branch(grid, found.joined, joined)


def _may_branch(grid: Grid, net: Net, cell: Cell) -> bool:
    """Whether a line may leave a net at one of its cells."""
    x, y = cell
    if grid.near[y] >> x & 1:
        return False
    if arms := net.joints.get(cell):
        return arms.bit_count() == 2
    beside = (5 << x >> 1) | 1 << x
    level = any(at == y and left <= x <= right for at, left, right in net.levels)
    return not grid.crossed[y] & (beside if level else 1 << x)


def _part(way: Way, cell: Cell, rest: bool) -> Way:
    """A way from one of its cells on, or up to it."""
    x, y = cell
    for at, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(way), 1):
        if min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
            if rest:
                tail = way[at:]
                return tail if tail[0] == cell else (cell, *tail)
            head = way[:at]
            return head if head[-1] == cell else (*head, cell)
    raise ValueError(cell)
