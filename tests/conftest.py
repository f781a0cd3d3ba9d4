"""No test depends on how soon the machine answers: what waits for other programs is given time."""

from __future__ import annotations

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model import placement_changes
from ssm_studio.workshop import author

LONG = 120.0
"""Seconds that nothing ever takes, unless it does not end."""


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
