"""Stage two: systems are thought of, chosen and kept aside; a definition is filled, worded and compared by keys."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from ssm_studio.domain.definitions import Customer, Owner
from ssm_studio.tui import fields
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.definitions.compare_view import CompareView
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.definitions.systems import ASIDE, CHOSEN, OPEN, SystemList
from ssm_studio.tui.fields import StudyField
from ssm_studio.workshop.home import Home
from tests.tui.defining import (
    at_empty_definition,
    click_facts,
    click_field,
    defining,
    drawn,
    editing,
    in_view,
    rows,
    said,
    sentence,
    shown_rows,
    write_in,
)
from tests.tui.driving import settled, typed, until


async def test_the_stage_is_complete_in_the_first_frame_that_shows_it(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StudioApp(home, example, 1)
    frames: list[str] = []
    display = StudioApp._display

    def displayed(
        self: StudioApp, screen: Screen[object], renderable: RenderableType | None
    ) -> None:
        display(self, screen, renderable)
        if isinstance(screen, DefinitionScreen) and screen is self.screen and renderable:
            rows = screen._compositor.render_strips()
            frames.append("\n".join(each.text for each in rows))

    monkeypatch.setattr(StudioApp, "_display", displayed)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        for _visit in range(2):
            frames.clear()
            await typed(pilot, "2")
            assert frames
            words = [each.text[:20] for each in cast(DefinitionScreen, app.screen).form.fields]
            for frame in frames:
                missing = [each for each in words if each not in frame]
                assert not missing, frame
                assert "primary task · v2 · agreed" in frame
                assert "THE DEFINITION" in frame
            await typed(pilot, "1")


async def test_a_first_system_is_said_chosen_kept_aside_with_the_reason_and_chosen_again(
    home: Home, blank: Path
) -> None:
    async with defining(home, blank, (80, 24)) as (pilot, screen):
        assert "a system to" in str(screen.query_one("#teach").render())
        assert screen.place().definition is None
        await typed(pilot, "a")
        await write_in(pilot, "to share water\n")
        (system,) = screen.study.relevant_systems.values()
        assert said(system.name) == "A system to share water"
        assert system.chosen is None
        assert [line.glyph for line in screen.lines] == [OPEN]
        await typed(pilot, "k", "enter")
        definition = in_view(screen)
        assert definition.system in screen.study.relevant_systems
        assert screen.lines[0].glyph == CHOSEN
        await typed(pilot, "k")
        assert "share water" in str(pilot.app.screen.query(Static).first().render())
        await write_in(pilot, "nobody dares\n")
        (system,) = screen.study.relevant_systems.values()
        assert (system.chosen, said(system.why_not)) == (False, "nobody dares")
        assert screen.lines[0].glyph == ASIDE
        assert "nobody dares" in screen.lines[0].below
        assert in_view(screen) == definition
        await typed(pilot, "k")
        assert screen.lines[0].glyph == CHOSEN
        assert len(screen.study.root_definitions) == 1


async def test_a_question_leads_to_another_system(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        before = set(screen.study.relevant_systems)
        await typed(pilot, "g")
        await write_in(pilot, "village head")
        await typed(pilot, "enter")
        await write_in(pilot, "to keep the peace\n")
        (new,) = set(screen.study.relevant_systems) - before
        system = screen.study.relevant_systems[new]
        assert said(system.name) == "A system to keep the peace"
        assert system.from_issue_owner in screen.study.analyses_one


async def fill_every_letter(pilot: Pilot[None]) -> None:
    """From the input of T: each letter after the other, then P, Q and R by their keys."""
    for words in (
        "unshared water\n",
        "shared water\n",
        "Water is nobodys own\n",
        "lower farmers\nnight pumpers\n\n",
        "the gate keeper\n\n",
        "the council\n\n",
        "the rain\n",
    ):
        await write_in(pilot, words)
    await typed(pilot, "escape")
    for letter, words in (("P", "share one canal"), ("Q", "agreeing turns"), ("R", "let all bear")):
        await typed(pilot, letter)
        await write_in(pilot, words)
        await typed(pilot, "escape")


async def test_every_letter_is_filled_by_typing_in_the_order_of_work(
    home: Home, blank: Path
) -> None:
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot)
        await typed(pilot, "enter")
        assert editing(screen).field_name == "transformation_input"
        await fill_every_letter(pilot)
        definition = in_view(screen)
        assert said(definition.transformation_input) == "unshared water"
        assert said(definition.transformation_output) == "shared water"
        assert said(definition.worldview) == "Water is nobodys own"
        assert [said(each) for each in (definition.p, definition.q, definition.r)] == [
            "share one canal",
            "agreeing turns",
            "let all bear",
        ]
        assert rows(screen, "C") == ["lower farmers", "night pumpers"]
        assert [rows(screen, letter) for letter in "AOE"] == [
            ["the gate keeper"],
            ["the council"],
            ["the rain"],
        ]
        for letter in "CAOE":
            assert shown_rows(screen, letter) == rows(screen, letter)
        whole = sentence(screen)
        for words in ("council (O)", "gate keeper (A)", "share one canal (P)", "the rain (E)"):
            assert words in whole
        told = str(screen.query_one("#mentions").render())
        assert told == "The sentence does not mention C W"
        # What is being typed is kept when the stage is left in the middle of it.
        await typed(pilot, "C", "down", "down")
        await pilot.press(*"some")
        screen.studio.flush()
        await settled(pilot)
        assert rows(screen, "C")[-1] == "some"
        assert shown_rows(screen, "C") == rows(screen, "C")
        await pilot.press(*"one")
        await typed(pilot, "escape")
        assert rows(screen, "C")[-1] == "someone"
        assert shown_rows(screen, "C") == rows(screen, "C")


async def test_rows_and_texts_are_edited_deleted_and_brought_back(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        await typed(pilot, "A")
        await write_in(pilot, " himself")
        await typed(pilot, "escape")
        assert rows(screen, "A")[0] == "the gate keeper himself"
        await typed(pilot, "down", "delete")
        assert (
            rows(screen, "A")
            == ["the gate keeper himself", "the farmers"]
            == shown_rows(screen, "A")
        )
        await typed(pilot, "ctrl+z")
        assert rows(screen, "A")[1] == "turn watchers"
        assert shown_rows(screen, "A") == rows(screen, "A")
        await typed(pilot, "ctrl+y")
        assert len(rows(screen, "A")) == 2 == len(shown_rows(screen, "A"))
        await typed(pilot, "plus")
        await write_in(pilot, "diggers")
        await typed(pilot, "escape")
        assert rows(screen, "A")[-1] == "diggers"
        await typed(pilot, "ctrl+z")
        assert len(rows(screen, "A")) == 2, "a row that was typed is one step"
        before = in_view(screen)
        await typed(pilot, "P")
        await write_in(pilot, " for ever")
        await typed(pilot, "escape", "ctrl+z")
        assert in_view(screen).p == before.p
        assert screen.form.fields[0].text == said(before.p)
        await typed(pilot, "ctrl+y")
        assert screen.form.fields[0].text == said(before.p) + " for ever"
        await typed(pilot, "O")
        field = editing(screen)
        field.select_all()
        await typed(pilot, "backspace")
        assert len(rows(screen, "O")) == 1
        await typed(pilot, "backspace")
        assert rows(screen, "O") == []


async def test_facts_of_rows_are_chosen_and_shown(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        await typed(pilot, "C", "escape", "f")
        await write_in(pilot, "loses by it")
        await typed(pilot, "enter")
        first: Customer = next(
            each for each in screen.study.customers.values() if each.definition == definition.id
        )
        assert first.kind == "victim"
        field = next(each for each in screen.form.fields if each.letter == "C")
        assert field.facts.plain.startswith("loses")
        assert field.facts.plain in drawn(screen)
        await typed(pilot, "O", "escape", "f")
        await write_in(pilot, "how could")
        await typed(pilot, "enter", "end")
        await write_in(pilot, " at once\n")
        owner: Owner = next(
            each for each in screen.study.owners.values() if each.definition == definition.id
        )
        assert said(owner.how) == "by decree at once"


async def test_the_sentence_follows_typing_is_worded_by_hand_and_given_back(
    home: Home, rich: Path
) -> None:
    async with defining(home, rich) as (pilot, screen):
        await typed(pilot, "R")
        await write_in(pilot, " twice")
        await until(pilot, lambda: "let every field bear twice (R)" in sentence(screen))
        await typed(pilot, "escape", "h")
        assert editing(screen).text == sentence(screen).replace(" (R)", "").replace(
            " (O)", ""
        ).replace(" (A)", "").replace(" (P)", "").replace(" (Q)", "").replace(" (E)", "")
        editing(screen).select_all()
        await typed(pilot, "delete")
        await write_in(pilot, "A system owned by the village council, at last.")
        await typed(pilot, "escape")
        assert said(in_view(screen).sentence) == "A system owned by the village council, at last."
        assert "village council (O)" in sentence(screen)
        told = str(screen.query_one("#mentions").render())
        mentioned, missing = told.split("but not")
        assert mentioned.split() == ["The", "sentence", "mentions", "O"]
        assert set(missing.split()) == set("CATWE")
        await typed(pilot, "b")
        assert in_view(screen).sentence is None
        assert "let every field bear twice (R)" in sentence(screen)
        await typed(pilot, "ctrl+z")
        assert "at last" in sentence(screen)


async def test_sentence_and_coach_follow_typing_before_it_is_stored(
    home: Home, blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "PAUSE", 60.0)
    async with defining(home, blank) as (pilot, screen):
        await at_empty_definition(pilot)
        await typed(pilot, "P")
        before = in_view(screen)
        app = cast(StudioApp, pilot.app)
        await until(pilot, lambda: app.check.is_current)
        asked = app.findings
        await pilot.press(*"share it")
        await until(pilot, lambda: "share it (P)" in sentence(screen))
        await typed(pilot, "escape")
        assert said(in_view(screen).p) == "share it"
        assert before.p is None
        # A row that does not exist yet is in the sentence, too; taken back, it is out again.
        await typed(pilot, "O")
        await pilot.press("m", "e")
        await until(pilot, lambda: "owned by me (O)" in sentence(screen))
        await until(pilot, lambda: app.findings != asked)
        assert rows(screen, "O") == []
        await pilot.press("backspace", "backspace")
        await until(pilot, lambda: "owned by" not in sentence(screen))
        await typed(pilot, "escape")
        assert rows(screen, "O") == []
        # Enter behind the last letter goes round to the first that holds nothing, not out of the form.
        await typed(pilot, "E")
        await write_in(pilot, "rain\n")
        assert "goes on" in str(editing(screen).placeholder)
        await typed(pilot, "enter")
        assert editing(screen).field_name == "q"
        await typed(pilot, "escape")


async def test_levels_versions_types_status_and_themes(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        source = in_view(screen)
        await typed(pilot, "s", "v")
        assert (in_view(screen).status, in_view(screen).version) == ("parked", 4)
        await typed(pilot, "y", "down", "enter")
        assert in_view(screen).type == "issue_based"
        await typed(pilot, "u")
        wider = in_view(screen)
        assert (wider.derived_from, wider.level, said(wider.p)) == (
            source.id,
            "wider",
            said(source.r),
        )
        screen.reveal("definition", source.id)
        # It has a model: Q stands first among its activities.
        await typed(pilot, "d", "enter")
        assert (in_view(screen).level, said(in_view(screen).p)) == ("sub", said(source.q))
        system = screen.system
        assert system is not None
        await typed(pilot, "m", "enter")
        assert screen.system is not None
        assert screen.system.from_themes != system.from_themes
        await typed(pilot, "m", "enter")
        assert set(screen.system.from_themes) == set(system.from_themes)


async def test_the_list_has_the_arrows_and_the_mouse_edits(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        systems = screen.query_one(SystemList)
        assert systems.has_focus, "the arrows walk the list as soon as the stage is entered"
        await typed(pilot, "down")
        assert screen.place().definition == list(screen.study.root_definitions)[1]
        await typed(pilot, "down")
        assert screen.place().definition is None
        assert screen.query_one("#system-page").display
        await typed(pilot, "enter")
        assert isinstance(screen.focused, StudyField)
        await typed(pilot, "escape", "up", "up", "enter")
        assert screen.form.has_focus
        await pilot.click(systems, offset=(6, systems.size.height - 3))
        await settled(pilot)
        assert systems.has_focus
        assert screen.query_one("#system-page").display, "a click shows, and leaves the arrows here"
        await typed(pilot, "up", "up", "enter")
        field = screen.form.fields[1]
        await click_field(pilot, screen, field, 3)
        assert (editing(screen).record, editing(screen).field_name) == (field.record, field.name)
        assert editing(screen).cursor_location == (0, 3)
        await click_facts(pilot, screen, "C")
        assert pilot.app.screen is not screen
        await typed(pilot, "escape")
        hand = list(screen.study.root_definitions)[1]
        owner = next(each for each in screen.study.owners.values() if each.definition == hand)
        screen.reveal("owner", owner.id)
        await settled(pilot)
        assert in_view(screen).id == hand
        assert screen.form.current is not None
        assert screen.form.current.record == owner.id
        kept_aside = list(screen.study.relevant_systems)[1]
        screen.reveal("system", kept_aside)
        assert screen.query_one("#system-page").display
        screen.reveal("owner", "nobody")


async def test_deleting_in_the_list_shows_the_neighbour(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        second = list(screen.study.root_definitions)[1]
        await typed(pilot, "delete")
        assert screen.place().definition == second
        await typed(pilot, "ctrl+z")
        assert len(screen.study.root_definitions) == 2


async def test_two_definitions_stand_side_by_side(home: Home, rich: Path) -> None:
    async with defining(home, rich, (140, 42)) as (pilot, screen):
        await typed(pilot, "l")
        compare = screen.query_one(CompareView)
        assert compare.has_focus
        told = next(row for row in compare.rows if row.key == "W")
        assert list(told.texts) == [
            "Water is nobody's own.",
            "Who digs, drinks.",
        ]
        beside = str(compare.query_one("#compare-text").render()).splitlines()
        assert any(
            "Water is nobody's own." in line and "Who digs, drinks." in line for line in beside
        )
        await pilot.resize_terminal(60, 24)
        await settled(pilot)
        assert compare.has_class("-stacked")
        await typed(pilot, "escape")
        assert screen.form.has_focus
