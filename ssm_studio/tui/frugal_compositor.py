"""Drawing anew only what changed: the widgets, and of those the rows, that a change on the screen reaches.

Textual draws, for any change, every widget in the smallest rectangle around all that changed. A list at one edge and
a pane at the other then cost as much as the whole screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

NEAR: Final = 6
"""Rows that did not change between two that did, for which a widget is asked once and not twice."""


class FrugalCompositor(Compositor):
    """Textual's, but that an update asks widgets for no more than the rows that it sends."""

    _changed: Sequence[Region] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last frame."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Widgets from front to back, each with its place, what is drawn of that, and the strips of this."""
        if not self._changed:
            return super()._get_renders(crop)
        return self._changed_renders()

    def _changed_renders(self) -> Iterator[tuple[Region, Region, list[Strip]]]:
        unseen = self._unseen()
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen:
                continue
            if not unseen:
                return
            for y, bottom in _blocks(_take(unseen, seen)):
                part = Region(seen.x, y, seen.width, bottom - y)
                yield region, part, widget.render_lines(part.translate(-region.offset))

    def _unseen(self) -> dict[int, set[int]]:
        """For every row that changed, the first columns of its pieces; each piece shows one widget."""
        unseen: dict[int, set[int]] = {}
        for x, y, width, height in self._changed:
            for row in range(max(y, 0), min(y + height, len(self.cuts))):
                cuts = self.cuts[row]
                pieces = unseen.setdefault(row, set())
                pieces.update(cut for cut, end in pairwise(cuts) if cut < x + width and x < end)
        return unseen


def _take(unseen: dict[int, set[int]], seen: Region) -> list[int]:
    """The rows in which a place covers pieces that nothing in front of it covers; they are taken out of `unseen`."""
    first, last = seen.column_span
    rows = []
    for row in seen.line_range:
        if pieces := unseen.get(row):
            covered = [cut for cut in pieces if first <= cut < last]
            if covered:
                pieces.difference_update(covered)
                rows.append(row)
                if not pieces:
                    del unseen[row]
    return rows


def _blocks(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows, in order, as begin and end of each block of them; rows between that a widget remembers cost it less."""
    blocks: list[tuple[int, int]] = []
    for row in rows:
        if blocks and row - blocks[-1][1] <= NEAR:
            blocks[-1] = blocks[-1][0], row + 1
        else:
            blocks.append((row, row + 1))
    return blocks
