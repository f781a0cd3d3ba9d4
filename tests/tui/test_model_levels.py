"""Stage three: one level down and up again, two out of one, two models side by side, and current practice over one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.widgets import Input

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.placement import arrange_model
from ssm_studio.domain.edit_as_is_model import is_confirmed, real_world_of
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.differences import DifferenceList
from ssm_studio.workshop.home import Home
from tests.tui.driving import said, settled, typed, undrawn
from tests.tui.test_model import at_models, chosen, numbers


async def test_an_activity_opens_and_the_way_leads_back(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            before = app.study
            await typed(pilot, "down", "x")
            assert screen.model is not None
            assert screen.model.level == 1
            await typed(pilot, "a", *"Agree what a result is", "enter")
            await said(pilot, "2 Choose a few indicators < 1")
            await typed(pilot, "k")
            assert numbers(screen) == ["3.1o", "3.2o", "3.3c", "3.4m", "3.5c"]
            way = screen.query_one("#model-way", ClickableLine)
            assert "CM1 › 3 Define a small set" in str(way.visual)
            below = screen.model.id
            await typed(pilot, "u")
            assert (screen.model.ref, chosen(screen).number) == ("CM1", "3")
            await typed(pilot, "x")
            assert screen.model.id == below
            await typed(pilot, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
            assert app.study == before


async def test_an_activity_is_split_and_joined_again(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            first = chosen(screen)
            await said(pilot, "1 Collect and report data")
            await typed(pilot, "s")
            assert [each.value for each in app.screen.query(Input)] == [
                "Collect data",
                "Report data",
            ]
            await typed(pilot, "enter", "enter")
            assert numbers(screen)[:8] == [f"{n}o" for n in range(1, 9)]
            assert chosen(screen).id == first.id
            await typed(pilot, "j", *"8", "enter", "enter")
            assert read(chosen(screen).text, "en") == "Collect and report data"
            assert "8o" not in numbers(screen)
            await typed(pilot, "K", *"control:", "enter")
            assert chosen(screen).kind == "control"


async def test_two_models_side_by_side_are_walked_and_edited_in_turn(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "d")
        one, two = screen.query(ModelCanvas)
        assert one.drawing is not None
        assert two.drawing is not None
        assert one.region.width
        assert screen.model is not None
        one_model = screen.model.id
        assert two.region.width
        assert app.focused is one
        await typed(pilot, "tab", "down")
        assert app.focused is two
        assert screen.model is not None
        assert (screen.model.ref, chosen(screen).number) == ("CM2", "3")
        await typed(pilot, "n", *"Listen", "enter")
        assert numbers(screen).count("8o") == 1
        box = one.drawing.boxes[activities_of(app.study, one_model)[0].id]
        await pilot.click(one, offset=(box.x + one.margin.x + 3, box.y + 1))
        await settled(pilot)
        assert screen.model.ref == "CM1"
        await typed(pilot, "escape")
        assert not two.region.width


async def test_both_models_are_seen_from_as_far(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "z", "d", "z")
        for canvas in screen.query(ModelCanvas):
            assert canvas.drawing is not None
            assert max(box.width for box in canvas.drawing.boxes.values()) > 12


async def test_the_real_world_is_laid_over_and_asked_about(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        with undrawn(app):
            screen = await at_models(pilot)
            assert screen.model is not None
            concept = screen.model.id
            await typed(pilot, "w")
            real = real_world_of(app.study, concept)
            assert real is not None
            assert screen.model == real
            here, there = (activities_of(app.study, each) for each in (concept, real.id))
            assert [(a.number, a.x, a.y) for a in here] == [(a.number, a.x, a.y) for a in there]
            await typed(pilot, "Y")
            assert is_confirmed(chosen(screen))
            await typed(pilot, "right", "delete")
            asked = screen.query_one(DifferenceList)
            assert "Nobody does 3" in str(asked.get_option_at_index(0).prompt)
            asked.focus()
            await typed(pilot, "down", "up", "escape", "escape")
            assert not screen.editor.split.is_split
            await typed(pilot, "4", "m")
            assert len(app.study.comparison_rows) > 17
            assert real.id not in {row.model for row in app.study.comparison_rows.values()}
            await typed(pilot, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
            assert real_world_of(app.study, concept) is None
            # A layout that is in view may still be the one of before an edit.
            await typed(pilot, "3")
            screen.choose_model(concept)
            await settled(pilot)
            placement = arrange_model(app.study, concept)
            older = {**placement.positions, "gone": Rect(0, 0, 9, 3)}
            screen.editor.split.active.laid_out[concept] = replace(placement, positions=older)
            await typed(pilot, "w")
            assert real_world_of(app.study, concept) is not None
