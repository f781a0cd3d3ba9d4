"""How boxes keep their distance, and how straight lines between them meet: plain geometry for placing a model."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect

SIDE_GAP: Final = 3
"""Cells between two boxes beside each other."""
ROW_GAP: Final = 2
"""Rows between two boxes: one for the head of an arrow and one from where it comes."""

_NEAREST: Final = 40
"""Columns, and rows, of which a free place is sought first."""

Line = tuple[float, float, float, float]
"""From one point (x, y) to another."""


def free_place(wanted: Rect, taken: Iterable[Rect]) -> Rect:
    """The place nearest to `wanted` where a box keeps its distance from all others."""
    taken = list(taken)
    if not any(touches(wanted, rect) for rect in taken):
        return wanted
    walls = [rect.inflate(SIDE_GAP, ROW_GAP) for rect in taken]
    # A box fits flush beside, below or above one of the others, or nowhere nearer.
    xs = {wanted.x, *(w.right for w in walls), *(w.x - wanted.width for w in walls)}
    ys = {wanted.y, *(w.bottom for w in walls), *(w.y - wanted.height for w in walls)}
    # Of many, the near ones; past the last of them all there is always room.
    columns = [*nsmallest(_NEAREST, xs, key=lambda x: (abs(x - wanted.x), -x)), max(xs)]
    rows = [*nsmallest(_NEAREST, ys, key=lambda y: (abs(y - wanted.y), -y)), max(ys)]
    tries = sorted(
        {Rect(x, y, wanted.width, wanted.height) for x in columns for y in rows},
        key=lambda r: (abs(r.x - wanted.x) + 2 * abs(r.y - wanted.y), -r.y, -r.x),
    )
    return next(r for r in tries if not any(touches(r, rect) for rect in taken))


def touches(one: Rect, other: Rect) -> bool:
    """Whether two boxes are nearer to each other than boxes should be."""
    return (
        one.x < other.right + SIDE_GAP
        and other.x < one.right + SIDE_GAP
        and one.y < other.bottom + ROW_GAP
        and other.y < one.bottom + ROW_GAP
    )


def any_touch(boxes: Iterable[Rect]) -> bool:
    """Whether any two of the boxes are nearer to each other than boxes should be."""
    near: list[Rect] = []
    for box in sorted(boxes, key=lambda box: box.y):
        near = [other for other in near if other.bottom + ROW_GAP > box.y]
        if any(touches(box, other) for other in near):
            return True
        near.append(box)
    return False


def line_between(a: Rect, b: Rect) -> Line:
    """The straight line that an arrow would be: from below its source to above its target, else side to side."""
    (ax, ay), (bx, by) = (a.centre.x, a.centre.y), (b.centre.x, b.centre.y)
    if b.y >= a.bottom:
        return ax, a.bottom, bx, b.y
    if a.y >= b.bottom:
        return ax, a.y, bx, b.bottom
    return (a.right, ay, b.x, by) if bx >= ax else (a.x, ay, b.right, by)


def crosses(one: Line, other: Line) -> bool:
    """Whether two lines cross between their ends; lines that only share an end do not."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) <= min(cx, dx) or max(cx, dx) <= min(ax, bx):
        return False
    if max(ay, by) <= min(cy, dy) or max(cy, dy) <= min(ay, by):
        return False
    first = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    second = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    third = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    fourth = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return first * second < 0 and third * fourth < 0


def runs_through(line: Line, box: Rect) -> bool:
    """Whether a line runs through a box, not only along its edge."""
    ax, ay, bx, by = line
    left, right, top, bottom = box.x, box.right, box.y, box.bottom
    if max(ax, bx) <= left or min(ax, bx) >= right or max(ay, by) <= top or min(ay, by) >= bottom:
        return False
    corners = (
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))
    )
    sides = {(each > 0) - (each < 0) for each in corners} - {0}
    return len(sides) > 1
