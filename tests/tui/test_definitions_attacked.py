"""Stage two under attack: hostile words, too many of them, tiny terminals, and somebody else at the same file."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_definitions import add_row, add_system, choose_system
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import HOSTILE, rich_study
from tests.tui.defining import (
    at_empty_definition,
    defining,
    editing,
    in_view,
    rows,
    said,
    shown_rows,
    write_in,
)
from tests.tui.driving import look_at_file, settled, typed


def look(pilot: Pilot[None]) -> None:
    """Draw the whole screen as it is now."""
    pilot.app.screen._compositor.render_strips()


async def test_hostile_and_very_long_words_are_kept_and_shown(home: Home, blank: Path) -> None:
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot, HOSTILE[9])
        await typed(pilot, "T")
        for field in screen.form.fields:
            screen.form.edit(field)
            await settled(pilot)
            editing(screen).insert("\n".join(HOSTILE))
            editing(screen).flush()
            await settled(pilot)
        look(pilot)
        await typed(pilot, "escape")
        assert HOSTILE[9] in said(in_view(screen).worldview)
        assert len(rows(screen, "C")) == 1
        await typed(pilot, "f4", "k")
        look(pilot)
        await typed(pilot, "escape")
        definition = in_view(screen)
        long = "word " * 12_000
        for name in ("p", "worldview", "sentence"):
            screen.execute(edit.write(screen.study, "definition", definition.id, name, long))
        screen.execute(add_row(screen.study, definition.id, "E", long))
        await settled(pilot)
        await typed(pilot, "f4", "left", "right")
        assert said(in_view(screen).worldview) == long


async def test_sixty_definitions_and_many_rows(home: Home) -> None:
    study = rich_study()
    for number in range(58):
        step = add_system(study, f"A system to try way {number}")
        study = apply(study, step)
        study = apply(study, choose_system(study, step.puts[0].id))
    first = next(iter(study.root_definitions))
    for number in range(30):
        study = apply(study, add_row(study, first, "C", f"customer {number}"))
    path = create_from_study(home, study)
    async with defining(home, path, (80, 24)) as (pilot, screen):
        assert len(screen.study.root_definitions) == 60
        assert len(shown_rows(screen, "C")) == 32
        await typed(pilot, *["right_square_bracket"] * 2)
        look(pilot)
        assert in_view(screen).id != first
        assert shown_rows(screen, "C") == []
        screen.reveal("definition", first)
        await settled(pilot)
        assert shown_rows(screen, "C") == rows(screen, "C")


async def test_any_size_is_survived_by_every_page(home: Home, rich: Path, blank: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        first, aside = (
            next(iter(screen.study.root_definitions)),
            list(screen.study.relevant_systems)[1],
        )
        await pilot.resize_terminal(20, 5)
        await settled(pilot)
        look(pilot)
        screen.reveal("system", aside)
        await settled(pilot)
        look(pilot)
        await pilot.resize_terminal(1, 1)
        screen.reveal("definition", first)
        await settled(pilot)
        look(pilot)
        screen.action_compare()
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        look(pilot)
        await typed(pilot, "escape", "f3", "escape", "f4", "escape", "ctrl+t", "ctrl+t")
        assert screen.is_running
    async with defining(home, blank, (20, 5)) as (pilot, screen):
        await pilot.resize_terminal(1, 1)
        await settled(pilot)
        look(pilot)
        assert screen.is_running


async def test_two_at_the_same_file_keep_what_both_write(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        await typed(pilot, "W")
        await pilot.press(*"mine")
        with open_session(rich, author="other") as other:
            other.do(edit.write(other.study, "definition", definition.id, "worldview", "Theirs."))
            other.do(edit.write(other.study, "definition", definition.id, "q", "their way"))
        look_at_file(screen)
        await settled(pilot)
        assert editing(screen).text.endswith("mine")
        assert screen.form.fields[1].text == "their way"
        await typed(pilot, "escape")
        both = said(in_view(screen).worldview)
        assert "Theirs." in both
        assert "mine" in both
        # A row that is deleted elsewhere while it is typed in becomes a new one.
        await typed(pilot, "O")
        await pilot.press(*"XYZ")
        row = editing(screen).record
        with open_session(rich, author="other") as other:
            other.do(edit.delete(other.study, "owner", row))
            other.do(add_row(other.study, definition.id, "O", "the governor"))
        look_at_file(screen)
        await settled(pilot)
        assert editing(screen).text == "the village councilXYZ"
        await typed(pilot, "escape")
        assert rows(screen, "O") == ["the governor", "the village councilXYZ"]
        assert sorted(shown_rows(screen, "O")) == rows(screen, "O")
        # What is shown may be deleted elsewhere.
        first = in_view(screen).id
        await typed(pilot, "C")
        with open_session(rich, author="other") as other:
            other.do(edit.delete(other.study, "definition", first))
        look_at_file(screen)
        await settled(pilot)
        assert in_view(screen).id != first
        with open_session(rich, author="other") as other:
            for kind in ("definition", "system"):
                for id_ in list(other.study.table(kind)):
                    other.do(edit.delete(other.study, kind, id_))
        look_at_file(screen)
        await settled(pilot)
        assert screen.query_one("#teach").display
        await write_in(pilot, "q")


async def test_a_definition_begun_after_another_page_shows_no_words_of_the_one_before(
    home: Home, blank: Path
) -> None:
    async with defining(home, blank, (140, 42), drawn=True) as (pilot, screen):
        await typed(pilot, "colon")
        await write_in(pilot, "system to share\n")
        await settled(pilot)
        await write_in(pilot, "T unshared -> shared\n")
        await settled(pilot)
        await typed(pilot, "escape", "P")
        await write_in(pilot, "share it\nagreeing turns\nlet all bear\n")
        await typed(pilot, "escape", "colon")
        await write_in(pilot, "system to let each dig\n")
        await settled(pilot)
        await typed(pilot, "escape", "N")
        await settled(pilot)
        painted = [screen.form.text.render_line(y).text for y in range(12)]
        assert not any("share it" in each or "turns" in each for each in painted), painted
        await typed(pilot, "enter")
        await write_in(pilot, "undug")
        assert editing(screen).text == "undug"
