"""What reaches the terminal: where its cursor stands, in which signs and colours. The real program, emulated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.formats import makers
from ssm_studio.signs import KEYBOARD, PLAIN_HEADS, keyboard
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home, find_home
from ssm_studio.workshop.reading import read_study
from tests.studies import texts_of
from tests.terminal import Terminal

COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-7]|38|39|4[0-7]|48|49|9[0-7]|10[0-7])\b[0-9;]*m")


@pytest.fixture
def shared(tmp_path: Path) -> Home:
    """A home of its own."""
    return find_home(str(tmp_path / "home"))


@pytest.fixture
def path(shared: Home) -> Path:
    """The worked example."""
    return worked_example(shared, "en")


class Recorded(Terminal):
    """A terminal that keeps every byte that came to it."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        """Nothing came yet."""
        super().__init__(*arguments, **more)
        self.received = b""
        feed = self._stream.feed

        def kept(data: bytes) -> None:
            self.received += data
            feed(data)

        self._stream.feed = kept  # type: ignore[method-assign]


def at_cursor(terminal: Terminal) -> tuple[str, int, int]:
    """The character on which the terminal's cursor stands, and where."""
    x, y = terminal.screen.cursor.x, terminal.screen.cursor.y
    return terminal.screen.buffer[y][x].data, x, y


def walk(terminal: Terminal) -> Iterator[str]:
    """Every screen, and dialogs that need no answer; each is waited for."""
    terminal.wait_for("Governor", "Rich picture")
    yield "picture"
    for keys, words, name in (
        (("o",), "says", "outline"),
        (("o", "2"), "RELEVANT SYSTEMS", "definition"),
        (("3",), "monitoring and control", "model"),
        (("o",), "needs", "model as text"),
        (("o", "4"), "asked about", "chart"),
        (("}",), "what was said", "debate"),
        (("}",), "desirable", "changes"),
        (("}",), "by when", "actions"),
        (("t",), "goes there", "trace"),
        (("escape", "f5"), "Export", "export"),
        (("escape", "f2"), "Surabaya", "session form"),
        (("escape", "?"), "Esc closes", "help"),
        (("escape", "ctrl+t"), "by when", "wall"),
        (("ctrl+t",), "type here", "stage again"),
    ):
        terminal.press(*keys)
        terminal.wait_for(words)
        yield name


def test_with_the_keyboards_characters_only_peoples_own_words_have_others(
    shared: Home, path: Path
) -> None:
    root = str(shared.sessions.parent)
    study, _why = read_study(path)
    own = {
        sign
        for _kind, record in study.everything()
        for text in texts_of(record)
        for sign in f"{text.plain or ''}{text.en or ''}{text.id or ''}"
    }
    with Terminal("--home", root, path, env={"SSM_STUDIO_ASCII": "1"}) as terminal:
        for name in walk(terminal):
            other = {sign for sign in terminal.text() if ord(sign) > 126} - own
            assert not other, (name, other)


def test_every_sign_is_one_cell_of_the_keyboard() -> None:
    for sign, plain in KEYBOARD.items():
        assert len(plain) == 1, sign
        assert plain.isascii(), sign
        assert plain.isprintable(), sign
    assert keyboard("Señor → Ω") == "Señor > Ω"


def test_without_colour_not_one_colour_is_sent(shared: Home, path: Path) -> None:
    root = str(shared.sessions.parent)
    with Recorded("--home", root, path, env={"NO_COLOR": "1"}) as terminal:
        for _name in walk(terminal):
            pass
        assert not COLOUR.findall(terminal.received)
        assert b"\x1b[7" in terminal.received or b";7m" in terminal.received, (
            "the chosen is reversed"
        )
    with Recorded("--home", root, path, env={"COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for("Governor", "Rich picture")
        assert COLOUR.findall(terminal.received), "with colours this test would find them"


def test_the_cursor_stands_on_the_point_of_focus(shared: Home, path: Path) -> None:
    root = str(shared.sessions.parent)
    with Terminal("--home", root, path) as terminal:
        terminal.wait_for("Governor", "Rich picture")
        terminal.press("tab")
        terminal.wait_until(lambda _text: at_cursor(terminal)[2] > 3, "an element")
        terminal.press("o")
        terminal.wait_for("says")
        terminal.press("down", "down")
        terminal.wait_until(lambda _text: at_cursor(terminal)[0] == "▸", "outline")
        one = at_cursor(terminal)[2]
        terminal.press("down")
        # The cursor goes before the mark is painted.
        terminal.wait_until(
            lambda _text: at_cursor(terminal)[2] > one and at_cursor(terminal)[0] == "▸",
            "outline, further",
        )
        terminal.press(":")
        terminal.type("abc")
        terminal.wait_until(
            lambda text: text.splitlines()[at_cursor(terminal)[2]][
                : at_cursor(terminal)[1]
            ].endswith("abc"),
            "entry line",
        )
        terminal.press("escape", "o", "3")
        terminal.wait_for("monitoring and control")
        terminal.wait_until(lambda _text: at_cursor(terminal)[0] == "1", "model")
        terminal.press("down")
        terminal.wait_until(lambda _text: at_cursor(terminal)[0] == "3", "model, along the arrow")
        terminal.press("4")
        terminal.wait_for("asked about")
        terminal.wait_until(lambda _text: at_cursor(terminal)[0] == "▸", "chart")
        row = at_cursor(terminal)[2]
        terminal.press("down")
        terminal.wait_until(lambda _text: at_cursor(terminal)[2] > row, "chart, further")
        assert at_cursor(terminal)[0] == "▸"
        terminal.press("2")
        terminal.wait_for("RELEVANT SYSTEMS")
        terminal.press("tab", "down")
        terminal.wait_until(lambda _text: at_cursor(terminal)[2] > 4, "definition")
        assert terminal.screen.cursor.hidden


def test_the_cursor_is_seen_where_that_is_asked_for(shared: Home, path: Path) -> None:
    root = str(shared.sessions.parent)
    with Terminal("--home", root, path, env={"SSM_STUDIO_CURSOR": "1"}) as terminal:
        terminal.wait_for("Governor", "Rich picture")
        terminal.press("4")
        terminal.wait_for("asked about")
        assert not terminal.screen.cursor.hidden


def test_drawings_written_as_text_keep_to_the_keyboard_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, _why = read_study(path)
    picture, model = next(iter(study.pictures)), next(iter(study.models))
    assert not makers.picture_text(study, picture, "en").isascii()
    monkeypatch.setenv("SSM_STUDIO_ASCII", "1")
    assert makers.picture_text(study, picture, "en").isascii()
    # The warning of the session is somebody's own words.
    silent = apply(study, edit.set_fields(study, "session", study.session.id, warning=None))
    assert makers.model_text(silent, model, "en").isascii()


def test_no_head_of_a_drawing_is_a_letter_and_no_two_are_alike() -> None:
    heads = "".join(PLAIN_HEADS.values())
    assert len(set(heads)) == len(heads) == 12
    assert {each for each in heads if each.isalnum()} == {"v"}
