"""What the projector view shows: on no stage, in no tab and in no dialog anything that is for the facilitator only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ssm_studio.domain import edit
from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import Changeset, apply
from ssm_studio.domain.picture import AnalysisThree
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import set_language
from ssm_studio.tui.agenda.lines import stamp
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.commands import APP, STAGE, Command
from ssm_studio.tui.comparison.commands import EVERYWHERE_HERE
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.palette_search import records
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.wall.app import WallApp
from ssm_studio.tui.wall.screen import WallScreen
from ssm_studio.tui.wall.view import WallView
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.wall_state import InView
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import on_wall, settled, typed, undrawn, until

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
    "app.wall",
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


def on_screen(app: App[None]) -> str:
    """Every cell of the screen in view."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def told(app: App[None], where: str) -> list[str]:
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


async def walked(
    app: StudioApp, pilot: Pilot[None], where: str, *, without: Collection[Command] = ()
) -> list[str]:
    """What is told by the screen as it is, down its lists, and by all that each of its commands opens."""
    found = told(app, where)
    stage = cast(StageScreen, app.screen)
    for key in ("down", "down", "end", "home"):
        await typed(pilot, key)
        found += told(app, f"{where} {key}")
    for command in stage.commands_now():
        if not command.help or command.action.startswith(LEAVING) or command in without:
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
    """Every stage and tab, down its lists, and all that each of its commands opens; what every tab has, once."""
    app = StudioApp(home, secretive, stage)
    async with app.run_test(size=(140, 60)) as pilot:
        with undrawn(app):
            await settled(pilot)
            await on_wall(pilot)
            await typed(pilot, *["right_curly_bracket"] * tab)
            without = (*EVERYWHERE_HERE, *STAGE, *APP) if tab else ()
            found = await walked(app, pilot, f"stage {stage}, tab {tab}", without=without)
        assert not found, "\n".join(dict.fromkeys(found))


