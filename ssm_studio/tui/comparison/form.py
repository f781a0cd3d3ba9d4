"""One record written in full: a question beside every field, choices by key or click, links to what it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.comparison.table import Fitted
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import plain


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form. With `choices` it is a choice, with `link` a press, else a text of the record."""

    name: str
    label: str
    prompt: str = ""
    choices: tuple[Label, ...] = ()
    several: bool = False
    link: bool = False
    many_lines: bool = False


GAP, NARROW_GAP = 3, 2
"""Cells between two answers of a choice, and where they would not fit on one line."""
BURST: Final = 0.3
"""Seconds between two keys up to which they are somebody typing words, not somebody choosing."""

Block = Line | tuple[tuple[Line, ...], ...]
"""A line, or columns of lines side by side."""

LinkWords = Callable[[Study, Any, str], Content]
"""What a link line shows: of the study, the record and the line's name."""


class ChoiceLine(ClickableLine, StaticText, can_focus=True):
    """A choice whose answers are all in view: press the key, or click. Backspace takes the answer back.

    Words typed here by mistake choose nothing: a second key that follows at once gives the first answer back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "walk(1)", show=False),
        Binding("left", "walk(-1)", show=False),
        Binding("backspace,delete", "empty", show=False),
    ]

    @dataclass
    class Picked(Message):
        """An answer was pressed (`by_key`) or clicked."""

        line: ChoiceLine
        name: str
        value: str
        by_key: bool = False

        @property
        def control(self) -> ChoiceLine:
            """The line."""
            return self.line

    @dataclass
    class Emptied(Message):
        """No answer is wanted."""

        line: ChoiceLine

    @dataclass
    class Mistaken(Message):
        """What was taken for an answer was the beginning of words."""

        line: ChoiceLine

    def __init__(self, name: str, labels: tuple[Label, ...], *, several: bool = False) -> None:
        """Answers `labels` for the field `name`; `several` may be chosen at once."""
        super().__init__(classes="choice")
        self.field_name, self._labels, self.several = name, labels, several
        self.chosen: tuple[str, ...] = ()
        self._last_key = 0.0
        self._burst = 0

    def on_mount(self) -> None:
        """The answers are there before anything is chosen."""
        self._draw()

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Show what is chosen now."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._draw()

    def _draw(self) -> None:
        answers = [self._answer(each) for each in self._labels]
        self.show(Fitted(partial(_in_a_row, answers), self.chosen))

    def _answer(self, label: Label) -> Content:
        chosen = label.value in self.chosen
        words = _(label.words)
        key = "" if label.key == words else f"{label.key} "
        style = "bold $real" if chosen else "$muted"
        return Content.assemble(
            ("✓ " if chosen else "", style),
            (key, style if chosen else "$system"),
            (words, f"{style} underline" if chosen else style),
        ).stylize(act(f"pick('{label.value}')"))

    def action_pick(self, value: str) -> None:
        """Choose an answer."""
        self.post_message(self.Picked(self, self.field_name, value))

    def action_walk(self, step: int) -> None:
        """The next answer."""
        values = [each.value for each in self._labels]
        at = values.index(self.chosen[0]) if self.chosen and self.chosen[0] in values else None
        if self.several or at is None:
            self.action_pick(values[0 if step > 0 else -1])
        elif 0 <= at + step < len(values):
            self.action_pick(values[at + step])

    def action_empty(self) -> None:
        """No answer."""
        self.post_message(self.Emptied(self))

    def on_key(self, event: events.Key) -> None:
        """The key of an answer, unless it is a letter of a word."""
        if event.character is None or not event.character.isalnum():
            return
        at_once = event.time - self._last_key < BURST
        self._last_key = event.time
        self._burst = self._burst + 1 if at_once else 0
        label = next((each for each in self._labels if each.key == event.character), None)
        if label is None and not self._burst:
            return
        event.stop()
        event.prevent_default()
        if self._burst == 1:
            self.post_message(self.Mistaken(self))
        elif label is not None and not self._burst:
            self.post_message(self.Picked(self, self.field_name, label.value, by_key=True))


def _in_a_row(answers: Sequence[Content], width: int) -> Content:
    """Answers side by side in `width` cells; what does not fit goes to the next line as a whole."""
    gap, lines = GAP, [Content("")]
    if sum(each.cell_length + gap for each in answers) - gap > width:
        gap = NARROW_GAP
    for answer in answers:
        taken = lines[-1].cell_length
        if taken and taken + gap + answer.cell_length > width:
            lines.append(answer)
        else:
            lines[-1] = lines[-1].append(" " * gap if taken else "").append(answer)
    return Content("\n").join(lines)


class LinkLine(StaticText, can_focus=True):
    """What a record is linked to; Enter or a click changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", show=False)]

    @dataclass
    class Pressed(Message):
        """The links are to be changed."""

        line: LinkLine
        name: str

        @property
        def control(self) -> LinkLine:
            """The line."""
            return self.line

    def __init__(self, name: str) -> None:
        """The links in the field `name`."""
        super().__init__(classes="link")
        self.field_name = name

    def on_click(self) -> None:
        """A click is a press."""
        self.action_press()

    def action_press(self) -> None:
        """Ask for other links."""
        self.post_message(self.Pressed(self, self.field_name))


