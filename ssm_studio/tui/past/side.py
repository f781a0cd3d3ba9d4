"""One side of the look back: a stage of one moment, drawn where it is a drawing, else in words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.domain.study import Study
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.tui.wall.view import WallView
from ssm_studio.workshop.wall_state import InView


class Side(Vertical):
    """A picture or model as a whole, or words that scroll."""

    def __init__(self, id_: str) -> None:
        """Nothing yet."""
        super().__init__(id=id_)
        self.wall = WallView()
        self._words = Static(markup=False)
        self._scroll = VerticalScroll(self._words, can_focus=False)

    def compose(self) -> ComposeResult:
        """Both ways of showing; one is seen."""
        yield self.wall
        yield self._scroll

    def draw(self, study: Study, view: InView) -> None:
        """Show a picture or a model."""
        self._scroll.display = False
        self.wall.display = True
        self.wall.show(study, view)

    def tell(self, words: Content) -> None:
        """Show words."""
        self.wall.display = False
        self._scroll.display = True
        self._words.update(Hanging(words))

    def scroll(self, rows: int) -> None:
        """Scroll the words."""
        self._scroll.scroll_relative(y=rows, animate=False)
