"""`doctor` finds out what is missing without failing over it, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.cli import doctor
from ssm_studio.diagram import graphviz_process
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def fresh_engine() -> Iterator[None]:
    graphviz_process.forget()
    yield
    graphviz_process.forget()


def findings(ssm: Command) -> dict[str, str]:
    answer = ssm("doctor")
    assert answer.code == 0
    return {line[:15].strip(): line[15:].strip() for line in answer.out.splitlines()}


def test_what_comes_along_is_found(ssm: Command) -> None:
    found = findings(ssm)
    assert "graphviz" in found["layout engine"]
    assert "laid out well" in found["layout tried"]
    assert "missing" not in found["libraries"]
    assert found["language"] == "en"


def test_a_missing_engine_is_told(ssm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSM_STUDIO_DOT", "/nowhere/dot")
    found = findings(ssm)
    assert "/nowhere/dot" in found["layout engine"]
    assert "well" not in found["layout tried"]


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "NO_COLOR"),
        ({"COLORTERM": "truecolor"}, "COLORTERM"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "dumb"}, "few"),
    ],
)
def test_colours(
    ssm: Command, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], says: str
) -> None:
    for name in ("NO_COLOR", "COLORTERM", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert says in findings(ssm)["colours"]


def test_folders_as_they_are(ssm: Command, home: Path) -> None:
    (home / "sessions").mkdir(parents=True)
    (home / "exports").write_text("in the way")
    found = findings(ssm)
    assert "can be written to" in found["sessions folder"]
    assert "file in its place" in found["exports folder"]
    assert "will be made" in found["cache folder"]
    assert list((home / "sessions").iterdir()) == []


def test_one_look_that_fails_does_not_hide_the_others(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(doctor, "_engine", fail)
    found = findings(ssm)
    assert "oops" in found["layout engine"]
    assert "can" in found["sessions folder"] or "will" in found["sessions folder"]
