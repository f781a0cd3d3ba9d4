"""The editor of the form: a `StudyField` that stands over one field at a time, and that arrows walk out of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from ssm_studio.tui.definitions.form_lines import Field, Key
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text_area import MOST_ROWS

Begin = Callable[["FormField", str], bool]
"""Makes the row that a field without a record was typed into; whether it could."""


class FormField(StudyField):
    """Edits one text of a definition or of one of its rows.

    Over the empty last row of a letter it has no record: what is typed becomes a row as soon as it is stored, and
    editing goes on in that row, with the cursor where it was. Words that could not be stored stay here until they are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1)", show=False),
    ]

    @dataclass
    class Walked(Message):
        """To the field `step` further down; where there is none, `leave` leaves the form.

        Enter (`entered`) stays in the form: from the last field it goes on in the first empty one.
        """

        field: FormField
        step: int
        leave: bool
        entered: bool = False

    @dataclass
    class Emptied(Message):
        """Backspace in a row that holds nothing: the row itself is to go."""

        field: FormField

    @dataclass
    class Grown(Message):
        """The words take another number of lines than before."""

        field: FormField

    def __init__(self, begin: Begin) -> None:
        """An editor over nothing yet; `begin` makes rows of what is typed into the last one of a letter."""
        super().__init__("definition", "", "", classes="form-field")
        self.letter = ""
        self.home = ""
        """The definition in whose form it stands."""
        self.cells: tuple[int, int, int, int] | None = None
        """Column, line, width and height that it has in the form; None before it has any."""
        self.display = False
        self._begin = begin

    @property
    def key(self) -> Key:
        """The field of the form that it stands over."""
        return self.letter, self.record, self.field_name

    @property
    def is_row(self) -> bool:
        """Whether the text is one of several rows of its letter, there already or to be added."""
        return self.kind != "definition"

    @property
    def adding(self) -> bool:
        """Whether there is no record behind the words yet."""
        return self.is_row and not self.record

    def stand_over(self, field: Field, home: str) -> None:
        """Edit another field of the form of the definition `home`."""
        self.letter, self.placeholder, self.home = field.letter, field.prompt, home
        self.asked = False
        self.point_at(field.kind, field.record, field.name, field.text)
        self.move_cursor(self.document.end)

    def take(self) -> StudyField.Written | None:
        """What is to be stored; a row that does not exist yet is begun at once."""
        if not self.adding:
            return super().take()
        if not self.text.strip():
            return None
        before = self._synced, self._raw
        written = super().take()
        if written is not None and not self._begin(self, written.value):
            self._synced, self._raw = before
        return None

    def flush(self) -> None:
        """Store what is typed before anything else happens: the editor may stand elsewhere a moment later."""
        if (written := self.take()) is not None:
            studio_of(self).write(written)

    def let_go(self) -> None:
        """The record behind these words was deleted elsewhere: they will be a new row."""
        self.record = ""
        self._synced = self._raw = ""

    def stand_in(self, cells: tuple[int, int, int, int]) -> None:
        """Take these cells of the form."""
        if cells != self.cells:
            self.cells = cells
            self.styles.offset = cells[:2]
            self.styles.width, self.styles.height = cells[2:]

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.flush()
            self.post_message(self.Walked(self, 1, False, entered=True))

    @property
    def _lines(self) -> int:
        return max(self.wrapped_document.height, 1)

    def typed(self) -> None:
        """Ask for more room where the words need it; what else comes of typing is the same as in every field."""
        super().typed()
        if self.cells is not None and self.cells[3] != min(self._lines, MOST_ROWS):
            self.post_message(self.Grown(self))

    def action_walk(self, step: int, leave: bool = True) -> None:
        """To the field above or below; out of the form where there is none, if `leave`."""
        self.flush()
        self.post_message(self.Walked(self, step, leave))

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line on to the field above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.action_walk(-1, leave=False)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line on to the field below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.action_walk(1, leave=False)
        else:
            super().action_cursor_down(select)

    def action_delete_left(self) -> None:
        """Backspace; in a row that holds nothing it takes the row away."""
        if not self.text and self.is_row and self.record:
            self.post_message(self.Emptied(self))
        else:
            super().action_delete_left()
