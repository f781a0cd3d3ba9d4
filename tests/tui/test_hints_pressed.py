"""Every key that a footer or a dialog names is pressed, and what happens is what the table says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison.screen import TabbedStage
from ssm_studio.tui.dialog_keys import DialogKeys
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, shown, told, typed, undrawn

SIZE: Final = (160, 42)
"""Wide enough for a footer with all that it names."""
STEP, TOLD, LOOK, CLOSES = "a step", "told", "another look", "closes"
SAY, HELP, LINE, LIST, FIELD = "SayInput", "Reading", "AskLine", "Choose", "StudyField"
"""What a key does. A name is that of the dialog that opens, or of what has the focus then."""
COMMON: Final = {"stage.say": SAY, "app.help": HELP}
TABS: Final = {"comparison.next": LOOK, "comparison.trace": "TraceDialog", **COMMON}
CHANGES: Final = ("right_curly_bracket",) * 2
ACTIONS: Final = ("right_curly_bracket",) * 3

Hints = dict[str, str]
FOOTERS: Final[dict[tuple[int, tuple[str, ...]], Hints]] = {
    (1, ()): {"picture.add": LIST, "picture.outline": "Outline", **COMMON},
    (1, ("tab",)): {
        "picture.add": LIST,
        "picture.connect": LOOK,
        "picture.move": LOOK,
        "picture.edit": "Entry",
        "picture.outline": "Outline",
        **COMMON,
    },
    (2, ()): {
        "definitions.new": LINE,
        "definitions.decide": LINE,
        "definitions.versus": "CompareView",
        **COMMON,
    },
    (3, ("down",)): {
        "model.add": "InlineEditor",
        "model.edit": "InlineEditor",
        "model.needs": LINE,
        "model.list": "ActivityList",
        "model.new": LIST,
        "model.expand": STEP,
        "model.real-world": STEP,
        **COMMON,
    },
    (3, ("M",)): {
        "matrix.tick": STEP,
        "matrix.row": STEP,
        "matrix.next": LOOK,
        "sheet.back": "ModelCanvas",
        **COMMON,
    },
    (3, ("C",)): {
        "checklist.write": "LoneField",
        "checklist.there": "stage 2",
        "checklist.next": LOOK,
        "sheet.back": "ModelCanvas",
        **COMMON,
    },
    (4, ()): {
        "chart.open": FIELD,
        "chart.yes": STEP,
        "chart.change": LINE,
        "chart.make": STEP,
        "chart.walk": "Walk",
        **TABS,
    },
    (4, ("enter",)): {
        "typing.keep": FIELD,
        "typing.line": LOOK,
        "typing.back": "EntryList",
        "app.help": HELP,
    },
    (4, CHANGES): {
        "changes.open": FIELD,
        "changes.add": LINE,
        "changes.raters": "VoteSheet",
        "changes.action": STEP,
        "changes.plot": HELP,
        **TABS,
    },
    (4, ACTIONS): {
        "actions.open": FIELD,
        "actions.add": LINE,
        "actions.status": LIST,
        "actions.follow_up": LINE,
        **TABS,
    },
}
"""By stage and the keys that lead there: what each key of the footer does."""
DIALOGS: Final[dict[tuple[int, str], Hints]] = {
    (1, "f5"): {"enter": LOOK, "left": LOOK, "escape": CLOSES},
    (1, "f7"): {"w": LINE, "a": LOOK, "escape": CLOSES},
    (1, "ctrl+p"): {"down": LOOK, "escape": CLOSES},
    (1, "ctrl+d"): {"escape": CLOSES},
    (4, "w"): {"tab": LOOK, "pagedown": LOOK, "pageup": LOOK, "enter": LOOK, "escape": CLOSES},
    (4, "t"): {"escape": CLOSES},
}
"""By stage and the key that opens a dialog: what keys do that its foot names."""


def seen(app: StudioApp, *, looks: bool) -> tuple[object, ...]:
    """What a key may change; what the whole screen shows only where that is asked, for it takes long."""
    screen = app.screen
    return screen, app.study, app.focused, told(app), shown(app) if looks else ""


async def done(pilot: Pilot[None], key: str, *, looks: bool) -> str:
    """What a key does."""
    app = pilot.app
    assert isinstance(app, StudioApp)
    screen, study, focused, words, drawn = seen(app, looks=looks)
    await typed(pilot, key)
    now = seen(app, looks=looks)
    if now[0] is not screen:
        number = getattr(app.screen, "NUMBER", 0)
        if number and isinstance(screen, Screen) and screen.is_modal:
            return CLOSES
        return f"stage {number}" if number else type(app.screen).__name__
    if now[1] is not study:
        return STEP
    if looks and now[4] != drawn:
        return LOOK
    if now[2] is not focused:
        return type(app.focused).__name__
    return TOLD if now[3] != words else "nothing"


AS_TEXT: Final = ("Outline", "ActivityList")
"""What the picture or the model is as text; the same key shows the drawing again."""


async def back(pilot: Pilot[None], was: tuple[Screen[object], object, object]) -> bool:
    """Close what was opened and undo what was done; whether all is as it `was`, the focus too."""
    stage, study, focused = was
    app = pilot.app
    assert isinstance(app, StudioApp)
    while app.screen is not stage and app.screen.is_modal:
        await typed(pilot, "escape")
    if app.screen is not stage:
        await typed(pilot, f"alt+{getattr(stage, 'NUMBER', 1)}")
    while app.study != study:
        await typed(pilot, "escape", "ctrl+z")
    if type(app.focused).__name__ in AS_TEXT:
        await typed(pilot, "o")
    return app.focused is focused


async def anew(pilot: Pilot[None], stage: Screen[object], keys: tuple[str, ...]) -> None:
    """To where a footer is read, from anywhere on its stage."""
    await typed(pilot, "escape", "escape")
    if isinstance(stage, TabbedStage):
        stage.show_tab("chart")
        await settled(pilot)
    await typed(pilot, *keys)


def pressed(command: Command) -> str:
    """The key that is named."""
    return command.key.split(",")[0]


@asynccontextmanager
async def begun(
    home: Home, example: Path, number: int
) -> AsyncIterator[tuple[StudioApp, Pilot[None]]]:
    """A stage of the example, without drawing it after each key."""
    app = StudioApp(home, example, number)
    with undrawn(app):
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            yield app, pilot


@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_each_key_of_a_footer_does_what_the_table_says(
    home: Home, example: Path, number: int
) -> None:
    wrong: list[tuple[object, ...]] = []
    async with begun(home, example, number) as (app, pilot):
        stage, study = app.screen, app.study
        met: set[tuple[str, str]] = set()
        for (at, keys), does in FOOTERS.items():
            if at != number:
                continue
            await anew(pilot, stage, keys)
            was = stage, study, app.focused
            named = [each for each in stage.query_one(KeyLine).shown if each.key]
            if {each.id for each in named} != set(does):
                wrong.append((keys, "named", sorted({each.id for each in named} ^ set(does))))
            for command in named:
                expected = does.get(command.id, "")
                if (command.id, expected) in met:
                    continue
                met.add((command.id, expected))
                did = await done(pilot, pressed(command), looks=expected == LOOK)
                if did != expected:
                    wrong.append((keys, command.id, did, "not", expected))
                if did == LOOK or not await back(pilot, was):
                    await anew(pilot, stage, keys)
    assert not wrong


@pytest.mark.parametrize("number", [1, 4])
async def test_each_key_of_a_dialog_does_what_the_table_says(
    home: Home, example: Path, number: int
) -> None:
    wrong: list[tuple[object, ...]] = []
    async with begun(home, example, number) as (app, pilot):
        stage, study = app.screen, app.study
        for (at, opens), does in DIALOGS.items():
            if at != number:
                continue
            await back(pilot, (stage, study, None))
            await anew(pilot, stage, (opens,))
            dialog = app.screen
            named = {pressed(c) for w in dialog.query(DialogKeys) for c in w.commands if c.label}
            assert set(does) <= {key for each in named for key in (each, pressed_alike(each))}
            app.say_so("Something is told.")
            await settled(pilot)
            # It stands in the dialog, and covers nothing.
            assert not app._notifications
            assert "Something is told." in shown(app), opens
            for key, expected in does.items():
                did = await done(pilot, key, looks=expected == LOOK)
                if did != expected:
                    wrong.append((opens, key, did, "not", expected))
                while app.screen is not dialog and app.screen.is_modal:
                    await typed(pilot, "escape")
    assert not wrong


def pressed_alike(key: str) -> str:
    """The second of two keys that are named as one."""
    return {"up": "down", "pagedown": "pageup"}.get(key, key)
