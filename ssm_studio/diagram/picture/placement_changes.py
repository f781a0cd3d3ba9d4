"""Keeps the places of a picture's elements in the study: what a step means for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, Size
from ssm_studio.diagram.picture.layout import free_place, place
from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study, elements_of

_DRAWN: Final = ("picture", "kind", "label", "x", "y", "belongs_to", "parties", "visibility")
BESIDE: Final = Size(12, 12)
"""A bubble within so many columns and rows of its owner goes with it when that is moved."""

AT_ONCE: Final = 3
"""A picture that begins with more elements in one step was not typed: it is laid out as a whole when drawn."""


def placed_elements(before: Study, after: Study) -> Changeset:
    """The places that the elements of the pictures touched between two studies get.

    Whoever stands somewhere stays there; a bubble goes with its owner, where it stood beside it; what is new finds its
    place. A picture that comes as a whole, as in an import, is laid out when it is drawn.
    """
    if before.elements is after.elements:
        return Changeset("", ())
    puts = [put for picture in _touched(before, after) for put in _placed(before, after, picture)]
    return Changeset("", tuple(puts))


def _touched(before: Study, after: Study) -> list[str]:
    found: dict[str, None] = {}
    for id_ in {**before.elements, **after.elements}:
        old, new = before.elements.get(id_), after.elements.get(id_)
        if old is not new and _look(old) != _look(new):
            found.update((each.picture, None) for each in (old, new) if each and each.picture)
    return [each for each in found if each in after.pictures]


def _look(element: Element | None) -> tuple[object, ...] | None:
    return None if element is None else tuple(getattr(element, name) for name in _DRAWN)


def _placed(before: Study, after: Study, picture: str) -> Iterator[RecordChange]:
    stood = elements_of(before, picture)
    if not stood and len(elements_of(after, picture)) > AT_ONCE:
        return
    places = dict(place(before, picture, before.language))
    still = {
        each.id: replace(each, x=places[each.id].x, y=places[each.id].y)
        for each in elements_of(after, picture)
        if each.id in places and (each.x is None or each.y is None)
    }
    still.update(_carried(before, after, picture, places))
    fixed = replace(after, elements={**after.elements, **still})
    for id_, rect in place(fixed, picture, after.language).items():
        old = after.elements[id_]
        if (old.x, old.y) != (rect.x, rect.y):
            yield RecordChange("element", id_, old, replace(old, x=rect.x, y=rect.y))


def _carried(
    before: Study, after: Study, picture: str, places: dict[str, Rect]
) -> Iterator[tuple[str, Element]]:
    """The bubbles whose owners were moved and that stood beside them, at their new places.

    A hand moves what it moves by one distance. Where distances differ, each place was thought about.
    """
    now = dict(_as_they_stand(after, places))
    if (
        len({(now[id_].x - places[id_].x, now[id_].y - places[id_].y) for id_ in now} - {(0, 0)})
        > 1
    ):
        return
    for each in elements_of(after, picture):
        owner, old = after.elements.get(each.belongs_to or ""), before.elements.get(each.id)
        if owner is None or old is None or owner.id not in places or each.id not in places:
            continue
        was, mine = places[owner.id], places[each.id]
        dx, dy = now[owner.id].x - was.x, now[owner.id].y - was.y
        stayed = (each.x, each.y) == (old.x, old.y)
        beside = was.inflate(BESIDE.width, BESIDE.height).intersects(mine)
        if not (dx or dy) or not stayed or not beside:
            continue
        now.pop(each.id)
        wanted = mine.moved(dx, dy)
        spot = wanted.origin
        if any(rect.intersects(wanted) for rect in now.values()):
            spot = free_place(now, Size(mine.width, mine.height), spot)
            near = now[owner.id].inflate(BESIDE.width, BESIDE.height)
            if not near.intersects(Rect(spot.x, spot.y, mine.width, mine.height)):
                yield each.id, replace(each, x=None, y=None)
                continue
        now[each.id] = Rect(spot.x, spot.y, mine.width, mine.height)
        yield each.id, replace(each, x=spot.x, y=spot.y)


def _as_they_stand(after: Study, places: dict[str, Rect]) -> Iterator[tuple[str, Rect]]:
    """The blocks of the elements that were there before, where each stands now."""
    for id_, rect in places.items():
        if (each := after.elements.get(id_)) is not None:
            x, y = rect.x if each.x is None else each.x, rect.y if each.y is None else each.y
            yield id_, Rect(x, y, rect.width, rect.height)
