"""An app with nothing but the canvas of a picture, in which a timer drags one element to and fro."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ComposeResult

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.picture import gesture as hand
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.study import Study
from ssm_studio.tui import themes
from ssm_studio.tui.picture.canvas import PictureCanvas


@dataclass(frozen=True)
class Took:
    """When it began and ended, the seconds of computing, and how many frames were painted."""

    start: float
    end: float
    cpu: float
    frames: int


class Dragging(App[Took]):
    """Drags an element of a study's picture `rate` times a second for some seconds, after a rest of `warm_up`."""

    CSS_PATH: ClassVar[Any] = Path(themes.__file__).parent / "styles" / "picture.tcss"

    def __init__(
        self, study: Study, dragged: str, rate: int, seconds: float, warm_up: float
    ) -> None:
        super().__init__()
        self.drawn, self.dragged = study, dragged
        self.rate, self.seconds, self.warm_up = rate, seconds, warm_up
        self.frames = 0
        self.step = 0

    def measured(self) -> Took:
        """Run it; what was measured."""
        took = self.run()
        assert took is not None
        return took

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme(themes.NAMES[0]).variables

    def compose(self) -> ComposeResult:
        yield PictureCanvas()

    def on_mount(self) -> None:
        self.canvas = self.query_one(PictureCanvas)
        self.canvas.show(build(self.drawn, "p", "en"), afresh=True)
        self.set_timer(self.warm_up, self.begin)

    def begin(self) -> None:
        rect = self.canvas.scene.items[self.dragged].rect
        self.at = rect.centre.moved(-self.canvas.origin.x, -self.canvas.origin.y)
        self.canvas.choose(self.dragged)
        self.canvas._gesture = hand.press(
            self.at,
            hand.Grip(self.dragged, rect.moved(-self.canvas.origin.x, -self.canvas.origin.y)),
        )
        self.start, self.cpu, self.frames = time.monotonic(), time.process_time(), 0
        self.set_interval(1 / self.rate, self.tick)

    def tick(self) -> None:
        if time.monotonic() - self.start >= self.seconds:
            cpu = time.process_time() - self.cpu
            self.exit(Took(self.start, time.monotonic(), cpu, self.frames))
            return
        self.step += 1
        # To and fro, a column in every step, so that every step is a frame.
        dx = abs(self.step % 80 - 40) - 20
        dy = abs(self.step // 4 % 24 - 12) - 6
        self.canvas.drag_to(Point(self.at.x + dx, self.at.y + dy))

    def post_display_hook(self) -> None:
        self.frames += 1
