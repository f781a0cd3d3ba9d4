"""Where each activity's box stands in the cells of a drawing: where the study says, else in a fresh layout.

Positions are part of the study (`Activity.x` and `y`), so a drawing is the same tomorrow, on another machine and in
the exports; neither the width of a screen nor the language that is shown has a say in it. A model without positions
is laid out afresh, always in the same way, until its first edit stores them (`placed_step`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size, bounds
from ssm_studio.diagram.cells.wrap import cell_width, shorten, wrap
from ssm_studio.diagram.model.fresh_layout import WIDTH, WIDTHS, arranged
from ssm_studio.diagram.model.graph_view import (
    DEPENDS,
    WATCHING_KINDS,
    ModelView,
    label_of,
    view_of,
)
from ssm_studio.diagram.model.incremental_layout import Arrow, settled
from ssm_studio.diagram.model.readability import judge_of
from ssm_studio.diagram.model.spacing import ROW_GAP, SIDE_GAP, any_touch, free_place
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study

USUAL_WIDTH: Final = WIDTHS[1]
"""The width to which labels are wrapped in a model that grows from nothing."""
NUMBER_WIDTH: Final = 3
_OVERVIEW_GAP: Final = 5
"""Cells between the small boxes of an overview: arrows need as much room as between large ones."""
MOST_LINES: Final = 8
MOST_LABEL: Final = 2000
"""Characters of a label beyond which nothing can be seen in a box."""
_WATCHING_GAP: Final = 6
_WATCHING_STEP: Final = 4
_WATCHING_WIDTH: Final = 15
"""The width to which labels are wrapped in the monitoring and control group, whatever the others have."""
_WATCHING_ROOM: Final = 66


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of its words a box shows, and how.

    Attributes:
        numbers_only: the number alone.
        bare: no lines above and below the words, so that a box is as high as its words are.
        lines: rows of words at most; see `most`.
        watching: the width to which labels of the monitoring and control group are wrapped.
        across: what stands in a row otherwise stands in a column.
        nearer: what the distances between boxes beside each other are times those of the drawing in full; 0 where
            that follows from the width of its words.
        lower: the same for boxes below each other.
        gap: rows between boxes without borders that stand below each other.
    """

    numbers_only: bool = False
    bare: bool = False
    lines: int = MOST_LINES
    watching: int = _WATCHING_WIDTH
    across: bool = False
    nearer: float = 0
    lower: float = 1
    gap: int = 0

    def most(self, activity: Activity) -> int:
        """How many rows of words an activity may have: those below the others have room for more than two."""
        more = self.lines > 1 and activity.kind in WATCHING_KINDS
        return MOST_LINES if more else self.lines


WHOLE: Final = Scale()
NUMBERS: Final = Scale(numbers_only=True, lines=1, watching=NUMBER_WIDTH)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the boxes of one model stand.

    Attributes:
        positions: by activity id.
        note: why this is not the best layout, for the user; empty when it is.
        label_width: the width to which labels are wrapped.
        scale: how the boxes show their words.
    """

    positions: Mapping[str, Rect] = field(default_factory=dict)
    note: str = ""
    label_width: int = USUAL_WIDTH
    scale: Scale = WHOLE

    @property
    def numbers_only(self) -> bool:
        """Whether boxes hold the number alone."""
        return self.scale.numbers_only


def _label(activity: Activity, language: str, scale: Scale) -> str:
    if scale.numbers_only:
        return activity.number or "·"
    return label_of(activity, language)[:MOST_LABEL]


def box_lines(
    activity: Activity, language: str, box: Rect, scale: Scale = WHOLE
) -> tuple[str, ...]:
    """The lines inside an activity's box."""
    width = box.width - (2 if scale.bare else 4)
    return _lines(_label(activity, language, scale), width, scale.most(activity))


def _lines(label: str, width: int, most: int) -> tuple[str, ...]:
    # Of one line all is shown, up to the last letter that there is room for.
    return (shorten(" ".join(label.split()), width),) if most == 1 else wrap(label, width, most)


def box_size(lines: Sequence[str], scale: Scale = WHOLE) -> Size:
    """The size of a box around these lines: a border and one space beside them, or only its sides."""
    wide = max(3, *map(cell_width, lines))
    return Size(wide + 2, len(lines)) if scale.bare else Size(wide + 4, len(lines) + 2)


def sizes_of(
    activities: Collection[Activity], language: str, width: int, scale: Scale = WHOLE
) -> dict[str, Size]:
    """The size of every activity's box; those that watch the others have a width of labels of their own."""
    return {
        each.id: _size(
            _label(each, language, scale),
            scale.watching if each.kind in WATCHING_KINDS else width,
            scale.most(each),
            scale,
        )
        for each in activities
    }


@lru_cache(4096)
def _size(label: str, width: int, most: int, scale: Scale) -> Size:
    return box_size(_lines(label, width, most), scale)


def is_placed(study: Study, model_id: str) -> bool:
    """Whether most activities of a model have a place in the study, so that no layout has to be made."""
    return _is_placed(view_of(study, model_id))


