"""A form at rest: its lines as text in one widget, which draws anew only the rows that read otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import ClassVar, Final

from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ssm_studio.i18n import _
from ssm_studio.tui.clickable import clicked_action
from ssm_studio.tui.comparison.answer_lines import answers_in
from ssm_studio.tui.comparison.form_lines import Block, Line, Value, lines_in
from ssm_studio.tui.text import in_place, plain
from ssm_studio.tui.text_area import wrapped

BETWEEN: Final = 3
"""Cells between lines that stand side by side."""
LABEL: Final = 16
"""Cells of the labels at the left, an empty one behind them among these."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the value of a line stands, in cells from the first one of the form."""

    line: Line
    region: Region


class FormText(ScrollView, can_focus=True):
    """What the lines of a form say. The focus, or a click, is where writing begins."""

    ALLOW_SELECT = False
    auto_links = False
    FOCUS_ON_CLICK = False
    DEFAULT_CLASSES: ClassVar[str] = "form-lines"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Its size is that of its place: more or fewer lines in it need no layout of the screen."""

    @dataclass
    class Wanted(Message):
        """Writing is to begin: in a line, or at the first one; with the cursor on a cell of it, where one is given."""

        name: str = ""
        at: Offset | None = None

    @dataclass
    class Answered(Message):
        """An answer of a choice was clicked."""

        name: str
        value: str

    def __init__(self, blocks: Sequence[Block]) -> None:
        """The lines, with nothing to say yet."""
        super().__init__()
        self._blocks = tuple(blocks)
        self._heading = Content("")
        self._values: Mapping[str, Value] = {}
        self._asked: frozenset[str] = frozenset()
        self._rows: list[Strip] = []
        self._width = 0
        self._kept: dict[tuple[str, str, int], tuple[object, list[Strip]]] = {}
        self._joined: dict[tuple[str, int], tuple[list[Strip], list[Strip], list[Strip]]] = {}
        self.places: list[Place] = []
        """Where each line stands at the present width."""

    def show(
        self, name: Content, values: Mapping[str, Value], asked: frozenset[str], *, anew: bool
    ) -> None:
        """Show these values by the names of their lines, under the name of the record.

        Args:
            name: what stands above them.
            values: what each line says.
            asked: the lines that the coach asks about.
            anew: whether it is another record, to be seen from the top.
        """
        self._heading, self._values, self._asked = name, values, asked
        if anew and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay out the lines at the present width, and draw the rows that are others than before."""
        width = self.scrollable_content_region.width
        if not width:
            # It is done when there is a place for them.
            self._width = 0
            return
        before = self._rows if self._width == width else []
        self._width = width
        self._rows, self.places = _Rows(self, width).of(self._blocks)
        if self.virtual_size.height != len(self._rows):
            self.virtual_size = Size(width, len(self._rows))
            self._refresh_scrollbars()
        for y, (old, new) in enumerate(zip_longest(before, self._rows)):
            if old is not new and old != new:
                self.refresh_lines(y)

    def on_resize(self) -> None:
        """At another width the lines break elsewhere."""
        self._lay_out()

    def on_show(self) -> None:
        """What came while it was out of view."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Other colours: everything is drawn anew."""
        super().notify_style_update()
        self._kept.clear()
        self._joined.clear()
        self._width = 0
        if self.is_mounted:
            self.call_later(self._lay_out)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the form; the very first ones are laid out where they are drawn, so that no frame lacks them."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row; `y` counts from the first one in view."""
        at = y + self.scroll_offset.y
        row = self._rows[at] if at < len(self._rows) else None
        # To find the style takes longer than all else.
        return row if row is not None else Strip.blank(self._width, self.rich_style)

    def as_text(self) -> list[str]:
        """All rows as plain words, those out of view too."""
        return [row.text.rstrip() for row in self._rows]

    # What the rows are made of

    def strips(self, line: Line, part: str, width: int) -> list[Strip]:
        """The rows of a `part` of a line ("value", "label", "title" or "prompt") in `width` cells, kept."""
        value = self._values.get(line.name, "")
        asked = line.name in self._asked
        said = (value, asked) if part == "value" else None
        kept = self._kept.get((line.name, part, width))
        if kept is not None and _same(kept[0], said):
            return kept[1]
        if part == "value":
            made = self.drawn(_drawn(line, value, width, asked=asked), width)
        else:
            words = line.asks if part == "prompt" else _(line.label)
            made = self.drawn(plain(words, "bold" if part == "title" else "$muted"), width)
        self._kept[line.name, part, width] = said, made
        return made

    def joined(self, name: str, width: int, label: list[Strip], value: list[Strip]) -> list[Strip]:
        """The rows of a label with its value beside it, kept; empty, to be filled, where these are others."""
        kept = self._joined.get((name, width))
        if kept is None or kept[0] is not label or kept[1] is not value:
            kept = self._joined[name, width] = label, value, []
        return kept[2]

    def drawn(self, content: Content, width: int) -> list[Strip]:
        """The rows of these words in `width` cells."""
        return Visual.to_strips(self, content, width, None, self.visual_style, pad=True)

    @property
    def heading_rows(self) -> list[Strip]:
        """The rows of the record's name."""
        return self.drawn(self._heading, self._width)

    def jumps(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Where the values of its lines stand on the screen, and what begins to write in each."""
        corner = self.content_region.offset - self.scroll_offset
        for place in self.places:
            wanted = partial(self.post_message, self.Wanted(place.line.name))
            yield corner + place.region.offset, wanted

    # Mouse and keys

    async def on_click(self, event: events.Click) -> None:
        """A click answers where it is on an answer, and begins to write where it is on a line."""
        event.stop()
        if (action := clicked_action(event)) is not None:
            await self.run_action(action)
            return
        at = event.get_content_offset(self)
        if at is None:
            return
        at += self.scroll_offset
        for place in self.places:
            if place.region.contains_point(at):
                self.post_message(self.Wanted(place.line.name, at - place.region.offset))
                return

    def action_answer(self, name: str, value: str) -> None:
        """An answer was clicked."""
        self.post_message(self.Answered(name, value))

    def on_focus(self) -> None:
        """Whoever comes here with Tab comes to the first line."""
        self.post_message(self.Wanted())

    def on_key(self, event: events.Key) -> None:
        """A key that comes before the line does belongs there."""
        event.stop()
        event.prevent_default()
        focused = self.screen.focused
        if focused is not None and focused is not self:
            focused.post_message(events.Key(event.key, event.character))


def _same(kept: object, said: object) -> bool:
    if not (isinstance(kept, tuple) and isinstance(said, tuple)):
        return kept == said
    (old, was), (new, is_) = kept, said
    alike = old.is_same(new) if isinstance(old, Content) else old == new
    return bool(alike and was == is_)


def _drawn(line: Line, value: Value, width: int, *, asked: bool) -> Content:
    """What a line says, as the widget that it is written in would draw it."""
    if line.choices and isinstance(value, tuple):
        action = f"answer('{line.name}', '{{}}')"
        return answers_in(line.choices, value, action, width, keyed=False)
    if isinstance(value, Content):
        return value
    words = str(value)
    if not words:
        return Content.styled(Content(in_place(line.asks)).wrap(width)[0].plain, "$muted")
    rows = Content("\n").join([Content(each) for each in wrapped(words, width)])
    return rows.append(Content.styled(" ?", "$real")) if asked else rows


class _Rows:
    """Puts the rows of a form below and beside each other."""

    def __init__(self, text: FormText, width: int) -> None:
        self._text, self._width = text, width
        screen = text.screen
        self._style = text.rich_style
        self._low, self._narrow = screen.has_class("-low"), screen.has_class("-narrow")
        self._rows: list[Strip] = []
        self._places: list[Place] = []

    def of(self, blocks: Sequence[Block]) -> tuple[list[Strip], list[Place]]:
        """The rows of all blocks, the record's name above them; and where each line stands."""
        self._rows += self._text.heading_rows
        if not self._low:
            self._blank()
        for block in blocks:
            if isinstance(block, Line):
                self._labelled(block)
            else:
                self._beside(block)
        order = {line.name: at for at, line in enumerate(lines_in(blocks))}
        return self._rows, sorted(self._places, key=lambda each: order[each.line.name])

    def _blank(self) -> None:
        self._rows.append(Strip.blank(self._width, self._style))

    def _labelled(self, line: Line) -> None:
        room = max(self._width - LABEL, 1)
        label = self._text.strips(line, "label", LABEL - 1)
        value = self._text.strips(line, "value", room)
        height = max(len(label), len(value))
        self._places.append(Place(line, Region(LABEL, len(self._rows), room, height)))
        rows = self._text.joined(line.name, self._width, label, value)
        if not rows:
            rows += self._join([(label, LABEL - 1), (value, room)], (0, LABEL), height)
        self._rows += rows

    def _beside(self, columns: Sequence[Sequence[Line]]) -> None:
        """Columns of lines; below each other where there is little room."""
        self._blank()
        if self._narrow:
            for column in columns:
                self._rows += self._column(column, 0, max(self._width - 1, 1))
                self._blank()
            return
        edges = [at * self._width // len(columns) for at in range(len(columns) + 1)]
        pieces, begins = [], []
        for column, begin, end in zip(columns, edges, edges[1:], strict=False):
            room = max(end - begin - (BETWEEN if end < self._width else 1), 1)
            pieces.append((self._column(column, begin, room), room))
            begins.append(begin)
        height = max(len(rows) for rows, _room in pieces)
        self._rows += self._join(pieces, begins, height)

    def _column(self, column: Sequence[Line], x: int, width: int) -> list[Strip]:
        found: list[Strip] = []
        for line in column:
            if line.label:
                found += self._text.strips(line, "title", width)[:1]
                if line.choices and line.prompt:
                    found += self._text.strips(line, "prompt", width)
            rows = self._text.strips(line, "value", width)
            region = Region(x, len(self._rows) + len(found), width, len(rows))
            self._places.append(Place(line, region))
            found += rows
        return found

    def _join(
        self, pieces: Sequence[tuple[list[Strip], int]], begins: Sequence[int], height: int
    ) -> Iterator[Strip]:
        """Rows of pieces, each with its width, side by side where they begin."""
        style = self._style
        for y in range(height):
            parts, x = [], 0
            for (rows, width), begin in zip(pieces, begins, strict=True):
                if begin > x:
                    parts.append(Strip.blank(begin - x, style))
                row = rows[y] if y < len(rows) else Strip.blank(width, style)
                parts.append(row.adjust_cell_length(width, style))
                x = begin + width
            yield Strip.join(parts).adjust_cell_length(self._width, style)
