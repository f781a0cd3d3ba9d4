"""One record written in full: a question beside every field, choices by key or click, links to what it touches.

At rest a form is text. The lines to write in are made when somebody begins to write, and stand where the text stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ssm_studio.domain.dates import DAY_FIELDS
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.comparison.answer_lines import ChoiceLine, LinkLine
from ssm_studio.tui.comparison.form_lines import (
    Block,
    Line,
    LinkWords,
    Value,
    lines_in,
    value_of,
)
from ssm_studio.tui.comparison.form_text import FormText
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import day, plain

Written = StudyField | ChoiceLine | LinkLine
"""What a line is written in."""


class Form(Vertical):
    """The fields of one record. It is pointed at another record, never rebuilt: fields own what is typed."""

    class Strayed(Message):
        """A letter or digit was pressed where nothing can be written."""

    def __init__(self, kind: str, blocks: Sequence[Block], links: LinkWords) -> None:
        """A form for records of `kind`."""
        super().__init__(classes="form")
        self.kind, self._blocks, self._links = kind, tuple(blocks), links
        self.record = ""
        self.text = FormText(self._blocks)
        self._heading = Content("")
        self._asked: frozenset[tuple[str, str]] = frozenset()
        self._values: dict[str, Value] = {}
        self._body: VerticalScroll | None = None
        self._lines: dict[str, Written] = {}

    def compose(self) -> ComposeResult:
        """The text."""
        yield self.text

    @property
    def writing(self) -> bool:
        """Whether the lines to write in are in view, in place of the text."""
        return self.has_class("-live")

    @property
    def fields(self) -> list[StudyField]:
        """The texts that can be written in."""
        return [each for each in self._lines.values() if isinstance(each, StudyField)]

    # Showing

    def show(self, study: Study, record: Any, name: Content) -> None:
        """Show `record`, and stand in view."""
        other = record.id != self.record
        self.record, self._heading = record.id, name
        self._values = {
            line.name: value_of(line, study, record, self._links) for line in lines_in(self._blocks)
        }
        self.set_class(True, "-mine")
        if self.writing:
            self._fill()
        else:
            self._show_text(self._typed(), anew=other)

    def _show_text(self, typed: dict[str, Value], *, anew: bool) -> None:
        asked = frozenset(name for id_, name in self._asked if id_ == self.record)
        values = {**self._values, **typed}
        for name in DAY_FIELDS & values.keys():
            values[name] = day(str(values[name]))
        self.text.show(self._heading, values, asked, anew=anew)

    def show_asked(self, asked: frozenset[tuple[str, str]]) -> None:
        """Mark the texts that the coach asks about, given as record and field."""
        if asked != self._asked:
            self._asked = asked
            if self.record and not self.writing:
                self._show_text(self._typed(), anew=False)

    def leave(self) -> None:
        """Stand aside, where another form or none is in view; what is typed here is stored."""
        if self.record:
            self.record = ""
            self.set_class(False, "-mine", "-live")
            for field in self.fields:
                field.point_at(self.kind, "", field.field_name, "")

    def _typed(self, *, all_: bool = False) -> dict[str, Value]:
        """Words of this record that stand in a field and are not stored; with `all_` those that are, too."""
        return {
            each.field_name: each.text
            for each in self.fields
            if each.record == self.record and (all_ or each.dirty)
        }

    def _fill(self) -> None:
        """Point the lines to write in at the record."""
        if self._body is not None:
            self._body.query_one(".form-name", StaticText).show(self._heading)
        for name, line in self._lines.items():
            value = self._values[name]
            if isinstance(line, StudyField):
                line.point_at(self.kind, self.record, name, str(value))
            elif isinstance(line, ChoiceLine) and isinstance(value, tuple):
                line.show_chosen(value)
            elif isinstance(line, LinkLine) and isinstance(value, Content):
                line.show(value)

    # Writing

    def first(self) -> str:
        """Where writing begins: at the first text, never at a choice that words could change."""
        lines = list(lines_in(self._blocks))
        return next((each for each in lines if each.is_text), lines[0]).name

    def write(self, name: str, at: Offset | None = None) -> bool:
        """Begin to write in a line, with the cursor on a cell of it where one is given; whether it could.

        The line has the focus when this returns, so that no key that follows goes elsewhere.
        """
        if not self.record or name not in self._values:
            return False
        begins = not self.writing
        scrolled = self.text.scroll_offset.y
        # Before there are lines: each is styled once, as it will be.
        self.set_class(True, "-live")
        if self._body is None:
            self._make()
        self._fill()
        line = self._lines[name]
        self.screen.set_focus(line, scroll_visible=False)
        self.call_after_refresh(self._bring_into_view, line, scrolled if begins else None, at)
        return True

    def _bring_into_view(self, line: Written, scrolled: int | None, at: Offset | None) -> None:
        if self._body is not None and scrolled:
            self._body.scroll_to(y=scrolled, animate=False, force=True, immediate=True)
        line.scroll_visible(animate=False, force=True)
        if at is not None and isinstance(line, StudyField):
            line.point_to(at)

    def _make(self) -> None:
        """Make the lines to write in, there at once: keys may be waiting for them already."""
        self._body = VerticalScroll(classes="form-lines", can_focus=False)
        self.mount(self._body)
        self._body.mount(StaticText(classes="form-name"))
        for block in self._blocks:
            if isinstance(block, Line):
                row = Horizontal(classes="form-row")
                self._body.mount(row)
                label = Static(plain(_(block.label), "$muted"), classes="form-label")
                row.mount(label, self._widget(block))
            else:
                columns = Horizontal(classes="form-columns")
                self._body.mount(columns)
                for each in block:
                    column = Vertical(classes="form-column")
                    columns.mount(column)
                    column.mount(*self._column(each))

    def _column(self, column: Iterable[Line]) -> Iterable[Widget]:
        for line in column:
            if line.label:
                yield Static(plain(_(line.label), "bold"), classes="form-title")
                if line.choices and line.prompt:
                    yield Static(plain(line.asks, "$muted"), classes="form-asks")
            yield self._widget(line)

    def _widget(self, line: Line) -> Widget:
        made: Written
        if line.choices:
            made = ChoiceLine(line.name, line.choices, several=line.several)
        elif line.link:
            made = LinkLine(line.name)
        else:
            prompt, words = line.asks, str(self._values[line.name])
            made = StudyField(
                self.kind, self.record, line.name, words, prompt=prompt, many_lines=line.many_lines
            )
        self._lines[line.name] = made
        return made

    def rest(self) -> None:
        """Be text again, with the words as they stand in the fields: they are being stored."""
        if self.writing:
            self.set_class(False, "-live")
            self._show_text(self._typed(all_=True), anew=False)

    def on_descendant_blur(self) -> None:
        """The focus left for the list or a pane, not for a dialog or another window."""
        focused = self.screen.focused
        inside = focused is not None and self in focused.ancestors
        if not inside and self.app.app_focus and self.screen.is_current:
            self.rest()

    def on_form_text_wanted(self, event: FormText.Wanted) -> None:
        """Somebody came with Tab, or clicked on a line."""
        event.stop()
        first = next(lines_in(self._blocks)).name
        self.write(event.name or first, event.at)

    def on_form_text_answered(self, event: FormText.Answered) -> None:
        """An answer was clicked: the choice is gone to, and the answer is its."""
        event.stop()
        self.write(event.name)
        line = self._lines[event.name]
        if isinstance(line, ChoiceLine):
            # In its own turn: what is posted in ours would end here.
            line.call_later(line.action_pick, event.value)

    def on_key(self, event: events.Key) -> None:
        """Letters and digits never leave the form: here they are words or answers, not commands of the stage."""
        if event.character is not None and event.character.isalnum():
            event.stop()
            event.prevent_default()
            self.post_message(self.Strayed())
        elif event.key == "delete":
            # Only in the list does it delete the record.
            event.stop()
            event.prevent_default()
