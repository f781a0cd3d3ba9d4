"""The ten minutes with the worked example in the README: what its keys are said to do is what they do."""

from __future__ import annotations

import re
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.comparison.debate_tab import DebateTab
from ssm_studio.tui.comparison.screen import ComparisonScreen
from ssm_studio.tui.comparison.trace_view import TraceDialog
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.picture.screen import PictureScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
TOUR = README.split("## Ten minutes")[1].split("## ")[0]


def keys_of(step: int) -> list[str]:
    """The keys and lines that a step of the tour names, in order."""
    words = re.search(rf"^{step}\. (.*?)(?=^\d\. |\Z)", TOUR, re.MULTILINE | re.DOTALL)
    assert words is not None
    return re.findall(r"`([^`]+)`", words[1])


def in_view(app: StudioApp) -> object:
    """The screen, as one that may be another each time."""
    return app.screen


async def test_the_tour_does_what_it_says(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, PictureScreen)
        assert keys_of(1) == ["Tab", "o", ".", ","]
        first = app.screen.place().picture
        await typed(pilot, "tab")
        assert app.screen.place().element
        await typed(pilot, "o", "o", ".")
        assert app.screen.place().picture != first
        await typed(pilot, ",")
        colon, line, back, again, _page = (*keys_of(2), "")[:5]
        assert (colon, back, again) == (":", "Ctrl+Z", "Ctrl+Y")
        before = len(app.study.elements)
        await typed(pilot, "colon", *line, "enter", "escape")
        assert len(app.study.elements) == before + 1
        await typed(pilot, "ctrl+z")
        assert len(app.study.elements) == before
        await typed(pilot, "ctrl+y")
        assert len(app.study.elements) == before + 1
        await models_and_chart(app, pilot)
        await out_and_back(app, pilot)


async def models_and_chart(app: StudioApp, pilot: Pilot[None]) -> None:
    assert keys_of(4) == ["2", "l"]
    await typed(pilot, "2")
    assert isinstance(in_view(app), DefinitionScreen)
    stage, colon, line = keys_of(5)
    assert (stage, colon) == ("3", ":")
    await typed(pilot, "3")
    assert isinstance(in_view(app), ModelScreen)
    activities = len(app.study.activities)
    await typed(pilot, "colon", *line, "enter", "escape")
    assert len(app.study.activities) == activities + 1
    assert keys_of(6) == ["4", "↓", "Enter", "}", "t"]
    await typed(pilot, "4", "down", "enter", "escape", "escape", "right_curly_bracket")
    screen = app.screen
    assert isinstance(screen, ComparisonScreen)
    assert isinstance(screen.tab, DebateTab)
    await typed(pilot, "t")
    await until(pilot, lambda: isinstance(app.screen, TraceDialog), "the trace")
    await typed(pilot, "escape")


async def out_and_back(app: StudioApp, pilot: Pilot[None]) -> None:
    assert keys_of(7)[:3] == ["2", "F5", "Ctrl+E"]
    await typed(pilot, "2", "f5", "enter", "enter")
    progress = app.screen.query_one("#export-progress", Static)
    await until(pilot, lambda: "root-definitions.md" in str(progress.content), "the page")
    await typed(pilot, "escape", "escape")
    assert keys_of(8)[:4] == ["Ctrl+L", "/", "blame", "Ctrl+Q"]
    await typed(pilot, "ctrl+l")
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen), "the library")
    await typed(pilot, "slash", *"blame")
    await settled(pilot)
    await typed(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, PictureScreen), "the session")
