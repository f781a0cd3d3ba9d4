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
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, shown, told, typed, undrawn

SIZE: Final = (160, 42)
"""Wide enough for a footer with all that it names."""
STEP, TOLD, LOOK, CLOSES = "a step", "told", "another look", "closes"
SAY, HELP, LINE, LIST, FIELD = "SayInput", "Reading", "AskLine", "Choose", "StudyField"
"""What a key does. A name is that of the dialog that opens, or of what has the focus then."""
COMMON: Final = {"stage.say": SAY, "app.help": HELP}
TABS: Final = {"comparison.next": LOOK, "comparison.trace": "TraceDialog", **COMMON}
SHEETS: Final = {"research.next": LOOK, **COMMON}
TURN: Final = "right_curly_bracket"
SECOND, THIRD, FOURTH = ((TURN,) * turns for turns in (1, 2, 3))
"""The tabs of stage four, and the sheets of the research room."""

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
    (2, ("right",)): {
        "definitions.fill-in": "FormField",
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
    (4, SECOND): {
        "debate.open": FIELD,
        "debate.add": LINE,
        "debate.for": STEP,
        "debate.accommodation": LINE,
        **TABS,
    },
    (4, (*SECOND, "end")): {
        "debate.open": FIELD,
        "debate.add": LINE,
        "debate.accommodation": LINE,
        "debate.gradient": "VoteSheet",
        **TABS,
    },
    (4, THIRD): {
        "changes.open": FIELD,
        "changes.add": LINE,
        "changes.raters": "VoteSheet",
        "changes.action": STEP,
        "changes.plot": HELP,
        **TABS,
    },
    (4, FOURTH): {
        "actions.open": FIELD,
        "actions.add": LINE,
        "actions.status": LIST,
        "actions.follow_up": LINE,
        **TABS,
    },
    (5, ()): {
        "declaration.open": FIELD,
        "declaration.lock": STEP,
        **SHEETS,
    },
    (5, SECOND): {
        "cycles.problem": LINE,
        "cycles.research": LINE,
        "cycles.exit-problem": LIST,
        "cycles.exit-research": LIST,
        **SHEETS,
    },
    (5, THIRD): {
        "reconstruction.open": FIELD,
        "reconstruction.add": LINE,
        "reconstruction.evidence": LIST,
        "reconstruction.tie": LIST,
        **SHEETS,
    },
    (5, FOURTH): {
        "learning.open": FIELD,
        "learning.f": LINE,
        "learning.m": LINE,
        "learning.a": LINE,
        "learning.departure": LINE,
        **SHEETS,
    },
}
"""By stage and the keys that lead there: what each key of the footer does."""
DIALOGS: Final[dict[tuple[int, str], Hints]] = {
    (1, "f5"): {"enter": LOOK, "left": LOOK, "escape": CLOSES},
    (1, "f7"): {"w": LINE, "a": LOOK, "escape": CLOSES},
    (1, "ctrl+p"): {"down": LOOK, "escape": CLOSES},
    (1, "ctrl+d"): {"escape": CLOSES},
    (1, "ctrl+b"): {"e": LINE, "i": LINE, "l": LOOK, "escape": CLOSES},
    (1, "number_sign"): {"down": LOOK, "escape": CLOSES},
    (4, "w"): {"tab": LOOK, "pagedown": LOOK, "pageup": LOOK, "enter": LOOK, "escape": CLOSES},
    (4, "t"): {"escape": CLOSES},
}
"""By stage and the key that opens a dialog: what keys do that its foot names."""
LIBRARY: Final[Hints] = {
    "library.open": "stage 1",
    "library.new": LINE,
    "library.search": "Line",
    "library.example": "stage 1",
    "library.due": "Choose",
    "library.duplicate": LINE,
    "library.rename": LINE,
    "library.next_cycle": LINE,
    "library.trash": TOLD,
    "app.help": HELP,
}
"""What each key of the library's footer does."""


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
    if now[1] != study:
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
    elif app.focused is not focused:
        # Out of the field or the line that was begun.
        await typed(pilot, "escape")
    return app.focused is focused


