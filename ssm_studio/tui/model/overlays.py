"""Where overlays lie: the correspondence matrix, the checklist or the measures, one at a time, over the diagram."""

from __future__ import annotations

from typing import Final

from textual.containers import Vertical
from textual.message import Message

from ssm_studio.domain.model import FORMAL_SYSTEM, MEASURES, VALUE_FOR_MONEY, VALUE_FOR_MONEY_AID
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.selection import Selection
from ssm_studio.tui.studio import studio_of

WRITTEN_ON: Final = {
    **dict.fromkeys((*MEASURES, *VALUE_FOR_MONEY, *VALUE_FOR_MONEY_AID), "measures"),
    **{f"formal_{each}": "checklist" for each in FORMAL_SYSTEM},
}
"""Fields of a model that are written on an overlay, and the name of that."""


class OverlayHost(Vertical):
    """Holds the overlay that lies over the diagram; hidden while there is none."""

    class Changed(Message):
        """Another overlay lies there, or none any more."""

    def __init__(self) -> None:
        """Nothing lies over the diagram."""
        super().__init__(id="overlays")
        self.display = False
        self.overlay: ModelOverlay | None = None
        """The overlay that lies there."""

    async def lay(self, name: str, at: Selection, field: str = "") -> None:
        """Lay an overlay there, with the cursor in one of its fields."""
        if self.overlay is None or name != self.overlay.NAME:
            self._take_away()
            self.overlay = _overlay(name)
            await self.mount(self.overlay)
            # It is filled before it is seen: an empty one looks as if something were lost.
            self.show(at)
            self.display = self.overlay is not None
            self.post_message(self.Changed())
        self.show(at)
        if self.overlay is not None:
            self.overlay.go_to(field)

    def lift(self) -> None:
        """Take away what lies there."""
        if self.overlay is not None:
            self._take_away()
            self.post_message(self.Changed())

    def _take_away(self) -> None:
        if self.overlay is not None:
            # Words that are being typed there belong to the study, whatever becomes of the overlay.
            studio_of(self).flush()
            if self.has_focus_within:
                # Else it would go to whatever comes next on the screen, and from there to the diagram.
                self.screen.set_focus(None)
            self.overlay.remove()
            self.overlay = None
            self.display = False

    def show(self, at: Selection) -> None:
        """Show the model in view on what lies there; what is done today has no place on it."""
        if self.overlay is None or not self.overlay.is_mounted:
            return
        if at.model is None or at.model.real_world:
            self.lift()
            return
        workshop = studio_of(self).workshop
        self.overlay.show(at, at.model, read_only=bool(workshop and workshop.read_only))

    def on_model_overlay_done(self, event: ModelOverlay.Done) -> None:
        """The overlay is done with; another one may lie there already."""
        event.stop()
        if event.overlay is self.overlay:
            self.lift()


def _overlay(name: str) -> ModelOverlay:
    """A new overlay; each is loaded when it is first wanted."""
    if name == "matrix":
        from ssm_studio.tui.model.matrix import CorrespondenceMatrix

        return CorrespondenceMatrix()
    if name == "checklist":
        from ssm_studio.tui.model.checklist import Checklist

        return Checklist()
    from ssm_studio.tui.model.measures import Measures

    return Measures()
