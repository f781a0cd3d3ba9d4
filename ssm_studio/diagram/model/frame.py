"""Where the boundary, the monitoring and control group and the boxes of a model lie on the cells of its drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.geometry import NOWHERE, Point, Rect, bounds
from ssm_studio.diagram.model.graph_view import DEPENDS, ModelView

WATCHES: Final = "watches"
"""The kind of the two arrows at the boundary."""
BOUNDARY: Final = ""
"""Stands for the boundary as source or target of an arrow."""


@dataclass(slots=True)
class Frame:
    """Where everything stands, counted from the drawing's first cell."""

    whole: Rect
    boundary: Rect
    group: Rect
    boxes: Mapping[str, Rect]
    origin: Point
    across: bool = False
    """Whether arrows lead from left to right and not downwards."""
    bare: bool = False
    """Whether boxes have no borders."""


def frame_of(
    view: ModelView,
    positions: Mapping[str, Rect],
    more: int = 0,
    *,
    tight: bool = False,
    across: bool = False,
    unused: int = 0,
) -> Frame:
    """The frames around boxes; `more` columns of room at the sides, and where it is `tight` no row above and below.

    `unused` rows are left out at the top.
    """
    inside = bounds(positions[each.id] for each in view.operational)
    watching = bounds(positions[each.id] for each in view.watching)
    # Arrows that lead from left to right need more rows, and no more columns.
    side = 2 if across else 3 + min(4, _lanes(view, positions)) + more
    frame, group = NOWHERE, NOWHERE
    if not inside.empty:
        wide = Rect(watching.x, inside.y, watching.width, 1) if not watching.empty else inside
        frame = inside.union(wide).inflate(side, 1 if tight else 2)
        # Below, a watching group may follow; above there is always room.
        rows = more if across else (more + 1) // 2
        down = 0 if not watching.empty else rows
        above = rows - unused
        frame = Rect(frame.x, frame.y - above, frame.width, frame.height + above + down)
    if not watching.empty:
        lanes = 1 if _crossing_group(view, positions) else 0
        # One free row above the boxes, where the head of what comes from the boundary stands.
        group = Rect(watching.x - 2, watching.y - 2, watching.width + 4, watching.height + 3)
        if not across:
            group = group.inflate(2 * lanes + more, lanes)
            group = Rect(group.x, group.y, group.width, group.height + more)
    whole = frame.union(group)
    dx, dy = -whole.x, -whole.y
    return Frame(
        whole.moved(dx, dy),
        frame.moved(dx, dy) if not frame.empty else NOWHERE,
        group.moved(dx, dy) if not group.empty else NOWHERE,
        {id_: rect.moved(dx, dy) for id_, rect in positions.items()},
        Point(dx, dy),
        across,
        tight,
    )


def _lanes(view: ModelView, place: Mapping[str, Rect]) -> int:
    """How many arrows run against the order, beside the boxes."""
    return sum(
        place[each.source].bottom > place[each.target].y or each.kind != DEPENDS
        for each in view.arrows
    )


def _crossing_group(view: ModelView, place: Mapping[str, Rect]) -> bool:
    """Whether some arrow inside the watching group cannot simply run to the right."""
    ids = {each.id for each in view.watching}
    return any(
        each.target in ids and place[each.target].x < place[each.source].right
        for each in view.arrows
        if each.source in ids
    )


def outline(rect: Rect) -> Iterable[Rect]:
    """The four sides of a block."""
    if rect.empty:
        return ()
    return (
        Rect(rect.x, rect.y, rect.width, 1),
        Rect(rect.x, rect.bottom - 1, rect.width, 1),
        Rect(rect.x, rect.y, 1, rect.height),
        Rect(rect.right - 1, rect.y, 1, rect.height),
    )


def stretched(positions: Mapping[str, Rect], stretch: int) -> Mapping[str, Rect]:
    """The boxes further from each other, by so many percent; their order stays."""
    if not stretch:
        return positions
    start = bounds(positions.values())
    return {
        id_: rect.moved((rect.x - start.x) * stretch // 100, (rect.y - start.y) * stretch // 100)
        for id_, rect in positions.items()
    }


_MOST_CELLS: Final = 3_000_000
_WIDEST_GAP: Final = 60


def gathered(positions: Mapping[str, Rect]) -> Mapping[str, Rect]:
    """The boxes nearer to each other where they stand so far apart that no sheet could hold them, in their order."""
    whole = bounds(positions.values())
    if whole.width * whole.height <= _MOST_CELLS:
        return positions
    across = _gathered({id_: (rect.x, rect.right) for id_, rect in positions.items()})
    along = _gathered({id_: (rect.y, rect.bottom) for id_, rect in positions.items()})
    return {
        id_: Rect(across[id_], along[id_], rect.width, rect.height)
        for id_, rect in positions.items()
    }


def _gathered(stretches: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """Where each stretch begins when no gap between them is wider than it may be."""
    found: dict[str, int] = {}
    back, end = 0, min((start for start, _after in stretches.values()), default=0)
    for id_, (start, after) in sorted(stretches.items(), key=lambda each: each[1]):
        back += max(0, start - end - _WIDEST_GAP)
        found[id_] = start - back
        end = max(end, after)
    return found
