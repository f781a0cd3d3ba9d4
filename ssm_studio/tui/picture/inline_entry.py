"""A line for words that opens on the sheet itself, right where they will stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from ssm_studio.tui.text_input import Line


class Entry(Line):
    """Enter gives the words to who asked, Esc or leaving it forgets them. Hidden while nobody asks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "forget", show=False)]

    def __init__(self) -> None:
        """A hidden line."""
        super().__init__()
        self.add_class("picture-entry")
        self.display = False
        self._done: Callable[[str], None] | None = None

    def ask(
        self,
        words: str,
        done: Callable[[str], None],
        at: tuple[int, int],
        room: int,
        question: str = "",
    ) -> None:
        """Open at a cell of the parent, at most `room` cells wide, and take the focus."""
        self._done = done
        self.placeholder = f"{question}…" if question and not words else ""
        self.value = words
        self.cursor_position = len(words)
        self.styles.offset = at
        self.styles.width = max(8, min(room, max(28, len(words) + 4)))
        self.display = True
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        done, self._done = self._done, None
        self._close()
        if done is not None:
            done(event.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nobody else needs to know what is being typed."""
        event.stop()

    def on_blur(self) -> None:
        """Leaving it keeps what was typed: nothing is lost by a click elsewhere."""
        done, self._done = self._done, None
        if self.display:
            self.display = False
            if done is not None and self.value.strip():
                done(self.value)

    def action_forget(self) -> None:
        """Esc: as it was."""
        self._done = None
        self._close()

    def _close(self) -> None:
        self.display = False
        if self.parent is not None and hasattr(self.parent, "focus"):
            self.parent.focus()
