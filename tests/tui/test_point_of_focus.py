"""The terminal's cursor stands where the focus is, in every kind of widget that can have it; a terminal is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import PropertyMock, patch

import pyte
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.comparison.answer_lines import ChoiceLine
from ssm_studio.tui.comparison.trace_list import TraceList
from ssm_studio.tui.row_list import MARK
from ssm_studio.tui.text import in_place
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed

SIZE = (140, 42)
WALK = (
    (),
    ("o",),
    ("o", "e"),
    ("escape", "2"),
    ("l", "enter"),
    ("escape", "escape", "3"),
    ("o",),
    ("o", "M"),
    ("escape", "C"),
    ("escape", "e"),
    ("escape", "slash"),
    ("escape", "escape", "4"),
    ("enter",),
    ("escape", "right_curly_bracket"),
    ("f5",),
    ("escape", "f2"),
    ("escape", "ctrl+p"),
    ("escape", "f7"),
    ("escape", "ctrl+d"),
)
"""Keys that lead from one screen or sheet to the next."""
KINDS = {
    *("PictureCanvas", "Outline", "SystemList", "DefinitionForm", "CompareView", "ModelCanvas"),
    *("ActivityList", "ModelList", "MatrixGrid", "LoneField", "Fold", "SearchLine", "EntryList"),
    *(
        "FormText",
        "ChoiceLine",
        "LinkLine",
        "TraceList",
        "StudyField",
        "SayInput",
        "RowList",
        "Line",
    ),
}
"""What the walk meets."""


def focusable(pilot: Pilot[None], known: set[str]) -> Iterator[Widget]:
    """One widget in sight of each kind that was not looked at yet."""
    for each in pilot.app.screen.focus_chain:
        if type(each).__name__ not in known and each.region:
            known.add(type(each).__name__)
            yield each


def before_cursor(widget: Input | TextArea) -> str:
    """What stands between the left edge of a field and the next letter."""
    if isinstance(widget, Input):
        return in_place(widget.value[: widget.cursor_position])
    row, column = widget.cursor_location
    return in_place(widget.document.get_line(row)[:column])


async def test_the_cursor_of_the_terminal_stands_where_the_focus_is(
    home: Home, example: Path
) -> None:
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    known: set[str] = set()
    app = StudioApp(home, example, 1)
    with (
        patch.object(HeadlessDriver, "is_headless", PropertyMock(return_value=False)),
        patch.object(HeadlessDriver, "write", lambda _driver, data: stream.feed(data)),
    ):
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            for keys in WALK:
                await typed(pilot, *keys)
                first = app.focused
                for widget in focusable(pilot, known):
                    widget.focus()
                    await settled(pilot)
                    here = app.focused or widget
                    known.add(type(here).__name__)
                    x, y = screen.cursor.x, screen.cursor.y
                    assert here.region.contains(x, y), (here, x, y)
                    row = "".join(screen.buffer[y][at].data for at in range(SIZE[0]))
                    cell = row[x]
                    if isinstance(here, Input | TextArea) and before_cursor(here):
                        before = row[:x].rstrip("▏▕│")
                        assert before.endswith(before_cursor(here)[-8:].lstrip()[-4:]), (here, row)
                    elif isinstance(here, ChoiceLine) and here.chosen:
                        assert cell == "✓", row
                    elif isinstance(here, TraceList) and here.chosen[0]:
                        assert cell in f" {MARK}", row
                    elif isinstance(here, OptionList) and here.option_count:
                        assert cell in f"{MARK}●○–", (here, row)
                if first is not None and first.is_attached:
                    first.focus()
    assert known >= KINDS, KINDS - known
