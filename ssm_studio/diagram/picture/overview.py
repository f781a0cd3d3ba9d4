"""A whole picture made small enough for a window: each element as its sign and the beginning of its name."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.cells.wrap import cell_width, clusters, printable, shorten
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.lines import Cell
from ssm_studio.diagram.picture.scene import MARGIN, Scene
from ssm_studio.domain.elements import element_kind


@dataclass(frozen=True, slots=True)
class Overview:
    """The small picture, and where each element stands in it."""

    sheet: Sheet
    places: dict[str, Rect]
    styles: dict[str, str]

    def hit(self, point: Point) -> str | None:
        """The element at a cell of the small picture."""
        return next((id_ for id_, rect in self.places.items() if rect.contains(point)), None)


def overview(scene: Scene, size: Size) -> Overview:
    """The scene fitted into a window of this size."""
    bounds = scene.bounds.inflate(MARGIN)
    across = max(1.0, bounds.width / max(1, size.width))
    down = max(1.0, bounds.height / max(1, size.height))
    found = Overview(Sheet(), {}, {})

    def small(point: Point) -> Point:
        return Point(int((point.x - bounds.x) / across), int((point.y - bounds.y) / down))

    for line in scene.lines.values():
        cells = ((small(Point(x, y)), letter, style) for x, y, letter, style in line.cells)
        dot = "." if scene.ascii_only else "·"
        found.sheet.put((p.x, p.y, dot, "picture.faint") for p, _letter, _style in cells)
    taken: dict[int, list[tuple[int, int]]] = {}
    for item in scene.items.values():
        middle = small(item.rect.centre)
        kind = element_kind(item.kind)
        sign = kind.ascii if scene.ascii_only else kind.glyph
        room = max(8, int(item.rect.width / across) + 2)
        words = f"{sign} {shorten(item.label, room)}"
        width = cell_width(words)
        x = max(0, min(size.width - width, middle.x - width // 2))
        y = _free_row(taken, middle.y, x, width, size.height)
        taken.setdefault(y, []).append((x, x + width + 1))
        style = "picture.concern" if kind.key in ("concern", "conflict") else "picture.text"
        found.sheet.put(_letters(x, y, words, style))
        found.places[item.id] = Rect(x, y, width, 1)
        found.styles[item.id] = style
    return found


def _free_row(
    taken: dict[int, list[tuple[int, int]]], y: int, x: int, width: int, most: int
) -> int:
    """The row nearest to `y` in which the stretch is free; `y` itself where none is."""
    for step in range(most):
        for row in (y + step, y - step):
            if 0 <= row < most and all(
                right <= x or x + width <= left for left, right in taken.get(row, ())
            ):
                return row
    return max(0, min(most - 1, y))


def _letters(x: int, y: int, words: str, style: str) -> list[Cell]:
    cells: list[Cell] = []
    for letter, width in clusters(printable(words)):
        cells.append((x, y, letter, style))
        if width == 2:
            cells.append((x + 1, y, "", style))
        x += width
    return cells
