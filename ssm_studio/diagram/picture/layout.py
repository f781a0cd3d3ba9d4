"""Where the elements of a picture stand when nobody has put them anywhere.

Elements are placed one after the other in the order in which they were drawn, each beside those it has to do with
and clear of all before it. So a new element never pushes away the ones that are there. A place that is written in
the study is never changed here. The answer depends on the study alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.occupancy import Masks, nearest_free
from ssm_studio.diagram.picture.placement import drawn
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read

FARTHEST: Final = 9_999
_TOGETHER: Final = 1_000
"""Milliseconds between two records that still came in one go."""


def place(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element of a picture stands and how large it is, by id."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_places(elements, relations, language))


def arrange(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element would stand if the whole picture were laid out anew."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    sizes = {each.id: _size(each, language) for each in elements}
    return dict(drawn(elements, relations, sizes, language, _one_batch, {}))


@lru_cache(16)
def _places(
    elements: tuple[Element, ...], relations: tuple[Relation, ...], language: str
) -> Mapping[str, Rect]:
    sizes = {each.id: _size(each, language) for each in elements}
    standing = dict(_standing(elements, sizes))
    found = drawn(elements, relations, sizes, language, _batches(elements, relations), standing)
    return {each.id: found[each.id] for each in elements}


def _standing(
    elements: tuple[Element, ...], sizes: Mapping[str, Size]
) -> Iterator[tuple[str, Rect]]:
    """The elements whose places are written in the study."""
    for each in elements:
        if each.x is not None and each.y is not None:
            x, y = (max(-FARTHEST, min(FARTHEST, value)) for value in (each.x, each.y))
            yield each.id, Rect(x, y, sizes[each.id].width, sizes[each.id].height)


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


def free_place(places: Mapping[str, Rect], size: Size, near: Point) -> Point:
    """The free spot nearest to a point for something new of this size."""
    taken = Masks()
    for rect in places.values():
        taken.add(rect)
    start = Rect(near.x, near.y, size.width, size.height)
    return nearest_free(taken, start, 2, 1).origin
