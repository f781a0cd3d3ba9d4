"""Reads a model back from the characters of its drawing, as somebody who looks at it would.

It knows what the characters mean and nothing of how a drawing is made: boxes are closed outlines with words in
them, a line joins the neighbours that its character points at, an upright line runs through a level one, a tee on
an outline is where a line begins and a head is where it ends. What cannot be read for certain is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from rich.cells import cell_len

Way = tuple[int, int]
Cell = tuple[int, int]

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
WAYS: Final = (UP, RIGHT, DOWN, LEFT)
BOUNDARY: Final = ""
WATCHES: Final = "watches"

_LETTERS: Final = {"u": UP, "r": RIGHT, "d": DOWN, "l": LEFT}
_LINES: Final = {
    "│╎┊": "ud",
    "─╌┈": "lr",
    "┌": "rd",
    "┐": "ld",
    "└": "ur",
    "┘": "ul",
    "├": "urd",
    "┤": "uld",
    "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
}
_PLAIN_LINES: Final = {
    "|:!": "ud",
    "-=~": "lr",
    ",": "rd",
    ".": "ld",
    "`": "ur",
    "'": "ul",
}
_HEADS: Final = {
    "depends": ("▲▶▼◀", "^>v<"),
    "information": ("△▷▽◁", "A)V("),
    "feedback": ("▴▸▾◂", "n}u{"),
}
_STRAIGHT: Final = {"depends": "│─|-", "information": "┊┈:=", "feedback": "╎╌!~"}
_TEES: Final = {UP: "┴┷+", DOWN: "┬┯+", LEFT: "┤┨+", RIGHT: "├┠+"}
_LOOPS: Final = "↻@"
_EDGES: Final = {
    # Corner: what the other corners, the level and the upright borders may look like.
    "╭": ("╮╰╯", "─┴┬↻", "│┤├"),
    "┏": ("┓┗┛", "━┷┯↻", "┃┨┠"),
    "+": ("+++", "-@+", "|+"),
    "#": ("###", "#@+", "#+"),
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a drawing.

    Attributes:
        labels: the words of each box, from the top left; its place in the list stands for the box.
        arrows: source, target and kind; None stands for the boundary.
        loops: boxes that carry the mark of an arrow to itself.
        watching: boxes inside the dashed frame.
    """

    labels: tuple[str, ...]
    arrows: frozenset[tuple[int | None, int | None, str]]
    loops: frozenset[int]
    watching: frozenset[int]


def read_drawing(
    lines: Sequence[str], plain: bool
) -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    """The words of each activity by its number, and the arrows as source, target and kind."""
    sheet = read_sheet(lines, plain)
    numbers, words = [], {}
    for label in sheet.labels:
        number, _space, rest = label.partition(" ")
        if number in words:
            raise UnreadableError(f"two boxes are numbered {number}")
        numbers.append(number)
        words[number] = rest
    named = {None: BOUNDARY, **dict(enumerate(numbers))}
    return words, {(named[source], named[target], kind) for source, target, kind in sheet.arrows}


def read_sheet(lines: Sequence[str], plain: bool) -> Sheet:
    """The boxes and the arrows between them, for drawings whose activities have no numbers of their own."""
    page = _Page(lines, plain)
    return Sheet(
        tuple(page.label(box) for box in page.boxes),
        frozenset(page.arrows()),
        frozenset(
            number
            for number, box in enumerate(page.boxes)
            if any(page.at((x, box.top)) in _LOOPS for x in range(box.left, box.right))
        ),
        frozenset(
            number
            for number, box in enumerate(page.boxes)
            if page.group and box.top > page.group.top
        ),
    )


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


