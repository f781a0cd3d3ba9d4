"""A questionnaire is taken in on the screen, themed through a list, and one theme suggests a relevant system."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read
from ssm_studio.errors import UsageError
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.table import step
from ssm_studio.formats.table.mapping import guessed
from ssm_studio.formats.table.reading import read_table
from ssm_studio.method.coverage import coverage, lists
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.comparison.filters import kinds_held
from ssm_studio.tui.dialogs import AskLine, Choose
from ssm_studio.tui.facts_form import FactsForm
from ssm_studio.tui.lenses.sheet import ListSheet
from ssm_studio.tui.picture.evidence_sheet import EvidenceSheet
from ssm_studio.tui.picture.table_in import Columns
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.stepping import stepped
from ssm_studio.workshop.home import Home
from tests.questionnaire import CONCERNS, HEADINGS, RESPONDENTS, as_csv
from tests.tui.driving import shown, typed, until
from tests.tui.picturing import at_picture


async def test_a_questionnaire_is_taken_in_and_themed_on_the_screen(
    home: Home, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(as_csv(";", "utf-16"))
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 44)) as pilot:
        screen = await at_picture(pilot)
        people, themes = len(app.study.participants), len(app.study.themes)
        await screen.run_action("lists('table_in')")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = str(file)
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Columns))
        columns = app.screen
        assert isinstance(columns, Columns)
        assert columns.roles == guessed(HEADINGS)
        columns.query_one(OptionList).highlighted = HEADINGS.index("rating")
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one(Input).value = "ignore"
        await typed(pilot, "enter")
        assert columns.roles[HEADINGS.index("rating")] == "ignore"
        await typed(pilot, "i")
        await until(pilot, lambda: app.screen is screen)
        assert len(app.study.participants) == people + RESPONDENTS
        assert {each.lens for each in app.study.themes.values()} >= set(CONCERNS)
        assert all(each.rating is None for each in app.study.evidence.values())
        await typed(pilot, "s")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = "A system to answer"
        await typed(pilot, "enter")
        system = list(app.study.relevant_systems.values())[-1]
        assert len(system.from_themes) == 1
        await typed(pilot, "ctrl+z", "ctrl+z")
        assert (len(app.study.participants), len(app.study.themes)) == (people, themes)


async def test_a_list_asks_what_nobody_mentioned_and_takes_an_answer(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 44)) as pilot:
        await at_picture(pilot)
        await typed(pilot, "l")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one(Input).value = "Value for money"
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ListSheet))
        sheet = app.screen
        assert isinstance(sheet, ListSheet)
        empty = next(n for n, each in enumerate(sheet._entries) if not each.seen_in)
        entry = sheet._entries[empty]
        assert "?" in shown(app)
        assert "%" not in shown(app)
        sheet.query_one(OptionList).highlighted = empty
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = "we pay for what nobody uses"
        await typed(pilot, "enter")
        issue = list(app.study.elements.values())[-1]
        assert issue.lens_tags == (entry.id,)
        assert issue.is_issue
        await typed(pilot, "h")
        assert list(app.study.themes.values())[-1].lens == entry.id


async def test_what_others_read_in_a_picture_is_noted(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 44)) as pilot:
        screen = await at_picture(pilot)
        await screen.run_action("lists('note_reading')")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await typed(pilot, "enter")
        app.screen.query_one(Input).value = "They all look at the paper"
        await typed(pilot, "enter")
        (reading,) = app.study.interpretations.values()
        assert read(reading.text, app.study.language) == "They all look at the paper"
        assert reading.group != app.study.pictures[reading.picture or ""].group


def test_every_list_can_be_looked_through() -> None:
    for tongue in ("en", "id"):
        study = example_study(tongue)
        heads = lists(study, tongue)
        assert len(heads) >= 42
        for head in heads:
            entries = coverage(study, head.id, tongue)
            assert entries, head.id
            assert all(each.name for each in entries)


async def test_evidence_is_written_and_two_that_say_the_same_become_one(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(120, 44)) as pilot:
        screen = await at_picture(pilot)
        await typed(pilot, "e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceSheet))
        await typed(pilot, "home", "enter")
        app.screen.query_one(Input).value = "observation"
        await typed(pilot, "enter")
        app.screen.query_one(Input).value = "Nobody opened the report"
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, FactsForm))
        seen = list(app.study.evidence.values())[-1]
        assert seen.kind == "observation"
        await typed(pilot, "escape", "escape")
        first, second, *_rest = elements_of(app.study, screen.picture_id or "")
        screen.choose(first.id)
        await typed(pilot, "u")
        name = read(second.label, app.study.language)
        app.screen.query_one(Input).value = name
        await typed(pilot, "enter")
        assert second.id not in app.study.elements
        assert second.ref in app.study.elements[first.id].merged_from
        await typed(pilot, "ctrl+z")
        assert second.id in app.study.elements


def test_a_filter_that_holds_nothing_is_not_listed_and_none_has_a_total() -> None:
    kinds = (("a", "for", True), ("b", "against", False), ("c", "story", False))
    assert [each.words for each in kinds_held("everything", kinds, "")] == ["everything", "for"]
    # The one in use stays, or one could not see why the list is empty.
    assert [each.value for each in kinds_held("everything", kinds, "c")] == ["", "a", "c"]


def test_a_table_that_no_session_could_hold_is_refused_by_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = read_table(as_csv(",", "utf-8"))
    monkeypatch.setattr(step, "MOST_RECORDS", 40)
    with pytest.raises(UsageError, match=r"With line [0-9]+ the session would have more than 40"):
        step.incoming(Study(), table, guessed(table.headings), "answers.csv")


class _OneList(App[None]):
    def compose(self) -> ComposeResult:
        yield RowList(markup=False)


async def test_lines_of_a_list_that_say_the_same_are_left_as_they_stand() -> None:
    def lines(*words: Content) -> list[Option]:
        return [Option(each, id=f"line-{at}") for at, each in enumerate(words)]

    app = _OneList()
    async with app.run_test():
        rows = app.query_one(RowList)
        rows.put(lines(Content("trust"), Content("data")))
        rows.highlighted = 1
        standing = [rows.get_option_at_index(at) for at in range(2)]
        kept = standing[0].prompt
        rows.put(lines(Content("trust"), Content.styled("data", "bold")))
        assert [rows.get_option_at_index(at) for at in range(2)] == standing
        assert standing[0].prompt is kept
        assert "bold" in str(standing[1].prompt.content.spans)  # type: ignore[union-attr]
        assert rows.highlighted == 1
        rows.put(lines(Content("trust"), Content("data"), Content("time")))
        assert rows.option_count == 3
        assert rows.get_option_at_index(0) is not standing[0]


async def test_the_cursor_stays_on_its_line_while_others_come_and_go() -> None:
    def put(ids: str, to: str = "") -> tuple[int | None, str]:
        rows.put((Option(each, id=each) for each in ids), to)
        return rows.highlighted, rows.chosen_id

    app = _OneList()
    async with app.run_test():
        rows = app.query_one(RowList)
        assert (rows.highlighted, rows.chosen_id) == (None, "")
        assert put("") == (None, "")
        rows.put([Option("heading", disabled=True), Option("a", id="a")])
        assert (rows.highlighted, rows.chosen_id) == (1, "a")
        assert put("abc") == (0, "a")
        assert put("abc", to="b") == (1, "b")
        assert put("xabc") == (2, "b")
        # Its line is gone: it stays where it was, or at the last.
        assert put("xac") == (2, "c")
        assert put("xa") == (1, "a")
        assert put("xa", to="none") == (1, "a")
        assert put("") == (None, "")
        assert put("ab") == (0, "a")


async def test_a_list_stays_at_its_ends_and_passes_over_its_headings() -> None:
    app = _OneList()
    async with app.run_test():
        rows = app.query_one(RowList)
        rows.action_cursor_down()
        assert rows.highlighted is None, "an empty list has nowhere to go"
        rows.add_options(
            Option(Content(each), disabled=each.isupper()) for each in ("A", "b", "C", "d")
        )
        rows.action_cursor_down()
        walked: list[int | None] = []
        for step in (rows.action_cursor_up, *[rows.action_cursor_down] * 3, rows.action_cursor_up):
            step()
            walked.append(rows.highlighted)
        assert walked == [1, 3, 3, 3, 1]


def test_what_has_two_ends_is_walked_to_them_and_not_round() -> None:
    assert [stepped("abc", now, step) for now, step in (("a", -1), ("a", 1), ("c", 1))] == [
        "a",
        "b",
        "c",
    ]
    assert stepped("abc", "gone", 1) == "a"
