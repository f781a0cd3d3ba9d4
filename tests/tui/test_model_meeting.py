"""Stage three as it is met with keys: led step by step, written on in place, searched, asked for verbs, marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import Finding, check
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.comparison.screen import ComparisonScreen
from ssm_studio.tui.model.badges import ActivityNotes, marks_of, reasons
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.find_bar import FindBar, found
from ssm_studio.tui.model.guide import GuideStrip
from ssm_studio.tui.model.inline_editor import InlineEditor
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.wordings import WhichWording
from ssm_studio.workshop.derived_changes import with_consequences
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import HOSTILE
from tests.tui.driving import look_at_file, settled, typed, until


async def at_models(pilot: Pilot[None]) -> ModelScreen:
    """Stage three, at rest."""
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ModelScreen)
    return screen


def chosen(screen: ModelScreen) -> tuple[str, str]:
    """Number and words of the chosen activity."""
    activity = screen.activity
    assert activity is not None
    return activity.number or "", read(activity.text, screen.study.language)


def led(screen: ModelScreen) -> bool:
    """Whether the guide is there."""
    return bool(screen.query_one(GuideStrip).display)


def called(study: Study, kind: str, ref: str) -> Any:
    """The record of a short name."""
    return next(each for each in study.table(kind).values() if each.ref == ref)


async def test_words_are_written_in_the_box_and_where_a_new_one_will_stand(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        canvas, editor = screen.query_one("#canvas", ModelCanvas), screen.query_one(InlineEditor)
        before = chosen(screen)
        await typed(pilot, "enter")
        box = canvas.region_of(screen.activity.id if screen.activity else "")
        assert (screen.focused, editor.text) == (editor, before[1])
        assert box is not None
        assert editor.region.contains_region(box)
        await typed(pilot, *" x", "escape")
        assert (chosen(screen), screen.focused, editor.display) == (before, canvas, False)
        await typed(pilot, "enter", *" ja", "enter")
        assert (chosen(screen)[1], screen.focused) == (f"{before[1]} ja", canvas)
        many = len(activities_of(screen.study, screen.model.id if screen.model else ""))
        await typed(pilot, "a", *"Tell")
        assert (screen.focused, editor.border_title) == (editor, "8")
        shown = canvas.region_of(
            next(iter(set(canvas.drawing.boxes) - set(screen.study.activities)))
            if canvas.drawing
            else ""
        )
        assert shown is not None
        await typed(pilot, "enter")
        assert chosen(screen) == ("8", "Tell")
        new = screen.activity
        assert new is not None
        now = canvas.region_of(new.id)
        assert now is not None
        assert (shown.overlaps(now), now.y) == (True, shown.y), "it stands where it was written"
        await typed(pilot, "N", *"Go", "enter")
        beside = screen.activity
        assert beside is not None
        assert beside.depends_on == new.depends_on
        await typed(pilot, "b", "escape")
        assert len(activities_of(screen.study, new.model or "")) == many + 2
        await typed(pilot, "enter", *" on", "alt+4")
        words = screen.studio.study.activities[beside.id].text
        assert read(words, "en") == "Go on", "leaving the stage keeps what is being written"


async def test_words_in_a_box_are_not_lost_to_somebody_else(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(100, 30)) as pilot:
        screen = await at_models(pilot)
        activity = screen.activity
        assert activity is not None
        await typed(pilot, "enter", *" mine")
        with open_session(example, author="other") as other:
            other.do(edit.write(other.study, "activity", activity.id, "text", "Theirs"))
        look_at_file(screen)
        await typed(pilot, "enter")
        assert chosen(screen)[1].startswith("Theirs")
        assert chosen(screen)[1].endswith(" mine")
        await until(pilot, lambda: isinstance(pilot.app.screen, WhichWording), "the choice")
        await typed(pilot, "b")
        assert pilot.app.screen is screen
        assert chosen(screen)[1].endswith(" mine")
        # Words for which there is no place any more are given back.
        for key, gone in (("enter", "activity"), ("b", "model")):
            await typed(pilot, key, *"Mine")
            id_ = screen.place().activity if gone == "activity" else screen.place().model
            with open_session(example, author="other") as other:
                other.do(edit.delete(other.study, gone, id_ or ""))
            look_at_file(screen)
            await typed(pilot, "enter")
            toasts = [each.message for each in pilot.app._notifications]
            assert "Mine" in " ".join((*toasts, str(screen.query_one(FindingsStrip).content)))


async def test_numbers_that_a_file_brought_are_only_words_in_the_box(
    home: Home, example: Path
) -> None:
    """At its border, and in the question for a new activity's words."""
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        one = screen.activity
        assert one is not None
        screen.execute(edit.set_fields(screen.study, "activity", one.id, number="[/x]"))
        editor = screen.query_one(InlineEditor)
        await typed(pilot, "enter")
        assert editor.display
        await typed(pilot, "escape", "a")
        assert "[/x]" in str(editor.placeholder)
        await typed(pilot, *"Tell", "enter")
        assert chosen(screen)[1] == "Tell"