class Form(VerticalScroll, can_focus=False):
    """The fields of one record. It is pointed at another record, never rebuilt: fields own what is typed."""

    class Ready(Message):
        """The form has its lines."""

    class Strayed(Message):
        """A letter or digit was pressed where nothing can be written."""

    def __init__(self, kind: str, blocks: Sequence[Block], links: LinkWords) -> None:
        """A form for records of `kind`."""
        super().__init__(classes="form")
        self.kind, self._blocks, self._links = kind, tuple(blocks), links
        self.record = ""
        self._fields: list[StudyField] = []
        self._choices: list[ChoiceLine] = []
        self._linked: list[LinkLine] = []

    def compose(self) -> ComposeResult:
        """Name of the record, then its lines."""
        yield StaticText(classes="form-name")
        for block in self._blocks:
            if isinstance(block, Line):
                yield self._row(block)
            else:
                with Horizontal(classes="form-columns"):
                    for column in block:
                        with Vertical(classes="form-column"):
                            yield from self._column(column)

    def on_mount(self) -> None:
        """The lines are there."""
        self.post_message(self.Ready())

    def _row(self, line: Line) -> Widget:
        label = Static(plain(_(line.label), "$muted"), classes="form-label")
        return Horizontal(label, self._widget(line), classes="form-row")

    def _column(self, column: Iterable[Line]) -> Iterable[Widget]:
        for line in column:
            if line.label:
                yield Static(plain(_(line.label), "bold"), classes="form-title")
                if line.choices and line.prompt:
                    yield Static(plain(_(line.prompt), "$muted"), classes="form-asks")
            yield self._widget(line)

    def _widget(self, line: Line) -> Widget:
        if line.choices:
            self._choices.append(ChoiceLine(line.name, line.choices, several=line.several))
            return self._choices[-1]
        if line.link:
            self._linked.append(LinkLine(line.name))
            return self._linked[-1]
        prompt = _(line.prompt)
        self._fields.append(
            StudyField(self.kind, "", line.name, prompt=prompt, many_lines=line.many_lines)
        )
        return self._fields[-1]

    def show(self, study: Study, record: Any, name: Content) -> None:
        """Point every line at `record`, and stand in view."""
        self.record = record.id
        if not self.is_mounted:
            return
        self.set_class(True, "-mine")
        self.query_one(".form-name", StaticText).show(name)
        for field in self._fields:
            words = _words(study, record, field.field_name)
            field.point_at(self.kind, self.record, field.field_name, words)
        for choice in self._choices:
            choice.show_chosen(_values(getattr(record, choice.field_name)))
        for link in self._linked:
            link.show(self._links(study, record, link.field_name))

    def leave(self) -> None:
        """Stand aside, where another form or none is in view; what is typed here is stored."""
        if self.record and self.is_mounted:
            self.record = ""
            self.set_class(False, "-mine")
            for field in self._fields:
                field.point_at(self.kind, "", field.field_name, "")

    def first(self) -> Widget | None:
        """Where writing begins: at the first text, never at a choice that words could change."""
        found: tuple[Widget, ...] = (*self._fields, *self._choices, *self._linked)
        return next(iter(found), None)

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

    def field(self, name: str) -> StudyField:
        """The text field of this name."""
        return next(each for each in self._fields if each.field_name == name)


def _words(study: Study, record: Any, name: str) -> str:
    value = getattr(record, name) if record is not None else ""
    if isinstance(value, Text):
        return value.read(study.language)
    return value or ""


_FLAGS = {True: "yes", False: "no"}


def _values(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return (_FLAGS[value],)
    return value if isinstance(value, tuple) else (str(value),)
