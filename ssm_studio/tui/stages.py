"""The screens of the four stages of the open session: each is made when it is first shown, and keeps what is typed."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ssm_studio.i18n import _
from ssm_studio.method.stage_names import RESEARCH, STAGE_OF_KIND
from ssm_studio.tui.stage_frame import DETAILS
from ssm_studio.tui.studio import studio_of

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.fields import StudyField
    from ssm_studio.tui.stage import StageScreen
    from ssm_studio.workshop.workshop import Workshop


FRAMES: Final = 20
"""Frames for which a field is waited for that is made only when its record comes into view."""


class Stages:
    """The stages that were shown so far, and the words that stand on them."""

    def __init__(self, app: App[None]) -> None:
        """No stage of `app` was shown yet."""
        self._app = app
        self._screens: dict[int, StageScreen] = {}
        self.asked_about: tuple[str, ...] = ()
        """The rules whose questions “next” led to since the session was opened."""

    def screen(self, number: int) -> StageScreen:
        """The screen of stage `number`, 1 to 4, or of the research beside them, 5."""
        if number not in self._screens:
            self._screens[number] = screen = _made(number)
            self._app.install_screen(screen, f"stage-{number}-{id(screen)}")
            if not self._app.is_headless:
                gc.disable()
                self._app.call_after_refresh(_keep_loaded)
        return self._screens[number]

    def may_show(self, number: int) -> bool:
        """Whether there is such a stage in the open session; why there is no research, is said."""
        studio = studio_of(self._app)
        if studio.workshop is None:
            return False
        if number != RESEARCH.number:
            return True
        # The first frame is shown before anything is loaded that knows what a record is.
        from ssm_studio.domain.edit_research import does_research

        if not does_research(studio.study):
            studio.say_so(_("No research in this session. The line “research on” opens the room."))
            return False
        return True

    @property
    def in_view(self) -> StageScreen | None:
        """The stage on top of the screen; None in the library and under a dialog."""
        return next((each for each in self._screens.values() if each.is_active), None)

    @property
    def number(self) -> int:
        """The number of the stage in view; 0 where none is."""
        stage = self.in_view
        return stage.NUMBER if stage is not None else 0

    @property
    def beneath(self) -> StageScreen | None:
        """The stage on top, or under a dialog; None in the library."""
        stages = {id(each): each for each in self._screens.values()}
        found = (stages.get(id(each)) for each in reversed(self._app.screen_stack))
        return next((each for each in found if each is not None), None)

    def begin(self, workshop: Workshop) -> None:
        """Begin a meeting with what was agreed and has come due, where there is any."""
        stage = self.in_view
        if stage is not None and workshop.study.actions and not workshop.read_only:
            from ssm_studio.days import today
            from ssm_studio.method.due import due

            if due(workshop.study, today()):
                stage.action_room("look_again")

    @property
    def lowest(self) -> StageScreen | None:
        """The stage that is shown, whatever lies over it; None in the library."""
        stack = self._app.screen_stack
        return next((each for each in self._screens.values() if each in stack), None)

    async def show_record(self, kind: str, id_: str, field: str = "") -> None:
        """Go to the stage of a record, show it, and put the cursor into one of its fields where it has that.

        `DETAILS` in place of a field opens the details at the right.
        """
        stage = self.screen(STAGE_OF_KIND[kind])
        if not stage.is_active:
            await self._app.switch_screen(stage)
        stage.reveal(kind, id_)
        if field == DETAILS:
            stage.open_details()
        elif field and not await stage.open_field(kind, id_, field):
            await self._focus_field(id_, field)

    async def _focus_field(self, record: str, name: str) -> None:
        from ssm_studio.tui.fields import StudyField

        for _frame in range(FRAMES):
            for each in self._app.screen.query(StudyField):
                if (each.record, each.field_name) == (record, name) and each.display:
                    each.focus()
                    return
            # Some forms are made only when their record is in view.
            drawn = asyncio.Event()
            self._app.call_after_refresh(drawn.set)
            await drawn.wait()

    def take_down(self) -> None:
        """Let go of every stage: the session is closed."""
        for screen in self._screens.values():
            self._app.uninstall_screen(screen)
            if screen.is_running:
                screen.remove()
        self._screens = {}
        self.asked_about = ()
        gc.unfreeze()

    def fields(self) -> Iterator[StudyField]:
        """Every field that words may stand in, on whatever screen, dialogs among them."""
        from ssm_studio.tui.fields import StudyField

        for screen in dict.fromkeys((*self._app.screen_stack, *self._screens.values())):
            if screen.is_running:
                yield from screen.query(StudyField)

    def keep_words(self) -> None:
        """Store what is written outside of the fields."""
        for screen in self._screens.values():
            if screen.is_running:
                screen.keep_words()

    @property
    def holds_lines(self) -> bool:
        """Whether a line stands in an entry line still."""
        from ssm_studio.tui.say_line import SayInput

        entries = (each.query(SayInput) for each in self._screens.values() if each.is_running)
        return any(entry.value.strip() for found in entries for entry in found)


def _keep_loaded() -> None:
    """Spare the collector what a stage consists of: walking through all of it would hold up keys for 0.1 s."""
    gc.freeze()
    gc.enable()


def _made(number: int) -> StageScreen:
    # What a stage needs is loaded when it is first shown.
    if number == 1:
        from ssm_studio.tui.picture.screen import PictureScreen

        return PictureScreen()
    if number == 2:
        from ssm_studio.tui.definitions.screen import DefinitionScreen

        return DefinitionScreen()
    if number == 3:
        from ssm_studio.tui.model.screen import ModelScreen

        return ModelScreen()
    if number == RESEARCH.number:
        from ssm_studio.tui.research.screen import ResearchScreen

        return ResearchScreen()
    from ssm_studio.tui.comparison.screen import ComparisonScreen

    return ComparisonScreen()
