"""What stands on an empty sheet: a double click draws through it, as on empty ground."""

from __future__ import annotations

from textual import events

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.static_text import StaticText


class Prompts(StaticText):
    """The questions with which a group begins to draw."""

    def on_click(self, event: events.Click) -> None:
        """A double click adds something there."""
        if event.chain == 2 and event.button == 1:
            event.stop()
            canvas = self.screen.query_one(PictureCanvas)
            corner = canvas.content_region.offset
            at = Point(event.screen_x - corner.x, event.screen_y - corner.y)
            canvas.post_message(PictureCanvas.AddWanted(canvas.on_sheet(at)))
