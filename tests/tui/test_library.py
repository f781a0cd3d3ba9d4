"""The library: begin, find, open, copy, rename, throw away, rescue."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ssm_studio.domain import edit
from ssm_studio.errors import StudioError
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.summary import Summary
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.library.screen import MOST_SHOWN, LibraryScreen
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop import create, sessions
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.listing import Shelf
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import settled, typed, until

MANY = 800
"""Things in the folder that are no sessions."""


def listed(pilot: Pilot[None]) -> list[str]:
    """The lines of the list."""
    return listed_in(pilot.app)


def listed_in(app: App[None]) -> list[str]:
    """The lines of the list."""
    options = app.screen.query_one("#sessions", OptionList)
    return [str(options.get_option_at_index(i).prompt) for i in range(options.option_count)]


async def test_an_empty_library_says_how_to_begin(home: Home) -> None:
    async with StudioApp(home).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        words = str(pilot.app.screen.query_one("#empty", Static).render())
        assert "begin a workshop" in words
        assert "worked example" in words


async def test_a_name_is_enough_to_begin(home: Home) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "n", *"Irrigation", "enter")
        assert isinstance(app.screen, StageScreen)
        assert app.study.title == "Irrigation"
        assert (home.sessions / "irrigation.ssm").exists()


async def test_coming_back_leads_to_the_list_and_never_into_the_search(
    home: Home, example: Path
) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: listed(pilot), "the session in the list")
        app.screen.set_focus(None)
        await typed(pilot, "question_mark", "escape")
        assert app.focused is app.screen.query_one("#sessions")


async def test_the_worked_example_opens_and_is_the_same_one_next_time(home: Home) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "x")
        assert len(app.study.elements) == 37
        await typed(pilot, "ctrl+l")
        assert isinstance(app.screen, LibraryScreen)
        assert len(listed(pilot)) == 1
        await typed(pilot, "x")
        assert len(list(home.sessions.glob("*.ssm"))) == 1


async def test_any_word_finds_its_session(home: Home, example: Path) -> None:
    create.create_session(home, "Ward handover", "en")
    async with StudioApp(home).run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        assert len(listed(pilot)) == 2
        await typed(pilot, "slash", *"musrenbang")
        assert len(listed(pilot)) == 1
        details = str(pilot.app.screen.query_one("#details", Static).render())
        assert "E09" in details
        await typed(pilot, "escape")
        assert len(listed(pilot)) == 2


async def test_what_waits_to_be_done_is_seen_at_once(home: Home, example: Path) -> None:
    """An action whose details are marked as invented, as the example's are, is an illustration and never late."""
    async with StudioApp(home).run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        totals = str(pilot.app.screen.query_one("#library-totals", Static).render())
        assert "6 open actions" in totals
        assert "overdue" not in totals
    with open_session(example) as workshop:
        for action in tuple(workshop.study.actions):
            study = workshop.study
            workshop.do(edit.set_fields(study, "action", action, detail_provenance=None))
    async with StudioApp(home).run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        totals = str(pilot.app.screen.query_one("#library-totals", Static).render())
        assert "6 open actions" in totals
        assert "6 overdue" in totals
        assert "6 overdue" in listed(pilot)[0]


async def test_copy_rename_and_throw_away(home: Home, blank: Path) -> None:
    async with StudioApp(home).run_test(size=(160, 30)) as pilot:
        await settled(pilot)
        await typed(pilot, "d", "enter")
        assert len(listed(pilot)) == 2
        assert any("Ward handover (copy)" in line for line in listed(pilot))
        await typed(pilot, "r", *" again", "enter")
        assert any("again" in line for line in listed(pilot))
        await typed(pilot, "delete")
        assert len(listed(pilot)) == 1
        assert len(list((home.sessions / "trash").iterdir())) == 1
        await typed(pilot, "u")
        assert len(listed(pilot)) == 2


async def test_a_damaged_session_is_listed_and_what_can_be_read_is_rescued(
    home: Home, example: Path
) -> None:
    data = bytearray(example.read_bytes())
    data[-8192:-4096] = b"\xff" * 4096
    example.write_bytes(bytes(data))
    before = example.read_bytes()
    app = StudioApp(home)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        assert "cannot be read" in listed(pilot)[0]
        await typed(pilot, "enter")
        assert example.read_bytes() == before
        assert isinstance(app.screen, StageScreen)
        assert app.study.elements or app.study.activities


async def test_a_file_that_is_no_session_is_told_in_a_sentence(home: Home, tmp_path: Path) -> None:
    stranger = tmp_path / "letter.ssm"
    stranger.write_text("Dear all")
    told: list[StudioError] = []
    app = StudioApp(home, stranger)
    app.tell = told.append  # type: ignore[assignment, method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert len(told) == 1
        assert told[0].title


