"""Whose name stands beside a change: given once, it is kept; a user who is nobody in particular is a facilitator."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.workshop.author import author_name, keep_name, kept_name
from ssm_studio.workshop.workshop import open_session
from tests.workshop.steps import move


@pytest.fixture(autouse=True)
def nobody_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SSM_STUDIO_AUTHOR", raising=False)


def test_a_name_is_kept_once_it_was_given(path: Path) -> None:
    keep_name("  Sri \n Wahyuni ")
    assert kept_name() == author_name() == "Sri Wahyuni"
    with open_session(path) as workshop:
        workshop.do(move(workshop.study))
        assert workshop.log()[-1].author == "Sri Wahyuni"
    keep_name("")
    assert kept_name() == ""


def test_root_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "root")
    assert author_name() == "facilitator"
    monkeypatch.setattr("getpass.getuser", lambda: "sri")
    assert author_name() == "sri"


def test_what_is_said_for_this_run_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_name("Sri")
    monkeypatch.setenv("SSM_STUDIO_AUTHOR", "Budi")
    assert author_name() == "Budi"
