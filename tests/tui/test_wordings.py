"""Two programs word one text differently: both stand there, and somebody may choose; nothing waits for it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from ssm_studio.domain import edit
from ssm_studio.domain.edit_clashes import Difference, Side, note
from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.wordings import WhichWording
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import on_wall, settled, shown, typed, until


def element_of(app: StudioApp) -> str:
    return next(iter(app.study.elements))


def label(app: StudioApp) -> str:
    return read(app.study.elements[element_of(app)].label, "en")


def clash(app: StudioApp, path: Path) -> None:
    """Somebody else words an element, and so do we before we know of it."""
    assert app.workshop is not None
    study = app.workshop.study
    first = next(iter(study.elements))
    mine = edit.write(study, "element", first, "label", "Night nurses")
    with open_session(path, author="Other") as other:
        other.do(edit.write(other.study, "element", first, "label", "Ward staff"))
    app.session.execute(mine)


async def asked(app: StudioApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(app.screen, WhichWording), "the question")


async def test_both_wordings_are_shown_and_one_is_chosen(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        clash(app, example)
        await asked(app, pilot)
        words = shown(app)
        assert "Ward staff" in words
        assert "Night nurses" in words
        await typed(pilot, "t")
        assert label(app) == "Ward staff"
        assert isinstance(app.screen, StageScreen)
        await typed(pilot, "ctrl+z")
        assert label(app) == "Ward staff ‖ Night nurses"


async def test_nothing_waits_for_the_choice_and_it_can_be_made_later(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        clash(app, example)
        await asked(app, pilot)
        await typed(pilot, "escape")
        assert "‖ F9" in shown(app)
        assert label(app) == "Ward staff ‖ Night nurses"
        await typed(pilot, "f9", "o", *" by day", "enter")
        assert label(app) == "Ward staff ‖ Night nurses by day"
        assert "‖ F9" not in shown(app)


async def test_who_types_is_not_interrupted(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"act")
        clash(app, example)
        await typed(pilot, *"or Porter", "enter")
        assert isinstance(app.screen, StageScreen)
        assert any(read(each.label, "en") == "Porter" for each in app.study.elements.values())
        assert "‖ F9" in shown(app)


async def test_the_wall_asks_about_nothing_private(home: Home, example: Path) -> None:
    with open_session(example) as workshop:
        first = next(iter(workshop.study.elements))
        workshop.do(edit.set_fields(workshop.study, "element", first, visibility="facilitator"))
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await on_wall(pilot)
        clash(app, example)
        await typed(pilot, "f9")
        assert isinstance(app.screen, StageScreen)
        assert "Night nurses" not in shown(app)
        await on_wall(pilot, there=False)
        await typed(pilot, "f9")
        await asked(app, pilot)


async def test_what_two_copies_worded_differently_is_gone_to(home: Home, example: Path) -> None:
    with open_session(example) as workshop:
        first = next(iter(workshop.study.elements))
        sides = tuple(Side(each, each, "2026-03-11T07:00:00.000Z") for each in ("One", "Two"))
        workshop.do(note(workshop.study, [Difference(first, "label", "en", None, sides)]))
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "f9")
        await until(pilot, lambda: getattr(app.screen, "NUMBER", 0) == 4, "stage four")
        await settled(pilot)
        assert isinstance(app.screen, StageScreen)
        assert app.screen.in_view()[0] == next(iter(app.study.clashes))


async def test_details_that_are_asked_for_are_not_empty(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "colon", *"show RD1", "enter")
        await settled(pilot)
        assert "RS1" in str(app.screen.query_one("#origin", StaticText).content)