async def anew(pilot: Pilot[None], stage: Screen[object], keys: tuple[str, ...]) -> None:
    """To where a footer is read, from anywhere on its stage."""
    await typed(pilot, "escape", "escape")
    if isinstance(stage, TabbedStage):
        # At once: a key that turns is pressed where the footer names it.
        stage.show_tab(stage.PARTS[keys.count(TURN)].KEY)
        await settled(pilot)
    await typed(pilot, *(each for each in keys if each != TURN))


def pressed(command: Command) -> str:
    """The key that is named."""
    return command.key.split(",")[0]


class Walk:
    """One program whose hints are read and pressed, and what came out otherwise than it stands in the tables."""

    def __init__(self, pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, StudioApp)
        self.pilot, self.app = pilot, app
        self.stage, self.study = app.screen, app.study
        self.met: set[tuple[str, str]] = set()
        """Keys with what they did: what is named in several footers is pressed once."""
        self.wrong: list[tuple[object, ...]] = []

    async def press(self, where: object, command: Command, expected: str) -> str:
        """Press the key of a command, and compare what it does; "" where it was pressed before."""
        if (command.id, expected) in self.met:
            return ""
        self.met.add((command.id, expected))
        did = await done(self.pilot, pressed(command), looks=expected == LOOK)
        if did != expected:
            self.wrong.append((where, command.id, did, "not", expected))
        return did

    async def footer(self, keys: tuple[str, ...], does: Hints) -> None:
        """Press what the footer of a state names."""
        await anew(self.pilot, self.stage, keys)
        was = self.stage, self.study, self.app.focused
        for command in self.named(keys, does):
            did = await self.press(keys, command, does.get(command.id, ""))
            if did and (did == LOOK or not await back(self.pilot, was)):
                await anew(self.pilot, self.stage, keys)

    def named(self, where: object, does: Hints) -> list[Command]:
        """What the footer in view names, which must be what the table says."""
        found = [each for each in self.app.screen.query_one(KeyLine).shown if each.key]
        if differ := {each.id for each in found} ^ set(does):
            self.wrong.append((where, "named", sorted(differ)))
        return found

    async def dialog(self, opens: str, does: Hints) -> None:
        """Press what the foot of a dialog names."""
        await back(self.pilot, (self.stage, self.study, None))
        await anew(self.pilot, self.stage, (opens,))
        app, dialog = self.app, self.app.screen
        named = {pressed(c) for w in dialog.query(DialogKeys) for c in w.commands if c.label}
        assert set(does) <= {key for each in named for key in (each, pressed_alike(each))}
        app.say_so("Something is told.")
        await settled(self.pilot)
        # It stands in the dialog, and covers nothing.
        assert not app._notifications
        assert "Something is told." in shown(app), opens
        for key, expected in does.items():
            did = await done(self.pilot, key, looks=expected == LOOK)
            if did != expected:
                self.wrong.append((opens, key, did, "not", expected))
            while app.screen is not dialog and app.screen.is_modal:
                await typed(self.pilot, "escape")


@asynccontextmanager
async def walking(app: StudioApp) -> AsyncIterator[Walk]:
    """A walk over the hints of a program, in which nothing may come out otherwise than it stands in the tables."""
    with undrawn(app):
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            walk = Walk(pilot)
            yield walk
    assert not walk.wrong


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
async def test_each_key_of_a_footer_or_a_dialog_does_what_the_table_says(
    home: Home, example: Path, number: int
) -> None:
    async with walking(StudioApp(home, example, number)) as walk:
        for (at, keys), does in FOOTERS.items():
            if at == number:
                await walk.footer(keys, does)
        for (at, opens), does in DIALOGS.items():
            if at == number:
                await walk.dialog(opens, does)


async def test_each_key_of_the_library_does_what_the_table_says(
    home: Home, example: Path, blank: Path
) -> None:
    async with walking(StudioApp(home)) as walk:
        app, pilot = walk.app, walk.pilot
        assert isinstance(app.screen, LibraryScreen)
        for command in walk.named("library", LIBRARY):
            await walk.press("library", command, LIBRARY.get(command.id, ""))
            while app.screen is not walk.stage:
                await typed(pilot, "escape" if app.screen.is_modal else "ctrl+l")
            await typed(pilot, "escape", "u")
        assert example.exists()
        assert blank.exists()


def pressed_alike(key: str) -> str:
    """The second of two keys that are named as one."""
    return {"up": "down", "pagedown": "pageup"}.get(key, key)
