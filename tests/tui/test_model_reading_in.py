"""Stage three: a diagram from a file is shown with what was not understood, and comes in as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widgets import Static

from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine, Choose
from ssm_studio.tui.model.import_diagram import Incoming
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, undrawn
from tests.tui.test_model import at_models


def words_on(app: StudioApp) -> str:
    return "\n".join(str(each.visual) for each in app.screen.query(Static))


def asks(app: StudioApp, kind: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, kind)


async def test_a_diagram_is_shown_and_taken_in(home: Home, example: Path, tmp_path: Path) -> None:
    """Hostile words and all; a file that cannot be read is told, and nothing happens."""
    diagram = tmp_path / "a b.mmd"
    diagram.write_text(
        'flowchart TD\n a["Catat [red]air[/x] \x1b[31m"] -->|lalu| b["Sepakati"]\n',
        encoding="utf-8",
    )
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(100, 30)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            before = app.study
            screen.action_edit("read_in")
            await settled(pilot)
            assert asks(app, AskLine)
            app.screen.dismiss(str(tmp_path / "none.dot"))
            await settled(pilot)
            assert asks(app, ModelScreen)
            screen.action_edit("read_in")
            await settled(pilot)
            app.screen.dismiss(f"'{diagram}'")
            await settled(pilot)
            assert asks(app, Incoming)
            shown = words_on(app)
            assert "2 activities, 1 arrow" in shown
            assert "Words on arrows were left out: “lalu”." in shown
            assert "[red]air[/x]" in shown
            assert "\x1b" not in shown
            assert app.study == before
            await typed(pilot, "enter")
            assert asks(app, Choose)
            await typed(pilot, *"RD2", "enter")
            assert screen.model is not None
            assert screen.model.ref == "CM3"
            definition = app.study.root_definitions[screen.model.root_definition or ""]
            assert definition.ref == "RD2"
            texts = [
                read(each.text, app.study.language)
                for each in activities_of(app.study, screen.model.id)
            ]
            assert texts == ["Catat [red]air[/x] \x1b[31m", "Sepakati"]
            await typed(pilot, "ctrl+z")
            assert app.study == before


async def test_of_several_diagrams_one_is_chosen(home: Home, example: Path, tmp_path: Path) -> None:
    diagram = tmp_path / "two.dot"
    diagram.write_text("digraph morning { ask -> answer } digraph evening { read -> write }")
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(100, 30)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            screen.action_edit("read_in")
            await settled(pilot)
            app.screen.dismiss(str(diagram))
            await settled(pilot)
            assert asks(app, Choose)
            await typed(pilot, *"evening", "enter")
            assert asks(app, Incoming)
            shown = words_on(app)
            assert "write" in shown
            assert "answer" not in shown


async def test_all_of_several_come_as_one_step(home: Home, example: Path, tmp_path: Path) -> None:
    diagram = tmp_path / "two.dot"
    diagram.write_text("digraph morning { ask -> answer } digraph evening { read -> write }")
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(100, 30)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            before = app.study
            screen.action_edit("read_in")
            await settled(pilot)
            app.screen.dismiss(str(diagram))
            await settled(pilot)
            await typed(pilot, *"all of", "enter")
            assert asks(app, Incoming)
            shown = words_on(app)
            assert "2 new models" in shown
            assert "answer" in shown
            assert "write" in shown
            await typed(pilot, "enter")
            await typed(pilot, *"RD2", "enter")
            new = [each for each in app.study.models.values() if each.id not in before.models]
            assert [read(each.title, app.study.language) for each in new] == ["morning", "evening"]
            assert len({each.ref for each in app.study.models.values()}) == len(app.study.models)
            await typed(pilot, "ctrl+z")
            assert app.study == before
