"""Stage two: relevant systems at the left, the definition in view in the middle, where it comes from at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui import on_wall
from ssm_studio.tui.chips import ChipFilter
from ssm_studio.tui.coaching.findings_bar import of_stage
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.definitions.catwoe_fields import LETTERS
from ssm_studio.tui.definitions.commands import COMMANDS
from ssm_studio.tui.definitions.compare_view import CompareView
from ssm_studio.tui.definitions.conversation_table import CONVERSATIONS
from ssm_studio.tui.definitions.conversations import (
    Selection,
    Shown,
    delete_chosen,
    facts,
)
from ssm_studio.tui.definitions.definition_page import DefinitionPage, teaching
from ssm_studio.tui.definitions.form import DefinitionForm
from ssm_studio.tui.definitions.inspector import inspector_words
from ssm_studio.tui.definitions.system_page import SystemPage
from ssm_studio.tui.definitions.systems import (
    MORE,
    Item,
    SystemList,
    chips_on,
    items,
    line_of_system,
    neighbour,
)
from ssm_studio.tui.definitions.t_examples import clinic_words
from ssm_studio.tui.hanging_indent import Hung
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.stepping import stepped

TEACH: Final = "teach"
DEFINITION: Final = "definition"
SYSTEM: Final = "system-page"
COMPARE: Final = "compare-view"
"""Ids of the four pages, of which one is in view."""


class DefinitionScreen(StageScreen):
    """The screen of root definitions. What it shows is a line of the list; all else follows from that."""

    STYLESHEETS: ClassVar = ("definitions",)
    NUMBER: ClassVar[int] = 2
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS),
        *(Binding(letter, f"letter('{letter}')", show=False) for letter in LETTERS),
    ]

    def __init__(self) -> None:
        """Nothing in view yet."""
        super().__init__()
        # The definition needs the width; F4 brings the details.
        self.add_class("-no-right")
        self.page = DefinitionPage()
        self._key = ""
        self._page = ""
        self._entering = False
        self._system_page: SystemPage | None = None
        self._compare: CompareView | None = None

    def compose_left(self) -> Iterable[Widget]:
        """The list of systems."""
        yield ChipFilter(_("Relevant systems"), chips_on)
        yield SystemList()

    def compose_main(self) -> Iterable[Widget]:
        """The pages that most have need of; the two others come when they are first shown."""
        yield Static(Hung(teaching()), id=TEACH, markup=False)
        yield self.page

    def compose_right(self) -> ComposeResult:
        """Where the definition comes from."""
        yield StaticText(id="origin", markup=False)

    @property
    def system_page(self) -> SystemPage:
        """The page of a system without a definition in view."""
        if self._system_page is None:
            self._system_page = SystemPage()
            self.query_one("#main").mount(self._system_page)
        return self._system_page

    @property
    def compare(self) -> CompareView:
        """The page of definitions side by side."""
        if self._compare is None:
            self._compare = CompareView()
            self._compare.display = False
            self.query_one("#main").mount(self._compare)
        return self._compare

    # What is in view

    @property
    def form(self) -> DefinitionForm:
        """The fields of the definition in view."""
        return self.page.form

    @property
    def definition(self) -> RootDefinition | None:
        """The definition in view."""
        kind, _colon, id_ = self._key.partition(":")
        return self.study.root_definitions.get(id_) if kind == "definition" else None

    @property
    def system(self) -> RelevantSystem | None:
        """The system in view, or that of the definition in view."""
        if (definition := self.definition) is not None:
            return self.study.relevant_systems.get(definition.system or "")
        return self.study.relevant_systems.get(self._key.partition(":")[2])

    @property
    def selection(self) -> Selection:
        """What is chosen now."""
        kind, _colon, id_ = self._key.partition(":")
        listed = (kind, id_) if isinstance(self.focused, SystemList) else ("", "")
        return Selection(self.system, self.definition, self.form.current, listed)

    @property
    def lines(self) -> tuple[Item, ...]:
        """The lines of the list."""
        return self.query_one(SystemList).shown

    @property
    def default_focus(self) -> Widget | None:
        """The page to be worked on; the list where there is none, if it is in view."""
        if self._page in (DEFINITION, COMPARE) and not (self._entering and self.list_in_view):
            return self.form if self._page == DEFINITION else self.compare
        page = self.system_page if self._page == SYSTEM else None
        return self.query_one(SystemList) if self.list_in_view else page

    @property
    def list_in_view(self) -> bool:
        """Whether the list stands beside the page, or over it as a drawer."""
        away = self.has_class("-no-left") or self.studio.projector
        return self.has_class("-left-open") if self.has_class("-narrow") else not away

    @property
    def details_in_view(self) -> bool:
        """Whether the pane at the right stands beside the page, or over it as a drawer."""
        away = self.has_class("-no-right") or self.studio.projector
        return self.has_class("-right-open") if self.has_class("-narrow") else not away

    def on_mount(self) -> None:
        """The arrows walk the list at first; the frame's own `on_mount` comes after this one."""
        self._entering = True
        self.call_after_refresh(setattr, self, "_entering", False)

    def place(self) -> Place:
        """The definition in view, and its system."""
        definition = self.definition.id if self.definition else None
        return Place(2, definition=definition, system=self.system.id if self.system else None)

    def pointed_at(self) -> str:
        """Down to the row of a letter."""
        field = self.form.current
        return field.record if field is not None and field.is_row else self.traced()[1]

    def show_study(self, study: Study) -> None:
        """Show list, page and origin; what is in view stays, or its neighbour does where it is gone."""
        lines = items(study := on_wall.part(study, self.studio))
        keys = self.query_one(ChipFilter).part(study, [each.key for each in lines], self._key)
        lines = tuple(each for each in lines if each.key in keys)
        if self._key not in keys:
            self._key = neighbour(study, self._key, [each.key for each in self.lines], keys)
        self.query_one(SystemList).show(lines, self._key)
        self._show_page(study)

    def _show_page(self, study: Study) -> None:
        definition, system = self.definition, self.system
        page = SYSTEM if system is not None else TEACH
        if definition is not None:
            page = DEFINITION
            self.page.show(study, definition)
            compare = self._compare
            if compare is not None and len(compare.compared(study, definition)) > 1:
                page = COMPARE
                compare.show(study, definition)
        elif system is not None:
            self.system_page.show(study, system)
        if page != self._page:
            self._page = page
            self._turn_to(page)
            self.call_after_refresh(self._keep_focus)
        self._show_origin()
        self.show_findings()

    def _turn_to(self, page: str) -> None:
        for each in self.query_one("#main").children:
            if each.display != (each.id == page):
                each.display = each.id == page

    def _keep_focus(self) -> None:
        """The focus goes on to the page that came into view, unless something else in view has it."""
        focused = self.focused
        seen = focused and all(each.display for each in focused.ancestors_with_self[:-1])
        if not seen and (focus := self.default_focus) is not None:
            focus.focus()

    def show_findings(self) -> None:
        """The strip, and the marks behind the fields that a finding speaks of."""
        super().show_findings()
        here = of_stage(self.studio.findings, self.NUMBER)
        self.form.show_asked(frozenset((each.record, each.field) for each in here))

    def select(self, key: str) -> None:
        """Bring a line of the list into view."""
        if key in {self._key, MORE}:
            return
        self.studio.flush()
        self._key = key
        if self._compare is not None:
            self._compare.others = ()
        self.show_study(self.study)

    def choose_record(self, kind: str, id_: str) -> None:
        """Show a system, a definition or one of its rows."""
        record = self.study.get(kind, id_)
        if record is None:
            return
        if kind == "system":
            self.select(line_of_system(self.study, id_, [each.key for each in self.lines]))
        elif kind == "definition":
            self.select(f"definition:{id_}")
        elif definition := getattr(record, "definition", None):
            self.select(f"definition:{definition}")
            self.form.reveal(id_)

    async def open_field(self, _kind: str, id_: str, field: str) -> bool:
        """Edit a field of the form; those of the other pages are in view."""
        definition = self.definition
        if definition is not None and definition.sentence is not None and field == "sentence":
            self.action_by_hand()
            return True
        for each in self.form.fields if self._page == DEFINITION else ():
            if (each.record, each.name) == (id_, field):
                self.form.edit(each)
                return True
        return False

    # Commands

    @work(group="conversation")
    async def action_ask(self, name: str) -> None:
        """Carry on the conversation that a command begins, and show what it ends at."""
        await self._talk(name, self.selection)

    async def _talk(self, name: str, selection: Selection) -> None:
        shown = await CONVERSATIONS[name](self.studio, selection, self.app.push_screen_wait)
        if shown is not None:
            self._show_end(shown)

    def _show_end(self, shown: Shown) -> None:
        self.reveal(shown.kind, shown.id)
        if shown.enter and self.definition is not None:
            self.form.focus()

    def action_beside(self, step: int) -> None:
        """The line before or after in the list."""
        keys = [each.key for each in self.lines]
        if keys:
            self.select(stepped(keys, self._key, step))

    def action_show_less(self) -> None:
        """Only what carries a chip, or all of it."""
        self.query_one(ChipFilter).ask()

    def on_chip_filter_changed(self, event: ChipFilter.Changed) -> None:
        """Another part of the list is seen."""
        self._key = event.key
        self.show_study(self.study)

    def action_by_hand(self) -> None:
        """Word the sentence by hand, starting from the composed one."""
        if self.definition is not None:
            self.page.sentence.word_by_hand()

    def action_compare(self) -> None:
        """Put another definition beside what is in view."""
        if (definition := self.definition) is not None:
            self.compare.add(self.study, definition)

    def action_time_box(self) -> None:
        """Begin a time box for the definition in view, or ask what to do with the one that runs."""
        if (definition := self.definition) is not None:
            self.page.title_row.ask_time(definition.ref)

    def action_letter(self, letter: str) -> None:
        """Edit the first field of a letter, from wherever the focus is."""
        if self._page == DEFINITION:
            self.form.action_jump(letter)

    def on_compare_view_chosen(self, event: CompareView.Chosen) -> None:
        """Others stand beside the definition in view, or it stands alone again."""
        event.stop()
        self.show_study(self.study)
        (self.compare if self._page == COMPARE else self.form).focus()

    @work(group="conversation")
    async def on_definition_form_facts_asked(self, event: DefinitionForm.FactsAsked) -> None:
        """The facts of a row were clicked."""
        selection = Selection(self.system, self.definition, event.field)
        await facts(self.studio, selection, self.app.push_screen_wait)

    @work(group="conversation")
    async def on_definition_form_row_emptied(self, event: DefinitionForm.RowEmptied) -> None:
        """Backspace in an empty row takes the row away; the mark goes on to what is below it."""
        selection = Selection(self.system, self.definition, event.field)
        await delete_chosen(self.studio, selection, self.app.push_screen_wait)

    # The list, the drawers

    def on_system_list_picked(self, event: SystemList.Picked) -> None:
        """The cursor in the list came to a line: show it."""
        self.select(event.key)

    def on_system_list_opened(self, event: SystemList.Opened) -> None:
        """A line was opened: go into it."""
        if event.key == MORE:
            self.action_ask("another")
            return
        self.select(event.key)
        self.remove_class("-left-open")
        focus = self.default_focus
        if isinstance(focus, SystemList):
            # A system without a definition has its name to be written.
            focus = self.system_page.name_field
        if focus is not None:
            focus.focus()

    def on_definition_form_marked(self, event: DefinitionForm.Marked) -> None:
        """The details at the right may help with this letter, the coach may ask about this field."""
        event.stop()
        self._show_origin()
        self.show_findings()

    def _show_origin(self) -> None:
        if not self.details_in_view:
            return
        field = self.form.current
        words = inspector_words(self.study, self.system, self.definition)
        if field is not None and field.letter == "T" and self._page == DEFINITION:
            title = Content.styled(_("Clinic of T").upper(), "bold $muted")
            words = title.append("\n").append(clinic_words()).append("\n\n").append(words)
        self.query_one("#origin", StaticText).show(words)

    def on_definition_form_left_for_list(self, event: DefinitionForm.LeftForList) -> None:
        """From the form to the list."""
        event.stop()
        if self.has_class("-narrow") and not self.has_class("-left-open"):
            self.action_toggle_left()
        self.query_one(SystemList).focus()

    def action_toggle_left(self) -> None:
        """Show or hide the list; shown as a drawer it takes the keys."""
        super().action_toggle_left()
        if self.has_class("-left-open"):
            self.query_one(SystemList).focus()
        elif isinstance(self.focused, SystemList) and (focus := self.default_focus) is not None:
            focus.focus()

    def action_toggle_right(self) -> None:
        """Show or hide the details, as they are now."""
        super().action_toggle_right()
        self._show_origin()

    def action_step_out(self) -> None:
        """One step out, of the form to the list; a drawer that is left gives the keys back to the page."""
        drawer = self.has_class("-left-open")
        if self.focused is self.form and not drawer and self.list_in_view:
            self.query_one(SystemList).focus()
            return
        super().action_step_out()
        left = drawer and not self.has_class("-left-open")
        if left and (focus := self.default_focus) is not None:
            focus.focus()
