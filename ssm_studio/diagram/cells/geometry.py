"""Points, sizes and rectangles on a grid of text cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One cell. `x` grows to the right, `y` downwards."""

    x: int
    y: int

    def moved(self, dx: int, dy: int) -> Point:
        """The cell `dx` to the right and `dy` below."""
        return Point(self.x + dx, self.y + dy)

    def distance(self, other: Point) -> int:
        """Steps along the grid from here to `other`."""
        return abs(self.x - other.x) + abs(self.y - other.y)


@dataclass(frozen=True, slots=True)
class Size:
    """How many cells wide and high something is."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rect:
    """A block of cells: `x` and `y` are its first cell, `right` and `bottom` the first ones after it."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row after it."""
        return self.y + self.height

    @property
    def origin(self) -> Point:
        """Its first cell."""
        return Point(self.x, self.y)

    @property
    def size(self) -> Size:
        """Its width and height."""
        return Size(self.width, self.height)

    @property
    def centre(self) -> Point:
        """The cell in its middle."""
        return Point(self.x + self.width // 2, self.y + self.height // 2)

    @property
    def empty(self) -> bool:
        """Whether it holds no cell at all."""
        return self.width <= 0 or self.height <= 0

    def contains(self, what: Point | Rect) -> bool:
        """Whether all of `what` lies inside."""
        if isinstance(what, Point):
            return self.x <= what.x < self.right and self.y <= what.y < self.bottom
        return (
            self.x <= what.x
            and self.y <= what.y
            and what.right <= self.right
            and what.bottom <= self.bottom
        )

    def union(self, other: Rect) -> Rect:
        """The smallest block that holds both; an empty one adds nothing."""
        if self.empty or other.empty:
            return other if self.empty else self
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def intersects(self, other: Rect) -> bool:
        """Whether the two share a cell."""
        return not self.intersection(other).empty

    def intersection(self, other: Rect) -> Rect:
        """The cells that both have; empty (width or height 0) where there are none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width = min(self.right, other.right) - x
        height = min(self.bottom, other.bottom) - y
        return Rect(x, y, max(0, width), max(0, height))

    def inflate(self, dx: int, dy: int | None = None) -> Rect:
        """Larger by `dx` cells on the left and right and `dy` (else `dx`) above and below."""
        by = dx if dy is None else dy
        return Rect(self.x - dx, self.y - by, self.width + 2 * dx, self.height + 2 * by)

    def moved(self, dx: int, dy: int) -> Rect:
        """The same block `dx` to the right and `dy` below."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def cells(self) -> Iterator[Point]:
        """Every cell, row by row."""
        return (Point(x, y) for y in range(self.y, self.bottom) for x in range(self.x, self.right))


NOWHERE = Rect(0, 0, 0, 0)


def bounds(rects: Iterable[Rect]) -> Rect:
    """The smallest block that holds all of them; `NOWHERE` where there are none."""
    found = NOWHERE
    for rect in rects:
        found = found.union(rect)
    return found
