"""One table of characters: nothing in it reaches a terminal as it is, and words of every script stay whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ssm_studio.cli.output import harmless
from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.domain.characters import CONTROLS, DIRECTIONS, LINE_ENDS, NONCHARACTERS, on_line
from ssm_studio.signs import keyboard
from ssm_studio.tui.text import one_line

NEVER = "".join(map(chr, (*CONTROLS, *DIRECTIONS, *LINE_ENDS, *NONCHARACTERS)))
RIGHT_TO_LEFT = "مرحبا שלום (1)"


@pytest.mark.parametrize("shown", [harmless, printable, one_line])
def test_nothing_that_a_terminal_would_obey_is_shown(shown: Callable[[str], str]) -> None:
    for character in NEVER:
        assert character not in shown(f"a{character}b")


@pytest.mark.parametrize("shown", [harmless, printable, one_line])
def test_words_of_every_script_stay_whole(shown: Callable[[str], str]) -> None:
    for words in (RIGHT_TO_LEFT, "हिन्दी", "漢字", "\ue0a0"):
        assert shown(words) == words


def test_marks_of_letters_leave_no_sign_where_they_stood() -> None:
    assert harmless("שלום \u200f(1)\u200e") == printable("שלום \u200f(1)\u200e") == "שלום (1)"


def test_the_same_sign_stands_in_every_drawing_and_every_list() -> None:
    for character in NEVER:
        assert (
            printable(f"a{character}b") == one_line(f"a{character}b") == f"a{on_line(character)}b"
        )
        if on_line(character) != " ":
            assert harmless(f"a{character}b") == f"a{on_line(character)}b"


def test_with_the_characters_of_a_keyboard_alone_every_sign_of_a_control_has_one() -> None:
    assert keyboard(one_line("a\x1bb\x01c\x7fd")) == "a^b^c^d"


def test_whole_words_come_out_as_letter_by_letter() -> None:
    for code in range(0x10000):
        character = chr(code)
        if not character.isspace():
            assert harmless(f"a{character}b") == f"a{on_line(character)}b", hex(code)