async def test_a_session_made_elsewhere_appears_on_coming_back(home: Home, blank: Path) -> None:
    async with StudioApp(home).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: listed(pilot), "the list")
        # A program that is held up may show the list before the list has the keys.
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#search"))
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, StageScreen), "the stage")
        sessions.create(home, "Made elsewhere", "en")
        await typed(pilot, "ctrl+l")
        made = "Made elsewhere"
        await until(pilot, lambda: any(made in line for line in listed(pilot)), made)


async def test_a_letter_reads_no_folder_and_no_session_anew(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_example(home, "en")
    app = StudioApp(home)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: "Performance" in "".join(listed(pilot)))
        await until(pilot, lambda: "not read yet" not in "".join(listed(pilot)))
        looked: list[Catalogue] = []
        monkeypatch.setattr(Catalogue, "look", looked.append)
        await typed(pilot, "slash", *"governor")

        def details() -> str:
            return str(app.screen.query_one("#details", Static).render())

        await until(pilot, lambda: "found in" in details())
        assert not looked


async def test_what_is_not_read_yet_is_listed_and_can_be_opened(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_example(home, "en")
    monkeypatch.setattr(Shelf, "read_on", lambda _self: False)
    app = StudioApp(home)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: "not read yet" in "".join(listed(pilot)))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StageScreen))


async def test_what_is_open_in_all_sessions_is_listed_by_owner_and_enter_opens_it(
    home: Home, example: Path
) -> None:
    create.create_session(home, "Ward handover", "en")
    app = StudioApp(home)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "a")
        options = app.screen.query_one("#choices", OptionList)
        assert options.option_count == 6
        await typed(pilot, *"informatics")
        assert options.option_count == 1
        assert "Performance Data Centre" in str(options.get_option_at_index(0).prompt)
        await typed(pilot, "enter")
        assert isinstance(app.screen, StageScreen)
        assert len(app.study.actions) == 6


async def test_the_next_cycle_begins_with_what_is_open_and_the_old_one_keeps_what_was_learned(
    home: Home, example: Path
) -> None:
    app = StudioApp(home)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "c", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(list(home.sessions.glob("*.ssm"))) == 1
        await typed(
            pilot, "c", "enter", *"enough", "enter", "enter", "enter", *"draw", "enter", "enter"
        )
        assert isinstance(app.screen, StageScreen)
        assert app.study.session.cycle == 2
        assert app.study.session.parent_session == example.stem
        assert len(app.study.actions) == 6
    with open_session(example) as workshop:
        assert [each.about for each in workshop.study.learning.values()][3:] == [None, "M"]


def fill(folder: Path) -> None:
    """Pipes, rubbish, folders and links to nowhere."""
    for number in range(MANY):
        name = folder / f"other-{number}.ssm"
        match number % 4:
            case 0:
                os.mkfifo(name)
            case 1:
                name.write_bytes(b"SQLite format 3\0" * number)
            case 2:
                name.mkdir()
            case _:
                name.symlink_to(folder / "nowhere")


async def test_a_folder_full_of_other_things_opens_without_waiting_and_tells_each(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pipes, rubbish, folders and links to nowhere: what is known stands before any is asked, and each is read once."""
    sessions.list_sessions(home)
    fill(home.sessions)
    first, looked, read, listing = list[list[str]](), list[int](), list[Path](), list[int]()
    look, open_, summaries = Catalogue.look, SessionFile.open, Catalogue.summaries
    app = StudioApp(home)

    def looking(catalogue: Catalogue) -> int:
        first.append(app.call_from_thread(lambda: listed_in(app)))
        looked.append(look(catalogue))
        return looked[-1]

    def reading(path: Path, **how: bool) -> SessionFile:
        read.append(path)
        return open_(path, **how)

    def summarising(catalogue: Catalogue, most: int | None = None) -> list[Summary]:
        found = summaries(catalogue, most)
        listing.append(len(found))
        return found

    monkeypatch.setattr(Catalogue, "look", looking)
    monkeypatch.setattr(SessionFile, "open", reading)
    monkeypatch.setattr(Catalogue, "summaries", summarising)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: not app.workers._workers and len(read) >= MANY * 3 // 4)
        assert "Performance" in first[0][0]
        told = str(app.screen.query_one("#library-totals", Static).render())
        assert "1 session ·" in told
        assert f"{MANY} cannot be read" in told
        shown = listed(pilot)
        assert sum("cannot be read" in line for line in shown) == MOST_SHOWN - 1
        assert any("Performance" in line for line in shown)
        assert len(read) == len(set(read)) == MANY * 3 // 4
        assert max(listing) <= MOST_SHOWN
        app.screen.look()  # type: ignore[attr-defined]
        await until(pilot, lambda: len(looked) > 1 and not app.workers._workers)
        assert len(read) - MANY * 3 // 4 == MANY // 4
        assert {each.suffix for each in read} == {".ssm"}
