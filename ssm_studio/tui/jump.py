"""Jump mode: one key puts a letter on each pane and field of the screen in view; pressing it goes there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
STAGES: Final = "1234"
"""They go to the stages, as everywhere; the tabs show them already."""


def targets(screen: Screen[object]) -> dict[str, Widget]:
    """Everything on a screen that can have the focus and is in sight, each by its letter, in reading order."""
    seen = [
        each for each in screen.focus_chain if each.region and screen.region.overlaps(each.region)
    ]
    seen.sort(key=lambda each: (each.region.y, each.region.x))
    return dict(zip(LETTERS, seen, strict=False))


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
        self.dismiss(event.key if known else "")

    def on_click(self) -> None:
        """Away."""
        self.dismiss("")


async def jump(app: App[object]) -> None:
    """Show the letters, and go where the one that is pressed leads."""
    there = targets(app.screen)
    places = ((letter, each.region.offset) for letter, each in there.items())
    pressed = await app.push_screen_wait(JumpLetters(places))
    if pressed in there:
        there[pressed].focus()
    elif pressed:
        await app.run_action(f"app.stage({pressed})")
