"""Updates of the screen that carry only the cells that changed.

Textual sends a changed stretch of a row from the left edge of its widget on. On a wide sheet, with lines that shift
a little in every step of a drag, that is ten times what is needed, which one feels over a thin connection. Here the
stretch is cut at both ends. Where a later Textual is made differently, everything stays as Textual does it.
"""

from __future__ import annotations

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate
from textual.screen import Screen


class NarrowUpdate(ChopsUpdate):
    """A partial update, each stretch cut to its own columns."""

    def render_segments(self, console: Console) -> str:
        """The escape sequences to write."""
        written: list[str] = []
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                start, stop = max(x, first), min(end, last)
                if strip is not None and start < stop:
                    written.append(Control.move_to(start, y).segment.text)
                    written.append(strip.crop(start - x, stop - x).render(console))
        return "".join(written)


def narrow_updates(screen: Screen[object]) -> None:
    """Make `screen` send narrow updates from now on."""
    compositor = screen._compositor
    if "render_partial_update" in vars(compositor):
        return
    whole = compositor.render_partial_update

    def render_partial_update() -> ChopsUpdate | None:
        update = whole()
        if type(update) is ChopsUpdate:
            return NarrowUpdate(update.chops, update.spans, update.chop_ends)
        return update

    compositor.render_partial_update = render_partial_update  # type: ignore[method-assign]
