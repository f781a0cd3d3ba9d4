"""Where the elements of a picture stand when nobody has put them anywhere.

Elements are placed one after the other in the order in which they were drawn, each beside those it has to do with
and clear of all before it. So a new element never pushes away the ones that are there. Places that people chose
win; what would lie under such an element steps aside to the nearest free spot, and a bubble goes with its owner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.neighbours import ties_of
from ssm_studio.diagram.picture.occupancy import Masks, nearest_free
from ssm_studio.diagram.picture.placement import drawn
from ssm_studio.domain.changes import Changeset, RecordChange, apply
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read

FARTHEST: Final = 9_999
FAR_AWAY: Final = 30
"""An element follows one that it belongs with when that was moved farther than this."""


_TOGETHER: Final = 1_000
"""Milliseconds between two records that still came in one go."""


def place(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element of a picture stands and how large it is, by id."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_places(elements, relations, language))


def arrange(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element would stand if the whole picture were laid out anew."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_base(_unplaced(elements), relations, language, afresh=True))


def kept_still(study: Study, step: Changeset, picture_id: str, language: str) -> Changeset:
    """The step with the places of all that it would push elsewhere, so that they stay where they are seen.

    Other words on one element, or one element less, would else lay out anew what nobody has placed.
    """
    after = apply(study, step)
    before, then = place(study, picture_id, language), place(after, picture_id, language)
    puts = {(put.kind, put.id): put for put in step.puts}
    for id_, rect in then.items():
        if id_ in before and rect.origin != before[id_].origin:
            stood = before[id_]
            still = replace(after.elements[id_], x=stood.x, y=stood.y)
            puts["element", id_] = RecordChange("element", id_, study.elements[id_], still)
    return replace(step, puts=tuple(puts.values()))


@lru_cache(16)
def _places(
    elements: tuple[Element, ...], relations: tuple[Relation, ...], language: str
) -> Mapping[str, Rect]:
    sizes = {each.id: _size(each, language) for each in elements}
    if all(each.x is not None and each.y is not None for each in elements):
        return _settled(elements, {}, sizes, {})
    base = _base(_unplaced(elements), relations, language)
    return _settled(elements, ties_of(elements, relations), sizes, base)


def _unplaced(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple(replace(each, x=None, y=None) for each in elements)


@lru_cache(16)
def _base(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    language: str,
    *,
    afresh: bool = False,
) -> Mapping[str, Rect]:
    """The places as they would be had nobody moved anything; a move is answered from what is kept here."""
    sizes = {each.id: _size(each, language) for each in elements}
    batch = _one_batch if afresh else _batches(elements, relations)
    return drawn(elements, relations, sizes, language, batch)


def _one_batch(_id: str) -> int:
    return 0


def _batches(
    elements: tuple[Element, ...], relations: tuple[Relation, ...]
) -> Callable[[str], int]:
    """Which records came in one go, an import or a long paste, told from the times in their ids.

    What came together is laid out as a whole. What came later finds its place without disturbing it, and a line
    drawn later moves nothing.
    """
    found: dict[str, int] = {}
    number, last = 0, 0
    for id_ in sorted(each.id for each in (*elements, *relations)):
        time = _time_of(id_)
        if time - last > _TOGETHER:
            number += 1
        last = time
        found[id_] = number
    return lambda id_: found[id_]


def _time_of(id_: str) -> int:
    """The milliseconds in a time-ordered id; 0 in any other."""
    digits = id_.replace("-", "")
    try:
        return int(digits[:12], 16) if len(digits) == 32 and digits[12] == "7" else 0
    except ValueError:
        return 0


def _size(element: Element, language: str) -> Size:
    # What only the facilitator sees carries a mark, which can make it wider.
    drawn = sprite(
        element.kind,
        read(element.label, language),
        private=element.visibility == "facilitator",
    )
    return Size(drawn.width, drawn.height)


def _settled(
    elements: tuple[Element, ...],
    ties: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, Size],
    base: Mapping[str, Rect],
) -> Mapping[str, Rect]:
    """The chosen places, with the others around them as near to their own as they can be."""
    places: dict[str, Rect] = {}
    taken = Masks()
    moved: dict[str, tuple[int, int]] = {}
    for each in elements:
        if each.x is not None and each.y is not None:
            x, y = (max(-FARTHEST, min(FARTHEST, value)) for value in (each.x, each.y))
            places[each.id] = rect = Rect(x, y, sizes[each.id].width, sizes[each.id].height)
            taken.add(rect)
            if each.id in base:
                moved[each.id] = (x - base[each.id].x, y - base[each.id].y)
    if not moved:
        return {**places, **base}
    for each in elements:
        if each.id not in places:
            dx, dy = _carried(each, ties[each.id], moved)
            rect = base[each.id].moved(dx, dy)
            if taken.meets(rect):
                rect = nearest_free(taken, rect, 1, 0)
            places[each.id] = rect
            taken.add(rect)
    return {each.id: places[each.id] for each in elements}


def _carried(
    element: Element, ties: tuple[str, ...], moved: Mapping[str, tuple[int, int]]
) -> tuple[int, int]:
    """How far an element goes along with one that people moved."""
    if element.belongs_to in moved and element.belongs_to:
        return moved[element.belongs_to]
    for other in ties:
        dx, dy = moved.get(other, (0, 0))
        if abs(dx) + 2 * abs(dy) > 2 * FAR_AWAY:
            return dx, dy
    return 0, 0


def free_place(places: Mapping[str, Rect], size: Size, near: Point) -> Point:
    """The free spot nearest to a point for something new of this size."""
    taken = Masks()
    for rect in places.values():
        taken.add(rect)
    start = Rect(near.x, near.y, size.width, size.height)
    return nearest_free(taken, start, 2, 1).origin
