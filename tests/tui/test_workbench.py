"""The workbench of stage two: help beside T, elements left out, versions, a time box, one level down, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.edit_definitions import add_definition, add_row, write_letter
from ssm_studio.domain.study import activities_of, children
from ssm_studio.i18n import set_language
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.definitions import title_row
from ssm_studio.tui.definitions.compare_view import CompareView, alike, marked
from ssm_studio.tui.definitions.idea_prompts import questions
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.definitions.title_row import TitleRow, minutes_said
from ssm_studio.tui.dialogs import Choose, Reading
from ssm_studio.workshop.coach_settings import settings_path
from ssm_studio.workshop.home import Home
from tests.studies import rich_study
from tests.tui.defining import at_empty_definition, defining, drawn, in_view, said, write_in
from tests.tui.driving import settled, typed


def right(screen: DefinitionScreen) -> str:
    """What the details at the right say."""
    return str(screen.query_one("#origin").render())


def note(screen: DefinitionScreen, letter: str) -> str:
    """What the form says on the lines of a letter besides its fields."""
    places = screen.form.text.drawing().places
    own = [each.words.y for each in places if each.field.letter == letter]
    below = [each.words.y for each in places if each.words.y > own[-1]]
    above = [each.words.bottom for each in places if each.words.y < own[0]]
    lines = drawn(screen).splitlines()
    return "\n".join(lines[max(above, default=0) : min(below, default=len(lines))])


async def test_help_stands_beside_t_and_nowhere_else(home: Home, blank: Path) -> None:
    async with defining(home, blank, (140, 42)) as (pilot, screen):
        await at_empty_definition(pilot)
        await typed(pilot, "f4")
        assert "another state" in note(screen, "T")
        assert "need for recognition" in right(screen)
        await typed(pilot, "W")
        assert "another state" not in drawn(screen)
        assert "need for recognition" not in right(screen)
        # In the field itself too: letters are words there, F8 is not.
        await typed(pilot, "escape", "T", "f8")
        assert isinstance(pilot.app.screen, Reading)
        await typed(pilot, "escape")
        assert screen.focused is not None


async def test_an_element_is_left_out_with_its_reason(home: Home, blank: Path) -> None:
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot)
        await typed(pilot, "o")
        assert screen.study.root_definitions[in_view(screen).id].omitted_o is None
        await typed(pilot, "O", "escape")
        screen.form.focus()
        await typed(pilot, "o")
        await write_in(pilot, "to see who speaks up\n")
        assert said(in_view(screen).omitted_o) == "to see who speaks up"
        assert "to see who speaks up" in note(screen, "O")
        assert "deliberately omitted O" in str(screen.query_one("#mentions").render())
        await typed(pilot, "o", "ctrl+u", "enter")
        assert in_view(screen).omitted_o is None
        assert "deliberately omitted" not in drawn(screen)


async def test_versions_are_read_in_a_dialog(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        await typed(pilot, "v")
        screen.execute(write_letter(screen.study, definition.id, "P", "[/x] share\x1b[31m it"))
        screen.execute(add_row(screen.study, definition.id, "A", "the miller"))
        await typed(pilot, "V")
        reading = pilot.app.screen
        assert isinstance(reading, Reading)
        told = str(reading._content)
        assert "Version 4" in told
        assert "share the water of one canal\n    → [/x] share" in told
        assert "+ A the miller" in told
        assert told.index("Version 4") < told.index("Version 3")
        assert "There: " in told
        assert "\x1b" not in told


async def test_a_time_box_suggests_parking_and_stops_nothing(
    home: Home, rich: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(title_row, "monotonic", lambda: clock[0])
    async with defining(home, rich) as (pilot, screen):
        screen.reveal("definition", list(screen.study.root_definitions)[1])

        def head() -> str:
            return str(screen.query_one(TitleRow).render())

        await typed(pilot, "x", "enter")
        assert "25 min left" in head()
        clock[0] += 24 * 60 + 1
        screen.query_one(TitleRow).look_at_clock()
        assert "1 min left" in head()
        clock[0] += 60
        screen.query_one(TitleRow).look_at_clock()
        await settled(pilot)
        assert "time is over" in head()
        strip = screen.query_one(FindingsStrip)
        assert "x parks it" in str(strip.content)
        strip.end_answer()
        screen.query_one(TitleRow).look_at_clock()
        assert "x parks it" not in str(strip.content)
        await typed(pilot, "x", "down", "enter")
        assert "5 min left" in head()
        assert in_view(screen).status == "draft"
        await typed(pilot, "x", "enter")
        assert in_view(screen).status == "parked"
        assert "min left" not in head()


async def test_the_settings_say_how_long_a_time_box_is(home: Home, rich: Path) -> None:
    settings_path(home).write_text("[thresholds]\nTIME-BOX = 10\n", encoding="utf-8")
    async with defining(home, rich, (80, 24)) as (pilot, screen):
        await typed(pilot, "x", "enter")
        assert "10 min left" in str(screen.query_one(TitleRow).render())


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("25", 25),
        (" 5 ", 5),
        ("30 minutes", 30),
        ("0", None),
        ("481", None),
        ("soon", None),
        ("", None),
        ("٢٥", None),
    ],
)
def test_minutes_are_whole_numbers(words: str, minutes: int | None) -> None:
    assert minutes_said(words) == minutes


async def test_an_activity_becomes_the_p_one_level_down(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        source = in_view(screen)
        (model,) = children(screen.study.models, "root_definition", source.id)
        first = activities_of(screen.study, model.id)[0]
        await typed(pilot, "d")
        assert isinstance(pilot.app.screen, Choose)
        await typed(pilot, "down", "enter")
        below = in_view(screen)
        assert (below.level, below.derived_from) == ("sub", source.id)
        assert said(below.p) == said(first.text)
        # No model and no Q: nothing to go down by.
        await typed(pilot, "d")
        assert in_view(screen) == below


async def test_up_to_four_stand_side_by_side_where_there_is_room(home: Home, rich: Path) -> None:
    async with defining(home, rich, (140, 42)) as (pilot, screen):
        first = in_view(screen)
        for words in ("Nobody owns the water.", "God sends rain."):
            step = add_definition(screen.study, first.system)
            (put,) = step.puts
            screen.execute(step)
            screen.execute(write_letter(screen.study, put.id, "W", words))

        def beliefs() -> list[str]:
            compare = screen.query_one(CompareView)
            told = next(row for row in compare.rows if row.key == "W")
            shown = str(compare.query_one("#compare-text").render())
            assert all(each.split()[0] in shown for each in told.texts)
            assert compare.asked in shown.replace("\n   ", " ")
            return list(told.texts)

        screen.form.focus()
        await typed(pilot, "l", "enter")
        assert beliefs() == ["Water is nobody's own.", "Who digs, drinks."]
        assert screen.compare.asked == ""
        await typed(pilot, "+", "enter", "+")
        assert len(beliefs()) == 4
        assert "Is this the same worldview? RD1 and RD3" in screen.compare.asked
        await typed(pilot, "+")
        assert screen.is_current
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert len(beliefs()) == 3
        assert "1 more" in str(screen.compare.query_one("#compare-keys").render())
        await typed(pilot, "-", "-", "-")
        assert screen.form.has_focus


def test_worldviews_are_marked_where_they_differ() -> None:
    one, other = marked(("Water is shared by all", "Water is sold"), "en")
    bold = {str(one)[span.start : span.end] for span in one.spans}
    assert bold == {"shared"}
    assert {str(other)[span.start : span.end] for span in other.spans} == {"sold"}
    names = (("A", "Air milik bersama"), ("B", "Bersama memiliki air"), ("C", "Tanah dijual"))
    assert list(alike(names, "id")) == [("A", "B")]
    assert list(alike((("A", ""), ("B", "")), "en")) == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_everything_that_leads_to_another_system_is_a_question(language: str) -> None:
    set_language(language)
    study = rich_study()
    asked = questions(study, next(iter(study.relevant_systems.values())))
    assert all(each.words.endswith("?") for each in asked)
    assert len({each.words for each in asked}) == len(asked)
    sources = {each.source for each in asked}
    bubbles = {each.ref for each in study.elements.values() if each.kind == "worldview"}
    assert bubbles <= sources
    assert any(each.issue_owner for each in asked)
    assert (
        len([each for each in asked if each.source == ("motive" if language == "en" else "motif")])
        == 7
    )


def test_what_only_the_facilitator_may_see_is_not_asked_of_the_room() -> None:
    study = rich_study()
    bubble = next(each for each in study.elements.values() if each.kind == "worldview")
    hidden = replace(bubble, visibility="facilitator")
    from ssm_studio.domain.changes import apply

    after = apply(study, Changeset("", (RecordChange("element", bubble.id, bubble, hidden),)))
    assert bubble.ref in {each.source for each in questions(study)}
    assert bubble.ref not in {each.source for each in questions(after)}
