"""A view is shown only when it is complete: no frame has some of its rows, or rows without their words.

This holds for the four stages, every inner tab of stage four and the library, with the worked example and with a
session that was typed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from ssm_studio.tui.app import StudioApp
from ssm_studio.workshop.home import Home
from tests.cli.test_say import ENGLISH
from tests.tui.driving import settled, typed, until

SIZES = [(140, 42), (80, 24)]
VIEWS = ("2", "3", "4", "}", "}", "}", "}", "1", "2", "3", "4", "1")
"""The keys to the stages for the first time, the inner tabs, and the stages once more."""
APART = ("PictureCanvas", "ModelCanvas", "#activity-text")
"""What may come a frame later, as a whole: drawings, and a field that first learns how wide it is."""
PANES = ("#main", "#stage-tabs")
"""Side panes that make room for a table, or come back, may be laid out a frame later."""


class Watching:
    """Every frame that is painted, pane by pane as it was on the screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.frames: list[tuple[Screen[object], dict[str, list[str]]]] = []
        display = StudioApp._display
        frames = self.frames

        def displayed(
            app: StudioApp, screen: Screen[object], renderable: RenderableType | None
        ) -> None:
            display(app, screen, renderable)
            if screen is app.screen and renderable:
                frames.append((screen, panes(screen)))

        monkeypatch.setattr(StudioApp, "_display", displayed)

    def check(self, before: dict[str, list[str]], app: StudioApp) -> None:
        """Every frame of the screen in view is as it was before, or as it is now; a pane may be empty until then."""
        now = panes(app.screen)
        mine = [frame for screen, frame in self.frames if screen is app.screen]
        assert mine, "nothing was painted"
        for frame in mine:
            for name, rows in frame.items():
                if any(rows) and rows != before.get(name) and name != "#activity-text":
                    assert words_of(rows) == words_of(now[name]), "\n".join((name, *rows))


def panes(screen: Screen[object]) -> dict[str, list[str]]:
    """The words in each pane, row by row, as they stand on the screen."""
    rows = [each.text for each in screen._compositor.render_strips()]
    found = {}
    for name in APART:
        for part in screen.query(name):
            x, y, width, height = part.region
            found[name] = [row[x : x + width].rstrip() for row in rows[y : y + height]]
            for at in range(y, min(y + height, len(rows))):
                rows[at] = rows[at][:x] + " " * width + rows[at][x + width :]
    for name in (*PANES, "#sessions"):
        for pane in screen.query(name):
            x, y, width, height = pane.region
            found[name] = [row[x : x + width].rstrip() for row in rows[y : y + height]]
    return found


def words_of(rows: list[str]) -> list[str]:
    """The words of these rows, without lines and scrollbars; the coach marks some when it has looked."""
    return [word for row in rows for word in row.split() if len(word) > 1 and word.isalnum()]


@pytest.fixture(params=["the worked example", "a typed session"])
def session(request: pytest.FixtureRequest, example: Path, blank: Path) -> Path:
    """A session with something in every view."""
    if request.param == "the worked example":
        return example
    say = [sys.executable, "-m", "ssm_studio", "say", str(blank)]
    subprocess.run(say, input=ENGLISH, text=True, check=False, capture_output=True)
    return blank


@pytest.mark.parametrize("size", SIZES)
async def test_every_frame_of_a_stage_or_tab_shows_it_whole(
    home: Home, session: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    app = StudioApp(home, session)
    watching = Watching(monkeypatch)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert all((app.study.elements, app.study.activities, app.study.actions))
        # One of its actions has come due, which is asked about first.
        await typed(pilot, "escape")
        assert len(app.screen_stack) == 2
        for key in VIEWS:
            before = panes(app.screen)
            watching.frames.clear()
            await typed(pilot, key)
            await until(pilot, lambda: watching.frames and not app.screen._layout_required)
            watching.check(before if key == "}" else {}, app)


async def test_every_frame_of_the_library_says_something_of_each_session(
    home: Home, example: Path, blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example != blank
    watching = Watching(monkeypatch)
    app = StudioApp(home)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: any(panes(app.screen).get("#sessions", [])))
        for _visit in range(2):
            shown = [rows for screen, each in watching.frames for rows in [each.get("#sessions")]]
            assert any(rows and any(rows) for rows in shown)
            for rows in shown:
                lines = [row for row in rows or () if row.strip()]
                assert len(lines) in (0, 2)
                # A name alone would read as an empty session.
                assert all(len(words_of([line])) > 1 for line in lines), lines
            watching.frames.clear()
            await typed(pilot, "enter", "ctrl+l")
            await until(pilot, lambda: any(panes(app.screen).get("#sessions", [])))
