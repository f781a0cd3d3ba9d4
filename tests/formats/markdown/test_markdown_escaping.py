"""Whatever was typed comes out of a Markdown reader as the same words, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ssm_studio.formats import escaping
from tests.formats.markdown.reading import read
from tests.studies import HOSTILE, UNSTORABLE, hostile_texts

EXAMPLES = [
    *HOSTILE,
    *UNSTORABLE,
    "\n",
    "a\n\nb\n",
    "1. x",
    "12) y",
    "a\\",
    "www.a.b",
    "#",
    "a #",
    "- - -",
    "//localhost/x",
    "http://localhost/x ftp://localhost",
    "mailto:a@localhost",
]


def _everywhere(text: str) -> None:
    want = escaping.visible(text)
    if not want:
        return
    page = read(
        "\n\n".join(
            (
                "# " + escaping.one_line(text),
                escaping.inline(text),
                "**Label:** " + escaping.inline(text),
                "- " + escaping.item(text) + "\n- next",
                "\n".join(
                    escaping.table(
                        ["a", "b"], [[escaping.cell(text), "x"], ["y", escaping.cell(text)]]
                    )
                ),
                "end",
            )
        )
    )
    assert [title for _, title in page.headings] == [want]
    assert page.paragraphs == [want, "Label: " + want, "end"]
    assert page.items == [want, "next"]
    assert page.tables == [[["a", "b"], [want, "x"], ["y", want]]]


@pytest.mark.parametrize("text", EXAMPLES)
def test_known_troublemakers_read_as_typed(text: str) -> None:
    _everywhere(text)


@settings(max_examples=400, deadline=None)
@given(hostile_texts(unstorable=True))
def test_any_text_reads_as_typed(text: str) -> None:
    _everywhere(text)


def test_no_control_character_reaches_the_file() -> None:
    every = "".join(map(chr, range(0x20))) + "\x7f" + "".join(map(chr, range(0x80, 0xA0)))
    for place in (escaping.inline, escaping.cell, escaping.one_line, escaping.item):
        assert not set(place(every)) & (set(every) - {"\n"})
    assert escaping.visible("\x1b[31m") == "␛[31m"
    assert escaping.visible("a\x00b\x9bc\uffffd\U0001fffe") == "a\ufffdb\ufffdc\ufffdd\ufffd"


def test_a_tab_between_words_stays_a_tab_but_not_in_the_file() -> None:
    assert "\t" not in escaping.cell("a\tb")
    assert escaping.visible("a\tb") == "a\tb"


@pytest.mark.parametrize("text", ["@doe", "costs $5 or $6", "a ~~b~~", "#12", "[^1]"])
def test_what_only_some_viewers_understand_is_escaped_too(text: str) -> None:
    for sign in "@$~#[":
        assert f"\\{sign}" in escaping.inline(text) or sign not in text


def test_directions_and_joined_emoji_stay_as_typed() -> None:
    for text in ("\u202eשלום\u202c", "👩\u200d👩\u200d👧", "e\u0301"):
        assert escaping.cell(text) == text


def test_a_megabyte_is_no_trouble() -> None:
    assert len(escaping.inline("|`*" * 350_000)) == 2_100_000
