"""A field of the study that is being typed in owns its text until that is committed.

Typing is committed after a pause, on leaving the field, and before anything that needs the study whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import ClassVar, Final, Protocol, runtime_checkable

from rich.text import Text as RichText
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from ssm_studio.domain.dates import DAY_FIELDS, as_kept
from ssm_studio.tui.commands import TYPING, TYPING_LINES, Command
from ssm_studio.tui.text import day
from ssm_studio.tui.text_area import PatientTextArea
from ssm_studio.tui.typed_in import STANDING
from ssm_studio.values import dataclass

FOLLOW = 0.1
"""Seconds between keys from which on each is followed at once by what depends on the words: the composed sentence, the
coach. Of keys that come quicker the last one is, after as many seconds."""
PAUSE = 0.4
"""Seconds without a key after which typing is stored."""
CEILING = 1.5
"""Seconds after which typing is stored though it goes on."""
_NEW_LINE: Final = ("ctrl+j", "alt+enter")
"""Keys that begin a new line in a field of many lines; Enter goes on in every field."""


@runtime_checkable
class FollowsTyping(Protocol):
    """A part around fields that shows what their words come to before they are stored."""

    def follow_typing(self, field: StudyField) -> None:
        """Show what the words in `field` come to; called where a message would come a frame later."""


class StudyField(PatientTextArea):
    """One text of one record, edited in place. Enter keeps it and goes on; `_NEW_LINE` begins a line in it."""

    @property
    def FOOTER(self) -> tuple[Command, ...]:  # noqa: N802 - the same name as on other widgets
        """What the footer says while this field is typed in."""
        return TYPING_LINES if self.many_lines else TYPING

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Written(Message):
        """The words in the field are to be stored; `base` is what they were typed over."""

        field: StudyField
        kind: str
        record: str
        name: str
        base: str
        value: str

        @property
        def control(self) -> StudyField:
            """The field."""
            return self.field

    @dataclass
    class Left(Message):
        """Escape was pressed: the words are stored, the focus should go one step out."""

        field: StudyField

    def __init__(
        self,
        kind: str,
        record: str,
        name: str,
        value: str = "",
        *,
        prompt: str = "",
        many_lines: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
        read_only: bool = False,
    ) -> None:
        """A field for `name` of the record `record` of `kind`; `prompt` is the question while it is empty."""
        super().__init__(
            value,
            id=id,
            classes=classes,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            placeholder=prompt,
            compact=True,
            highlight_cursor_line=False,
            read_only=read_only,
        )
        self.cursor_blink = False
        self.kind, self.record, self.field_name = kind, record, name
        self.many_lines = many_lines
        self._synced = self.text
        self._raw = value
        self._pause: asyncio.TimerHandle | None = None
        self._pressed = 0.0
        self._follower: FollowsTyping | None = None
        self._ceiling: Timer | None = None
        self._before = self._synced, self._raw
        self._typed_in = False

    def on_unmount(self) -> None:
        """It stands nowhere any more."""
        STANDING.discard(self)
        self._wait(0.0)

    def on_mount(self) -> None:
        """In a session that can only be read nothing is typed that could not be stored."""
        STANDING.add(self)
        around = (each for each in self.ancestors if isinstance(each, FollowsTyping))
        self._follower = next(around, None)
        workshop = getattr(self.app, "workshop", None)
        if workshop is not None and workshop.read_only:
            self.read_only = True

    def on_resize(self) -> None:
        """Draw the lines anew: at another width they break elsewhere, even where there are as many of them."""
        self._line_cache.clear()
        self.refresh()

    asked: var[bool] = var(False, init=False)
    """Whether the coach asks something about this field: a mark behind its words says so."""

    def watch_asked(self) -> None:
        """Draw the mark, or take it away."""
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> RichText:
        """A line as it is drawn: a day in words until it is typed in, the last line with the mark of the coach."""
        shown = super().get_line(line_index)
        if self.field_name in DAY_FIELDS and not self.has_focus:
            shown = RichText(day(shown.plain), end="")
        if self.asked and shown.plain and line_index == self.document.line_count - 1:
            shown.append(" ?", self.app.theme_variables.get("real", ""))
        return shown

    @property
    def dirty(self) -> bool:
        """Whether there are words here that the study does not have yet."""
        return self.text != self._synced

    def show(self, value: str) -> None:
        """Show what the study says now, unless words are being typed here: those are never overwritten."""
        if self.dirty:
            return
        if value != self._raw:
            self._raw = value
            with self.prevent(TextArea.Changed):
                self.load_text(value)
        self._synced = self.text

    def point_at(self, kind: str, record: str, name: str, value: str) -> None:
        """Store what is typed, then edit another field of the study in this place."""
        if (kind, record, name) != (self.kind, self.record, self.field_name):
            self.flush()
            self.kind, self.record, self.field_name = kind, record, name
            self._synced = self.text
            self._raw = self.text
            # What was typed for one record is not undone into another.
            self.history.clear()
        self.show(value)

    def point_to(self, at: Offset) -> None:
        """Put the cursor on a cell, counted from the first one of the field."""
        self.move_cursor(self.wrapped_document.offset_to_location(at + self.scroll_offset))

    def take(self) -> Written | None:
        """What is typed and not stored yet, which then counts as stored; None where there is nothing."""
        self._wait(0.0)
        if self._ceiling is not None:
            self._ceiling.stop()
            self._ceiling = None
        if not self.dirty or self.read_only:
            return None
        self._before = self._synced, self._raw
        base, self._synced = self._raw, self.text
        self._raw = self.text
        return self.Written(self, self.kind, self.record, self.field_name, base, self.text)

    def not_stored(self) -> None:
        """What was taken last could not be stored: it counts as being typed still."""
        if self.text == self._synced:
            self._synced, self._raw = self._before

    def flush(self) -> None:
        """Have what is typed stored now."""
        waited = self._ceiling is not None
        if (written := self.take()) is not None:
            self.post_message(written)
        elif waited:
            self._tell_title()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; that it is not stored is told at once, so that the title says so in the same frame."""
        stored = not self.dirty
        with self._alone():
            done = super().edit(edit)
        if stored and self.dirty and self.is_mounted and not self.read_only:
            self._tell_title()
        self.typed()
        return done

    def undo(self) -> None:
        """Take back typing in this field."""
        with self._alone():
            super().undo()
        self.typed()

    def redo(self) -> None:
        """Do again what was taken back in this field."""
        with self._alone():
            super().redo()
        self.typed()

    def _alone(self) -> AbstractContextManager[None]:
        """Let nothing of a change be sent: whoever it concerns is told at once, and not by messages a frame later."""
        return self.prevent(TextArea.Changed, TextArea.SelectionChanged)

    def _tell_title(self) -> None:
        if (signal := getattr(self.app, "saved_signal", None)) is not None:
            signal.publish(getattr(self.app, "trouble", ""))

    def typed(self) -> None:
        """The words are others: what depends on them follows in the same frame, unless keys come quickly."""
        self._typed_in = True
        if not self.is_mounted:
            return
        now = asyncio.get_running_loop().time()
        quickly, self._pressed = now - self._pressed < FOLLOW, now
        if quickly:
            self._wait(FOLLOW, partial(self._follow, PAUSE - FOLLOW))
        else:
            self._follow(PAUSE)
        if self._ceiling is None and self.dirty and not self.read_only:
            self._ceiling = self.set_timer(CEILING, self.flush)

    def _follow(self, rest: float) -> None:
        if self._follower is not None:
            self._follower.follow_typing(self)
        self._wait(rest if self.dirty else 0.0, self.flush)

    def _wait(self, seconds: float, then: Callable[[], None] | None = None) -> None:
        """Do something after a pause, and nothing that was to be done before; with 0 seconds nothing at all."""
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None
        if seconds and then is not None:
            # A timer of the toolkit is a task; at each letter that is a tenth of what the letter costs.
            loop = asyncio.get_running_loop()
            self._pause = loop.call_later(seconds, self.call_next, then)

    def on_focus(self) -> None:
        """Go on where the words end; a click puts the cursor where it points right after this."""
        self._line_cache.clear()
        self._typed_in = False
        self.move_cursor(self.document.end)

    def on_blur(self) -> None:
        """Leaving the field stores it, a day as files have it; it is said in words again."""
        self._line_cache.clear()
        self._keep_day()
        self.flush()

    def _keep_day(self) -> None:
        """Write a day that was typed here as files have it; in a pause it may have been stored as it was typed."""
        if not self._typed_in or self.field_name not in DAY_FIELDS:
            return
        if (kept := as_kept(self.text)) != self.text:
            with self.prevent(TextArea.Changed):
                self.load_text(kept)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._keep_day()
            self.flush()
            self.go_on()
        elif event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
            if self.many_lines and not self.read_only:
                start, end = sorted(self.selection)
                self.replace("\n", start, end, maintain_selection_offset=False)
        else:
            await super()._on_key(event)

    def go_on(self) -> None:
        """Where Enter leads."""
        self.screen.focus_next()

    def action_undo(self) -> None:
        """Take back typing in this field; when there is none, the study's last step."""
        if self.read_only or not self.history._undo_stack:
            raise SkipAction
        super().action_undo()

    def action_redo(self) -> None:
        """Redo typing in this field; when there is none, the study's."""
        if self.read_only or not self.history._redo_stack:
            raise SkipAction
        super().action_redo()

    def action_leave(self) -> None:
        """Store and step out."""
        self.flush()
        self.post_message(self.Left(self))


class LoneField(StudyField):
    """A field with no other after it: Enter leads back to where it was opened, as Escape does."""

    def go_on(self) -> None:
        """Out of the field."""
        self.post_message(self.Left(self))
