"""Finds the outlines on a drawing of characters: the boundary, the frame of those who watch, and the boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from rich.cells import cell_len

Way = tuple[int, int]
Cell = tuple[int, int]

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
WAYS: Final = (UP, RIGHT, DOWN, LEFT)
_TEES: Final = {UP: "┴┷+", DOWN: "┬┯+", LEFT: "┤┨+", RIGHT: "├┠+"}
BORDER: Final = frozenset("─╌┈━╍┅┴┷-~=+#")
_EDGES: Final = {
    # Corner: the other corners, and what the lower and the upright borders may look like. The upper one has marks.
    "╭": ("╮╰╯", set("─╌┈┴┬"), set("│╎┊┤├")),
    "┏": ("┓┗┛", set("━╍┅┷┯"), set("┃╏┇┨┠")),
    "+": ("+++", set("-~=.+"), set("|!:+")),
    "#": ("###", set("#+"), set("#+")),
}


class UnreadableError(ValueError):
    """The drawing does not say for certain what the model is."""


@dataclass(frozen=True, slots=True)
class Block:
    """The outermost cells of a box or a frame."""

    left: int
    top: int
    right: int
    bottom: int

    def edge(self) -> Iterator[Cell]:
        """The cells of the outline."""
        for x in range(self.left, self.right + 1):
            yield from ((x, self.top), (x, self.bottom))
        for y in range(self.top + 1, self.bottom):
            yield from ((self.left, y), (self.right, y))

    def cells(self) -> Iterator[Cell]:
        """Outline and inside."""
        yield from product(range(self.left, self.right + 1), range(self.top, self.bottom + 1))


class Outlines:
    """What is closed on one drawing.

    Attributes:
        boundary, group: the line around the operational activities, and that around those who watch.
        boxes: from the top left.
        owner: for each cell of a box, its place among them.
        frame: cells where the two frames show.
        tees: where lines begin on an outline, and the side to which they leave it.
    """

    def __init__(self, lines: Sequence[str], plain: bool) -> None:
        self.rows = [_cells(line) for line in lines]
        self.plain = plain
        self.boundary, self.group = self._frames()
        self.boxes = self._boxes()
        self.owner = {cell: n for n, box in enumerate(self.boxes) for cell in box.cells()}
        self.frame = set(self._frame_cells())
        self.tees = dict(self._tees())

    def at(self, cell: Cell) -> str:
        """The character in a cell; a space where there is none."""
        x, y = cell
        if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]):
            return self.rows[y][x]
        return " "

    def label(self, box: Block) -> str:
        """The words in a box, its lines put together."""
        rows = (
            "".join(self.at((x, y)) for x in range(box.left + 1, box.right))
            for y in range(box.top + 1, box.bottom)
        )
        return " ".join(" ".join(rows).split())

    def _frames(self) -> tuple[Block | None, Block | None]:
        """The boundary begins in the first row, the frame of those who watch ends in the last."""
        if not self.rows:
            return None, None
        first, last = self._extent(0), self._extent(len(self.rows) - 1)
        corners = ("+", "+") if self.plain else ("╰", "╯")
        upper = self._closed(*first, 0, range(1, len(self.rows)), corners)
        if upper.bottom == len(self.rows) - 1:
            row = self.rows[0]
            dashed = row.count("╌") + row.count("~") > row.count("─") + row.count("-")
            return (None, upper) if dashed else (upper, None)
        corners = ("+", "+") if self.plain else ("╭", "╮")
        rows = range(len(self.rows) - 2, upper.bottom, -1)
        return upper, self._closed(*last, len(self.rows) - 1, rows, corners)

    def _extent(self, y: int) -> tuple[int, int]:
        row = self.rows[y]
        found = [x for x, character in enumerate(row) if character != " "]
        if not found:
            raise UnreadableError("the outermost row is empty")
        return found[0], found[-1]

    def _closed(
        self, left: int, right: int, y: int, rows: range, corners: tuple[str, str]
    ) -> Block:
        for other in rows:
            if (self.at((left, other)), self.at((right, other))) == corners:
                return Block(left, min(y, other), right, max(y, other))
        raise UnreadableError("a frame is not closed")

    def _boxes(self) -> list[Block]:
        """Closed outlines other than the two frames. What looks like one inside a box is words."""
        found: list[Block] = []
        inside: set[Cell] = set()
        for y, row in enumerate(self.rows):
            for x, character in enumerate(row):
                if character in _EDGES and (x, y) not in inside:
                    box = self._box(x, y)
                    if box and box not in (self.boundary, self.group):
                        found.append(box)
                        inside.update(box.cells())
        return found

    def _box(self, left: int, top: int) -> Block | None:
        """The largest closed outline with this corner and with room beside its words."""
        corners, level, upright = _EDGES[self.at((left, top))]
        right, bottom = left + 1, top + 1
        while self.at((right, top)).strip():
            right += 1
        while self.at((left, bottom)) in {*upright, corners[1]}:
            bottom += 1
        for x, y in product(range(right - 1, left + 3, -1), range(bottom - 1, top + 1, -1)):
            inside = range(top + 1, y)
            if (
                self.at((x, top)) + self.at((left, y)) + self.at((x, y)) == corners
                and all(self.at((each, y)) in level for each in range(left + 1, x))
                and all(self.at((x, each)) in upright for each in inside)
                and all(
                    self.at((left + 1, each)) + self.at((x - 1, each)) == "  " for each in inside
                )
            ):
                return Block(left, top, x, y)
        return None

    def _frame_cells(self) -> Iterator[Cell]:
        """Where the frames show; elsewhere on them another line crosses."""
        for frame, level, upright in (
            (self.boundary, "─-", "│|"),
            (self.group, "╌~", "╎:!"),
        ):
            if frame is None:
                continue
            for x, y in frame.edge():
                here = self.at((x, y))
                corner = x in (frame.left, frame.right) and y in (frame.top, frame.bottom)
                outermost = y in (0, len(self.rows) - 1)
                across = y in (frame.top, frame.bottom)
                own = level if across else upright
                if frame is self.boundary and y == frame.bottom:
                    own += _TEES[DOWN]
                if corner or outermost or here in own:
                    yield x, y

    def _tees(self) -> Iterator[tuple[Cell, Way]]:
        """Where lines begin on the outlines, and to which side."""
        for box in self.boxes:
            across, along = range(box.left + 1, box.right), range(box.top + 1, box.bottom)
            sides = {
                UP: [(x, box.top) for x in across],
                RIGHT: [(box.right, y) for y in along],
                DOWN: [(x, box.bottom) for x in across],
                LEFT: [(box.left, y) for y in along],
            }
            for way, cells in sides.items():
                yield from ((cell, way) for cell in cells if self.at(cell) in _TEES[way])
        if self.boundary:
            y = self.boundary.bottom
            for x in range(self.boundary.left + 1, self.boundary.right):
                if self.at((x, y)) in _TEES[DOWN]:
                    yield (x, y), DOWN


def outlines(lines: Sequence[str], plain: bool) -> list[tuple[str, Block]]:
    """Each box with its words."""
    page = Outlines(lines, plain)
    return [(page.label(box), box) for box in page.boxes]


def _cells(line: str) -> list[str]:
    """One entry for each column; "" in the right half of a wide character."""
    cells: list[str] = []
    for character in line:
        width = cell_len(character)
        if width == 0 and cells:
            cells[-1] += character
        else:
            cells += [character, ""][:width]
    return cells


def back(way: Way) -> Way:
    return -way[0], -way[1]
