"""The library screen beside the library of an institute: marks, pushing meanwhile, and no line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine, Choose
from ssm_studio.tui.library.institute_hits import ThereList
from ssm_studio.tui.library.institute_line import InstituteLine
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import typed, until
from tests.workshop.institute.sessions import add, begin, labels, laptop

Homes = Callable[[str], Home]
Url = Callable[[str], str]
NO_LINE: Final = "postgresql://ani:s3cret@127.0.0.1:1/ssm"


@asynccontextmanager
async def at_library(home: Home, library: str = "") -> AsyncIterator[tuple[StudioApp, Pilot[None]]]:
    """The library screen of a home, with the library of an institute in use where one is named."""
    app = StudioApp(home)
    with pytest.MonkeyPatch.context() as patch:
        if library:
            patch.setenv("SSM_STUDIO_LIBRARY", library)
        async with app.run_test(size=(100, 30)) as pilot:
            yield app, pilot


def line_of(app: StudioApp) -> str:
    return str(app.screen.query_one(InstituteLine).render())


def listed(app: StudioApp) -> dict[str, str]:
    """The sign before each session of the list."""
    options = app.screen.query_one("#sessions", OptionList)
    rows = [str(options.get_option_at_index(i).prompt) for i in range(options.option_count)]
    return {row[2:].split("  ")[0]: row[0] for row in rows}


async def test_what_waits_is_pushed_meanwhile_and_the_list_says_how_all_stands(
    home_of: Homes, url: Url
) -> None:
    home, path = home_of("ani"), begin(home_of("ani"), "Water")
    other = laptop(home_of("budi"), url("budi"))
    begin(home_of("budi"), "Clinic")
    await asyncio.to_thread(other.push)
    async with at_library(home, url("ani")) as (app, pilot):
        await until(pilot, lambda: listed(app).get("Water") == "·", "pushed without being asked")
        await until(pilot, lambda: "1 only there" in line_of(app), "what is not here")
        assert "Water" in {each.title for each in await asyncio.to_thread(other.look)}
        await typed(pilot, "t", "enter")
        await until(pilot, lambda: listed(app).get("Clinic") == "·", "the session that was there")
        await asyncio.to_thread(other.pull)
        there = next(each for each in home_of("budi").sessions.iterdir() if "water" in each.name)
        add(there, "Budi sees more", "Budi")
        add(path, "Ani sees more", "Ani")
        await asyncio.to_thread(other.push)
        await typed(pilot, "s")
        await until(pilot, lambda: "Budi sees more" in labels(path), "what others did")
        await until(pilot, lambda: "the same here and there" in line_of(app), "all in one place")
    await asyncio.to_thread(other.sync)
    assert labels(there) == labels(path)
    await asyncio.to_thread(other.close)


async def test_without_a_line_the_screen_is_as_always(home_of: Homes) -> None:
    begin(home_of("ani"), "Water")
    async with at_library(home_of("ani"), NO_LINE) as (app, pilot):
        await until(pilot, lambda: "no line now" in line_of(app), "that there is no line")
        assert listed(app) == {"Water": "↑"}
        assert "1 waits" in line_of(app)
        assert "s3cret" not in line_of(app)


async def test_where_no_library_is_in_use_nothing_of_it_is_seen(home_of: Homes) -> None:
    begin(home_of("ani"), "Water")
    async with at_library(home_of("ani")) as (app, pilot):
        await until(pilot, lambda: app.screen.query_one("#sessions", OptionList).option_count, "")
        assert not app.screen.query_one(InstituteLine).display
        await typed(pilot, "s")
        assert app.is_running


def there(app: StudioApp) -> str:
    """What stands below the list about the institute's library."""
    part = app.screen.query_one(ThereList)
    found = part.query_one("#there-found", OptionList)
    rows = [str(found.get_option_at_index(i).prompt) for i in range(found.option_count)]
    title = str(part.query_one("#there-title", Static).render())
    return "\n".join((title, *rows)) if part.display else ""


async def test_the_search_finds_what_only_the_institute_has_and_all_sessions_are_asked(
    home_of: Homes, url: Url
) -> None:
    begin(home_of("ani"), "Water")
    other = laptop(home_of("budi"), url("budi"))
    add(begin(home_of("budi"), "Clinic"), "The pump is broken", "Budi")
    await asyncio.to_thread(other.push)
    await asyncio.to_thread(other.close)
    async with at_library(home_of("ani"), url("ani")) as (app, pilot):
        await until(pilot, lambda: "1 only there" in line_of(app), "what is not here")
        await typed(pilot, "slash", *"gate")
        await until(pilot, lambda: "Clinic" in there(app), "what the institute has")
        assert listed(app).keys() == {"Water"}
        assert "Water  Water" not in there(app)
        assert "The gate is said to be open" in there(app)
        await typed(pilot, "escape", "k", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine), "which issue")
        await typed(pilot, *"the gate is said to be open", "enter")
        await until(pilot, lambda: isinstance(app.screen, Choose), "the sessions that have it")
        rows = app.screen.query_one("#choices", OptionList)
        assert rows.option_count == 2
        await typed(pilot, "escape")
        assert not there(app)
        await typed(pilot, "slash", *"pump")
        await until(pilot, lambda: "The pump" in there(app), "what only the institute has")
        await typed(pilot, "enter", "enter")
        await until(pilot, lambda: not isinstance(app.screen, LibraryScreen), "the session")
        assert any("clinic" in each.name for each in home_of("ani").sessions.iterdir())


async def test_a_search_without_a_line_shows_what_is_here_and_says_so(home_of: Homes) -> None:
    begin(home_of("ani"), "Water")
    async with at_library(home_of("ani"), NO_LINE) as (app, pilot):
        await until(pilot, lambda: listed(app), "the sessions")
        await typed(pilot, "slash", *"gate")
        await until(pilot, lambda: "only what is here" in there(app), "that there is no line")
        assert listed(app).keys() == {"Water"}
        await typed(pilot, *" no")
        await until(pilot, lambda: not listed(app), "that nothing is found")
        await typed(pilot, "escape")
        await until(pilot, lambda: listed(app), "everything again")
        assert not there(app)
