"""A field of the sheet: a `StudyField` that arrows walk out of, and that may be a row which does not exist yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from ssm_studio.tui.fields import StudyField

Begin = Callable[["SheetField", str], bool]
"""Makes the row that a field without a record was typed into; whether it could."""


class SheetField(StudyField):
    """One text of a definition or of one of its rows.

    A field with `begin` and without a record is the empty last row of a letter: what is typed there becomes a
    row as soon as it is stored, and the field goes on as that row's, with the cursor where it was.
    """

    @dataclass
    class Walked(Message):
        """An arrow left the field at its first or last line."""

        field: SheetField
        step: int

    @dataclass
    class Emptied(Message):
        """Backspace in a row that holds nothing: the row itself is to go."""

        field: SheetField

    def __init__(
        self,
        kind: str,
        record: str,
        name: str,
        value: str = "",
        *,
        letter: str,
        prompt: str = "",
        many_lines: bool = False,
        begin: Begin | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        """A field of `letter`; `begin` makes it one of a letter's rows."""
        super().__init__(
            kind,
            record,
            name,
            value,
            prompt=prompt,
            many_lines=many_lines,
            id=id,
            classes="sheet-field",
        )
        self.letter = letter
        self.move_cursor(self.document.end)
        self._begin = begin

    @property
    def is_row(self) -> bool:
        """Whether this is one of several rows of its letter, there already or to be added."""
        return self._begin is not None

    @property
    def adding(self) -> bool:
        """Whether there is no record behind this field yet."""
        return self.is_row and not self.record

    def take(self) -> StudyField.Written | None:
        """What is to be stored; a row that does not exist yet is begun at once."""
        if not self.adding or self._begin is None:
            return super().take()
        if not self.text.strip():
            return None
        before = self._synced, self._raw
        written = super().take()
        if written is not None and not self._begin(self, written.value):
            self._synced, self._raw = before
        return None

    def show(self, value: str) -> None:
        """Show what the study says now; whoever comes to edit it goes on at its end."""
        before = self.text
        super().show(value)
        if self.text != before and not self.has_focus:
            self.move_cursor(self.document.end)

    def let_go(self) -> None:
        """The record behind this row was deleted elsewhere: what is typed here will be a new row."""
        self.record = ""
        self._synced = self._raw = ""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.adding and not self.many_lines and self.text.strip():
            event.stop()
            event.prevent_default()
            # The next field is there only when the row has been made.
            self.flush()
            self.call_after_refresh(self.post_message, self.Walked(self, 1))

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line on to the field above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Walked(self, -1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line on to the field below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Walked(self, 1))
        else:
            super().action_cursor_down(select)

    def action_delete_left(self) -> None:
        """Backspace; in a row that holds nothing it takes the row away."""
        if not self.text and self.is_row and self.record:
            self.post_message(self.Emptied(self))
        else:
            super().action_delete_left()
