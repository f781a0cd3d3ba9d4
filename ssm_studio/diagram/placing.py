"""Where each activity's box stands in the cells of a drawing: by hand, from the engine, or from our own layers.

Positions count from the top left corner of the operational activities as they were first laid out; they may be
negative where someone moved a box there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.diagram.dot import CELL_HEIGHT, CELL_WIDTH, cell_source
from ssm_studio.diagram.geometry import NOWHERE, Rect, Size, bounds
from ssm_studio.diagram.layers import columns_of, rows_of, spread
from ssm_studio.diagram.layout import EngineLayout, positions
from ssm_studio.diagram.model_view import DEPENDS, ModelView, label_of, view_of
from ssm_studio.diagram.wrap import cell_width, wrap
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study

WIDTHS: Final = (22, 18, 15, 12)
"""Widths to which labels are wrapped: the first one with which the drawing is not too wide is taken."""
MANY: Final = 30
"""A model of more activities is wider than a screen in any case."""
MOST_LINES: Final = 8
SIDE_GAP: Final = 3
ROW_GAP: Final = 2
"""Rows between two boxes: one for the head of an arrow and one from where it comes."""
FRAME_ROOM: Final = 10
"""Cells of a drawing's width that the boundary and the lanes inside it take."""
WATCHING_GAP: Final = 6
WATCHING_STEP: Final = 4
WATCHING_WIDTHS: Final = (18, 16, 14)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the boxes of one model stand.

    Attributes:
        positions: by activity id.
        note: why this is not the best layout, for the user; empty when it is.
        label_width: the width to which labels are wrapped.
        numbers_only: boxes hold the number alone.
    """

    positions: Mapping[str, Rect] = field(default_factory=dict)
    note: str = ""
    label_width: int = WIDTHS[0]
    numbers_only: bool = False


def box_lines(
    activity: Activity, language: str, width: int, numbers_only: bool = False
) -> tuple[str, ...]:
    """The lines inside an activity's box."""
    if numbers_only:
        return wrap(activity.number or "·", width, 1)
    return wrap(label_of(activity, language), width, MOST_LINES)


def box_size(lines: Sequence[str]) -> Size:
    """The size of a box around these lines: a border and one space beside them."""
    return Size(max(3, *map(cell_width, lines)) + 4, len(lines) + 2)


