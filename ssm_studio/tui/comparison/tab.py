"""What the four inner tabs of stage four have in common: a list to see the whole, a form to write one record.

A tab knows the study and how to change it; which tab is in view, and what stands beside it, is the screen's.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui import on_wall
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison.answer_lines import ChoiceLine, LinkLine
from ssm_studio.tui.comparison.entry_list import NOTHING, Entry, EntryList
from ssm_studio.tui.comparison.filters import Filter, entries_of
from ssm_studio.tui.comparison.form import Form
from ssm_studio.tui.comparison.form_lines import Block
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.hanging_indent import Hung
from ssm_studio.tui.static_text import StaticText, same_values
from ssm_studio.tui.studio import Part
from ssm_studio.tui.text import one_line, plain

REST: Final = 0.05
"""Seconds between two steps of the cursor below which form and side panes wait for the last one."""


class Tab(Part):
    """One inner tab. Subclasses say what list and forms show; the commands are their `action_…`, by table.

    Its widgets are made when it is first shown: a stage with four full tabs would open slowly.
    """

    STAGE: ClassVar[int] = 4
    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    FILTERED_BY: ClassVar[str] = ""
    NOTES: ClassVar[tuple[str, ...]] = ()
    HERE: ClassVar[tuple[Command, ...]] = ()
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    ROWS: ClassVar = 1  # rows of the screen over which the words of a line may go on
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {}

    class Moved(Message):
        """Another record is in view, or the same one reads otherwise: what stands beside the tab may differ."""

    def __init__(self, *, built: bool = False) -> None:
        """A tab that has shown nothing yet; `built` where its widgets are to be there at once."""
        super().__init__(id=f"tab-{self.KEY}", classes="part")
        self.chosen = NOTHING
        self.filter = ""
        self.built = built
        self._up = False
        """Whether its widgets stand."""
        self.table: Table | None = None
        self._shown: tuple[object, ...] = ()
        self._before: tuple[str, str, str, Any] | None = None
        self._resting: Timer | None = None
        self._walked = 0.0
        self.forms = [Form(kind, blocks, self.link_words) for kind, blocks in self.FORMS.items()]
        self._to_write = False
        """Whether the record in view is to be written as soon as the tab has its widgets."""

    def compose(self) -> ComposeResult:
        """List and forms, where they are to be there at once."""
        if self.built:
            self._up = True
            yield from self._widgets()

    async def build(self) -> None:
        """Make list and forms, if they are not there yet, and show the study in them."""
        if not self.built:
            self.built = True
            await self.mount(*self._widgets())
            self._up = True
            self.show()

    def _widgets(self) -> Iterable[Widget]:
        yield StaticText(classes="entries-head")
        yield EntryList()
        yield StaticText(classes="part-empty")
        yield from self.forms

    # What a subclass says

    @abstractmethod
    def entries(self, study: Study, table: Table) -> Sequence[Entry]:
        """The lines of the list, each made by `table`."""

    @abstractmethod
    def empty(self) -> Content:
        """What to do first, where the list is empty."""

    def filters(self, study: Study) -> Sequence[Filter]:  # noqa: ARG002 - others look
        """The ways to see less of the list, everything first."""
        return [Filter("", _("everything"))]

    def count(self, study: Study) -> tuple[str, str]:  # noqa: ARG002 - others look
        """What stands beside the tab's name: its state, and what is late. No total: that reads as a score."""
        return "", ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:  # noqa: ARG002
        """What a link line shows."""
        return Content("")

    def pressed(self, name: str) -> None:
        """A link line was pressed."""

    def details(self) -> Content:
        """What the inspector says about the record in view, beside its trace."""
        return Content("")

    def place(self) -> Place:
        """What is in view, for the say line."""
        return Place(stage=self.STAGE)

    # Showing

    @property
    def list(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def record(self) -> Any:
        """The record in view; None where there is none."""
        kind, id_ = self.chosen
        return self.study.get(kind, id_) if kind else None

    @property
    def kinds(self) -> dict[str, tuple[Block, ...]]:
        """The kinds of records that its list holds, with the form of each."""
        return self.FORMS

    @property
    def rows(self) -> int:
        """Rows of the screen that a line may take: on the wall at least two, so that little is cut."""
        return max(self.ROWS, 2 if self.studio.projector else 1)

    def show(self) -> None:
        """Show the study as it is now; the cursor stays, and nobody is sent to another record while typing."""
        if not self.built or not self.is_mounted:
            return
        study = on_wall.seen(self.studio)
        shown = (study, self.filter, self.rows, *self.chosen)
        if same_values(shown, self._shown):
            return
        before = self.chosen
        table = self.table = Table(self.COLUMNS, self.rows)
        self.chosen = self.list.show(entries_of(self, study, table), before)
        self.query_one(".entries-head", StaticText).show(table.head())
        self._shown = (study, self.filter, self.rows, *self.chosen)
        if before != self.chosen and self.writing:
            self.close()
        there = self.chosen != NOTHING
        self.set_class(not there, "-nothing")
        if not there:
            self.query_one(".part-empty", StaticText).show(Hung(self.empty()))
        elif self.screen.focused is None:
            self.call_after_refresh(self._take_focus)
        self.show_forms()

    def enter(self) -> None:
        """Take the focus, unless a record is being written here already."""
        if self._to_write:
            self._to_write = False
            self.action_open()
        elif not (self.writing and self.has_focus_within):
            self.list.focus()

    def _take_focus(self) -> None:
        if self.screen.focused is None and self.display:
            self.list.focus()

    def show_forms(self) -> None:
        """Point the forms at the record in view."""
        record = self.record
        for form in self.forms:
            mine = form.kind == self.chosen[0] and record is not None
            if mine:
                form.show(on_wall.seen(self.studio), record, self.name_words(record))
            else:
                form.leave()

    def name_words(self, record: Any) -> Content:
        """The name of the record above its form."""
        name = one_line(name_of(record, self.study.language)[:400], 200)
        return Content.assemble(
            (f"{one_line(record.ref, 12)}  ", "bold $real"), plain(name, "bold")
        )

    @property
    def writing(self) -> bool:
        """Whether the focus is in a form."""
        focused = self.screen.focused
        return focused is not None and any(isinstance(each, Form) for each in focused.ancestors)

    def follow(self) -> None:
        """Show the record under the cursor in form and side panes, if they do not yet."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
            # The screen shows the forms with all else: in one frame.
            self.screen.post_message(self.Moved())

    def on_descendant_focus(self) -> None:
        """Where list and form do not fit on top of each other, the one with the focus is shown."""
        self._make_room()
        if self.writing:
            self.follow()

    def on_resize(self) -> None:
        """Another height may have room for both."""
        self._make_room()

    def _make_room(self) -> None:
        # Only where it matters: every line of the form is styled anew with it.
        self.set_class(self.writing and self.screen.has_class("-low"), "-writing")

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """The cursor moved to another record; all else follows in the same frame, in a quick walk when it ends."""
        event.stop()
        if event.entry.key != self.chosen:
            self.chosen = event.entry.key
            self._shown = (*self._shown[:-2], *self.chosen)
            quickly, self._walked = event.time - self._walked < REST, event.time
            if self._resting is not None:
                self._resting.stop()
            self._resting = self.set_timer(REST, self.follow) if quickly else None
            if not quickly:
                self.screen.post_message(self.Moved())

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """A record is to be written in full."""
        event.stop()
        self.chosen = event.entry.key
        self.show_forms()
        self.action_open()

    def close(self) -> None:
        """Back to the list."""
        self.screen.set_focus(self.list)

    def reveal(self, kind: str, id_: str) -> None:
        """Put the cursor on a record; a filter that hides it is taken away."""
        self.chosen = (kind, id_)
        entries = self.entries(on_wall.seen(self.studio), Table(self.COLUMNS))
        if not any(each.key == self.chosen for each in entries):
            self.filter = ""
        self.show()
        self.screen.post_message(self.Moved())

    def set_filter(self, value: str) -> None:
        """See less of the list, or all of it."""
        self.filter = value
        self.show()

    def walk(self, step: int) -> None:
        """The record before or after this one in the list."""
        keys = self.list.keys
        if self.chosen in keys:
            at = keys.index(self.chosen) + step
            self.list.choose(keys[max(0, min(at, len(keys) - 1))])

    # Asking

    async def ask(self, question: str, value: str = "", hint: str = "") -> str:
        """A line that was typed; "" where it was left empty, or with Esc."""
        line = await self.app.push_screen_wait(AskLine(question, value, hint=hint))
        return (line or "").strip()

    async def choose(
        self, question: str, choices: Sequence[Choice], chosen: str = ""
    ) -> str | None:
        """One of several; None where the question was left."""
        return await self.app.push_screen_wait(Choose(question, choices, chosen=chosen))

    # Doing

    def execute(self, changeset: Changeset) -> None:
        """Do a step; what goes wrong is told."""
        self.studio.execute(changeset)

    def make(self, changeset: Changeset, kind: str, *, write: bool = False) -> None:
        """Do a step that adds a record of `kind`, bring it into view, and with `write` begin to write it in full."""
        self.execute(changeset)
        id_ = next((p.id for p in changeset.puts if p.kind == kind and p.before is None), "")
        if id_ and self.study.get(kind, id_) is not None:
            self.reveal(kind, id_)
            if write:
                self.action_open()

    def set_fields(self, **values: Any) -> None:
        """Give fields of the record in view new values."""
        if self.record is not None:
            self.execute(edit.set_fields(self.study, *self.chosen, **values))

    def action_open(self) -> None:
        """Begin to write the record in view in full; in a tab that is being made, as soon as it has its lines."""
        if self._up:
            self.write()
        else:
            self._to_write = True

    def write(self, name: str = "") -> bool:
        """Begin to write in a line of the record in view, in the first text where none is named; whether it could."""
        form = next((each for each in self.forms if each.kind == self.chosen[0]), None)
        if form is None or self.record is None:
            return False
        self.follow()
        if form.record != self.chosen[1]:
            self.show_forms()
        return form.write(name or form.first())

    def action_delete(self) -> None:
        """Delete the record in view; Undo brings it back with all that hung on it."""
        if self.record is not None:
            self.execute(edit.delete(self.study, *self.chosen))

    def on_choice_line_picked(self, event: ChoiceLine.Picked) -> None:
        """An answer: chosen where it was not; a click takes back the one that was, a key only says so."""
        event.stop()
        line = event.line
        if event.by_key and not line.several and event.value in line.chosen:
            self._before = None
            self.studio.say_so(_("That is the answer already; Backspace clears it."))
        else:
            self.answer(event.name, event.value, several=line.several)

    def on_choice_line_emptied(self, event: ChoiceLine.Emptied) -> None:
        """The answer is taken back."""
        event.stop()
        for value in event.line.chosen:
            self.answer(event.line.field_name, value, several=event.line.several)

    def on_choice_line_mistaken(self, event: ChoiceLine.Mistaken) -> None:
        """Words were typed over a choice: what it said before is said again."""
        event.stop()
        if self._before is not None:
            kind, id_, name, value = self._before
            self._before = None
            self.execute(edit.set_fields(self.study, kind, id_, **{name: value}))
        self._strayed()

    def on_form_strayed(self, event: Form.Strayed) -> None:
        """Nothing can be written here."""
        event.stop()
        self._strayed()

    def _strayed(self) -> None:
        self.studio.say_so(
            _("Words cannot be written on this line. Tab goes to the next one, Esc to the list.")
        )

    def answer(self, name: str, value: str, *, several: bool = False) -> None:
        """Put an answer into a field of the record in view, or take it back, and say so."""
        record = self.record
        if record is None:
            return
        before = getattr(record, name)
        self._before = (*self.chosen, name, before)
        self.pick(name, value, several=several)
        after = getattr(self.record, name, None)
        if before is not None and after is None:
            self.studio.say_so(_("Answer cleared. Ctrl+Z restores it."))

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """Put an answer into a field of the record in view, or take it back."""
        now = getattr(self.record, name, None)
        if several:
            self.toggle(name, value)
        else:
            self.set_fields(**{name: None if now == value else value})

    def toggle(self, name: str, value: str) -> None:
        """Put a value into a field that holds several, or take it out."""
        now: tuple[str, ...] = getattr(self.record, name, ())
        rest = tuple(each for each in now if each != value)
        self.set_fields(**{name: rest if value in now else (*now, value)})

    def on_link_line_pressed(self, event: LinkLine.Pressed) -> None:
        """Links are to be changed."""
        event.stop()
        if self.record is not None:
            self.pressed(event.name)