@dataclass(slots=True)
class _Net:
    """Lines that hang together."""

    sources: set[int | None] = field(default_factory=set)
    targets: set[int | None] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class _Page:
    """One drawing while it is read."""

    def __init__(self, lines: Sequence[str], plain: bool) -> None:
        self.rows = [_cells(line) for line in lines]
        self.plain = plain
        self.boundary, self.group = self._frames()
        self.boxes = self._boxes()
        self.owner = {cell: n for n, box in enumerate(self.boxes) for cell in box.cells()}
        self.frame = set(self._frame_cells())
        self.tees = dict(self._tees())
        self.heads: dict[Cell, Way] = {}
        self.joins: dict[Cell, set[Way]] = {}
        self._lines()

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
        right = left + 1
        while (sign := self.at((right, top))) and sign in level + corners[0]:
            right += 1
        bottom = top + 1
        while (sign := self.at((left, bottom))) and sign in upright + corners[1]:
            bottom += 1
        for x, y in product(range(right - 1, left + 3, -1), range(bottom - 1, top + 1, -1)):
            box = Block(left, top, x, y)
            if (
                self.at((x, top)) + self.at((left, y)) + self.at((x, y)) == corners
                and all(self.at((each, y)) in level for each in range(left + 1, x))
                and all(self.at((x, each)) in upright for each in range(top + 1, y))
                and all(
                    self.at((left + 1, each)) == self.at((x - 1, each)) == " "
                    for each in range(top + 1, y)
                )
            ):
                return box
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

    def _lines(self) -> None:
        """Which neighbours each character of a line joins."""
        table = _PLAIN_LINES if self.plain else _LINES
        known = {
            character: {_LETTERS[letter] for letter in ways}
            for characters, ways in table.items()
            for character in characters
        }
        pointing = {
            sign: way
            for each in _HEADS.values()
            for sign, way in zip(each[self.plain], WAYS, strict=True)
        }
        open_: list[Cell] = []
        for y, row in enumerate(self.rows):
            for x, here in enumerate(row):
                cell = (x, y)
                if here == " " or cell in self.owner or cell in self.frame:
                    continue
                if here in pointing:
                    self.heads[cell] = pointing[here]
                    self.joins[cell] = {_back(pointing[here])}
                elif here in known:
                    self.joins[cell] = set(known[here])
                elif self.plain and here == "+":
                    self.joins[cell] = set()
                    open_.append(cell)
                else:
                    raise UnreadableError(f"{here!r} at {cell} is no part of a line")
        if open_:
            self._settle_corners(open_)

    def _settle_corners(self, corners: Sequence[Cell]) -> None:
        """Which neighbours a plus joins: those that lead to it, then what it needs to turn at all."""
        maybe: dict[Cell, dict[Way, Cell]] = {cell: {} for cell in corners}
        for cell, way in product(corners, WAYS):
            there = self.onward(cell, way)
            if there in maybe:
                maybe[cell][way] = there
            elif _back(way) in self.joins.get(there, ()) or self.tees.get(there) == _back(way):
                self.joins[cell].add(way)
        waiting = True
        while waiting:
            waiting = False
            for cell in corners:
                able = [way for way in maybe[cell] if way not in self.joins[cell]]
                if len(self.joins[cell]) < 3 and len(able) == 1:
                    self.joins[cell].add(able[0])
                    self.joins[maybe[cell][able[0]]].add(_back(able[0]))
                    waiting = True
        for cell, way in product(corners, WAYS):
            if way in maybe[cell] and way not in self.joins[cell]:
                raise UnreadableError(f"the plus at {cell} may or may not join what is beside it")

    def onward(self, cell: Cell, way: Way) -> Cell:
        """Where a line that leaves a cell comes to: a level one runs on behind the upright ones that it meets."""
        x, y = cell
        while True:
            x, y = x + way[0], y + way[1]
            here = (x, y)
            crossed = here in self.frame or self.at(here) in "│╎┊|:!"
            if here in self.owner or way in (UP, DOWN) or not crossed:
                return here

    def arrows(self) -> Iterator[tuple[int | None, int | None, str]]:
        """Every source of a net with every one of its targets."""
        seen: set[Cell] = set()
        used: set[Cell] = set()
        for cell in self.joins:
            if cell not in seen:
                yield from _pairs(self._net(cell, seen, used), cell)
        if self.tees.keys() != used:
            raise UnreadableError(
                f"no line begins at the tees at {sorted(self.tees.keys() - used)}"
            )

    def _net(self, start: Cell, seen: set[Cell], used: set[Cell]) -> _Net:
        net = _Net()
        waiting = [start]
        while waiting:
            cell = waiting.pop()
            if cell in seen:
                continue
            seen.add(cell)
            if cell in self.heads:
                net.targets.add(self._touched(cell, self.heads[cell]))
            net.kinds.update(
                kind
                for kind in _HEADS
                if self.at(cell) in "".join(_HEADS[kind]) or self.at(cell) in _STRAIGHT[kind]
            )
            for way in self.joins[cell]:
                there = self.onward(cell, way)
                if there in self.joins:
                    if _back(way) not in self.joins[there]:
                        raise UnreadableError(f"a line ends at {there}, beside another")
                    waiting.append(there)
                    continue
                net.sources.add(self._touched(cell, way))
                if self.tees.get(there) != _back(way):
                    raise UnreadableError(f"a line touches an outline at {there} without a tee")
                used.add(there)
        return net

    def _touched(self, cell: Cell, way: Way) -> int | None:
        there = self.onward(cell, way)
        if there in self.owner:
            return self.owner[there]
        if self.boundary and there in self.frame and way == UP and there[1] == self.boundary.bottom:
            return None
        raise UnreadableError(f"a line ends in nothing at {there}")


def _back(way: Way) -> Way:
    return -way[0], -way[1]


def _pairs(net: _Net, cell: Cell) -> Iterator[tuple[int | None, int | None, str]]:
    if not net.sources or not net.targets:
        raise UnreadableError(f"the line at {cell} has no beginning or no end")
    if len(net.sources) > 1 and len(net.targets) > 1:
        raise UnreadableError(f"the lines at {cell} have several beginnings and several ends")
    if len(net.kinds) != 1:
        raise UnreadableError(f"the line at {cell} is of kinds {sorted(net.kinds)}")
    (kind,) = net.kinds
    watches = None in net.sources or None in net.targets
    if watches and kind != "feedback":
        raise UnreadableError(f"the line at {cell} joins the boundary and is not dashed")
    for source, target in product(net.sources, net.targets):
        yield source, target, WATCHES if watches else kind
