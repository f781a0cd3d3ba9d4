"""What is laid over the resting picture: the chosen element, its lines, what moves, a line being drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.lines import Line, Plan, draw_line
from ssm_studio.diagram.picture.obstacles import Body, Traffic
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.diagram.picture.routing import route
from ssm_studio.diagram.picture.scene import Scene

CHOSEN: Final = "picture.chosen"
LIT: Final = "picture.lit"
MARK: Final = "+"
"""After the name of a style: the same on the ground of what is chosen."""
_RUBBER: Final = Plan("", "", "", line="dashed", style="picture.rubber")


def mark(over: Sheet, item: Item) -> None:
    """A drawing on the ground of what is chosen."""
    if not item.framing:
        over.put((cell.x, cell.y, " ", CHOSEN) for cell in item.rect.cells())
    left, top = item.rect.x, item.rect.y
    over.put((left + x, top + y, c, style + MARK) for x, y, c, style in item.sprite.cells)


def mark_moving(over: Sheet, item: Item, lines: Iterable[Line]) -> None:
    """A drawing that moves, with its lines."""
    for line in lines:
        over.put(line.cells)
    mark(over, item)
    for line in lines:
        over.put(line.over)


def light_lines(over: Sheet, resting: Sheet, scene: Scene, id_: str) -> None:
    """The lines of an element, or one line, stand out where no drawing covers them."""
    rows = resting.rows
    for line_id in (id_,) if id_ in scene.lines else scene.lines_at(id_):
        line = scene.lines[line_id]
        over.put(
            (x, y, letter, LIT)
            for x, y, letter, style in (*line.cells, *line.over, *line.words)
            if rows.get(y, {}).get(x) == (letter, style)
        )


def tint(over: Sheet, resting: Sheet, scene: Scene, id_: str, style: str) -> None:
    """An element or a line in another colour where nothing covers it."""
    line, item = scene.lines.get(id_), scene.items.get(id_)
    cells = [*line.cells, *line.over, *line.words] if line is not None else []
    if item is not None:
        left, top = item.rect.x, item.rect.y
        cells += [(left + x, top + y, letter, own) for x, y, letter, own in item.sprite.cells]
    over.put(
        (x, y, letter, style)
        for x, y, letter, own in cells
        if resting.rows.get(y, {}).get(x) == (letter, own)
    )


def mark_small(over: Sheet, resting: Sheet, rect: Rect | None) -> None:
    """An element of the overview on the ground of what is chosen."""
    if rect is None:
        return
    for cell in rect.cells():
        letter, style = resting.rows.get(cell.y, {}).get(cell.x, (" ", "picture.text"))
        over.put([(cell.x, cell.y, letter, style + MARK)])


def draw_rubber(over: Sheet, source: Item, reached: Item | None, at: Point | None) -> None:
    """The line that is being drawn, to the element or the cell that it has reached."""
    if reached is source:
        return
    if reached is not None:
        end = reached.body
    elif at is not None:
        end = Body(Rect(at.x, at.y, 1, 1), ((0, 0),))
    else:
        return
    line = draw_line(
        _RUBBER, source.body, end, route(source.body, end, Traffic(Masks()), quick=True)
    )
    over.put(line.cells)
    if reached is not None:
        mark(over, reached)
