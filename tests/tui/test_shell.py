"""What every stage promises: nothing typed is lost, two programs do not lose each other's words, any size works."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from ssm_studio.domain import edit
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.errors import SessionFileError
from ssm_studio.i18n import language
from ssm_studio.store import connection
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.comparison.trace_view import TraceDialog
from ssm_studio.tui.dialogs import Confirm, Reading
from ssm_studio.tui.export_dialog import ExportDialog
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.say_line import SayLine
from ssm_studio.tui.session_form import SessionForm
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.clock import Clock
from tests.tui.driving import said, settled, typed, until


def field(app: StudioApp, name: str) -> StudyField:
    """The field of the screen in view that edits `name`."""
    return next(f for f in app.screen.query(StudyField) if f.field_name == name)


async def at_elegance(app: StudioApp, pilot: Pilot[None]) -> StudyField:
    """The measure that the example has no words for, with the cursor in it."""
    await settled(pilot)
    stage = app.stages.in_view
    assert stage is not None
    assert await stage.open_field("model", next(iter(app.study.models)), "elegance")
    await settled(pilot)
    return field(app, "elegance")


@pytest.mark.parametrize("leave", ["alt+4", "ctrl+l", "ctrl+q"])
async def test_words_that_are_being_typed_are_stored_on_leaving(
    home: Home, example: Path, leave: str
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await at_elegance(app, pilot)
        await typed(pilot, *"plain", leave)
    with open_session(example) as workshop:
        elegance = next(iter(workshop.study.models.values())).elegance
        assert elegance is not None
        assert elegance.en == "plain"


async def test_what_another_program_writes_shows_without_disturbing_what_is_typed(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        mine = await at_elegance(app, pilot)
        await pilot.press(*"mine")
        with open_session(example, author="Other") as other:
            model = next(iter(other.study.models))
            other.do(edit.write(other.study, "model", model, "efficacy", "theirs"))
        await until(pilot, lambda: field(app, "efficacy").text == "theirs", "the other's words")
        assert mine.text == "mine"


async def test_both_texts_are_kept_where_two_write_in_one_field(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await at_elegance(app, pilot)
        await pilot.press(*"mine")
        with open_session(example, author="Other") as other:
            model = next(iter(other.study.models))
            other.do(edit.write(other.study, "model", model, "elegance", "theirs"))

        def both() -> bool:
            words = read(next(iter(app.study.models.values())).elegance, "en")
            return "mine" in words and "theirs" in words

        await until(pilot, both, "both texts in one field")


async def test_undo_in_a_field_takes_typing_back_first_then_the_study(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "a", *"Report", "enter")
        number = len(app.study.activities)
        elegance = await at_elegance(app, pilot)
        await typed(pilot, *"ab", "ctrl+z")
        assert elegance.text == ""
        assert len(app.study.activities) == number
        await typed(pilot, "ctrl+z")
        await typed(pilot, "ctrl+z")
        assert len(app.study.activities) == number - 1


async def test_a_line_that_is_not_understood_stays_and_says_why(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before = app.study
        line = app.screen.query_one(SayLine)
        await said(pilot, "3 > 99")
        assert app.study == before
        assert line.entry.value == "3 > 99"
        trouble = app.screen.query_one("#say-trouble", Static)
        assert trouble.display
        assert "99" in str(trouble.render())
        # The key that leads to the line, typed once more in it, does not shift what is shown.
        line.entry.value = ""
        await said(pilot, ":Nothing -> Nobody")
        assert str(trouble.render()).split()[1] == "Nothing"


async def test_what_was_said_comes_back_with_the_up_key(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await said(pilot, "3 > 7")
        await typed(pilot, "colon", "up")
        assert app.screen.query_one(SayLine).entry.value == "3 > 7"


async def test_a_disk_that_refuses_is_said_and_memory_stays_as_the_disk_is(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        before = app.study
        assert app.workshop is not None

        def refuse(*_args: object, **_kwargs: object) -> None:
            raise SessionFileError("The disk is full.", "Nothing was stored.", "Make room.")

        monkeypatch.setattr(type(app.workshop), "do", refuse)
        await typed(pilot, "a", *"Report", "enter")
        assert app.study == before
        assert "not saved" in str(app.screen.query_one("#title-saved", Static).render())
        monkeypatch.undo()
        await typed(pilot, "a", *"Report", "enter")
        assert "✓" in str(app.screen.query_one("#title-saved", Static).render())


async def test_a_file_that_another_program_holds_is_told_within_a_second_and_waited_for(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        assert app.workshop is not None
        app.workshop._file._conn.execute("PRAGMA busy_timeout = 1")
        clock = Clock(60.0, lambda: None)
        monkeypatch.setattr(connection, "time", clock)
        before = app.study
        holder = sqlite3.connect(example, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        model = next(iter(before.models))
        app.execute(edit.write(before, "model", model, "elegance", "plain"))
        assert clock.now + connection.ONE_WAIT < 1.0
        await settled(pilot)
        assert app.study is before
        saved = str(app.screen.query_one("#title-saved", Static).render())
        assert "not saved: Another program is using" in saved
        holder.execute("ROLLBACK")
        holder.close()
        await until(pilot, lambda: not app.session.unsaved, "the held step to be stored")
        assert read(app.study.models[model].elegance, "en") == "plain"
        assert "✓" in str(app.screen.query_one("#title-saved", Static).render())


async def test_a_session_of_a_newer_program_is_read_only_and_says_so(
    home: Home, example: Path
) -> None:
    with sqlite3.connect(example) as conn:
        conn.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('ssm_studio', 'm999_from_the_future', '2040-01-01')"
        )
    conn.close()
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        assert "read only" in str(app.screen.query_one("#title-saved", Static).render())
        before = app.study
        await typed(pilot, "k", "r", "delete")
        assert app.study == before


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
async def test_a_terminal_of_any_size_is_survived(home: Home, example: Path, stage: int) -> None:
    app = StudioApp(home, example, stage)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for size in ((1, 1), (20, 5), (40, 10), (79, 23), (300, 100), (100, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert isinstance(app.screen, StageScreen)


async def test_help_session_form_and_export_open_and_close(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key, dialog in (("f1", Reading), ("f2", SessionForm), ("f5", ExportDialog)):
            await typed(pilot, key)
            assert isinstance(app.screen, dialog)
            await typed(pilot, "escape")
            assert isinstance(app.screen, StageScreen)


async def test_the_export_dialog_begins_at_the_stage_writes_and_says_where(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 4)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "f5", "enter", "enter")
        told = str(app.screen.query_one("#export-progress", Static).render())
        path = home.exports / "east-java" / "actions.md"
        assert [str(path.parent) + os.sep, path.name] == told.splitlines()[1:3]
        assert path.read_text(encoding="utf-8").startswith("# ")


async def test_the_other_language_is_taken_everywhere_at_once(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await app.run_action("switch_language")
        await settled(pilot)
        assert language() == "id"
        assert isinstance(app.screen, StageScreen)
        assert app.screen.NUMBER == 3
        assert "saved" not in str(app.screen.query_one("#title-saved", Static).render())
        await typed(pilot, "ctrl+l")
        assert isinstance(app.screen, LibraryScreen)


async def test_people_dates_and_place_are_written_in_the_form(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank, 3)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "f2")
        app.screen.query_one("#person").focus()
        await typed(pilot, *"Dewi; nurse; Ward A", "enter", *"Eka; doctor", "enter")
        app.screen.query_one("#dates").focus()
        await typed(pilot, *"2026-03-10", "enter", "escape")
        people = list(app.study.participants.values())
        assert [p.pseudonym for p in people] == ["Dewi", "Eka"]
        assert people[0].role is not None
        assert people[0].role.en == "nurse"
        assert people[0].group in app.study.groups
        assert app.study.session.dates == ("2026-03-10",)


async def test_the_wall_is_taken_from_stage_to_stage(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "ctrl+t")
        wall = app.screen
        assert app.projector
        assert not isinstance(wall, StageScreen)
        await typed(pilot, "alt+2")
        assert not isinstance(app.screen, StageScreen)
        assert app.stages.lowest is app.stages.screen(2)
        # One Esc too many must not show the room what only the facilitator may see.
        await typed(pilot, "escape", "escape")
        assert app.projector
        await typed(pilot, "ctrl+t")
        assert app.screen is app.stages.screen(2)
        assert app.screen.query_one("#left").display


async def test_steps_made_here_have_a_label_in_the_language_of_the_interface(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        assert app.workshop is not None
        model = next(iter(app.study.models))
        await typed(pilot, "r")
        activity = activities_of(app.study, model)[0]
        await typed(pilot, "delete")
        assert activity.id not in app.study.activities
        assert app.workshop.undo_label.startswith("Delete")


async def test_words_that_the_disk_refused_are_stored_when_it_takes_them_again(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        assert app.workshop is not None

        def refuse(*_args: object, **_kwargs: object) -> None:
            raise SessionFileError("The disk is full.", "Nothing was stored.", "Make room.")

        monkeypatch.setattr(type(app.workshop), "do", refuse)
        await typed(pilot, "a", *"Report", "enter")
        elegance = await at_elegance(app, pilot)
        await typed(pilot, *"plain", "ctrl+q")
        assert isinstance(app.screen, Confirm)
        await typed(pilot, "escape")
        assert elegance.text == "plain"
        monkeypatch.undo()
        await until(pilot, lambda: not app.session.unsaved, "what was refused to be stored")
        model = next(iter(app.study.models.values()))
        assert model.elegance is not None
        assert model.elegance.en == "plain"
        assert any(a.text and a.text.en == "Report" for a in app.study.activities.values())


def anything_unsaved(app: StudioApp) -> bool:
    """Whether something was typed or done that is not on disk."""
    return app.session.unsaved


async def test_a_session_whose_folder_is_gone_goes_on_in_a_copy(
    home: Home, example: Path, tmp_path: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42), notifications=True) as pilot:
        await settled(pilot)
        shutil.rmtree(home.sessions)
        await typed(pilot, "a", *"Report", "enter")
        assert anything_unsaved(app)
        copy = tmp_path / "copy.ssm"
        app.session.go_on_in_copy(copy)
        await settled(pilot)
        assert not anything_unsaved(app)
    with open_session(copy) as workshop:
        assert any(a.text and a.text.en == "Report" for a in workshop.study.activities.values())
        assert len(workshop.study.elements) == 37


async def test_what_joins_letters_is_kept_where_it_is_typed(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        entry = app.screen.query_one(SayLine).entry
        entry.focus()
        for letter in "👩\u200d👧 می\u200cروم":
            app.post_message(events.Key(letter, letter))
            await pilot.pause()
        assert entry.value == "👩\u200d👧 می\u200cروم"


async def test_the_trace_of_what_is_chosen_is_one_key_away_on_every_stage(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        for stage in ("2", "3", "4"):
            await typed(pilot, f"alt+{stage}")
            await typed(pilot, "t")
            assert isinstance(app.screen, TraceDialog), stage
            await typed(pilot, "escape")
