"""Words that are drawn again only when they are others, and laid out again only when they need other room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

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

    def show(self, content: str | Comparable) -> None:
        """Show `content`: nothing happens where it stands there already, and no layout where it takes as much room.

        A string is shown as it is where the widget was made with `markup=False`; what people typed comes as `Content`.
        """
        if _same(self.content, content):
            return
        before = self._room()
        self.update(cast("VisualType", content), layout=False)
        if before is None or before != self._room():
            self.clear_cached_dimensions()
            self.refresh(layout=True)

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
