"""A line for words that opens on the sheet itself, right where they will stand."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text_input import Line


class Entry(Line):
    """Enter gives the words to who asked, so does leaving it with words in it; Esc gives None. Hidden at rest."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "forget", show=False)]

    def __init__(self) -> None:
        """A hidden line."""
        super().__init__()
        self.add_class("picture-entry")
        self.display = False
        self._given = ""
        self._answer: asyncio.Future[str | None] | None = None

    async def ask(
        self, words: str, at: tuple[int, int], room: int, question: str = ""
    ) -> str | None:
        """Open at a cell of the parent, at most `room` cells wide, take the focus, and wait for what is typed."""
        self._give(self.value if self.display and self.value.strip() else None)
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._answer = answer
        self.placeholder = f"{question}…" if question and not words else ""
        self._given = self.value = words
        self.cursor_position = len(words)
        self.styles.offset = at
        self.styles.width = max(8, min(room, max(28, len(words) + 4)))
        self.display = True
        self.focus()
        with studio_of(self).asking(self):
            return await answer

    def _give(self, words: str | None) -> None:
        """Close, and answer who asked, if anyone still waits."""
        self.display = False
        studio_of(self).unsent.typed("place", "")
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_result(words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self._give(event.value)
        self._leave()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is kept until it is entered."""
        event.stop()
        words = event.value if self.display and event.value != self._given else ""
        studio_of(self).unsent.typed("place", words)

    def on_blur(self) -> None:
        """Leaving it keeps what was typed: nothing is lost by a click elsewhere."""
        if self.display:
            self._give(self.value if self.value.strip() else None)

    def action_forget(self) -> None:
        """Esc: as it was."""
        self._give(None)
        self._leave()

    def _leave(self) -> None:
        if isinstance(self.parent, Widget):
            self.parent.focus()
