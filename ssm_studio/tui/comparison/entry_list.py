"""Records as the lines of a list, with headings between; the cursor stays on its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import ClassVar, Self, cast

from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.row_list import RowList


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a record, or a heading."""

    kind: str
    id: str
    content: Content | Fitted = field(compare=False)
    heading: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What the line stands for."""
        return (self.kind, self.id)

    def looks_like(self, other: Entry) -> bool:
        """Whether another line shows the same words."""
        mine, theirs = self.content, other.content
        if isinstance(mine, Content):
            return isinstance(theirs, Content) and mine.is_same(theirs)
        return mine.is_same(theirs)


_Row = tuple[int, int, Entry]
"""The number of a line, a row of it, and the line."""


def _same_row(mine: _Row, other: _Row) -> bool:
    """Whether two rows look the same and mean the same to a click."""
    return (
        mine[:2] == other[:2]
        and mine[2].heading == other[2].heading
        and mine[2].looks_like(other[2])
    )


NOTHING = ("", "")
"""The key of no line."""


class EntryList(RowList):
    """Records as lines. The cursor stays on its record whatever comes, goes or changes around it."""

    DEFAULT_CLASSES: ClassVar[str] = "entries"

    @dataclass
    class Chosen(Message):
        """The cursor is on another line."""

        entries: EntryList
        entry: Entry

        @property
        def control(self) -> EntryList:
            """The list."""
            return self.entries

    @dataclass
    class Opened(Message):
        """A line is to be opened: Enter, or a click on the line under the cursor."""

        entries: EntryList
        entry: Entry

        @property
        def control(self) -> EntryList:
            """The list."""
            return self.entries

    _holds_still = False
    """Whether it is being filled, and will say itself which rows are drawn anew."""

    def __init__(self, *, id: str | None = None, opens: bool = False) -> None:  # noqa: A002
        """An empty list; with `opens` one click opens a line."""
        super().__init__(id=id, markup=False, compact=True)
        self._shown: tuple[Entry, ...] = ()
        self._opens = opens

    @property
    def chosen(self) -> Entry | None:
        """The line under the cursor."""
        at = self.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @property
    def keys(self) -> list[tuple[str, str]]:
        """What the lines stand for, in order, headings left out."""
        return [each.key for each in self._shown if not each.heading]

    def show(self, entries: Sequence[Entry], chosen: tuple[str, str]) -> tuple[str, str]:
        """Show these lines with the cursor on `chosen`, or on its neighbour where it is gone; what it is on."""
        before, self._shown = self._shown, tuple(entries)
        with self.prevent(OptionList.OptionHighlighted):
            other = self._put(before)
            place = self._place_of(chosen, before)
            if place != self.highlighted:
                self.highlighted = place
            elif not other:
                return self._shown[place].key if place is not None else NOTHING
            # The line may stand outside of what is in view, until the list is laid out and after it.
            self.call_after_refresh(self.scroll_to_highlight)
        return self._shown[place].key if place is not None else NOTHING

    def _put(self, before: tuple[Entry, ...]) -> bool:
        """Put the lines into the list where they are others than `before`; whether any was."""
        if [(e.key, e.heading) for e in before] != [(e.key, e.heading) for e in self._shown]:
            self._put_all(before)
            return True
        others = [
            at
            for at, (old, new) in enumerate(zip(before, self._shown, strict=True))
            if not new.looks_like(old)
        ]
        for at in others:
            self.replace_option_prompt_at_index(at, self._shown[at].content)
        return bool(others)

    def _put_all(self, before: tuple[Entry, ...]) -> None:
        """Put other lines into the list, and draw anew the rows of the screen that read otherwise than `before`."""
        # The colour of the cursor goes, wherever it will be.
        rows = [row if row[0] != self.highlighted else None for row in self._rows(before)]
        self._holds_still = not self.scroll_offset.y
        try:
            self.clear_options()
            self.add_options(Option(each.content, disabled=each.heading) for each in self._shown)
        finally:
            self._holds_still = False
        for y, (old, new) in enumerate(zip_longest(rows, self._rows(self._shown))):
            if old is None or new is None or not _same_row(old, new):
                self.refresh_lines(y)

    @property
    def _room(self) -> int:
        """Cells of a line, without that of the mark."""
        return max(self.scrollable_content_region.width - 1, 0)

    def _rows(self, entries: tuple[Entry, ...]) -> list[_Row]:
        """For every row of the list which of `entries` it shows, and which row of that it is."""
        width = self._room
        return [
            (at, row, each)
            for at, each in enumerate(entries if width else ())
            for row in range(each.content.get_height(cast(RulesMap, self.styles), width))
        ]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew; not the whole list while it is known which of its rows change."""
        if self._holds_still and not regions:
            if not layout:
                return self
            repaint = False
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _place_of(self, chosen: tuple[str, str], before: tuple[Entry, ...]) -> int | None:
        places = [at for at, each in enumerate(self._shown) if not each.heading]
        if not places:
            return None
        for at in places:
            if self._shown[at].key == chosen:
                return at
        was = next((at for at, each in enumerate(before) if each.key == chosen), 0)
        return min(places, key=lambda at: abs(at - was))

    def choose(self, key: tuple[str, str]) -> None:
        """Put the cursor on a line."""
        at = next((at for at, each in enumerate(self._shown) if each.key == key), None)
        if at is not None:
            self.highlighted = at

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._shown):
            self.post_message(self.Chosen(self, self._shown[event.option_index]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter."""
        event.stop()
        if event.option_index < len(self._shown):
            self.post_message(self.Opened(self, self._shown[event.option_index]))

    async def _on_click(self, event: events.Click) -> None:
        at = event.style.meta.get("option")
        if at is None or self.get_option_at_index(at).disabled:
            return
        again = at == self.highlighted
        self.highlighted = at
        if again or self._opens:
            self.action_select()
