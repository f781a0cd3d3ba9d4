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

from tests.diagram.model.reading_outlines import (
    BORDER,
    DOWN,
    LEFT,
    RIGHT,
    UP,
    WAYS,
    Cell,
    Outlines,
    UnreadableError,
    Way,
    back,
)

BOUNDARY: Final = ""
WATCHES: Final = "watches"

_LETTERS: Final = {"u": UP, "r": RIGHT, "d": DOWN, "l": LEFT}
_LINES: Final = {
    "│╎┊": "ud",
    "─╌┈": "lr",
    "╭": "rd",
    "╮": "ld",
    "╰": "ur",
    "╯": "ul",
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
    "information": ("△▷▽◁", '");('),
    "feedback": ("▴▸▾◂", "/}\\{"),
}
_STRAIGHT: Final = {"depends": "│─|-", "information": "┊┈:=", "feedback": "╎╌!~"}
_KINDS: Final = {
    sign: kind for kind, heads in _HEADS.items() for sign in "".join(heads) + _STRAIGHT[kind]
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a drawing.

    Attributes:
        labels: the words of each box, from the top left; its place in the list stands for the box.
        arrows: source, target and kind; None stands for the boundary.
        marks: the signs in each box's upper border.
        watching: boxes inside the dashed frame.
    """

    labels: tuple[str, ...]
    arrows: frozenset[tuple[int | None, int | None, str]]
    marks: tuple[frozenset[str], ...]
    watching: frozenset[int]


def read_drawing(
    lines: Sequence[str], plain: bool
) -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    """The words of each activity by its number, and the arrows as source, target and kind."""
    return by_number(read_sheet(lines, plain))


def by_number(sheet: Sheet) -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    """The same for a sheet whose labels begin with numbers."""
    numbers: list[str] = []
    words: dict[str, str] = {}
    for label in sheet.labels:
        number, _space, rest = label.partition(" ")
        if number in words:
            raise UnreadableError(f"two boxes are numbered {number}")
        numbers.append(number)
        words[number] = rest
    named: dict[int | None, str] = {None: BOUNDARY, **dict(enumerate(numbers))}
    return words, {(named[source], named[target], kind) for source, target, kind in sheet.arrows}


def read_sheet(lines: Sequence[str], plain: bool) -> Sheet:
    """The boxes and the arrows between them, for drawings whose activities have no numbers of their own."""
    page = _Page(lines, plain)
    return Sheet(
        tuple(page.label(box) for box in page.boxes),
        frozenset(page.arrows()),
        tuple(
            frozenset(page.at((x, box.top)) for x in range(box.left + 1, box.right)) - BORDER
            for box in page.boxes
        ),
        frozenset(
            number
            for number, box in enumerate(page.boxes)
            if page.group and box.top > page.group.top
        ),
    )


@dataclass(slots=True)
class _Net:
    """Lines that hang together."""

    sources: set[int | None] = field(default_factory=set)
    targets: set[int | None] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class _Page(Outlines):
    """One drawing while its lines are read."""

    def __init__(self, lines: Sequence[str], plain: bool) -> None:
        super().__init__(lines, plain)
        self.heads: dict[Cell, Way] = {}
        self.joins: dict[Cell, set[Way]] = {}
        self._lines()

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
                    self.joins[cell] = {back(pointing[here])}
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
            elif back(way) in self.joins.get(there, ()) or self.tees.get(there) == back(way):
                self.joins[cell].add(way)
        waiting = True
        while waiting:
            waiting = False
            for cell in corners:
                able = [way for way in maybe[cell] if way not in self.joins[cell]]
                if len(self.joins[cell]) < 3 and len(able) == 1:
                    self.joins[cell].add(able[0])
                    self.joins[maybe[cell][able[0]]].add(back(able[0]))
                    waiting = True
        for cell, way in product(corners, WAYS):
            if way in maybe[cell] and way not in self.joins[cell]:
                raise UnreadableError(f"the plus at {cell} may or may not join what is beside it")
        for cell in corners:
            if len(self.joins[cell]) < 3:
                raise UnreadableError(f"nothing branches at the plus at {cell}")

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
            if kind := _KINDS.get(self.at(cell)):
                net.kinds.add(kind)
            for way in self.joins[cell]:
                there = self.onward(cell, way)
                if there in self.joins:
                    if back(way) not in self.joins[there]:
                        raise UnreadableError(f"a line ends at {there}, beside another")
                    waiting.append(there)
                    continue
                net.sources.add(self._touched(cell, way))
                if self.tees.get(there) != back(way):
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
