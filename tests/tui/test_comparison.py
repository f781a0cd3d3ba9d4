"""Stage four on screen: rows, debate, changes and actions, made and written as people do it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ssm_studio.domain import edit, edit_comparison
from ssm_studio.domain.changes import apply
from ssm_studio.domain.comparison_rows import rows_of, target_words
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.tui.comparison.answer_lines import ChoiceLine
from ssm_studio.tui.comparison.chart_lines import ordered
from ssm_studio.tui.dialogs import Reading
from ssm_studio.tui.fields import StudyField
from ssm_studio.workshop.workshop import open_session
from tests.studies import HOSTILE, empty_study
from tests.tui.comparing import stage
from tests.tui.driving import on_wall, settled, until

ASKING = ("add_row", "add_saying", "add_change", "add_action", "add_accommodation")
"""What asks for words even where nothing is there yet."""


def without_rows() -> Study:
    study = example_study("en")
    for kind in ("action", "change", "accommodation", "debate", "row"):
        for id_ in list(study.table(kind)):
            study = apply(study, edit.delete(study, kind, id_))
    return study


async def test_rows_are_made_from_the_models_and_answered_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, without_rows()) as s:
        assert "Ask the models of the real situation" in s.text()
        await s.press("m")
        kinds = {row.target_kind for row in s.study.comparison_rows.values()}
        assert kinds == {"activity", "link", "monitor_control"}
        made = len(s.study.comparison_rows)
        await s.press("m")
        assert len(s.study.comparison_rows) == made
        first = s.record.id
        await s.press("y")
        assert s.value("exists") == "yes"
        await s.press("y")
        assert s.value("exists") is None
        assert "cleared" in s.told()
        await s.press("right_square_bracket", "n")
        assert s.value("exists") == "no"
        assert s.screen.tab.chosen[1] != first
        await s.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert not any(row.exists for row in s.study.comparison_rows.values())
        await s.press("ctrl+z")
        assert not s.study.comparison_rows
        await s.press("ctrl+y")
        assert len(s.study.comparison_rows) == made


def test_rows_stand_in_the_models_order_whenever_they_were_added() -> None:
    study = without_rows()
    model = next(iter(study.models))
    asked = [target for target, _kind in edit_comparison.missing_rows(study, model)]
    for target, kind in reversed(edit_comparison.missing_rows(study, model)):
        study = apply(study, edit_comparison.add_row(study, model, target, kind))
    rows = ordered(study, rows_of(study, model))
    assert [row.target for row in rows if row.target_kind == "activity"] == asked[:7]
    assert [row.target_kind for row in rows] == ["activity"] * 7 + ["link"] * 7 + [
        "monitor_control"
    ]


async def test_enter_keeps_and_goes_on_in_every_field_and_the_footer_says_what_begins_a_line(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, size=(110, 40)) as s:
        await s.press("down", "enter")
        first = s.focused_field()
        assert "Ctrl+J new line" in s.text()
        await s.pilot.press(*"daily", "alt+enter", *"or so", "enter")
        assert s.focused is not first
        assert read(s.value("how"), "en") == "daily\nor so"


async def test_an_action_made_from_a_change_is_written_at_once_though_its_tab_is_new(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        await s.press("right_curly_bracket", "right_curly_bracket")
        await until(s.pilot, lambda: s.screen.tab.KEY == "changes" and s.screen.tab.built)
        await s.press("a")
        await until(s.pilot, lambda: s.screen.tab.KEY == "actions" and s.screen.tab.writing)
        await settled(s.pilot)
        assert s.focused_field().field_name == "text", "nothing takes the focus away again"


async def test_a_row_is_written_in_full_and_nothing_is_lost_on_leaving_the_stage(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        await s.press("down", "enter")  # a row where nobody has said how
        row = s.record
        field = s.focused_field()
        assert field.field_name == "how", "writing begins at a text, not at a choice"
        await s.pilot.press(*"by[x]", "ctrl+j", *"week")  # how takes several lines
        assert field.dirty
        s.app.action_stage(3)
        await s.pilot.pause()
        kept = s.study.comparison_rows[row.id]
        assert read(kept.how, "en") == "by[x]\nweek"
        s.app.action_stage(4)
        await s.pilot.pause()
        assert s.screen.tab.chosen == ("row", row.id)
        await s.write("who", "everyone")
        assert read(s.record.who, "en") == "everyone"
        with open_session(s.path) as other:
            assert read(other.study.comparison_rows[row.id].who, "en") == "everyone"
        field = await s.field("comment")
        await s.pilot.press(*"more")
        for size in ((80, 24), (20, 5), (110, 32)):
            await s.pilot.resize_terminal(*size)
        await s.pilot.pause()
        assert s.record.id == row.id
        assert "more" in field.text
        await s.press("escape")
        assert "more" in read(s.record.comment, "en")


async def test_choices_are_made_by_their_keys_and_words_typed_there_change_nothing(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        for name, key, value in (
            ("exists", "u", "unknown"),
            ("decision", "l", "look_further"),
            ("quality", "4", 4),
        ):
            await s.choice(name)
            await s.press(key)
            assert getattr(s.record, name) == value
        await s.choice("quality")
        await s.press("4")
        assert s.record.quality == 4, "a second press never takes an answer away"
        assert "already" in s.told()
        await s.press("backspace")
        assert s.record.quality is None
        assert "cleared" in s.told()
        await s.choice("exists")
        before = s.study
        await s.pilot.press(*"papan1")
        await s.pilot.pause()
        assert s.record.exists == "unknown"
        assert "Words cannot be written" in s.told()
        s.focus_link("evidence")
        await s.pilot.press(*"cm2", "delete")
        await s.pilot.pause()
        assert s.screen.NUMBER == 4
        assert s.study == before


async def test_a_change_goes_from_a_row_through_both_judgements_to_a_followed_up_action(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        await s.press("c")
        await s.answer("leaders come in person")
        change = list(s.study.changes.values())[-1]
        assert change.from_rows == (row.id,)
        assert change.id in s.study.comparison_rows[row.id].changes
        s.screen.reveal("change", change.id)
        await s.pilot.pause()
        assert s.record == change
        await s.choice("desirable")
        await s.press("3", "tab")
        await s.paste("because desirable")
        await s.press(
            "tab", "1", "tab"
        )  # from the reason to the other mark, from there to its reason
        await s.paste("because feasible")
        await s.press("escape")
        assert (s.record.desirable, s.record.feasible) == (3, 1)
        assert read(s.record.feasible_reason, "en") == "because feasible"
        assert "desirable, not yet feasible" in s.text()
        await s.press("a")
        action = s.record
        assert action.changes == (change.id,)
        assert s.screen.tab.KEY == "actions"
        await s.write("person", "Andan")
        await s.write("by_when", "2020-01-31")
        await s.press("escape")
        assert (s.record.person, s.record.by_when) == ("Andan", "2020-01-31")
        assert "! overdue" in s.text()
        await s.press("s")
        await s.answer("in prog")
        assert s.record.status == "in_progress"
        await s.press("f", "enter")
        await s.answer("two of them came")
        await s.answer("done")
        found = list(s.study.follow_ups.values())[-1]
        assert (found.action, found.status) == (action.id, "done")
        assert s.record.status == "done"
        await s.press("t")
        assert "Trace of ACT" in s.text()
        await s.press("up", "enter")
        assert s.screen.tab.KEY == "changes"
        assert s.record.id == change.id


async def test_what_is_said_and_where_people_stand_is_shown_by_pseudonym_and_never_added_up(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        await s.press("}", "+")
        await s.answer("nobody reads it")
        await s.press("a", "w")
        await s.answer("Dewi")
        assert (s.record.row, s.record.position) == (row.id, "against")
        assert s.study.participants[s.record.speaker].pseudonym == "Dewi"
        s.screen.reveal("accommodation", next(iter(s.study.accommodations)))
        await s.pilot.pause()
        assert "Everyone who was asked can accept it." in s.text()
        await s.press("g", "end", "8", "escape")
        assert "Against it: Hadi." in s.text()
        assert "%" not in s.text()


async def test_raters_judge_apart_and_the_mouse_turns_tabs_and_answers(tmp_path: Path) -> None:
    study = example_study("en")
    change, (one, two) = next(iter(study.changes)), list(study.participants)[:2]
    for rater, desirable in ((one, 3), (two, 1)):
        study = apply(study, edit_comparison.judge(study, change, "desirable", desirable, rater))
    async with stage(tmp_path, study, (140, 42)) as s:
        await s.pilot.click("#tab-chart EntryList", offset=(20, 4))  # below the model's heading
        assert s.record.ref == "X02"
        await settled(s.pilot)
        await s.pilot.click(ChoiceLine, offset=(0, 0))
        await s.pilot.pause()
        assert s.record.exists == "yes"
        await s.pilot.click("#inner-tabs", offset=(18, 0))
        await s.pilot.pause()
        assert s.screen.tab.KEY == "changes"
        await s.press("r", "2")  # the first who has not judged yet
        await s.press("tab", "0", "escape")
        assert sorted(m for _who, m in s.record.desirable_by) == [1, 2, 3]
        assert [m for _who, m in s.record.feasible_by] == [0]
        text = s.text()
        assert "0·1●2●3●" in text
        assert "Ratings differ" in text
        assert "Would these people do it?" in text
        await on_wall(s.pilot)
        await s.press("left_curly_bracket", "left_curly_bracket")
        shown = s.text()
        assert s.screen.tab.KEY == "chart"
        words = target_words(s.study, s.record)
        assert all(word in shown for word in words.split()), "the wall cuts nothing short"


async def test_deleting_filtering_and_help_in_every_tab(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        before = s.study
        first, second = s.refs()[:2]
        await s.press("delete")
        assert first not in s.refs()
        assert s.record.ref == second
        await s.press("ctrl+z")
        assert s.study == before
        assert s.refs()[:2] == [first, second]
        model = list(s.study.models)[1]
        s.screen.set_filter(model)
        await s.pilot.pause()
        rows = [id_ for kind, id_ in s.screen.tab.list.keys if kind == "row"]
        assert {s.study.comparison_rows[each].model for each in rows} == {model}
        assert s.screen.place().model == model
        hidden = next(r for r in s.study.comparison_rows.values() if r.model != model)
        s.screen.reveal("row", hidden.id)
        await s.pilot.pause()
        assert s.record == hidden
        for key in ("chart", "debate", "changes", "actions"):
            s.screen.show_tab(key)
            own = [c for c in s.screen.commands_now() if c.footer]
            assert 5 <= len(own) <= 9
        await s.press("?")
        assert isinstance(s.app.screen, Reading)


async def test_what_another_program_writes_or_deletes_never_disturbs_the_typist(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        field = await s.field("when")
        await s.pilot.press(*"on")
        with open_session(s.path) as other:
            other.do(edit.write(other.study, "row", row.id, "comment", "from elsewhere"))
        await s.sees_the_file()
        await s.pilot.press(*"mon")
        assert field.text == "onmon"
        assert s.screen.focused is field
        await s.press("escape")
        assert read(s.record.when, "en") == "onmon"
        assert read(s.record.comment, "en") == "from elsewhere"
        await s.field("how")
        with open_session(s.path) as other:
            other.do(edit.delete(other.study, "row", row.id))
        await s.sees_the_file()
        await s.pilot.pause()
        assert s.record.id != row.id
        before = s.record
        await s.pilot.press(*"zzz")
        await s.pilot.pause()
        s.app.flush()
        assert s.record.how == before.how
        assert not isinstance(s.screen.focused, StudyField)


async def test_hostile_words_are_shown_and_kept_everywhere(tmp_path: Path) -> None:
    study = example_study("en")
    bad = Text(en=" ".join(HOSTILE) + "\x1b[2J" + "x" * 2000)
    for kind in ("row", "debate", "accommodation", "change", "action", "activity", "theme"):
        for record in list(study.table(kind).values())[:2]:
            texts = {
                name: bad
                for name in record.__dataclass_fields__
                if "Text" in str(record.__dataclass_fields__[name].type)
                and "tuple" not in str(record.__dataclass_fields__[name].type)
            }
            table = {**study.table(kind), record.id: replace(record, **texts)}
            names = {"row": "comparison_rows", "debate": "debate", "activity": "activities"}
            study = replace(study, **{names.get(kind, f"{kind}s"): table})
    async with stage(tmp_path, study) as s:
        for size in ((110, 32), (20, 5)):
            await s.pilot.resize_terminal(*size)
            for key in ("chart", "debate", "changes", "actions"):
                s.screen.show_tab(key)
                await s.pilot.pause()
                assert "\x1b" not in s.text()
        await on_wall(s.pilot)
        s.screen.action_trace()
        await s.press("escape", "enter", "escape")
        assert "\x1b" not in s.text()
        await on_wall(s.pilot, there=False)
        assert s.study == study


async def test_an_empty_session_says_where_to_begin_in_each_tab(tmp_path: Path) -> None:
    async with stage(tmp_path, empty_study()) as s:
        for words in (
            "Nothing to compare yet",
            "Nothing said yet",
            "No change noted yet",
            "Nothing agreed yet",
        ):
            assert words in s.text()
            for command in s.screen.tab.HERE:
                if command.action not in ASKING:
                    await s.screen.run_action(f"in_tab({command.action!r})")
            await s.press("t")
            while s.app.screen is not s.screen_or_none():
                await s.press("escape")
            await s.press("}")
