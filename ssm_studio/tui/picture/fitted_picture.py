"""A picture to be looked at and not drawn in: all of it in the room that there is."""

from __future__ import annotations

from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.tui.picture import overlay
from ssm_studio.tui.picture.canvas import PictureCanvas


class FittedPicture(PictureCanvas, can_focus=False):
    """A picture as a whole: in full where it fits, else as an overview."""

    always_small = False
    """Whether it is an overview even where there is room for more."""
    tinted: tuple[tuple[str, str], ...] = ()
    """Ids of elements and lines that are to be seen first, each with its style."""

    def show_fitted(
        self, scene: Scene, tinted: tuple[tuple[str, str], ...] = (), *, small: bool = False
    ) -> None:
        """Another scene, and what of it is to be seen first."""
        self.tinted, self.always_small = tinted, small
        self.show(scene, afresh=True)
        self.fit()

    def fit(self) -> None:
        """Show all of it."""
        bounds, size = self.scene.bounds, self.size
        if not size:
            return
        small = bounds.width + 2 > size.width or bounds.height + 2 > size.height
        if (self.always_small or small) != (self.small is not None):
            self.zoom(2 if self.small is None else 0)
        if self.small is None:
            self.action_fit()

    def on_resize(self) -> None:
        """Another room."""
        super().on_resize()
        self.fit()

    def overlay(self) -> Sheet:
        """What is chosen, and what is to be seen first in its colour."""
        over, shown = super().overlay(), self.small.scene if self.small is not None else self.scene
        for id_, style in self.tinted:
            overlay.tint(over, self.painting.sheet, shown, id_, style)
        return over
