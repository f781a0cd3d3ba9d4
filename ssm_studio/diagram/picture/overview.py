"""A whole picture made small enough for a window: each element as its sign with its name, lines with heads and kinds.

The largest of several sizes is taken at which everybody finds a place: names in full first, in fewer and fewer lines,
then cut. Lines run by the same rules as at full size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size, bounds
from ssm_studio.diagram.cells.wrap import cell_width
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.glyphs import Sprite, frame_sprite, small_sprite
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.lines import Line
from ssm_studio.diagram.picture.occupancy import NEAR, Masks
from ssm_studio.diagram.picture.scene import MARGIN, Scene, laid
from ssm_studio.values import dataclass

_SIZES: Final = (
    (20, 6),
    (20, 3),
    (14, 3),
    (12, 4),
    (24, 1),
    (18, 1),
    (14, 1),
    (11, 1),
    (8, 1),
    (5, 1),
)
"""The cells in which names are broken and their lines at most, the best to read first."""
_WHOLE: Final = 4
"""So many of these sizes show names in full, and the words of lines where there is room for them."""
_COMPACT: Final = 66
"""Of a hundred columns and rows of a picture, those that its signs and names need."""
_LARGEST: Final = 4
"""How many windows wide and high it may be at most."""
_APART: Final = ((3, 1), (1, 0), (0, 0))
"""Columns and rows that stay free around each name, for lines; with less room, less."""
_LEAST: Final = 3
"""Columns and rows of the smallest frame."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The small picture, and where each element stands in it."""

    sheet: Sheet
    places: dict[str, Rect]
    scene: Scene

    def hit(self, point: Point) -> str | None:
        """The element at a cell of the small picture."""
        return next((id_ for id_, rect in self.places.items() if rect.contains(point)), None)


def compact_size(scene: Scene, size: Size) -> Size | None:
    """The cells in which a picture of signs and names has room for its lines; None where a window has as many."""
    held = scene.bounds.inflate(MARGIN)
    width, height = held.width * _COMPACT // 100, held.height * _COMPACT // 100
    if width <= size.width and height <= size.height:
        return None
    width, height = (min(width, _LARGEST * size.width), min(height, _LARGEST * size.height))
    return Size(max(width, size.width), max(height, size.height))


def overview(scene: Scene, size: Size, held: Rect | None = None) -> Overview:
    """The scene fitted into a window of this size.

    Args:
        held: the block of the scene that the window stands for, where that is not all that is in it.
    """
    window = Rect(0, 0, max(1, size.width), max(1, size.height))
    small = smaller(scene, window, held)
    places = {id_: item.spot for id_, item in small.items.items()}
    sheet = Sheet.of(small)
    for y in [y for y in sheet.rows if not 0 <= y < window.height]:
        del sheet.rows[y]
    return Overview(sheet, places, small)


def smaller(scene: Scene, window: Rect, held: Rect | None = None) -> Scene:
    """The same elements and lines, drawn so small that all of them lie in a window."""
    items, words = _largest(scene, window, held)
    return _with_lines(scene, items, window, words=words)


def names_fit(scene: Scene, size: Size) -> bool:
    """Whether the small picture of a window of this size has room for every name as a whole."""
    items, words = _largest(scene, Rect(0, 0, max(1, size.width), max(1, size.height)), None)
    return words and all(
        _letters(item.label) in _letters("".join(cell[2] for cell in item.sprite.cells))
        for item in items.values()
    )


def _letters(words: str) -> str:
    return "".join(words.split())


def _largest(scene: Scene, window: Rect, held: Rect | None) -> tuple[dict[str, Item], bool]:
    """Everybody at the largest size at which all find a place, and whether that is one with words at the lines."""
    best: dict[str, Item] = {}
    for number, (width, most) in enumerate(_SIZES):
        for apart in _APART[: 2 if number < _WHOLE else 3]:
            best = _placed(scene, window, width, most, apart, held or scene.bounds)
            if _fits(best, window):
                return best, number < _WHOLE
    return best, False


def _fits(items: Mapping[str, Item], window: Rect) -> bool:
    taken = Masks(NEAR)
    for item in items.values():
        if not window.contains(item.rect) or taken.meets(item.rect):
            return False
        taken.add(item.rect)
    return True


