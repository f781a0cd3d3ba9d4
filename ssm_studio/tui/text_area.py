"""A text area that draws what people typed harmlessly, and a line of a megabyte as quickly as a short one."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from rich.text import Text
from textual._wrap import compute_wrap_offsets
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from ssm_studio.tui.text import in_place

MOST_ROWS: Final = 12
"""Rows of one field that are shown; a longer one scrolls while it is edited."""
LONG: Final = 2000
"""Characters from which on a line is drawn piece by piece; Textual cuts up the whole line for each row it draws."""


class PatientTextArea(TextArea):
    """Draws only the piece of a long line that a row shows."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: control characters are stored as typed and shown as marks."""
        return _drawn(self.document.get_line(line_index))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Of no concern to anybody else; with each letter it would go from widget to widget up to the app."""
        event.stop()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed here. It is asked of every key of the whole screen, at each letter."""
        if key != "tab" and (character is None or not character.isprintable()):
            return False
        return super().check_consume_key(key, character)

    _dressed: tuple[object, ...] = ()
    """The theme, and the look of the field, for which the colours of cursor and selection were found last."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the field. Textual would look for all its colours before every drawing."""
        now = (self._theme, self.rich_style, self.app.theme)
        if self._dressed and self._dressed[0] is now[0] and self._dressed[1:] == now[1:]:
            return super(TextArea, self).render_lines(crop)
        strips = super().render_lines(crop)
        self._dressed = now
        return strips

    def notify_style_update(self) -> None:
        """Other rules hold: colours are looked for anew."""
        self._dressed = ()
        super().notify_style_update()

    def _render_line(self, y: int) -> Strip:
        """A row; `y` counts from the top of the field."""
        rows = self.wrapped_document._offset_to_line_info
        at = y + self.scroll_offset.y
        if not self.soft_wrap or self.suggestion or not 0 <= at < len(rows):
            return super()._render_line(y)
        index, section = rows[at]
        whole = self.document.get_line(index)
        if len(whole) < LONG:
            return super()._render_line(y)
        cuts = [0, *self.wrapped_document.get_offsets(index), len(whole) + 1]
        # Before its first layout a field has no width, and the whole line is one row.
        begin, end = cuts[section], min(cuts[section + 1], cuts[section] + LONG)
        piece = _drawn(whole[begin:end].replace("\t", " "))
        piece.append(" ")
        self._mark(piece, index, begin, end)
        strip = Strip(piece.render(self.app.console), piece.cell_len)
        base = self._theme.base_style or self.rich_style
        width = self.scrollable_content_region.size.width
        return strip.adjust_cell_length(width, base).apply_style(base)

    def _mark(self, piece: Text, index: int, begin: int, end: int) -> None:
        """Show selection and cursor where they are in this piece."""
        theme, cursor = self._theme, self.selection.end
        first, last = sorted((self.selection.start, cursor))
        here = max(first, (index, begin)), min(last, (index, end))
        if theme.selection_style and here[0] < here[1]:
            piece.stylize(theme.selection_style, here[0][1] - begin, here[1][1] - begin)
        row, column = cursor
        if self._draw_cursor and row == index and begin <= column < end:
            piece.stylize(theme.cursor_style or "reverse", column - begin, column - begin + 1)


def _drawn(words: str) -> Text:
    return Text(in_place(words), end="", no_wrap=True)


@lru_cache(maxsize=512)
def wrapped(words: str, width: int) -> tuple[str, ...]:
    """The lines of a text in a field so many cells wide, broken as its editor breaks them; `MOST_ROWS` at most."""
    room = max(width - 1, 1)
    words = words[: (room + 1) * (MOST_ROWS + 1)]
    lines = words.splitlines() or [""]
    if words.endswith("\n"):
        lines.append("")
    found: list[str] = []
    for line in map(in_place, lines[:MOST_ROWS]):
        cuts = (0, *compute_wrap_offsets(line, room, 4), len(line))
        found += [line[begin:end] for begin, end in pairwise(cuts)]
    return tuple(found[:MOST_ROWS])
