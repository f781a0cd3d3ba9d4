"""What is asked in the entry line: on the screen it does what the screen does for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from ssm_studio.i18n import translator
from ssm_studio.say.command_words import ALIASES
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.commands import APP, STAGE
from ssm_studio.tui.comparison.commands import EVERYWHERE_HERE
from ssm_studio.tui.comparison.screen import TABS
from ssm_studio.tui.comparison.trace_view import TraceDialog
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.dialogs import Reading
from ssm_studio.tui.export_dialog import ExportDialog
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.palette import HINTS, Palette
from ssm_studio.tui.palette_search import found
from ssm_studio.tui.picture.screen import PictureScreen
from ssm_studio.tui.say_line import SayLine
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until


async def test_stages_undo_and_redo_are_said(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before = len(app.study.elements)
        await typed(pilot, "colon", *"! nobody asks", "enter")
        assert len(app.study.elements) == before + 1
        await typed(pilot, *"undo", "enter")
        assert len(app.study.elements) == before
        await typed(pilot, *"ulangi", "enter")
        assert len(app.study.elements) == before + 1
        await typed(pilot, *"tahap 3", "enter")
        assert isinstance(app.screen, ModelScreen)


async def test_show_goes_there_and_opens_the_details(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"show ACT1", "enter")
        screen = app.screen
        assert isinstance(screen, StageScreen)
        assert screen.NUMBER == 4
        assert screen.has_class("-right-open")
        # Whoever types on is still in the entry line, on whatever stage it is.
        await typed(pilot, *"show CM1", "enter", *"tampilkan RD1", "enter", *"show E99", "enter")
        assert isinstance(screen := app.screen, StageScreen)
        assert screen.NUMBER == 2
        assert "E99" in screen.query_one(SayLine).entry.value
        await typed(pilot, *"show voices", "enter")
        assert isinstance(app.screen, Reading)


async def test_trace_find_export_and_help_open_what_they_name(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"trace ACT1", "enter")
        assert isinstance(app.screen, TraceDialog)
        await typed(pilot, "escape", "colon", *"find blame", "enter")
        assert isinstance(app.screen, Palette)
        assert app.screen.query_one(Input).value == "blame"
        await typed(pilot, "escape", "colon", *"ekspor picture", "enter")
        assert isinstance(app.screen, ExportDialog)
        listed = app.screen.query_one(OptionList)
        assert listed.highlighted is not None
        assert "picture" in str(listed.get_option_at_index(listed.highlighted).prompt)
        await typed(pilot, "escape", "colon", "question_mark", "enter")
        assert isinstance(app.screen, Reading)


async def test_next_goes_to_where_the_coach_is_answered(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: app.findings, "questions")
        await typed(pilot, "colon", *"next", "enter")
        assert len(app.stages.asked_about) == 1
        await typed(pilot, "escape", "colon", *"berikutnya", "enter")
        assert len(app.stages.asked_about) == 2


# The palette

SCREENS = (
    (LibraryScreen.COMMANDS_HERE, ()),
    *(
        ((*STAGE, *APP, *HINTS), each)
        for each in (
            PictureScreen.COMMANDS_HERE,
            DefinitionScreen.COMMANDS_HERE,
            ModelScreen.COMMANDS_HERE,
            *(tab.HERE for tab in TABS),
        )
    ),
)


def test_every_alias_is_of_a_command_and_finds_it_among_the_first() -> None:
    from ssm_studio.domain.study import Study

    known = {each.id for common, own in SCREENS for each in (*common, *own)}
    known |= {each.id for each in EVERYWHERE_HERE} | {"hint.photo"}
    assert set(ALIASES) <= known
    lost = []
    for common, own in SCREENS:
        groups = (("Here", own), ("Everywhere", common))
        for command in (*own, *common):
            for alias in ALIASES.get(command.id, "").split(","):
                if not alias.strip():
                    continue
                first = found(alias.strip(), groups, Study())[:5]
                if command.action not in [each.action for each in first]:
                    lost.append((command.id, alias, [each.title for each in first]))
    assert not lost


@pytest.mark.parametrize("tongue", ["en", "id"])
def test_a_command_s_own_name_comes_first_in_either_language(tongue: str) -> None:
    from ssm_studio.domain.study import Study

    for common, own in SCREENS:
        groups = (("Here", own), ("Everywhere", common))
        for command in own:
            if not command.help:
                continue
            hits = found(translator(tongue)(command.label), groups, Study())
            names = [each.action for each in hits[:4]]
            assert command.action in names, (command.id, [each.title for each in hits[:4]])


async def test_the_palette_is_in_the_middle_grouped_and_does_what_is_chosen(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+p")
        box = app.screen.query_one("#palette").region
        assert abs(box.x - (140 - box.right)) <= 1
        assert box.width < 130
        listed = app.screen.query_one(OptionList)
        headings = [each for each in listed.options if each.disabled]
        assert [str(each.prompt) for each in headings] == ["Here", "Everywhere"]
        await typed(pilot, *"arr")
        hit = listed.get_option_at_index(listed.highlighted or 0)
        assert str(hit.prompt).strip().startswith("arrange")
        await typed(pilot, "backspace", "backspace", "backspace", *"E05", "enter")
        assert isinstance(app.screen, PictureScreen)
        element = next(each for each in app.study.elements.values() if each.ref == "E05")
        assert app.screen.place().element == element.id