def _placed(
    scene: Scene, window: Rect, width: int, most: int, apart: tuple[int, int], whole: Rect
) -> dict[str, Item]:
    """Everybody about where they stand in the whole picture, at the nearest free place; frames round somebody are
    left out."""
    held = whole.inflate(MARGIN)
    # What is smaller than the window one way stands in the middle of it.
    aside, down = (
        max(room - own, 0) // 2
        for room, own in ((window.width, held.width), (window.height, held.height))
    )
    taken = Masks(NEAR)
    found: dict[str, Item] = {}
    people = [item for item in scene.items.values() if not item.framing or not _inside(item, scene)]
    for item in people:
        drawn = small_sprite(item.kind, item.label, width, most, ascii_only=scene.ascii_only)
        middle = item.rect.centre
        x = (
            (middle.x - held.x) * window.width // max(held.width, window.width)
            - drawn.width // 2
            + aside
        )
        y = (middle.y - held.y) * window.height // max(held.height, window.height) + down
        rect = _free(taken, window, x, y - drawn.height // 2, drawn, apart)
        taken.add(rect)
        found[item.id] = replace(item, rect=rect, sprite=drawn)
    return found


def _free(
    taken: Masks, window: Rect, x: int, y: int, drawn: Sprite, apart: tuple[int, int]
) -> Rect:
    """The free block of the window nearest to a cell; a block in the window where none is free."""
    x = max(window.x, min(window.right - drawn.width, x))
    y = max(window.y, min(window.bottom - drawn.height, y))
    start = Rect(x, y, drawn.width, drawn.height)
    best: tuple[int, Rect] | None = None
    for step in range(window.height):
        if best is not None and best[0] <= 3 * step:
            break
        for row in {y - step, y + step}:
            if not window.y <= row <= window.bottom - drawn.height:
                continue
            for column in _columns(taken, window, x, row, drawn, apart):
                cost = abs(column - x) + 3 * step
                if best is None or cost < best[0]:
                    best = cost, Rect(column, row, drawn.width, drawn.height)
    return best[1] if best is not None else start


def _columns(
    taken: Masks, window: Rect, x: int, y: int, drawn: Sprite, apart: tuple[int, int]
) -> Iterator[int]:
    """The free columns nearest to one, at either side of it."""
    gap_x, gap_y = apart
    band = taken.band(y - gap_y, y + drawn.height + gap_y, -taken.origin)
    wide = (1 << drawn.width + 2 * gap_x) - 1
    last = window.right - drawn.width
    for columns in (range(x, last + 1), range(x - 1, window.x - 1, -1)):
        for column in columns:
            if not band >> (column - gap_x + taken.origin) & wide:
                yield column
                break


def _with_lines(scene: Scene, items: dict[str, Item], window: Rect, *, words: bool) -> Scene:
    """The small picture with its frames and lines; words of lines only where they stand beside them."""
    frames = {
        item.id: framed
        for item in scene.items.values()
        if item.id not in items and (framed := _frame(item, scene, items, window)) is not None
    }
    whole = {**frames, **items}
    plans = {
        id_: plan if words else replace(plan, label="")
        for id_, plan in scene.plans.items()
        if plan.source in whole and plan.target in whole
    }
    small = laid(whole, plans, scene.ascii_only, room=window)
    lines = {
        id_: line if _beside(line, window) else _bare(line) for id_, line in small.lines.items()
    }
    return replace(small, lines=lines)


def _beside(line: Line, window: Rect) -> bool:
    return window.contains(line.words_at) and any(
        part.inflate(4, 1).intersects(line.words_at) for part in line.blocks()
    )


def _bare(line: Line) -> Line:
    return replace(line, words=(), words_at=Rect(0, 0, 0, 0))


def _inside(frame: Item, scene: Scene) -> list[str]:
    """Whom a frame encloses at full size, other frames aside."""
    return [
        each.id
        for each in scene.items.values()
        if not each.framing and frame.rect.contains(each.rect)
    ]


def _frame(item: Item, scene: Scene, items: Mapping[str, Item], window: Rect) -> Item | None:
    """The frame round those whom it encloses; None in a window that is too small for any."""
    if window.width < _LEAST or window.height < _LEAST:
        return None
    around = bounds([items[id_].rect for id_ in _inside(item, scene)])
    rect = around.inflate(1).intersection(window)
    width, height = max(_LEAST, rect.width), max(_LEAST, rect.height)
    x, y = min(rect.x, window.right - width), min(rect.y, window.bottom - height)
    rect = Rect(x, y, width, height)
    at, room = _name_place(item.label, rect, items)
    drawn = frame_sprite(
        item.label, rect.width, rect.height, at=at, room=room, ascii_only=scene.ascii_only
    )
    return replace(item, rect=rect, sprite=drawn)


def _name_place(label: str, frame: Rect, items: Mapping[str, Item]) -> tuple[int, int]:
    """The first cell of a frame's upper edge from which its name meets nobody, and how many cells it has there.

    Where somebody stands in the way all along, the longest free stretch.
    """
    wanted, free = cell_width(label) + 2, (3, 0)
    edge = Rect(frame.x + 3, frame.y, max(0, frame.width - 4), 1)
    ends = sorted(
        (item.rect.x, item.rect.right) for item in items.values() if item.rect.intersects(edge)
    )
    at = edge.x
    for start, after in [*ends, (edge.right, edge.right)]:
        if start - at >= wanted:
            return at - frame.x, wanted
        free = max(free, (at - frame.x, start - at), key=lambda each: each[1])
        at = max(at, after)
    return free
