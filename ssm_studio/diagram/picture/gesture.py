"""What a hand does with a mouse on a picture, as values: press, drag, release, cancel.

Positions are cells of the window, not of the sheet; a gesture knows only how far it went. A release that never
comes (the button was let go outside the terminal) is made good by the next press, which cancels what hung there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.values import dataclass

Doing = Literal["nothing", "press", "move", "connect", "pan"]


@dataclass(frozen=True, slots=True)
class Grip:
    """What lies under the pointer when it is pressed: an element, and where it stands in the window."""

    id: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Gesture:
    """A gesture as far as it has come.

    Attributes:
        doing: "press" until the pointer has left its first cell, then what the drag turned out to be.
        id: the element that was pressed; None on empty ground.
    """

    doing: Doing = "nothing"
    id: str | None = None
    start: Point = Point(0, 0)
    at: Point = Point(0, 0)
    connects: bool = False

    @property
    def moved(self) -> tuple[int, int]:
        """How far it went: columns, rows."""
        return self.at.x - self.start.x, self.at.y - self.start.y

    @property
    def going(self) -> bool:
        """Whether a button is down, as far as we know."""
        return self.doing != "nothing"


NOTHING: Final = Gesture()


@dataclass(frozen=True, slots=True)
class Clicked:
    """Pressed and let go in one place; `id` is None on empty ground."""

    id: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An element was dragged so many cells."""

    id: str
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Connected:
    """A line was drawn from one element to another."""

    source: str
    target: str


Outcome = Clicked | Moved | Connected | None


def _on_edge(grip: Grip, at: Point) -> bool:
    """Whether a cell is at the left or right edge of an element, from where a drag draws a line."""
    return grip.rect.width >= 5 and at.x in (grip.rect.x, grip.rect.right - 1)


def press(at: Point, grip: Grip | None, *, modifier: bool = False) -> Gesture:
    """A button goes down. Whatever was going on before is over."""
    connects = grip is not None and (modifier or _on_edge(grip, at))
    return Gesture("press", grip.id if grip else None, at, at, connects)


def drag(gesture: Gesture, at: Point) -> Gesture:
    """The pointer is in another cell."""
    if not gesture.going or at == gesture.at:
        return gesture
    if gesture.doing == "press":
        doing: Doing = "pan" if gesture.id is None else "connect" if gesture.connects else "move"
        return replace(gesture, doing=doing, at=at)
    return replace(gesture, at=at)


def release(gesture: Gesture, over: str | None) -> Outcome:
    """The button goes up; `over` is the element under the pointer then. What came of the gesture."""
    if gesture.doing == "press":
        return Clicked(gesture.id)
    if gesture.id is None:
        return None
    if gesture.doing == "move":
        dx, dy = gesture.moved
        return Moved(gesture.id, dx, dy) if (dx, dy) != (0, 0) else None
    if gesture.doing == "connect" and over is not None and over != gesture.id:
        return Connected(gesture.id, over)
    return None
