"""Stage four: the chart, the debate, changes and actions, as four inner tabs of one screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Final

from textual import work
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher
from textual.worker import Worker

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui.coaching.findings_bar import of_stage
from ssm_studio.tui.commands import APP, STAGE, Command, bindings
from ssm_studio.tui.comparison.actions_tab import ActionsTab
from ssm_studio.tui.comparison.changes_tab import ChangesTab
from ssm_studio.tui.comparison.chart_tab import ChartTab
from ssm_studio.tui.comparison.commands import EVERYWHERE_HERE
from ssm_studio.tui.comparison.debate_tab import DebateTab
from ssm_studio.tui.comparison.filters import filters_of
from ssm_studio.tui.comparison.side_panes import FilterPane, InnerTabs, TracePane
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.say_line import SayInput
from ssm_studio.tui.stage import StageScreen, in_one_frame
from ssm_studio.workshop.wall_state import InView

TABS = (ChartTab, DebateTab, ChangesTab, ActionsTab)

AWAY: Final = {"-no-left": 29, "-no-right": 31}
"""The classes that put a side pane away, with the cells that it takes; the one that goes first is first."""
BESIDE: Final = 3
"""Cells beside a table in the middle."""

TAB_OF_KIND = {
    "row": "chart",
    "debate": "debate",
    "accommodation": "debate",
    "clash": "debate",
    "change": "changes",
    "action": "actions",
}


def in_tab(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Commands of an inner tab as the screen's, which work from wherever the focus is."""
    return tuple(replace(each, action=f"in_tab({each.action!r})") for each in commands)


