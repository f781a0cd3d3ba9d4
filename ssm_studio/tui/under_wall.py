"""A stage under the wall: what is in view on it, and walking on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from textual.app import App
from textual.widget import Widget

from ssm_studio.i18n import language
from ssm_studio.workshop.wall_state import InView

if TYPE_CHECKING:
    from ssm_studio.say import Place

WALKS: Final = {
    **{key: (f"walk('{key}')", f"cursor_{key}") for key in ("up", "down", "left", "right")},
    "home": ("first",),
    "end": ("last",),
    "pageup": ("page_up",),
    "pagedown": ("page_down",),
    "tab": ("step(1)",),
}
"""What the keys that walk do to what has the focus, by its actions: the first that it knows."""


def view_at(at: Place, theme: str) -> InView:
    """What is in view, for the wall."""
    return InView(
        at.stage,
        picture=at.picture or "",
        definition=at.definition or "",
        system=at.system or "",
        model=at.model or "",
        chosen=at.element or at.activity or "",
        language=language(),
        theme=theme,
    )


@runtime_checkable
class ShownOnWall(Protocol):
    """A sheet over a stage that the wall shows in place of what is in view on the stage."""

    def seen_on_wall(self, view: InView) -> InView:
        """What is in view while it lies there."""


def sheet_over(app: App[Any]) -> ShownOnWall | None:
    """The sheet of an app that the wall shows; None where there is none."""
    return next((each for each in app.screen_stack if isinstance(each, ShownOnWall)), None)


def seen_over(app: App[Any], view: InView) -> InView:
    """What is in view on a stage, or on a sheet over it."""
    sheet = sheet_over(app)
    return sheet.seen_on_wall(view) if sheet is not None else view


async def walk(focus: Widget | None, key: str) -> None:
    """Walk as a key does where the focus is."""
    for action in WALKS.get(key, ()):
        if focus is not None and await focus.app.run_action(action, focus):
            return
