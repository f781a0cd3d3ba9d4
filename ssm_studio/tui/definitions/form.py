"""The form of a definition: P Q R, then T W C A O E. All of it is text but for the one field that is being edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.message import Message

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import add_row
from ssm_studio.domain.study import Study
from ssm_studio.tui import on_wall
from ssm_studio.tui.clickable import clicked_action
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.definitions.commands import FILL_IN, ON_ROWS
from ssm_studio.tui.definitions.form_field import FormField
from ssm_studio.tui.definitions.form_lines import (
    STEP,
    Field,
    Group,
    Key,
    Look,
    Place,
    fields_in,
    first_empty,
    groups_of,
    with_words,
)
from ssm_studio.tui.definitions.form_text import FormText
from ssm_studio.tui.static_text import same_values
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text_area import wrapped


class DefinitionForm(VerticalScroll, can_focus=True):
    """All fields of one definition.

    While the form itself has the focus, arrows walk from field to field and letters are commands; Enter or a click
    edits the field, Escape comes back here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_ROWS)]
    FOOTER_FIRST: ClassVar[tuple[Command, ...]] = (FILL_IN,)

    @dataclass
    class Marked(Message):
        """The mark, or the editor, came to another field."""

        letter: str

    @dataclass
    class LeftForList(Message):
        """The left arrow: to the list."""

    @dataclass
    class FactsAsked(Message):
        """The facts of a row were clicked."""

        field: Field

    @dataclass
    class RowEmptied(Message):
        """Backspace in a row that holds nothing: the row itself is to go."""

        field: Field

    def __init__(self) -> None:
        """An empty form; `show` fills it."""
        super().__init__(id="form")
        self.text = FormText()
        self.editors: list[FormField] = []
        """Made when they are needed: one to edit with, and any that hold words which could not be stored."""
        self.editor: FormField | None = None
        """The editor that stands over a field; None while nothing is edited."""
        self.definition = ""
        self._groups: tuple[Group, ...] = ()
        self._seen: tuple[object, ...] = ()
        self._current: Key | None = None
        self._asked: frozenset[tuple[str, str]] = frozenset()

    def compose(self) -> ComposeResult:
        """The text; an editor comes over it when a field is edited."""
        yield self.text

    # What is shown

    @property
    def groups(self) -> tuple[Group, ...]:
        """The letters with their fields, as typed or else as stored."""
        return with_words(self._groups, {e.key: e.text for e in self.editors if e.dirty})

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, top to bottom, as typed or else as stored."""
        return fields_in(self.groups)

    @property
    def current(self) -> Field | None:
        """The field under the mark, or that is being edited."""
        return self._field(self._current)

    def _field(self, key: Key | None) -> Field | None:
        return next((each for each in self.fields if each.key == key), None)

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Show a definition as the study has it now; words being typed stay."""
        seen = (definition, *(study.table(kind) for kind in _ROWS), study.language)
        if same_values(seen, self._seen):
            self._draw()
            return
        other = definition.id != self.definition
        self._seen, self.definition = seen, definition.id
        if other:
            for editor in self.editors:
                editor.flush()
            self._put_away(self.has_focus_within and not self.has_focus)
        keys = [each.key for each in fields_in(self._groups)]
        at = keys.index(self._current) if self._current in keys else 0
        self._groups = groups_of(study, definition)
        if other:
            self._current = self._first(definition).key
            self.scroll_home(animate=False)
            self.post_message(self.Marked(self._letter))
        else:
            self._follow_rows(study, at)
        self._draw()

    def _follow_rows(self, study: Study, at: int) -> None:
        """The editors show what the study says now; a row that is gone takes its editor along, but no words.

        Where the field under the mark is gone, the mark stays at its number, `at`.
        """
        stored = {each.key: each for each in fields_in(self._groups)}
        for editor in self.editors:
            if editor.key in stored:
                editor.show(stored[editor.key].text)
            elif self._is_orphan(editor, study):
                editor.let_go()
            elif editor is self.editor:
                self._put_away(editor.has_focus)
        if self.editor is not None:
            self._current = self.editor.key
        elif self._current not in stored:
            keys = list(stored)
            self._current = keys[min(at, len(keys) - 1)]

    def _is_orphan(self, editor: FormField, study: Study) -> bool:
        """Whether an editor holds words for a row of this form that somebody else deleted."""
        gone = bool(editor.record) and study.get(editor.kind, editor.record) is None
        return gone and editor.dirty and editor.home == self.definition

    def _first(self, definition: RootDefinition) -> Field:
        """Where work begins: the input of T in an empty definition, else the top."""
        empty = not any((definition.p, definition.q, definition.r, definition.worldview))
        return self._groups[3 if empty else 0].fields[0]

    def show_asked(self, asked: frozenset[tuple[str, str]]) -> None:
        """Mark the fields that the coach asks about, given as record and field."""
        if asked != self._asked:
            self._asked = asked
            self._draw()

    def _draw(self) -> None:
        screen, editor = self.screen, self.editor
        mine = {each.record for each in fields_in(self._groups)}
        look = Look(
            low=screen.has_class("-low"),
            narrow=screen.has_class("-narrow"),
            airy=screen.has_class("-projector"),
            active=self._letter,
            edited=editor.key if editor is not None else None,
            rows=self._rows(editor) if editor is not None else 1,
            asked=frozenset(each for each in self._asked if each[0] in mine),
        )
        self.text.show(self._drawn_groups(), look)
        self._place()

    def _rows(self, editor: FormField) -> int:
        """Lines that the words in the editor take; before it has its new width the editor does not know."""
        place = self._place_of(editor.key)
        return len(wrapped(editor.text, place.words.width)) if place is not None else 1

    def _drawn_groups(self) -> tuple[Group, ...]:
        """The groups as far as they are drawn: of words under the editor only about how long they are."""
        typed = {e.key: e.text for e in self.editors if e.dirty}
        if (editor := self.editor) is not None:
            typed[editor.key] = " " * (-(-len(editor.text) // STEP) * STEP)
        return with_words(self._groups, typed)

    def _place(self) -> None:
        """Editor and mark where their field is."""
        place = self._place_of(self._current)
        if self.editor is None:
            self.text.mark(place.words if place is not None and self.has_focus else None)
            return
        self.text.mark(None)
        if place is not None:
            words = place.words
            self.editor.stand_in((words.x, words.y, words.width, words.height))

    def _place_of(self, key: Key | None) -> Place | None:
        return self.text.drawing().place(key) if key is not None else None

    @property
    def _letter(self) -> str:
        return self._current[0] if self._current is not None else ""

    def on_resize(self) -> None:
        """Other lines at another size, and the editor elsewhere."""
        self.call_after_refresh(self._draw)

    # Walking

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Nothing but the mark looks different for it: it is there from the first moment on."""
        self._place()

    def _mark(self, key: Key | None, *, follow: bool = False) -> None:
        if key != self._current:
            self._current = key
            self.post_message(self.Marked(self._letter))
        self._draw()
        if follow:
            self._follow()

    def _follow(self) -> None:
        if (place := self._place_of(self._current)) is not None:
            self.scroll_to_region(place.words, animate=False, force=True)

    def on_focus(self) -> None:
        """The mark shows while the form has the focus."""
        self._mark((self.current or self.fields[0]).key if self.fields else None)

    def on_blur(self) -> None:
        """No mark while something else has the focus."""
        self.text.mark(None)

    def _beside(self, key: Key | None, step: int) -> Field | None:
        keys = [each.field.key for each in self.text.drawing().places]
        at = keys.index(key) + step if key in keys else 0
        return self._field(keys[at]) if 0 <= at < len(keys) else None

    def action_walk(self, step: int) -> None:
        """To the field above or below."""
        if (field := self._beside(self._current, step)) is not None:
            self._mark(field.key, follow=True)

    def action_to_list(self) -> None:
        """To the list of systems."""
        self.post_message(self.LeftForList())

    def reveal(self, record: str) -> None:
        """Put the mark on the row with this id."""
        for field in self.fields:
            if field.record == record:
                self._mark(field.key, follow=True)
                return

    # Editing

    def edit(self, field: Field, at: Offset | None = None) -> None:
        """Edit a field, with the cursor behind its last word, or at a cell counted from the field's first."""
        if (before := self.editor) is not None:
            before.flush()
        editor = self._editor_for(field)
        editor.stand_over(field, self.definition)
        self.editor = editor
        self._mark(field.key)
        editor.display = True
        editor.focus(scroll_visible=False)
        if before is not None and before is not editor:
            before.display = False
        self._follow()
        if at is not None:
            self.call_after_refresh(editor.point_to, at)

    def _editor_for(self, field: Field) -> FormField:
        """The editor that holds words of this field already, else one that holds none."""
        held = [each for each in self.editors if each.dirty and each.key == field.key]
        if found := [*held, *(each for each in self.editors if not each.dirty)]:
            return found[0]
        editor = FormField(self._begin_row)
        self.editors.append(editor)
        self.mount(editor)
        return editor

    def _put_away(self, focus: bool) -> None:
        """Nothing is edited any more; what was typed is stored. `focus` brings the focus back to the form."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.flush()
            editor.display = False
        if focus:
            self.focus()

    def _begin_row(self, editor: FormField, words: str) -> bool:
        """Make the row that was typed into the empty last line of a letter."""
        studio = studio_of(self)
        study = studio.study
        if editor.home not in study.root_definitions:
            studio.say_deleted(words)
            return False
        step = add_row(study, editor.home, editor.letter, words)
        row = step.puts[0].id
        # Typing goes on in the same step.
        key = f"{editor.kind}/{row}/{editor.field_name}"
        editor.record = row
        if studio.execute(replace(step, merge_key=key)) is None:
            editor.record = ""
            return False
        self._catch_up()
        return True

    def _catch_up(self) -> None:
        """Show the study as it is this moment: the field that is gone to next may just have been made."""
        study = on_wall.seen(studio_of(self))
        if definition := study.root_definitions.get(self.definition):
            self.show(study, definition)

    def on_form_field_walked(self, event: FormField.Walked) -> None:
        """Enter, Tab or an arrow left a field: edit the one beside it."""
        event.stop()
        self._catch_up()
        around = first_empty(self.fields) if event.entered else None
        if field := self._beside(event.field.key, event.step) or around:
            self.edit(field)
        elif event.entered:
            self._put_away(True)
        elif event.leave:
            (self.screen.focus_next if event.step > 0 else self.screen.focus_previous)()

    def on_form_field_grown(self, event: FormField.Grown) -> None:
        """The editor needs another number of lines."""
        event.stop()
        if event.field is self.editor:
            self._draw()
            self._follow()

    def on_form_field_emptied(self, event: FormField.Emptied) -> None:
        """Backspace in a row that holds nothing."""
        event.stop()
        if (field := self._field(event.field.key)) is not None:
            self.post_message(self.RowEmptied(field))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The field that was left is text again, unless the whole program or a dialog over it took the focus."""
        if event.widget is self.editor and self.app.app_focus and self.screen.is_current:
            self._put_away(False)
            self._draw()

    def action_edit(self) -> None:
        """Edit the field under the mark."""
        if (field := self.current) is not None:
            self.edit(field)

    def action_jump(self, letter: str) -> None:
        """Edit the first field of a letter."""
        if found := [each for each in self.fields if each.letter == letter]:
            self.edit(found[0])

    def action_add(self) -> None:
        """One more row of the letter under the mark."""
        if found := [each for each in self.fields if each.letter == self._letter and each.is_row]:
            self.edit(found[-1])

    def jumps(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Where its fields stand on the screen, and what begins to write in each."""
        corner = self.text.content_region.offset
        for place in self.text.drawing().places:
            yield corner + place.words.offset, partial(self.edit, place.field)

    async def on_click(self, event: events.Click) -> None:
        """A click edits a field where it points, asks for the facts of a row, or carries out what its words say."""
        if event.widget is not self.text:
            return
        event.stop()
        if (action := clicked_action(event)) is not None:
            await self.run_action(action)
            return
        if (at := event.get_content_offset(self.text)) is None:
            return
        for place in self.text.drawing().places:
            if place.words.contains_point(at):
                self.edit(place.field, at - place.words.offset)
            elif any(each.contains_point(at) for each in place.facts):
                self.post_message(self.FactsAsked(place.field))


_ROWS: Sequence[str] = ("customer", "actor", "owner", "constraint")
