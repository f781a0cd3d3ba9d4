"""The fourth stage with someone at its keys, for the tests of that stage."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.store import session_file
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.comparison.answer_lines import ChoiceLine
from ssm_studio.tui.comparison.form import Form
from ssm_studio.tui.comparison.screen import ComparisonScreen
from ssm_studio.tui.fields import StudyField
from ssm_studio.workshop.home import Home
from tests.tui.driving import undrawn, until


class Stage:
    """The fourth stage with a pilot at its keys."""

    def __init__(self, app: StudioApp, pilot: Pilot[None], path: Path) -> None:
        self.app, self.pilot, self.path = app, pilot, path

    @property
    def screen(self) -> ComparisonScreen:
        screen = self.app.screen
        assert isinstance(screen, ComparisonScreen)
        return screen

    def value(self, name: str) -> Any:
        """A field of the record in view."""
        return getattr(self.record, name)

    def screen_or_none(self) -> ComparisonScreen | None:
        screen = self.app.screen
        return screen if isinstance(screen, ComparisonScreen) else None

    @property
    def study(self) -> Study:
        return self.app.study

    @property
    def record(self) -> Any:
        return self.study.get(*self.screen.tab.chosen)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def answer(self, words: str) -> None:
        """Answer the question that stands over the stage."""
        await self.pilot.pause()
        self.app.screen.query_one(Input).value = words
        await self.pilot.pause()
        await self.press("enter")

    async def write(self, name: str, words: str) -> None:
        """Put words into a field at once, as a paste does, and leave it."""
        field = await self.field(name)
        field.insert(words)
        await self.press("tab")

    async def field(self, name: str) -> StudyField:
        assert self.screen.tab.write(name)
        field = self.focused_field()
        assert field.field_name == name
        await self.pilot.pause()
        return field

    async def choice(self, name: str) -> None:
        """Go to a choice of the form, a while after the last key."""
        assert self.screen.tab.write(name)
        line = self.screen.focused
        assert isinstance(line, ChoiceLine)
        line._last_key = 0.0
        await self.pilot.pause()

    def focus_link(self, name: str) -> None:
        """Go to a link of the form."""
        assert self.screen.tab.write(name)

    async def form_at_rest(self, key: tuple[str, str]) -> Form:
        """The form of a record in view, as soon as it shows that and nobody writes in it."""
        form = next(each for each in self.screen.tab.forms if each.kind == key[0])

        def there() -> bool:
            return form.record == key[1] and bool(form.text.region) and not form.writing

        await until(self.pilot, there, "the form")
        return form

    async def click_line(self, name: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Click on what a line of the form at rest says, by default on its first cell."""
        text = next(each.text for each in self.screen.tab.forms if each.text.region)
        place = next(each.region for each in text.places if each.line.name == name)
        await self.pilot.click(text, offset=(place.x + offset[0], place.y + offset[1]))
        await self.pilot.pause()

    def focused_field(self) -> StudyField:
        """The text that is being written."""
        focused = self.screen.focused
        assert isinstance(focused, StudyField)
        return focused

    async def paste(self, words: str) -> None:
        """Put words in where the focus is, all at once."""
        self.focused_field().insert(words)
        await self.pilot.pause()

    @property
    def focused(self) -> Widget | None:
        return self.screen.focused

    def told(self) -> str:
        """The sentences at the edge of the screen, and the answer above the entry line."""
        answers = [str(each.content) for each in self.screen.query(FindingsStrip)]
        return " ".join((*(each.message for each in self.app._notifications), *answers))

    async def sees_the_file(self) -> None:
        """Have the program look at the file now, as it does every half second."""
        assert self.app.workshop is not None
        self.app.workshop.reload_if_changed()
        await self.pilot.pause()

    def refs(self) -> list[str]:
        tab = self.screen.tab
        return [self.study.get(*key).ref for key in tab.list.keys]

    def text(self) -> str:
        return "\n".join(str(strip.text) for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def stage(
    folder: Path,
    study: Study | None = None,
    size: tuple[int, int] = (110, 32),
) -> AsyncIterator[Stage]:
    """Open a session at stage four; frames are drawn where a test looks at them."""
    home = Home(folder / "sessions", folder / "exports", folder / "cache")
    home.sessions.mkdir(exist_ok=True)
    path = home.sessions / "x.ssm"
    session_file.create(path, study or example_study("en"), author="A", label="made")
    app = StudioApp(home)
    async with app.run_test(size=size) as pilot:
        with undrawn(app):
            await pilot.pause()
            app.open_session(path, 4)
            await pilot.pause()
            await pilot.pause()
            yield Stage(app, pilot, path)
