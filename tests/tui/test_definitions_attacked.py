"""Stage two under attack: hostile words, too many of them, tiny terminals, and somebody else at the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.edit_definitions import add_row, add_system, choose_system
from ssm_studio.workshop.begin import create_from_study
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
from tests.tui.driving import settled, typed


async def test_hostile_words_in_every_field_are_kept_and_shown(home: Home, blank: Path) -> None:
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot, HOSTILE[9])
        await typed(pilot, "T")
        for field in screen.sheet.fields:
            field.focus()
            await pilot.pause()
            field.insert("\n".join(HOSTILE))
            field.flush()
        await settled(pilot)
        await typed(pilot, "escape", "f6")
        assert HOSTILE[9] in said(in_view(screen).worldview)
        assert len(rows(screen, "C")) == 1
        await typed(pilot, "l", "g", "escape", "f4", "k", "escape")


async def test_a_very_long_text_does_not_hold_up_the_screen(home: Home, blank: Path) -> None:
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot)
        definition = in_view(screen)
        long = "word " * 12_000
        for field in ("p", "worldview", "sentence"):
            screen.execute(edit.write(screen.study, "definition", definition.id, field, long))
        screen.execute(add_row(screen.study, definition.id, "E", long))
        await settled(pilot)
        await typed(pilot, "f4", "left", "right")
        assert said(in_view(screen).worldview) == long


async def test_sixty_definitions_and_sixty_rows(home: Home) -> None:
    study = rich_study()
    path = create_from_study(home, study)
    with open_session(path) as workshop:
        for number in range(58):
            step = add_system(workshop.study, f"A system to try way {number}")
            workshop.do(step)
            workshop.do(choose_system(workshop.study, step.puts[0].id))
        first = next(iter(workshop.study.root_definitions))
        for number in range(60):
            workshop.do(add_row(workshop.study, first, "C", f"customer {number}"))
    async with defining(home, path, (80, 24)) as (pilot, screen):
        assert len(screen.study.root_definitions) == 60
        assert len(shown_rows(screen, "C")) == 62
        for _turn in range(5):
            await typed(pilot, "right_square_bracket")
        assert in_view(screen).id != first
        assert shown_rows(screen, "C") == []
        screen.reveal("definition", first)
        await settled(pilot)
        assert shown_rows(screen, "C") == rows(screen, "C")


@pytest.mark.parametrize("page", ["definition", "system", "teach", "versus"])
async def test_any_size_is_survived(home: Home, rich: Path, blank: Path, page: str) -> None:
    async with defining(home, blank if page == "teach" else rich) as (pilot, screen):
        if page == "system":
            await typed(pilot, "left", "down", "down")
        if page == "versus":
            await typed(pilot, "l")
        for size in ((20, 5), (1, 1), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        await typed(pilot, "f3", "escape", "f4", "escape", "ctrl+t", "ctrl+t")
        assert screen.is_running


async def test_two_who_write_the_same_field_keep_both_texts(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        await typed(pilot, "W")
        await pilot.press(*"mine")
        with open_session(rich, author="other") as other:
            other.do(edit.write(other.study, "definition", definition.id, "worldview", "Theirs."))
            other.do(edit.write(other.study, "definition", definition.id, "q", "their way"))
        screen.studio.look_at_file()
        await settled(pilot)
        assert editing(screen).text.endswith("mine")
        assert screen.sheet.fields[1].text == "their way"
        await typed(pilot, "escape")
        both = said(in_view(screen).worldview)
        assert "Theirs." in both
        assert "mine" in both


async def test_a_row_deleted_elsewhere_while_typed_in_becomes_a_new_one(
    home: Home, rich: Path
) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        await typed(pilot, "O")
        await pilot.press(*"XYZ")
        row = editing(screen).record
        with open_session(rich, author="other") as other:
            other.do(edit.delete(other.study, "owner", row))
            other.do(add_row(other.study, definition.id, "O", "the governor"))
        screen.studio.look_at_file()
        await settled(pilot)
        assert editing(screen).text == "the village councilXYZ"
        await typed(pilot, "escape")
        assert rows(screen, "O") == ["the governor", "the village councilXYZ"]
        assert sorted(shown_rows(screen, "O")) == rows(screen, "O")


async def test_what_is_shown_may_be_deleted_elsewhere(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        first = in_view(screen).id
        await typed(pilot, "C")
        with open_session(rich, author="other") as other:
            other.do(edit.delete(other.study, "definition", first))
        screen.studio.look_at_file()
        await settled(pilot)
        assert in_view(screen).id != first
        with open_session(rich, author="other") as other:
            for kind in ("definition", "system"):
                for id_ in list(other.study.table(kind)):
                    other.do(edit.delete(other.study, kind, id_))
        screen.studio.look_at_file()
        await settled(pilot)
        assert screen.query_one("#teach").display
        await write_in(pilot, "q")
