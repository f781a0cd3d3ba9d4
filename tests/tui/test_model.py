"""Stage three: a model is built, connected, worded, watched and taken back by keys, mouse and the say line."""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from ssm_studio.domain import edit
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.model.side_lists import ActivityList
from ssm_studio.tui.text_input import Line
from ssm_studio.workshop.home import Home
from tests.studies import HOSTILE
from tests.tui.driving import said, settled, typed

LAST: Final = ("down",) * 12
"""Keys that lead to the last line of a list of definitions: it stays there."""


async def at_models(pilot: Pilot[None]) -> ModelScreen:
    """Stage three, at rest."""
    await settled(pilot)
    return cast(ModelScreen, pilot.app.screen)


def numbers(screen: ModelScreen) -> list[str]:
    """The numbers of the model in view, each with its kind's first letter."""
    found = activities_of(screen.study, screen.model.id if screen.model else "")
    return [f"{each.number}{(each.kind or 'operational')[0]}" for each in found]


def chosen(screen: ModelScreen) -> Activity:
    """The chosen activity."""
    assert screen.activity is not None
    return screen.activity


async def test_a_model_grows_from_nothing_by_keys(home: Home, blank: Path) -> None:
    async with StudioApp(home, blank, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "m", "enter")
        assert screen.model is not None
        await typed(pilot, "a", *"Find out what users need", "enter")
        await typed(pilot, "a", *"Define indicators", "enter")
        assert numbers(screen) == ["1o", "2o"]
        first, second = activities_of(screen.study, screen.model.id)
        assert second.depends_on == (first.id,)
        await typed(pilot, "k")
        assert numbers(screen) == ["1o", "2o", "3c", "4m", "5c"]
        await typed(pilot, "n", *"Learn", "enter")
        assert numbers(screen) == ["1o", "2o", "3o", "4c", "5m", "6c"]
        assert chosen(screen).depends_on == ()
        await typed(pilot, "c", *"1 2", "enter")
        assert chosen(screen).depends_on == (first.id, second.id)


