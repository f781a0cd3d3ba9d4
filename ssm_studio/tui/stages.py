"""Which screen shows which stage; each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ssm_studio.tui.stage import StageScreen

_SCREENS: Final = {
    1: ("ssm_studio.tui.picture.screen", "PictureScreen"),
    2: ("ssm_studio.tui.definitions.screen", "DefinitionScreen"),
    3: ("ssm_studio.tui.model.screen", "ModelScreen"),
    4: ("ssm_studio.tui.comparison.screen", "ComparisonScreen"),
}


def stage_screen(number: int) -> StageScreen:
    """A new screen for stage `number`, 1 to 4."""
    module, name = _SCREENS[number]
    screen: StageScreen = getattr(import_module(module), name)()
    return screen
