"""The first inquiry and the tour of both READMEs do what they promise: each line is typed, each key pressed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.say_line import SayLine
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import settled, shown, typed, undrawn, until

ROOT = Path(__file__).parents[1]
PAGES = {"en": ROOT / "README.md", "id": ROOT / "README.id.md"}
HEADINGS = {"en": "## Your first inquiry\n", "id": "## Inkuiri pertama Anda\n"}
SIZE = (140, 42)
PRESSED = {
    "↓": "down",
    "Esc": "escape",
    "Enter": "enter",
    "Tab": "tab",
    "F5": "f5",
    "?": "question_mark",
}
"""How the keys of the tour that are no single letter are called by the driver."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


def page(language: str) -> str:
    return PAGES[language].read_text("utf-8")


def first_inquiry(language: str) -> list[str]:
    section = page(language).partition(HEADINGS[language])[2].partition("\n## ")[0]
    blocks = re.findall(r"^```text\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 1
    return str(blocks[0]).splitlines()


@pytest.mark.parametrize("language", ["en", "id"])
async def test_the_first_inquiry_is_typed_on_the_screen(tmp_path: Path, language: str) -> None:
    set_language(language)
    home = find_home(str(tmp_path))
    path = create_session(home, "Library hours", language)
    lines = first_inquiry(language)
    assert len(lines) == 10
    app = StudioApp(home, path)
    with undrawn(app):
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: app.screen.query(SayLine))
            await typed(pilot, ":")
            for line in lines:
                entry = app.screen.query_one(SayLine).entry
                assert entry.has_focus, line
                entry.value = line
                await typed(pilot, "enter")
                assert entry.value == "", line
    study = open_session(path).study
    (action,) = study.actions.values()
    (change,) = study.changes.values()
    (definition,) = study.root_definitions.values()
    assert action.changes == (change.id,)
    assert action.by_when == "2026-05-01"
    assert definition.transformation_output
    assert len(study.activities) == 2
    assert len(study.elements) == 2
    (row,) = study.comparison_rows.values()
    assert change.from_rows == (row.id,)


def steps(language: str) -> list[list[str]]:
    """What stands in backticks in each numbered step of the tour."""
    tour = re.split(r"^## ", page(language), flags=re.MULTILINE)[4]
    found = re.split(r"^\d\. ", tour.partition("\n\n`?`")[0], flags=re.MULTILINE)[1:]
    return [re.findall(r"`([^`]+)`", each) for each in found]


def key(words: str) -> str:
    """A key as the driver calls it."""
    if words.startswith("Ctrl+"):
        return "ctrl+" + words.removeprefix("Ctrl+").lower()
    return PRESSED.get(
        words, {"}": "right_curly_bracket", "/": "slash", ":": "colon"}.get(words, words)
    )


async def done(pilot: Pilot[None], words: str) -> None:
    """Press a key of the tour, or type a line of it."""
    if len(words) > 1 and words not in PRESSED and not words.startswith("Ctrl+"):
        entry = pilot.app.focused
        assert isinstance(entry, Input), words
        entry.value = words
        await settled(pilot)
    else:
        await typed(pilot, key(words))


def concern_is_back(app: StudioApp) -> bool:
    return any(
        "nobody asks the villages" in str(each.label) for each in app.study.elements.values()
    )


def activity_is_there(app: StudioApp) -> bool:
    new = next((a for a in app.study.activities.values() if a.number == "11"), None)
    return new is not None and "Thank those" in str(new.text) and len(new.depends_on) == 1


def differs(app: StudioApp, before: str) -> bool:
    return shown(app) != before


def left(app: StudioApp) -> bool:
    return not app.is_running


def sees(*words: str) -> Callable[[StudioApp], bool]:
    return lambda app: all(each in shown(app) for each in words)


OUTCOMES: tuple[Callable[[StudioApp], bool], ...] = (
    sees("1 Rich picture"),
    concern_is_back,
    sees("1 Rich picture"),
    sees("RD1", "Root definitions"),
    activity_is_there,
    sees("Debate"),
    sees("Root definitions"),
    left,
)
"""What is to be seen after each step of the tour."""
UNSEEN = {":", "/", "Esc"}
"""Keys that may change nothing but the place of the cursor."""
SAME_KEY = {"Ctrl+E"}
"""A second key for what the one before it did."""


def test_both_tours_press_the_same() -> None:
    assert steps("en") == steps("id")
    assert len(steps("en")) == 8


@pytest.mark.timeout(900)
async def test_every_step_of_the_tour_does_what_it_says(tmp_path: Path) -> None:
    """After each key something on the screen is another, and after each step what it promises is there."""
    home = find_home(str(tmp_path))
    app = StudioApp(home, worked_example(home, "en"))
    with undrawn(app):
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: app.screen.query(SayLine))
            for number, (pressed, there) in enumerate(zip(steps("en"), OUTCOMES, strict=True), 1):
                for words in pressed:
                    if words in SAME_KEY:
                        continue
                    before = shown(app)
                    await done(pilot, words)
                    if app.is_running and words not in UNSEEN:
                        await until(pilot, partial(differs, app, before), f"{number}: {words}")
                await until(pilot, partial(there, app), f"what step {number} promises")
    assert list(tmp_path.rglob("root-definitions.md"))