async def test_the_palette_finds_nothing_private_on_the_wall(home: Home, secretive: Path) -> None:
    app = StudioApp(home, secretive, 1)
    async with app.run_test(size=(140, 60)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+p", *SECRET)
        assert SECRET in on_screen(app).replace(SECRET, "", 1)
        await typed(pilot, "escape")
        await on_wall(pilot)
        await typed(pilot, "ctrl+p", *SECRET)
        assert SECRET not in on_screen(app).replace(SECRET, "", 1)
    assert any(SECRET in title for _kind, _id, title in records(app.session.study))


SHOWN_AS: dict[str, Callable[[Any], InView]] = {
    "picture": lambda record: InView(1, picture=record.id),
    "definition": lambda record: InView(2, definition=record.id),
    "system": lambda record: InView(2, system=record.id),
    "model": lambda record: InView(3, model=record.id),
    "element": lambda record: InView(1, picture=record.picture or "", chosen=record.id),
    "activity": lambda record: InView(3, model=record.model or "", chosen=record.id),
}


def views(study: Study) -> Iterator[InView]:
    """What a first window may say is in view, and every private record in every place where a record is named."""
    for kind, record in study.everything():
        if kind in SHOWN_AS and (kind in ("picture", "model", "definition") or is_private(record)):
            yield SHOWN_AS[kind](record)
        if is_private(record):
            for stage in (1, 2, 3):
                at = record.id
                yield InView(stage, picture=at, definition=at, system=at, model=at, chosen=at)
            for tab in ("chart", "debate", "changes", "actions"):
                yield InView(4, tab=tab, chosen=record.id)


@pytest.mark.parametrize("size", [(140, 60), (80, 24)])
async def test_the_second_window_shows_nothing_private_whatever_it_is_told(
    home: Home, secretive: Path, size: tuple[int, int]
) -> None:
    app = WallApp(home, secretive)
    study, _why = read_study(secretive)
    assert sum(is_private(record) for _kind, record in study.everything()) > 10
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        wall = app.query_one(WallView)
        found: list[str] = []
        for view in dict.fromkeys(views(study)):
            wall.show(study, view)
            await pilot.pause()
            found += told(app, str(view))
        assert not found, "\n".join(found)
        assert "worked example" in on_screen(app)


def _is_shown(app: StudioApp, words: str) -> bool:
    return words in on_screen(app)


async def test_the_wall_shows_the_thing_alone_and_nothing_can_be_changed_there(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before = app.session.study
        await typed(pilot, "ctrl+t")
        assert isinstance(app.screen, WallScreen)
        for stage, words in (
            (1, "Governor"),
            (2, "A system owned by"),
            (3, "monitoring and control"),
        ):
            await typed(pilot, str(stage))
            await until(pilot, partial(_is_shown, app, words))
            shown = on_screen(app)
            assert app.study.title in shown
            assert "? help" not in shown
            assert "type here" not in shown
            await typed(pilot, "a", "n", "delete", "enter", "x", "escape")
            assert isinstance(app.screen, WallScreen)
        await typed(pilot, "4", "down", "right_curly_bracket", "right_curly_bracket")
        await until(pilot, lambda: "feasible" in on_screen(app))
        assert app.session.study is before
        await typed(pilot, "ctrl+t")
        assert str(app.screen) == str(app.stages.in_view)
        assert not app.projector
        # From a dialog too, in which what was typed stays.
        await typed(pilot, "f2")
        dialog = app.screen
        dialog.query_one("#person", Input).value = "Bunga"
        await typed(pilot, "ctrl+t")
        assert "type here" not in on_screen(app)
        assert app.study.title in on_screen(app).splitlines()[1]
        await typed(pilot, "ctrl+t")
        assert str(app.screen) == str(dialog)
        assert dialog.query_one("#person", Input).value == "Bunga"


async def test_every_title_on_the_wall_is_whole(home: Home) -> None:
    study, _why = read_study(worked_example(home, "en"))
    name = " ".join(f"word{n}" for n in range(24))
    definition, model, picture = (
        next(iter(table)) for table in (study.root_definitions, study.models, study.pictures)
    )
    system = study.root_definitions[definition].system or ""
    for kind, id_, field in (
        ("system", system, "name"),
        ("model", model, "title"),
        ("picture", picture, "title"),
    ):
        values: dict[str, Any] = {field: Text(en=name)}
        study = apply(study, edit.set_fields(study, kind, id_, **values))
    app = WallApp(home, worked_example(home, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        wall = app.query_one(WallView)
        for view in (
            InView(1, picture=picture),
            InView(2, definition=definition),
            InView(3, model=model),
        ):
            wall.show(study, view)
            await settled(pilot)
            assert name in " ".join(on_screen(app).split()), view


@pytest.mark.parametrize("size", [(140, 42), (80, 24), (60, 18)])
@pytest.mark.parametrize("language", ["en", "id"])
async def test_the_wall_fits(home: Home, language: str, size: tuple[int, int]) -> None:
    set_language(language)
    path = worked_example(home, language)
    study, _why = read_study(path)
    app = WallApp(home, path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        wall = app.query_one(WallView)
        for model in study.models:
            wall.show(study, InView(3, model=model))
            await settled(pilot)
            canvas = app.query_one("#wall-model", ModelCanvas)
            assert canvas.drawing is not None
            if size != (60, 18):
                assert canvas.max_scroll_y == canvas.max_scroll_x == 0
        for definition in study.root_definitions:
            wall.show(study, InView(2, definition=definition))
            await settled(pilot)
            words = app.query_one("#wall-words")
            if size != (60, 18):
                assert words.size.height <= app.query_one("#wall-room").size.height
        going = Block(id="b", title=Text(en="Draw", id="Gambar"), minutes=30, began_at=stamp())
        wall.show(replace(study, blocks={"b": going}), InView(4, tab="actions"))
        await settled(pilot)
        assert "◷" in on_screen(app).splitlines()[1]
        if size[0] > 60:
            shown = "".join(on_screen(app).split())
            assert all(
                "".join(a.text.read(study.language).split())[:12] in shown
                for a in study.actions.values()
                if a.text
            )
