"""A grid of styled text cells: put text, boxes and joining lines on it, read rows of runs from it.

Styles are names ("model.box"); what colour a name has is the screen's business. Lines remember in which of the
four directions each cell is left, so that lines that meet become corners, tees and crossings by themselves.
"""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.cells.wrap import cell_width, clusters, printable
from ssm_studio.signs import PLAIN_HEADS

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
STEP: Final = {UP: (0, -1), RIGHT: (1, 0), DOWN: (0, 1), LEFT: (-1, 0)}
BACK: Final = {UP: DOWN, RIGHT: LEFT, DOWN: UP, LEFT: RIGHT}

SOLID, DASHED, DOTTED, HEAVY, ROUND, DOUBLE = (
    "solid",
    "dashed",
    "dotted",
    "heavy",
    "round",
    "double",
)

# Indexed by the sum of the directions in which a line leaves the cell.
_LIGHT: Final = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
_GLYPHS: Final = {
    SOLID: _LIGHT,
    ROUND: " ╵╶╰╷│╭├╴╯─┴╮┤┬┼",
    DASHED: " ╎╌╰╎╎╭├╌╯╌┴╮┤┬┼",
    DOTTED: " ┊┈╰┊┊╭├┈╯┈┴╮┤┬┼",
    HEAVY: " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋",
    DOUBLE: " ║═╚║║╔╠═╝═╩╗╣╦╬",
}
_PLAIN: Final = {
    SOLID: " |-+||++-+-+++++",
    ROUND: " |-+||++-+-+++++",
    DASHED: " :~+::++~+~+++++",
    DOTTED: " :.+::++.+.+++++",
    HEAVY: " #######" + "########",
    DOUBLE: " |=+||++=+=+++++",
}
HEADS: Final = {
    SOLID: {UP: "▲", RIGHT: "▶", DOWN: "▼", LEFT: "◀"},
    DOTTED: {UP: "△", RIGHT: "▷", DOWN: "▽", LEFT: "◁"},
    DASHED: {UP: "▴", RIGHT: "▸", DOWN: "▾", LEFT: "◂"},
}
_PLAIN_HEADS: Final = {
    line: dict(zip((UP, RIGHT, DOWN, LEFT), heads, strict=True))
    for line, heads in PLAIN_HEADS.items()
}


class Run(NamedTuple):
    """A stretch of one row in one style."""

    text: str
    style: str

    @property
    def width(self) -> int:
        """Its width in cells."""
        return cell_width(self.text)


Row = tuple[Run, ...]


def row_text(row: Row) -> str:
    """The characters of a row without their styles."""
    return "".join(run.text for run in row)


