"""Ideas are typed without names, issues are moved between themes in one list, and lists are held beside any stage."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine, Choose
from ssm_studio.tui.lenses.sheet import ListSheet
from ssm_studio.tui.picture.brainstorm import Brainstorm
from ssm_studio.tui.picture.clusters import Clusters
from ssm_studio.workshop.home import Home
from tests.tui.driving import shown, typed, until
from tests.tui.picturing import at_picture


async def test_ideas_have_no_names_and_become_themes(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await at_picture(pilot)
        before = set(app.study.elements)
        await typed(pilot, "b")
        await until(pilot, lambda: isinstance(app.screen, Brainstorm))
        for words in ("Nobody asks the village", "nobody asks the village!", "fees are unclear"):
            app.screen.query_one(Input).value = words
            await typed(pilot, "enter")
        await typed(pilot, "tab", "s", "escape")
        new = [each for id_, each in app.study.elements.items() if id_ not in before]
        assert [read(each.label, "en") for each in new] == [
            "Nobody asks the village",
            "fees are unclear",
        ]
        assert len(new[0].merged_from) == 1
        assert all(each.voiced_by is None and each.is_issue for each in new)
        assert {each.provenance for each in new} == {"participant"}
        await _clustered(pilot, app, new[0].id)
        screen.choose(None)
        await typed(pilot, "number_sign")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one(Input).value = "Value for money"
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ListSheet))
        assert "?" in shown(app)


async def _clustered(pilot: Pilot[None], app: StudioApp, issue: str) -> None:
    """An issue goes into a new theme, from theme to theme by a key, and to one by typing."""
    await typed(pilot, "H")
    await until(pilot, lambda: isinstance(app.screen, Clusters))
    sheet = app.screen
    assert isinstance(sheet, Clusters)
    sheet.query_one(OptionList).highlighted = sheet._rows.index(("", issue))
    await typed(pilot, "n")
    await until(pilot, lambda: isinstance(app.screen, AskLine))
    app.screen.query_one(Input).value = "Who is asked"
    await typed(pilot, "enter")
    await until(pilot, lambda: app.screen is sheet)
    theme = list(app.study.themes.values())[-1]
    assert theme.issues == (issue,)
    theme_of, here = sheet._here()
    assert not theme_of, "the next issue that is in no theme"
    assert here != issue
    number = list(app.study.themes).index(theme.id) + 1
    await typed(pilot, str(number))
    assert app.study.themes[theme.id].issues == (issue, here)
    await typed(pilot, "ctrl+z")
    sheet.query_one(OptionList).highlighted = sheet._rows.index((theme.id, issue))
    await typed(pilot, "v", "left_square_bracket")
    others = list(app.study.themes.values())
    assert app.study.themes[theme.id].issues == ()
    assert app.study.themes[theme.id].votes == 1
    assert issue in others[-2].issues
    await typed(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, Choose))
    app.screen.query_one(Input).value = "who is asked"
    await typed(pilot, "enter")
    await until(pilot, lambda: app.screen is sheet)
    assert app.study.themes[theme.id].issues == (issue,)
    assert all(issue not in each.issues for each in list(app.study.themes.values())[:-1])
    await typed(pilot, "escape")
