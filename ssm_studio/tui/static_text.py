"""Words that are drawn again only when they are others, and laid out again only when they need other room."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

from textual.geometry import Region
from textual.reactive import Reactive
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.css.styles import RulesMap


class Comparable(Protocol):
    """Words that know whether other words look the same: `Content`, and what is made for the width it gets."""

    def is_same(self, other: Any) -> bool:
        """Whether `other` looks the same."""


class StaticText(Static):
    """A `Static` to be told again and again what it should show."""

    auto_links = Reactive(False)
    """Whether words may be links of the toolkit: it would look at the colours of links whenever it draws. None are."""
    _holds_still = False
    """Whether it takes other words, and will see itself which rows are drawn anew."""

    def show(self, content: str | Comparable) -> None:
        """Show `content`: nothing happens where it stands there already, and no layout where it takes as much room.

        A string is shown as it is where the widget was made with `markup=False`; what people typed comes as `Content`.
        """
        if _same(self.content, content):
            return
        before, rows = self._room(), self._standing()
        self._holds_still = True
        try:
            self.update(cast("VisualType", content), layout=False)
        finally:
            self._holds_still = False
        if rows is None:
            self.refresh()
        else:
            self._draw_others(rows)
        if before is None or before != self._room():
            self.clear_cached_dimensions()
            self.refresh(layout=True)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew; not all rows while it is looked at which of them read otherwise."""
        whole = repaint and not (self._holds_still and not regions)
        return super().refresh(*regions, repaint=whole, layout=layout, recompose=recompose)

    def _standing(self) -> list[Strip] | None:
        """The rows that stand on the screen; None where they are to be drawn anew as a whole."""
        drawn = self._render_cache
        if self._dirty_regions or not self.is_mounted or drawn.size != self.size:
            return None
        return drawn.lines

    def _draw_others(self, before: list[Strip]) -> None:
        """Draw the rows anew that are others than `before`."""
        self._render_content()
        rows = zip_longest(before, self._render_cache.lines)
        others = [
            Region(0, y, self.size.width, 1) for y, (old, new) in enumerate(rows) if old != new
        ]
        if others:
            self.refresh(*others)
            # What they show is made already.
            self._dirty_regions.clear()

    def _room(self) -> tuple[int, int] | None:
        """Cells in width and height as far as the words decide them; None before the first layout."""
        width = self.content_size.width
        if not width:
            return None
        visual, rules = self.visual, cast("RulesMap", self.styles)
        return (
            visual.get_optimal_width(rules, self.app.size.width)
            if self.styles.is_auto_width
            else 0,
            max(visual.get_height(rules, width), self._least_height())
            if self.styles.is_auto_height
            else 0,
        )

    def _least_height(self) -> int:
        """Rows that it takes however few its words are."""
        least = self.styles.min_height
        return int(least.resolve(self.container_size, self.app.size)) if least is not None else 0


def _same(shown: object, content: str | Comparable) -> bool:
    if isinstance(content, str):
        return isinstance(shown, str) and shown == content
    return type(shown) is type(content) and content.is_same(shown)


def same_values(now: tuple[object, ...], before: tuple[object, ...]) -> bool:
    """Whether two rows of what a part shows are alike: words and numbers by value, all else by being the same object.

    Records and their tables never change; what changed is another object.
    """
    return len(now) == len(before) and all(
        a is b or (isinstance(a, (str, int)) and a == b) for a, b in zip(now, before, strict=True)
    )
