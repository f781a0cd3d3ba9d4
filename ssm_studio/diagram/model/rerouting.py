"""Leads all arrows of a model, and leads them anew where some found no way or cross others.

Ripping up and rerouting, as wire routers do: what failed or crosses is led before the others the next time, and the
best of the sheets is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, bounds
from ssm_studio.diagram.model.edge_bundling import End
from ssm_studio.diagram.model.frame import frame_of, gathered, stretched
from ssm_studio.diagram.model.graph_view import Arrow, ModelView
from ssm_studio.diagram.model.placement import WHOLE, Scale
from ssm_studio.diagram.model.router import MOST_EFFORT, ROOMS, Sheet

TRIES: Final = ((200, 7), (600, 3))
"""How often all is led when some arrow found no way, for so many arrows at most; for more it is done once."""
APART: Final = 250
"""Arrows up to which each goes round those that it would cross."""
RELED: Final = 40
"""Arrows up to which a drawing is led anew where some of them cross."""
ROUNDS: Final = 4


def lead_all(
    view: ModelView,
    positions: Mapping[str, Rect],
    before: Sheet | None = None,
    scale: Scale = WHOLE,
) -> Sheet:
    """A sheet with a way for every arrow; where some find none, tried anew with those first and with more room.

    Args:
        before: the sheet of the same model before an edit; what the edit did not touch keeps its way.
        scale: how the boxes show their words.
    """
    positions = gathered(positions)
    start = bounds(positions.values()).origin
    best: Sheet | None = None
    first: list[Arrow] = []
    crowded: tuple[set[End], set[End]] = (set(), set())
    effort = 0
    most = next((tries for arrows, tries in TRIES if len(view.arrows) <= arrows), 1)
    rooms = ROOMS[:most]
    if before is not None:
        rooms = (before.room, *rooms)
    for at, room in enumerate(rooms):
        more, stretch = room
        apart = stretched(positions, stretch)
        frame = frame_of(view, apart, more, tight=scale.bare, across=scale.across)
        sheet = Sheet(view, frame, room, crowded, effort, thorough=len(view.arrows) <= APART)
        sheet.start = start
        sheet.lead(first, before if at == 0 else None)
        if best is None or len(sheet.missing) < len(best.missing):
            best = sheet
        effort = sheet.effort
        if not best.missing or effort > MOST_EFFORT:
            break
        if at == 0 and before is not None and set(best.missing) <= set(before.missing):
            # All that could be done for these was done before.
            break
        first = [*dict.fromkeys([*sheet.missing, *first])]
        for each in sheet.missing:
            sheet.sharing.crowd(each, crowded)
    assert best is not None
    if not best.crossings or len(view.arrows) > RELED:
        return _without_blank_rows(best, positions, scale)
    if before is None:
        return _without_blank_rows(_untangled(best), positions, scale)
    anew = lead_all(view, positions, scale=scale)
    better = anew.cost() < best.cost() and anew.crossings < best.crossings
    return anew if better else _without_blank_rows(best, positions, scale)


def _without_blank_rows(sheet: Sheet, positions: Mapping[str, Rect], scale: Scale) -> Sheet:
    """The sheet without the rows that were room for arrows which lead from left to right, and hold none.

    They are at the top of the boundary, and between it and the monitoring and control group.
    """
    view, frame, (more, stretch) = sheet.view, sheet.frame, sheet.room
    if not (scale.across and more) or frame.boundary.empty:
        return sheet
    boxes = (sheet.boxes[each.id].y for each in view.operational)
    turns = (y for each in sheet.led for _x, y in each.way)
    unused = min(more, min((*boxes, *turns)) - frame.boundary.y - (1 if scale.bare else 2))
    apart = stretched(positions, stretch)
    nearer = max(0, _rows_between(view, apart) - _rows_between(view, positions))
    if unused <= 0 and not nearer:
        return sheet
    watching = {each.id for each in view.watching}
    apart = {id_: rect.moved(0, -nearer * (id_ in watching)) for id_, rect in apart.items()}
    low = frame_of(view, apart, more, tight=scale.bare, across=True, unused=max(0, unused))
    made = Sheet(view, low, sheet.room, spent=sheet.effort)
    made.start = sheet.start
    made.lead(before=sheet)
    return made if made.cost() <= sheet.cost() else sheet


def _rows_between(view: ModelView, positions: Mapping[str, Rect]) -> int:
    """Rows from the operational activities to those that watch them; 0 where nothing does."""
    if not view.watching:
        return 0
    above = bounds(positions[each.id] for each in view.operational)
    return bounds(positions[each.id] for each in view.watching).y - above.bottom


def _untangled(sheet: Sheet) -> Sheet:
    """The sheet, or a better one on which arrows that cross others there are led before them."""
    best, first = sheet, list(sheet.crossing)
    for _round in range(ROUNDS):
        made = Sheet(sheet.view, sheet.frame, sheet.room, spent=best.effort)
        made.start = sheet.start
        made.lead(first)
        if made.cost() < best.cost():
            best = made
        if not made.crossings:
            break
        first = [*dict.fromkeys([*made.crossing, *first])]
    return best
