"""The definition being worked on: P Q R, then T W C A O E, each edited in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import (
    FIELDS,
    OMITTED,
    ROW_KINDS,
    add_row,
    row_words,
    rows_of,
)
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.definitions.catwoe_fields import COMES_IN, HAS_BECOME, LETTERS, WORDS_FIELD
from ssm_studio.tui.definitions.form_field import SheetField
from ssm_studio.tui.definitions.row_options import WORDS_LENGTH, facts_words, free_words
from ssm_studio.tui.definitions.t_examples import clinic_line
from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from ssm_studio.tui.stage import StageScreen

_ENDS: Final = (("transformation_input", COMES_IN), ("transformation_output", HAS_BECOME))


class RowFacts(Static):
    """What a row says besides its words; a click opens the choices."""

    @dataclass
    class Asked(Message):
        """The facts of a row were clicked."""

        field: SheetField

    def __init__(self, field: SheetField, classes: str) -> None:
        """Nothing said yet of the row that `field` holds the words of."""
        super().__init__(classes=classes, markup=False)
        self.field = field
        self.display = False
        self._said = Content("")

    def say(self, words: Content) -> None:
        """Show these facts."""
        if words != self._said:
            self._said = words
            self.display = bool(words)
            self.update(words)

    def on_click(self, event: events.Click) -> None:
        """Ask for the choices."""
        event.stop()
        self.post_message(self.Asked(self.field))


class RowLine(Vertical):
    """One row of a letter: its words, its facts beside them, what it says in free words below."""

    def __init__(self, field: SheetField) -> None:
        """A line around `field`."""
        super().__init__(classes="row-line")
        self.field = field
        self.facts = RowFacts(field, "row-facts")
        self.free = RowFacts(field, "row-free")

    def compose(self) -> ComposeResult:
        """Words at the left, facts at the right."""
        with Horizontal(classes="row-words"):
            yield self.field
            yield self.facts
        yield self.free

    def show(self, record: Record, language: str) -> None:
        """Show a row as the study has it."""
        field = self.field
        field.point_at(field.kind, record.id, field.field_name, row_words(record, language))
        self.facts.say(facts_words(field.letter, record))
        free = free_words(field.letter, record, language)
        self.free.say(Content.styled(free, "$muted") if free else Content(""))

    def say_nothing(self) -> None:
        """There is no row here yet."""
        self.facts.say(Content(""))
        self.free.say(Content(""))


class Group(Horizontal):
    """One letter with its label and its fields."""

    def __init__(self, letter: str) -> None:
        """An empty group of `letter`."""
        super().__init__(classes=f"group group-{letter.lower()}")
        self.letter = letter
        self.body = Vertical(classes="group-body")
        self.active = False
        self.texts: list[SheetField] = []
        self.lines: list[RowLine] = []
        self.note = ClickableLine(classes="group-note", markup=False)
        self.note.display = False
        self._left_out = ""

    def compose(self) -> ComposeResult:
        """Letter, label, body."""
        letter = LETTERS[self.letter]
        yield Static(Content.styled(letter.key, f"bold {letter.ink}"), classes="group-letter")
        yield Static(Content(_(letter.label)), classes="group-label")
        with self.body:
            if self.letter in ROW_KINDS:
                self.lines = [self._line("", "")]
                yield self.note
                yield self.lines[0]
            elif self.letter == "T":
                with Horizontal(classes="ends"):
                    self.texts = [self._text(name, _(asks)) for name, asks in _ENDS]
                    yield self.texts[0]
                    with Horizontal(classes="end"):
                        yield Static("→", classes="becomes")
                        yield self.texts[1]
                self.note.update(clinic_line())
                yield self.note
            else:
                self.texts = [self._text(FIELDS[self.letter], letter.asks)]
                yield self.texts[0]

    def _text(self, name: str, prompt: str) -> SheetField:
        return SheetField("definition", "", name, letter=self.letter, prompt=prompt)

    def _line(self, record: str, words: str) -> RowLine:
        return RowLine(
            SheetField(
                ROW_KINDS[self.letter],
                record,
                WORDS_FIELD[self.letter],
                words,
                letter=self.letter,
                prompt=LETTERS[self.letter].asks,
                begin=self._begin,
            )
        )

    def _begin(self, field: SheetField, words: str) -> bool:
        sheet = next(each for each in self.ancestors if isinstance(each, DefinitionSheet))
        return sheet.begin_row(field, words)

    @property
    def fields(self) -> list[SheetField]:
        """Its fields, top to bottom."""
        return [*self.texts, *(line.field for line in self.lines)]

    def show(self, study: Study, definition: RootDefinition, *, other: bool) -> None:
        """Show what the study says; `other` where another definition than before comes into view."""
        for field in self.texts:
            value = read(getattr(definition, field.field_name), study.language)
            field.point_at("definition", definition.id, field.field_name, value)
        if self.letter in ROW_KINDS:
            self._left_out = read(getattr(definition, OMITTED[self.letter]), study.language)
            self.note.display = bool(self._left_out)
            rows = rows_of(study, definition.id, self.letter)
            self.note.update(_left_out_words(self._left_out, unsaid=bool(rows)))
            self._show_rows(rows, study.language, other)

    def _show_rows(self, records: tuple[Record, ...], language: str, other: bool) -> None:
        ids = [each.id for each in records]
        there = {line.field.record: line for line in self.lines if line.field.record}
        spare = [line for id_, line in there.items() if id_ not in ids]
        if not other:
            for line in [each for each in spare if each.field.dirty]:
                spare.remove(line)
                line.field.let_go()
        adding = [line for line in self.lines if not line.field.record]
        rows: list[RowLine] = []
        for record in records:
            found = there.get(record.id) or (spare.pop(0) if other and spare else None)
            line = found or self._line(record.id, row_words(record, language))
            line.show(record, language)
            rows.append(line)
        if not adding or all(each.field.text for each in adding):
            adding.append(self._line("", ""))
        for line in spare:
            line.remove()
        self.lines = [*rows, *adding]
        for line in adding:
            line.say_nothing()
        self._mount_new()

    def _mount_new(self) -> None:
        after: RowLine | None = None
        for line in reversed(self.lines):
            if line.parent is None:
                self.body.mount(line, before=after)
            after = line
        self.invite()

    def invite(self, active: bool | None = None) -> None:
        """Say in the empty last row what may be added: the question, or a plus where there are rows already."""
        if active is not None:
            self.active = active
        if self.letter == "T":
            self.note.display = self.active
        if not self.lines:
            return
        for index, line in enumerate(self.lines):
            last = not line.field.record
            line.set_class(last and index > 0, "-adding")
            prompt = LETTERS[self.letter].asks
            if last and index > 0:
                line.set_class(self.active, "-invited")
                prompt = _("+ one more") if self.active else ""
            elif last and self._left_out:
                prompt = ""
            if line.field.placeholder != prompt:
                line.field.placeholder = prompt


def _left_out_words(reason: str, *, unsaid: bool) -> Content:
    told = _("not in the sentence, on purpose:") if unsaid else _("left out on purpose:")
    reason = one_line(reason[:400], WORDS_LENGTH)
    return Content.styled(f"{told} ", "$muted").append(reason)


class DefinitionSheet(VerticalScroll, can_focus=True):
    """All fields of one definition.

    While the sheet itself has the focus, arrows walk from field to field and letters are commands; Enter or a
    click edits the field, Escape comes back here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("left", "to_list", show=False),
        Binding("enter", "edit", show=False),
        Binding("plus", "add", show=False),
    ]

    @dataclass
    class Marked(Message):
        """The mark came to another letter."""

        letter: str

    @dataclass
    class LeftForList(Message):
        """The left arrow: to the list."""

    def __init__(self) -> None:
        """An empty sheet; `show` fills it."""
        super().__init__(id="sheet")
        self.groups = [Group(letter) for letter in LETTERS]
        self.definition = ""
        self.current: SheetField | None = None

    def compose(self) -> ComposeResult:
        """PQR, a rule, CATWOE in the order of work."""
        for group in self.groups:
            yield group
            if group.letter == "R":
                yield Static(classes="sheet-rule")

    @property
    def fields(self) -> list[SheetField]:
        """Every field, top to bottom."""
        return [field for group in self.groups for field in group.fields]

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Show a definition as the study has it now; words being typed stay."""
        other = definition.id != self.definition
        self.definition = definition.id
        for group in self.groups:
            group.show(study, definition, other=other)
        if other or self.current not in self.fields:
            self._mark(self._first(definition) if other else None)
        if other:
            self.scroll_home(animate=False)

    def _first(self, definition: RootDefinition) -> SheetField:
        """Where work begins: the input of T in an empty definition, else the top."""
        empty = not any((definition.p, definition.q, definition.r, definition.worldview))
        group = self.groups[3 if empty else 0]
        return group.fields[0]

    def begin_row(self, field: SheetField, words: str) -> bool:
        """Make the row that was typed into the empty last line of a letter."""
        studio = cast("StageScreen", self.screen).studio
        study = studio.study
        if self.definition not in study.root_definitions:
            studio.say_so(_("This was deleted meanwhile. Your words: {words}").format(words=words))
            return False
        step = add_row(study, self.definition, field.letter, words)
        row = step.puts[0].id
        # Typing goes on in the same step.
        key = f"{field.kind}/{row}/{field.field_name}"
        field.record = row
        if studio.execute(replace(step, merge_key=key)) is None:
            field.record = ""
            return False
        return True

    # Walking

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Nothing in the sheet looks different for it: the mark has a class of its own, and fields are many."""

    def _mark(self, field: SheetField | None, *, follow: bool = False) -> None:
        if self.current is not field:
            if self.current is not None:
                self.current.remove_class("-current")
            self.current = field
            letter = field.letter if field is not None else ""
            for group in self.groups:
                if group.active != (group.letter == letter):
                    group.invite(group.letter == letter)
            self.post_message(self.Marked(letter))
        if field is not None:
            field.set_class(self.has_focus, "-current")
            if follow:
                self.scroll_to_widget(field, animate=False)

    def on_focus(self) -> None:
        """The mark shows while the sheet has the focus."""
        fields = self.fields
        self._mark(self.current if self.current in fields else fields[0])

    def on_blur(self) -> None:
        """No mark while something else has the focus."""
        if self.current is not None:
            self.current.remove_class("-current")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The field being edited is where walking goes on."""
        if isinstance(event.widget, SheetField):
            self._mark(event.widget)

    def _beside(self, field: SheetField | None, step: int) -> SheetField | None:
        fields = self.fields
        at = fields.index(field) + step if field in fields else 0
        return fields[at] if 0 <= at < len(fields) else None

    def action_walk(self, step: int) -> None:
        """To the field above or below."""
        if (field := self._beside(self.current, step)) is not None:
            self._mark(field, follow=True)

    def on_sheet_field_walked(self, event: SheetField.Walked) -> None:
        """An arrow left a field: edit the one beside it."""
        event.stop()
        if (field := self._beside(event.field, event.step)) is not None:
            field.focus()

    def action_edit(self) -> None:
        """Edit the field under the mark."""
        if self.current is not None:
            self.current.focus()

    def action_jump(self, letter: str) -> None:
        """Edit the first field of a letter."""
        group = next(each for each in self.groups if each.letter == letter)
        group.fields[0].focus()

    def action_add(self) -> None:
        """One more row of the letter under the mark."""
        letter = self.current.letter if self.current is not None else ""
        for group in self.groups:
            if group.letter == letter and group.lines:
                group.lines[-1].field.focus()

    def action_to_list(self) -> None:
        """To the list of systems."""
        self.post_message(self.LeftForList())

    def mark_at(self, index: int) -> None:
        """Put the mark on the field with this number, or on the last one."""
        fields = self.fields
        self._mark(fields[max(0, min(index, len(fields) - 1))], follow=True)

    def reveal(self, record: str) -> None:
        """Put the mark on the row with this id."""
        for field in self.fields:
            if field.record == record:
                self._mark(field, follow=True)
                return
