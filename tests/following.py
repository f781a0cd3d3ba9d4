"""Follows the arrows of any drawing of boxes and lines, as lenient eyes do; for comparing programs that draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from tests.diagram.model.reading_outlines import outlines

Way = tuple[int, int]
Cell = tuple[int, int]
Box = tuple[int, int, int, int]
"""First and last column, first and last row."""

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
_POINTS: Final = {
    "│": (UP, DOWN),
    "─": (LEFT, RIGHT),
    "┌╭": (RIGHT, DOWN),
    "┐╮": (LEFT, DOWN),
    "└╰": (UP, RIGHT),
    "┘╯": (UP, LEFT),
    "├": (UP, RIGHT, DOWN),
    "┤": (UP, LEFT, DOWN),
    "┬": (LEFT, RIGHT, DOWN),
    "┴": (LEFT, RIGHT, UP),
    "┼": (UP, RIGHT, DOWN, LEFT),
}
JOINS: Final = {sign: frozenset(ways) for signs, ways in _POINTS.items() for sign in signs}
HEADS: Final = {
    **dict.fromkeys("▲∧^", UP),
    **dict.fromkeys("▶>", RIGHT),
    **dict.fromkeys("▼∨v", DOWN),
    **dict.fromkeys("◀<", LEFT),
}
_OVER: Final = "".join(JOINS) + "▲▶▼◀"


@dataclass(frozen=True, slots=True)
class Followed:
    """What was seen on a drawing: activities with whole labels and closed boxes, and arrows, by their ids."""

    whole: frozenset[str]
    closed: frozenset[str]
    arrows: frozenset[tuple[str, str]]


def follow(lines: Sequence[str], labels: Mapping[str, str], *, ours: bool = False) -> Followed:
    """Look at a drawing of activities with these labels; only `ours` may have wrapped them."""
    sheet = _Sheet(lines, labels, ours)
    return Followed(
        frozenset(sheet.whole),
        frozenset(each for each, box in sheet.boxes.items() if sheet.closed(box)),
        frozenset(sheet.arrows()),
    )


class _Sheet:
    def __init__(self, lines: Sequence[str], labels: Mapping[str, str], ours: bool) -> None:
        self.lines = lines
        self.boxes: dict[str, Box] = {}
        self.whole: set[str] = set()
        if ours:
            self._read(labels)
        else:
            self._find(labels)
        self.owner = {
            cell: each
            for each, (left, right, top, bottom) in self.boxes.items()
            for cell in product(range(left, right + 1), range(top, bottom + 1))
        }

    def at(self, cell: Cell) -> str:
        x, y = cell
        inside = 0 <= y < len(self.lines) and 0 <= x < len(self.lines[y])
        return self.lines[y][x] if inside else " "

    def _read(self, labels: Mapping[str, str]) -> None:
        """Boxes whose words may run over several lines."""
        ids = {words: each for each, words in labels.items()}
        for words, block in outlines(self.lines, plain=False):
            if words in ids:
                self.boxes[ids[words]] = block.left, block.right, block.top, block.bottom
                self.whole.add(ids[words])

    def _find(self, labels: Mapping[str, str]) -> None:
        """Boxes around labels on one line, over which something else may have been drawn."""
        for each, words in labels.items():
            worn = re.compile(r"(?<!\d)" + "".join(f"(?:{re.escape(c)}|[{_OVER}])" for c in words))
            found = (
                (match, y) for y, line in enumerate(self.lines) for match in worn.finditer(line)
            )
            for match, y in sorted(found, key=lambda hit: -_alike(hit[0][0], words)):
                if _alike(match[0], words) * 2 > len(words):
                    self.boxes[each] = self._around(match.start(), match.end() - 1, y)
                    if match[0] == words:
                        self.whole.add(each)
                break

    def _around(self, first: int, last: int, y: int) -> Box:
        middle = (first + last) // 2
        return (
            self._border((first, y), LEFT)[0],
            self._border((last, y), RIGHT)[0],
            self._border((middle, y), UP)[1],
            self._border((middle, y), DOWN)[1],
        )

    def _border(self, cell: Cell, way: Way) -> Cell:
        """The first thing that stands in this direction."""
        x, y = _next(cell, way)
        while self.at((x, y)) == " " and -1 <= x <= 10_000 and -1 <= y <= len(self.lines):
            x, y = _next((x, y), way)
        return x, y

    def closed(self, box: Box) -> bool:
        """Whether nothing but borders and tees is on the outline."""
        left, right, top, bottom = box
        corners = ((left, top), (right, top), (left, bottom), (right, bottom))
        return (
            all(
                self.at(c) in signs
                for c, signs in zip(corners, ("┌╭", "┐╮", "└╰", "┘╯"), strict=True)
            )
            and all(self.at((x, y)) in "─┬┴" for x in range(left + 1, right) for y in (top, bottom))
            and all(self.at((x, y)) in "│├┤" for x in (left, right) for y in range(top + 1, bottom))
        )

    def arrows(self) -> Iterator[tuple[str, str]]:
        """From each head back to the boxes where its line begins."""
        for y, line in enumerate(self.lines):
            for x, sign in enumerate(line):
                if sign in HEADS and (x, y) not in self.owner:
                    target = self._box_near((x, y), HEADS[sign])
                    if target is not None:
                        for source in self._sources((x, y), _back(HEADS[sign])) - {target}:
                            yield source, target

    def _box_near(self, cell: Cell, way: Way) -> str | None:
        """The box in this direction, right there or behind one space."""
        there = _next(cell, way)
        if there not in self.owner and self.at(there) == " ":
            there = _next(there, way)
        return self.owner.get(there)

    def _sources(self, head: Cell, way: Way) -> set[str]:
        found: set[str] = set()
        seen: set[tuple[Cell, Way]] = set()
        waiting = [(head, way)]
        while waiting:
            here, way = waiting.pop()
            if (here, way) in seen:
                continue
            seen.add((here, way))
            there = _next(here, way)
            if (box := self._box_near(here, way)) is not None:
                found.add(box)
                continue
            ways = JOINS.get(self.at(there), frozenset())
            if there in self.owner or not ways:
                continue
            if _back(way) in ways:
                onward = {way} if self.at(there) == "┼" else ways - {_back(way)}
            elif _back(way) in JOINS.get(self.at(_next(there, way)), ()):
                onward = {way}
            else:
                onward = set(ways)
            waiting += [(there, each) for each in onward | self._from_beside(there, ways)]
        return found

    def _from_beside(self, cell: Cell, ways: frozenset[Way]) -> set[Way]:
        """Sides from which a line runs into this one and does not come out behind it."""
        return {
            way
            for way in (UP, RIGHT, DOWN, LEFT)
            if way not in ways and self._points(cell, way) and not self._points(cell, _back(way))
        }

    def _points(self, cell: Cell, way: Way) -> bool:
        """Whether the neighbour in this direction is a line that leads here."""
        there = _next(cell, way)
        return there not in self.owner and _back(way) in JOINS.get(self.at(there), ())


def _next(cell: Cell, way: Way) -> Cell:
    return cell[0] + way[0], cell[1] + way[1]


def _back(way: Way) -> Way:
    return -way[0], -way[1]


def _alike(shown: str, words: str) -> int:
    return sum(a == b for a, b in zip(shown, words, strict=True))
