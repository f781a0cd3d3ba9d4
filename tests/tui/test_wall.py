"""What the projector view shows: on no stage, in no tab and in no dialog anything that is for the facilitator only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.picture import AnalysisThree
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.palette_search import records
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import settled, typed

SECRET = "Rahasia"
WHOLE = ("session",)
"""Not hidden: its title stands above everything."""
LEAVING = (
    "app.leave",
    "app.library",
    "app.switch_language",
    "app.save_copy",
    "app.next_theme",
    "app.stage",
    "app.undo",
    "app.redo",
    "projector",
)
"""Commands that lead away from the wall, or say nothing."""


def hidden(study: Study, kind: str, record: Record) -> Record:
    """A private twin of a record, with other words in each of its texts."""
    words: dict[str, Any] = {
        each.name: Text(en=f"{SECRET} {kind}")
        for each in fields(record)
        if isinstance(getattr(record, each.name), Text)
    }
    return replace(record, id=new_id(), ref="", visibility="facilitator", **words)


def twins(study: Study) -> Iterator[Changeset]:
    """A private twin of one record of every kind, and an Analysis Three."""
    done: set[str] = set()
    for kind, record in study.everything():
        mark = kind + str(getattr(record, "kind", ""))
        if kind not in WHOLE and mark not in done:
            done.add(mark)
            yield edit.add(study, hidden(study, kind, record))
    yield edit.add(study, AnalysisThree(id=new_id(), holder=Text(en=f"{SECRET} power")))


@pytest.fixture
def secretive(example: Path) -> Path:
    """The worked example with something private of every kind."""
    with open_session(example) as workshop:
        for step in twins(workshop.study):
            workshop.do(step)
    return example


def on_screen(app: StudioApp) -> str:
    """Every cell of the screen in view."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def told(app: StudioApp, where: str) -> list[str]:
    """The lines that show a secret."""
    return [f"{where}: {line.strip()}" for line in on_screen(app).splitlines() if SECRET in line]


async def back(app: StudioApp, pilot: Pilot[None], stage: StageScreen, before: Study) -> None:
    """Out of every dialog, overlay and field, on the stage as it was."""
    for _time in range(8):
        if isinstance(app.screen, StageScreen) and not isinstance(app.focused, Input | TextArea):
            break
        await typed(pilot, "escape")
    app.action_stage(stage.NUMBER)
    await settled(pilot)
    assert app.screen is stage
    while app.workshop is not None and app.study != before:
        app.workshop.undo()
    await typed(pilot, "escape")


async def walked(app: StudioApp, pilot: Pilot[None], where: str) -> list[str]:
    """What is told by the screen as it is, down its lists, and by all that each of its commands opens."""
    found = told(app, where)
    stage = cast(StageScreen, app.screen)
    for key in ("down", "down", "end", "home"):
        await typed(pilot, key)
        found += told(app, f"{where} {key}")
    for command in stage.commands_now():
        if not command.help or command.action.startswith(LEAVING):
            continue
        before = app.study
        await stage.run_action(command.action)
        await settled(pilot)
        found += told(app, f"{where} {command.action}")
        await typed(pilot, "enter")
        found += told(app, f"{where} {command.action} enter")
        await back(app, pilot, stage, before)
    return found


@pytest.mark.parametrize(("stage", "tab"), [(1, 0), (2, 0), (3, 0), (4, 0), (4, 1), (4, 2), (4, 3)])
async def test_the_wall_shows_nothing_private(
    home: Home, secretive: Path, stage: int, tab: int
) -> None:
    """Every stage and tab, down its lists, and all that each of its commands opens."""
    app = StudioApp(home, secretive, stage)
    async with app.run_test(size=(140, 60)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+t", *["right_curly_bracket"] * tab)
        found = await walked(app, pilot, f"stage {stage}, tab {tab}")
        assert not found, "\n".join(dict.fromkeys(found))


async def test_the_palette_finds_nothing_private_on_the_wall(home: Home, secretive: Path) -> None:
    app = StudioApp(home, secretive, 1)
    async with app.run_test(size=(140, 60)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+p", *SECRET)
        assert SECRET in on_screen(app).replace(SECRET, "", 1)
        await typed(pilot, "escape", "ctrl+t", "ctrl+p", *SECRET)
        assert SECRET not in on_screen(app).replace(SECRET, "", 1)
    assert any(SECRET in title for _kind, _id, title in records(app.study))
