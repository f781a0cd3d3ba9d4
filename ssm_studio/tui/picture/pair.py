"""Two pictures side by side as drawings, whose they are above them, and below them where they differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.picture.overview import names_fit
from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.domain.study import Study
from ssm_studio.method.picture_differences import picture_differences
from ssm_studio.tui.picture.fitted_picture import FittedPicture
from ssm_studio.tui.picture.overlay import LIT
from ssm_studio.tui.picture.pair_words import (
    GAP,
    Numbers,
    against,
    head,
    numbers_of,
    side_by_side,
)
from ssm_studio.tui.static_text import StaticText, same_values

DENIED: Final = "picture.concern"
HEADS: Final = 1
"""Rows above the pictures."""
_WORDS: Final = 40
"""Of a hundred rows, those that words may take where the pictures show names."""
_KEY: Final = 50
"""The same where they show numbers, and the words are what the numbers stand for."""

_SceneOf = Callable[[Study, str], Scene]


class PicturePair(Vertical):
    """Shows two pictures; what only one of them has stands out in it, and so does what the other one denies.

    Where a name would be cut, both show numbers, the same number for the same thing, and the words below say them.
    """

    def __init__(self, scene_of: _SceneOf, *, id: str) -> None:  # noqa: A002 - Textual's own word
        """Nothing to see yet; `scene_of` draws a picture of a study."""
        super().__init__(id=id)
        self._scene_of = scene_of
        self._study, self._ids = Study(), ("", "")
        self._scenes: tuple[Scene, Scene] | None = None
        self._drawn: tuple[object, ...] = ()
        # Kept here: what is shown may come before the parts stand.
        self._heads = (StaticText(classes="pair-head"), StaticText(classes="pair-head"))
        self._pictures = (FittedPicture(), FittedPicture())
        self._words = StaticText(id="pair-told")
        self._room = VerticalScroll(self._words, id="pair-words", can_focus=False)

    def compose(self) -> ComposeResult:
        """Two heads, two pictures, words."""
        with Horizontal(id="pair-heads"):
            yield from self._heads
        with Horizontal(id="pair-pictures"):
            for each in self._pictures:
                each.disabled = True
                yield each
        yield self._room

    def show(self, study: Study, first: str, second: str) -> None:
        """Show two pictures of a study."""
        tables = (study.elements, study.relations, study.pictures, study.groups)
        drawn = (first, second, study.language, *tables)
        if not same_values(drawn, self._drawn):
            self._drawn = drawn
            self._study, self._ids = study, (first, second)
            self._scenes = self._scene_of(study, first), self._scene_of(study, second)
            self._lay_out()

    def scroll_words(self, by: int) -> None:
        """The words up or down, where there are more than fit."""
        self._room.scroll_relative(y=by, animate=False)

    def on_resize(self) -> None:
        """Another room."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._scenes is None or not self.size:
            return
        study, (first, second), (width, height) = self._study, self._ids, self.size
        found = picture_differences(study, first, second)
        lines, room = self._words_in(width, height * _WORDS // 100)
        column = (width - GAP) // 2
        size = Size(column, height - HEADS - room)
        numbers: Numbers = {}
        if not all(_has_room(each, size) for each in self._scenes):
            numbers = numbers_of(found)
            lines, room = self._words_in(width, height * _KEY // 100, numbers)
        self._words.show(Content("\n").join(lines))
        self._room.styles.height = room
        denied = tuple((each, DENIED) for each in against(study, first, second))
        sides = (found.only_first, found.only_second)
        for id_, label, canvas, scene, alone in zip(
            self._ids, self._heads, self._pictures, self._scenes, sides, strict=True
        ):
            label.show(head(study, study.pictures[id_]))
            tinted = (*((each.id, LIT) for each in alone), *denied)
            shown = _numbered(scene, numbers) if numbers else scene
            # Its room is known after the next layout.
            self.call_after_refresh(canvas.show_fitted, shown, tinted, small=bool(numbers))

    def _words_in(
        self, width: int, rows: int, numbers: Numbers | None = None
    ) -> tuple[list[Content], int]:
        """The words, and the rows that they get, a rule above them among these."""
        lines = side_by_side(self._study, *self._ids, width, rows - 1, numbers)
        return lines, min(len(lines) + 1, rows) if lines else 0


def _has_room(scene: Scene, size: Size) -> bool:
    """Whether a picture can be shown with every name as a whole."""
    bounds = scene.bounds
    fits = bounds.width + 2 <= size.width and bounds.height + 2 <= size.height
    return fits or names_fit(scene, size)


def _numbered(scene: Scene, numbers: Numbers) -> Scene:
    """The same picture with a number in place of each name."""
    items = {
        id_: replace(item, label=str(numbers.get(id_, ""))) for id_, item in scene.items.items()
    }
    return replace(scene, items=items)
