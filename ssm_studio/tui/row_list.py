"""A list whose cursor moves at the cost of two rows, and is a mark in the first cell and a ground of its own.

Where the keys go elsewhere, only the first cell keeps that ground: what rests is quieter than what is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.css.scalar import Unit
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.tui.hanging_indent import Hanging, same_words
from ssm_studio.tui.own_keys import taken

MARK: Final = "▸"
"""Before the chosen line, so that it is not told by a shade alone."""


class RowList(OptionList):
    """Draws anew only the rows that the cursor left and the rows that it came to; an `OptionList` draws all of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--mark"}
    highlighted: reactive[int | None] = reactive[int | None](None, repaint=False)
    auto_links = Reactive(False)
    """Whether words may be links of the toolkit: it would look at the colours of links whenever it draws. None are."""
    _marked: int | None = None

    def _update_lines(self) -> None:
        """Lay out lines that are new. Textual asks for it at every row, and looks at the whole style each time."""
        lines = self._line_cache.lines
        if not lines or lines[-1][0] + 1 < self.option_count:
            super()._update_lines()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as it has lines, and no more than the stylesheet grants it.

        Textual leaves out a greatest height in parts of the screen where it asks how high a dialog is, which then has
        empty rows below its keys.
        """
        height = super().get_content_height(container, viewport, width)
        most = self.styles.max_height
        if most is not None and most.unit == Unit.VIEW_HEIGHT:
            height = min(height, int(most.resolve(container, viewport)))
        return height

    def add_options(self, new_options: Iterable[Option | VisualType | None]) -> Self:
        """Add lines; one that is too long goes on under its own words, not under its sign or number."""
        return super().add_options(_hung(each) for each in new_options)

    def action_cursor_up(self) -> None:
        """To the line above; from the first one it goes nowhere, and no key jumps from one end to the other."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """To the line below, if there is one."""
        self._step(1)

    def _step(self, step: int) -> None:
        last = self.option_count - 1
        at = self.highlighted
        begin, end = (0, last) if step > 0 else (last, 0)
        order = range(begin if at is None else at + step, end + step, step)
        reached = (each for each in order if not self.get_option_at_index(each).disabled)
        self.highlighted = next(reached, at)

    @property
    def chosen_id(self) -> str:
        """The id of the line under the cursor; "" where there is no such line, or it has no id."""
        at = self.highlighted
        return "" if at is None else self.options[at].id or ""

    def put(self, options: Iterable[Option], to: str = "") -> None:
        """Show these lines; where they stand already, only the wordings that are others are drawn anew.

        The cursor goes to the line with the id `to`. Else it stays on its line, where that is gone at its place, and
        in a list that had none it comes to the first.
        """
        lines = list(options)
        here, to = self.highlighted, to or self.chosen_id
        if [(o.id, o.disabled) for o in self.options] == [(o.id, o.disabled) for o in lines]:
            self._reword(lines)
        else:
            self.clear_options()
            self.add_options(lines)
        ids = [each.id for each in lines]
        if to and to in ids:
            at = ids.index(to)
        elif here is None:
            at = next((at for at, each in enumerate(lines) if not each.disabled), 0)
        else:
            at = min(here, len(lines) - 1)
        if lines and at != self.highlighted:
            self.highlighted = at

    def _reword(self, options: Sequence[Option]) -> None:
        """Other wordings of the same lines."""
        for at, (was, now) in enumerate(zip(self.options, options, strict=True)):
            if not same_words(was.prompt, now.prompt):
                elsewhere = str(was.prompt) != str(now.prompt)
                self.replace_option_prompt_at_index(at, now.prompt)
                self.refresh(layout=elsewhere)

    def replace_option_prompt_at_index(self, index: int, prompt: VisualType) -> Self:
        """Another wording of a line."""
        hung = Hanging(prompt) if isinstance(prompt, Content) else prompt
        return super().replace_option_prompt_at_index(index, hung)

    def rows_of(self, index: int) -> tuple[int, int]:
        """The first row of an option, from the top of the list, and how many it takes."""
        # Asked once: each time it is looked whether lines are to be laid out.
        begins = self._index_to_line
        begin = begins.get(index, 0)
        end = begins.get(index + 1, self.virtual_size.height)
        return begin, max(end - begin, 1)

    def render_line(self, y: int) -> Strip:
        """One row; that of the chosen line with its mark, and in one ink."""
        strip = super().render_line(y)
        at = self.highlighted
        if at is None or at >= self.option_count:
            return strip
        begin, number = self.rows_of(at)
        row = y + round(self.scroll_offset.y) - begin
        if not 0 <= row < number:
            return strip
        # In one ink: those of the words cannot be read on its ground.
        look = self.get_component_rich_style("option-list--option-highlighted")
        over = Style(color=look.color, bgcolor=look.bgcolor)
        segments = [Segment(text, (style or Style()) + over) for text, style, _control in strip]
        if segments and segments[0].text.startswith(" "):
            first = segments[0]
            mark = (first.style or Style()) + self.get_component_rich_style("row-list--mark")
            segments[:1] = [
                Segment(" " if row else MARK, mark),
                Segment(first.text[1:], first.style),
            ]
        return Strip(segments, strip.cell_length)

    def on_key(self, event: events.Key) -> None:
        """The cursor is moved at once."""
        if taken(self, event, ("up", "down")):
            self.action_cursor_up() if event.key == "up" else self.action_cursor_down()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The cursor moved."""
        super().watch_highlighted(highlighted)
        left, self._marked = self._marked, highlighted
        if not self.size:
            return
        for index in (left, highlighted):
            if index is not None and index < self.option_count:
                self.refresh_lines(*self.rows_of(index))


def _hung(option: Option | VisualType | None) -> Option | VisualType | None:
    """A line whose words hang where they are broken."""
    if not isinstance(option, Option) or not isinstance(option.prompt, Content):
        return option
    return Option(Hanging(option.prompt), id=option.id, disabled=option.disabled)
