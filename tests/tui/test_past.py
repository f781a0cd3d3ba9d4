"""The look back over a stage, whose words these are, and both languages side by side, at the keys."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, OptionList

from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.languages.sheet import LanguageSheet
from ssm_studio.tui.past.screen import PastScreen
from ssm_studio.tui.past.words import stage_words
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.workshop.home import Home
from tests.studies import empty_study
from tests.tui.driving import settled, typed


def words(app: StudioApp, id_: str) -> str:
    return str(app.screen.query_one(id_, StaticText).content)


def side(app: StudioApp, id_: str) -> str:
    found = [str(each.render()) for each in app.screen.query_one(id_).query("Static")]
    return "\n".join(found)


async def test_any_moment_is_looked_at_and_nothing_is_changed(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"! nobody reads it", "enter")
        await typed(pilot, "colon", *"W RD2 people believe", "enter")
        study = app.study
        await pilot.press("escape", "less_than_sign")
        await settled(pilot)
        assert isinstance(app.screen, PastScreen)
        last = app.workshop and len(app.workshop.log())
        assert f"entry {last} of {last}" in words(app, "#past-head")
        await pilot.press("home")
        await settled(pilot)
        assert "entry 1 of" in words(app, "#past-head")
        assert "+ " in side(app, "#past-now")
        assert "nobody reads it" in side(app, "#past-now")
        for key in ("2", "b", "3", "n", "b", "4", "5", "o", "right", "]", "[", "}", "{", "end"):
            await pilot.press(key.replace("]", "right_square_bracket"))
            await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        app.screen.query_one(Input).value = "1"
        await pilot.press("enter")
        await settled(pilot)
        assert "entry 1 of" in words(app, "#past-head")
        assert "SECRET" not in side(app, "#past-then")
        await pilot.press("escape")
        await settled(pilot)
        assert app.study is study


def test_a_stage_without_anything_is_said_to_be_so_without_a_mark() -> None:
    empty, full = empty_study(), example_study("en")
    for stage in range(1, 6):
        assert str(stage_words(empty, full, stage, newer=False)) == "Nothing was here yet."
        marked = str(stage_words(full, empty, stage, newer=True)).splitlines()
        assert all(line[:2] in ("+ ", "~ ") for line in marked)


async def test_both_languages_stand_side_by_side_and_the_lacking_one_is_written(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"! nobody reads it", "enter")
        await pilot.press("ctrl+b")
        await settled(pilot)
        assert isinstance(app.screen, LanguageSheet)
        assert "1 lacks" in words(app, "#languages-head")
        # The columns have the width that the list has.
        first = app.screen.query_one(RowList).render_line(0).text
        assert first.index("│") > 40
        await pilot.press("l")
        await settled(pilot)
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await settled(pilot)
        app.screen.query_one(Input).value = "tak dibaca"
        await pilot.press("enter")
        await settled(pilot)
        newest = list(app.study.elements.values())[-1]
        assert newest.label == Text(en="nobody reads it", id="tak dibaca")
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert list(app.study.elements.values())[-1].label == Text(en="nobody reads it")
