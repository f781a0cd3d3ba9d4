"""Which screen shows which stage; each is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssm_studio.tui.stage import StageScreen


def stage_screen(number: int) -> StageScreen:
    """A new screen for stage `number`, 1 to 4."""
    if number == 1:
        from ssm_studio.tui.picture.screen import PictureScreen

        return PictureScreen()
    if number == 2:
        from ssm_studio.tui.definitions.screen import DefinitionScreen

        return DefinitionScreen()
    if number == 3:
        from ssm_studio.tui.model.screen import ModelScreen

        return ModelScreen()
    from ssm_studio.tui.comparison.screen import ComparisonScreen

    return ComparisonScreen()
