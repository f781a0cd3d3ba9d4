"""One line to type in, with every character kept and none able to disturb the screen."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import Input

from ssm_studio.tui.text import in_place


class Line(Input):
    """An `Input` for what people say: pasted lines become one, control characters are shown as marks."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        """A line with `value` in it; `placeholder` says what may be typed while it is empty."""
        # Nothing is selected on coming here: a first letter must not wipe out what stands there.
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        # Drawn one cell for each stored character, so that the cursor stands where it seems to stand.
        return Text(in_place(self.value), no_wrap=True, overflow="ignore", end="")

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next letter will stand; Textual is one cell further behind the last one."""
        offset = super().cursor_screen_offset
        return offset - (1, 0) if self.cursor_at_end else offset

    def _on_paste(self, event: events.Paste) -> None:
        # Textual keeps only the first of several lines; somebody's words would be lost.
        words = " ".join(line.strip() for line in event.text.splitlines() if line.strip())
        if words:
            start, end = self.selection
            self.replace(words, *sorted((start, end)))
        event.stop()
        event.prevent_default()
