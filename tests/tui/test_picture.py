"""The picture's screen: elements and lines, drawn, moved and reworded by keys and by the mouse."""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Offset
from textual.widgets import Input, Static

from ssm_studio.domain.picture import Relation
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed
from tests.tui.picturing import add, at_picture, labelled, shown, spot, written


async def test_an_empty_picture_says_what_to_draw_and_is_drawn_by_keys(
    home: Home, blank: Path
) -> None:
    async with StudioApp(home, blank).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        prompts = screen.query_one("#drawing-prompts", Static)
        assert prompts.display
        assert isinstance(prompts.visual, Hanging)
        words = prompts.visual.at(74).plain
        assert "Draw yourself first." in words
        assert "\n   what is empty?" in words, "it goes on under its own words"
        await add(pilot, "person", "Governor")
        assert prompts.styles.display == "none"
        assert len(screen.study.pictures) == 1
        governor = labelled(screen, "Governor")
        assert (governor.kind, screen.chosen) == ("actor", governor.id)
        assert governor.x is not None
        await add(pilot, "thought", "A high score means we perform")
        bubble = labelled(screen, "A high score")
        assert (bubble.kind, bubble.belongs_to) == ("worldview", governor.id)
        assert "Governor" in shown(screen.canvas)
        assert "A high score" in shown(screen.canvas)


async def test_a_conflict_asks_for_its_two_parties(home: Home, blank: Path) -> None:
    async with StudioApp(home, blank).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await add(pilot, "person", "Governor")
        await add(pilot, "organisation", "Agencies")
        await add(pilot, "crossed", "over figures")
        await written(pilot, "govern")
        await written(pilot, "agenc")
        parties = (labelled(screen, "Governor").id, labelled(screen, "Agencies").id)
        assert labelled(screen, "over figures").parties == parties


