"""Words written on the diagram itself: over the box that is reworded, or where a new one will stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from ssm_studio.tui.commands import Command
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.commands import WRITING
from ssm_studio.tui.model.new_activity import NewActivity, Rewording
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.text_area import PatientTextArea

LEAST: Final = 28
"""Cells that the editor is wide at least, its border with it."""


class InlineEditor(PatientTextArea):
    """The words of one activity, as large as they need. Enter takes them, Escape leaves them as they were."""

    FOOTER: ClassVar[tuple[Command, ...]] = WRITING

    @dataclass
    class Ended(Message):
        """Somebody wrote to the end: `words` are to be kept, or None where all is to be as it was."""

        wanted: NewActivity | Rewording
        words: str | None

    def __init__(self) -> None:
        """Hidden while nobody writes."""
        super().__init__(
            "",
            id="box-editor",
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
        )
        self.display = False
        self.cursor_blink = False
        self._wanted: NewActivity | Rewording | None = None
        self._canvas: ModelCanvas | None = None
        self._activity = ""

    # Beginning and ending

    def write(
        self, wanted: NewActivity | Rewording, canvas: ModelCanvas, activity: str, number: str
    ) -> None:
        """Begin to write what is wanted over the box of an activity on a canvas."""
        words = wanted.base if isinstance(wanted, Rewording) else ""
        question = "" if words else wanted.question
        self._wanted, self._canvas, self._activity = wanted, canvas, activity
        canvas.bring_into_view()
        self.load_text(words)
        self.placeholder = plain(question)
        self.border_title = plain(one_line(number))
        self.display = True
        self._lay(len(words or question) // (LEAST - 6) + 1)
        self.move_cursor(self.document.end)
        self.focus()

    @property
    def is_writing(self) -> bool:
        """Whether somebody writes."""
        return self._wanted is not None

    def end(self) -> tuple[NewActivity | Rewording, str] | None:
        """Hide; what was wanted with the words as they stand, None where nobody wrote."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return None
        self.display = False
        studio_of(self).unsent.typed("box", "")
        return wanted, " ".join(self.text.split())

    def _ended(self, *, keep: bool) -> None:
        if (ended := self.end()) is not None:
            self.post_message(self.Ended(ended[0], ended[1] if keep else None))

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self._ended(keep=event.key == "enter")
            return
        await super()._on_key(event)

    def on_blur(self) -> None:
        """Going elsewhere keeps what was written: nothing is lost by a click."""
        self._ended(keep=True)

    # Place

    @property
    def rows(self) -> int:
        """Rows that the words take at the width that there is, or the question while there are none."""
        asked = 0 if self.text else len(self.placeholder) // max(self.size.width - 4, LEAST - 6) + 1
        return max(1, asked, self.wrapped_document.height)

    def follow_box(self) -> None:
        """Lie over the box as it is drawn now."""
        if self._wanted is not None:
            self._lay(self.rows)

    def _lay(self, rows: int) -> None:
        """Lie over the box with room for `rows` of words, inside the pane whatever its size."""
        if self._canvas is None or not isinstance(self.parent, Widget):
            return
        pane, box = self.parent.content_region, self._canvas.region_of(self._activity)
        if box is None or not pane:
            return
        width = min(max(box.width, LEAST), pane.width)
        height = min(max(box.height, rows + 2), pane.height)
        room = Region(box.x - pane.x, box.y - pane.y, width, height)
        x = max(0, min(room.x, pane.width - width))
        y = max(0, min(room.y, pane.height - height))
        self.styles.width, self.styles.height = width, height
        self.styles.offset = Offset(x, y)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The box grows with its words, which are kept until they are taken."""
        event.stop()
        if (wanted := self._wanted) is not None:
            given = wanted.base if isinstance(wanted, Rewording) else ""
            studio_of(self).unsent.typed("box", "" if self.text == given else self.text)
        self.follow_box()

    def on_resize(self) -> None:
        """At another width the words take other rows."""
        self.follow_box()
