"""Which screen each command opens; the screens themselves are tried elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ssm_studio.i18n import language
from ssm_studio.workshop.home import Home
from tests.cli.conftest import Command

Opened = list[tuple[Path, Path | None, str]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    seen: Opened = []

    def run(home: Home, path: Path | None, _title: str) -> int:
        seen.append((home.sessions, path, language()))
        return 0

    monkeypatch.setitem(sys.modules, "ssm_studio.tui.run", SimpleNamespace(run=run))
    monkeypatch.setattr("ssm_studio.cli.sessions.must_be_terminal", lambda: None)
    return seen


def test_nothing_opens_the_library(ssm: Command, opened: Opened, home: Path) -> None:
    assert ssm().code == 0
    assert opened == [(home / "sessions", None, "en")]


@pytest.mark.parametrize("name", ["east-java", "east", "east-java.ssm"])
def test_a_name_opens_that_session(
    ssm: Command, opened: Opened, home: Path, tmp_path: Path, name: str
) -> None:
    path = ssm("demo", "--no-open").path
    assert ssm(name, "--lang", "id").code == 0
    assert opened == [(home / "sessions", path, "id")]


def test_a_path_opens_that_file_wherever_it_is(
    ssm: Command, opened: Opened, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "copy of mine.ssm"
    elsewhere.write_bytes(ssm("demo", "--no-open").path.read_bytes())
    assert ssm(str(elsewhere)).code == 0
    assert opened[0][1] == elsewhere


def test_demo_and_new_open_what_they_made(ssm: Command, opened: Opened, home: Path) -> None:
    assert (ssm("demo").out, ssm("new", "Ward").out) == ("", "")
    assert [path for _home, path, _language in opened] == [
        home / "sessions" / "east-java.ssm",
        home / "sessions" / "ward.ssm",
    ]


def test_the_code_of_the_screen_is_the_code_of_the_program(
    ssm: Command, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SimpleNamespace(run=lambda _home, _path, _title: 4)
    monkeypatch.setitem(sys.modules, "ssm_studio.tui.run", screen)
    assert ssm().code == 4
    assert ssm("demo").code == 4
