"""Whatever was typed is shown harmlessly, and its width is what the screen thinks it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ssm_studio.diagram.cells.wrap import cell_width, clusters, printable, shorten, wrap

HOSTILE = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\x1b\x00\x9b\u202e\u200d\ufe0f\U0001f3fd漢a e\u0301\n")
    )
)


def test_every_character_that_can_be_on_screen_is_as_wide_as_the_screen_thinks() -> None:
    """All planes that hold text, against the table of the library that draws."""
    wrong = [
        f"U+{code:04X}"
        for code in (*range(0x20, 0xD800), *range(0xE000, 0x20000))
        if (shown := printable(chr(code))) and cell_width(shown) != cell_len(shown)
    ]
    assert wrong == []


@given(HOSTILE)
@settings(max_examples=200)
def test_printable_text_obeys_nothing_and_measures_the_same(text: str) -> None:
    """No control character is left, and twice is the same as once."""
    shown = printable(text)
    assert not any(unicodedata.category(each) in ("Cc", "Cf", "Cs") for each in shown)
    assert printable(shown) == shown
    assert cell_width(shown) == cell_len(shown)


@given(HOSTILE, st.integers(2, 30), st.one_of(st.none(), st.integers(1, 5)))
@settings(max_examples=200)
def test_wrapped_lines_fit(text: str, width: int, most: int | None) -> None:
    """No line is too wide and there are not too many."""
    lines = wrap(text, width, most)
    assert lines
    assert all(cell_width(line) <= width for line in lines)
    assert most is None or len(lines) <= most


@given(st.text("abc déf-漢 ", max_size=60), st.integers(2, 20))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    """Only spaces go."""
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb\nc", "a b c"),
        ("⚠\ufe0f", "⚠"),
        ("👩\u200d🌾", "👩🌾"),
        ("👍🏽", "👍"),
        ("\u202eabc", "\N{REPLACEMENT CHARACTER}abc"),
        ("[/x] <b>", "[/x] <b>"),
        ("مرحبا", "مرحبا"),
        ("\x00", "␀"),
    ],
)
def test_known_troublemakers(typed: str, shown: str) -> None:
    """The ones that people paste."""
    assert printable(typed) == shown


def test_shortening_and_accents() -> None:
    """A cut is said with an ellipsis; a letter keeps its accent."""
    assert shorten("Define a small set", 10) == "Define a…"
    assert shorten("short", 10) == "short"
    assert shorten("x" * 1_000_000, 5) == "xxxx…"
    assert wrap("y" * 1_000_000, 8, 2) == ("y" * 8, "y" * 7 + "…")
    assert list(clusters("e\u0301漢")) == [("e\u0301", 1), ("漢", 2)]


def test_what_does_not_fit_ends_with_an_ellipsis_and_blank_lines_at_the_end_are_none() -> None:
    assert wrap("aa bb", 2, 2) == ("aa", "bb")
    assert wrap("aa bb cc", 2, 2) == ("aa", "b…")
    assert wrap("aa bb cc dd ee", 2, 2) == ("aa", "b…")
    assert wrap("aa\nbb\ncc", 2, 2) == ("aa", "b…")
    assert wrap("aa\n \n", 5) == ("aa",)
    assert wrap(" \n \n", 5) == ("",)


def test_a_vowel_that_is_seen_is_shown_and_the_two_beside_it_that_are_not_are_left_out() -> None:
    assert printable("\u1780\u17b4\u17b5\u17b6") == "\u1780\u17b6"
