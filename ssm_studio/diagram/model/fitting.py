"""A model as a whole in the room that there is: in full, compact, or as numbers, whichever is the largest that fits.

Where the boxes stand in the study is not touched: their rows and their order in them are what all scales have in
common, so that somebody who knows one of them knows the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, Size, bounds
from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model
from ssm_studio.diagram.model.fallback_layout import spread
from ssm_studio.diagram.model.frame import Frame, frame_of
from ssm_studio.diagram.model.graph_view import ModelView, view_of
from ssm_studio.diagram.model.placement import (
    NUMBER_WIDTH,
    NUMBERS,
    Placement,
    Scale,
    overview,
    place_model,
    rows_of,
    sizes_of,
)
from ssm_studio.diagram.model.spacing import ROW_GAP, SIDE_GAP
from ssm_studio.domain.study import Study

MOST: Final = 60
"""Activities up to which compact scales are tried: of more, only the numbers can be seen as a whole."""
WIDTHS: Final = (30, 28, 26, 24, 22, 33, 36, 44, 18)
"""Widths to which the words of compact boxes are wrapped, in the order in which they are tried."""
_ROW_STEPS: Final = (3, ROW_GAP)
"""Rows between the rows of compact boxes, in the order in which they are tried."""
_GROUP_GAP: Final = 4
"""Rows between compact boxes and those of the monitoring and control group: two frames and one for the heads."""
_GROUP_STEP: Final = 3
"""Cells between the boxes of that group."""
FRAMES: Final = 8
"""Cells that the frames take from the width of a drawing at least."""
NARROWEST: Final = 14
_ACROSS_GAP: Final = 3
_SQUEEZES: Final = 8
"""How often the middles of compact boxes are brought nearer to each other: where two push each other one is too few."""
TRIES: Final = 16
"""Drawings that are made at most before the numbers are taken."""


def draw_fitted(
    study: Study,
    model_id: str,
    language: str,
    room: Size,
    *,
    placement: Placement | None = None,
    plain: bool = False,
    marks: Mapping[str, str] | None = None,
    before: ModelDrawing | None = None,
    at_any_rate: bool = False,
    held: bool = False,
) -> ModelDrawing:
    """The model at the largest scale at which all of it stands in `room`.

    While a model grows, the scale of the drawing `before` the edit is kept as long as it fits, so that the drawing
    holds still; where that is `held`, whether it fits or not. Where nothing fits the model is drawn in full, or
    `at_any_rate` as numbers. The other arguments are those of `draw_model`; the placement is that of the whole.
    """
    whole = placement or place_model(study, model_id, language, engine=False)
    view = view_of(study, model_id)
    place = partial(_placed, view, language, whole, room.width)
    draw = partial(draw_model, study, model_id, language, plain=plain, marks=marks, before=before)
    if held and before is not None:
        return draw(placement=place((before.placement.label_width, before.scale)))
    tried = 0
    for each in map(place, _scales(view, whole, room, before)):
        if _within(_frame(view, each).whole.size, room):
            drawing = draw(placement=each, numbers_only=each.numbers_only)
            if _within(drawing.size, room) and not drawing.missing:
                return drawing
            tried += 1
            if tried == TRIES:
                break
    numbers = place((NUMBER_WIDTH, NUMBERS))
    return draw(placement=numbers, numbers_only=True) if at_any_rate else draw(placement=whole)


def _frame(view: ModelView, placement: Placement) -> Frame:
    scale = placement.scale
    return frame_of(view, placement.positions, tight=scale.bare, across=scale.across)


def _within(size: Size, room: Size) -> bool:
    return size.width <= room.width and size.height <= room.height


_Tried = tuple[int, Scale]
"""The width to which labels are wrapped, and how boxes show them."""


def _scales(
    view: ModelView, whole: Placement, room: Size, before: ModelDrawing | None
) -> Iterator[_Tried]:
    """What is tried in a room: the scale of a smaller model before, then what shows most first."""
    if before is not None and len(before.boxes) <= len(view.activities):
        yield before.placement.label_width, before.scale
    yield whole.label_width, whole.scale
    yield from _compact_scales(view, whole, room)
    yield NUMBER_WIDTH, NUMBERS
    if len(view.activities) <= MOST:
        small = replace(NUMBERS, bare=True)
        for gap in _ROW_STEPS:
            yield NUMBER_WIDTH, replace(small, gap=gap)
        yield NUMBER_WIDTH, replace(small, across=True)


def _compact_scales(view: ModelView, whole: Placement, room: Size) -> Iterator[_Tried]:
    least = len(rows_of(view, whole)) * (1 + ROW_GAP)
    if len(view.activities) > MOST or least > room.height:
        return
    number = max(len(view.watching), 1)
    share = (room.width - FRAMES - (number - 1) * _GROUP_STEP) // number - 2
    for lines, widths in (*((most, WIDTHS) for most in (8, 3, 2)), (1, sorted(WIDTHS)[::-1])):
        for width, gap in product(widths, _ROW_STEPS):
            watching = max(min(width, share), NARROWEST)
            yield width, Scale(bare=True, lines=lines, watching=watching, gap=gap)


def _placed(
    view: ModelView, language: str, whole: Placement, across: int, step: _Tried
) -> Placement:
    width, scale = step
    if scale == whole.scale:
        return whole
    if scale == NUMBERS:
        return overview(view, language, whole)
    if scale.across:
        return _across(view, language, whole, scale)
    return _compact(view, language, whole, scale, width, across)


def _compact(
    view: ModelView, language: str, whole: Placement, scale: Scale, width: int, across: int
) -> Placement:
    """Boxes without borders, in the rows in which they stand in the whole.

    Where the drawing would be more than `across` cells wide, their middles come nearer to each other.
    """
    nearer = (width + 2 + SIDE_GAP) / (whole.label_width + 4 + SIDE_GAP)
    placed = _nearer(view, language, whole, width, replace(scale, nearer=round(nearer, 4)))
    for _time in range(_SQUEEZES):
        middles = [placed.positions[each.id].centre.x for each in view.operational]
        excess, spread_out = _frame(view, placed).whole.width - across, max(middles) - min(middles)
        if not 0 < excess < spread_out:
            break
        nearer *= 1 - excess / spread_out
        placed = _nearer(view, language, whole, width, replace(scale, nearer=round(nearer, 4)))
    return placed


def _nearer(
    view: ModelView, language: str, whole: Placement, width: int, scale: Scale
) -> Placement:
    sizes = sizes_of(view.operational, language, width, scale)
    found: dict[str, Rect] = {}
    y = 0
    for row in rows_of(view, whole):
        wanted = [whole.positions[id_].centre.x * scale.nearer for id_ in row]
        middles = spread(wanted, [sizes[id_].width for id_ in row], SIDE_GAP)
        for id_, middle in zip(row, middles, strict=True):
            size = sizes[id_]
            found[id_] = Rect(round(middle) - size.width // 2, y, size.width, size.height)
        y += max(sizes[id_].height for id_ in row) + scale.gap
    high = bounds(whole.positions[id_] for id_ in found).height if found else 1
    scale = replace(scale, lower=round((y - scale.gap) / high, 4))
    return _with_group(view, language, found, Placement({}, whole.note, width, scale))


def _across(view: ModelView, language: str, whole: Placement, scale: Scale) -> Placement:
    """Numbers that lead from left to right: what stood in a row stands in a column, for rooms that are low."""
    sizes = sizes_of(view.operational, language, NUMBER_WIDTH, scale)
    rows = rows_of(view, whole)
    high = max((len(row) for row in rows), default=0) * (1 + ROW_GAP) - ROW_GAP
    found: dict[str, Rect] = {}
    x = 0
    for row in rows:
        y = (high - len(row) * (1 + ROW_GAP) + ROW_GAP) // 2
        for id_ in row:
            found[id_] = Rect(x, y, sizes[id_].width, 1)
            y += 1 + ROW_GAP
        x = max(found[id_].right for id_ in row) + _ACROSS_GAP
    return _with_group(view, language, found, Placement({}, whole.note, NUMBER_WIDTH, scale))


def _with_group(view: ModelView, language: str, found: dict[str, Rect], at: Placement) -> Placement:
    """The monitoring and control group in one row below the others."""
    inside = bounds(found.values())
    sizes = sizes_of(view.watching, language, NUMBER_WIDTH, at.scale)
    total = sum(size.width + _GROUP_STEP for size in sizes.values()) - _GROUP_STEP
    x = inside.x + (inside.width - total) // 2
    y = inside.bottom + _GROUP_GAP if found else 0
    for each in view.watching:
        size = sizes[each.id]
        found[each.id] = Rect(x, y, size.width, size.height)
        x += size.width + _GROUP_STEP
    return Placement(
        {each.id: found[each.id] for each in view.activities}, at.note, at.label_width, at.scale
    )
