"""What stands around the inner tabs of stage four: their names, filters at the left, the trace at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.comparison import trace_view
from ssm_studio.tui.comparison.entry_list import Entry, EntryList
from ssm_studio.tui.comparison.filters import Filter, filters_of
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.comparison.trace_list import TraceList
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.static_text import StaticText, same_values
from ssm_studio.tui.text import one_line, plain

_TAB_GAP: Final = 3
_FILTER_LENGTH: Final = 60
"""Cells of the words of a filter."""


class _TabNames(ClickableLine, StaticText):
    """Names that can be clicked."""


class InnerTabs(Vertical):
    """The names of the inner tabs with their state, and a line below them, heavy under the one in view."""

    def compose(self) -> ComposeResult:
        """Names, line."""
        yield _TabNames(id="inner-tabs")
        yield StaticText(id="inner-line")

    def show_tabs(self, study: Study, tabs: Sequence[Tab], chosen: Tab) -> None:
        """Show the names with `chosen` in view."""
        names, lengths = Content(""), []
        for tab in tabs:
            holds, late = tab.count(study)
            label = Content.assemble(
                (_(tab.TITLE), "bold $real" if tab is chosen else "$muted"),
                (f" {holds}" if holds else "", "$muted"),
                (f" {late}" if late else "", "$concern"),
            ).stylize(act(f"screen.show_tab('{tab.KEY}')"))
            names = names.append(label).append(" " * _TAB_GAP)
            lengths.append((label.cell_length, tab is chosen))
        names = names.append(Content.styled("{ }", "$system"))
        self.query_one(_TabNames).show(names)
        line = Fitted(lambda width: _rule(lengths, width), tuple(lengths))
        self.query_one("#inner-line", StaticText).show(line)


def _rule(lengths: Sequence[tuple[int, bool]], width: int) -> Content:
    """A line of `width` cells under names of these lengths, each with whether it is the chosen one."""
    rule = Content("")
    for length, chosen in lengths:
        mark, style = ("━", "$real") if chosen else ("─", "$rule")
        rule = rule.append(Content.styled(mark * length, style))
        rule = rule.append(Content.styled("─" * _TAB_GAP, "$rule"))
    rest = max(0, width - 1 - rule.cell_length)
    return rule.append(Content.styled("─" * rest, "$rule"))


class FilterPane(Vertical):
    """Ways to see less of the list in view, and what the facilitator may ask about it."""

    @dataclass
    class Chosen(Message):
        """A filter was walked to, or chosen for good (`done`)."""

        value: str
        done: bool

    def compose(self) -> ComposeResult:
        """Two headings with what belongs to each."""
        yield StaticText(id="filter-head", classes="heading -first")
        yield EntryList(id="filters", opens=True)
        yield StaticText(id="notes-head", classes="heading")
        yield StaticText(id="notes")

    _shown: tuple[object, ...] = ()

    def show(self, study: Study, tab: Tab) -> None:
        """What there is for this tab."""
        if same_values(shown := (study, tab, tab.filter, tab.chosen[1] == ""), self._shown):
            return
        self._shown = shown
        self.query_one("#filter-head", StaticText).show(plain(_(tab.FILTERED_BY).upper()))
        filters = [
            Entry("filter", each.value, _filter_words(each, chosen=each.value == tab.filter))
            for each in filters_of(tab, study)
        ]
        self.query_one("#filters", EntryList).show(filters, ("filter", tab.filter))
        notes = _notes_beside(tab)
        head = _("questions") if all(each.endswith("?") for each in notes) else _("to keep in mind")
        self.query_one("#notes-head", StaticText).show(plain(head.upper() if notes else ""))
        self.query_one("#notes", StaticText).show(plain("\n\n".join(notes), "$muted"))

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """A filter was chosen."""
        event.stop()
        self.post_message(self.Chosen(event.entry.id, done=True))

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """A filter was walked to."""
        event.stop()
        self.post_message(self.Chosen(event.entry.id, done=False))


def _notes_beside(tab: Tab) -> list[str]:
    """What the facilitator may ask or should know, as far as an empty tab does not say it in the middle."""
    said = tab.empty().plain if tab.table is not None and not tab.chosen[1] else ""
    return [words for each in tab.NOTES if (words := _(each)) not in said]


def _filter_words(each: Filter, *, chosen: bool) -> Content:
    head = plain(one_line(each.words, _FILTER_LENGTH), "bold" if chosen else "")
    details = "".join(f"\n  {each}" for each in each.detail.splitlines())
    return head.append(plain(details, "$muted"))


class TracePane(Vertical):
    """Where the record in view comes from and what came of it, below what is to be said about it."""

    @dataclass
    class Opened(Message):
        """A step of the trace is to be gone to."""

        kind: str
        id: str

    def compose(self) -> ComposeResult:
        """Details, then the trace with what is not linked, in one list."""
        yield TraceList()

    def show(
        self, study: Study, chosen: tuple[str, str], details: Content, *, on_wall: bool
    ) -> None:
        """The trace of the record with this kind and id; on the wall without what is private."""
        steps = trace_view.seen(study, *chosen, on_wall=on_wall)
        above = [details.append("\n")] if details.plain else []
        if steps:
            above.append(plain(_("trace").upper(), "bold $muted"))
        lines = trace_view.lines(steps)
        if lacks := trace_view.lacking(steps):
            lines.append(Entry("", "lacks", plain(f"\n{lacks}", "$muted"), heading=True))
        self.query_one(TraceList).show(above, lines, chosen)

    def on_trace_list_opened(self, event: TraceList.Opened) -> None:
        """A step was chosen."""
        event.stop()
        self.post_message(self.Opened(*event.entry.key))