class Raster:
    """Cells to draw on. What lies outside is left out without complaint.

    Args:
        plain: draw lines, boxes and heads with characters of the keyboard alone.
        style: the name of the style of untouched cells.
    """

    def __init__(self, width: int, height: int, *, plain: bool = False, style: str = "") -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self.plain = plain
        self._cells = [[" "] * self.width for _row in range(self.height)]
        self._styles = [[style] * self.width for _row in range(self.height)]
        self._links: dict[tuple[int, int], int] = {}
        self._glyphs = _PLAIN if plain else _GLYPHS

    @property
    def size(self) -> Size:
        """Width and height in cells."""
        return Size(self.width, self.height)

    def at(self, x: int, y: int) -> str:
        """What stands in a cell; "" in the right half of a wide character and outside."""
        return self._cells[y][x] if 0 <= x < self.width and 0 <= y < self.height else ""

    def style_at(self, x: int, y: int) -> str:
        """The name of a cell's style."""
        return self._styles[y][x] if 0 <= x < self.width and 0 <= y < self.height else ""

    def put(self, x: int, y: int, character: str, style: str) -> None:
        """One character of one cell, over whatever was there."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._open(x, y)
            self._cells[y][x] = character
            self._styles[y][x] = style

    def _open(self, x: int, y: int) -> None:
        """Blank the other half of a wide character before one of its halves is written over."""
        row = self._cells[y]
        if row[x] == "" and x > 0:
            row[x - 1] = " "
        if x + 1 < self.width and row[x + 1] == "":
            row[x + 1] = " "

    def text(self, x: int, y: int, text: str, style: str) -> int:
        """Write a line of any text, made printable; returns the column after it."""
        for letter, width in clusters(printable(text)):
            if width == 1:
                self.put(x, y, letter, style)
            elif x >= 0 and x + 1 < self.width:
                self.put(x, y, letter, style)
                self.put(x + 1, y, " ", style)
                if 0 <= y < self.height:
                    self._cells[y][x + 1] = ""
            else:
                self.put(x, y, " ", style)
            x += width
        return x

    def fill(self, rect: Rect, style: str, character: str = " ") -> None:
        """The same character and style in every cell of a block."""
        left, right = max(0, rect.x), min(rect.right, self.width)
        if left >= right:
            return
        for y in range(max(0, rect.y), min(rect.bottom, self.height)):
            self._open(left, y)
            self._open(right - 1, y)
            self._cells[y][left:right] = [character] * (right - left)
            self._styles[y][left:right] = [style] * (right - left)

    def link(self, x: int, y: int, directions: int, style: str, line: str = SOLID) -> None:
        """A line that leaves this cell in `directions` (their sum), joined with the lines already there."""
        if 0 <= x < self.width and 0 <= y < self.height:
            mask = self._links.get((x, y), 0) | directions
            self._links[x, y] = mask
            self.put(x, y, self._glyphs[line][mask], style)

    def glyph(self, directions: int, line: str = SOLID) -> str:
        """The character of a line that leaves a cell in `directions`."""
        return self._glyphs[line][directions]

    def head(self, direction: int, line: str = SOLID) -> str:
        """The character of an arrow head that points in `direction`."""
        heads = _PLAIN_HEADS if self.plain else HEADS
        return heads.get(line, heads[SOLID])[direction]

    def path(self, cells: tuple[Point, ...], style: str, line: str = SOLID) -> None:
        """A line through neighbouring cells."""
        for before, here in itertools.pairwise(cells):
            out = direction_of(before, here)
            self.link(before.x, before.y, out, style, line)
            self.link(here.x, here.y, BACK[out], style, line)

    def box(self, rect: Rect, style: str, line: str = ROUND) -> None:
        """The outline of a block, on its outermost cells. It does not join other lines."""
        if rect.width < 2 or rect.height < 2:
            return
        last_x, last_y = rect.right - 1, rect.bottom - 1
        table = self._glyphs[line]
        for x in range(rect.x + 1, last_x):
            self.put(x, rect.y, table[LEFT | RIGHT], style)
            self.put(x, last_y, table[LEFT | RIGHT], style)
        for y in range(rect.y + 1, last_y):
            self.put(rect.x, y, table[UP | DOWN], style)
            self.put(last_x, y, table[UP | DOWN], style)
        self.put(rect.x, rect.y, table[RIGHT | DOWN], style)
        self.put(last_x, rect.y, table[LEFT | DOWN], style)
        self.put(rect.x, last_y, table[RIGHT | UP], style)
        self.put(last_x, last_y, table[LEFT | UP], style)

    def row(self, y: int) -> Row:
        """One row as runs; their widths add up to the raster's width."""
        if not 0 <= y < self.height:
            return ()
        runs: list[Run] = []
        start = 0
        cells, styles = self._cells[y], self._styles[y]
        for x in range(1, self.width + 1):
            if x == self.width or styles[x] != styles[start]:
                runs.append(Run("".join(cells[start:x]), styles[start]))
                start = x
        return tuple(runs)

    def rows(self) -> tuple[Row, ...]:
        """All rows, from the top."""
        return tuple(self.row(y) for y in range(self.height))

    def lines(self) -> tuple[str, ...]:
        """All rows as plain text, without spaces at their ends."""
        return tuple("".join(cells).rstrip() for cells in self._cells)


def direction_of(start: Point, end: Point) -> int:
    """The direction of a neighbouring cell."""
    if start.x == end.x:
        return DOWN if end.y > start.y else UP
    return RIGHT if end.x > start.x else LEFT
