"""What every window of ours does with its terminal: send what changed, in signs and colours that it has, and say where
the point of focus is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from textual.app import App

from ssm_studio.signs import keyboard_only
from ssm_studio.tui.changed_cells import SentCells
from ssm_studio.tui.focus_point import focus_point
from ssm_studio.tui.terminal_colours import NO_COLOUR, no_colour

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual import events
    from textual.screen import Screen

_CURSOR: Final = "SSM_STUDIO_CURSOR"
"""The environment variable that asks for the terminal's own cursor to be seen."""


class TerminalApp(App[None]):
    """An app that minds its terminal."""

    def __init__(self) -> None:
        """Nothing was sent yet."""
        with _kept_from_the_toolkit(NO_COLOUR):
            super().__init__()
        self._sent = SentCells(
            keyboard_only=keyboard_only(),
            colourless=no_colour(),
            shows_cursor=bool(os.environ.get(_CURSOR)),
        )

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send to the terminal what changed on it, with its cursor on the point of focus."""
        if (point := focus_point(self.focused)) is not None:
            self.cursor_position = point
        super()._display(screen, cast("RenderableType | None", self._sent.only_changes(renderable)))

    def on_resize(self, event: events.Resize) -> None:
        """A terminal of another size has moved or lost what stood on it."""
        self._sent.resized(event.size)

    def on_app_focus(self) -> None:
        """Coming back to the window heals what another program wrote across it."""
        self._sent.forget()
        self.screen.refresh()


@contextmanager
def _kept_from_the_toolkit(name: str) -> Iterator[None]:
    """It would turn colours into greys, and send those."""
    value = os.environ.pop(name, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[name] = value
