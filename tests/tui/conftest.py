"""The program on a temporary home, driven as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.i18n import set_language
from ssm_studio.workshop.create import create_from_study, create_session
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home, find_home
from tests.studies import rich_study


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the machine speaks."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return find_home(str(tmp_path / "home"))


@pytest.fixture
def example(home: Home) -> Path:
    """The worked example's session, in English."""
    return worked_example(home, "en")


@pytest.fixture
def blank(home: Home) -> Path:
    """A session that has a title and nothing else."""
    return create_session(home, "Ward handover", "en")


@pytest.fixture
def rich(home: Home) -> Path:
    """A session filled in every corner."""
    return create_from_study(home, rich_study())
