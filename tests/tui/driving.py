"""What every test of a screen does: press keys, say a line, wait until the screen is at rest."""

from __future__ import annotations

from textual.pilot import Pilot

from ssm_studio.tui.say_line import SayLine


async def settled(pilot: Pilot[None]) -> None:
    """Wait for messages and for work in threads."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


NAMES = {
    " ": "space",
    ",": "comma",
    ".": "full_stop",
    ">": "greater_than_sign",
    "<": "less_than_sign",
}


async def typed(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; single characters are typed as they are."""
    for key in keys:
        await pilot.press(NAMES.get(key, key))
    await settled(pilot)


async def said(pilot: Pilot[None], line: str) -> None:
    """Say a line in the say line of the stage in view, and go back to the stage."""
    entry = pilot.app.screen.query_one(SayLine).entry
    entry.focus()
    entry.value = line
    await pilot.press("enter")
    await settled(pilot)
    await pilot.press("escape")
    await settled(pilot)
