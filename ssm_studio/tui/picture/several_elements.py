"""What is done to several elements of a picture at once: steps from the study and those that are marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_

WAYS: Final = {
    "left": N_("align left edges"),
    "column": N_("align centres"),
    "row": N_("align in one row"),
    "spread": N_("space evenly from left to right"),
}
"""How elements can be aligned, to be translated."""


def moved_together(
    study: Study, marked: Collection[str], id_: str, x: int, y: int, scene: Scene
) -> Changeset:
    """An element put at a cell, and all that are marked by the same distance where it is one of them.

    A boundary that was given its members takes them along; it stands where they do.
    """
    ids = set(marked) if id_ in marked else {id_}
    here = scene.items[id_].rect if id_ in scene.items else None
    if here is None:
        return edit_picture.move_element(study, id_, x, y)
    dx, dy = x - here.x, y - here.y
    for each in list(ids):
        if (element := study.elements.get(each)) and element.kind == "boundary":
            ids |= {party for party in element.parties if party in scene.items}
            ids -= {each} if element.parties else set()
    spots = {each: _stands(study, scene, each) for each in ids if each in scene.items}
    return edit_picture.move_elements(
        study, {each: (rect.x + dx, rect.y + dy) for each, rect in spots.items()}
    )


def _stands(study: Study, scene: Scene, id_: str) -> Rect:
    """Where an element stands; a boundary where its upper edge was put, not where its frame begins."""
    rect, element = scene.items[id_].rect, study.elements[id_]
    if element.kind == "boundary" and element.x is not None and element.y is not None:
        return Rect(element.x, element.y, rect.width, 1)
    return rect


def aligned(study: Study, scene: Scene, ids: Collection[str], way: str) -> Changeset:
    """Elements aligned in one of `WAYS`; nothing for fewer than two."""
    rects = {id_: scene.items[id_].rect for id_ in ids if id_ in scene.items}
    if len(rects) < 2:
        return NOTHING
    stay = [each.rect for id_, each in scene.items.items() if id_ not in rects and not each.framing]
    spots = _apart(_ALIGN[way](rects), rects, stay, down=way in ("left", "column"))
    return edit_picture.move_elements(study, spots)


Spots = dict[str, tuple[int, int]]
_GAP: Final = 2, 1
"""Columns and rows between two that would lie upon each other when they are aligned."""


def _apart(spots: Spots, rects: Mapping[str, Rect], stay: Iterable[Rect], *, down: bool) -> Spots:
    """The same spots, in their order; what would come upon another one, or upon what stays, stands below it or to its
    right."""
    found: dict[str, Rect] = {}
    across = {id_: (rect.x, rect.y) if down else (rect.y, rect.x) for id_, rect in rects.items()}
    for id_ in sorted(spots, key=lambda id_: (spots[id_][down], *across[id_], id_)):
        at = Rect(*spots[id_], rects[id_].width, rects[id_].height)
        walls = [
            each.inflate(0, _GAP[1]) if down else each.inflate(_GAP[0], 0)
            for each in found.values()
        ]
        walls += () if at == rects[id_] else stay
        for wall in sorted(walls, key=lambda each: each.y if down else each.x):
            if at.intersects(wall):
                x, y = (at.x, wall.bottom) if down else (wall.right, at.y)
                at = Rect(x, y, at.width, at.height)
        found[id_] = at
    return {id_: (rect.x, rect.y) for id_, rect in found.items()}


def _left(rects: Mapping[str, Rect]) -> Spots:
    x = min(rect.x for rect in rects.values())
    return {id_: (x, rect.y) for id_, rect in rects.items()}


def _column(rects: Mapping[str, Rect]) -> Spots:
    middle = sum(rect.centre.x for rect in rects.values()) // len(rects)
    return {id_: (middle - rect.width // 2, rect.y) for id_, rect in rects.items()}


def _row(rects: Mapping[str, Rect]) -> Spots:
    bottom = sum(rect.bottom for rect in rects.values()) // len(rects)
    return {id_: (rect.x, bottom - rect.height) for id_, rect in rects.items()}


def _spread(rects: Mapping[str, Rect]) -> Spots:
    order = sorted(rects, key=lambda id_: (rects[id_].x, id_))
    first, last = rects[order[0]], rects[order[-1]]
    free = last.right - first.x - sum(rect.width for rect in rects.values())
    gap = max(2, free // (len(order) - 1))
    spots: Spots = {}
    x = first.x
    for id_ in order:
        spots[id_] = x, rects[id_].y
        x += rects[id_].width + gap
    return spots


_ALIGN: Final = {"left": _left, "column": _column, "row": _row, "spread": _spread}
