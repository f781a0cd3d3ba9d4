"""Words that are made for the width they get: what a line shows of a table, or how answers stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

GAP: Final = 3
_NARROW_GAP: Final = 2
"""Cells between two things in a row, and where they would not fit on one line."""


class Fitted(Visual):
    """Words that are made for the width they get.

    `draw` makes them of a width in cells; `key` says what they show: two that have the same key look the same at the
    same width.
    """

    def __init__(self, draw: Callable[[int], Content], key: object) -> None:
        """Nothing is drawn yet."""
        self._draw, self.key = draw, key
        self._drawn: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """The words for `width` cells; those for the last width are kept."""
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = (width, self._draw(width))
        return self._drawn[1]

    def is_same(self, other: object) -> bool:
        """Whether another one shows the same."""
        return isinstance(other, Fitted) and self.key == other.key

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Rows of cells."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at `width` cells; a terminal of a few cells leaves a list none."""
        wide = max(width, 1)
        return self.at(wide).get_height(rules, wide)


def in_a_row(pieces: Sequence[Content], width: int) -> Content:
    """Pieces side by side in `width` cells; what does not fit goes to the next line as a whole."""
    gap, lines = GAP, [Content("")]
    if sum(each.cell_length + gap for each in pieces) - gap > width:
        gap = _NARROW_GAP
    for piece in pieces:
        taken = lines[-1].cell_length
        if taken and taken + gap + piece.cell_length > width:
            lines.append(piece)
        else:
            lines[-1] = lines[-1].append(" " * gap if taken else "").append(piece)
    return Content("\n").join(lines)
