"""The library screen beside the library of an institute: marks, pushing meanwhile, and no line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.widgets import OptionList

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.library.institute_line import InstituteLine
from ssm_studio.workshop.home import Home
from tests.tui.driving import typed, until
from tests.workshop.institute.sessions import add, begin, labels, laptop

Homes = Callable[[str], Home]
Url = Callable[[str], str]


def line_of(app: StudioApp) -> str:
    return str(app.screen.query_one(InstituteLine).render())


def listed(app: StudioApp) -> dict[str, str]:
    """The sign before each session of the list."""
    options = app.screen.query_one("#sessions", OptionList)
    rows = [str(options.get_option_at_index(i).prompt) for i in range(options.option_count)]
    return {row[2:].split("  ")[0]: row[0] for row in rows}


async def test_what_waits_is_pushed_meanwhile_and_the_list_says_how_all_stands(
    home_of: Homes, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, path = home_of("ani"), begin(home_of("ani"), "Water")
    other = laptop(home_of("budi"), url("budi"))
    begin(home_of("budi"), "Clinic")
    await asyncio.to_thread(other.push)
    monkeypatch.setenv("SSM_STUDIO_LIBRARY", url("ani"))
    app = StudioApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
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


async def test_without_a_line_the_screen_is_as_always(
    home_of: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(home_of("ani"), "Water")
    monkeypatch.setenv("SSM_STUDIO_LIBRARY", "postgresql://ani:s3cret@127.0.0.1:1/ssm")
    app = StudioApp(home_of("ani"))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "no line now" in line_of(app), "that there is no line")
        assert listed(app) == {"Water": "↑"}
        assert "1 waits" in line_of(app)
        assert "s3cret" not in line_of(app)


async def test_where_no_library_is_in_use_nothing_of_it_is_seen(home_of: Homes) -> None:
    begin(home_of("ani"), "Water")
    app = StudioApp(home_of("ani"))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query_one("#sessions", OptionList).option_count, "")
        assert not app.screen.query_one(InstituteLine).display
        await typed(pilot, "s")
        assert app.is_running
