"""Two real programs in two terminals: one works on a session, the other shows the room what the first one shows."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home, find_home
from tests.terminal import PATIENCE, Terminal


@pytest.fixture
def shared(tmp_path: Path) -> Home:
    """A home of its own with the worked example."""
    return find_home(str(tmp_path / "home"))


@pytest.fixture
def path(shared: Home) -> Path:
    """The session."""
    return worked_example(shared, "en")


@pytest.fixture
def windows(shared: Home, path: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """The first window and the wall."""
    root = str(shared.sessions.parent)
    with Terminal("--home", root, "wall", path, size=(100, 36)) as wall:
        wall.wait_for("worked example", "open it in the first window")
        with Terminal("--home", root, path) as first:
            first.wait_for("Governor", "Rich picture")
            yield first, wall


def comes(first: Terminal, wall: Terminal, *words: str, gone: bool = False) -> str:
    """Wait for words on the wall, taking in meanwhile what the first window writes: it would stand still else."""

    def enough(text: str) -> bool:
        first.rest(0.02)
        return all((word in text) != gone for word in words)

    return wall.wait_until(enough, words)


def test_the_second_window_follows_and_shows_the_thing_alone(
    windows: tuple[Terminal, Terminal],
) -> None:
    first, wall = windows
    comes(first, wall, "Governor")
    first.press("2")
    comes(first, wall, "A system owned by", "W  ")
    text = "\n".join(wall.screen.display)
    assert "Performance-driven culture in the East Java Provincial Government" in text
    assert "type here" not in text
    assert "P what" not in text
    first.press("3")
    comes(first, wall, "Appreciate the results", "monitoring and control")
    first.press("4")
    comes(first, wall, "X01", "how judged")
    first.press("down")
    comes(first, wall, "X02")
    first.press("}", "}")
    comes(first, wall, "desirable", "feasible", "▸")
    first.press("}")
    comes(first, wall, "by when", "Provincial Secretary")


def test_what_the_first_window_writes_is_seen_on_the_wall(
    windows: tuple[Terminal, Terminal],
) -> None:
    first, wall = windows
    comes(first, wall, "Governor")
    first.press("4", "}", "}")
    comes(first, wall, "feasible")
    first.press(":")
    first.type("change Zebras walk first")
    first.press("enter")
    comes(first, wall, "Zebras walk first")


def test_a_wall_whose_terminal_goes_away_ends(path: Path, shared: Home) -> None:
    with Terminal("--home", shared.sessions.parent, "wall", path, size=(100, 36)) as wall:
        wall.wait_for("worked example", "open it in the first window")
        os.close(wall._main)
        assert wall.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_a_first_window_that_closes_or_is_killed_is_told_plainly(shared: Home, path: Path) -> None:
    root = str(shared.sessions.parent)
    before = path.read_bytes()
    with Terminal("--home", root, "wall", path, size=(100, 36)) as wall:
        with Terminal("--home", root, path) as first:
            first.wait_for("Governor", "Rich picture")
            comes(first, wall, "Governor")
            first.press("ctrl+q")
            wall.wait_for("The first window has closed the session")
        with Terminal("--home", root, path) as first:
            first.wait_for("Governor", "Rich picture")
            comes(first, wall, "has closed the session", gone=True)
            first.press("2")
            comes(first, wall, "A system owned by")
            first.process.send_signal(signal.SIGKILL)
            wall.wait_for("Nothing is heard of the first window", "A system owned by")
        wall.press("q")
        assert wall.wait_for_end() == 0
    assert path.read_bytes() == before, "neither window wrote anything"
