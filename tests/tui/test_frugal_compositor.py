"""Drawing only the rows that changed leaves on the screen what drawing all of it anew would leave there."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.changed_cells import SentCells
from ssm_studio.tui.comparison.entry_list import Entry, EntryList
from ssm_studio.workshop.home import Home
from tests.event_loop import pass_time
from tests.tui.driving import settled, typed

WALKS = {
    1: ("right", "down", "left", "o", "down", "down", "up", "o", "enter", "escape", "escape"),
    2: ("down", "down", "up", "e", "b", "X", "escape", "ctrl+z", "f4", "f4"),
    3: ("right", "down", "left", "o", "down", "up", "o", "a", "N", "enter", "ctrl+z", ":", "2"),
    4: ("down", "down", "up", "enter", "X", "escape", "ctrl+z", "}", "down", "}", "down", "}"),
}
"""Keys that move, write, open, close and take back, by stage."""


class Terminal:
    """What was sent so far."""

    def __init__(self) -> None:
        self.sent = SentCells()
        self.console = Console(
            file=io.StringIO(), force_terminal=True, color_system="truecolor", width=140
        )

    def display(self, _screen: object, update: object) -> None:
        """Take a frame as the app would write it."""
        if isinstance(update, (ChopsUpdate, LayoutUpdate)):
            self.sent.written(update, self.console)

    def lacks(self, screen: Screen[Any]) -> str:
        """What drawing everything anew would still send."""
        for widget in (screen, *screen.walk_children(Widget)):
            widget._set_dirty()
            # What a widget keeps of its rows may be as old as what stands on the screen.
            widget._styles_cache.clear()
            if isinstance(widget, TextArea):
                widget._line_cache.clear()
        whole = screen._compositor.render_update(full=True)
        assert isinstance(whole, LayoutUpdate)
        return self.sent.written(whole, self.console)


@pytest.mark.parametrize("size", [(140, 42), (80, 24)])
@pytest.mark.parametrize("stage", WALKS)
async def test_nothing_is_left_on_the_screen_that_a_whole_drawing_would_mend(
    home: Home, example: Path, stage: int, size: tuple[int, int]
) -> None:
    app, terminal = StudioApp(home, example, stage), Terminal()
    with patch.object(app, "_display", terminal.display):
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for key in WALKS[stage]:
                await typed(pilot, key)
                # What is drawn a moment later is drawn.
                await pass_time(0.2)
                while app.screen._dirty_widgets or app.screen._layout_required:
                    await settled(pilot)
                assert not terminal.lacks(app.screen), key


async def test_a_list_that_is_filled_anew_leaves_its_cursor_nowhere_else(
    home: Home, example: Path
) -> None:
    app, terminal = StudioApp(home, example, 4), Terminal()
    lines = [Entry("row", str(number), Content(f"Line {number}")) for number in range(6)]
    with patch.object(app, "_display", terminal.display):
        async with app.run_test(size=(140, 42)) as pilot:
            await settled(pilot)
            entries = app.focused
            assert isinstance(entries, EntryList)
            # As many lines as before, one of them another: the list keeps its size, and draws what differs.
            for shown, at in (("0123", 1), ("0124", 4), ("0134", 0), ("0135", 5), ("0125", 1)):
                entries.show([lines[int(each)] for each in shown], lines[at].key)
                await settled(pilot)
                while app.screen._dirty_widgets or app.screen._layout_required:
                    await settled(pilot)
                assert not terminal.lacks(app.screen), (shown, at)
