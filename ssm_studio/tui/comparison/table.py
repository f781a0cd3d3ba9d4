"""A list that reads like a table: every line one record, cut to the columns that fit, headings between.

The whole is seen here; a record is written in full in the form beside it. Hence cells never wrap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.i18n import _
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.text import one_line, plain

GAP = 2
LONGEST = 600
"""Characters of a text that can matter to one cell; the rest of a megabyte is not even looked at."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: at least `least` cells wide, with its `share` of what is left; the highest `rank` goes first.

    A rank below nought never goes: what a row is about is shown, shortened if it must be.
    """

    name: str
    title: str
    least: int
    share: int = 0
    rank: int = 0
    answers: tuple[Label, ...] = ()


def fit(columns: Sequence[Column], width: int) -> dict[str, int]:
    """The columns that fit into `width` cells, in order, with the width of each."""
    kept = list(columns)
    while len(kept) > 1 and sum(_least(c) + GAP for c in kept) - GAP > width:
        out = max(kept, key=lambda column: column.rank)
        if out.rank < 0:
            break
        kept.remove(out)
    left = width - sum(_least(c) + GAP for c in kept) + GAP
    shares = sum(c.share for c in kept) or 1
    return {c.name: max(1, _least(c) + left * c.share // shares) for c in kept}


def _least(column: Column) -> int:
    """A column of fixed width holds its title and its longest answer, in any language."""
    if column.share:
        return column.least
    titles = [_(column.title)] if column.title else []
    answers = [f"{each.sign} {_(each.words)}" for each in column.answers]
    return max(column.least, *map(cell_len, (*titles, *answers, "")))


def heads(columns: Sequence[Column], width: int) -> Content:
    """The titles of the columns that fit."""
    titles = {c.name: plain(_(c.title), "$muted") if c.title else Content("") for c in columns}
    return line(fit(columns, width), dict(titles))


def put(place: Static, content: Content) -> None:
    """Show `content`, and lay nothing out again where it is shown already."""
    now = place.content
    if not isinstance(now, Content) or not now.is_same(content):
        place.update(content)


def cell(words: str | Content, width: int, style: str = "") -> Content:
    """Words on one line, exactly `width` cells wide."""
    content = words if isinstance(words, Content) else plain(one_line(words[:LONGEST]), style)
    cut = content.truncate(width, ellipsis=True)
    return cut.append(" " * max(0, width - cut.cell_length))


def line(widths: dict[str, int], cells: dict[str, Content | str], rows: int = 1) -> Content:
    """One line of the table, at most `rows` rows high; what has no column here is left out."""
    gap = Content(" " * GAP)
    if rows == 1:
        return gap.join([cell(cells.get(name, ""), width) for name, width in widths.items()])
    columns = [_in_rows(cells.get(name, ""), width, rows) for name, width in widths.items()]
    high = max(len(column) for column in columns)
    filled = [
        [*column, *([cell("", width)] * (high - len(column)))]
        for column, width in zip(columns, widths.values(), strict=True)
    ]
    return Content("\n").join([gap.join(row) for row in zip(*filled, strict=True)])


def _in_rows(words: str | Content, width: int, rows: int) -> list[Content]:
    """Words on at most `rows` rows, each exactly `width` cells wide."""
    content = words if isinstance(words, Content) else plain(one_line(words[:LONGEST]))
    found = content.wrap(width) or [content]
    if len(found) > rows:
        found = [*found[: rows - 1], Content(" ").join(found[rows - 1 : rows + 1])]
    return [cell(each, width) for each in found]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a record, or a heading where `kind` is empty."""

    kind: str
    id: str
    content: Content = field(compare=False)
    heading: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What the line stands for."""
        return (self.kind, self.id)


class EntryList(OptionList):
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

    def show(self, entries: Sequence[Entry], chosen: tuple[str, str]) -> tuple[str, str]:
        """Show these lines with the cursor on `chosen`, or on its neighbour where it is gone; what it is on."""
        before, self._shown = self._shown, tuple(entries)
        with self.prevent(OptionList.OptionHighlighted):
            if [(e.key, e.heading) for e in before] == [(e.key, e.heading) for e in self._shown]:
                for at, (old, new) in enumerate(zip(before, self._shown, strict=True)):
                    if not old.content.is_same(new.content):
                        self.replace_option_prompt_at_index(at, new.content)
            else:
                self._fill()
            place = self._place_of(chosen, before)
            if place != self.highlighted:
                self.highlighted = place
                # The line may stand below the edge until the list is laid out.
                self.call_after_refresh(self.scroll_to_highlight)
        return self._shown[place].key if place is not None else ("", "")

    def _fill(self) -> None:
        self.clear_options()
        self.add_options(Option(each.content, disabled=each.heading) for each in self._shown)

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
