"""The facilitator's name is asked once, and never again; whoever leaves it is not asked again either."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop import author
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, shown, typed, until

MUST_ASK = author.must_ask


@pytest.fixture(autouse=True)
def nobody_asked_yet(asked_already: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SSM_STUDIO_AUTHOR", raising=False)
    monkeypatch.setattr(author, "_file", lambda: tmp_path / "config" / "facilitator.txt")
    monkeypatch.setattr(author, "must_ask", MUST_ASK)


async def test_it_is_asked_with_the_first_session(home: Home) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, "n", *"Irrigation", "enter")
        assert "your name" in shown(app)
        await typed(pilot, *"Sri Wahyuni", "enter")
        await until(pilot, lambda: isinstance(app.screen, StageScreen), "the session")
        assert app.workshop is not None
        assert author.kept_name() == app.workshop.author == "Sri Wahyuni"
        assert app.workshop.log()[0].author == "Sri Wahyuni"
        await typed(pilot, "ctrl+l", "n", *"Second", "enter")
        await until(pilot, lambda: isinstance(app.screen, StageScreen), "the session")


async def test_it_is_asked_after_the_first_edit_and_not_while_somebody_types(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, StageScreen)
        await typed(pilot, "colon", *"actor Porter", "enter", *"actor Cook", "enter")
        assert isinstance(app.screen, StageScreen)
        await typed(pilot, "escape")
        app.execute(edit.delete(app.study, "element", next(iter(app.study.elements))))
        await until(pilot, lambda: isinstance(app.screen, AskLine), "the question")
        await typed(pilot, "escape")
        assert not author.must_ask()
        app.execute(edit.delete(app.study, "element", next(iter(app.study.elements))))
        await settled(pilot)
        assert isinstance(app.screen, StageScreen)
        assert app.workshop is not None
        assert app.workshop.author == author.author_name()


def test_who_said_a_name_for_this_run_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert author.must_ask()
    monkeypatch.setenv("SSM_STUDIO_AUTHOR", "Budi")
    assert not author.must_ask()
