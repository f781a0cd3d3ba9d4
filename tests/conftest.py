"""No test depends on how soon the machine answers: what waits for other programs is given time."""

from __future__ import annotations

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model import placement_changes

LONG = 120.0
"""Seconds that nothing ever takes, unless it does not end."""


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout engine answers in its own time; a test of what happens when it does not sets that itself."""
    monkeypatch.setattr(graphviz_process, "TIMEOUT", LONG)
    monkeypatch.setattr(graphviz_process, "SECOND_TIMEOUT", LONG)
    monkeypatch.setattr(placement_changes, "PATIENCE", LONG)
