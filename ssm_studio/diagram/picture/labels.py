"""Where the words of a picture's lines stand: beside their line or on it, where they cover nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, bounds
from ssm_studio.diagram.cells.wrap import cell_width, clusters, wrap
from ssm_studio.diagram.picture.lines import Cell, Line, Plan
from ssm_studio.diagram.picture.occupancy import FAR
from ssm_studio.values import dataclass

LABEL: Final = "picture.caption"
MOST_LINES: Final = 4
_WIDTHS: Final = (20, 15, 11, 28)
_NARROW: Final = 8
"""Cells in which the words of a line are broken, in the order of their looks, and where there is no room for those."""
_PLAINER: Final = 0.2
"""What each further way to break words costs for its looks."""
_ASIDE: Final = ((1, 0.0), (-1, 0.3), (0, 1.5), (2, 2.5), (-2, 2.5))
"""How many rows below a level stretch words may stand, with what that costs for its looks; 0 is on the line."""
_BESIDE: Final = ((2, 0.6), (-2, 0.8), (3, 1.6), (-3, 1.8), (0, 1.2), (4, 2.6), (-4, 2.8))
"""The same for an upright stretch in columns: to its right, to its left, on it."""
_FARTHEST: Final = 60
"""Rows above and below a line in which a place is looked for where there is none beside it."""

Rows = dict[int, int]
"""Cells as one number a row; column 0 is bit `FAR`."""


EVERYWHERE: Final = Rect(-FAR, -FAR, 2 * FAR, 2 * FAR)


@dataclass(slots=True)
class Ground:
    """What words may not cover: all lines, and the words that were placed before.

    Attributes:
        solid: drawings, heads, signs, tails, words, and strokes that several lines share.
        strokes: every cell of a line.
        shared: cells of several lines.
    """

    solid: Rows = field(default_factory=dict)
    strokes: Rows = field(default_factory=dict)
    shared: Rows = field(default_factory=dict)

    @classmethod
    def under(cls, inks: Iterable[Rect]) -> Ground:
        """The ground of drawn stretches, without a line."""
        ground = cls()
        for ink in inks:
            for y in range(ink.y, ink.bottom):
                _take(ground.solid, y, ink.x, ink.width)
        return ground

    def add(self, line: Line) -> None:
        """Take in a line, without its words."""
        for y, own in _strokes(line).items():
            twice = self.strokes.get(y, 0) & own
            if twice:
                self.shared[y] = self.shared.get(y, 0) | twice
                self.solid[y] = self.solid.get(y, 0) | twice
            self.strokes[y] = self.strokes.get(y, 0) | own
        for x, y, _letter, _style in (*line.over, *line.signs, *line.tops):
            _take(self.solid, y, x, 1)

    def take_words(self, line: Line) -> None:
        """Take in the words of a line."""
        rect = line.words_at
        for y in range(rect.y, rect.bottom):
            _take(self.solid, y, rect.x - 1, rect.width + 2)

    def _beside(
        self, line: Line, own: Rows, shapes: Iterable[tuple[str, ...]]
    ) -> tuple[float, Point, tuple[str, ...]] | None:
        """The place beside a line that looks best for its words, with its cost and how they are broken there."""
        found: tuple[float, Point, tuple[str, ...]] | None = None
        for number, words in enumerate(shapes):
            spot = _Search.of(self, own, words).near(line.way)
            if spot is not None and (found is None or spot[0] + _PLAINER * number < found[0]):
                found = spot[0] + _PLAINER * number, spot[1], words
        return found

    def word(self, line: Line, plan: Plan) -> Line:
        """The line, which is on the ground, with its words; the ground has them too then."""
        if not line.way or not (shapes := _shapes_of(plan.label)):
            return line
        own = _strokes(line)
        found = self._beside(line, own, shapes) or self._beside(line, own, _narrow(plan.label))
        widest = max(cell_width(each) for words in shapes for each in words)
        seen = bounds(line.blocks()).inflate(widest + 5, MOST_LINES + 3)
        if found is None:
            words = min(shapes, key=lambda each: (len(each) > 2, len(each[0])))
            found, seen = (0, _Search.of(self, own, words).anywhere(line.way), words), EVERYWHERE
        _cost, spot_at, words = found
        width = max(cell_width(each) for each in words)
        rect = Rect(spot_at.x, spot_at.y, width, len(words))
        cells = [
            cell
            for row, text in enumerate(words)
            for cell in letters(rect.x + (width - cell_width(text)) // 2, rect.y + row, text, LABEL)
        ]
        line = replace(line, words=tuple(cells), words_at=rect, seen=seen)
        self.take_words(line)
        return line


def _shapes_of(label: str) -> tuple[tuple[str, ...], ...]:
    """How the words of a line may be broken into lines, the way that looks best first; nothing is cut off.

    A word is broken only where it has no room in any line.
    """
    text = " ".join(label.split())
    if not cell_width(text):
        return ()
    broken = [(width, wrap(text, width, MOST_LINES + 1)) for width in _WIDTHS]
    fitting = [each for each in broken if len(each[1]) <= MOST_LINES]
    longest = max(map(cell_width, text.split()))
    whole = [lines for width, lines in fitting if longest <= width]
    shapes = tuple(dict.fromkeys(whole or [lines for _width, lines in fitting]))
    return shapes or (wrap(text, _WIDTHS[-1], MOST_LINES),)


def _narrow(label: str) -> tuple[tuple[str, ...], ...]:
    """How words are broken where there is no room for them otherwise, if that breaks no word."""
    words = label.split()
    lines = wrap(" ".join(words), _NARROW, MOST_LINES + 1)
    fits = len(lines) <= MOST_LINES and max(map(cell_width, words)) <= _NARROW
    return (lines,) if fits else ()


def letters(x: int, y: int, text: str, style: str) -> Iterator[Cell]:
    """The cells of words that begin at a cell."""
    for letter, width in clusters(text):
        yield x, y, letter, style
        if width == 2:
            yield x + 1, y, "", style
        x += width


def _take(rows: Rows, y: int, x: int, width: int) -> None:
    rows[y] = rows.get(y, 0) | ((1 << width) - 1) << (x + FAR)


def _strokes(line: Line) -> Rows:
    """The cells of a line's strokes."""
    rows: Rows = {}
    for a, b in itertools.pairwise(line.way if len(line.way) > 1 else line.way * 2):
        if a.y == b.y:
            _take(rows, a.y, min(a.x, b.x), abs(a.x - b.x) + 1)
        else:
            for y in range(min(a.y, b.y), max(a.y, b.y) + 1):
                _take(rows, y, a.x, 1)
    return rows


