"""The form of facts on every stage: what it offers is what lines can say, and what it sets is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.say.facts.rows import rows_of
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.facts_form import FactsForm
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, shown, typed, until
from tests.tui.picturing import at_picture, labelled


async def set_row(pilot: object, app: StudioApp, field: str) -> None:
    """Put the cursor on a row and press Enter."""
    form = app.screen
    assert isinstance(form, FactsForm)
    names = [each.field for each in rows_of(form.kind)]
    form.query_one(OptionList).highlighted = names.index(field)
    await typed(pilot, "enter")  # type: ignore[arg-type]


def test_every_fact_that_a_line_can_say_has_a_row() -> None:
    for kind in BY_NAME:
        assert {each.field for each in facts_of(kind)} <= {each.field for each in rows_of(kind)}


async def test_who_said_it_how_private_and_through_what_is_set_on_an_element(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        element = next(iter(app.study.elements.values()))
        screen.choose(element.id)
        await typed(pilot, "ctrl+d")
        await until(pilot, lambda: isinstance(app.screen, FactsForm))
        await set_row(pilot, app, "voiced_by")
        person = next(iter(app.study.participants.values()))
        app.screen.query_one(Input).value = person.ref
        await typed(pilot, "enter")
        await set_row(pilot, app, "verbatim")
        await typed(pilot, "enter")
        await set_row(pilot, app, "intensity")
        app.screen.query_one(Input).value = "9"
        await typed(pilot, "enter")
        assert "1 to 5" in shown(app), "what is wrong is said where it was typed"
        app.screen.query_one(Input).value = "4"
        await typed(pilot, "enter")
        await set_row(pilot, app, "lens_tags")
        app.screen.query_one(Input).value = "bsc.p.customer"
        await typed(pilot, "enter", "escape")
        now = app.study.elements[element.id]
        assert now.voiced_by == person.id
        assert (now.verbatim, now.intensity) == (True, 4)
        assert "bsc.p.customer" in now.lens_tags
        await set_row(pilot, app, "visibility")
        await typed(pilot, "enter")
        assert app.study.elements[element.id].visibility == "facilitator"
        await typed(pilot, "ctrl+z")
        assert app.study.elements[element.id].visibility == element.visibility
        await typed(pilot, "escape")
        assert app.screen is screen


async def test_what_is_private_is_let_out_only_by_a_confirmation(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(100, 40)) as pilot:
        await at_picture(pilot)
        secret = next(iter(app.study.analyses_three.values()))
        app.push_screen(FactsForm("analysis_three", secret.id))
        await settled(pilot)
        await set_row(pilot, app, "visibility")
        app.screen.query_one(Input).value = "public"
        await typed(pilot, "enter")
        await typed(pilot, "n")
        assert app.study.analyses_three[secret.id] == secret


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
async def test_the_form_opens_on_every_stage(home: Home, example: Path, stage: int) -> None:
    app = StudioApp(home, example, stage)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        if stage == 1:
            screen = await at_picture(pilot)
            screen.choose(labelled(screen, next(iter(app.study.elements.values())).label.en).id)  # type: ignore[union-attr,arg-type]
        await typed(pilot, "ctrl+d")
        await until(pilot, lambda: isinstance(app.screen, FactsForm))
