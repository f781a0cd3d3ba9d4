"""Analyses One, Two and Three on the screen: written there, let out one by one, absent from the wall until then."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import Confirm
from ssm_studio.tui.facts_form import FactsForm
from ssm_studio.tui.picture.analyses_sheet import AnalysesSheet
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, shown, typed, until
from tests.tui.picturing import at_picture


async def _open(app: StudioApp, pilot: object) -> AnalysesSheet:
    await at_picture(pilot)  # type: ignore[arg-type]
    await typed(pilot, "y")  # type: ignore[arg-type]
    await until(pilot, lambda: isinstance(app.screen, AnalysesSheet))  # type: ignore[arg-type]
    sheet = app.screen
    assert isinstance(sheet, AnalysesSheet)
    return sheet


async def _at(sheet: AnalysesSheet, name: str) -> None:
    options = sheet.query_one(OptionList)
    options.highlighted = options.get_option_index(name)


async def test_each_of_the_three_is_begun_from_the_line_under_its_heading(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 50)) as pilot:
        sheet = await _open(app, pilot)
        before = {
            kind: len(app.study.table(kind))
            for kind in ("analysis_one", "analysis_two", "analysis_three")
        }
        for kind, answers in (
            ("analysis_one", ("issue", "Farmers downstream")),
            ("analysis_two", ("The one who dares", "informal")),
            ("analysis_three", ("holding the key", "Head of office")),
        ):
            await _at(sheet, kind)
            await typed(pilot, "enter")
            for words in answers:
                app.screen.query_one(Input).value = words
                await typed(pilot, "enter")
            await until(pilot, lambda: isinstance(app.screen, FactsForm), kind)
            await typed(pilot, "escape")
            assert len(app.study.table(kind)) == before[kind] + 1
        one = list(app.study.analyses_one.values())[-1]
        assert (one.role, read(one.who, "en")) == ("issue_owner", "Farmers downstream")
        two = list(app.study.analyses_two.values())[-1]
        assert two.formality == "informal"
        three = list(app.study.analyses_three.values())[-1]
        assert three.commodity == "holding the key"
        assert is_private(three)
        await _at(sheet, f"analysis_one/{one.id}")
        await typed(pilot, "s")
        app.screen.query_one(Input).value = "A system to share water downstream"
        await typed(pilot, "enter")
        system = list(app.study.relevant_systems.values())[-1]
        assert system.from_issue_owner == one.id


async def test_power_is_let_out_one_by_one_and_the_wall_has_only_that(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 60)) as pilot:
        sheet = await _open(app, pilot)
        first, *others = [each for each in app.study.analyses_three.values() if is_private(each)]
        await _at(sheet, f"analysis_three/{first.id}")
        await typed(pilot, "r")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await typed(pilot, "y")
        assert not is_private(app.study.analyses_three[first.id])
        assert all(is_private(app.study.analyses_three[each.id]) for each in others)
        await typed(pilot, "escape", "ctrl+t")
        for each in others:
            assert f"  {each.ref}" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 42)])
async def test_the_sheet_fits(home: Home, example: Path, size: tuple[int, int]) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=size) as pilot:
        sheet = await _open(app, pilot)
        await settled(pilot)
        assert sheet.query_one(OptionList).virtual_size.width <= size[0]
        assert "Esc" in shown(app)
