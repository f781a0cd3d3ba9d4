"""Words that are drawn again only when they are others, and laid out again only when they need other room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.css.styles import RulesMap


class StaticText(Static):
    """A `Static` to be told again and again what it should show."""

    def show(self, content: str | Content) -> None:
        """Show `content`: nothing happens where it stands there already, and no layout where it takes as much room.

        A string is shown as it is where the widget was made with `markup=False`; what people typed comes as `Content`.
        """
        if _same(self.content, content):
            return
        before = self._room()
        self.update(content, layout=False)
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
            visual.get_height(rules, width) if self.styles.is_auto_height else 0,
        )


def _same(shown: VisualType, content: str | Content) -> bool:
    if isinstance(content, Content):
        return isinstance(shown, Content) and shown.is_same(content)
    return isinstance(shown, str) and shown == content
