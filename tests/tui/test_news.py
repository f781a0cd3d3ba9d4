"""One road for news: a step is in the study at once, and is shown once, on the screen in view alone."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from textual.app import App, ComposeResult
from textual.content import Content

from ssm_studio.domain import edit
from ssm_studio.domain.edit_picture import add_element
from ssm_studio.domain.study import Study
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.picture.screen import PictureScreen
from ssm_studio.tui.static_text import StaticText
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed


async def test_several_steps_in_a_row_are_in_the_study_at_once_and_shown_once(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, PictureScreen)
        shown: list[Study] = []
        with patch.object(PictureScreen, "show_study", lambda _self, study: shown.append(study)):
            for name in ("Auditors", "Alumni", "Neighbours"):
                assert screen.picture_id is not None
                step = add_element(screen.study, screen.picture_id, "actor", name, at=(5, 5))
                screen.execute(step)
                assert step.puts[0].id in screen.study.elements
            await settled(pilot)
        assert shown == [app.study]


async def test_a_record_that_was_made_a_moment_ago_can_be_revealed(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, PictureScreen)
        assert screen.picture_id is not None
        step = add_element(screen.study, screen.picture_id, "actor", "Auditors", at=(5, 5))
        screen.execute(step)
        screen.reveal("element", step.puts[0].id)
        await settled(pilot)
        assert screen.canvas.chosen == screen.place().element == step.puts[0].id


async def test_a_stage_out_of_view_shows_nothing_until_it_is_back(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "3")
        model = app.screen
        assert isinstance(model, ModelScreen)
        await typed(pilot, "1")
        shown: list[Study] = []
        with patch.object(ModelScreen, "show_study", lambda _self, study: shown.append(study)):
            for title in ("First", "Second"):
                app.execute(edit.write(app.study, "session", app.study.session.id, "title", title))
                await settled(pilot)
            assert not shown
            await typed(pilot, "3")
        assert shown == [app.study]


class _Words(App[None]):
    def compose(self) -> ComposeResult:
        yield StaticText("one", id="words")
        yield StaticText("below")


async def test_words_are_drawn_when_they_differ_and_laid_out_when_they_need_other_room() -> None:
    app = _Words()
    async with app.run_test(size=(20, 10)) as pilot:
        words = app.query_one("#words", StaticText)
        await pilot.pause()
        laid_out = words._layout_updates
        with patch.object(
            StaticText, "update", autospec=True, side_effect=StaticText.update
        ) as drawn:
            for each in ("one", "two", "two", "three"):
                words.show(each)
                await pilot.pause()
            assert drawn.call_count == 2
            assert words._layout_updates == laid_out
            words.show(Content("one\ntwo"))
            await pilot.pause()
        assert words.size.height == 2
        assert app.query(StaticText).last().region.y == 2
        words.show(Content.styled("one\ntwo", "bold"))
        assert words.content == Content("one\ntwo")
