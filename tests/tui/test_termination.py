"""Leaving that nobody asked for: what was typed is stored, the terminal is given back, and the program is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / ".cache")
    return worked_example(home, "en")


@pytest.fixture
def typed(path: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The program while words stand in a field of a definition that are not stored yet."""
    with Terminal("--home", tmp_path, path) as terminal:
        terminal.wait_for("Governor", "Rich picture")
        terminal.press("2")
        terminal.wait_for("RELEVANT SYSTEMS", "P what")
        terminal.press("tab")
        terminal.press("enter")
        terminal.press("z", "e", "b", "r", "a")
        terminal.wait_for("zebra")
        terminal.press("x", "x")
        terminal.wait_for("zebraxx")
        yield terminal


def stored(path: Path) -> str:
    with open_session(path) as workshop:
        return str(workshop.study.root_definitions)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_stores_what_was_typed(typed: Terminal, path: Path, name: str) -> None:
    number = getattr(signal, name)
    os.kill(typed.process.pid, number)
    assert typed.wait_for_end() == 128 + number
    assert "zebraxx" in stored(path)


def test_the_terminal_is_given_back(typed: Terminal) -> None:
    os.kill(typed.process.pid, signal.SIGTERM)
    typed.wait_for_end()
    assert not typed.screen.cursor.hidden


def test_a_terminal_that_goes_away_without_a_signal_ends_the_program(
    typed: Terminal, path: Path
) -> None:
    os.close(typed._main)
    assert typed.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert "zebraxx" in stored(path)
    assert not list(path.parent.glob("*-journal"))
