"""No test depends on the machine: not on how soon it answers, and not on who uses it or where.

What waits for other programs is given time; examples are the same in every run, and new ones are looked for by
`make explore`; settings and names that a user keeps are read from, and written to, a
folder of the test's own.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model import placement_changes
from ssm_studio.workshop import author
from tests.event_loop import Loop, rest, time_of_loop

LONG = 120.0
"""Seconds that nothing ever takes, unless it does not end."""

_ABOUT_THE_USER = (
    *("SSM_STUDIO_HOME", "SSM_STUDIO_LANG", "SSM_STUDIO_AUTHOR", "SSM_STUDIO_DOT"),
    *("SSM_STUDIO_ASCII", "SSM_STUDIO_CURSOR", "SSM_STUDIO_COMPLETE", "SSM_STUDIO_LIBRARY"),
    *("PGHOST", "PGSERVICE", "PGSERVICEFILE", "PGPASSFILE", "PGSSLMODE", "PGSSLROOTCERT"),
    *("LANGUAGE", "LC_MESSAGES", "LC_CTYPE", "SSH_CONNECTION", "COLUMNS", "LINES"),
    *("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"),
)
# How soon examples are made depends on how busy the machine is.
_UNHURRIED = [HealthCheck.too_slow]
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=_UNHURRIED
)
settings.register_profile(
    "explore", print_blob=True, deadline=None, suppress_health_check=_UNHURRIED
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

_KEPT_IN = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_MACHINES = itertools.count()

# Before anything is imported that reads them once.
for _name in _ABOUT_THE_USER:
    os.environ.pop(_name, None)
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8", TZ="UTC")


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests run on a loop that knows when it has nothing to do."""
    return {"own": asyncio.new_event_loop if sys.platform == "win32" else Loop}


@pytest.fixture(autouse=True)
def unhurried_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot goes on as soon as the loop is at rest, and sleeps only while there is work in threads."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", rest)
    monkeypatch.setattr("textual.app.wait_for_idle", rest)
    monkeypatch.setattr("textual._time.get_time", time_of_loop)


@pytest.fixture(autouse=True)
def rubbish_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from the collector: a program spares it what stays until its end, and a test's app does not."""
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "unfreeze", lambda: None)


# What the program asks of the collector too; the usual limits have it look through all that is loaded again and again.
gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of this run keep what a program keeps for its user."""
    return tmp_path_factory.mktemp("machines")


@pytest.fixture(autouse=True)
def nobodys_machine(machines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has kept nothing yet, for programs that a test starts too."""
    folder = machines / str(next(_MACHINES))
    for name in _KEPT_IN:
        monkeypatch.setenv(name, str(folder / name.lower()))


@pytest.fixture(autouse=True)
def asked_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for a name in the midst of a test; a test of that question sets it itself."""
    monkeypatch.setattr(author, "must_ask", lambda: False)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout engine answers in its own time; a test of what happens when it does not sets that itself."""
    monkeypatch.setattr(graphviz_process, "TIMEOUT", LONG)
    monkeypatch.setattr(graphviz_process, "SECOND_TIMEOUT", LONG)
    monkeypatch.setattr(placement_changes, "PATIENCE", LONG)


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No layout engine: nothing may depend on which one is installed here."""
    monkeypatch.setenv(graphviz_process.OVERRIDE, "/nowhere/dot")
    graphviz_process.forget()
    yield
    graphviz_process.forget()
