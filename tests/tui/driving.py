"""What every test of a screen does: press keys, say a line, wait until the screen is at rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.clickable import AnswerLine
from ssm_studio.tui.say_line import SayLine
from tests.event_loop import pass_time

LOOKS, BETWEEN = 1500, 0.05
"""How often a test looks for what it waits for before it gives up, and the seconds from one look to the next."""
OF_ITSELF = 100
"""The looks between which time is passed over."""


def look_at_file(screen: Screen[Any]) -> None:
    """What the app does twice a second: see what another program wrote."""
    cast(StudioApp, screen.app).session.look_at_file()


async def on_wall(pilot: Pilot[None], *, there: bool = True) -> None:
    """Give the stage what the room may see, as it is given while the wall lies over it; or all of it again."""
    app = cast(StudioApp, pilot.app)
    app.projector = there
    stage = app.stages.in_view
    assert stage is not None
    stage.show_study(app.study)
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait for messages and for work in threads; work that newer work replaced counts as ended."""
    await pilot.pause()
    # A cancelled worker stays listed for a moment, and waiting for it raises. A conversation waits for its answer.
    while threads := [each for each in pilot.app.workers if each._thread_worker]:
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete(threads)
            break
        await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[None], there: Callable[[], object], what: str = "") -> None:
    """Wait for a state, however long it takes on a busy machine, then until the screen is at rest.

    Raises:
        AssertionError: it never came.
    """
    for look in range(LOOKS):
        await settled(pilot)
        if there():
            return
        # What the app does by itself comes soon; what another program does is not hurried by a clock of our own.
        await (pass_time if look < OF_ITSELF else asyncio.sleep)(BETWEEN)
    raise AssertionError(f"waited in vain for {what or there}")


def _no_frame(
    compositor: Compositor,
    _full: bool = False,
    screen_stack: Sequence[Any] | None = None,
    _simplify: bool = False,
) -> str:
    visible_screen_stack.set(list(screen_stack or ()))
    compositor._dirty_regions.clear()
    return ""


@contextmanager
def undrawn(app: App[Any]) -> Iterator[None]:
    """Lay out what changes, but draw it only once, at the end: half of a test's time would go into frames."""
    with patch.object(Compositor, "render_update", _no_frame):
        yield
        if app.screen_stack:
            app.screen._compositor.render_strips()


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


def told(app: App[Any]) -> str:
    """The sentences at the edge of the screen, and in the line above the entry line."""
    lines = [str(each.content) for each in app.screen.query(AnswerLine)]
    return " ".join((*(each.message for each in app._notifications), *lines))


def shown(app: App[Any]) -> str:
    """Every cell of the screen in view."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
