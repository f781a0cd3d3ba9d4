"""What stands in a question or in the entry line is there again after the program was ended from outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ssm_studio.tui
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.model.inline_editor import InlineEditor
from ssm_studio.tui.say_line import SayInput, SayLine
from ssm_studio.tui.text_input import Line
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.unsent import Unsent
from tests.tui.driving import settled, typed, until


def kept(app: StudioApp) -> tuple[str, ...]:
    """What is kept now, by whomever."""
    files = (app.home.cache / "unsent").glob("*.json")
    return tuple(line for each in files for line in json.loads(each.read_text("utf-8"))["lines"])


@pytest.mark.parametrize("ended", [False, True])
async def test_a_line_that_was_begun_comes_back(home: Home, example: Path, *, ended: bool) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, ":", *"hear them")
        if not ended:
            # Killed without a word: it was kept a moment after it was typed.
            await until(pilot, lambda: kept(app))
            beside = Unsent(home, app.study.session.id, example)
            assert beside.taken() == (), "it is being typed, not left"
        else:
            app.close_session(to_library=False)
    app.unsent.let_go()  # as the system does where a program is no more
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


async def test_lines_that_were_refused_are_kept_with_what_is_typed_over_them(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, ":")
        app.screen.query_one(SayLine).post_message(
            SayLine.Pasted("W they know best\nstage 9\nundo 3\n9 Hear them")
        )
        refused = {"stage 9", "undo 3", "9 Hear them"}
        await until(pilot, lambda: set(kept(app)) == refused)
        await typed(pilot, "Q")
        await until(pilot, lambda: set(kept(app)) == {*refused, "Q"})
        await typed(pilot, *" by asking", "enter")
        await until(pilot, lambda: set(kept(app)) == refused - {"stage 9"})
        app.screen.query_one(SayInput).value = ""
        await until(pilot, lambda: not kept(app))


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


def test_a_line_is_told_once_and_only_when_its_program_is_gone(home: Home, example: Path) -> None:
    copy = example.with_name("copy.ssm")
    copy.touch()
    mine, other, third = (Unsent(home, "x", each) for each in (example, example, copy))
    mine.keep(("one", "two"))
    assert mine.taken() == other.taken() == ()
    # A program that is killed without a word of its own.
    script = (
        "import os, sys; from pathlib import Path; from ssm_studio.workshop.home import Home\n"
        "from ssm_studio.workshop.unsent import Unsent\n"
        "home = Home(*map(Path, sys.argv[1:4])); kept = Unsent(home, 'x', Path(sys.argv[4]))\n"
        "kept.keep(('killed',)); os._exit(9)"
    )
    folders = (home.sessions, home.exports, home.cache, example)
    subprocess.run([sys.executable, "-c", script, *map(str, folders)], check=False)
    assert third.taken() == (), "that was in another copy"
    assert other.taken() == ("killed",)
    assert other.taken() == ()
    mine.let_go()
    assert third.taken() == ()
    example.rename(example.with_name("renamed.ssm"))
    assert third.taken() == ("one", "two"), "no file is called so any more"
    assert not list((home.cache / "unsent").iterdir())


def test_what_is_forgotten_meanwhile_is_kept_no_more_and_the_next_line_is_ones_own_still(
    home: Home, example: Path
) -> None:
    mine, other = Unsent(home, "x", example), Unsent(home, "x", example)
    mine.keep(("one",))
    for each in (home.cache / "unsent").iterdir():
        each.unlink()
    mine.keep(("two",))
    assert other.taken() == ()
    mine.let_go()
    assert other.taken() == ("two",)


def test_no_word_is_taken_from_a_file_that_is_none(home: Home, example: Path) -> None:
    unsent = Unsent(home, "../../x", example)
    unsent.keep(("one", "two"))
    (file,) = (home.cache / "unsent").glob("*.json")
    file.write_bytes(b"\xff\xfe")
    unsent.let_go()
    assert Unsent(home, "../../x", example).taken() == ()
    unsent.keep(("one",))
    unsent.keep(())
    assert not list((home.cache / "unsent").iterdir())
