"""The sheets over the diagram: the matrix, the checklist and the measures, by keys and mouse."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from textual.pilot import Pilot
from textual.widgets import Static

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply, join
from ssm_studio.domain.edit_model import add_activity, add_model
from ssm_studio.domain.model import MEASURES, VALUE_FOR_MONEY, Activity
from ssm_studio.domain.study import activities_of
from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.model.matrix_grid import MatrixGrid
from ssm_studio.tui.model.measures import Fold
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.workshop.home import Home
from tests.studies import HOSTILE
from tests.tui.driving import said, settled, typed


async def at_models(pilot: Pilot[None]) -> ModelScreen:
    """Stage three, at rest."""
    await settled(pilot)
    return cast(ModelScreen, pilot.app.screen)


def words(screen: ModelScreen, place: str) -> str:
    """What a place says."""
    return str(screen.query_one(place, Static).render())


def numbered(screen: ModelScreen, number: str) -> Activity:
    """An activity of the model in view."""
    found = activities_of(screen.study, screen.model.id if screen.model else "")
    return next(each for each in found if each.number == number)


def field(screen: ModelScreen, name: str) -> StudyField:
    """The field in which one measure is written."""
    return next(each for each in screen.query(StudyField) if each.field_name == name)


async def test_cells_are_ticked_by_hand_and_suggestions_taken_as_single_steps(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        before = app.study
        await typed(pilot, "M")
        assert isinstance(app.focused, MatrixGrid)
        await typed(pilot, "right", "right", "right", "right", "right", "right")
        assert "shares “results”, “province” with R" in words(screen, "#matrix-words")
        assert "help the province learn" in words(screen, "#matrix-words")
        assert numbered(screen, "1").covers == ("W", "O")
        await typed(pilot, "space")
        assert numbered(screen, "1").covers == ("W", "O", "R")
        await typed(pilot, "down", "down", "down", "y")
        assert numbered(screen, "4").covers == ("C", "A", "T", "P")
        assert screen.activity is not None
        assert screen.activity.number == "4"
        await typed(pilot, "ctrl+z", "ctrl+z")
        assert app.study == before
        await typed(pilot, "M")
        assert screen.overlay is None
        assert app.focused is screen.default_focus


async def test_a_click_ticks_and_letters_go_to_their_columns(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "M")
        grid = screen.query_one(MatrixGrid)
        # The second line, under E.
        await pilot.click(grid, offset=(grid.left + 5 * 4 + 2, 1))
        await settled(pilot)
        assert numbered(screen, "2").covers == ("C",)
        await pilot.click("#matrix-head", offset=(grid.left + 6 * 4 + 2 + 2, 0))
        await settled(pilot)
        assert grid.letter == "P"


async def test_empty_rows_and_columns_ask_where_the_cursor_is(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "M")
        assert screen.overlay is None
        app.execute(add_model(app.study, None, HOSTILE[0]))
        model = next(iter(app.study.models))
        steps, study = [], app.study
        for line in (*HOSTILE, *(f"Do {n}" for n in range(30))):
            steps.append(add_activity(study, model, line))
            study = apply(study, steps[-1])
        app.execute(join("Begin", *steps))
        await settled(pilot)
        await typed(pilot, "M")
        assert "no root definition" in words(screen, "#matrix-title")
        assert screen.query_one("#matrix-title").size.height == 2
        asked = " ".join(words(screen, "#matrix-words").split())
        assert "Which phrase of the root definition asks for this?" in asked
        assert "Which activity turns the input into the output?" in asked
        grid = screen.query_one(MatrixGrid)
        await typed(pilot, "end")
        assert grid.scroll_offset.y > 0
        assert grid.line is not None
        assert grid.line.words == "Do 29"
        await typed(pilot, "space")
        assert "ticked" in words(screen, "#matrix-words")
        await typed(pilot, "home", "j")
        assert grid.row == 1
        await typed(pilot, "escape")
        asked = numbered(screen, "3").id
        assert await screen.open_field("activity", asked, "covers")
        under = screen.query_one(MatrixGrid).line
        assert under is not None
        assert under.id == asked


async def test_the_checklist_shows_evidence_takes_answers_and_goes_there(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "C", "j")
        assert "only people can tell" in words(screen, "#checklist-words")
        await typed(pilot, "enter", *"two people", "escape")
        assert screen.model is not None
        answer = screen.model.formal_resources
        assert answer is not None
        assert answer.en == "two people"
        assert screen.overlay is not None
        await typed(pilot, "home")
        assert "RD1: A system owned by" in words(screen, "#checklist-words")
        app.execute(edit.set_fields(app.study, "model", screen.model.id, efficiency=None))
        await typed(pilot, "down")
        assert "not written yet: Efficiency" in words(screen, "#checklist-words")
        await typed(pilot, "home", "space")
        assert isinstance(app.screen, DefinitionScreen)


async def test_sets_of_measures_are_kept_apart_and_folded_until_asked_for(
    home: Home, example: Path
) -> None:
    set_language("id")
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        assert screen.model is not None
        model = screen.model
        await typed(pilot, "e")
        assert app.focused is field(screen, "efficacy")
        # Ethicality is written in the example; the other sets are not, and stay out of sight.
        assert screen.query_one("#set-more").display
        assert not screen.query_one("#set-vfm3e").display
        fold = screen.query_one("#fold-vfm3e", Fold)
        fold.focus()
        await typed(pilot, "enter")
        assert app.focused is field(screen, "vfm3e_economy")
        await typed(pilot, *"cheap", "tab", *"much", "escape")
        now = app.study.models[model.id]
        assert [getattr(now, name) == getattr(model, name) for name in MEASURES] == [True] * 5
        wording = [getattr(now, name) for name in VALUE_FOR_MONEY]
        assert [each.en if each else None for each in wording] == ["cheap", "much", None]
        assert screen.overlay is None
        assert "cheap" in words(screen, "#measures")


async def test_the_pane_shows_measures_whole_and_leads_to_each(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        assert "Decisions that can be traced to what was learned from results" in words(
            screen, "#measures"
        )
        # Heading, then the name of the first measure.
        await pilot.click("#measures", offset=(2, 1))
        await settled(pilot)
        assert app.focused is field(screen, "efficacy")
        await said(pilot, "measure elegance fits on one page")
        assert "fits on one page" in words(screen, "#measures")
        assert field(screen, "elegance").text == "fits on one page"