def _is_placed(view: ModelView) -> bool:
    inside = view.operational
    return 2 * sum(_stands(each) for each in inside) > len(inside)


def _stands(activity: Activity) -> bool:
    return activity.x is not None and activity.y is not None


def place_model(
    study: Study,
    model_id: str,
    language: str,
    *,
    numbers_only: bool = False,
    engine: bool = True,
    patience: float | None = None,
) -> Placement:
    """Where a model's boxes stand. Quick where `is_placed`; else the engine is asked, which may take seconds.

    Args:
        numbers_only: an overview: the same places drawn together, for boxes that hold numbers alone.
        engine: False never starts the engine and lays out by our own layers, at once.
        patience: seconds that the engine gets where somebody waits; None for all that it may have.
    """
    view = view_of(study, model_id)
    if _is_placed(view) or not view.operational:
        model = study.models.get(model_id)
        width = (model.label_width if model else None) or USUAL_WIDTH
        base = _as_stored(view, study.language, max(WIDTHS[-1], min(width, 60)))
    else:
        base = arrange_model(study, model_id, engine=engine, patience=patience)
    if language != study.language:
        base = settle(view, language, base)
    return overview(view, language, base) if numbers_only else base


def arrange_model(
    study: Study, model_id: str, *, engine: bool = True, patience: float | None = None
) -> Placement:
    """A fresh layout; where somebody put a box by hand before the model was placed, it stands there."""
    view, language = view_of(study, model_id), study.language
    needs, soft = arrows_of(view)
    found, width, note = arranged(
        [each.id for each in view.operational],
        lambda width: sizes_of(view.operational, language, width),
        needs,
        soft,
        engine=engine,
        patience=patience,
    )
    if not _is_placed(view):
        by_hand = [each for each in view.operational if _stands(each)]
        for each in by_hand:
            box = found.pop(each.id)
            wanted = Rect(each.x or 0, each.y or 0, box.width, box.height)
            found[each.id] = free_place(wanted, found.values())
    return settle(view, language, Placement(found, note, width))


def arrows_of(view: ModelView) -> tuple[list[Arrow], list[Arrow]]:
    """The arrows between operational activities: dependencies, and the others."""
    ids = {each.id for each in view.operational}
    inside = [each for each in view.arrows if each.source in ids and each.target in ids]
    needs = [(each.source, each.target) for each in inside if each.kind == DEPENDS]
    return needs, [(each.source, each.target) for each in inside if each.kind != DEPENDS]


def _as_stored(view: ModelView, language: str, width: int) -> Placement:
    sizes = sizes_of(view.activities, language, width)
    stored = {
        each.id: Rect(each.x or 0, each.y or 0, sizes[each.id].width, sizes[each.id].height)
        for each in view.activities
        if _stands(each)
    }
    return settle(view, language, Placement(stored, "", width))


def settle(
    view: ModelView,
    language: str,
    placement: Placement,
    *,
    turned: Collection[Arrow] = (),
    held: Collection[str] = (),
) -> Placement:
    """A placement with a box of the right size for every activity of the model, and for no other.

    Args:
        placement: where boxes stood; whoever is not in it gets a place near what it needs.
        turned: arrows that are new: where one would run upwards, as few boxes as can be are moved.
        held: activities that somebody has just put somewhere: the others make no room, these step aside.
    """
    width, scale = placement.label_width, placement.scale
    inside, known = view.operational, placement.positions
    sizes = sizes_of(inside, language, width, scale)
    if _is_settled(view, language, placement, sizes) and not turned:
        return placement
    needs, soft = arrows_of(view)
    order = [each.id for each in inside]
    apart = _apart({id_: known[id_] for id_ in order if id_ in known}, held)
    judge = judge_of(view) if scale is WHOLE else None
    found = settled(order, sizes, apart, needs, soft, turned=turned, width=WIDTH, judge=judge)
    found |= _watching(view, language, placement, bounds(found.values()))
    positions = {each.id: found[each.id] for each in view.activities}
    return Placement(positions, placement.note, width, scale)


def _is_settled(
    view: ModelView, language: str, placement: Placement, sizes: Mapping[str, Size]
) -> bool:
    """Whether the placement is of these activities, in these sizes, apart from each other."""
    known = placement.positions
    if len(known) != len(view.activities) or any(each.id not in known for each in view.activities):
        return False
    if any(known[id_].size != size for id_, size in sizes.items()):
        return False
    watching = sizes_of(view.watching, language, NUMBER_WIDTH, placement.scale)
    if any(known[id_].size != size for id_, size in watching.items()):
        return False
    inside = [known[id_] for id_ in sizes]
    lowest = max((rect.bottom for rect in inside), default=0) + (_WATCHING_GAP if inside else 0)
    if any(known[id_].y < lowest for id_ in watching):
        return False
    return not any_touch(known.values())