class TabbedStage(StageScreen):
    """A stage of inner tabs between filters and a trace. Subclasses name the tabs, and the tab of each kind."""

    STYLESHEETS: ClassVar = ("comparison", "action")
    PARTS: ClassVar[tuple[type[Tab], ...]] = ()
    TAB_OF: ClassVar[dict[str, str]] = {}
    EVERYWHERE: ClassVar[tuple[Command, ...]] = EVERYWHERE_HERE
    AUTO_FOCUS = ""
    # A table between two panes needs more room than a drawing does.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-roomy")]

    def compose_left(self) -> Iterable[Widget]:
        """Ways to see less of the list, and what the facilitator may ask."""
        yield FilterPane()

    def compose_main(self) -> Iterable[Widget]:
        """The inner tabs."""
        yield InnerTabs()
        with ContentSwitcher(initial=f"tab-{self.PARTS[0].KEY}", id="parts"):
            for tab in self.PARTS:
                yield tab(built=tab is self.PARTS[0])

    def compose_right(self) -> Iterable[Widget]:
        """Where the record in view comes from and what came of it."""
        yield TracePane()

    @property
    def tab(self) -> Tab:
        """The inner tab in view."""
        current = self.query_one("#parts", ContentSwitcher).current
        return self.query_one(f"#{current}", Tab)

    @property
    def default_focus(self) -> Widget | None:
        """The list of the inner tab in view."""
        return self.tab.list if self.is_mounted and self.tab.built else None

    # Showing

    def __init__(self) -> None:
        """No side pane was put away yet."""
        super().__init__()
        self._by_hand: set[str] = set()
        """Side panes that somebody showed or put away: they stay as they are."""
        self._fitted: tuple[Tab | None, int] = (None, 0)
        """For which tab, in how many cells, room was made last."""

    def show_study(self, study: Study) -> None:
        """The tab in view is shown; the others are when they are turned to."""
        self.query_one(InnerTabs).show_tabs(study, tuple(self.query(Tab)), self.tab)
        self.tab.show()
        self._make_room()
        self.show_sides()

    def _make_room(self) -> None:
        """Put side panes away where the table needs their room; they come back with another tab or another width."""
        table, width = self.tab.table, self.app.size.width
        if self.has_class("-narrow") or table is None:
            return
        again = (self.tab, width) == self._fitted
        self._fitted = self.tab, width
        shown = [each for each in AWAY if not self.has_class(each)] if again else list(AWAY)
        found = {each for each in AWAY if each not in shown}
        for each in ("", *shown):
            found |= {each} - {""}
            room = width - sum(cells for name, cells in AWAY.items() if name not in found)
            if table.is_whole(room - BESIDE):
                break
        fixed = {each for each in self._by_hand if self.has_class(each)}
        away = (found - self._by_hand) | fixed
        if self.tab.filter:
            # What is left out is said there.
            away.discard("-no-left")
        if away != {each for each in AWAY if self.has_class(each)}:
            self.set_classes((set(self.classes) - set(AWAY)) | away)

    def on_resize(self) -> None:
        """Another width may have room for the side panes, or none."""
        super().on_resize()
        if any(tab.table is not None for tab in self.query(Tab)):
            self._make_room()

    def show_sides(self) -> None:
        """Both side panes, for the tab and the record in view."""
        self.query_one(FilterPane).show(self.study, self.tab)
        self.show_inspector()

    def show_inspector(self) -> None:
        """Trace and details of the record in view."""
        on_wall = self.studio.projector
        self.query_one(TracePane).show(
            self.study, self.tab.chosen, self.tab.details(), on_wall=on_wall
        )
        self.show_findings()

    def show_findings(self) -> None:
        """As everywhere, and the marks in the forms at rest."""
        super().show_findings()
        asked = {(each.record, each.field) for each in of_stage(self.studio.findings, self.NUMBER)}
        for form in self.tab.forms:
            form.show_asked(frozenset(asked))

    async def open_field(self, kind: str, id_: str, field: str) -> bool:  # noqa: ARG002
        """Begin to write in a field of the record in view."""
        if self._turning is not None:
            await self._turning.wait()
        return self.tab.write(field)

    def in_view(self) -> tuple[str, ...]:
        """The record that the cursor is on, before what is around it."""
        return (self.tab.chosen[1], *super().in_view())

    def votable(self) -> tuple[str, str]:
        """The row, version to live with, or change in view."""
        return self.tab.chosen

    def place(self) -> Place:
        """The row, change and model in view."""
        return self.tab.place()

    @property
    def tab_in_view(self) -> str:
        """The inner tab."""
        return self.tab.KEY

    def action_facts(self) -> None:
        """Of what the list of the tab in view has its cursor on."""
        from ssm_studio.tui.facts_form import open_facts

        open_facts(self.app, self.studio, (self.tab.chosen[1], *self.in_view()))

    def wall_view(self) -> InView | None:
        """The inner tab and the record that its cursor is on."""
        view = super().wall_view()
        return view and replace(view, tab=self.tab.KEY, chosen=self.tab.chosen[1])

    _turning: Worker[None] | None = None
    """Shows the tab that was turned to last."""

    def reveal(self, kind: str, id_: str) -> None:
        """Turn to the tab of a record and put the cursor on it."""
        key = self.TAB_OF.get(kind)
        if key is not None:
            self.show_tab(key)
            self.tab.reveal(kind, id_)

    def show_tab(self, key: str) -> None:
        """Turn to an inner tab."""
        switcher = self.query_one("#parts", ContentSwitcher)
        if switcher.current == f"tab-{key}":
            return
        self.studio.flush()
        self.leave_tab(self.tab)
        switcher.current = f"tab-{key}"
        self._turning = self._turn(self.tab)

    def leave_tab(self, tab: Tab) -> None:
        """Another tab comes into view."""

    @work
    async def _turn(self, tab: Tab) -> None:
        """Show a tab that was turned to, when it is there as a whole."""
        async with self.batch():
            await tab.build()
            self.show_study(self.study)
            self.show_keys()
            if tab is self.tab and not isinstance(self.focused, SayInput):
                # Who has just said a line says the next one.
                tab.enter()

    # Commands

    def commands_now(self) -> tuple[Command, ...]:
        """The commands of the inner tab in view first."""
        return (*in_tab(self.tab.HERE), *self.EVERYWHERE, *STAGE, *APP)

    async def action_in_tab(self, action: str) -> None:
        """A command of the inner tab in view; a key of another tab means nothing here."""
        if all(each.action != action for each in self.tab.HERE):
            raise SkipAction
        self.studio.flush()
        await self.tab.run_action(action)

    def action_beside(self, step: int) -> None:
        """The record before or after this one."""
        self.studio.flush()
        self.tab.walk(step)

    def action_turn(self, step: int) -> None:
        """The next inner tab, or the one before."""
        keys = [tab.KEY for tab in self.PARTS]
        self.show_tab(keys[(keys.index(self.tab.KEY) + step) % len(keys)])

    def action_show_tab(self, key: str) -> None:
        """An inner tab, by its name."""
        self.show_tab(key)

    @work
    async def action_filter(self) -> None:
        """Choose how much of the list is shown."""
        tab = self.tab
        choices = [
            Choice(each.value, each.words, each.detail.replace("\n", " · "))
            for each in filters_of(tab, self.study)
        ]
        value = await self.app.push_screen_wait(Choose(_("Show what?"), choices, chosen=tab.filter))
        if value is not None:
            self.set_filter(value)

    def set_filter(self, value: str) -> None:
        """See less of the list in view, or all of it."""
        self.tab.set_filter(value)
        self.show_sides()

    def traced(self) -> tuple[str, str]:
        """The record in view."""
        return self.tab.chosen

    def action_step_out(self) -> None:
        """Out of the form first."""
        if self.tab.writing:
            self.tab.close()
            return
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        if self.focused is not None and self.focused.id in ("filters", "trace"):
            self.tab.list.focus()
            if not drawer:
                return
        super().action_step_out()

    def action_toggle_left(self) -> None:
        """A drawer that opens can be walked at once."""
        self._by_hand.add("-no-left")
        super().action_toggle_left()
        self._walk_drawer("-left-open", "#filters")

    def action_toggle_right(self) -> None:
        """A drawer that opens can be walked at once."""
        self._by_hand.add("-no-right")
        super().action_toggle_right()
        self._walk_drawer("-right-open", "#trace")

    def open_details(self) -> None:
        """What a line asked for stays open; the keys stay in the line."""
        self._by_hand.add("-no-right")
        narrow = self.has_class("-narrow")
        if self.has_class("-right-open" if narrow else "-no-right") != narrow:
            super().action_toggle_right()

    def _walk_drawer(self, opened: str, inside: str) -> None:
        target = self.query_one(inside) if self.has_class(opened) else self.tab.list
        self.call_after_refresh(target.focus)

    # What the parts say

    async def on_tab_moved(self, event: Tab.Moved) -> None:
        """Forms and side panes follow the record in view."""
        event.stop()
        self.tab.show_forms()
        self.show_sides()
        await in_one_frame()

    def on_filter_pane_chosen(self, event: FilterPane.Chosen) -> None:
        """Walking the filters shows each at once; Enter goes back to the list."""
        event.stop()
        if event.value != self.tab.filter:
            self.set_filter(event.value)
        if event.done:
            if self.has_class("-left-open"):
                self.action_toggle_left()
            self.tab.list.focus()

    def on_trace_pane_opened(self, event: TracePane.Opened) -> None:
        """A step of the trace is gone to."""
        event.stop()
        self.remove_class("-right-open")
        self.studio.go_to(event.kind, event.id)


class ComparisonScreen(TabbedStage):
    """Comparison and action."""

    NUMBER = 4
    PARTS = TABS
    TAB_OF = TAB_OF_KIND
    COMMANDS_HERE = (*(c for tab in TABS for c in in_tab(tab.HERE)), *EVERYWHERE_HERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS_HERE)]

    def leave_tab(self, tab: Tab) -> None:
        """What is said in the debate is about the row that was in view."""
        if isinstance(tab, ChartTab):
            self.query_one(DebateTab).row = tab.record

    def on_changes_tab_action_made(self, event: ChangesTab.ActionMade) -> None:
        """An action was made from a change: show it, ready to say who and by when."""
        event.stop()
        self._write_action(event.id)

    @work
    async def _write_action(self, id_: str) -> None:
        """Its tab puts the cursor into its list when it is there as a whole; the form is opened after that."""
        self.reveal("action", id_)
        if self._turning is not None:
            await self._turning.wait()
        self.call_after_refresh(self.tab.action_open)
