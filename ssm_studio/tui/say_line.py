"""The say line: one line in which everything can be entered by typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from ssm_studio.tui.text import plain, shown
from ssm_studio.tui.text_input import Line


class _Ending(Suggester):
    """What the line would be if the best guess were taken: the grey text behind the cursor."""

    def __init__(self, guess: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._guess = guess

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its best ending, None where there is no guess."""
        return self._guess(value) or None


class SayInput(Line):
    """The entry itself: Tab takes the guess, arrows walk through what was said before, Esc steps out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take_guess", show=False),
        Binding("up", "earlier(-1)", show=False),
        Binding("down", "earlier(1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Left(Message):
        """Escape was pressed."""

    def action_take_guess(self) -> None:
        """Take the grey guess; without one, go on to the next thing on the screen."""
        before = self.value
        self.action_end()
        self.action_cursor_right()
        if self.value == before:
            self.screen.focus_next()

    def action_earlier(self, step: int) -> None:
        """Bring back a line that was said before."""
        line = self.parent
        if isinstance(line, Horizontal) and isinstance(line.parent, SayLine):
            line.parent.recall(step)

    def action_leave(self) -> None:
        """Step out; what stands in the line stays."""
        self.post_message(self.Left())


class SayLine(Vertical):
    """The say line with the sentence above it that says what was not understood."""

    @dataclass
    class Said(Message):
        """Somebody finished a line."""

        line: str

    def __init__(self, guess: Callable[[str], str], invitation: str) -> None:
        """A say line; `guess` gives a whole line for a beginning, or ""; `invitation` stands in the empty one."""
        super().__init__(id="say-line")
        self._invitation = invitation
        self._guess = guess
        self._earlier: list[str] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """The sentence (hidden while there is none), the sign and the entry."""
        yield Static(id="say-trouble")
        with Horizontal(id="say-row"):
            yield Static("›", id="say-sign")
            entry = SayInput(placeholder=self._invitation, id="say")
            entry.suggester = _Ending(self._guess)
            yield entry

    @property
    def entry(self) -> SayInput:
        """Where the line is typed."""
        return self.query_one("#say", SayInput)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the line is said. It leaves the entry only when `understood` is called."""
        event.stop()
        if event.value.strip():
            self.post_message(self.Said(event.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing on takes the sentence away."""
        event.stop()
        self.query_one("#say-trouble", Static).display = False

    def understood(self) -> None:
        """The line was understood: keep it for recall and make room for the next."""
        if self.entry.value.strip():
            self._earlier.append(self.entry.value)
        self._at = len(self._earlier)
        self.entry.value = ""

    def not_understood(self, start: int, end: int, sentence: str) -> None:
        """Leave the line as it is, say which part was not understood and put the cursor behind it."""
        line = self.entry.value
        part = line[start:end].strip()
        words = Content("? ").stylize("bold $concern")
        if part and part != line.strip():
            words = words.append(plain(shown(part)[:40], "bold underline $concern")).append("  ")
        trouble = self.query_one("#say-trouble", Static)
        trouble.update(words.append(plain(sentence)))
        trouble.display = True
        self.entry.cursor_position = max(0, min(end, len(line)))

    def recall(self, step: int) -> None:
        """Walk through the lines said before."""
        if not self._earlier:
            return
        self._at = max(0, min(len(self._earlier), self._at + step))
        self.entry.value = (*self._earlier, "")[self._at]
        self.entry.cursor_position = len(self.entry.value)
