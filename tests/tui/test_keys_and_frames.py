"""What one arrow key sets off: it goes no farther than what it moves, and all that follows stands in one frame."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual import events
from textual._compositor import Compositor
from textual.binding import BindingsMap
from textual.widget import Widget
from textual.widgets import OptionList

from ssm_studio import tui
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.row_list import RowList
from ssm_studio.workshop.home import Home
from tests.event_loop import pass_time
from tests.tui.driving import settled, typed

WALKS = {1: ("right", "left", "o", "down"), 3: ("down", "up", "o", "down"), 4: ("down", "down")}
"""Keys by stage; "o" turns to the text and is not looked at."""


@contextmanager
def _seen(app: StudioApp) -> Iterator[tuple[list[object], list[str]]]:
    """The frames that are sent meanwhile, and the names of the widgets that a key comes to."""
    frames: list[object] = []
    keyed: list[str] = []
    dispatch = Widget.on_event

    async def told(widget: Widget, event: events.Event) -> None:
        if isinstance(event, events.Key):
            keyed.append(type(widget).__name__)
        await dispatch(widget, event)

    def display(_screen: object, update: object) -> None:
        if update is not None:
            frames.append(update)

    with patch.object(app, "_display", display), patch.object(Widget, "on_event", told):
        yield frames, keyed


@pytest.mark.parametrize("stage", WALKS)
async def test_an_arrow_is_handled_where_it_is_pressed_and_drawn_once(
    home: Home, example: Path, stage: int
) -> None:
    app = StudioApp(home, example, stage)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        for key in WALKS[stage]:
            # What is drawn a moment later is drawn.
            await pass_time(0.2)
            await settled(pilot)
            focused: Any = app.focused
            reflow = patch.object(
                Compositor, "reflow", autospec=True, side_effect=Compositor.reflow
            )
            with _seen(app) as (frames, keyed), reflow as laid:
                await typed(pilot, key)
                await pass_time(0.2)
                await settled(pilot)
            if key != "o":
                # Words that need other room are laid out in a frame of their own, as everywhere.
                assert len(frames) <= 1 + laid.call_count, (key, frames)
                assert keyed == [type(focused).__name__]


def test_no_list_of_ours_means_something_else_by_the_arrows() -> None:
    """Else `RowList.on_key` would have to ask for what they mean."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    usual: BindingsMap = OptionList._merge_bindings()
    assert len(RowList.__subclasses__()) > 5
    kinds: list[type[RowList]] = [RowList, *RowList.__subclasses__()]
    for kind in kinds:
        own: BindingsMap = kind._merge_bindings()
        for key in ("up", "down"):
            assert own.key_to_bindings[key] == usual.key_to_bindings[key], kind