@dataclass(slots=True)
class _Search:
    """A place for a block of words beside one line, whose own cells are `own`."""

    ground: Ground
    own: Mapping[int, int]
    width: int
    height: int
    rooms: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ground: Ground, own: Mapping[int, int], words: tuple[str, ...]) -> _Search:
        """A search for words broken like this."""
        return cls(ground, own, max(cell_width(each) for each in words), len(words))

    def near(self, way: tuple[Point, ...]) -> tuple[float, Point] | None:
        """The place that looks best beside the line or on it, with its cost; None where there is none."""
        best: tuple[float, Point] | None = None
        for a, b in itertools.pairwise(way if len(way) > 1 else way * 2):
            spots = self._along(a, b) if a.y == b.y else self._beside(a, b, best)
            for cost, spot in spots:
                if best is None or cost < best[0]:
                    best = cost, spot
        return best

    def _along(self, a: Point, b: Point) -> Iterator[tuple[float, Point]]:
        """Places over, under and on a level stretch."""
        low, high = min(a.x, b.x), max(a.x, b.x)
        length = high - low + 1
        wanted = low + (length - self.width) // 2
        short = max(0, self.width - length) * 0.4
        for aside, looks in _ASIDE:
            first, last = min(low, high - self.width + 1), max(low, high - self.width + 1)
            first, last = first - 2, last + 2
            if aside == 0:
                first, last = low + 3, high - self.width - 2
                if first > last or self.height > 1:
                    continue
            y = a.y + aside if aside >= 0 else a.y + aside - self.height + 1
            x = self._nearest(y, first, last, wanted)
            if x is not None:
                yield looks + short + 2.4 * abs(x - wanted) / (length + 1), Point(x, y)

    def _beside(
        self, a: Point, b: Point, best: tuple[float, Point] | None
    ) -> Iterator[tuple[float, Point]]:
        """Places right of, left of and on an upright stretch, those near its middle first."""
        top, bottom = min(a.y, b.y), max(a.y, b.y) - self.height + 1
        middle, few = (top + bottom) // 2, 2.0 if bottom - top < 2 else 0.0
        span = max(1, bottom - top)
        found = best[0] if best is not None else 1e9
        for step in range(span + 1):
            away = 2.4 * step / (span + 1)
            if away + 0.6 + few >= found:
                return
            for y in {middle + step, middle - step}:
                if not top <= y <= max(top, bottom):
                    continue
                for aside, looks in _BESIDE:
                    if aside == 0:
                        first, last = a.x - self.width + 1, a.x
                        if y == top or y >= bottom or self.width < 3:
                            continue
                        x = self._nearest(y, first, last, a.x - self.width // 2)
                    else:
                        at = a.x + aside if aside > 0 else a.x + aside - self.width + 1
                        x = self._nearest(y, at, at, at)
                    if x is not None:
                        cost = away + few + looks
                        found = min(found, cost)
                        yield cost, Point(x, y)

    def anywhere(self, way: tuple[Point, ...]) -> Point:
        """The free place that is nearest to the line; of those as near, the one nearest to a stretch's middle."""
        best: tuple[int, int, Point] | None = None
        for a, b in itertools.pairwise(way if len(way) > 1 else way * 2):
            left, right = min(a.x, b.x), max(a.x, b.x)
            top, bottom = min(a.y, b.y), max(a.y, b.y)
            wanted = Point((left + right - self.width) // 2, (top + bottom - self.height) // 2)
            for step in range((bottom - top) // 2 + _FARTHEST):
                above_and_below = {wanted.y + step, wanted.y - step}
                down = min(max(0, y - bottom, top - y - self.height + 1) for y in above_and_below)
                if best is not None and 2 * down > best[0]:
                    break
                for y in above_and_below:
                    far = wanted.x - 4 * _FARTHEST, wanted.x + 4 * _FARTHEST
                    if (x := self._nearest(y, *far, wanted.x)) is None:
                        continue
                    # A column stays free between an upright stretch and its words where there is room.
                    for at, aside in ((right + 1, x + 1), (left - self.width, x - 1)):
                        if x == at and self._nearest(y, aside, aside, aside) is not None:
                            x = aside
                            break
                    across = max(0, x - right, left - x - self.width + 1)
                    down = max(0, y - bottom, top - y - self.height + 1)
                    found = across + 2 * down, abs(x - wanted.x) + 2 * step, Point(x, y)
                    if best is None or found[:2] < best[:2]:
                        best = found
        return best[2] if best is not None else way[0]

    def _nearest(self, y: int, first: int, last: int, wanted: int) -> int | None:
        """The column from `first` to `last` nearest to `wanted` at which there is room; None where none is."""
        rooms = self._rooms(y) >> (first - 1 + FAR) & ((1 << (last - first + 1)) - 1)
        if not rooms:
            return None
        at = max(0, min(last - first, wanted - first))
        after, before = rooms >> at, rooms & ((1 << at) - 1)
        right = (after & -after).bit_length() - 1 if after else -1
        left = at - before.bit_length() + 1 if before else -1
        return first + (at + right if left < 0 or 0 <= right <= left else at - left)

    def _rooms(self, y: int) -> int:
        """Where a block with a cell at each side may begin whose first row is `y`."""
        if y not in self.rooms:
            taken = 0
            for row in range(y, y + self.height):
                own = self.own.get(row, 0)
                taken |= self.ground.solid.get(row, 0) | self.ground.strokes.get(row, 0) & ~own
            need, done, free = self.width + 2, 1, ~taken
            while done < need:
                step = min(done, need - done)
                free &= free >> step
                done += step
            self.rooms[y] = free
        return self.rooms[y]
