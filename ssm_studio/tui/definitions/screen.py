"""Stage two: relevant systems at the left, the definition in view in the middle, where it comes from at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.edit_definitions import definitions_of
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.definitions.catwoe_fields import LETTERS
from ssm_studio.tui.definitions.commands import COMMANDS
from ssm_studio.tui.definitions.compare_view import Versus
from ssm_studio.tui.definitions.form import DefinitionSheet, RowFacts
from ssm_studio.tui.definitions.form_field import SheetField
from ssm_studio.tui.definitions.inspector import inspector_words
from ssm_studio.tui.definitions.sentence_pane import SentencePane
from ssm_studio.tui.definitions.system_page import SystemPage
from ssm_studio.tui.definitions.systems import (
    MORE,
    Item,
    SystemList,
    items,
)
from ssm_studio.tui.definitions.t_examples import clinic_words
from ssm_studio.tui.definitions.title_row import DefinitionHead
from ssm_studio.tui.definitions.tools import Workbench
from ssm_studio.tui.stage import StageScreen

_PAGES: Final = ("teach", "definition", "system-page", "versus")


class DefinitionScreen(Workbench, StageScreen):
    """The screen of root definitions. What it shows is a line of the list; all else follows from that."""

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
        self._key = ""
        self._page = ""
        self._entering = False

    def compose_left(self) -> Iterable[Widget]:
        """The list of systems."""
        yield Static(Content(_("Relevant systems").upper()), classes="heading -first")
        yield SystemList()

    def compose_main(self) -> Iterable[Widget]:
        """Four pages of which one is in view."""
        yield Static(_teaching(), id="teach", markup=False)
        yield Vertical(
            DefinitionHead(),
            Static(id="definition-hint", markup=False),
            DefinitionSheet(),
            SentencePane(),
            id="definition",
        )
        yield SystemPage()
        yield Versus()

    def compose_right(self) -> ComposeResult:
        """Where the definition comes from."""
        yield Static(id="origin", markup=False)

    # What is in view

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
    def lines(self) -> tuple[Item, ...]:
        """The lines of the list."""
        return self.query_one(SystemList).shown

    @property
    def keys(self) -> list[str]:
        """What the list calls its lines."""
        return [each.key for each in self.lines]

    @property
    def current_key(self) -> str:
        """The line of the list in view."""
        return self._key

    @property
    def sheet(self) -> DefinitionSheet:
        """The fields of the definition in view."""
        return self.query_one(DefinitionSheet)

    @property
    def default_focus(self) -> Widget | None:
        """The page to be worked on; the list where there is none, if it is in view."""
        if self._page in ("definition", "versus") and not (self._entering and self.list_in_view):
            return self.query_one("#sheet" if self._page == "definition" else "#versus")
        if self.list_in_view:
            return self.query_one(SystemList)
        return self.query_one(SystemPage) if self._page == "system-page" else None

    @property
    def list_in_view(self) -> bool:
        """Whether the list stands beside the page, or over it as a drawer."""
        if self.has_class("-narrow"):
            return self.has_class("-left-open")
        return not (self.has_class("-no-left") or self.studio.projector)

    def on_mount(self) -> None:
        """The arrows walk the list at first; the frame's own `on_mount` comes after this one."""
        self._entering = True

        def entered() -> None:
            self._entering = False

        self.call_after_refresh(entered)

    def place(self) -> Place:
        """The definition in view."""
        return Place(stage=2, definition=self.definition.id if self.definition else None)

    def show_study(self, study: Study) -> None:
        """Show list, page and origin; what is in view stays, or its neighbour does where it is gone."""
        lines = items(study)
        keys = [each.key for each in lines]
        if self._key not in keys:
            self._key = self._neighbour(keys)
        self.query_one(SystemList).show(lines, self._key)
        self._show_page(study)

    def _neighbour(self, keys: list[str]) -> str:
        """What to show in place of a line that is gone: its system's definition, else what stands there now."""
        id_ = self._key.partition(":")[2]
        if (system := self.study.relevant_systems.get(id_)) is not None:
            own = definitions_of(self.study, system.id)
            if own:
                return f"definition:{own[0].id}"
        before = [each.key for each in self.query_one(SystemList).shown]
        at = before.index(self._key) if self._key in before else 0
        return keys[min(at, len(keys) - 1)] if keys else ""

    def _show_page(self, study: Study) -> None:
        definition, system = self.definition, self.system
        versus = self.query_one(Versus)
        page = "system-page" if system is not None else "teach"
        if definition is not None:
            page = "versus" if len(versus.compared(study, definition)) > 1 else "definition"
            self._show_definition(study, definition)
            if page == "versus":
                versus.show(study, definition)
        elif system is not None:
            self.query_one(SystemPage).show(study, system)
        if page != self._page:
            for each in _PAGES:
                self.query_one(f"#{each}").display = each == page
            self._page = page
            self.call_after_refresh(self._keep_focus)
        self._show_origin()
        self.show_findings()

    def _keep_focus(self) -> None:
        """The focus goes on to the page that came into view, unless something else in view has it."""
        focused = self.focused
        seen = focused is not None and all(
            each.display for each in focused.ancestors_with_self[:-1]
        )
        if not seen and (focus := self.default_focus) is not None:
            focus.focus()

    def _show_definition(self, study: Study, definition: RootDefinition) -> None:
        self.query_one(DefinitionHead).show(study, definition, self.box_words(definition))
        self.sheet.show(study, definition)
        self.query_one(SentencePane).show(study, definition)
        hint = self.query_one("#definition-hint", Static)
        begun = any(
            (
                definition.transformation_input,
                definition.transformation_output,
                definition.worldview,
            )
        )
        hint.display = not begun
        if not begun:
            hint.update(
                Content.styled(
                    _(
                        "Begin with T, then W, C, A, O and E. P, Q and R say it once more: what, how, why."
                    ),
                    "$muted",
                )
            )

    def select(self, key: str) -> None:
        """Bring a line of the list into view."""
        if key in {self._key, MORE}:
            return
        self.studio.flush()
        self._key = key
        self.query_one(Versus).others = ()
        self.show_study(self.study)

    def choose_record(self, kind: str, id_: str) -> None:
        """Show a system, a definition or one of its rows."""
        record = self.study.get(kind, id_)
        if record is None:
            return
        if kind == "system":
            own = definitions_of(self.study, id_)
            keys = [each.key for each in self.lines]
            alone = f"system:{id_}"
            self.select(alone if alone in keys or not own else f"definition:{own[0].id}")
        elif kind == "definition":
            self.select(f"definition:{id_}")
        elif definition := getattr(record, "definition", None):
            self.select(f"definition:{definition}")
            self.sheet.reveal(id_)

    # The list

    def on_system_list_picked(self, event: SystemList.Picked) -> None:
        """The cursor in the list came to a line: show it."""
        self.select(event.key)

    def on_system_list_opened(self, event: SystemList.Opened) -> None:
        """A line was opened: go into it."""
        if event.key == MORE:
            self.action_another()
            return
        self.select(event.key)
        self.remove_class("-left-open")
        focus = self.default_focus
        if isinstance(focus, SystemList):
            # A system without a definition has its name to be written.
            focus = self.query_one(SystemPage).name_field
        if focus is not None:
            focus.focus()

    def on_definition_sheet_marked(self, event: DefinitionSheet.Marked) -> None:
        """The details at the right may help with this letter."""
        event.stop()
        self._show_origin()

    def _show_origin(self) -> None:
        letter = self.sheet.current.letter if self.sheet.current is not None else ""
        words = inspector_words(self.study, self.system, self.definition)
        if letter == "T" and self._page == "definition":
            title = Content.styled(_("Clinic of T").upper(), "bold $muted")
            words = title.append("\n").append(clinic_words()).append("\n\n").append(words)
        self.query_one("#origin", Static).update(words)

    def on_definition_sheet_left_for_list(self, event: DefinitionSheet.LeftForList) -> None:
        """From the sheet to the list."""
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

    def action_letter(self, letter: str) -> None:
        """Edit the first field of a letter, from wherever the focus is."""
        if self._page == "definition":
            self.sheet.action_jump(letter)

    def action_step_out(self) -> None:
        """One step out, of the sheet to the list; a drawer that is left gives the keys back to the page."""
        drawer = self.has_class("-left-open")
        if self.focused is self.sheet and not drawer and self.list_in_view:
            self.query_one(SystemList).focus()
            return
        super().action_step_out()
        if (
            drawer
            and not self.has_class("-left-open")
            and (focus := self.default_focus) is not None
        ):
            focus.focus()

    def on_versus_closed(self, event: Versus.Closed) -> None:
        """Back to one definition."""
        event.stop()
        self.query_one(Versus).others = ()
        self.show_study(self.study)
        self.sheet.focus()

    def on_versus_more_asked(self, event: Versus.MoreAsked) -> None:
        """One more definition beside those in view."""
        event.stop()
        self.action_versus()

    def on_row_facts_asked(self, event: RowFacts.Asked) -> None:
        """The facts of a row were clicked."""
        event.stop()
        self.ask_facts(event.field)

    def on_sheet_field_emptied(self, event: SheetField.Emptied) -> None:
        """Backspace in an empty row takes the row away."""
        event.stop()
        self.delete_row(event.field)


def _teaching() -> Content:
    lines = (
        (_("A relevant system is one way to look at the situation:"), "bold"),
        (
            _(
                "“a system to …” that somebody might want, and that may teach something about a theme."
            ),
            "",
        ),
        ("", ""),
        (
            _(
                "Think of many, six to twelve. Choose two to four, and keep the others with the reason."
            ),
            "",
        ),
        (_("Some should cross the lines of the organisation; one may provoke."), ""),
    )
    words = Content("")
    for text, style in lines:
        words = words.append(Content.styled(f"{text}\n", style) if style else Content(f"{text}\n"))
    for key, meaning in (
        ("a", _("say the first one: “a system to …”")),
        ("g", _("questions that lead to one")),
        (":", _("or say it in the line below: system to share the water")),
    ):
        words = words.append(Content.styled(f"\n{key}  ", "bold $system")).append(
            Content.styled(meaning, "$muted")
        )
    return words
