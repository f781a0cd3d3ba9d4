"""The characters and styles of a model's drawing: frames, lines, boxes and their words, put on one sheet of cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import BACK, DOWN, LEFT, RIGHT, STEP, UP, Row, Run
from ssm_studio.diagram.cells.wrap import cell_width, clusters
from ssm_studio.diagram.model.frame import WATCHES
from ssm_studio.diagram.model.graph_view import DEPENDS, FEEDBACK, INFORMATION
from ssm_studio.diagram.model.occupancy import Cell, Net, Way
from ssm_studio.diagram.model.route_cache import Led
from ssm_studio.signs import PLAIN_HEADS

STYLES: Final = (
    "model.ground",
    "model.frame",
    "model.frame.watching",
    "model.caption",
    "model.box",
    "model.box.watching",
    "model.box.stale",
    "model.box.selected",
    "model.text",
    "model.text.watching",
    "model.text.selected",
    "model.number",
    "model.number.watching",
    "model.number.selected",
    "model.mark",
    "model.arrow",
    "model.arrow.information",
    "model.arrow.feedback",
    "model.arrow.watching",
    "model.arrow.selected",
)
"""Every style name that a drawing uses."""

_NUMBER_OF: Final = {style: number for number, style in enumerate(STYLES)}
_ARROW_STYLES: Final = {
    DEPENDS: "model.arrow",
    INFORMATION: "model.arrow.information",
    FEEDBACK: "model.arrow.feedback",
    WATCHES: "model.arrow.watching",
}
_RUNS: Final = re.compile(
    b"|".join(b"[%s\0]+" % re.escape(bytes((number,))) for number in range(1, len(STYLES))),
    re.DOTALL,
)
"""Cells of one style, with the blank ones of the ground behind them."""


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of characters: for terminals that show all of them, or of the keyboard alone.

    Attributes:
        lines: by kind of arrow, the upright and the level one.
        joints: by the sum of the directions in which lines leave a cell.
        heads: by kind of arrow and direction.
        boxes: by look, the corners from the top left one clockwise, the level and the upright side.
        sides: by look, the left and the right side of a box without a border.
    tees, heavy_tees: where an arrow leaves a border, by direction.
        marks: of a stale activity, a questioned one, one with a model of its own, and one with an arrow to itself.
    """

    lines: Mapping[str, tuple[str, str]]
    joints: str
    heads: Mapping[str, Mapping[int, str]]
    boxes: Mapping[str, str]
    sides: Mapping[str, str]
    tees: Mapping[int, str]
    heavy_tees: Mapping[int, str]
    marks: Mapping[str, str]

    @property
    def uprights(self) -> frozenset[str]:
        """What an upright line looks like: where a level one shows this, it is crossed."""
        return frozenset(upright for upright, _level in self.lines.values())


def _heads(upwards: str) -> dict[int, str]:
    return dict(zip((UP, RIGHT, DOWN, LEFT), upwards, strict=True))


FULL: Final = Signs(
    lines={DEPENDS: ("│", "─"), INFORMATION: ("┊", "┈"), FEEDBACK: ("╎", "╌"), WATCHES: ("╎", "╌")},
    joints=" ╵╶╰╷│╭├╴╯─┴╮┤┬┼",
    heads={
        DEPENDS: _heads("▲▶▼◀"),
        INFORMATION: _heads("△▷▽◁"),
        FEEDBACK: _heads("▴▸▾◂"),
        WATCHES: _heads("▴▸▾◂"),
    },
    boxes={
        "": "╭╮╯╰─│",
        "dashed": "╭╮╯╰╌╎",
        "dotted": "╭╮╯╰┈┊",
        "selected": "┏┓┛┗━┃",
        "dashed selected": "┏┓┛┗╍╏",
        "dotted selected": "┏┓┛┗┅┇",
    },
    sides={
        "": "▏▕",
        "dashed": "╎╎",
        "dotted": "┊┊",
        "selected": "▐▌",
        "dashed selected": "╏╏",
        "dotted selected": "┇┇",
    },
    tees=_heads("┴├┬┤"),
    heavy_tees=_heads("┷┠┯┨"),
    marks={"stale": "*", "questioned": "?", "expanded": "»", "loop": "↻"},
)
PLAIN: Final = Signs(
    lines={DEPENDS: ("|", "-"), INFORMATION: (":", "="), FEEDBACK: ("!", "~"), WATCHES: ("!", "~")},
    joints=" |-`||,+-'-+.+++",
    heads={
        DEPENDS: _heads(PLAIN_HEADS["solid"]),
        INFORMATION: _heads(PLAIN_HEADS["dotted"]),
        FEEDBACK: _heads(PLAIN_HEADS["dashed"]),
        WATCHES: _heads(PLAIN_HEADS["dashed"]),
    },
    boxes={
        "": "++++-|",
        "dashed": "++++~!",
        "dotted": "++++=:",
        "selected": "######",
        "dashed selected": "######",
        "dotted selected": "######",
    },
    sides={
        "": "[]",
        "dashed": "!!",
        "dotted": "::",
        "selected": "##",
        "dashed selected": "##",
        "dotted selected": "##",
    },
    tees=_heads("++++"),
    heavy_tees=_heads("++++"),
    marks={"stale": "*", "questioned": "?", "expanded": ">", "loop": "@"},
)