async def test_keys_walk_by_direction_move_and_put_back(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        canvas, before = screen.canvas, app.study
        await typed(pilot, "tab")
        first = screen.chosen
        assert first in canvas.scene.items
        await typed(pilot, "right")
        second = screen.chosen
        assert second != first
        assert first is not None
        screen.choose(first)
        stood = canvas.scene.items[first].rect
        await typed(pilot, "m", "right", "right", "down", "escape")
        assert app.study == before
        assert canvas.scene.items[first].rect == stood
        await typed(pilot, "m", "right", "right", "down", "enter")
        assert canvas.scene.items[first].rect == stood.moved(4, 1)
        assert (app.study.elements[first].x, app.study.elements[first].y) == (
            stood.x + 4,
            stood.y + 1,
        )
        await typed(pilot, "ctrl+z")
        assert app.study == before
        assert canvas.scene.items[first].rect == stood


async def test_a_drag_moves_once_and_escape_puts_back(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        canvas, before = screen.canvas, app.study
        governor = labelled(screen, "Governor").id
        at, stood = spot(screen, governor), canvas.scene.items[governor].rect
        assert app.workshop is not None
        steps = len(app.workshop.log())
        await pilot.mouse_down(canvas, offset=at)
        await pilot.hover(canvas, offset=at + Offset(5, 1))
        await pilot.hover(canvas, offset=at + Offset(9, 3))
        assert app.study == before
        await pilot.mouse_up(canvas, offset=at + Offset(9, 3))
        await settled(pilot)
        assert canvas.scene.items[governor].rect == stood.moved(9, 3)
        assert len(app.workshop.log()) == steps + 1
        again = spot(screen, governor)
        await pilot.mouse_down(canvas, offset=again)
        await pilot.hover(canvas, offset=again + Offset(5, 1))
        await typed(pilot, "escape")
        await pilot.mouse_up(canvas, offset=again + Offset(5, 1))
        await settled(pilot)
        assert canvas.scene.items[governor].rect == stood.moved(9, 3)


async def test_a_lost_release_is_made_good_by_the_next_press(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        canvas, before = screen.canvas, app.study
        governor = labelled(screen, "Governor").id
        at = spot(screen, governor)
        await pilot.mouse_down(canvas, offset=at)
        await pilot.hover(canvas, offset=at + Offset(5, 1))
        await pilot.mouse_down(canvas, offset=(1, canvas.size.height - 1))
        await pilot.mouse_up(canvas, offset=(1, canvas.size.height - 1))
        await settled(pilot)
        assert app.study == before


async def test_dragging_the_ground_pans_and_keys_do_too(home: Home, example: Path) -> None:
    async with StudioApp(home, example).run_test(size=(80, 24)) as pilot:
        screen = await at_picture(pilot)
        canvas = screen.canvas
        assert "↓" in canvas.goes_on
        start = canvas.origin
        empty = next(
            (x, y)
            for y in range(canvas.size.height)
            for x in range(canvas.size.width)
            if shown(canvas).splitlines()[y][x : x + 3] == "   "
            and all(
                not item.rect.contains(canvas.on_sheet(type(start)(x, y)))
                for item in canvas.scene.items.values()
            )
        )
        await pilot.mouse_down(canvas, offset=empty)
        await pilot.hover(canvas, offset=(empty[0] + 1, empty[1] - 3))
        await pilot.mouse_up(canvas, offset=(empty[0] + 1, empty[1] - 3))
        await settled(pilot)
        assert (canvas.origin.x, canvas.origin.y) == (start.x - 1, start.y + 3)
        await typed(pilot, "shift+down")
        assert canvas.origin.y == start.y + 7
        for _times in range(40):
            await pilot.press("shift+down")
        await settled(pilot)
        assert shown(canvas).strip()
        await typed(pilot, "home")
        assert canvas.origin == start


async def test_lines_are_drawn_by_keys_with_kind_and_words(home: Home, example: Path) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        governor = labelled(screen, "Governor").id
        screen.choose(governor)
        known = set(screen.study.relations)
        await typed(pilot, "c")
        target = screen.canvas.target
        assert target not in (None, governor)
        await typed(pilot, "right", "enter")
        await written(pilot, "press")
        await written(pilot, "deadlines")
        (new,) = set(screen.study.relations) - known
        relation: Relation = screen.study.relations[new]
        assert (relation.kind, relation.source) == ("pressure", governor)
        assert relation.label is not None
        assert relation.label.en == "deadlines"
        assert screen.chosen == new
        await typed(pilot, "x")
        assert screen.study.relations[new].target == governor
        await typed(pilot, "delete")
        assert new not in screen.study.relations


async def test_a_drag_from_the_edge_draws_a_line(home: Home, blank: Path) -> None:
    async with StudioApp(home, blank).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await add(pilot, "organisation", "Bureau")
        await add(pilot, "organisation", "Agencies")
        bureau, agencies = labelled(screen, "Bureau").id, labelled(screen, "Agencies").id
        canvas = screen.canvas
        rect = canvas.scene.items[bureau].rect
        edge = Offset(rect.x - canvas.origin.x, rect.y + 2 - canvas.origin.y)
        over = spot(screen, agencies)
        await pilot.mouse_down(canvas, offset=edge)
        await pilot.hover(canvas, offset=over - Offset(2, 1))
        await pilot.hover(canvas, offset=over)
        await pilot.mouse_up(canvas, offset=over)
        await settled(pilot)
        await typed(pilot, "enter")
        await typed(pilot, "enter")
        (line,) = screen.study.relations.values()
        assert (line.source, line.target) == (bureau, agencies)


async def test_words_change_where_they_stand(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        governor = labelled(screen, "Governor").id
        before = {id_: item.rect.origin for id_, item in screen.canvas.scene.items.items()}
        screen.choose(governor)
        await typed(pilot, "enter")
        assert isinstance(screen.focused, Input)
        await typed(pilot, "escape")
        assert screen.study.elements[governor].label == app.study.elements[governor].label
        await typed(pilot, "enter")
        await typed(pilot, *" of Java", "enter")
        label = screen.study.elements[governor].label
        assert label is not None
        assert (label.en, label.id) == ("Governor of Java", "Gubernur")
        after = {id_: item.rect.origin for id_, item in screen.canvas.scene.items.items()}
        assert after == before
        assert screen.canvas.has_focus


async def test_double_clicks_reword_and_add(home: Home, example: Path) -> None:
    async with StudioApp(home, example).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        governor = labelled(screen, "Governor").id
        await pilot.click(screen.canvas, offset=spot(screen, governor), times=2)
        await settled(pilot)
        assert isinstance(screen.focused, Input)
        assert screen.focused.value == "Governor"


async def test_deleting_takes_lines_along_and_undo_brings_all_back(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        before = app.study
        governor = labelled(screen, "Governor").id
        screen.choose(governor)
        await typed(pilot, "delete")
        assert governor not in app.study.elements
        assert all(governor not in (r.source, r.target) for r in app.study.relations.values())
        assert screen.chosen is None
        await typed(pilot, "ctrl+z")
        assert app.study == before


async def test_kind_owner_issue_and_theme(home: Home, blank: Path) -> None:
    async with StudioApp(home, blank).run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await add(pilot, "person", "Staff")
        await add(pilot, "text note", "nobody says thank you")
        note = labelled(screen, "nobody").id
        await typed(pilot, "k")
        await written(pilot, "concern")
        assert screen.study.elements[note].kind == "concern"
        assert screen.study.elements[note].is_issue
        await typed(pilot, "w")
        await written(pilot, "staff")
        assert screen.study.elements[note].belongs_to == labelled(screen, "Staff").id
        await typed(pilot, "h")
        await written(pilot, "Thanks")
        (theme,) = screen.study.themes.values()
        assert theme.issues == (note,)
        await typed(pilot, "v", "v", "V")
        assert screen.study.themes[theme.id].votes == 1
        await typed(pilot, "h")
        await written(pilot, "thanks")
        assert screen.study.themes[theme.id].issues == ()
        await typed(pilot, "i")
        assert not screen.study.elements[note].is_issue
