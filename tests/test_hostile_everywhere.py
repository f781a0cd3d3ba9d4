"""Whatever people type, whatever lies in the way of the program: screens stand, exports work, nothing is lost."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ssm_studio.diagram import graphviz_process
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.registry import EXPORTS, produce
from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.say_line import SayLine
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.create import create_from_study, create_session
from ssm_studio.workshop.home import Home, find_home
from ssm_studio.workshop.workshop import open_session
from tests.studies import HOSTILE, rich_study
from tests.terminal import Terminal
from tests.tui.driving import said, settled, told, typed
from tests.work import counted

ALL: Final = "\n".join(HOSTILE)
UNSEEMLY: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What must never reach a terminal as it is: control characters, line breaks of other kinds, turning of direction."""
MEGABYTE: Final = ("[/x] \x1b[31m a word that goes on | " * 30_000)[: 1 << 20]
MOST: Final = 20_000_000
"""Calls of functions with which a screen that holds a megabyte must be there; what hangs makes many times more."""

WALKS: Final = {
    1: ("tab", "tab", "down", "right", "tab", "z", "z", "o", *("down",) * 6, "o", "f3", "f4"),
    2: ("right_square_bracket",) * 4 + ("down",) * 12 + ("f", "escape", "l", "escape", "f3"),
    3: ("down", "down", "right", "up", "z", "z", "o", *("down",) * 8, "o", "e", "escape", "f4"),
    4: ("down", "down", "t", "escape")
    + ("right_square_bracket", "down", "enter", "escape") * 3
    + ("slash", "escape"),
}


@pytest.fixture(autouse=True)
def english() -> None:
    """Each test begins in English, whatever the machine speaks."""
    set_language("en")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return find_home(str(tmp_path / "home"))


def retold(study: Study, say: Callable[[], str]) -> Study:
    """The study with other words in every text."""
    tables: dict[str, Any] = {}
    for kind in KINDS:
        tables[kind.table] = {
            id_: replace(record, **_retold_fields(record, say))
            for id_, record in study.table(kind.name).items()
        }
    return Study(**tables)


def _retold_fields(record: Any, say: Callable[[], str]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, Text):
            changed[field.name] = Text(en=say())
        elif isinstance(value, tuple) and value and isinstance(value[0], Text):
            changed[field.name] = tuple(Text(en=say()) for _each in value)
    return changed


def hostile_study(first: int) -> Study:
    """Every text another one of the hostile ones; `first` says where to begin."""
    at = count(first)
    return retold(rich_study(), lambda: HOSTILE[next(at) % len(HOSTILE)])


@asynccontextmanager
async def stage(
    home: Home, study: Study, number: int, size: tuple[int, int] = (140, 42)
) -> AsyncIterator[tuple[StudioApp, Pilot[None]]]:
    """The program at a stage of a session that holds `study`."""
    app = StudioApp(home, create_from_study(home, study, "hostile"), number)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, StageScreen)
        yield app, pilot


def shown(app: StudioApp) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def assert_seemly(app: StudioApp) -> None:
    found = UNSEEMLY.search(shown(app))
    assert found is None, f"{found[0]!r} on the screen:\n{shown(app)}"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("first", [0, 11])
async def test_any_words_in_every_field_disturb_no_screen(
    home: Home, number: int, first: int
) -> None:
    size = (140, 42) if first else (80, 24)
    async with stage(home, hostile_study(first), number, size) as (app, pilot):
        before = app.study
        assert_seemly(app)
        for key in WALKS[number]:
            await pilot.press(key)
            await settled(pilot)
            assert_seemly(app)
        assert app.study == before


@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_all_of_them_at_once_in_every_field(home: Home, number: int) -> None:
    async with stage(home, retold(rich_study(), lambda: ALL), number) as (app, pilot):
        await typed(pilot, *WALKS[number][:6])
        assert_seemly(app)


def test_every_export_of_any_words_is_made() -> None:
    for first in range(0, len(HOSTILE), 7):
        study = hostile_study(first)
        for each in EXPORTS:
            for form in each.formats:
                if form != "png":
                    assert all(file.data for file in produce(study, each.what, form))


def long_study() -> Study:
    """The rich study with a megabyte in one element, activity, customer, worldview and comparison field."""
    study = rich_study()
    tables: dict[str, Any] = {}
    for table, name in (
        ("elements", "label"),
        ("activities", "text"),
        ("customers", "who"),
        ("root_definitions", "worldview"),
        ("comparison_rows", "how"),
        ("changes", "text"),
        ("actions", "text"),
    ):
        records = dict(getattr(study, table))
        id_, record = next(iter(records.items()))
        records[id_] = replace(record, **{name: Text(en=MEGABYTE)})
        tables[table] = records
    return replace(study, **tables)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_a_megabyte_holds_nobody_up(home: Home, number: int) -> None:
    study = long_study()
    app = StudioApp(home, create_from_study(home, study, "long"), number)
    with counted() as work:
        async with app.run_test(size=(140, 42)) as pilot:
            await settled(pilot)
            opened, most = work.calls, (0, "")
            for key in WALKS[number]:
                before = work.calls
                await pilot.press(key)
                await settled(pilot)
                most = max(most, (work.calls - before, key))
            assert app.study == study
            assert_seemly(app)
    print(f"stage {number}: opened with {opened} calls, the costliest key {most}")
    assert opened < MOST
    assert most[0] < MOST


