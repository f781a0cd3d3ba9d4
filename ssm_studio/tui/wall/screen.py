"""The wall in place of the stage, where there is only one window: Ctrl+T shows it and ends it."""

from __future__ import annotations

from dataclasses import astuple
from typing import ClassVar, Final, Protocol, cast

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from ssm_studio.domain.study import Study
from ssm_studio.tui.frugal_compositor import FrugalCompositor
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.static_text import same_values
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.under_wall import seen_over, sheet_over, walk
from ssm_studio.tui.wall.view import WallView
from ssm_studio.workshop.wall_state import InView

LOOK: Final = 0.1
"""Seconds between looks at what was walked to."""
WALKS: Final = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab")
"""Keys that walk on the stage below as they do there."""
_TURNS: Final = {
    "left_square_bracket": "beside(-1)",
    "right_square_bracket": "beside(1)",
    "left_curly_bracket": "turn(-1)",
    "right_curly_bracket": "turn(1)",
}
"""Keys of stages that go to the next record or to the next inner tab."""


class Stage(Protocol):
    """The stage below, as far as the wall knows it."""

    def wall_view(self) -> InView | None:
        """What is in view on it."""

    def show_study(self, study: Study) -> None:
        """Show the study in its parts."""

    @property
    def focused(self) -> Widget | None:
        """What has the focus on it."""

    @property
    def default_focus(self) -> Widget | None:
        """What has it where nothing else asks for it."""


class Stages(Protocol):
    """Where stages come from."""

    @property
    def beneath(self) -> Stage | None:
        """The one on top, or under a dialog."""

    def screen(self, number: int) -> Stage:
        """One by its number."""


class WallScreen(Screen[int]):
    """The thing in view alone, over the stage that it is in view on. Walking goes on; nothing can be changed here.

    Answers the number of the stage to go on with, 0 where the wall is ended.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "end", show=False, priority=True),
        *(Binding(key, f"walk('{key}')", show=False) for key in WALKS),
        *(Binding(key, f"turn('{action}')", show=False) for key, action in _TURNS.items()),
        *(
            Binding(f"{number},alt+{number}", f"stage({number})", show=False)
            for number in range(1, 5)
        ),
    ]

    def __init__(
        self,
        stage: Stage,
    ) -> None:
        """The wall of what is in view on a stage."""
        super().__init__()
        self._compositor = FrugalCompositor()
        self._stage = stage
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """One view, and nothing else."""
        yield WallView()

    def on_mount(self) -> None:
        """Follow what is walked to."""
        self._follow()
        self.set_interval(LOOK, self._follow)

    def _follow(self) -> None:
        studio, view = studio_of(self), self._stage.wall_view()
        view = view and seen_over(self.app, view)
        if view is not None and not same_values(
            shown := (studio.study, *astuple(view)), self._shown
        ):
            self._shown = shown
            wall = self.query_one(WallView)
            wall.plain_lines = studio.plain_lines
            wall.beneath = next(
                (each.scene for each in cast("DOMNode", self._stage).query(PictureCanvas)), None
            )
            wall.show(studio.study, view)

    def action_end(self) -> None:
        """Back to the stage, with everything that the facilitator sees."""
        self.dismiss(0)

    async def action_walk(self, key: str) -> None:
        """Walk on the stage below, or on the sheet over it that the wall shows."""
        below = cast("Widget | None", sheet_over(self.app))
        await walk(below or self._stage.focused or self._stage.default_focus, key)

    async def action_turn(self, action: str) -> None:
        """The next record, or the next inner tab."""
        await self.app.run_action(action, cast("DOMNode", self._stage))

    def action_stage(self, number: int) -> None:
        """Another stage."""
        self.dismiss(number)


async def show_wall(app: App[None], stages: Stages) -> None:
    """Show the wall over the stage in view until it is ended; one stage may follow another. Runs in a worker."""
    studio = studio_of(app)
    if stages.beneath is None:
        return
    studio.projector = True
    while (stage := stages.beneath) is not None:
        asked = cast("object", stage) is not app.screen
        number = await app.push_screen_wait(WallScreen(stage))
        # A dialog below stays with what was typed in it, and so does its stage.
        if not number or asked:
            studio.projector = False
            stage.show_study(studio.study)
            return
        # Nothing of the stages is to be seen between one wall and the next.
        with app.batch_update():
            studio.flush()
            await app.switch_screen(cast("Screen[None]", stages.screen(number)))