async def test_undo_takes_back_the_whole_step_and_redo_brings_it_again(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        before = app.study
        await typed(pilot, "a", *"Report", "enter")
        after = app.study
        await typed(pilot, "ctrl+z")
        assert app.study == before
        await typed(pilot, "ctrl+y")
        assert app.study == after
        assert "8o" in numbers(screen)


async def test_arrow_keys_walk_along_the_arrows(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        assert chosen(screen).number == "1"
        await typed(pilot, "down")
        assert chosen(screen).number == "3"
        await typed(pilot, "down", "down")
        assert chosen(screen).number == "6"


async def test_a_click_chooses_and_a_drag_places(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        canvas = screen.query_one(ModelCanvas)
        await typed(pilot, "z")
        drawing = canvas.drawing
        assert drawing is not None
        second = activities_of(screen.study, screen.model.id if screen.model else "")[1]
        box = drawing.boxes[second.id]
        await pilot.click(canvas, offset=(box.x + 3, box.y + 1))
        await settled(pilot)
        assert chosen(screen).id == second.id
        assert chosen(screen).x is None
        grip = (box.x + 3, box.y + 1)
        await pilot.mouse_down(canvas, offset=grip)
        await pilot.hover(canvas, offset=(grip[0] + 6, grip[1]))
        await pilot.mouse_up(canvas, offset=(grip[0] + 6, grip[1]))
        await settled(pilot)
        moved = canvas.drawing
        assert moved is not None
        assert chosen(screen).x is not None
        first = activities_of(screen.study, second.model or "")[0].id
        apart = moved.boxes[second.id].x - moved.boxes[first].x
        assert apart == box.x - drawing.boxes[first].x + 6
        await typed(pilot, "R")
        anew = canvas.drawing
        assert anew is not None
        assert {
            id_: each.moved(-anew.origin.x, -anew.origin.y) for id_, each in anew.boxes.items()
        } == {
            id_: each.moved(-drawing.origin.x, -drawing.origin.y)
            for id_, each in drawing.boxes.items()
        }
        await typed(pilot, "ctrl+z")
        assert canvas.drawing is not None
        assert canvas.drawing.boxes == moved.boxes


async def test_an_edit_leaves_the_other_boxes_where_they_were(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        before = screen.query_one(ModelCanvas).drawing
        assert before is not None
        await typed(pilot, "n", *"Learn from it", "enter")
        after = screen.query_one(ModelCanvas).drawing
        assert after is not None
        operational = [
            a.id
            for a in activities_of(screen.study, screen.model.id if screen.model else "")
            if a.kind == "operational" and a.id in before.boxes
        ]
        shifts = {
            (after.boxes[i].x - before.boxes[i].x, after.boxes[i].y - before.boxes[i].y)
            for i in operational
        }
        assert len(shifts) == 1


async def test_the_text_view_says_needs_and_feeds_and_edits(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "o", "down", "down")
        listed = screen.query_one(ActivityList)
        assert listed.display
        assert not screen.query_one(ModelCanvas).region.width
        assert "needs 1, 2" in str(listed.get_option_at_index(2).prompt)
        await typed(pilot, "enter", "ctrl+u", *"Define few indicators", "enter")
        text = chosen(screen).text
        assert text is not None
        assert text.en == "Define few indicators"
        assert text.id == "Tetapkan sejumlah kecil indikator yang saling terkait"


async def test_the_say_line_adds_and_connects(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await said(pilot, "8 Learn how people regard it < 1 2")
        assert numbers(screen)[7] == "8o"
        assert len(chosen(screen).depends_on) == 2
        await said(pilot, "8 > 7")
        seventh = activities_of(screen.study, screen.model.id if screen.model else "")[6]
        assert chosen(screen).number in ("7", "8")
        assert any(screen.study.activities[i].number == "8" for i in seventh.depends_on)


async def test_deleting_goes_to_a_neighbour_and_k_watches_what_came_later(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "down", "down", "a", *"Look back", "enter", "k")
        monitor = next(a for a in screen.study.activities.values() if a.kind == "monitor")
        assert chosen(screen).id in monitor.monitors
        needed = chosen(screen).depends_on[0]
        await typed(pilot, "delete")
        assert chosen(screen).id == needed


async def test_a_number_that_nobody_has_is_said_and_the_line_stays(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        screen = await at_models(pilot)
        before = app.study
        await typed(pilot, "c", *" 99", "enter")
        assert app.study == before
        asked = app.screen
        assert isinstance(asked, AskLine)
        assert asked.query_one("#answer", Line).value.strip() == "99"
        await typed(pilot, "backspace", "backspace", "2", "enter")
        assert len(chosen(screen).depends_on) == 1
        covers = chosen(screen).covers
        await typed(pilot, "v", *"xyz", "enter")
        assert covers
        assert chosen(screen).covers == covers, "what names no letter takes none away"


def definition_now(screen: ModelScreen) -> str | None:
    """The definition of the model in view."""
    assert screen.model is not None
    return screen.model.root_definition


async def test_a_model_begun_without_a_definition_gets_one_later(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "m", *LAST, "enter")
        assert definition_now(screen) is None
        await typed(pilot, "a", *"Look", "enter", "D", "up", "enter")
        assert definition_now(screen) == list(app.study.root_definitions)[-1]
        await typed(pilot, "ctrl+z")
        assert definition_now(screen) is None


async def test_any_words_can_stand_in_an_activity(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await at_models(pilot)
        for words in HOSTILE:
            screen.execute(edit.write(app.study, "activity", chosen(screen).id, "text", words))
            await pilot.press("o")
            await pilot.pause()
            drawn = app.export_screenshot()
            assert not any(mark in drawn for mark in ("\x1b", "\x07", "\x9b", "\u202e"))
            text = chosen(screen).text
            assert text is not None
            assert text.en == words


async def test_words_that_the_note_below_the_diagram_repeats_are_only_words(
    home: Home, example: Path
) -> None:
    """It names the activities that have an arrow to themselves, as a file may bring them."""
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        one, words = chosen(screen).id, "[/x] [red]Learn[/red]"
        worded = edit.write(screen.study, "activity", one, "text", words)
        looped = edit.set_fields(screen.study, "activity", one, depends_on=(one,))
        screen.execute(worded)
        screen.execute(looped)
        await settled(pilot)
        note = screen.query_one("#model-note", Static)
        assert words in str(note.visual)


async def test_the_diagram_can_be_drawn_with_the_keyboards_characters_alone(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSM_STUDIO_ASCII", "1")
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        canvas = screen.query_one(ModelCanvas)
        assert canvas.drawing is not None
        assert all(line.isascii() for line in canvas.drawing.lines())
        screen.editor.action_plain()
        await settled(pilot)
        assert not all(line.isascii() for line in canvas.drawing.lines())


async def test_shift_and_arrows_move_a_box_and_one_undo_takes_the_walk_back(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        canvas = screen.query_one(ModelCanvas)
        await typed(pilot, "z")
        assert canvas.drawing is not None
        before = canvas.drawing.boxes
        one, other = (
            each.id for each in activities_of(screen.study, chosen(screen).model or "")[:2]
        )
        await typed(pilot, "shift+left", "shift+left", "shift+up")
        after = canvas.drawing.boxes
        assert (after[other].x - after[one].x) - (before[other].x - before[one].x) == 4
        assert (after[other].y - after[one].y) - (before[other].y - before[one].y) == 1
        await typed(pilot, "ctrl+z")
        assert canvas.drawing.boxes == before


async def test_a_model_stands_whole_when_it_is_opened_and_z_shows_it_in_full(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        canvas = screen.query_one(ModelCanvas)
        assert canvas.drawing is not None
        fitted = canvas.drawing
        assert canvas.max_scroll_y == canvas.max_scroll_x == 0
        assert not fitted.scale.numbers_only
        await typed(pilot, "z")
        assert canvas.drawing.size.height > fitted.size.height
        await typed(pilot, "z")
        assert canvas.drawing.lines() == fitted.lines()


async def test_on_a_small_screen_the_words_stand_beside_the_numbers(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        canvas = screen.query_one(ModelCanvas)
        assert canvas.drawing is not None
        assert canvas.drawing.scale.numbers_only
        assert canvas.max_scroll_y == canvas.max_scroll_x == 0
        await typed(pilot, "right")
        shown = [strip.text for strip in canvas.render_lines(canvas.size.region)]
        for each in activities_of(screen.study, chosen(screen).model or ""):
            begins = f"{each.number} {read(each.text, 'en')}"[:14]
            row = next(row for row in shown if begins in row)
            assert ("▸" in row) == (each.id == chosen(screen).id)
