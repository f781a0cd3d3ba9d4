"""From one activity to another with the arrow keys: along the arrows first, else to the nearest that way."""

from __future__ import annotations

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, STEP, UP
from ssm_studio.diagram.model.drawing import BOUNDARY, ModelDrawing

KEYS = {"up": UP, "right": RIGHT, "down": DOWN, "left": LEFT}
_UNCONNECTED = 3
"""How much farther an activity that no arrow joins with this one seems."""


def first(drawing: ModelDrawing) -> str | None:
    """Where a walk begins: the topmost activity, the left one of several."""
    return min(
        drawing.boxes, key=lambda id_: (drawing.boxes[id_].y, drawing.boxes[id_].x), default=None
    )


def step(drawing: ModelDrawing, here: str | None, direction: str) -> str | None:
    """The activity to go to from `here` with the key "up", "right", "down" or "left".

    `here` itself where nothing lies that way; the first activity where `here` is not on the drawing.
    """
    if here is None or here not in drawing.boxes:
        return first(drawing)
    dx, dy = STEP[KEYS[direction]]
    joined = {
        other
        for arrow in drawing.arrows
        for one, other in ((arrow.source, arrow.target), (arrow.target, arrow.source))
        if one == here and other != BOUNDARY
    }
    start = drawing.boxes[here]
    found = [
        (far * (1 if id_ in joined else _UNCONNECTED), far, box.y, box.x, id_)
        for id_, box in drawing.boxes.items()
        if id_ != here and (far := _distance(start, box, dx, dy)) is not None
    ]
    return min(found)[-1] if found else here


def follow(drawing: ModelDrawing, here: str | None, by: int = 1) -> str | None:
    """The next activity in reading order (`by` 1, or -1 for the one before), round and round: reaches all."""
    order = sorted(drawing.boxes, key=lambda id_: (drawing.boxes[id_].y, drawing.boxes[id_].x))
    if here not in order:
        return order[0] if order else None
    return order[(order.index(here) + by) % len(order)]


def _distance(start: Rect, box: Rect, dx: int, dy: int) -> int | None:
    """How far a box is in a direction, sideways steps counting double; None if it is not that way."""
    # Cells are twice as high as wide: in half cells upwards both axes are alike.
    across = (box.x * 2 + box.width) - (start.x * 2 + start.width)
    along = 2 * ((box.y * 2 + box.height) - (start.y * 2 + start.height))
    ahead = across * dx + along * dy
    aside = abs(across * dy) + abs(along * dx)
    clear = (
        box.x >= start.right or box.right <= start.x
        if dx
        else box.y >= start.bottom or box.bottom <= start.y
    )
    if ahead <= 0 or not clear:
        return None
    return ahead + 2 * aside
