"""What stands in a question or in the entry line is there again after the program was ended from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

import ssm_studio.tui
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.model.inline_editor import InlineEditor
from ssm_studio.tui.say_line import SayInput
from ssm_studio.tui.text_input import Line
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.unsent import Unsent
from tests.tui.driving import settled, typed, until


def kept(app: StudioApp) -> tuple[str, ...]:
    return Unsent(app.home, app.study.session.id).read()


@pytest.mark.parametrize("ended", [False, True])
async def test_a_line_that_was_begun_comes_back(home: Home, example: Path, *, ended: bool) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, ":", *"hear them")
        if not ended:
            # Killed without a word: it was kept a moment after it was typed.
            await until(pilot, lambda: kept(app))
        else:
            app.close_session(to_library=False)
    again = StudioApp(home, example, 2)
    async with again.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert again.unsent.left == ("hear them",)
        await typed(pilot, ":", "up")
        entry = again.screen.query_one(SayInput)
        assert entry.value == "hear them"
        entry.value = ""
        await settled(pilot)
        assert not kept(again)


async def test_an_answer_is_kept_until_it_is_given_or_given_up(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await typed(pilot, *"school")
        await until(pilot, lambda: kept(app) == ("school",))
        await typed(pilot, "escape")
        await until(pilot, lambda: not isinstance(app.screen, AskLine))
        assert not kept(app)


@pytest.mark.parametrize(
    ("stage", "opens"), [(1, ("a", "enter")), (1, ("b",)), (3, ("a",)), (3, ("s",))]
)
async def test_words_typed_at_their_place_or_in_a_list_are_kept_too(
    home: Home, example: Path, stage: int, opens: tuple[str, ...]
) -> None:
    app = StudioApp(home, example, stage)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, *opens)
        await until(pilot, lambda: isinstance(app.focused, Line | InlineEditor))
        await typed(pilot, *"school")
        await until(pilot, lambda: any("school" in each for each in kept(app)))


def test_each_line_for_words_is_kept() -> None:
    """Where a line only looks for something, nothing is lost with it."""
    looking = {"find_bar", "palette", "screen"}
    folder = Path(str(ssm_studio.tui.__file__)).parent
    lines = [
        path
        for path in folder.rglob("*.py")
        if "text_input import Line" in (source := path.read_text("utf-8"))
        and "unsent.typed" not in source
    ]
    assert {each.stem for each in lines} == looking


def test_no_word_is_taken_from_a_file_that_is_none(home: Home) -> None:
    unsent = Unsent(home, "../../x")
    unsent.keep(("one", "two"))
    assert unsent.read() == ("one", "two")
    (file,) = (home.cache / "unsent").iterdir()
    file.write_bytes(b"\xff\xfe")
    assert unsent.read() == ()
    unsent.keep(())
    assert not list((home.cache / "unsent").iterdir())
