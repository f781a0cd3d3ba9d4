"""Where the point of focus is on the screen: there stands the terminal's cursor, which screen readers follow."""

from __future__ import annotations

from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import OptionList

from ssm_studio.tui.row_list import RowList


def focus_point(widget: Widget | None) -> Offset | None:
    """The cell of the screen that whoever has the focus is about; None where nobody has it."""
    if widget is None or not widget.is_mounted:
        return None
    # Fields of the toolkit say where they write; asked by name, because the frame is shown before any is loaded.
    writes: Offset | None = getattr(widget, "cursor_screen_offset", None)
    if writes is not None:
        return _inside(widget, writes)
    # Parts of ours may know which of their cells is chosen. A form has the focus, and its text the mark.
    for each in (widget, *widget.children):
        point: Offset | None = getattr(each, "point", None)
        if point is not None:
            return _inside(widget, point)
    corner = widget.content_region.offset
    if isinstance(widget, OptionList) and widget.highlighted is not None:
        row = (
            widget.rows_of(widget.highlighted)[0]
            if isinstance(widget, RowList)
            else widget.highlighted
        )
        return _inside(widget, corner + Offset(0, row - round(widget.scroll_offset.y)))
    return corner


def _inside(widget: Widget, point: Offset) -> Offset:
    """The cell, or the nearest one that is seen of the widget."""
    seen: Region = widget.region.intersection(widget.screen.region)
    x = min(max(point.x, seen.x), max(seen.right - 1, 0))
    y = min(max(point.y, seen.y), max(seen.bottom - 1, 0))
    return Offset(x, y)
