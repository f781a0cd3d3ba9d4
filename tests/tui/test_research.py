"""The research room: declared, locked, declared anew; two cycles; reconstruction; learning; marks of interest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.store import session_file
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.research.screen import ResearchScreen
from ssm_studio.workshop.home import Home
from tests.studies import empty_study
from tests.tui.driving import settled, undrawn, until


class Room:
    """The research room with a pilot at its keys."""

    def __init__(self, app: StudioApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def study(self) -> Study:
        return self.app.study

    @property
    def screen(self) -> ResearchScreen:
        assert isinstance(self.app.screen, ResearchScreen)
        return self.app.screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settled(self.pilot)

    async def answer(self, words: str) -> None:
        self.app.screen.query_one(Input).value = words
        await self.pilot.pause()
        await self.press("enter")

    async def write(self, name: str, words: str) -> None:
        """Write in a line of the form, and keep it."""
        assert self.screen.tab.write(name)
        field = self.app.focused
        assert isinstance(field, StudyField)
        field.text = words
        await self.press("enter")
        self.app.flush()
        await self.pilot.pause()

    def told(self) -> str:
        return " ".join(str(each.content) for each in self.app.screen.query(FindingsStrip))

    def text(self) -> str:
        return "\n".join(str(strip.text) for strip in self.app.screen._compositor.render_strips())


def with_research(study: Study, *, on: bool | None = True) -> Study:
    header = replace(study.session, research_on=on)
    return replace(study, sessions={header.id: header})


@asynccontextmanager
async def room(
    folder: Path, study: Study, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Room]:
    home = Home(folder / "sessions", folder / "exports", folder / "cache")
    home.sessions.mkdir(exist_ok=True)
    path = home.sessions / "x.ssm"
    session_file.create(path, study, author="A", label="made")
    app = StudioApp(home)
    async with app.run_test(size=size) as pilot:
        with undrawn(app):
            await pilot.pause()
            app.open_session(path, 4)
            await until(pilot, lambda: app.stages.in_view is not None, "the stage")
            await pilot.press("escape", "5")
            await settled(pilot)
            yield Room(app, pilot)


async def test_without_research_there_is_no_room_and_a_sentence_says_how_it_is_opened(
    tmp_path: Path,
) -> None:
    async with room(tmp_path, empty_study()) as r:
        assert not isinstance(r.app.screen, ResearchScreen)
        await until(r.pilot, lambda: "research on" in r.told(), "the sentence")
        assert "5 Research" not in r.text()


async def test_words_after_the_lock_make_a_version_and_the_old_one_stays(tmp_path: Path) -> None:
    async with room(tmp_path, with_research(empty_study())) as r:
        await r.press("escape", "plus")
        await r.write("framework", "Enablers after Marr")
        assert r.study.declaration is not None
        await r.press("escape")
        await r.press("l")
        assert r.study.declaration.locked_at
        await r.write("framework", "Enablers and building blocks")
        (kept,) = r.study.declared.values()
        assert kept.framework == Text(en="Enablers after Marr")
        now: Any = r.study.declaration.framework
        assert now.read(r.study.language) == "Enablers and building blocks"
        r.screen.tab.reveal("declared", kept.id)
        await settled(r.pilot)
        shown = r.text()
        assert "Enablers after Marr" in shown
        assert "Enablers and building blocks" in shown


async def test_the_board_lists_what_the_session_has_and_each_cycle_ends_by_itself(
    tmp_path: Path,
) -> None:
    async with room(tmp_path, with_research(example_study("en"))) as r:
        await r.press("right_curly_bracket")
        assert "Identify the problem" in r.text()
        await r.press("r")
        await r.answer("Question sharpened with the supervisor")
        assert [each.cycle for each in r.study.cycle_notes.values()] == ["r"]
        await r.press("y")
        await r.press("enter")
        await r.answer("The questions are answered")
        assert r.study.session.exit_research == "exit"
        assert r.study.session.exit_problem_solving is None
        assert r.study.session.exit_research_at


async def test_an_element_is_reconstructed_with_evidence_found_by_search(tmp_path: Path) -> None:
    async with room(tmp_path, with_research(example_study("en"))) as r:
        r.screen.show_tab("reconstruction")
        await settled(r.pilot)
        before = set(r.study.reconstruction)
        await r.press("a")
        await r.answer("Dialogue about results")
        (new,) = set(r.study.reconstruction) - before
        assert r.study.reconstruction[new].original is None
        await r.press("escape")
        await r.press("e")
        await r.answer("thank you")
        await r.press("escape")
        found = r.study.reconstruction[new].evidence
        assert len(found) == 1
        element: Any = r.study.find(found[0])
        assert "thank you" in element.label.read("en")


async def test_what_was_learned_and_where_the_method_was_left_stand_in_the_room(
    tmp_path: Path,
) -> None:
    async with room(tmp_path, with_research(example_study("en"))) as r:
        r.screen.show_tab("learning")
        await settled(r.pilot)
        await r.press("m")
        await r.answer("Two pictures showed two worldviews")
        assert any(each.about == "M" for each in r.study.learning.values())
        await r.press("d")
        await r.answer("No root definition was voted on, because the room was tired")
        assert [each.kind for each in r.study.diary.values()] == ["departure"]
        assert "the room was tired" in r.text()


async def test_the_study_itself_is_modelled_once_with_its_activities_as_agenda(
    tmp_path: Path,
) -> None:
    async with room(tmp_path, with_research(empty_study())) as r:
        r.screen.show_tab("cycles")
        await settled(r.pilot)
        await r.press("m")
        assert len(r.study.activities) == 10
        assert len(r.study.blocks) == 7
        await r.press("m")
        assert len(r.study.models) == 1
        await r.press("ctrl+z")
        assert not r.study.models
        assert not r.study.blocks
