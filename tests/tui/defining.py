"""What the tests of stage two share: the screen at rest, what the study says, and a definition to work on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from pathlib import Path
from typing import cast

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import add_system, choose_system
from ssm_studio.domain.text import Text, read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.definitions.form_lines import Field
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.fields import StudyField
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
    screen.form.focus()
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
    return [each.text for each in screen.form.fields if each.letter == letter and each.record]


def drawn(screen: DefinitionScreen) -> str:
    """What the form shows, without colours; words that are being edited stand in their editor."""
    return "\n".join(each.plain for each in screen.form.text.drawing().lines)


def editing(screen: DefinitionScreen) -> StudyField:
    """The field that is being edited."""
    assert isinstance(screen.focused, StudyField)
    return screen.focused


async def click_field(pilot: Pilot[None], screen: DefinitionScreen, field: Field, x: int) -> None:
    """Click on a cell of a field in the form."""
    place = screen.form.text.drawing().place(field.key)
    assert place is not None
    await pilot.click(screen.form.text, offset=(place.words.x + x, place.words.y))
    await settled(pilot)


async def click_facts(pilot: Pilot[None], screen: DefinitionScreen, letter: str) -> None:
    """Click on what the first row of a letter says besides its words."""
    place = next(each for each in screen.form.text.drawing().places if each.field.letter == letter)
    await pilot.click(screen.form.text, offset=place.facts[0].offset)
    await settled(pilot)


def sentence(screen: DefinitionScreen) -> str:
    """The sentence as the screen shows it, without colours."""
    return str(screen.query_one("#sentence").render())
