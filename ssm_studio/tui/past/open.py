"""Opening the look back over a stage."""

from __future__ import annotations

from textual.app import App

from ssm_studio.errors import StudioError
from ssm_studio.tui.past.screen import ALL, PastScreen
from ssm_studio.tui.studio import Studio
from ssm_studio.workshop.as_of import Past


async def look_back(app: App[None], studio: Studio, stage: int, origin: str = "") -> None:
    """Show the session as it was, beginning with what it is now; with an `origin` only what comes from there."""
    if (workshop := studio.workshop) is None:
        return
    try:
        past = Past(workshop.path)
    except StudioError as error:
        studio.tell(error)
        return
    try:
        await app.push_screen_wait(PastScreen(past, stage, origin or ALL))
    finally:
        past.close()
