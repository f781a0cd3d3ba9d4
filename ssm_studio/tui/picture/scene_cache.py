"""The scene of a picture for the sheet: a large one is found once, and then remembered from one opening to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.diagram.picture.stored_routes import build_again, key_of, told
from ssm_studio.domain.study import Study
from ssm_studio.signs import keyboard_only
from ssm_studio.tui.studio import studio_of
from ssm_studio.workshop.drawings import Drawings

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

FEW: Final = 12
"""Elements of a picture that is drawn in less time than it takes to look for it."""
REST: Final = 0.5
"""Seconds without another drawing after which one is kept."""


class Remembered:
    """Makes the scenes that a widget shows."""

    def __init__(self, widget: Widget) -> None:
        """Nothing is drawn yet."""
        self._widget = widget
        self._timer: Timer | None = None

    def scene(self, study: Study, picture_id: str, before: Scene | None, *, private: bool) -> Scene:
        """The scene of a picture, after the one `before`; without what is private it is found anew each time."""
        language, plain = study.language, keyboard_only()
        key, scene = "", None
        if before is None and private:
            key = key_of(study, picture_id, language, ascii_only=plain)
            if words := self._drawings.find(picture_id, key):
                scene = build_again(study, picture_id, language, words, ascii_only=plain)
        if scene is None:
            scene = build(
                study, picture_id, language, ascii_only=plain, private=private, before=before
            )
            if private and len(scene.items) > FEW:
                self._keep_soon(partial(self._keep, study, picture_id, scene))
        return scene

    @property
    def _drawings(self) -> Drawings:
        return Drawings(studio_of(self._widget).home)

    def _keep_soon(self, keep: partial[None]) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._widget.set_timer(REST, keep)

    def _keep(self, study: Study, picture_id: str, scene: Scene) -> None:
        key = key_of(study, picture_id, study.language, ascii_only=scene.ascii_only)
        self._drawings.keep(picture_id, key, told(study, picture_id, study.language, scene))
