"""Every key that a text names is a key; footers name what works; a letter of jump mode goes where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.screen import Screen

from ssm_studio.tui.agenda.sheet import KEYS as AGENDA_KEYS
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.clickable import AnswerLine
from ssm_studio.tui.commands import APP, SAYING, STAGE, TYPING, TYPING_LINES, Command, key_words
from ssm_studio.tui.comparison.commands import CHOICE, EVERYWHERE_HERE, LINK
from ssm_studio.tui.comparison.screen import TABS, ComparisonScreen
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.dialog_keys import DialogKeys
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.jump import JumpLetters, beside, targets
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.model.checklist import Checklist
from ssm_studio.tui.model.matrix import CorrespondenceMatrix
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.picture.screen import PictureScreen
from ssm_studio.tui.research.screen import ResearchScreen
from ssm_studio.tui.tasks import OTHER, by_task
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, told, typed

ROOT = Path(__file__).parents[2]
TABLES = (
    *(APP, STAGE, TYPING, TYPING_LINES, SAYING, CHOICE, LINK, EVERYWHERE_HERE),
    *(PictureScreen.COMMANDS_HERE, DefinitionScreen.COMMANDS_HERE, ModelScreen.COMMANDS_HERE),
    *(CorrespondenceMatrix.KEYS, Checklist.KEYS, LibraryScreen.COMMANDS_HERE),
    *(tab.HERE for tab in TABS),
)
SCREENS = (
    *(LibraryScreen, PictureScreen, DefinitionScreen, ModelScreen, ComparisonScreen),
    ResearchScreen,
)
NAMED = re.compile(r"Ctrl\+(?:Shift\+)?[A-Z]\b|Alt\+[1-4]\b|\bF(?:[1-9]|1[0-2])\b")
PRESS = re.compile(r"\bpress ([a-zA-Z\[\]{}]|[?:;=/.,+-])(?=[\s.,;)]|$)")
OF_THE_TERMINAL = {"Ctrl+D", "Ctrl+C", "Ctrl+J"}
"""The end of input, its interruption, and the line break, which no table of commands has."""


def all_keys() -> set[str]:
    """Every key of every table, as people write it."""
    found = set()
    for table in TABLES:
        for command in table:
            for key in command.key.split(","):
                found.add(key_words(Command("", key, "", "", "")))
            found.update(command.shown_key.split())
            found.add(key_words(command))
    return found


def texts() -> Iterator[tuple[str, str]]:
    """Every text that a person reads: messages in both languages, the README, the pages."""
    po = ROOT / "ssm_studio" / "locale" / "id" / "LC_MESSAGES" / "ssm_studio.po"
    with po.open("rb") as file:
        for message in read_po(file):
            for each in (message.id, message.string):
                yield "messages", str(each)
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        if page.name not in ("keys.md", "performance.md", "reliability.md"):
            yield page.name, page.read_text("utf-8")


def test_every_key_that_a_text_names_is_in_a_table_of_commands() -> None:
    known = all_keys() | OF_THE_TERMINAL | {f"Alt+{n}" for n in range(1, 5)}
    unknown = {
        (where, key)
        for where, words in texts()
        for key in (*NAMED.findall(words), *PRESS.findall(words))
        if key not in known
    }
    assert unknown == set()


A_KEY_DOES = re.compile(
    r"(?:^|[.;,:] )(?:[a-z]|[-+/#]) "
    r"(?:goes|shows|adds|begins|makes|models|asks|takes|finds|lists)\b|\bor with [a-z]\."
)
DONE_BY: dict[str, tuple[str, ...]] = {
    "+ shows the words again.": ("model.in",),
    "- shows the whole model, / finds one activity.": ("model.out", "model.search"),
    "A model of current practice is not expanded; u goes to its conceptual model.": ("model.up",),
    "No agenda yet: t takes one over, a adds a block.": ("template", "add"),
    "Open. It is locked when the first block of the agenda begins, on the first day, or with l.": (
        "declaration.lock",
    ),
    "Select an accommodation first; v adds one.": ("debate.accommodation",),
    "The next tab holds the debate: {key} goes there, + adds what was said.": ("debate.add",),
    "There is no second model yet: m begins one, w models current practice.": (
        "model.new",
        "model.real-world",
    ),
    "This is asked in a model of current practice: w begins one.": ("model.real-world",),
    "This is the conceptual model: w shows current practice beside it.": ("model.real-world",),
    "a adds an activity; or type  : 1 Find out what users need": ("model.add",),
    "goes to the changes; a makes an action from one": ("changes.action",),
    "m begins a model for a root definition.": ("model.new",),
    "m makes the rows of the chart, w asks them one by one.": ("chart.make", "chart.walk"),
    "{model} expands {number}. Write its T and W in stage 2; u goes up again.": ("model.up",),
    "“{title}” is in the trash folder now; u takes it out again.": ("library.restore",),
}
"""Sentences that say what a key does, and the commands or keys of a dialog that they speak of."""


def test_a_sentence_that_says_what_a_key_does_names_that_commands_key() -> None:
    tables = (*TABLES, ResearchScreen.COMMANDS_HERE, AGENDA_KEYS)
    keys = {each.id or each.action: key_words(each) for table in tables for each in table}
    po = ROOT / "ssm_studio" / "locale" / "id" / "LC_MESSAGES" / "ssm_studio.po"
    with po.open("rb") as file:
        said = {str(each.id): str(each.string) for each in read_po(file) if each.id}
    assert {each for each in said if A_KEY_DOES.search(each)} == set(DONE_BY)
    for english, commands in DONE_BY.items():
        for command in commands:
            key = re.compile(rf"(?<![\w{{]){re.escape(keys[command].split()[0])}(?![\w}}])")
            assert key.search(english), (english, command, keys[command])
            assert key.search(said[english]), (said[english], command, keys[command])


FIELD_KEYS = ("enter", "ctrl+j")
SHEETS = (
    *(("ctrl+d",), ("asterisk",), ("y",), ("p",), ("e",), ("f5",), ("f2",), ("f7",), ("ctrl+p",)),
    *(("f8", "escape"), ("question_mark",), ("t",), ("a", "enter")),
)
"""Keys that open a sheet over the rich picture."""


@pytest.mark.parametrize("size", [(140, 42), (80, 24)])
async def test_each_key_of_a_hint_is_bound_where_the_focus_is_and_the_hint_is_whole(
    home: Home, example: Path, size: tuple[int, int]
) -> None:
    app = StudioApp(home, example, 1)
    met: set[str] = set()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await typed(pilot, "right")
        stage = app.screen
        for keys in SHEETS:
            await typed(pilot, *keys)
            for hint in app.screen.query(DialogKeys):
                met.add(type(app.screen).__name__)
                dialog = app.screen.query(".dialog").first()
                seen = dialog.content_region.intersection(app.screen.region)
                assert seen.contains_region(hint.region), (keys, hint.region, seen)
                active = app.screen.active_bindings
                for command in hint.commands:
                    for key in command.key.split(","):
                        # Digits of a vote are taken as they are typed, and a field takes its own keys.
                        typed_in = isinstance(app.focused, StudyField) and key in FIELD_KEYS
                        assert key in active or key.isdigit() or typed_in, (keys, key)
            await typed(pilot, "escape", "escape")
            assert app.screen is stage, keys
    assert len(met) > 9, met


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_each_key_of_the_footer_is_bound_and_works_where_the_focus_is(
    home: Home, example: Path, number: int, filled: bool
) -> None:
    path = example if filled else create_session(home, "Empty", "en")
    app = StudioApp(home, path, number)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        for where in ((), ("colon",), ("escape",)):
            await typed(pilot, *where)
            line = app.screen.query_one(KeyLine)
            active = app.screen.active_bindings
            for command in line.shown:
                if not command.action or not command.key:
                    continue
                key = command.key.split(",")[0]
                assert key in active, (number, filled, command.id)
                assert active[key].enabled, (number, filled, command.id)


async def test_an_empty_stage_names_no_key_for_rows_that_are_not_there(home: Home) -> None:
    app = StudioApp(home, create_session(home, "Empty", "en"), 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        shown = {each.id for each in screen.query_one(KeyLine).shown}
        assert not shown & {
            "chart.open",
            "chart.yes",
            "chart.change",
            "chart.make",
            "chart.walk",
            "comparison.trace",
        }
        await typed(pilot, "3")
        shown = {each.id for each in app.screen.query_one(KeyLine).shown}
        nothing = {"model.expand", "model.real-world", "model.edit", "model.needs", "model.control"}
        assert not shown & nothing
        for key in ("k", "c", "enter", "r", "x"):
            for each in app.screen.query(AnswerLine):
                each.end_answer()
            await typed(pilot, key)
            assert "write one in stage 2 first" in told(app), key
        # Rows ask about activities; a model without any has none to ask about.
        await typed(pilot, "m", "enter", "4")
        assert app.study.models
        shown = {each.id for each in app.screen.query_one(KeyLine).shown}
        assert not shown & {"chart.make", "chart.add"}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_a_letter_goes_to_its_pane_and_a_digit_to_its_stage(
    home: Home, example: Path, number: int
) -> None:
    app = StudioApp(home, example, number)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        stage = app.screen
        there = targets(stage)
        assert len(there) >= 2
        for letter, target in there.items():
            await typed(pilot, "ctrl+o")
            assert isinstance(app.screen, JumpLetters)
            if number == 2:  # the words of a definition stay legible under the letters
                signs = {each.region.offset for each in app.screen.query(".jump-letter")}
                assert beside(stage, target.at) in signs
            await typed(pilot, letter)
            assert app.screen is stage
            # A form at rest comes alive, and the cursor stands in the line.
            inside = app.focused is not None and app.focused.region.contains_point(target.at)
            assert app.focused is target.widget or inside, (letter, target, app.focused)
            await typed(pilot, "escape")
        if number == 2:
            assert sum(beside(stage, each.at) != each.at for each in there.values()) >= 6
        await typed(
            pilot, "ctrl+o", f"alt+{number % 4 + 1}" if number == 1 else str(number % 4 + 1)
        )
        assert getattr(app.screen, "NUMBER", 0) == number % 4 + 1
        await typed(pilot, "ctrl+o", "escape")
        assert not isinstance(app.screen, JumpLetters)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_help_has_every_command_once_under_a_task(screen: type[Screen[object]]) -> None:
    table: tuple[Command, ...] = screen.COMMANDS_HERE  # type: ignore[attr-defined]
    tasks = by_task(table)
    listed = [each.id for _task, commands in tasks for each in commands]
    assert sorted(listed) == sorted(each.id for each in table)
    assert len(tasks) >= 4
    assert not [each.id for task, commands in tasks for each in commands if task == OTHER]


async def test_what_a_key_does_goes_on_under_its_own_words(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "question_mark")
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        keyed = [at for at, each in enumerate(rows) if re.search(r"▌ {5}\S+ +\S", each)]
        going_on = [at for at, each in enumerate(rows) if re.search(r"▌ {17}\S", each)]
        assert len(keyed) > 5, rows
        assert going_on
        assert all(at - 1 in (*keyed, *going_on) for at in going_on)
