"""What a line of a picture looks like: its cells, its head, the sign in its middle, its words, a bubble's tail."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Final

from ssm_studio.diagram.cells.geometry import NOWHERE, Point, Rect, bounds
from ssm_studio.diagram.cells.raster import (
    BACK,
    DASHED,
    DOTTED,
    DOUBLE,
    DOWN,
    HEAVY,
    LEFT,
    RIGHT,
    ROUND,
    SOLID,
    UP,
    Raster,
    direction_of,
)
from ssm_studio.diagram.picture.obstacles import Body, Way
from ssm_studio.values import dataclass

Cell = tuple[int, int, str, str]
"""Column, row, letter and style of one cell; the letter is "" in the right half of a wide one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A line that should be there, wherever its ends stand.

    Attributes:
        line, head, sign, back: as in `LineLook`.
        tail: the kind of the bubble or mark that hangs on its owner by this line; "" for other lines.
    """

    id: str
    source: str
    target: str
    line: str = "plain"
    head: str = "arrow"
    sign: str = ""
    style: str = "picture.line"
    label: str = ""
    tail: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it runs.

    Attributes:
        way: its corners.
        cells: its strokes with its heads and its sign.
        signs, tops: its sign and its heads once more; no stroke and no word covers them.
        over: a tail's marks.
        words: its label's cells, and the block that they fill.
        seen: the block in which something else could have made its words stand elsewhere.
    """

    id: str
    way: Way
    cells: tuple[Cell, ...]
    over: tuple[Cell, ...] = ()
    words: tuple[Cell, ...] = ()
    words_at: Rect = NOWHERE
    signs: tuple[Cell, ...] = ()
    tops: tuple[Cell, ...] = ()
    seen: Rect = NOWHERE

    @property
    def rect(self) -> Rect:
        """The block that holds all of it."""
        return bounds((*self.blocks(), self.words_at))

    def blocks(self) -> Iterator[Rect]:
        """Its stretches as thin blocks."""
        yield from stretches(self.way)
        for x, y, _letter, _style in self.over:
            yield Rect(x, y, 1, 1)

    def meets(self, rect: Rect) -> bool:
        """Whether some of its cells or words lie in a block."""
        return self.words_at.intersects(rect) or any(
            part.intersects(rect) for part in self.blocks()
        )


def stretches(way: Way) -> Iterator[Rect]:
    """The stretches of a way as thin blocks."""
    for a, b in itertools.pairwise(way if len(way) != 1 else way * 2):
        yield Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x) + 1, abs(a.y - b.y) + 1)


_LINES: Final = {
    "plain": ROUND,
    "heavy": HEAVY,
    "double": DOUBLE,
    "dashed": DASHED,
    "dotted": DOTTED,
}
_TEES: Final = {UP: "┬", RIGHT: "┤", DOWN: "┴", LEFT: "├"}
_PLAIN_SIGNS: Final = {"⚔": "X", "✂": "/", "◉": "@", "✚": "&", "»": "}", "❝": '"', "⇄": "%"}


@cache
def _pen(plain: bool) -> Raster:
    return Raster(0, 0, plain=plain)


def draw_line(
    plan: Plan, source: Body, target: Body, way: Way, *, ascii_only: bool = False
) -> Line:
    """A relation's line between two drawings that goes a way, without its words."""
    if not way:
        return Line(plan.id, (), ())
    facing = _facing(source.rect, target.rect)
    drawn = _stroked(plan, way, facing, ascii_only)
    signs = tuple(_put_sign(plan, way, drawn, ascii_only))
    tops = tuple(_put_heads(plan, way, drawn, facing, ascii_only))
    return Line(plan.id, way, tuple(drawn), signs=signs, tops=tops)


def _stroked(plan: Plan, way: Way, facing: int, ascii_only: bool) -> list[Cell]:
    """The cells of a line: its first cell and each corner join two directions, the others run straight."""
    pen, line, style = _pen(ascii_only), _LINES.get(plan.line, ROUND), plan.style
    if len(way) == 1:
        return [(way[0].x, way[0].y, pen.glyph(facing | BACK[facing], line), style)]
    drawn: list[Cell] = []
    ahead = 0
    for a, b in itertools.pairwise(way):
        behind = BACK[ahead] if ahead else 0
        ahead = direction_of(a, b)
        drawn.append((a.x, a.y, pen.glyph((behind or BACK[ahead]) | ahead, line), style))
        stroke = pen.glyph(ahead | BACK[ahead], line)
        if a.y == b.y:
            step = 1 if b.x > a.x else -1
            drawn += [(x, a.y, stroke, style) for x in range(a.x + step, b.x, step)]
        else:
            step = 1 if b.y > a.y else -1
            drawn += [(a.x, y, stroke, style) for y in range(a.y + step, b.y, step)]
    drawn.append((way[-1].x, way[-1].y, pen.glyph(ahead | BACK[ahead], line), style))
    return drawn


def _facing(source: Rect, target: Rect) -> int:
    """The direction in which the target lies."""
    if target.y >= source.bottom:
        return DOWN
    if target.bottom <= source.y:
        return UP
    return RIGHT if target.x >= source.right else LEFT