def _apart(known: dict[str, Rect], held: Collection[str]) -> dict[str, Rect]:
    """The same places, without two that touch: an older file, or a bundle, may say anything."""
    if not any_touch(known.values()):
        return known
    found: dict[str, Rect] = {}
    for id_ in sorted(known, key=lambda id_: id_ in held):
        found[id_] = free_place(known[id_], found.values())
    return found


def _watching(
    view: ModelView, language: str, placement: Placement, inside: Rect
) -> dict[str, Rect]:
    """The monitoring and control group: where it stood, moved down as one where the others have grown into it."""
    top = inside.bottom + (_WATCHING_GAP if view.operational else 0)
    fresh = _watching_rows(view, language, placement, inside, top)
    known = placement.positions
    if placement.scale is not WHOLE or not all(each.id in known for each in view.watching):
        return fresh
    # Each box keeps its middle when its words change.
    stood = {
        id_: known[id_].moved((known[id_].width - rect.width) // 2, 0)
        for id_, rect in fresh.items()
    }
    found: dict[str, Rect] = {}
    down = max(0, top - min((rect.y for rect in stood.values()), default=top))
    for id_, rect in stood.items():
        wanted = Rect(rect.x, rect.y + down, fresh[id_].width, fresh[id_].height)
        found[id_] = free_place(wanted, found.values())
    return found


def _watching_rows(
    view: ModelView, language: str, placement: Placement, inside: Rect, top: int
) -> dict[str, Rect]:
    """The group below the others, from left to right, in one row where it fits."""
    room = max(inside.width, _WATCHING_ROOM)
    sizes = sizes_of(view.watching, language, NUMBER_WIDTH, placement.scale)
    rows: list[list[str]] = [[]]
    for each in view.watching:
        taken = sum(sizes[id_].width + _WATCHING_STEP for id_ in rows[-1])
        if rows[-1] and taken + sizes[each.id].width > room:
            rows.append([])
        rows[-1].append(each.id)
    found: dict[str, Rect] = {}
    y = top
    for row in rows:
        total = sum(sizes[id_].width + _WATCHING_STEP for id_ in row) - _WATCHING_STEP
        x = inside.x + (inside.width - total) // 2
        for id_ in row:
            found[id_] = Rect(x, y, sizes[id_].width, sizes[id_].height)
            x += sizes[id_].width + _WATCHING_STEP
        y += max((sizes[id_].height for id_ in row), default=0) + ROW_GAP + 1
    return found


def from_overview(study: Study, activity: str, at: Point) -> Point:
    """Where the box with the words goes of an activity that is put to a cell of the overview."""
    model = study.activities[activity].model or ""
    small = place_model(study, model, study.language, numbers_only=True).positions[activity]
    return from_afar(study, activity, at, small.origin, NUMBERS)


def from_afar(study: Study, activity: str, at: Point, was: Point, scale: Scale) -> Point:
    """Where the box in full goes of an activity that is moved from one cell to another on a smaller drawing."""
    whole = place_model(study, study.activities[activity].model or "", study.language)
    box = whole.positions[activity]
    dx, dy = at.x - was.x, at.y - was.y
    if scale.across:
        dx, dy = dy, dx
    return box.origin.moved(round(dx / (scale.nearer or _across(whole))), round(dy / scale.lower))


def _across(base: Placement) -> float:
    """How much nearer to each other boxes stand side by side in the overview."""
    return (NUMBER_WIDTH + 4 + _OVERVIEW_GAP) / (base.label_width + 4 + SIDE_GAP)


def rows_of(view: ModelView, placement: Placement) -> list[list[str]]:
    """The operational activities in the rows in which they stand, each from left to right."""
    rows: list[list[str]] = []
    edge = None
    for each in sorted(view.operational, key=lambda each: placement.positions[each.id].y):
        rect = placement.positions[each.id]
        if edge is None or rect.y >= edge:
            rows.append([])
            edge = rect.y + (rect.height + 1) // 2
        rows[-1].append(each.id)
    return [sorted(row, key=lambda id_: placement.positions[id_].centre.x) for row in rows]


def overview(view: ModelView, language: str, base: Placement) -> Placement:
    """The same picture seen from further away: rows stay rows, and their order stays."""
    sizes = sizes_of(view.operational, language, NUMBER_WIDTH, NUMBERS)
    across = _across(base)
    found: dict[str, Rect] = {}
    y = 0
    for row in rows_of(view, base):
        right: int | None = None
        for id_ in row:
            size = sizes[id_]
            x = round(base.positions[id_].centre.x * across) - size.width // 2
            x = x if right is None else max(x, right + _OVERVIEW_GAP)
            found[id_] = Rect(x, y, size.width, size.height)
            right = found[id_].right
        y += max(sizes[id_].height for id_ in row) + _OVERVIEW_GAP - 1
    small = Placement(found, base.note, NUMBER_WIDTH, NUMBERS)
    found |= _watching(view, language, small, bounds(found.values()))
    return Placement(
        {each.id: found[each.id] for each in view.activities}, base.note, NUMBER_WIDTH, NUMBERS
    )