class Painting:
    """Cells with their characters and styles, and the rows made of them."""

    def __init__(self, width: int, height: int, signs: Signs) -> None:
        self.width, self.height, self.signs = width, height, signs
        self.cells = [" "] * (width * height)
        self.styles = bytearray(width * height)
        self.wide: set[int] = set()

    def saved(self, rows: Iterable[int]) -> dict[int, tuple[list[str], bytearray]]:
        """The cells of some rows, to be put back after painting over them."""
        width = self.width
        return {
            y: (self.cells[y * width : (y + 1) * width], self.styles[y * width : (y + 1) * width])
            for y in rows
        }

    def put_back(self, saved: Mapping[int, tuple[list[str], bytearray]]) -> None:
        """Undo what was painted since."""
        width = self.width
        for y, (cells, styles) in saved.items():
            self.cells[y * width : (y + 1) * width] = cells
            self.styles[y * width : (y + 1) * width] = styles

    def all_rows(self, before: Painting | None, rows: Sequence[Row]) -> Iterator[Row]:
        """Every row; those that look as in a painting before, whose rows are given, are taken from there."""
        width = self.width
        if before is None or before.width != width:
            yield from self.rows(range(self.height))
            return
        cells, styles, cells2, styles2 = self.cells, self.styles, before.cells, before.styles
        for y in range(self.height):
            at, end = y * width, (y + 1) * width
            if (
                y < before.height
                and styles[at:end] == styles2[at:end]
                and cells[at:end] == cells2[at:end]
            ):
                yield rows[y]
            else:
                yield from self.rows((y,))

    def rows(self, wanted: Iterable[int]) -> Iterator[Row]:
        """Rows as runs; blank cells of the ground count to the run before them."""
        width, cells, styles, wide = self.width, self.cells, self.styles, self.wide
        finditer, new, names = _RUNS.finditer, tuple.__new__, STYLES
        for y in wanted:
            start = y * width
            part, row = cells[start : start + width], bytes(styles[start : start + width])
            runs, at = [], 0
            if y in wide:
                for match in finditer(row):
                    end = match.end()
                    runs.append(new(Run, ("".join(part[at:end]), names[row[at]])))
                    at = end
            else:
                text = "".join(part)
                for match in finditer(row):
                    end = match.end()
                    runs.append(new(Run, (text[at:end], names[row[at]])))
                    at = end
            yield tuple(runs)

    def put(self, x: int, y: int, sign: str, style: str) -> None:
        """One character of one cell."""
        at = y * self.width + x
        self.cells[at] = sign
        self.styles[at] = _NUMBER_OF[style]

    def level(self, y: int, left: int, right: int, sign: str, style: int) -> None:
        """The same character from one column to another."""
        at, end = y * self.width + left, y * self.width + right + 1
        self.cells[at:end] = [sign] * (end - at)
        self.styles[at:end] = bytes((style,)) * (end - at)

    def upright(self, x: int, top: int, bottom: int, sign: str, style: int) -> None:
        """The same character from one row to another."""
        stretch = slice(top * self.width + x, bottom * self.width + x + 1, self.width)
        self.cells[stretch] = [sign] * (bottom - top + 1)
        self.styles[stretch] = bytes((style,)) * (bottom - top + 1)

    # Frames and lines

    def frames(self, frames: Sequence[tuple[Rect, str, str]], nets: Collection[Net]) -> None:
        """Frames (with their look and style) and lines; an upright line runs over a level one."""
        signs = self.signs
        for rect, look, style in frames:
            number, level = _NUMBER_OF[style], signs.boxes[look][4]
            for y in (rect.y, rect.bottom - 1):
                self.level(y, rect.x, rect.right - 1, level, number)
        for net in nets:
            sign, number = signs.lines[net.kind][1], _NUMBER_OF[_ARROW_STYLES[net.kind]]
            for y, left, right in net.levels:
                self.level(y, left, right, sign, number)
        for rect, look, style in frames:
            number, upright = _NUMBER_OF[style], signs.boxes[look][5]
            for x in (rect.x, rect.right - 1):
                self.upright(x, rect.y, rect.bottom - 1, upright, number)
            self._corners(rect, look, style)
        for net in nets:
            self._net(net)

    def _net(self, net: Net) -> None:
        signs, style = self.signs, _ARROW_STYLES[net.kind]
        number = _NUMBER_OF[style]
        sign = signs.lines[net.kind][0]
        for x, top, bottom in net.uprights:
            self.upright(x, top, bottom, sign, number)
        for (x, y), arms in net.joints.items():
            self.put(x, y, signs.joints[arms], style)
        heads = signs.heads[net.kind]
        for way in net.ways:
            self.put(*way[-1], heads[heading(way)], style)

    def _corners(self, rect: Rect, look: str, style: str) -> None:
        right, bottom = rect.right - 1, rect.bottom - 1
        corners = ((rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom))
        for (x, y), sign in zip(corners, self.signs.boxes[look], strict=False):
            self.put(x, y, sign, style)

    def caption(self, rect: Rect, words: str) -> None:
        """Words on the lower side of a frame."""
        if words:
            self.text(
                rect.right - cell_width(words) - 4, rect.bottom - 1, f" {words} ", "model.caption"
            )

    def text(self, x: int, y: int, text: str, style: str) -> None:
        """Printable text that fits."""
        at, width = y * self.width + x, cell_width(text)
        self.styles[at : at + width] = bytes((_NUMBER_OF[style],)) * width
        if width == len(text):
            self.cells[at : at + width] = text
            return
        self.wide.add(y)
        for letter, own in clusters(text):
            self.cells[at] = letter
            if own == 2:
                self.cells[at + 1] = ""
            at += own

    # Boxes

    def box(
        self, rect: Rect, lines: Sequence[str], look: str, styles: tuple[str, str, str], number: str
    ) -> None:
        """A box with its words; `styles` are those of its outline, its words and its number."""
        outline, words, numbered = styles
        style, sides = _NUMBER_OF[outline], self.signs.boxes[look]
        right, bottom = rect.right - 1, rect.bottom - 1
        self.level(rect.y, rect.x, right, sides[4], style)
        self.level(bottom, rect.x, right, sides[4], style)
        inner = bytes((_NUMBER_OF[words],)) * (rect.width - 2)
        blank = [" "] * (rect.width - 2)
        for y, line in enumerate(lines, rect.y + 1):
            at = y * self.width + rect.x
            self.cells[at + 1 : at + rect.width - 1] = blank
            self.styles[at + 1 : at + rect.width - 1] = inner
            if line:
                self.text(rect.x + 2, y, line, words)
        self.upright(rect.x, rect.y, bottom, sides[5], style)
        self.upright(right, rect.y, bottom, sides[5], style)
        self._corners(rect, look, outline)
        if number and lines[0].startswith(number):
            at = (rect.y + 1) * self.width + rect.x + 2
            wide = cell_width(number)
            self.styles[at : at + wide] = bytes((_NUMBER_OF[numbered],)) * wide

    def bare_box(
        self, rect: Rect, lines: Sequence[str], look: str, styles: tuple[str, str, str], number: str
    ) -> None:
        """The same without lines above and below the words."""
        outline, words, numbered = styles
        style, sides = _NUMBER_OF[outline], self.signs.sides[look]
        inner = bytes((_NUMBER_OF[words],)) * (rect.width - 2)
        for y, line in enumerate(lines, rect.y):
            at = y * self.width + rect.x + 1
            self.cells[at : at + rect.width - 2] = [" "] * (rect.width - 2)
            self.styles[at : at + rect.width - 2] = inner
            if line:
                self.text(rect.x + 1, y, line, words)
        for x, sign in zip((rect.x, rect.right - 1), sides, strict=True):
            self.upright(x, rect.y, rect.bottom - 1, sign, style)
        if number and lines[0].startswith(number):
            at = rect.y * self.width + rect.x + 1
            wide = cell_width(number)
            self.styles[at : at + wide] = bytes((_NUMBER_OF[numbered],)) * wide

    def tee(self, cell: Cell, towards: int, heavy: bool) -> Cell:
        """Where an arrow leaves a border, from its first cell and the direction back; the border's cell."""
        dx, dy = STEP[towards]
        x, y = cell[0] + dx, cell[1] + dy
        self.cells[y * self.width + x] = (self.signs.heavy_tees if heavy else self.signs.tees)[
            BACK[towards]
        ]
        return x, y

    def marks(self, rect: Rect, names: Iterable[str], taken: Collection[Cell]) -> None:
        """Small signs in the upper side of a box, where no arrow leaves it."""
        columns: Iterable[int] = (
            x for x in range(rect.right - 3, rect.x, -1) if (x, rect.y) not in taken
        )
        if rect.height < 3:
            # Words stand there.
            columns = (rect.right - 1,)
        for name, x in zip(names, columns, strict=False):
            self.put(x, rect.y, self.signs.marks[name], "model.mark")

    def highlight(self, arrows: Sequence[Led]) -> None:
        """Another style for some arrows."""
        style, width = _NUMBER_OF["model.arrow.selected"], self.width
        uprights = self.signs.uprights
        for upright in (False, True):
            for (x, y), (x2, y2) in (
                step for each in arrows for step in itertools.pairwise(each.way)
            ):
                if y == y2 and not upright:
                    row = y * width
                    for at in range(row + min(x, x2), row + max(x, x2) + 1):
                        if self.cells[at] not in uprights:
                            self.styles[at] = style
                elif x == x2 and upright:
                    top, bottom = min(y, y2), max(y, y2)
                    stretch = slice(top * width + x, bottom * width + x + 1, width)
                    self.styles[stretch] = bytes((style,)) * (bottom - top + 1)


def heading(way: Way) -> int:
    """The direction of an arrow's head."""
    (x, y), (x2, y2) = way[-2:]
    if x == x2:
        return DOWN if y2 > y else UP
    return RIGHT if x2 > x else LEFT