def place_model(
    study: Study,
    model_id: str,
    language: str,
    *,
    width_hint: int = 76,
    numbers_only: bool = False,
    keep: Placement | None = None,
    engine: bool = True,
) -> Placement:
    """Lay a model out. May take seconds where the engine misbehaves: call it from a worker thread.

    Args:
        width_hint: the width in cells that the drawing should not exceed if it can be helped.
        keep: a placement of before whose boxes stay where they are; only new activities are placed.
        engine: False never starts the engine and lays out by our own layers, at once.
    """
    view = view_of(study, model_id)
    if keep is not None and keep.positions and keep.numbers_only == numbers_only:
        return settle(view, language, keep)
    widths = (3,) if numbers_only else _label_widths(view, width_hint)
    ids = [each.id for each in view.operational]
    found: dict[str, Rect] = {}
    note, width = "", widths[0]
    for width in widths:
        sizes = {
            each.id: box_size(box_lines(each, language, width, numbers_only))
            for each in view.operational
        }
        most = max(2, (width_hint - FRAME_ROOM) // (width + 4 + SIDE_GAP))
        found, note = _laid_out(view, ids, sizes, most, engine)
        engine = engine and not note
        if bounds(found.values()).width <= width_hint - FRAME_ROOM:
            break
    return settle(view, language, Placement(found, note, width, numbers_only))


def _label_widths(view: ModelView, width_hint: int) -> tuple[int, ...]:
    """The widths of labels worth trying: from the first with which our own rows would fit."""
    if len(view.operational) > MANY:
        return WIDTHS[1:2]
    ids = [each.id for each in view.operational]
    needs = [
        (each.source, each.target)
        for each in view.arrows
        if each.kind == DEPENDS and each.source in ids and each.target in ids
    ]
    longest = max(map(len, rows_of(ids, needs, 2)), default=1)
    fits = (at for at, w in enumerate(WIDTHS) if longest * (w + 4 + SIDE_GAP) <= width_hint)
    return WIDTHS[next(fits, len(WIDTHS) - 1) :]


def _laid_out(
    view: ModelView, ids: Sequence[str], sizes: Mapping[str, Size], most: int, engine: bool
) -> tuple[dict[str, Rect], str]:
    inside = set(ids)
    arrows = [each for each in view.arrows if {each.source, each.target} <= inside]
    needs = [(each.source, each.target) for each in arrows if each.kind == DEPENDS]
    soft = [(each.source, each.target) for each in arrows if each.kind != DEPENDS]
    answer, note = None, ""
    if engine and ids:
        names = {each: f"n{number}" for number, each in enumerate(ids)}
        source = cell_source(
            [sizes[each] for each in ids],
            [(ids.index(a), ids.index(b)) for a, b in needs],
            [(ids.index(a), ids.index(b)) for a, b in soft],
            most,
        )
        answer, note = positions(source, names.values())
        if answer and not note:
            rows, middles = _rows_from(answer, names, sizes)
            return _stacked(rows, middles, sizes, needs), ""
        if answer:
            return _freely(answer, names, sizes), note
    rows = rows_of(ids, needs, most)
    middles = columns_of(rows, needs, {each: sizes[each].width for each in ids}, SIDE_GAP)
    return _stacked(rows, middles, sizes, needs), note


def _rows_from(
    answer: EngineLayout, names: Mapping[str, str], sizes: Mapping[str, Size]
) -> tuple[list[list[str]], dict[str, float]]:
    """The engine's ranks as rows; what it put at one height stands in one row."""
    rows: dict[int, list[str]] = {}
    for each, name in names.items():
        rows.setdefault(round(answer.spots[name].y * 20), []).append(each)
    middles = {each: answer.spots[name].x / CELL_WIDTH for each, name in names.items()}
    ordered = [sorted(rows[y], key=middles.__getitem__) for y in sorted(rows)]
    for row in ordered:
        wanted = [middles[each] for each in row]
        room = [sizes[each].width for each in row]
        middles.update(zip(row, spread(wanted, room, SIDE_GAP), strict=True))
    return ordered, middles


def _stacked(
    rows: Sequence[Sequence[str]],
    middles: Mapping[str, float],
    sizes: Mapping[str, Size],
    needs: Sequence[tuple[str, str]],
) -> dict[str, Rect]:
    """Rows one below the other, with as much room between two as their arrows need."""
    row_of = {each: number for number, row in enumerate(rows) for each in row}
    found: dict[str, Rect] = {}
    y = 0
    for number, row in enumerate(rows):
        for each in row:
            size = sizes[each]
            x = round(middles[each] - size.width / 2)
            found[each] = Rect(x, y, *_pair(size))
        y += max((sizes[each].height for each in row), default=0)
        bent = {
            target
            for source, target in needs
            if row_of[source] <= number < row_of[target]
            and 2 * abs(middles[source] - middles[target])
            > sizes[source].width + sizes[target].width - 8
        }
        y += ROW_GAP + min(4, max(0, len(bent) - 1))
    left = min((rect.x for rect in found.values()), default=0)
    return {each: rect.moved(-left, 0) for each, rect in found.items()}


def _pair(size: Size) -> tuple[int, int]:
    return size.width, size.height


def _freely(
    answer: EngineLayout, names: Mapping[str, str], sizes: Mapping[str, Size]
) -> dict[str, Rect]:
    """Boxes where the engine put them, moved aside where they would overlap."""
    found: dict[str, Rect] = {}
    for each, name in names.items():
        spot, size = answer.spots[name], sizes[each]
        x, y = round(spot.x / CELL_WIDTH), round(spot.y / CELL_HEIGHT)
        wanted = Rect(x - size.width // 2, y - size.height // 2, *_pair(size))
        found[each] = free_place(wanted, found.values())
    start = bounds(found.values())
    return {each: rect.moved(-start.x, -start.y) for each, rect in found.items()}


def free_place(wanted: Rect, taken: Iterable[Rect]) -> Rect:
    """The place nearest to `wanted` where a box keeps its distance from all others."""
    taken = list(taken)
    if not any(_touches(wanted, rect) for rect in taken):
        return wanted
    walls = [rect.inflate(SIDE_GAP - 1, ROW_GAP) for rect in taken]
    # A box fits flush beside, below or above one of the others, or nowhere nearer.
    xs = {wanted.x, *(w.right for w in walls), *(w.x - wanted.width for w in walls)}
    ys = {wanted.y, *(w.bottom for w in walls), *(w.y - wanted.height for w in walls)}
    tries = sorted(
        (Rect(x, y, wanted.width, wanted.height) for x in xs for y in ys),
        key=lambda r: (abs(r.x - wanted.x) + 2 * abs(r.y - wanted.y), -r.y, -r.x),
    )
    return next(r for r in tries if not any(_touches(r, rect) for rect in taken))


def _touches(one: Rect, other: Rect) -> bool:
    """Whether two boxes are nearer to each other than boxes should be."""
    return (
        one.x < other.right + SIDE_GAP - 1
        and other.x < one.right + SIDE_GAP - 1
        and one.y < other.bottom + ROW_GAP
        and other.y < one.bottom + ROW_GAP
    )


def settle(view: ModelView, language: str, placement: Placement) -> Placement:
    """A placement with a box of the right size for every activity of the model, and for no other.

    Activities placed by hand stand where they were put; the others where the placement has them, moved aside
    where they would touch; those it does not know below what they need.
    """
    only = placement.numbers_only
    sizes = {
        each.id: box_size(box_lines(each, language, placement.label_width, only))
        for each in view.operational
    }
    wanted: dict[str, Rect] = {}
    for each in view.operational:
        if not only and each.x is not None and each.y is not None:
            wanted[each.id] = Rect(each.x, each.y, *_pair(sizes[each.id]))
    for each in view.operational:
        if each.id not in wanted and (known := placement.positions.get(each.id)):
            wanted[each.id] = Rect(known.x, known.y, *_pair(sizes[each.id]))
    found: dict[str, Rect] = {}
    for id_, rect in wanted.items():
        found[id_] = free_place(rect, found.values())
    for each in view.operational:
        if each.id not in found:
            rect = _below_its_needs(view, each.id, sizes[each.id], found)
            found[each.id] = free_place(rect, found.values())
    found.update(_watching(view, language, placement, bounds(found.values())))
    order = {each.id: found[each.id] for each in view.activities}
    return Placement(order, placement.note, placement.label_width, only)


def _below_its_needs(view: ModelView, id_: str, size: Size, found: Mapping[str, Rect]) -> Rect:
    needs = [
        found[arrow.source]
        for arrow in view.arrows
        if arrow.target == id_ and arrow.kind == DEPENDS and arrow.source in found
    ]
    if needs:
        middle = sum(rect.centre.x for rect in needs) // len(needs)
        below = max(rect.bottom for rect in needs) + ROW_GAP + 1
        return Rect(middle - size.width // 2, below, *_pair(size))
    last = max(found.values(), key=lambda rect: (rect.y, rect.x), default=NOWHERE)
    return Rect(last.right + SIDE_GAP if found else 0, last.y, *_pair(size))


def _watching(
    view: ModelView, language: str, placement: Placement, inside: Rect
) -> dict[str, Rect]:
    """The monitoring and control group below the others, from left to right, in one row where it fits."""
    only = placement.numbers_only
    room = max(inside.width, 64)
    tries = (placement.label_width,) if only else (placement.label_width, *WATCHING_WIDTHS)
    for width in tries:
        sizes = {
            each.id: box_size(box_lines(each, language, width, only)) for each in view.watching
        }
        if sum(size.width + WATCHING_STEP for size in sizes.values()) - WATCHING_STEP <= room:
            break
    rows: list[list[str]] = [[]]
    for each in view.watching:
        taken = sum(sizes[id_].width + WATCHING_STEP for id_ in rows[-1])
        if rows[-1] and taken + sizes[each.id].width > room:
            rows.append([])
        rows[-1].append(each.id)
    found: dict[str, Rect] = {}
    y = inside.bottom + (WATCHING_GAP if view.operational else 0)
    for row in rows:
        total = sum(sizes[id_].width + WATCHING_STEP for id_ in row) - WATCHING_STEP
        x = inside.x + (inside.width - total) // 2
        for id_ in row:
            found[id_] = Rect(x, y, *_pair(sizes[id_]))
            x += sizes[id_].width + WATCHING_STEP
        y += max((sizes[id_].height for id_ in row), default=0) + ROW_GAP + 1
    return found if only else _moved_by_hand(view, found, inside)


def _moved_by_hand(view: ModelView, found: dict[str, Rect], inside: Rect) -> dict[str, Rect]:
    for each in view.watching:
        if each.x is None or each.y is None:
            continue
        rect = Rect(each.x, each.y, *_pair(found[each.id].size))
        others = [other for id_, other in found.items() if id_ != each.id]
        # The group stays a group: whoever is put among the operational activities goes back to it.
        if rect.y >= inside.bottom + WATCHING_GAP - 1:
            found[each.id] = free_place(rect, others)
    return found