async def test_the_guide_is_led_through_left_and_gone_on_with(home: Home, blank: Path) -> None:
    async with StudioApp(home, blank, 3).run_test(size=(100, 30)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "m", "enter", "G")
        assert led(screen)
        await typed(pilot, "n", *"Look", "enter", ".")
        await typed(pilot, "a", *"Data collection", "enter")
        assert screen.model is not None
        found_ = activities_of(screen.study, screen.model.id)
        assert [each.phase for each in found_] == ["prepare", "transform"]
        await typed(pilot, "escape")
        assert not led(screen)
        await typed(pilot, ".", "G")
        state = screen.editor.guide.state(screen.selection)
        assert state is not None
        assert state.place == 2, "one goes on where one was"
        await typed(pilot, ".", ".")
        assert chosen(screen)[0] == "2", "who does not begin with a verb is gone to"
        assert "y Collect data" in str(screen.query_one(ActivityNotes).content)
        await typed(pilot, "y")
        assert chosen(screen)[1] == "Collect data"
        await typed(pilot, "ctrl+z")
        assert chosen(screen)[1] == "Data collection"
        await typed(pilot, ".", ".", ";", "a", *"Go", "enter")
        assert [each.covers for each in activities_of(screen.study, screen.model.id)] == [
            *((), ("C",), ("A",)),
        ]
        await typed(pilot, ".", ";")
        assert len(activities_of(screen.study, screen.model.id)) == 6
        await typed(pilot, ";", *"It flows", "enter", "escape")
        assert read(screen.model.efficacy, "en") == "It flows", (
            "a measure that is asked about is written"
        )


async def test_an_activity_is_found_while_typing_and_escape_goes_back(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        first, model = chosen(screen), screen.model
        await typed(pilot, "/", *"regard")
        assert screen.model is not model
        assert "regard" in chosen(screen)[1]
        await typed(pilot, "escape")
        assert (chosen(screen), screen.model) == (first, model)
        await typed(pilot, "/", *"4", "enter")
        assert (chosen(screen)[0], screen.model) == ("4", model)
        assert not screen.query_one(FindBar).display
        assert isinstance(screen.focused, ModelCanvas)
        await typed(pilot, "minus")
        assert screen.editor.split.active.numbers_only
        await typed(pilot, "plus")
        assert not screen.editor.split.active.numbers_only


async def test_a_reworded_activity_is_marked_and_its_answer_can_be_let_stand(
    home: Home, example: Path
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "enter", *" so", "enter")
        assert "stale" in str(screen.query_one(ActivityNotes).content)
        await typed(pilot, "4")
        compared = pilot.app.screen
        assert isinstance(compared, ComparisonScreen)
        row = compared.tab.record
        assert row.stale == "changed"
        assert " so" in str(compared.tab.details())
        await typed(pilot, "h")
        after = compared.studio.study.comparison_rows[row.id]
        assert (after.stale, after.exists) == (None, row.exists)


def test_search_ranks_numbers_before_words_and_the_model_at_hand_before_others() -> None:
    study = example_study("en")
    here = called(study, "model", "CM2").id
    assert [each.ref for each in found(study, "3", here)][:2] == ["CM2.3", "CM1.3"]
    assert found(study, "OBTAIN data")[0].ref == "CM1.5"
    assert found(study, "  ") == found(study, "nothing of the kind") == ()


def test_marks_tell_stale_answers_decisions_and_what_the_coach_asks() -> None:
    study = example_study("en")
    one, two, three = (called(study, "activity", f"CM1.{n}") for n in (1, 2, 3))
    step = edit.write(study, "activity", one.id, "text", "Look at the results")
    study = apply(study, with_consequences(study, step))
    row = next(each for each in study.comparison_rows.values() if each.target == two.id)
    study = apply(study, edit.set_fields(study, "row", row.id, decision="revise_model"))
    findings = (
        Finding("CM-10", "activity", three.id, "text"),
        Finding("CM-26", "activity", called(study, "activity", "CM1.4").id, "text"),
        Finding("CP-01", "activity", called(study, "activity", "CM1.5").id),
    )
    assert marks_of(study, findings) == {
        one.id: "stale",
        two.id: "questioned",
        three.id: "questioned",
    }
    assert marks_of(study, (*findings, Finding("CM-14", "activity", one.id)))[one.id] == (
        "questioned stale"
    )
    for id_ in (one.id, two.id, three.id):
        assert reasons(study, id_, findings)


def test_what_was_waived_or_deleted_marks_nothing() -> None:
    study = example_study("en")
    one = called(study, "activity", "CM1.1")
    gone = apply(study, with_consequences(study, edit_model.delete_activity(study, one.id)))
    assert one.id not in marks_of(gone, check(gone))
    noun = replace(one, text=Text(en="Collection of data", id="Pengumpulan data"))
    asked = replace(study, activities={**study.activities, one.id: noun})
    assert one.id in marks_of(asked, check(asked))
    # What is only missing so far is asked by the coach, and not marked: a growing model would be full of marks.
    bare = replace(one, covers=())
    lacking = replace(study, activities={**study.activities, one.id: bare})
    assert one.id not in marks_of(lacking, check(lacking))


def test_hostile_words_are_searched_and_marked_without_harm() -> None:
    study = example_study("en")
    one = called(study, "activity", "CM1.1")
    for words in filter(str.strip, HOSTILE):
        step = edit.write(study, "activity", one.id, "text", words)
        after = apply(study, with_consequences(study, step))
        assert found(after, words.split(maxsplit=1)[0])[0].id == one.id
        assert reasons(after, one.id)
