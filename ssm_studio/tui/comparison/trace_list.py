"""The trace beside a record: lines with a cursor, drawn anew at every move of another list, so it must be cheap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ssm_studio.tui.comparison.entry_list import NOTHING, Entry
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.row_list import MARK

LEAST: Final = 8
"""Rows that the steps keep below what stands above them."""
MOST: Final = 500
"""Lines that are remembered as they were drawn."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the number of its line, -1 for what stays above, and its cells."""

    line: int
    strip: Strip


_Look = tuple[object, int, bool]
"""What a line says, the cells that it has, and whether the cursor is on it."""


class TraceList(ScrollView, can_focus=True):
    """Lines below some that stay at the top. Its size is that of its place: other lines in it need no layout."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"trace-list--chosen", "trace-list--mark"}
    auto_links = False
    virtual_size = Reactive(Size(0, 0), repaint=False)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "walk(-10)", show=False),
        Binding("pagedown", "walk(10)", show=False),
        Binding("home", "walk(-100_000)", show=False),
        Binding("end", "walk(100_000)", show=False),
        Binding("enter", "open", show=False),
    ]

    @dataclass
    class Opened(Message):
        """A line is to be gone to: Enter, or a click."""

        entry: Entry

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__(id="trace")
        self._above: tuple[Content, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._cursor: int | None = None
        self._rows: list[_Row] = []
        self._staying = self._width = 0
        self._drawn: dict[_Look, list[Strip]] = {}

    @property
    def chosen(self) -> tuple[str, str]:
        """What the line under the cursor stands for."""
        return self._entries[self._cursor].key if self._cursor is not None else NOTHING

    @property
    def point(self) -> Offset | None:
        """The cell of the screen where the line under the cursor begins; None without lines."""
        row = next((at for at, each in enumerate(self._rows) if each.line == self._cursor), None)
        if row is None or self._cursor is None:
            return None
        return self.content_region.offset + Offset(0, row - round(self.scroll_offset.y))

    def show(
        self, above: Sequence[Content], entries: Sequence[Entry], chosen: tuple[str, str]
    ) -> None:
        """Show these lines with the cursor on `chosen`, below the lines that stay `above`."""
        self._above, self._entries = tuple(above), tuple(entries)
        places = [at for at, each in enumerate(entries) if not each.heading]
        here = (at for at in places if entries[at].key == chosen)
        self._cursor = next(here, places[0] if places else None)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the lines below each other, and draw the rows that are others than before."""
        size = self.scrollable_content_region.size
        if not size:
            return
        self._width = size.width
        before, scrolled = self._rows, self.scroll_offset.y
        above = [strip for each in self._above for strip in self._strips(each, size.width)]
        above = above[: max(size.height - LEAST, 0)]
        rows = [_Row(-1, each) for each in above]
        for at, entry in enumerate(self._entries):
            marked = at == self._cursor
            rows += [_Row(at, each) for each in self._strips(entry.content, size.width, marked)]
        self._rows, self._staying = rows, len(above)
        if self.virtual_size != (room := Size(size.width, len(rows))):
            self.virtual_size = room
            self._refresh_scrollbars()
        self._bring_into_view(size.height)
        if self.scroll_offset.y == scrolled:
            for y, (old, new) in enumerate(zip_longest(before, rows)):
                if old != new:
                    self.refresh_lines(y)

    def _strips(self, words: Content | Fitted, width: int, marked: bool = False) -> list[Strip]:
        said = (words.plain, tuple(words.spans)) if isinstance(words, Content) else words.key
        look = (said, width, marked)
        if look not in self._drawn:
            if len(self._drawn) > MOST:
                self._drawn.clear()
            style = self.visual_style
            if marked:
                style += self.get_visual_style("trace-list--chosen")
            content = words if isinstance(words, Content) else words.at(width)
            if marked and self.has_focus:
                content = content.stylize("$on-chosen")
            drawn = Visual.to_strips(self, content, width, None, style, pad=True)
            if marked and drawn:
                mark = Segment(MARK, self.get_component_rich_style("trace-list--mark"))
                drawn[0] = Strip.join([Strip([mark], 1), drawn[0].crop(1)])
            self._drawn[look] = drawn
        return self._drawn[look]

    def _bring_into_view(self, height: int) -> None:
        rows = [at for at, row in enumerate(self._rows) if row.line == self._cursor]
        if rows and self._cursor is not None:
            least, most = rows[-1] - height + 1, rows[0] - self._staying
            y = max(min(max(self.scroll_offset.y, least), most), 0)
            if y != self.scroll_offset.y:
                self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the list; the very first ones are laid out where they are drawn, so that no frame lacks them."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row; `y` counts from the first one in view."""
        at = y if y < self._staying else y + self.scroll_offset.y
        row = self._rows[at].strip if at < len(self._rows) else None
        # To find the style takes longer than all else.
        return row if row is not None else Strip.blank(self._width, self.rich_style)

    def on_resize(self) -> None:
        """At another width lines break elsewhere."""
        self._lay_out()

    def _other_look(self) -> None:
        self._drawn.clear()
        self._rows = []
        self._lay_out()
        self.refresh()

    def notify_style_update(self) -> None:
        """Other colours: everything is drawn anew."""
        super().notify_style_update()
        if self.is_mounted:
            self.call_later(self._other_look)

    # Keys and mouse

    def action_walk(self, step: int) -> None:
        """To another step of the trace."""
        places = [at for at, each in enumerate(self._entries) if not each.heading]
        if self._cursor in places:
            at = places.index(self._cursor) + step
            self._cursor = places[max(0, min(at, len(places) - 1))]
            self._lay_out()

    def action_open(self) -> None:
        """Go to the step under the cursor."""
        if self._cursor is not None:
            self.post_message(self.Opened(self._entries[self._cursor]))

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y if offset.y < self._staying else offset.y + self.scroll_offset.y
        line = self._rows[at].line if at < len(self._rows) else -1
        if line >= 0 and not self._entries[line].heading:
            self._cursor = line
            self._lay_out()
            self.action_open()
