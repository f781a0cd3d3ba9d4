"""Where the elements of a picture stand when nobody has put them anywhere.

Elements are placed one after the other in the order in which they were drawn, each beside those it has to do with
and clear of all before it. So a new element never pushes away the ones that are there. A place that is written in
the study is never changed here. The answer depends on the study alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.occupancy import Masks, nearest_free
from ssm_studio.diagram.picture.placement import INSIDE, drawn
from ssm_studio.diagram.picture.placing_costs import POCKET
from ssm_studio.diagram.picture.spreading import parted, spread
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read

_Asked = tuple[tuple[Element, ...], tuple[Relation, ...], str]

FARTHEST: Final = 9_999
_TOGETHER: Final = 1_000
"""Milliseconds between two records that still came in one go."""


def place(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element of a picture stands and how large it is, by id."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_places(elements, relations, language))


def arrange(
    study: Study, picture_id: str, language: str, keep: Collection[str] = ()
) -> Mapping[str, Rect]:
    """Where each element would stand if the whole picture were laid out anew around those to `keep`."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    sizes = {each.id: _size(each, language) for each in elements}
    kept = {id_: rect for id_, rect in _standing(elements, sizes) if id_ in keep}
    targets = _targets(elements, relations, sizes, kept)
    found = dict(drawn(elements, relations, sizes, language, _one_batch, kept, targets))
    return found if kept else _squeezed(found)


_MOST_EMPTY: Final = Size(10, 3)
"""Columns and rows between elements, of a picture laid out as a whole, in which nothing stands."""


def _squeezed(places: Mapping[str, Rect]) -> dict[str, Rect]:
    """The same places without wide stretches of columns and rows in which nothing stands."""
    columns = _closer(((rect.x, rect.right) for rect in places.values()), _MOST_EMPTY.width)
    rows = _closer(((rect.y, rect.bottom) for rect in places.values()), _MOST_EMPTY.height)
    return {
        id_: Rect(columns[rect.x], rows[rect.y], rect.width, rect.height)
        for id_, rect in places.items()
    }


def _closer(stretches: Iterable[tuple[int, int]], most: int) -> dict[int, int]:
    """Where each stretch begins when no gap between them is wider than `most`; the first begins at 0 or after."""
    found: dict[int, int] = {}
    end, cut = None, 0
    for start, after in sorted(stretches):
        if end is None:
            cut = max(0, start)
        elif start - end > most:
            cut += start - end - most
        found[start] = start - cut
        end = after if end is None else max(end, after)
    return found


_EDGE: Final = 8
_APART: Final = Size(20, 7)
"""Columns and rows between the middles of two elements that have to do with each other, where nothing is in between."""
_ROOM: Final = Size(8, 3)
"""Columns and rows that are kept free between any two elements, for lines and their words."""


def _targets(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    sizes: Mapping[str, Size],
    kept: Mapping[str, Rect],
) -> Mapping[str, Point]:
    """About where each element should have its middle that is not at the side of an owner."""
    ties = [(each.source or "", each.target or "") for each in relations]
    ties += [(each.id, party) for each in elements for party in each.parties]
    known = {each.id for each in elements}
    free = [
        each.id for each in elements if each.belongs_to not in known and each.kind != "boundary"
    ]
    owned = Counter(each.belongs_to for each in elements)
    rooms = {
        id_: (
            max(sizes[id_].width, POCKET.width if owned[id_] else 0) + _ROOM.width,
            sizes[id_].height + (POCKET.height + 1) * ((owned[id_] + 1) // 2) + _ROOM.height,
        )
        for id_ in free
    }
    spots = {
        id_: (_APART.width * x, _APART.height * y) for id_, (x, y) in spread(free, ties).items()
    }
    spots = dict(parted(spots, rooms))
    still = [(spots[id_], kept[id_].centre) for id_ in free if id_ in kept]
    if still:
        right = round(sum(to.x - x for (x, _y), to in still) / len(still))
        down = round(sum(to.y - y for (_x, y), to in still) / len(still))
    else:
        right = _EDGE - round(min((x for x, _y in spots.values()), default=0))
        down = INSIDE + _EDGE - round(min((y for _x, y in spots.values()), default=0))
    return {id_: Point(right + round(x), down + round(y)) for id_, (x, y) in spots.items()}


_GIVEN: Final[dict[_Asked, Mapping[str, Rect]]] = {}
"""Places that were found when the program ran before, until somebody asks for them."""


def give_places(study: Study, picture_id: str, language: str, places: Mapping[str, Rect]) -> None:
    """Let `place` answer with these places, which it found before for just this picture, when it is asked next."""
    _GIVEN.clear()
    _GIVEN[elements_of(study, picture_id), relations_of(study, picture_id), language] = places


@lru_cache(16)
def _places(
    elements: tuple[Element, ...], relations: tuple[Relation, ...], language: str
) -> Mapping[str, Rect]:
    if (given := _GIVEN.pop((elements, relations, language), None)) is not None:
        return given
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
