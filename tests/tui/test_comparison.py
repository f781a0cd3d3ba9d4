"""Stage four on screen: rows, debate, changes and actions, made and written as people do it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ssm_studio.domain import edit, edit_comparison
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.export.bundle import example_study
from ssm_studio.tui.comparison.form import ChoiceLine
from ssm_studio.tui.comparison.rows import ordered
from ssm_studio.tui.dialogs import Reading
from ssm_studio.tui.fields import StudyField
from ssm_studio.workshop.workshop import open_session
from tests.studies import HOSTILE, empty_study
from tests.tui.comparing import stage


def without_rows() -> Study:
    study = example_study("en")
    for kind in ("action", "change", "accommodation", "debate", "row"):
        for id_ in list(study.table(kind)):
            study = apply(study, edit.delete(study, kind, id_))
    return study


async def test_rows_are_made_from_the_models_and_answered_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, without_rows()) as s:
        assert "Put the models to the real situation" in s.text()
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
        await s.press("down", "n")
        assert s.value("exists") == "no"
        assert s.screen.part.chosen[1] != first
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
    rows = ordered(study, edit_comparison.rows_of(study, model))
    assert [row.target for row in rows if row.target_kind == "activity"] == asked[:7]
    assert [row.target_kind for row in rows] == ["activity"] * 7 + ["link"] * 7 + [
        "monitor_control"
    ]


async def test_a_row_is_written_in_full_and_nothing_is_lost_on_leaving_the_stage(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        await s.press("down")  # a row where nobody has said how
        row = s.record
        field = await s.field("how")
        await s.type("by [x]")
        await s.press("enter")  # how takes several lines
        await s.type("week")
        assert field.dirty
        s.app.action_stage(3)
        await s.pilot.pause()
        kept = s.study.comparison_rows[row.id]
        assert read(kept.how, "en") == "by [x]\nweek"
        s.app.action_stage(4)
        await s.pilot.pause()
        assert s.screen.part.chosen == ("row", row.id)
        await s.write("who", "everyone")
        assert read(s.record.who, "en") == "everyone"
        with open_session(s.path) as other:
            assert read(other.study.comparison_rows[row.id].who, "en") == "everyone"


async def test_choices_are_made_by_their_letters_in_the_form(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        for name, key, value in (
            ("exists", "u", "unknown"),
            ("decision", "l", "look_further"),
            ("quality", "4", 4),
        ):
            line = next(c for c in s.screen.part.query(ChoiceLine) if c.field_name == name)
            line.focus()
            await s.press(key)
            assert getattr(s.record, name) == value
        await s.press("4")
        assert s.record.quality is None
        assert s.screen.NUMBER == 4


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
        for question, key in (("desirable", "3"), ("feasible", "1")):
            line = next(c for c in s.screen.part.query(ChoiceLine) if c.field_name == question)
            line.focus()
            await s.press(key)
            await s.write(f"{question}_reason", f"because {question}")
        assert (s.record.desirable, s.record.feasible) == (3, 1)
        assert "prepare the ground" in s.text()
        await s.press("escape", "a")
        action = s.record
        assert action.changes == (change.id,)
        assert s.screen.part.KEY == "actions"
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
        found = next(iter(s.study.follow_ups.values()))
        assert (found.action, found.status) == (action.id, "done")
        assert s.record.status == "done"


async def test_raters_judge_apart_and_their_spread_is_shown(tmp_path: Path) -> None:
    study = example_study("en")
    change, (one, two) = next(iter(study.changes)), list(study.participants)[:2]
    for rater, desirable in ((one, 3), (two, 1)):
        study = apply(study, edit_comparison.judge(study, change, "desirable", desirable, rater))
    async with stage(tmp_path, study, (140, 42)) as s:
        s.screen.show_part("changes")
        await s.press("r", "enter")  # the first who has not judged yet
        await s.answer("2")
        await s.answer("0")
        await s.press("escape")
        assert sorted(m for _who, m in s.record.desirable_by) == [1, 2, 3]
        assert [m for _who, m in s.record.feasible_by] == [0]
        text = s.text()
        assert "0·1●2●3●" in text
        assert "Raters differ" in text


async def test_where_people_stand_is_shown_by_name_and_never_added_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        await s.press("]")
        s.screen.reveal("accommodation", next(iter(s.study.accommodations)))
        await s.pilot.pause()
        assert "Everyone who was asked can live with it." in s.text()
        await s.press("g")
        await s.answer("Hadi")
        await s.answer("8 ")
        await s.press("escape")
        assert "Against it: Hadi." in s.text()
        assert "%" not in s.text()


async def test_what_is_said_keeps_its_speaker_by_pseudonym(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        await s.press("]", "+")
        await s.answer("nobody reads it")
        await s.press("escape", "a", "w")
        await s.answer("Dewi")
        assert (s.record.row, s.record.position) == (row.id, "against")
        assert s.study.participants[s.record.speaker].pseudonym == "Dewi"


async def test_a_trace_leads_from_an_action_to_the_picture(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        await s.press("[")
        assert s.screen.part.KEY == "actions"
        await s.press("t")
        text = s.text()
        assert "Trace of ACT" in text
        await s.press("up", "enter")
        assert s.screen.part.KEY == "changes"
        assert s.record.ref.startswith("CH")


async def test_every_tab_has_help_and_its_own_keys(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        for key in ("chart", "debate", "changes", "actions"):
            s.screen.show_part(key)
            await s.pilot.pause()
            own = [c for c in s.screen.commands_now() if c.footer]
            assert 5 <= len(own) <= 9
        await s.press("?")
        assert isinstance(s.app.screen, Reading)


async def test_deleting_goes_to_the_neighbour_and_undo_brings_all_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        before = s.study
        first, second = s.refs()[:2]
        await s.press("delete")
        assert first not in s.refs()
        assert s.record.ref == second
        await s.press("ctrl+z")
        assert s.study == before
        assert s.refs()[:2] == [first, second]


async def test_what_another_program_deletes_never_takes_the_typists_next_words(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        await s.field("how")
        with open_session(s.path) as other:
            other.do(edit.delete(other.study, "row", row.id))
        await s.sees_the_file()
        await s.pilot.pause()
        assert s.record.id != row.id
        before = s.record
        await s.type("zzz")
        await s.pilot.pause(0.5)
        assert s.record.how == before.how
        assert not isinstance(s.screen.focused, StudyField)


async def test_words_being_typed_stay_when_something_else_changes(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        field = await s.field("when")
        await s.type("on")
        with open_session(s.path) as other:
            other.do(edit.write(other.study, "row", row.id, "comment", "from elsewhere"))
        await s.sees_the_file()
        await s.type(" mon")
        assert field.text == "on mon"
        assert s.screen.focused is field
        await s.press("escape")
        assert read(s.record.when, "en") == "on mon"
        assert read(s.record.comment, "en") == "from elsewhere"


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
    for size in ((110, 32), (20, 5)):
        folder = tmp_path / f"{size[0]}"
        folder.mkdir()
        async with stage(folder, study, size) as s:
            for key in ("chart", "debate", "changes", "actions"):
                s.screen.show_part(key)
                await s.pilot.pause()
                assert "\x1b" not in s.text()
            s.screen.action_trace()
            await s.pilot.pause()
            await s.press("escape", "enter", "escape")
            assert "\x1b" not in s.text()
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
            for command in s.screen.part.HERE:
                if command.action not in ("do('add')", "do('accommodation')"):
                    await s.screen.run_action(command.action)
            await s.press("t")
            while s.app.screen is not s.screen_or_none():
                await s.press("escape")
            await s.press("]")


async def test_filters_narrow_and_jumping_to_a_hidden_record_widens_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        model = list(s.study.models)[1]
        s.screen._set_filter(model)
        await s.pilot.pause()
        assert {
            s.study.comparison_rows[e.id].model
            for e in s.screen.part.entries(s.study, 80)
            if e.kind == "row"
        } == {model}
        assert s.screen.place().model == model
        hidden = next(r for r in s.study.comparison_rows.values() if r.model != model)
        s.screen.reveal("row", hidden.id)
        await s.pilot.pause()
        assert s.record == hidden


async def test_resizing_keeps_the_record_and_the_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        await s.press("down", "down")
        record = s.record
        field = await s.field("comment")
        await s.type("more")
        for size in ((80, 24), (20, 5), (110, 32)):
            await s.pilot.resize_terminal(*size)
            await s.pilot.pause()
        assert s.record.id == record.id
        assert "more" in field.text
        await s.press("escape")
        assert "more" in read(s.record.comment, "en")


async def test_the_mouse_turns_tabs_chooses_rows_and_answers(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(140, 42)) as s:
        await s.pilot.click("#part-chart EntryList", offset=(20, 4))  # below the model's heading
        row = s.record
        assert row.ref == "X04"
        await s.pilot.pause(0.1)
        await s.pilot.click(ChoiceLine, offset=(0, 0))
        await s.pilot.pause()
        assert s.record.exists == "yes"
        await s.pilot.click("#inner-tabs", offset=(14, 0))
        await s.pilot.pause()
        assert s.screen.part.KEY == "debate"
