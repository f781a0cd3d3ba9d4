"""The elements of a picture in their places: what is drawn where, and the frames that boundaries draw round others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, bounds
from ssm_studio.diagram.picture.glyphs import Sprite, frame_sprite, sprite
from ssm_studio.diagram.picture.obstacles import Body
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.text import read
from ssm_studio.values import dataclass

_ROOM: Final = 3, 1
"""Columns and rows between a boundary and what it encloses."""
_LEAST: Final = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One element in its place."""

    id: str
    kind: str
    rect: Rect
    sprite: Sprite
    label: str = ""

    @property
    def framing(self) -> bool:
        """Whether it is drawn round others and is empty inside."""
        return self.kind == "boundary" and self.rect.height > 1

    @property
    def spot(self) -> Rect:
        """Where one would say that it stands: a frame at its upper edge, where its name is."""
        return Rect(self.rect.x, self.rect.y, self.rect.width, 1) if self.framing else self.rect

    @property
    def body(self) -> Body:
        """What lines start from."""
        return Body(self.spot, self.sprite.inked[:1] if self.framing else self.sprite.inked)

    def at(self, x: int, y: int) -> Item:
        """The same drawing elsewhere."""
        return replace(self, rect=Rect(x, y, self.rect.width, self.rect.height))

    def inks(self) -> Iterator[Rect]:
        """Every stretch of cells that it covers."""
        rect = self.rect
        if self.framing:
            yield from (Rect(rect.x, y, rect.width, 1) for y in (rect.y, rect.bottom - 1))
            yield from (Rect(x, rect.y + 1, 1, rect.height - 2) for x in (rect.x, rect.right - 1))
            return
        for row, (first, last) in enumerate(self.sprite.inked):
            yield Rect(rect.x + first, rect.y + row, last - first + 1, 1)

    def blocks(self) -> Iterator[Rect]:
        """The blocks in which it is in the way of lines."""
        return self.inks() if self.framing else iter((self.rect,))


def items_of(
    elements: Iterable[Element],
    places: Mapping[str, Rect],
    language: str,
    *,
    ascii_only: bool = False,
) -> dict[str, Item]:
    """The elements of a picture in their places, boundaries first, so that what comes later lies above."""
    elements = sorted(elements, key=lambda each: each.kind != "boundary")
    items: dict[str, Item] = {}
    for each in elements:
        drawn = sprite(
            each.kind,
            read(each.label, language),
            ascii_only=ascii_only,
            private=each.visibility == "facilitator",
        )
        at = places[each.id]
        label = " ".join(read(each.label, language)[:400].split())
        rect = Rect(at.x, at.y, drawn.width, drawn.height)
        items[each.id] = Item(each.id, element_kind(each.kind).key, rect, drawn, label)
    _draw_frames([each for each in elements if each.kind == "boundary"], items, ascii_only)
    return items


def frames_of(
    boundaries: Iterable[Element], rects: Mapping[str, Rect]
) -> Iterator[tuple[str, Rect]]:
    """The frame of each boundary, the lowest first: one that begins higher encloses those that begin lower.

    Args:
        rects: where every element stands; a boundary without its frame.
    """
    found = dict(rects)
    boundaries = sorted(boundaries, key=lambda each: (-rects[each.id].y, each.id))
    open_ = {each.id for each in boundaries}
    for each in boundaries:
        open_.discard(each.id)
        line = rects[each.id]
        if each.parties:
            inside = [found[id_] for id_ in each.parties if id_ in found and id_ != each.id]
        else:
            inside = [
                rect
                for id_, rect in found.items()
                if rect.y > line.y and id_ not in open_ and id_ != each.id
            ]
        found[each.id] = frame_of(each, line, inside)
        yield each.id, found[each.id]


def frame_of(boundary: Element, line: Rect, inside: list[Rect]) -> Rect:
    """The frame of a boundary round what is inside; `line` is where it is drawn alone."""
    if not inside:
        return line
    held = bounds(inside).inflate(*_ROOM)
    if boundary.parties:
        return Rect(held.x, held.y, max(held.width, _LEAST), held.height)
    left, right = min(held.x, line.x), max(held.right, line.right)
    return Rect(left, line.y, right - left, max(held.bottom, line.y + 3) - line.y)


def _draw_frames(boundaries: list[Element], items: dict[str, Item], ascii_only: bool) -> None:
    rects = {each.id: each.rect for each in items.values()}
    for id_, rect in frames_of(boundaries, rects):
        if rect.height > 1:
            label = items[id_].label
            drawn = frame_sprite(label, rect.width, rect.height, ascii_only=ascii_only)
            items[id_] = replace(items[id_], rect=rect, sprite=drawn)
