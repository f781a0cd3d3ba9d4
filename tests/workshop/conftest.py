"""A home folder and an open session for every test of this room."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.studies import rich_study


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / "cache")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session file to copy; making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("made")
    return create_from_study(Home(folder, folder, folder), rich_study(), "Made")


@pytest.fixture
def path(home: Home, made: Path) -> Path:
    home.sessions.mkdir()
    return Path(shutil.copy(made, home.sessions))


@pytest.fixture
def workshop(path: Path) -> Iterator[Workshop]:
    with open_session(path, author="Sri") as opened:
        yield opened


@pytest.fixture
def other(path: Path) -> Iterator[Workshop]:
    """A second program at the same file."""
    with open_session(path, author="Budi") as opened:
        yield opened
