"""The picture's screen: its outline, inspector and lists, every size, the wall, hostile words."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from ssm_studio.domain import edit_picture
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.picture.outline import Outline
from ssm_studio.workshop.home import Home
from tests.studies import HOSTILE
from tests.tui.driving import on_wall, said, settled, typed
from tests.tui.picturing import add, at_picture, labelled, shown, written


async def test_everything_can_be_done_in_the_outline(home: Home, example: Path) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await typed(pilot, "o")
        outline = screen.query_one(Outline)
        assert screen.focused is outline
        assert not screen.canvas.display
        known = set(screen.study.elements)
        assert outline.option_count > 19
        await typed(pilot, "down", "enter")
        assert screen.chosen is not None
        await written(pilot, " indeed")
        await typed(pilot, "a")
        await written(pilot, "person")
        await written(pilot, "Auditor")
        (new,) = set(screen.study.elements) - known
        assert screen.chosen == new
        lines = set(screen.study.relations)
        await typed(pilot, "c")
        await written(pilot, "governor")
        await written(pilot, "monitors")
        await typed(pilot, "escape")
        (line,) = set(screen.study.relations) - lines
        assert screen.study.relations[line].kind == "monitors"
        await typed(pilot, "o")
        assert screen.canvas.display


async def test_pictures_change_and_a_redraw_keeps_the_old_one(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        first = screen.picture_id
        await typed(pilot, ".")
        assert screen.picture_id != first
        assert "Heads of" in shown(screen.canvas)
        await typed(pilot, ",")
        assert screen.picture_id == first
        await typed(pilot, "R")
        assert first is not None
        picture = app.study.pictures[screen.picture_id or ""]
        assert (picture.supersedes, picture.version) == (first, 2)
        await typed(pilot, "n")
        await written(pilot, "Another view")
        assert not screen.canvas.scene.items
        assert screen.query_one("#drawing-prompts").display


async def test_the_say_line_draws_here_and_the_new_mark_is_chosen(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        before = {id_: item.rect for id_, item in screen.canvas.scene.items.items()}
        await said(pilot, '"be accountable" @ Governor')
        speech = labelled(screen, "be accountable")
        assert speech.belongs_to == labelled(screen, "Governor").id
        assert screen.chosen == speech.id
        assert "be accountable" in shown(screen.canvas)
        assert all(id_ in screen.canvas.scene.items for id_ in before)


@pytest.mark.parametrize("size", [(80, 24), (140, 42), (300, 100)])
async def test_it_fits_every_terminal(home: Home, rich: Path, size: tuple[int, int]) -> None:
    async with StudioApp(home, rich).run_test(size=size) as pilot:
        screen = await at_picture(pilot)
        for keys in (("tab",), ("f4",), ("f3",), ("escape",), ("z",), ("z",), ("o",), ("o",)):
            await typed(pilot, *keys)
        assert screen.canvas.size.width > 40


async def test_the_wall_shows_nothing_private(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await add(pilot, "person", "Governor")
        await add(pilot, "power", "holds the budget")
        assert "holds the budget" in shown(screen.canvas)
        await on_wall(pilot)
        assert "holds the budget" not in shown(screen.canvas)
        assert "Governor" in shown(screen.canvas)
        await on_wall(pilot, there=False)
        assert "holds the budget" in shown(screen.canvas)
        await typed(pilot, "4")
        await on_wall(pilot)
        await typed(pilot, "1")
        assert "holds the budget" not in shown(screen.canvas)


async def test_hostile_words_are_drawn_without_harm(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await add(pilot, "person", "Governor")
        picture = screen.picture_id or ""
        for words in (*HOSTILE[7:14], "x" * 1_000_000):
            screen.execute(edit_picture.add_element(app.study, picture, "concern", words))
            screen.execute(edit_picture.add_theme(app.study, words[:200], app.study.elements))
        for relation_kind in ("flow", "pressure"):
            ids = list(app.study.elements)
            step = edit_picture.connect(app.study, ids[0], ids[-2], relation_kind, HOSTILE[10])
            screen.execute(step)
        await settled(pilot)
        for id_ in list(app.study.elements)[-4:]:
            screen.choose(id_)
        await typed(pilot, "o")
        screen.query_one(Outline)
        await typed(pilot, "o", "z", "z")
        rows = shown(screen.canvas)
        assert "\x1b" not in rows
        assert all(len(screen.canvas.render_line(y)) for y in range(3))


async def test_the_inspector_tells_what_the_chosen_one_says_and_what_came_of_it(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        inspector = screen.query_one("#inspector", Static)
        assert isinstance(inspector.content, Fitted)
        assert "what the signs mean" in inspector.content.at(40).plain
        screen.choose(labelled(screen, "Leaders are seldom").id)
        words = str(inspector.content)
        for each in ("Leaders and performance", "trace", "ACT1", "Performance management ends"):
            assert each in words
        # The words of a line are told from the name at its other end without colours, too.
        screen.choose(labelled(screen, "Governor").id)
        assert "→ Heads of line agencies: leads" in str(inspector.content)
        screen.choose(labelled(screen, "Organisation Bureau").id)
        assert "A high score means we" in str(inspector.content)


async def test_lists_bring_pictures_and_themes_into_view(home: Home, example: Path) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        themes = screen.query_one("#themes", OptionList)
        assert themes.option_count == 5
        themes.highlighted = 1
        themes.action_select()
        await settled(pilot)
        assert screen.chosen == labelled(screen, "Nobody says thank you").id
        assert screen.picture_id == labelled(screen, "Nobody says thank you").picture
