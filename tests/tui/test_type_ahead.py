"""Keys that are typed ahead go where the keys before them lead, from one question of a conversation to the next too."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import work
from textual._xterm_parser import XTermParser
from textual.events import Key

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.type_ahead import plain_alt_keys
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, until


class Talking(StudioApp):
    """Asks two questions, and is slow between them."""

    answers: tuple[str | None, ...] = ()
    turns = 0
    """How much goes on between them."""

    @work
    async def action_talk(self) -> None:
        """Two questions in dialogs, one on the sheet."""
        first = await self.push_screen_wait(AskLine("First"))
        await self.do_something()
        second = await self.push_screen_wait(AskLine("Second"))
        await self.do_something()
        canvas = self.screen.query_one(PictureCanvas)
        self.answers = (first, second, await canvas.ask(Rect(2, 2, 9, 1), ""))

    async def do_something(self) -> None:
        for _turn in range(self.turns):
            await asyncio.to_thread(int)

    @property
    def is_headless(self) -> bool:
        """As if a terminal were there, whose keys arrive while the program is busy."""
        return False


@pytest.mark.parametrize("turns", [0, 200])
async def test_no_key_is_lost_between_two_questions(home: Home, blank: Path, turns: int) -> None:
    app = Talking(home, blank)
    app.turns = turns
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(PictureCanvas), "the stage")
        await settled(pilot)
        app.action_talk()
        await until(pilot, lambda: isinstance(app.screen, AskLine), "the first question")
        for key in (*"One", "enter", *"Two", "enter", *"Rot", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.answers, "three answers")
        assert app.answers == ("One", "Two", "Rot")


def test_alt_with_enter_arrives_as_such_from_any_terminal() -> None:
    plain_alt_keys()
    for sent, key in (("\x1b\r", "alt+enter"), ("\r", "enter")):
        assert [each.key for each in XTermParser().feed(sent) if isinstance(each, Key)] == [key]