def _put_sign(plan: Plan, way: Way, drawn: list[Cell], ascii_only: bool) -> Iterator[Cell]:
    if not plan.sign or len(drawn) < 3:
        return
    a, b = max(itertools.pairwise(way), key=lambda pair: pair[0].distance(pair[1]))
    x, y = (a.x + b.x) // 2, (a.y + b.y) // 2
    number = next(n for n, cell in enumerate(drawn) if cell[0] == x and cell[1] == y)
    sign = _PLAIN_SIGNS.get(plan.sign, "o") if ascii_only else plan.sign
    drawn[number] = (x, y, sign, plan.style)
    yield drawn[number]


def _put_heads(
    plan: Plan, way: Way, drawn: list[Cell], facing: int, ascii_only: bool
) -> Iterator[Cell]:
    if plan.head == "none":
        return
    ahead = direction_of(way[-2], way[-1]) if len(way) > 1 else facing
    drawn[-1] = (*drawn[-1][:2], _head(plan, ahead, ascii_only), plan.style)
    yield drawn[-1]
    if plan.back and len(way) > 1:
        back = _head(plan, direction_of(way[1], way[0]), ascii_only)
        drawn[0] = (*drawn[0][:2], back, plan.style)
        yield drawn[0]


def _head(plan: Plan, direction: int, ascii_only: bool) -> str:
    if plan.head == "dot":
        return "o" if ascii_only else "●"
    if plan.head == "tee":
        return "#" if ascii_only else _TEES[direction]
    if plan.head == "open":
        return _pen(ascii_only).head(direction, DOTTED)
    return _pen(ascii_only).head(direction, SOLID)


_TAIL_STYLES: Final = {
    "worldview": "picture.thought",
    "speech": "picture.speech",
}


def draw_tail(plan: Plan, bubble: Body, owner: Body, *, ascii_only: bool = False) -> Line:
    """What shows whose bubble, feeling or concern something is: o ° of a thought, the spike of a speech, dots."""
    style = _TAIL_STYLES.get(plan.tail, "picture.faint")
    if bubble.rect.intersects(owner.rect):
        return Line(plan.id, (), ())
    start, end, edge = _tail_ends(bubble.rect, owner)
    steps = max(abs(end.x - start.x), abs(end.y - start.y))
    between = [
        Point(
            start.x + round((end.x - start.x) * step / steps),
            start.y + round((end.y - start.y) * step / steps),
        )
        for step in range(1, steps)
    ]
    between = [p for p in between if not bubble.rect.contains(p) and not owner.covers(p)]
    over: list[Cell] = []
    if plan.tail == "speech":
        if not ascii_only and edge:
            over.append(
                (start.x, start.y, {DOWN: "┬", UP: "┴", RIGHT: "├", LEFT: "┤"}[edge], style)
            )
        over += _spike(between, start, end, style, ascii_only)
    elif plan.tail == "worldview":
        over += _puffs(between, style, ascii_only)
    else:
        dot = "." if ascii_only else "·"
        over += [(p.x, p.y, dot, style) for p in between[::2]]
    return Line(plan.id, (), (), tuple(over))


def _tail_ends(bubble: Rect, owner: Body) -> tuple[Point, Point, int]:
    """The cell on the bubble's edge and the cell of its owner between which a tail runs, and the edge's side."""
    rect = owner.rect
    head = Point(rect.x + sum(owner.inked[0]) // 2, rect.y)
    low, high = bubble.x + 2, max(bubble.x + 2, bubble.right - 3)
    x = max(low, min(high, head.x))
    if bubble.bottom <= rect.y:
        return Point(x, bubble.bottom - 1), head, DOWN
    if bubble.y >= rect.bottom:
        return Point(x, bubble.y), Point(rect.centre.x, rect.bottom - 1), UP
    y = max(bubble.y + 1, min(bubble.bottom - 2, rect.y))
    row = max(0, min(rect.height - 1, y - rect.y))
    if bubble.right <= rect.x:
        return Point(bubble.right - 1, y), Point(rect.x + owner.inked[row][0], rect.y + row), RIGHT
    return Point(bubble.x, y), Point(rect.x + owner.inked[row][1], rect.y + row), LEFT


def _spike(
    between: list[Point], start: Point, end: Point, style: str, ascii_only: bool
) -> Iterator[Cell]:
    lean = end.x - start.x
    flat = abs(lean) > 2 * abs(end.y - start.y)
    stroke = "│" if abs(lean) <= 1 else "╲" if (lean > 0) == (end.y > start.y) else "╱"
    if flat:
        stroke = "─"
    if ascii_only:
        stroke = {"│": "|", "╲": "\\", "╱": "/", "─": "-"}[stroke]
    for number, p in enumerate(between[:12]):
        if number < 2:
            yield p.x, p.y, stroke, style
        elif number % 2:
            yield p.x, p.y, "." if ascii_only else "·", style


def _puffs(between: list[Point], style: str, ascii_only: bool) -> Iterator[Cell]:
    """Bubbles that grow smaller towards the one who thinks."""
    count, small = len(between), "." if ascii_only else "°"
    if count <= 2:
        yield from ((p.x, p.y, small if number else "o", style) for number, p in enumerate(between))
        return
    step = 2 if count < 8 else 3
    for number, p in enumerate(between[::step]):
        yield p.x, p.y, "o" if number * step < count / 2 else small, style
