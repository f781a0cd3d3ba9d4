"""What the four inner tabs of stage four have in common: a list to see the whole, a form to write one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison.choices import Filter
from ssm_studio.tui.comparison.form import Block, ChoiceLine, Form, LinkLine
from ssm_studio.tui.comparison.table import Entry, EntryList, put
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from ssm_studio.tui.comparison.screen import ComparisonScreen

NOTHING = ("", "")


class Part(Vertical):
    """One inner tab. Subclasses say what the list and the forms show; commands are its `do_…` methods."""

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    FILTERED_BY: ClassVar[str] = ""
    NOTES: ClassVar[tuple[str, ...]] = ()
    HERE: ClassVar[tuple[Command, ...]] = ()
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {}

    def __init__(self) -> None:
        """A tab that has shown nothing yet."""
        super().__init__(id=f"part-{self.KEY}", classes="part")
        self.chosen = NOTHING
        self.filter = ""
        self.study = Study()
        self.built = False
        self._before: tuple[str, str, str, Any] | None = None

    def build(self) -> None:
        """Make list and forms, when the tab is first shown; a stage with four full tabs would open slowly."""
        if not self.built:
            self.built = True
            forms = [Form(kind, blocks, self.link_words) for kind, blocks in self.FORMS.items()]
            self.mount(
                Static(classes="entries-head"), EntryList(), Static(classes="part-empty"), *forms
            )

    def on_form_ready(self, event: Form.Ready) -> None:
        """A form has its lines: show the record in them."""
        event.stop()
        self.show_forms()

    # What a subclass says

    def entries(self, study: Study, width: int) -> Sequence[Entry]:
        """The lines of the list, as wide as `width` cells."""
        raise NotImplementedError

    def head(self, width: int) -> Content:
        """The heads of the columns."""
        raise NotImplementedError

    def empty(self) -> Content:
        """What to do first, where the list is empty."""
        raise NotImplementedError

    def filters(self, study: Study) -> Sequence[Filter]:
        """The ways to see less of the list, everything first."""
        raise NotImplementedError

    def count(self, study: Study) -> tuple[str, str]:
        """What stands beside the tab's name: how many there are, and what is late."""
        raise NotImplementedError

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """What a link line shows."""
        raise NotImplementedError

    def pressed(self, name: str) -> None:
        """A link line was pressed."""

    def details(self) -> Content:
        """What the inspector says about the record in view, beside its trace."""
        return Content("")

    def place(self) -> Place:
        """What is in view, for the say line."""
        return Place(stage=4)

    # Showing

    @property
    def host(self) -> ComparisonScreen:
        """The stage."""
        return cast("ComparisonScreen", self.screen)

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
    def rows(self) -> int:
        """Rows of the screen that a line may take: on the wall two, so that little is cut."""
        return 2 if self.host.studio.projector else 1

    @property
    def width(self) -> int:
        """Cells that a line of the list has."""
        return max(20, self.size.width - 3)

    def show(self, study: Study) -> None:
        """Show the study as it is now; the cursor stays, and nobody is sent to another record while typing."""
        self.study = study
        self.build()
        if not self.size.width:
            return  # Not laid out yet; the resize that comes with its size shows it.
        width = self.width
        entries = self.entries(study, width)
        before = self.chosen
        self.chosen = self.list.show(entries, before)
        if before != self.chosen and self.writing:
            self.close()
        put(self.query_one(".entries-head", Static), self.head(width))
        there = self.chosen != NOTHING
        self.set_class(not there, "-nothing")
        if not there:
            put(self.query_one(".part-empty", Static), self.empty())
        elif self.screen.focused is None:
            self.call_after_refresh(self._take_focus)
        self.show_forms()

    def _take_focus(self) -> None:
        if self.screen.focused is None:
            self.list.focus()

    def show_forms(self) -> None:
        """Point the forms at the record in view."""
        record = self.record
        for form in self.query(Form):
            mine = form.kind == self.chosen[0] and record is not None
            form.set_class(mine, "-mine")
            form.show(self.study, record if mine else None, self.name_words(record))

    def name_words(self, record: Any) -> Content:
        """The name of the record above its form."""
        if record is None:
            return Content("")
        name = one_line(name_of(record, self.study.language)[:400], 200)
        return Content.assemble(
            (f"{one_line(record.ref, 12)}  ", "bold $real"), plain(name, "bold")
        )

    @property
    def writing(self) -> bool:
        """Whether the focus is in a form."""
        focused = self.screen.focused
        return focused is not None and any(isinstance(each, Form) for each in focused.ancestors)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width."""
        if event.size.width and self.display:
            self.show(self.host.study)
            self.host.show_sides()

    def on_descendant_focus(self) -> None:
        """Where list and form do not fit on top of each other, the one with the focus is shown."""
        self.set_class(self.writing, "-writing")
        if self.writing:
            self.host.follow()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """The cursor moved to another record."""
        event.stop()
        if event.entry.key != self.chosen:
            self.chosen = event.entry.key
            self.host.follow_soon()

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """A record is to be written in full."""
        event.stop()
        self.chosen = event.entry.key
        self.show_forms()
        self.open()

    def open(self, attempts: int = 5) -> None:
        """Begin to write in the form; in a tab that is being made, as soon as it has its lines."""
        form = next((each for each in self.query(Form) if each.kind == self.chosen[0]), None)
        if form is None or self.record is None:
            return
        first = form.first()
        if first is not None and form.has_class("-mine"):
            self.screen.set_focus(first)
        elif attempts:
            self.call_after_refresh(self.open, attempts - 1)

    def close(self) -> None:
        """Back to the list."""
        self.screen.set_focus(self.list)

    def reveal(self, kind: str, id_: str) -> None:
        """Put the cursor on a record; a filter that hides it is taken away."""
        self.chosen = (kind, id_)
        if not any(each.key == self.chosen for each in self.entries(self.study, self.width)):
            self.filter = ""
        self.show(self.study)
        self.host.show_sides()

    def set_filter(self, value: str) -> None:
        """See less of the list, or all of it."""
        self.filter = value
        self.show(self.study)

    # Doing

    def walk(self, step: int) -> None:
        """The record before or after this one in the list."""
        keys = [each.key for each in self.entries(self.study, self.width) if not each.heading]
        if self.chosen in keys:
            at = keys.index(self.chosen) + step
            self.list.choose(keys[max(0, min(at, len(keys) - 1))])

    def execute(self, changeset: Changeset) -> None:
        """Do a step."""
        self.host.execute(changeset)

    def say_so(self, words: str) -> None:
        """A sentence at the edge of the screen."""
        self.host.studio.say_so(words)

    def ask(
        self, question: str, then: Callable[[str], None], value: str = "", hint: str = ""
    ) -> None:
        """Ask for a line; an empty one is no answer."""

        def answered(line: str | None) -> None:
            if line is not None and line.strip():
                then(line.strip())

        self.app.push_screen(AskLine(question, value, hint=hint), answered)

    def choose(
        self,
        question: str,
        choices: Sequence[Choice],
        then: Callable[[str], None],
        chosen: str = "",
    ) -> None:
        """Ask for one of several; leaving the question is no answer."""

        def answered(value: str | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(Choose(question, choices, chosen=chosen), answered)

    def make(self, changeset: Changeset, kind: str, *, write: bool = False) -> None:
        """Do a step that adds a record of `kind`, and bring it into view."""
        self.execute(changeset)
        id_ = next((p.id for p in changeset.puts if p.kind == kind and p.before is None), "")
        if id_ and self.host.studio.study.get(kind, id_) is not None:
            self.study = self.host.studio.study
            self.reveal(kind, id_)
            if write:
                self.open()

    def set_fields(self, **values: Any) -> None:
        """Give fields of the record in view new values."""
        self.execute(edit.set_fields(self.study, *self.chosen, **values))

    def do_open(self, _argument: str) -> None:
        """Write the record in view in full."""
        self.open()

    def do_delete(self, _argument: str) -> None:
        """Delete the record in view; Undo brings it back with all that hung on it."""
        if self.record is not None:
            self.execute(edit.delete(self.study, *self.chosen))

    def on_choice_line_picked(self, event: ChoiceLine.Picked) -> None:
        """An answer: chosen where it was not; a click takes back the one that was, a key only says so."""
        event.stop()
        line = event.line
        if event.by_key and not line.several and event.value in line.chosen:
            self._before = None
            self.say_so(_("That is the answer already; Backspace takes it back."))
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
        self.say_so(
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
        after = getattr(self.host.studio.study.get(*self.chosen), name, None)
        if before is not None and after is None:
            self.say_so(_("The answer was taken back; Ctrl+Z gives it again."))

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """Put an answer into a field of the record in view, or take it back."""
        record = self.record
        if record is None:
            return
        now = getattr(record, name)
        if several:
            rest = tuple(each for each in now if each != value)
            self.set_fields(**{name: rest if value in now else (*now, value)})
        else:
            self.set_fields(**{name: None if now == value else value})

    def on_link_line_pressed(self, event: LinkLine.Pressed) -> None:
        """Links are to be changed."""
        event.stop()
        if self.record is not None:
            self.pressed(event.name)
