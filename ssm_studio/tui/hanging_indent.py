"""Words of which a line that is too long goes on under its own words, and not at the edge."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual, VisualType

INDENT: Final = 2
"""Cells by which the rest of a broken line is indented further than its beginning."""


class Hanging(Visual):
    """Content whose broken lines hang; what is read from a list is then seen to belong to its item."""

    def __init__(self, content: Content, column: int = 0) -> None:
        """Show `content`, line by line; an indented line hangs at `column`, where one is given."""
        self.content = content
        self._column = column
        self._lines = content.split("\n", allow_blank=True)
        self._width = -1
        self._wrapped = Content("")

    def __str__(self) -> str:
        return str(self.content)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines for a width in cells."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the longest line."""
        return self.content.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return self.at(width).get_height(rules, width)

    def at(self, width: int) -> Content:
        """The words as they are broken at a width in cells."""
        if width != self._width:
            self._width = width
            self._wrapped = Content("\n").join(
                part for line in self._lines for part in self._pieces(line, width)
            )
        return self._wrapped

    def is_same(self, other: object) -> bool:
        """Whether another one shows the same."""
        return isinstance(other, Hanging) and self.content.is_same(other.content)

    def _pieces(self, line: Content, width: int) -> list[Content]:
        return _broken(line, width, self._column)


_BEGINS: Final = re.compile(r"\s*(?:\S{1,2} {2,})?")
"""What stands before the words of a line: blanks, and a bullet or a key with blanks behind it."""


class Hung(Hanging):
    """Content of which each line that is too long goes on under its own words: behind its bullet or its key."""

    def _pieces(self, line: Content, width: int) -> list[Content]:
        found = _BEGINS.match(line.plain)
        return broken(line, width, cell_len(found[0]) if found is not None else 0)


def same_words(one: VisualType, other: VisualType) -> bool:
    """Whether two prompts of a list say the same in the same inks."""
    mine, theirs = (each.content if isinstance(each, Hanging) else each for each in (one, other))
    return isinstance(mine, Content) and isinstance(theirs, Content) and mine.is_same(theirs)


def _broken(line: Content, width: int, column: int) -> list[Content]:
    """A line in pieces, all but the first one indented."""
    indent = len(line.plain) - len(line.plain.lstrip())
    return broken(line, width, column if column and indent else indent + INDENT)


def broken(line: Content, width: int, hang: int) -> list[Content]:
    """A line in pieces of at most `width` cells, all but the first one indented by `hang` cells."""
    if line.cell_length <= width:
        return [line]
    hang = min(hang, width // 2)
    first, *rest = line.wrap(max(width - hang, 1))
    return [first, *(Content(" " * hang).append(each) for each in rest)]
