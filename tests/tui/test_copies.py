"""Copies of a session on screen: a second version is offered and merged, tables part and come back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from textual.widgets import Static

from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_picture import add_element
from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.library.texts import DOTS, Found, entry_words
from ssm_studio.workshop.copies_beside import (
    conflicted_copies,
    copies_beside,
    mark_of_second_version,
)
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.sessions import Summary
from ssm_studio.workshop.tables import fork
from ssm_studio.workshop.workshop import open_session
from tests.tui.comparing import stage
from tests.tui.driving import settled, typed, until
from tests.tui.test_cycles import troubled


def add(path: Path, words: str) -> None:
    with open_session(path, author=words) as workshop:
        (picture, *_more) = workshop.study.pictures
        workshop.do(add_element(workshop.study, picture, "concern", words))


def test_a_session_about_a_conflict_is_no_second_version(home: Home) -> None:
    path = create_from_study(home, troubled("Konflik air", "Old"), "konflik air", "new")
    following = create_from_study(home, troubled("Konflik air", "Old"), "konflik air 2", "new")
    assert following.stem.startswith(path.stem)
    assert conflicted_copies(path) == []
    assert mark_of_second_version(path) == ""
    assert mark_of_second_version(Path("air (conflicted copy).ssm")) == "(conflicted copy)"
    assert mark_of_second_version(Path("air.sync-conflict-1-A.ssm")) == "sync-conflict-1-A"


def test_rows_of_the_library_stand_below_each_other_whatever_a_sync_service_wrote() -> None:
    long = "air (conflicted copy of the laptop of the regency 2026-11-30).ssm"
    for language in ("en", "id"):
        set_language(language)
        rows = [
            entry_words(Found(Summary(Path(name), datetime.now(UTC), "Air", cycle=cycle)), 76)
            for name, cycle in (("air.ssm", 1), (long, 1), ("other.ssm", 12))
        ]
        (first, *others) = [(row.cell_length, row.plain.index(DOTS[0])) for row in rows]
        assert others == [first, first]
        assert "Air (conflicted copy of" in rows[1].plain


async def test_a_second_version_in_the_library_is_offered_and_merged(home: Home) -> None:
    path = create_from_study(home, troubled("Water", "Old"), "water", "new")
    other = Path(shutil.copy(path, home.sessions / "water (conflicted copy).ssm"))
    assert conflicted_copies(path) == [other]
    assert conflicted_copies(other) == []
    add(other, "of the other")
    add(path, "of this one")
    app = StudioApp(home)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)

        def offered() -> bool:
            return "m merges it" in str(app.screen.query_one("#details", Static).render())

        await until(pilot, lambda: app.screen.query("#details"), "the library")
        await until(pilot, offered, "the offer beside the session")
        await typed(pilot, "m", "enter")
        await typed(pilot, "y")
        await settled(pilot)
    study, _why = read_study(path)
    words = {each.label.en for each in study.elements.values() if each.label}
    assert words == {"Old", "of the other", "of this one"}


def test_tables_are_found_again_that_took_only_what_is_not_private(home: Home) -> None:
    path = create_from_study(home, troubled("Water", "Old"), "water", "new")
    with open_session(path) as workshop:
        first = next(iter(workshop.study.elements))
        workshop.do(set_fields(workshop.study, "element", first, visibility="facilitator"))
    assert fork(home, path, ["Planners"]).cut
    assert [each.table for each in copies_beside(path)] == ["Planners"]


async def test_tables_part_and_come_back_from_inside_a_session(tmp_path: Path) -> None:
    async with stage(tmp_path, troubled("Water", "Old")) as s:
        s.screen.action_room("fork")
        await until(s.pilot, lambda: "Which tables" in s.text())
        await s.answer("Planners, Agencies")
        await until(s.pilot, lambda: "A copy for each table" in s.text())
        assert "planners.ssm\n" in s.text().replace(" ", "")
        await typed(s.pilot, "escape")
        tables = copies_beside(s.path)
        assert [each.table for each in tables] == ["Agencies", "Planners"]
        for each in tables:
            add(each.path, f"of {each.table}")
        s.screen.action_room("gather")
        await until(s.pilot, lambda: "Which table comes back" in s.text())
        await typed(s.pilot, "enter")
        await until(s.pilot, lambda: "2 tables are back" in s.text())
        words = {each.label.en for each in s.study.elements.values() if each.label}
        assert words == {"Old", "of Agencies", "of Planners"}
        await typed(s.pilot, "escape", "ctrl+z", "ctrl+z")
        assert len(s.study.elements) == 1
