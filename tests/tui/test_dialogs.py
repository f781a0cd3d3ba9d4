"""Dialogs are answered once, however often Enter is pressed while they close."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled


async def test_a_second_enter_closes_nothing_more(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank, 2)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        answers: list[str | None] = []
        dialog = Choose("Which?", [Choice("a", "one"), Choice("b", "another")])
        app.push_screen(dialog, callback=answers.append)
        await settled(pilot)
        line = dialog.query_one(Input)
        for _time in range(3):
            line.post_message(Input.Submitted(line, ""))
        await settled(pilot)
        assert answers == ["a"]
        assert isinstance(app.screen, StageScreen)
