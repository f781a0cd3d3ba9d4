"""The screens in Indonesian: nothing stays English, and help stays in the footer of a small terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.palette import Palette
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until

ENGLISH = re.compile(
    r"\b(?:the|and|of|with|which|who|what|this|that|is|are|not|yet|add|choose|write|here|from)\b",
    re.IGNORECASE,
)


def on_screen(pilot: Pilot[None]) -> str:
    """Everything that can be read on the screen."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)


@pytest.fixture(autouse=True)
def indonesian(english: None) -> None:
    """After the fixture that makes every test begin in English."""
    set_language("id")


@pytest.mark.parametrize(
    ("filled", "size"), [(True, (80, 24)), (True, (120, 40)), (False, (80, 24))], ids=str
)
async def test_no_stage_says_a_word_of_english(
    home: Home, filled: bool, size: tuple[int, int]
) -> None:
    path = worked_example(home, "id") if filled else create_session(home, "Lokakarya", "id")
    app = StudioApp(home, path)
    async with app.run_test(size=size) as pilot:
        for stage in "1234":
            await typed(pilot, f"alt+{stage}")
            assert not ENGLISH.findall(on_screen(pilot)), stage
            assert str(app.screen.query_one(KeyLine).render()).endswith("? bantuan")
        # Where a test's files go is no word of the program's.
        app.home = replace(app.home, exports=Path("/ekspor"))
        for key in ("question_mark", "f2", "f5"):
            await typed(pilot, key)
            assert not ENGLISH.findall(on_screen(pilot)), key
            await typed(pilot, "escape")
        await typed(pilot, "ctrl+l")
        assert not ENGLISH.findall(on_screen(pilot))


async def test_the_palette_offers_the_studio_s_commands_only_and_says_when_nothing_fits(
    home: Home,
) -> None:
    app = StudioApp(home, worked_example(home, "id"))
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        listed = app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.option_count, "commands in the palette")
        assert not ENGLISH.findall(on_screen(pilot))
        await typed(pilot, *"qqzz")
        await until(
            pilot,
            lambda: "Tidak ada yang memuat kata-kata ini." in on_screen(pilot),
            "the sentence that nothing fits",
        )
        await typed(pilot, "enter")
        assert not app._exit


async def test_the_palette_finds_a_language_by_its_own_name_whatever_the_interface_speaks(
    home: Home,
) -> None:
    app = StudioApp(home, worked_example(home, "en"))
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+p")
        await typed(pilot, *"Indonesia /")
        listed = app.screen.query_one(OptionList)
        await until(
            pilot,
            lambda: listed.option_count == 2 and "Bahasa Indonesia" in on_screen(pilot),
            "the switch of the language",
        )
