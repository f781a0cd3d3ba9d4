"""A home folder and an open session for every test of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.workshop.begin import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.studies import rich_study


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / "cache")


@pytest.fixture
def path(home: Home) -> Path:
    return create_from_study(home, rich_study(), "Made")


@pytest.fixture
def workshop(path: Path) -> Iterator[Workshop]:
    with open_session(path, author="Sri") as opened:
        yield opened


@pytest.fixture
def other(path: Path) -> Iterator[Workshop]:
    """A second program at the same file."""
    with open_session(path, author="Budi") as opened:
        yield opened
