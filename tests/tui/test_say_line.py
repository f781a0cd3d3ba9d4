"""The entry line forgives: what was refused is typed over, a bare name asks its kind, a pasted list is many sayings."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.widgets import Static

from ssm_studio.domain.text import read
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.say_line import SayLine
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until


def trouble(app: StudioApp) -> str:
    return str(app.screen.query_one("#say-trouble", Static).render())


async def test_what_was_refused_is_typed_over_and_comes_back_with_up(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        entry = app.screen.query_one(SayLine).entry
        await typed(pilot, "colon", *"3 > 99", "enter")
        assert entry.value == "3 > 99"
        await typed(pilot, *"3 > 7")
        assert entry.value == "3 > 7"
        await typed(pilot, "up")
        assert entry.value == "3 > 99"


async def test_a_bare_name_takes_a_person_or_a_letter(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before, lines = set(app.study.elements), set(app.study.relations)
        await typed(pilot, "colon", *"Ferry master", "enter")
        assert set(app.study.elements) == before
        assert "Ferry master" in trouble(app)
        await typed(pilot, "enter")
        await typed(pilot, *"Ferry crew", "enter", "g")
        await until(pilot, lambda: len(app.study.elements) == len(before) + 2, "the group")
        # Who types on means another line, whatever kind its first letter stands for.
        await typed(pilot, *"Ferry boys", "enter", *"group Alumni")
        assert app.screen.query_one(SayLine).entry.value == "group Alumni"
        assert len(app.study.elements) == len(before) + 2
        new = [each for id_, each in app.study.elements.items() if id_ not in before]
        assert [(each.kind, read(each.label, "en")) for each in new] == [
            ("actor", "Ferry master"),
            ("group", "Ferry crew"),
        ]
        # Ends of a relation that are not there are asked for, one after the other; all is one step.
        app.screen.query_one(SayLine).entry.value = ""
        await typed(pilot, *"Fuel budget >> Harbour office : orders", "enter")
        assert "Fuel budget" in trouble(app)
        await typed(pilot, "enter")
        assert "Harbour office" in trouble(app)
        assert len(app.study.elements) == len(before) + 2
        await typed(pilot, "o")
        await until(pilot, lambda: len(app.study.elements) == len(before) + 4, "both ends")
        [relation] = [each for id_, each in app.study.relations.items() if id_ not in lines]
        ends = (app.study.elements[each or ""].kind for each in (relation.source, relation.target))
        assert (relation.kind, *ends) == ("authority", "actor", "organisation")
        await typed(pilot, "escape", "ctrl+z")
        assert len(app.study.elements) == len(before) + 2


async def test_a_pasted_list_is_one_step_and_what_failed_is_kept(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before = app.study
        await typed(pilot, "colon")
        line = app.screen.query_one(SayLine)
        line.entry.post_message(events.Paste("actor One\nOne -> Nobody at all\n! too late @ One\n"))
        await settled(pilot)
        await settled(pilot)
        assert len(app.study.elements) == len(before.elements) + 2
        assert line.entry.value == "One -> Nobody at all"
        assert "Nobody at all" in trouble(app)
        await typed(pilot, "escape", "ctrl+z")
        assert len(app.study.elements) == len(before.elements)


async def test_each_line_that_was_kept_is_asked_about_in_its_turn(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        before = len(app.study.elements)
        await typed(pilot, "colon")
        line = app.screen.query_one(SayLine)
        pasted = "Ferry master\nFerry master -> Ferry clerk\nFerry clerk -> Ferry master\n"
        line.entry.post_message(events.Paste(pasted))
        await until(pilot, lambda: "What is “Ferry master”?" in trouble(app))
        # What the others lack is listed below, and the first needs one key.
        assert line.entry.value == "Ferry master"
        assert "Ferry master -> Ferry clerk" in trouble(app)
        await typed(pilot, "enter")
        assert len(app.study.elements) == before + 1
        await until(pilot, lambda: "What is “Ferry clerk”?" in trouble(app))
        assert line.entry.value == "Ferry master -> Ferry clerk"
        await typed(pilot, "enter")
        await until(pilot, lambda: "understood now" in trouble(app))
        assert line.entry.value == "Ferry clerk -> Ferry master"
        await typed(pilot, "enter")
        assert len(app.study.elements) == before + 2
        assert not line.entry.value
        # Who empties the line is not asked about the others later.
        line.entry.post_message(events.Paste("Quay\nJetty\n"))
        await until(pilot, lambda: "What is “Quay”?" in trouble(app))
        await typed(pilot, "backspace", *"actor Pilot", "enter")
        assert not line.entry.value


async def test_down_picks_among_the_ways_to_go_on(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        entry = app.screen.query_one(SayLine).entry
        await typed(pilot, "colon", *"! too late @ ", "down")
        first = entry.value
        assert first.startswith("! too late @ ")
        assert len(first) > len("! too late @ ")
        await typed(pilot, "down")
        assert entry.value not in (first, "! too late @ ")
        assert "▸" in trouble(app)
