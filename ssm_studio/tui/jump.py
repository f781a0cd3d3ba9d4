"""Jump mode: one key puts a letter on each pane and field of the screen in view; pressing it goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
STAGES: Final = {f"{before}{digit}": digit for before in ("", "alt+") for digit in "1234"}
"""Keys that go to the stages, as everywhere; the tabs show them already."""
_SIGN_CELLS: Final = 3
"""What a letter takes, with the blank on each side of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a letter leads: a cell of the screen, and what goes there."""

    at: Offset
    widget: Widget
    go: Callable[[], object]


@runtime_checkable
class Lined(Protocol):
    """A form at rest, whose lines are no widgets yet."""

    def jumps(self) -> Iterable[tuple[Offset, Callable[[], object]]]:
        """Where its lines stand on the screen, and what begins to write in each."""


def targets(screen: Screen[object]) -> dict[str, Target]:
    """Everything on a screen that can have the focus and is in sight, each by its letter, in reading order.

    Of a form at rest each line has a letter.
    """
    seen: list[Target] = []
    for each in screen.focus_chain:
        if not each.region or not screen.region.overlaps(each.region):
            continue
        lines = list(each.jumps()) if isinstance(each, Lined) else []
        lines = lines or [(each.region.offset, each.focus)]
        seen += [Target(at, each, go) for at, go in lines if each.region.contains_point(at)]
    seen.sort(key=lambda each: (each.at.y, each.at.x))
    return dict(zip(LETTERS, seen, strict=False))


def beside(screen: Screen[object], at: Offset) -> Offset:
    """Where the letter of a line stands: before its words if that place is blank, so that they stay legible."""
    wanted = at - Offset(_SIGN_CELLS, 0)
    if not screen.region.contains_point(wanted):
        return at
    under = screen.get_widget_at(*(at - Offset(1, 0)))[0]
    if not under.content_region.contains_point(wanted):
        return at
    x, y = wanted - under.content_region.offset
    return at if under.render_line(y).crop(x, x + _SIGN_CELLS).text.strip() else wanted


class JumpLetters(ModalScreen[str]):
    """The letters over the screen. Answers the key that was pressed; "" for any that leads nowhere."""

    def __init__(self, places: Iterable[tuple[str, Offset]]) -> None:
        """Letters at places of the screen, in cells."""
        super().__init__()
        self._places = dict(places)

    def compose(self) -> ComposeResult:
        """One small sign for each letter."""
        for letter, place in self._places.items():
            sign = Static(f" {letter} ", classes="jump-letter", markup=False)
            sign.styles.offset = (place.x, place.y)
            yield sign

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its place, a digit to its stage, anything else away."""
        event.stop()
        known = event.key in self._places or event.key in STAGES
        self.dismiss(STAGES.get(event.key, event.key) if known else "")

    def on_click(self) -> None:
        """Away."""
        self.dismiss("")


async def jump(app: App[object]) -> None:
    """Show the letters, and go where the one that is pressed leads."""
    screen = app.screen
    there = targets(screen)
    places = [(letter, beside(screen, each.at)) for letter, each in there.items()]
    pressed = await app.push_screen_wait(JumpLetters(places))
    if pressed in there:
        there[pressed].go()
    elif pressed:
        await app.run_action(f"app.stage({pressed})")