async def test_what_no_file_can_hold_is_replaced_and_said(home: Home) -> None:
    app = StudioApp(home, create_from_study(home, rich_study(), "x"), 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        await typed(pilot, "e")
        field = next(f for f in app.screen.query(StudyField) if f.field_name == "efficacy")
        field.focus()
        await pilot.pause()
        field.insert("nul\x00 and \ud800 half")
        await typed(pilot, "tab")
        model = next(iter(app.study.models.values()))
        assert model.efficacy is not None
        assert "nul\ufffd and \ufffd half" in (model.efficacy.en or "")
        assert "replaced" in told(app)
        assert "nul\ufffd and \ufffd half" in field.text
        await typed(pilot, "escape")
        app.clear_notifications()
        await said(pilot, "9 Tell \x00 nobody")
        assert any(
            "\ufffd" in (each.text.en or "") for each in app.study.activities.values() if each.text
        )
        assert_seemly(app)


STRANGE = ("directory", "unreadable", "letter", "../../x", "CON", "\x1b[31m", "nowhere/at/all.ssm")


def strange(folder: Path, what: str) -> str:
    """A path at which no session can be opened."""
    path = folder / f"{what}.ssm"
    if what == "directory":
        path.mkdir()
    elif what in ("unreadable", "letter"):
        path.write_text("Dear all")
        path.chmod(0o000 if what == "unreadable" else 0o644)
    else:
        return what
    return str(path)


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_no_session_is_told_in_one_sentence(tmp_path: Path, what: str) -> None:
    with Terminal("--home", tmp_path, "--", strange(tmp_path, what)) as terminal:
        assert terminal.wait_for_end() == 2
        terminal.rest(0.2)
        text = terminal.text()
    assert "Error: " in text
    assert "Traceback" not in text
    assert "in the program itself" not in text
    assert not list(tmp_path.rglob("*.ssm-journal"))


@pytest.mark.parametrize("what", ["directory", "unreadable", "letter"])
async def test_the_library_tells_it_too(home: Home, what: str) -> None:
    home.sessions.mkdir(parents=True, exist_ok=True)
    path = Path(strange(home.sessions, what))
    app = StudioApp(home)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        await typed(pilot, "enter", "escape")
        assert_seemly(app)
        assert path.exists()
        if path.is_file() and stat.S_IMODE(path.stat().st_mode):
            assert path.read_text() == "Dear all"


@pytest.mark.parametrize("title", ["../../x", "CON", "a/b\\c:d", "\x1b[31m red", " . "])
async def test_any_title_typed_in_the_library_stays_in_its_folder(home: Home, title: str) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "n")
        app.screen.query_one(Input).value = title
        await typed(pilot, "enter")
        assert_seemly(app)
        await typed(pilot, "ctrl+l")
        assert isinstance(app.screen, LibraryScreen)
        assert_seemly(app)
    made = list(home.sessions.parent.parent.rglob("*.ssm"))
    assert all(each.resolve().parent == home.sessions.resolve() for each in made)


@pytest.mark.parametrize("how", ["put back", "copy"])
async def test_when_the_folder_is_gone_the_words_stay_and_can_be_kept(
    home: Home, tmp_path: Path, how: str
) -> None:
    path = create_session(home, "Ward handover", "en")
    away = tmp_path / "away"
    app = StudioApp(home, path, 1)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        await said(pilot, "actor Night nurse")
        home.sessions.rename(away)
        app.session.look_at_file()
        await settled(pilot)
        await said(pilot, "actor Day nurse")
        assert "not saved" in str(app.screen.query_one("#title-saved", Static).render())
        line = app.screen.query_one(SayLine)
        assert line.entry.value == "actor Day nurse"
        await typed(pilot, "o", "down")
        assert "Night nurse" in shown(app)
        if how == "copy":
            path = tmp_path / "copy.ssm"
            await app.run_action("save_copy")
            await settled(pilot)
            app.screen.query_one(Input).value = str(path)
            await typed(pilot, "enter")
        else:
            away.rename(home.sessions)
        app.session.look_at_file()
        await settled(pilot)
        line.entry.focus()
        await pilot.pause()
        await typed(pilot, "enter")
        assert "✓" in str(app.screen.query_one("#title-saved", Static).render())
    with open_session(path) as workshop:
        labels = [each.label.en for each in workshop.study.elements.values() if each.label]
    assert labels == ["Night nurse", "Day nurse"]


@pytest.mark.skipif(os.name == "nt", reason="the engines of this test are shell scripts")
@pytest.mark.parametrize(
    "script", ["missing", "held", "kill -SEGV $$", "head -c 9000 /dev/urandom"]
)
async def test_models_can_be_worked_on_whatever_the_layout_engine_does(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """While the engine is held, keys are answered; whatever it answers then, the model is there."""
    engine, asked, go = (tmp_path / name for name in ("engine", "asked", "go"))
    if script == "held":
        script = f'touch "{asked}"; while [ ! -e "{go}" ]; do sleep 0.05; done; exit 1'
        # A key that waits for the engine would wait until the test is ended from outside.
        monkeypatch.setattr(graphviz_process, "TIMEOUT", 1e6)
    if script != "missing":
        engine.write_text(f"#!/bin/sh\n{script}\n")
        engine.chmod(0o755)
    monkeypatch.setenv("SSM_STUDIO_DOT", str(engine))
    graphviz_process.forget()
    app = StudioApp(home, create_from_study(home, rich_study(), "x"), 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        for key in ("down", "down", "o", "down", "o"):
            await pilot.press(key)
        go.touch()
        await settled(pilot)
        assert asked.exists() or str(asked) not in script
        words = next(each.text.en for each in app.study.activities.values() if each.text) or ""
        assert words.split()[0] in shown(app)
        await typed(pilot, "o")
        assert words[:12] in shown(app)
    graphviz_process.forget()
