"""Stage four: the chart, the debate, changes and actions, as four inner tabs of one screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.commands import APP, STAGE, Command, bindings
from ssm_studio.tui.comparison import trace_view
from ssm_studio.tui.comparison.actions_tab import ActionsPart
from ssm_studio.tui.comparison.changes_tab import ChangesPart
from ssm_studio.tui.comparison.chart_tab import ChartPart
from ssm_studio.tui.comparison.choices import Filter
from ssm_studio.tui.comparison.commands import CHOICE, EVERYWHERE_HERE, LINK
from ssm_studio.tui.comparison.debate_tab import DebatePart
from ssm_studio.tui.comparison.form import ChoiceLine, LinkLine
from ssm_studio.tui.comparison.tab import Part
from ssm_studio.tui.comparison.table import Entry, EntryList, put
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.say_line import SayInput
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.text import one_line, plain

PARTS = (ChartPart, DebatePart, ChangesPart, ActionsPart)

PART_OF_KIND = {
    "row": "chart",
    "debate": "debate",
    "accommodation": "debate",
    "change": "changes",
    "action": "actions",
}

TAB_GAP = 3
REST = 0.05
"""Seconds that the cursor rests on a record before form and trace show it."""


class InnerLine(Static):
    """The line below the inner tabs: heavy under the one in view, thin to the edge."""

    _lengths: tuple[tuple[int, bool], ...] = ()

    def show(self, lengths: Iterable[tuple[int, bool]]) -> None:
        """Draw it for tabs of these lengths."""
        self._lengths = tuple(lengths)
        self._draw()

    def on_resize(self) -> None:
        """It goes to the edge."""
        self._draw()

    def _draw(self) -> None:
        rule = Content("")
        for length, chosen in self._lengths:
            mark, style = ("━", "$real") if chosen else ("─", "$rule")
            rule = rule.append(Content.styled(mark * length, style))
            rule = rule.append(Content.styled("─" * TAB_GAP, "$rule"))
        rest = max(0, self.size.width - 1 - rule.cell_length)
        put(self, rule.append(Content.styled("─" * rest, "$rule")))


class ComparisonScreen(StageScreen):
    """Comparison and action."""

    NUMBER = 4
    AUTO_FOCUS = ""
    # A table between two panes needs more room than a drawing does.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-roomy")]
    COMMANDS_HERE = (*(command for part in PARTS for command in part.HERE), *EVERYWHERE_HERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS_HERE)]

    _following: Timer | None = None

    def compose_left(self) -> Iterable[Widget]:
        """Ways to see less of the list, and what the facilitator may ask."""
        yield Static(id="filter-head", classes="heading -first")
        yield EntryList(id="filters", opens=True)
        yield Static(id="notes-head", classes="heading")
        yield Static(id="notes")

    def compose_main(self) -> Iterable[Widget]:
        """The inner tabs."""
        yield ClickableLine(id="inner-tabs")
        yield InnerLine(id="inner-line")
        with ContentSwitcher(initial=f"part-{PARTS[0].KEY}", id="parts"):
            for part in PARTS:
                yield part()

    def compose_right(self) -> Iterable[Widget]:
        """Where the record in view comes from and what came of it."""
        yield Static(id="details")
        yield Static(id="trace-head", classes="heading")
        yield EntryList(id="trace", opens=True)
        yield Static(id="trace-lacks")

    @property
    def part(self) -> Part:
        """The inner tab in view."""
        current = self.query_one("#parts", ContentSwitcher).current
        return self.query_one(f"#{current}", Part)

    @property
    def chart(self) -> ChartPart:
        """The chart."""
        return self.query_one(ChartPart)

    @property
    def default_focus(self) -> Widget | None:
        """The list of the inner tab in view."""
        return self.part.list if self.is_mounted and self.part.built else None

    # Showing

    def show_study(self, study: Study) -> None:
        """The tab in view is shown; the others are when they are turned to."""
        self._show_tabs(study)
        self.part.show(study)
        self.show_sides()

    def _show_tabs(self, study: Study) -> None:
        names, lengths = Content(""), []
        for part in self.query(Part):
            chosen = part is self.part
            holds, late = part.count(study)
            label = Content.assemble(
                (_(part.TITLE), "bold $real" if chosen else "$muted"),
                (f" {holds}" if holds else "", "$muted"),
                (f" {late}" if late else "", "$concern"),
            ).stylize(act(f"screen.show_part('{part.KEY}')"))
            names = names.append(label).append(" " * TAB_GAP)
            lengths.append((label.cell_length, chosen))
        names = names.append(Content.styled("{ }", "$system"))
        put(self.query_one("#inner-tabs", Static), names)
        self.query_one(InnerLine).show(lengths)

    def show_sides(self) -> None:
        """Both side panes, for the tab and the record in view."""
        part = self.part
        put(self.query_one("#filter-head", Static), plain(_(part.FILTERED_BY).upper()))
        filters = [
            Entry("filter", each.value, _filter_words(each, chosen=each.value == part.filter))
            for each in part.filters(self.study)
        ]
        self.query_one("#filters", EntryList).show(filters, ("filter", part.filter))
        put(self.query_one("#notes-head", Static), plain(_("worth asking").upper()))
        put(
            self.query_one("#notes", Static),
            plain("\n\n".join(_(note) for note in part.NOTES), "$muted"),
        )
        self.show_inspector()

    def follow_soon(self) -> None:
        """Form and inspector follow when the cursor rests; walking a long list stays quick."""
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(REST, self.follow)

    def follow(self) -> None:
        """Show the record under the cursor in form and inspector, if they do not yet."""
        if self._following is not None:
            self._following.stop()
            self._following = None
            self.part.show_forms()
            self.show_inspector()

    def show_inspector(self) -> None:
        """Trace and details of the record in view."""
        part = self.part
        details = part.details()
        put(self.query_one("#details", Static), details)
        self.query_one("#details").display = bool(details.plain)
        steps = trace_view.seen(self.study, *part.chosen, on_wall=self.studio.projector)
        put(self.query_one("#trace-head", Static), plain(_("trace").upper() if steps else ""))
        self.query_one("#trace-head").set_class(not details.plain, "-first")
        self.query_one("#trace", EntryList).show(trace_view.lines(steps, 27), part.chosen)
        put(self.query_one("#trace-lacks", Static), plain(trace_view.lacking(steps), "$muted"))
        self.show_findings()

    def in_view(self) -> tuple[str, ...]:
        """The record that the cursor is on, before what is around it."""
        return (self.part.chosen[1], *super().in_view())

    def place(self) -> Place:
        """The row, change and model in view."""
        return self.part.place()

    def choose_record(self, kind: str, id_: str) -> None:
        """Turn to the tab of a record and put the cursor on it."""
        key = PART_OF_KIND.get(kind)
        if key is not None:
            self.show_part(key)
            self.part.reveal(kind, id_)

    def show_part(self, key: str) -> None:
        """Turn to an inner tab."""
        switcher = self.query_one("#parts", ContentSwitcher)
        if switcher.current == f"part-{key}":
            return
        self.studio.flush()
        switcher.current = f"part-{key}"
        self.show_study(self.studio.study)
        self._show_keys()
        if not isinstance(self.focused, SayInput):
            # Who has just said a line says the next one.
            self.part.list.focus()

    # Commands

    def commands_now(self) -> tuple[Command, ...]:
        """The commands of the inner tab in view first."""
        return (*self.part.HERE, *EVERYWHERE_HERE, *STAGE, *APP)

    def _show_keys(self) -> None:
        kinds = ((ChoiceLine, CHOICE), (LinkLine, LINK))
        here = next((keys for kind, keys in kinds if isinstance(self.focused, kind)), ())
        if self._up and here:
            shown = (*here, *(each for each in APP if each.footer))
            self.query_one(KeyLine).show(shown)
        else:
            super()._show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key means what it means in the inner tab in view."""
        if action != "do" or not self.is_mounted:
            return super().check_action(action, parameters)
        said = f"do({', '.join(repr(each) for each in parameters)})".replace(" ", "")
        return any(command.action == said for command in self.part.HERE)

    def action_do(self, name: str, argument: str = "") -> None:
        """A command of the inner tab in view."""
        self.studio.flush()
        self.part.study = self.studio.study
        getattr(self.part, f"do_{name}")(argument)

    def action_beside(self, step: int) -> None:
        """The record before or after this one."""
        self.studio.flush()
        self.part.walk(step)

    def action_turn(self, step: int) -> None:
        """The next inner tab, or the one before."""
        keys = [part.KEY for part in PARTS]
        self.show_part(keys[(keys.index(self.part.KEY) + step) % len(keys)])

    def action_show_part(self, key: str) -> None:
        """An inner tab, by its name."""
        self.show_part(key)

    def action_filter(self) -> None:
        """Choose how much of the list is shown."""
        from ssm_studio.tui.dialogs import Choice

        part = self.part
        choices = [Choice(each.value, each.words, each.detail) for each in part.filters(self.study)]
        part.choose(_("Show what?"), choices, self._set_filter, part.filter)

    def _set_filter(self, value: str) -> None:
        self.part.set_filter(value)
        self.show_sides()

    def action_trace(self) -> None:
        """The trace of the record in view."""
        self.show_trace(*self.part.chosen)

    def action_step_out(self) -> None:
        """Out of the form first."""
        aside = ("filters", "trace")
        if self.part.writing:
            self.part.close()
            return
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        if self.focused is not None and self.focused.id in aside:
            self.part.list.focus()
            if not drawer:
                return
        super().action_step_out()

    def action_toggle_left(self) -> None:
        """A drawer that opens can be walked at once."""
        super().action_toggle_left()
        self._walk_drawer("-left-open", "#filters")

    def action_toggle_right(self) -> None:
        """A drawer that opens can be walked at once."""
        super().action_toggle_right()
        self._walk_drawer("-right-open", "#trace")

    def _walk_drawer(self, opened: str, inside: str) -> None:
        target = self.query_one(inside) if self.has_class(opened) else self.part.list
        self.call_after_refresh(target.focus)

    def make_action(self, step: Changeset) -> None:
        """An action was made from a change: show it, ready to say who and by when."""
        self.execute(step)
        id_ = next((p.id for p in step.puts if p.kind == "action" and p.before is None), "")
        if self.studio.study.get("action", id_) is not None:
            self.reveal("action", id_)
            self.part.open()

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """A filter, or a step of the trace."""
        event.stop()
        if event.control.id == "filters":
            self._set_filter(event.entry.id)
            if self.has_class("-left-open"):
                self.action_toggle_left()
            self.part.list.focus()
        else:
            self.remove_class("-right-open")
            self.studio.go_to(*event.entry.key)

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Walking the filters shows each at once."""
        event.stop()
        if event.control.id == "filters" and event.entry.id != self.part.filter:
            self._set_filter(event.entry.id)


def _filter_words(each: Filter, *, chosen: bool) -> Content:
    head = Content.assemble(
        ("▸ " if chosen else "  ", "$real"),
        plain(
            one_line(each.words, 22 - len(each.detail) * each.detail.isdecimal()),
            "bold" if chosen else "",
        ),
    )
    if each.detail.isdecimal():
        return head.append(plain(f" {each.detail}", "$muted"))
    details = "".join(f"\n  {each}" for each in each.detail.splitlines())
    return head.append(plain(details, "$muted"))
