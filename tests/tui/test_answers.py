"""Every write by a key answers in one place what it did, and Ctrl+Z undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.commands import APP, STAGE, Command
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until

ELSEWHERE = {each.id for each in (*STAGE, *APP)}
"""They go somewhere, or open something; none writes."""


def keyed(screen: StageScreen) -> Iterator[Command]:
    """The commands of a stage that have a key of their own."""
    for command in screen.commands_now():
        if command.key and command.help and command.id not in ELSEWHERE:
            yield command


async def back(pilot: Pilot[None], stage: StageScreen) -> None:
    """Out of whatever a key opened, without keeping anything."""
    for _each in range(4):
        if pilot.app.screen is not stage or isinstance(stage.focused, (Input, TextArea)):
            await typed(pilot, "escape")
    assert pilot.app.screen is stage


def told(screen: StageScreen) -> str:
    return str(screen.query_one(FindingsStrip).content)


@pytest.mark.parametrize(
    ("number", "before"),
    [
        (1, ("tab",)),
        (1, ("tab", "tab", "tab", "tab")),
        (2, ()),
        (2, ("down", "down", "down", "enter")),
        (3, ("down",)),
        (4, ("down",)),
        (4, ("right_curly_bracket", "down")),
        (4, ("right_curly_bracket", "right_curly_bracket", "down")),
        (4, ("left_curly_bracket", "down")),
    ],
)
async def test_every_write_by_a_key_says_what_it_did_and_is_taken_back(
    home: Home, example: Path, number: int, before: tuple[str, ...]
) -> None:
    app = StudioApp(home, example, number)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: app.findings, "questions")
        stage = cast(StageScreen, app.screen)
        await typed(pilot, *before)
        silent: list[tuple[str, str]] = []
        kept: list[str] = []
        wrote = 0
        for command in list(keyed(stage)):
            study, steps = app.study, len(app.workshop.log()) if app.workshop else 0
            stage.query_one(FindingsStrip).end_answer()
            await typed(pilot, command.key.split(",")[0])
            if cast(object, app.screen) is not stage or app.study is study:
                await back(pilot, stage)
                continue
            await settled(pilot)
            wrote += 1
            words = told(stage)
            if "Ctrl+Z" not in words:
                silent.append((command.id, words))
            await back(pilot, stage)
            while app.workshop is not None and app.study != study and len(kept) < 9:
                await typed(pilot, "ctrl+z")
                if len(app.workshop.log()) > steps + 6:
                    kept.append(command.id)
                    break
        assert not silent
        assert not kept
        assert wrote
