"""What tests of the picture's screen do: go there, find a mark, add one."""

from __future__ import annotations

from typing import cast

from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from ssm_studio.domain.picture import Element
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.picture.screen import PictureScreen
from tests.tui.driving import settled, typed


async def at_picture(pilot: Pilot[None]) -> PictureScreen:
    """Stage one, at rest."""
    await settled(pilot)
    return cast(PictureScreen, pilot.app.screen)


def labelled(screen: PictureScreen, words: str) -> Element:
    """The element whose label begins with these words."""
    return next(
        each
        for each in screen.study.elements.values()
        if each.label and each.label.read(screen.study.language).startswith(words)
    )


def spot(screen: PictureScreen, id_: str) -> Offset:
    """A cell of the sheet's window in the middle of an element."""
    canvas = screen.canvas
    middle = canvas.scene.items[id_].rect.centre
    return Offset(middle.x - canvas.origin.x, middle.y - canvas.origin.y)


def shown(canvas: PictureCanvas) -> str:
    """What the sheet's window shows."""
    return "\n".join(canvas.render_line(y).text for y in range(canvas.size.height))


async def written(pilot: Pilot[None], words: str) -> None:
    """Write words where the focus is, and Enter."""
    entry = pilot.app.focused
    assert isinstance(entry, Input)
    entry.value = words
    await typed(pilot, "enter")


async def add(pilot: Pilot[None], kind: str, words: str) -> None:
    """Add an element by keys."""
    await typed(pilot, "a")
    await written(pilot, kind)
    await written(pilot, words)
