"""What the tests of stage two share: the screen at rest, what the study says, and a definition to work on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from pathlib import Path
from typing import cast

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import add_system, choose_system, row_words, rows_of
from ssm_studio.domain.text import Text, read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.definitions.form_field import SheetField
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, undrawn


@asynccontextmanager
async def defining(
    home: Home, path: Path, size: tuple[int, int] = (120, 40), *, drawn: bool = False
) -> AsyncIterator[tuple[Pilot[None], DefinitionScreen]]:
    """The program at stage two of a session; with `drawn` every frame is drawn."""
    app = StudioApp(home)
    frames = nullcontext() if drawn else undrawn(app)
    async with app.run_test(size=size) as pilot, AsyncExitStack() as until:
        until.enter_context(frames)
        app.open_session(path, 2)
        await settled(pilot)
        yield pilot, cast(DefinitionScreen, app.screen)


async def at_empty_definition(pilot: Pilot[None], name: str = "A system to share water") -> None:
    """Add a system, choose it, and stand on its empty definition."""
    app = cast(StudioApp, pilot.app)
    step = add_system(app.study, name)
    app.execute(step)
    app.execute(choose_system(app.study, step.puts[0].id))
    screen = cast(DefinitionScreen, app.screen)
    screen.reveal("system", step.puts[0].id)
    screen.sheet.focus()
    await settled(pilot)


async def write_in(pilot: Pilot[None], words: str) -> None:
    """Put words in where the focus is, all at once as pasting does; a newline is the Enter key."""
    for index, line in enumerate(words.split("\n")):
        if index:
            await pilot.press("enter")
        focused = pilot.app.screen.focused
        if line and isinstance(focused, TextArea):
            focused.insert(line)
        elif line and isinstance(focused, Input):
            focused.insert_text_at_cursor(line)
    await settled(pilot)


def in_view(screen: DefinitionScreen) -> RootDefinition:
    """The definition in view, as the study has it this moment."""
    assert screen.definition is not None
    return screen.definition


def rows(screen: DefinitionScreen, letter: str) -> list[str]:
    """What the rows of a letter say in the study."""
    definition = in_view(screen)
    language = screen.study.language
    return [row_words(each, language) for each in rows_of(screen.study, definition.id, letter)]


def said(text: Text | None) -> str:
    """A text in English."""
    return read(text, "en")


def shown_rows(screen: DefinitionScreen, letter: str) -> list[str]:
    """What the fields of a letter show, the empty last one left out."""
    group = next(each for each in screen.sheet.groups if each.letter == letter)
    return [field.text for field in group.fields if field.record]


def editing(screen: DefinitionScreen) -> SheetField:
    """The field that is being edited."""
    assert isinstance(screen.focused, SheetField)
    return screen.focused


def sentence(screen: DefinitionScreen) -> str:
    """The sentence as the screen shows it, without colours."""
    return str(screen.query_one("#sentence").render())
