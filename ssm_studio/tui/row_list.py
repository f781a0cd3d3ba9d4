"""A list whose cursor moves at the cost of two rows."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import OptionList


class RowList(OptionList):
    """Draws anew only the rows that the cursor left and the rows that it came to; an `OptionList` draws all of them."""

    highlighted: reactive[int | None] = reactive[int | None](None, repaint=False)
    _marked: int | None = None

    def rows_of(self, index: int) -> tuple[int, int]:
        """The first row of an option, from the top of the list, and how many it takes."""
        begin = self._index_to_line.get(index, 0)
        end = self._index_to_line.get(index + 1, self.virtual_size.height)
        return begin, max(end - begin, 1)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The cursor moved."""
        super().watch_highlighted(highlighted)
        left, self._marked = self._marked, highlighted
        if not self.size:
            return
        for index in (left, highlighted):
            if index is not None and index < self.option_count:
                self.refresh_lines(*self.rows_of(index))
