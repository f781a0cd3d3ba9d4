"""The sheet of one model: the ways of its arrows between its boxes and over its frames."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.model.downward_routes import Descent
from ssm_studio.diagram.model.edge_bundling import End, Sharing, descends
from ssm_studio.diagram.model.frame import BOUNDARY, WATCHES, Frame, outline
from ssm_studio.diagram.model.graph_view import DEPENDS, FEEDBACK, INFORMATION, Arrow, ModelView
from ssm_studio.diagram.model.occupancy import INSET, Cell, Grid, Net, Way, side_ports
from ssm_studio.diagram.model.route_cache import Keeping, Led
from ssm_studio.diagram.model.route_costs import (
    Found,
    Joins,
    around,
    elbow,
    level_of,
    sideways,
    upright_ports,
)
from ssm_studio.diagram.model.shortest_path import ANY_COST, Ends, Wave

KINDS: Final = (DEPENDS, INFORMATION, FEEDBACK)
MOST_EFFORT: Final = 6_000_000
"""Rows looked at in searching all around, before what remains is led in the usual shapes only."""
_DETOUR: Final = 55
"""Cells by which an arrow may be longer for each other one that it does not cross then."""
_BENDS: Final = 60
"""What turns and ends of such a way may cost beside its cells."""
_MOST_EFFORT_APART: Final = 10_000
"""Rows looked at for ways that cross nothing, before only usual shapes are; beyond `MANY` arrows at once."""
MANY: Final = 120
_WINDOW: Final = 8
"""Rows above and below two boxes that are searched before the whole sheet is."""
ROOMS: Final = ((0, 0), (4, 0), (10, 0), (6, 25), (10, 50), (12, 100), (16, 200))
"""The room at the sides, and by how much boxes are drawn further apart (in percent), for each time."""


class Sheet:
    """One drawing while its arrows are led."""

    def __init__(
        self,
        view: ModelView,
        frame: Frame,
        room: tuple[int, int] = (0, 0),
        crowded: tuple[Collection[End], Collection[End]] = ((), ()),
        spent: int = 0,
        *,
        thorough: bool = True,
    ) -> None:
        """Nothing led yet.

        Args:
            room: how much more room than usual there is.
            crowded: sources all of whose arrows leave in one line, and targets into which all run in one.
            spent: effort that went into sheets of the same drawing before.
            thorough: whether arrows go round lines that they would cross otherwise; this takes twice the time.
        """
        self.effort = spent
        # In a crowd arrows may leave and enter right beside a corner.
        self._inset = INSET if room == ROOMS[0] else 1
        self.room, self.start = room, Point(0, 0)
        self.view, self.frame, self.boxes = view, frame, frame.boxes
        frames = (frame.boundary, frame.group)
        self.grid = Grid(
            frame.whole.width,
            frame.whole.height,
            self.boxes.values(),
            itertools.chain.from_iterable(map(outline, frames)),
        )
        self._edges = {
            id_: (box.x, box.y, box.x + box.width, box.y + box.height)
            for id_, box in self.boxes.items()
        }
        self.thorough, self.crossings = thorough, 0
        self.crossing: list[Arrow] = []
        self.apart_effort = 0
        self.led: list[Led] = []
        self.missing: list[Arrow] = []
        self._watchers = {each.id for each in view.watching}
        self.sharing = Sharing.plan(view.arrows, self.boxes, crowded)
        self._by_source = self.sharing.by_source

    def _descends(self, arrow: Arrow) -> bool:
        return not self.frame.across and descends(self.boxes, arrow)

    # Leading

    def lead(self, first: Sequence[Arrow] = (), before: Sheet | None = None) -> None:
        """A way for every arrow, `first` ones before the others, the short and the logical ones before long ones."""
        kept = self._keep(before) if before else set()
        self._watching_arrows(kept)
        order = {each: at for at, each in enumerate(first)}
        ranked = sorted(
            (each for each in self.view.arrows if each not in kept),
            key=lambda each: (order.get(each, len(order)), self._rank(each)),
        )
        inside = [each for each in ranked if not self._leaves_frame(each)]
        outside = [each for each in ranked if self._leaves_frame(each)]
        for each in inside:
            self._lead(each)
        if outside:
            opened = self._open_frames()
            for each in outside:
                self._lead(each)
            self._close_frames(opened)

    def _keep(self, before: Sheet) -> set[Arrow]:
        """Lead what an edit did not touch as it was led before."""
        now, then = self.frame, before.frame
        shift = (now.origin.x - then.origin.x, now.origin.y - then.origin.y)
        watches = (each for each in self._watches() if each is not None)
        keeping = Keeping(
            self.grid,
            shift,
            {**self.boxes, BOUNDARY: now.boundary},
            {**before.boxes, BOUNDARY: then.boundary},
        )
        opened = self._open_frames()
        kept = keeping.keep(before.led, {*self.view.arrows, *watches}, self._take)
        self._close_frames(opened)
        return kept

    def _rank(self, arrow: Arrow) -> tuple[int, int, int, int]:
        left, top, right, bottom = self._edges[arrow.source]
        left2, top2, right2, bottom2 = self._edges[arrow.target]
        far = abs(left + right - left2 - right2) + abs(top + bottom - top2 - bottom2)
        return KINDS.index(arrow.kind), far, top, left

    def _leaves_frame(self, arrow: Arrow) -> bool:
        return (arrow.source in self._watchers) != (arrow.target in self._watchers)

    def _open_frames(self) -> list[tuple[int, int, int]]:
        """Let arrows cross the frames straight; the corners, the caption and what crosses already stay closed."""
        grid, opened = self.grid, []
        boundary, group = self.frame.boundary, self.frame.group
        taken = {(x, y) for net in grid.nets for x, y in _crossing_cells(net, (boundary, group))}
        rows = (boundary.y, boundary.bottom - 1, group.y)
        for rect in (boundary, group):
            if rect.empty:
                continue
            for y in {rect.y, rect.bottom - 1} & set(rows):
                mask = (1 << rect.right - 2) - (4 << rect.x)
                mask &= ~sum(1 << x for x in {x for x, at in taken if at == y})
                opened.append((y, mask, 0))
            for y in range(rect.y + 2, rect.bottom - 2):
                mask = 1 << rect.x | 1 << rect.right - 1
                mask &= ~sum(1 << x for x in {x for x, at in taken if at == y})
                opened.append((y, 0, mask))
        for y, up, level in opened:
            grid.up[y] |= up
            grid.level[y] |= level
        return opened

    def _close_frames(self, opened: Iterable[tuple[int, int, int]]) -> None:
        for y, up, level in opened:
            self.grid.up[y] &= ~(up & ~self.grid.free[y])
            self.grid.level[y] &= ~(level & ~self.grid.free[y])

    def _lead(self, arrow: Arrow) -> None:
        found = self._search(arrow)
        crossed = self._crossed(arrow, found) if self.thorough else 0
        if crossed and (apart := self._uncrossed(arrow, found, crossed)):
            found, crossed = apart, 0
        if crossed:
            self.crossings += crossed
            self.crossing.append(arrow)
        if found is None:
            self.missing.append(arrow)
        else:
            self._take(arrow, found)

    def _take(self, arrow: Arrow, found: Found) -> Led:
        grid, way, net = self.grid, found.way, found.joined
        if net is None:
            net = grid.begin(
                arrow.kind, arrow.source, arrow.target, way, self.tail(arrow.source, way[0])
            )
        elif net.source == arrow.source:
            way = grid.branch(net, way)
        else:
            way = grid.merge(net, way, self.tail(arrow.source, way[0]))
        net.pairs.append((arrow.source, arrow.target))
        self.led.append(Led(arrow, way, net, found.way))
        if BOUNDARY in (arrow.source, arrow.target):
            # In the set of the keyboard, what turns right above would seem to belong to the tail.
            x = way[0 if arrow.source == BOUNDARY else -1][0]
            self.grid.near[self.frame.boundary.bottom - 2] |= 1 << x
        return self.led[-1]

    def tail(self, source: str, cell: Cell) -> int:
        """The direction from an arrow's first cell back to its source."""
        if not source:
            return UP
        left, _top, right, bottom = self._edges[source]
        x, y = cell
        if left <= x < right:
            return UP if y >= bottom else DOWN
        return LEFT if x >= right else RIGHT

    def _joins(self, arrow: Arrow) -> Joins | None:
        grid = self.grid
        if self._by_source[arrow]:
            nets = grid.leaving.get((arrow.source, arrow.kind))
        else:
            nets = grid.entering.get((arrow.target, arrow.kind))
        return Joins(grid, nets) if nets else None

    def _crossed(self, arrow: Arrow, found: Found | None) -> int:
        """How many arrows without an end in common a way crosses; 1 where there is no way."""
        if found is None:
            return 1
        if not self.grid.meets(found.way):
            return 0
        return sum(
            foreign
            for net in self.grid.nets
            if net is not found.joined
            and net.crosses(found.way)
            and (foreign := net.foreign(arrow.source, arrow.target))
        )

    def _uncrossed(self, arrow: Arrow, found: Found | None, crossed: int) -> Found | None:
        """A way that crosses nobody else's, where it is not too long for so many crossings."""
        shared = [each for each in self.grid.nets if not each.foreign(arrow.source, arrow.target)]
        grid, planned = self.grid.uncrossing(shared), self._by_source[arrow]
        most = length(found.way) + _DETOUR * crossed if found else None
        joins = self._joins(arrow)
        way = self._shaped(arrow, joins, grid)
        if way is not None and (most is None or length(way.way) <= most):
            return way
        for by_source in (planned, not planned):
            if self.apart_effort >= (_MOST_EFFORT_APART if len(self.view.arrows) <= MANY else 0):
                break
            self._by_source[arrow] = by_source
            joins = self._joins(arrow)
            if by_source == planned or joins:
                before = self.effort
                way = self._wave(arrow, joins, grid, most)
                self.apart_effort += self.effort - before
                if way is not None and (most is None or length(way.way) <= most):
                    return way
        self._by_source[arrow] = planned
        return None

    def _search(self, arrow: Arrow) -> Found | None:
        joins = self._joins(arrow)
        found = self._shaped(arrow, joins, self.grid) or self._wave(arrow, joins, self.grid)
        return found or self._otherwise(arrow)

    def _shaped(self, arrow: Arrow, joins: Joins | None, grid: Grid) -> Found | None:
        """A way in one of the usual shapes."""
        source, target = self.boxes[arrow.source], self.boxes[arrow.target]
        if self._descends(arrow):
            descent = self._descent(arrow, joins, grid)
            return descent.best() or descent.by_lane() or elbow(grid, source, target)
        across = self.frame.across
        group = [self.boxes[id_] for id_ in self._watchers]
        straight = sideways(grid, source, target, level_of(group, source, target, self.frame.bare))
        return straight or (None if across else around(grid, source, target))

    def _otherwise(self, arrow: Arrow) -> Found | None:
        """A way that shares the other end's lines than was planned."""
        planned = self._by_source[arrow]
        self._by_source[arrow] = not planned
        if (joins := self._joins(arrow)) and (found := self._wave(arrow, joins, self.grid)):
            return found
        self._by_source[arrow] = planned
        return None

    def _descent(self, arrow: Arrow, joins: Joins | None, grid: Grid) -> Descent:
        left, _top, right, bottom = self._edges[arrow.source]
        left2, top2, right2, _bottom2 = self._edges[arrow.target]
        by_source = self._by_source[arrow]
        return Descent(
            grid,
            (bottom, upright_ports(left, right, self._inset)),
            (top2 - 1, upright_ports(left2, right2, self._inset)),
            (self.sharing.leave[arrow], self.sharing.enter[arrow]),
            joins if by_source else None,
            None if by_source else joins,
        )

    def _wave(
        self, arrow: Arrow, joins: Joins | None, grid: Grid, most: int | None = None
    ) -> Found | None:
        """A way from any side to any side; `most` is how many cells it may have."""
        source, target = self.boxes[arrow.source], self.boxes[arrow.target]
        tails, heads = Ends(), Ends(turning=False)
        leave, enter = self._costs(arrow)
        for side in (UP, DOWN, LEFT, RIGHT):
            tails.add(grid, side_ports(source, side, self._inset), side in (UP, DOWN), leave[side])
            heads.add(grid, side_ports(target, side, self._inset), side in (UP, DOWN), enter[side])
        by_source = self._by_source[arrow]
        root, goals = (tails, heads) if by_source else (heads, tails)
        if self.effort > MOST_EFFORT:
            return None
        top, bottom = min(source.y, target.y), max(source.bottom, target.bottom)
        windows = [range(top - _WINDOW, bottom + _WINDOW), range(grid.height)]
        if most is not None:
            # What goes further up or down than this is longer than it may be.
            spare = max(2, (most - abs(source.y - target.y)) // 2)
            windows = [range(top - min(spare, 2 * _WINDOW), bottom + min(spare, 2 * _WINDOW))]
        for rows in windows:
            cost = ANY_COST if most is None else most + _BENDS
            wave = Wave(grid, root, goals, joins, rows, cost)
            found = wave.search()
            self.effort += wave.effort
            if found:
                way = found.way if by_source else found.way[::-1]
                return Found(found.cost, way, found.joined)
        return None

    def _costs(self, arrow: Arrow) -> tuple[dict[int, int], dict[int, int]]:
        """What leaving and entering on each side costs."""
        if self.frame.across or {arrow.source, arrow.target} <= self._watchers:
            return {RIGHT: 0, DOWN: 8, UP: 8, LEFT: 14}, {LEFT: 0, UP: 8, DOWN: 8, RIGHT: 14}
        if self._descends(arrow):
            return {DOWN: 0, RIGHT: 14, LEFT: 14, UP: 40}, {UP: 0, LEFT: 14, RIGHT: 14, DOWN: 40}
        return {RIGHT: 0, LEFT: 0, DOWN: 6, UP: 6}, {RIGHT: 0, LEFT: 0, UP: 4, DOWN: 10}

    def cost(self) -> tuple[int, int]:
        """How bad the drawing is: arrows without a way first, then crossings and length together, in cells."""
        long = sum(length(each.way) for each in self.led)
        return len(self.missing), _DETOUR * self.crossings + long

    # The arrows at the boundary

    def _watches(self) -> tuple[Arrow | None, Arrow | None]:
        """From the boundary to what monitors, and from what controls back to the boundary."""
        watching = self.view.watching if not self.frame.boundary.empty else ()
        monitor = next((each for each in watching if each.kind == "monitor"), None)
        control = next((each for each in reversed(watching) if each.kind == "control"), None)
        return (
            Arrow(BOUNDARY, monitor.id, WATCHES) if monitor else None,
            Arrow(control.id, BOUNDARY, WATCHES) if control else None,
        )

    def _watching_arrows(self, kept: Collection[Arrow]) -> None:
        wanted = [each for each in self._watches() if each is not None and each not in kept]
        if not wanted:
            return
        opened = self._open_frames()
        for arrow in wanted:
            found = self._upright_to_boundary(arrow) or self._any_to_boundary(arrow)
            if found is None:
                self.missing.append(arrow)
            else:
                self._take(arrow, found)
        self._close_frames(opened)

    def _upright_to_boundary(self, arrow: Arrow) -> Found | None:
        box, frame = self.boxes[arrow.source or arrow.target], self.frame.boundary
        columns, _rows = side_ports(box, UP)
        middle = (columns.start + columns.stop - 1) // 2
        for x in sorted(columns, key=lambda each: abs(each - middle)):
            inside = frame.x + 1 < x < frame.right - 2
            rows = range(frame.bottom, box.y)
            ends = (frame.bottom, box.y - 1)
            if (
                inside
                and len(rows) > 1
                and all(self.grid.up[y] >> x & 1 for y in rows)
                and all(self.grid.free[y] >> x & 1 for y in ends)
            ):
                cells = ((x, frame.bottom), (x, box.y - 1))
                return Found(0, cells if arrow.source == BOUNDARY else cells[::-1])
        return None

    def _any_to_boundary(self, arrow: Arrow) -> Found | None:
        frame, coming = self.frame.boundary, arrow.source == BOUNDARY
        below, beside = Ends(turning=coming), Ends(turning=not coming)
        columns = range(frame.x + 2, frame.right - 2)
        below.add(self.grid, (columns, range(frame.bottom, frame.bottom + 1)), True, 0)
        box = self.boxes[arrow.source or arrow.target]
        for side, cost in ((UP, 0), (RIGHT, 20), (LEFT, 20), (DOWN, 40)):
            beside.add(self.grid, side_ports(box, side), side in (UP, DOWN), cost)
        root, goals = (below, beside) if coming else (beside, below)
        rows = range(frame.bottom, self.grid.height)
        return Wave(self.grid, root, goals, None, rows).search()


def _crossing_cells(net: Net, frames: Iterable[Rect]) -> Iterable[Cell]:
    for rect in frames:
        for x, top, bottom in net.uprights:
            yield from ((x, y) for y in (rect.y, rect.bottom - 1) if top <= y <= bottom)
        for y, left, right in net.levels:
            yield from ((x, y) for x in (rect.x, rect.right - 1) if left <= x <= right)


def length(way: Way) -> int:
    """Cells of a way."""
    return sum(abs(x - x2) + abs(y - y2) for (x, y), (x2, y2) in itertools.pairwise(way))
