"""One person at one session: do, undo, redo, the log, and what outlives the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.study import Study
from ssm_studio.errors import ReadOnlyError
from ssm_studio.store import session_file
from ssm_studio.workshop.derived_changes import with_consequences
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import Workshop, create_session, open_session
from tests.studies import rich_study
from tests.workshop.steps import STEPS, Make, add_one, first, move, on_disk, set_choice, write_text

steps = pytest.mark.parametrize("make", STEPS)


@steps
def test_a_step_is_on_disk_before_it_returns(workshop: Workshop, make: Make) -> None:
    step = make(workshop.study)
    expected = apply(workshop.study, with_consequences(workshop.study, step))
    heard: list[Study] = []
    workshop.subscribe(heard.append)
    outcome = workshop.do(step)
    assert (outcome.changed, outcome.label, outcome.clashes) == (True, step.label, ())
    assert workshop.study == expected == on_disk(workshop.path)
    assert heard == [expected]
    assert workshop.saved_at is not None
    assert datetime.now(UTC) - workshop.saved_at < timedelta(minutes=1)


@steps
def test_undo_then_redo_is_as_if_nothing_had_been(workshop: Workshop, make: Make) -> None:
    before = workshop.study
    workshop.do(make(before))
    after = workshop.study
    assert workshop.undo().changed
    assert workshop.study == before == on_disk(workshop.path)
    assert list(workshop.study.elements) == list(before.elements)
    assert workshop.redo().changed
    assert workshop.study == after == on_disk(workshop.path)


def test_undo_and_redo_outlive_the_program(path: Path) -> None:
    whole = rich_study()
    with open_session(path) as workshop:
        for make in STEPS:
            workshop.do(make(workshop.study))
        after = workshop.study
        last = workshop.undo_label
    with open_session(path) as workshop:
        assert workshop.undo_label == last
        for _step in STEPS:
            with open_session(path) as again:
                assert again.undo().changed
        assert workshop.reload_if_changed()
        assert workshop.study == whole
        assert workshop.undo_label == ""
        assert not workshop.undo().changed
    with open_session(path) as workshop:
        assert workshop.redo_label == STEPS[0](whole).label
        while workshop.redo().changed:
            pass
        assert workshop.study == after
        assert not workshop.redo_label


def test_a_new_step_after_undo_ends_redo(workshop: Workshop) -> None:
    workshop.do(move(workshop.study))
    workshop.undo()
    workshop.do(set_choice(workshop.study))
    assert workshop.redo_label == ""
    with open_session(workshop.path) as again:
        assert again.redo_label == ""
        assert again.undo_label == workshop.undo_label


def type_words(workshop: Workshop, id_: str, *words: str) -> None:
    for each in words:
        workshop.do(edit.write(workshop.study, "element", id_, "label", each))


def test_typing_in_one_field_is_one_step(workshop: Workshop) -> None:
    before = workshop.study
    id_, second = list(before.elements)[:2]
    type_words(workshop, id_, "a", "ab", "abc")
    type_words(workshop, second, "x", "xy")
    after = workshop.study
    workshop.undo()
    assert workshop.study.elements[second] == before.elements[second]
    assert workshop.study.elements[id_] == after.elements[id_]
    with open_session(workshop.path) as again:
        again.undo()
        assert again.study == before
        again.redo()
        again.redo()
        assert again.study == after
    assert len(workshop.log()) == 7  # the beginning, five times typing, one undo


def test_typing_goes_on_after_a_pause_as_a_new_step(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = first(workshop.study, "element")
    type_words(workshop, id_, "a")
    later = datetime.now(UTC) + timedelta(seconds=31)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return later

    monkeypatch.setattr(session_file, "datetime", Clock)
    type_words(workshop, id_, "ab")
    workshop.undo()
    assert workshop.study.elements[id_].label.read("en") == "a"  # type: ignore[union-attr]


def test_typing_after_undo_or_redo_is_a_new_step(workshop: Workshop) -> None:
    id_ = first(workshop.study, "element")
    type_words(workshop, id_, "a")
    workshop.undo()
    workshop.redo()
    type_words(workshop, id_, "ab")
    workshop.undo()
    assert workshop.study.elements[id_].label.read("en") == "a"  # type: ignore[union-attr]


def test_the_log_tells_who_did_what_when(workshop: Workshop) -> None:
    before = workshop.study
    made = move(before)
    workshop.do(made)
    workshop.undo()
    workshop.redo()
    begin, done, undone, redone = workshop.log()
    assert begin.seq == 1
    assert {put.before for put in begin.changes.puts} == {None}
    assert (done.author, done.label, done.undo_of) == ("Sri", made.label, None)
    assert done.changes.puts == with_consequences(before, made).puts
    assert undone.undo_of == done.seq
    assert redone.undo_of == undone.seq
    assert made.label in undone.label
    assert undone.label != made.label
    assert begin.at <= done.at <= undone.at <= redone.at
    assert done.at.utcoffset() == timedelta(0)
    study = Study()
    for entry in workshop.log():
        study = apply(study, entry.changes)
    assert study == workshop.study


def test_nothing_to_do_writes_nothing(workshop: Workshop) -> None:
    before = workshop.path.read_bytes()
    heard: list[Study] = []
    workshop.subscribe(heard.append)
    assert not workshop.do(NOTHING).changed
    assert not workshop.undo().changed
    assert not workshop.redo().changed
    assert not workshop.reload_if_changed()
    assert workshop.path.read_bytes() == before
    assert not heard


def test_what_no_file_can_hold_is_replaced_and_said(workshop: Workshop) -> None:
    id_ = first(workshop.study, "element")
    words = "nul\x00 and \ud800 lone"
    outcome = workshop.do(edit.write(workshop.study, "element", id_, "label", words))
    assert outcome.replaced
    label = workshop.study.elements[id_].label
    assert label is not None
    assert label.read("en") == "nul\ufffd and \ufffd lone"
    assert workshop.study == on_disk(workshop.path)
    added = edit.add(workshop.study, add_one(workshop.study).puts[0].after, words)  # type: ignore[arg-type]
    workshop.do(added)
    assert "\x00" not in workshop.undo_label


def test_a_megabyte_is_a_text_like_any_other(workshop: Workshop) -> None:
    words = "[/x] é 👩‍👩‍👧‍👦 \u202e |" * 50_000
    id_ = first(workshop.study, "element")
    workshop.do(edit.write(workshop.study, "element", id_, "label", words))
    assert workshop.study == on_disk(workshop.path)
    workshop.undo()
    assert workshop.study == rich_study()


def test_a_listener_that_left_hears_no_more(workshop: Workshop) -> None:
    heard: list[Study] = []
    leave = workshop.subscribe(heard.append)
    leave()
    leave()
    workshop.do(write_text(workshop.study))
    assert not heard


def test_a_new_session_has_its_title_and_no_past(home: Home) -> None:
    path = create_session(home, "Irigasi desa Sumber", "id")
    assert path == home.sessions / "irigasi-desa-sumber.ssm"
    with open_session(path) as workshop:
        assert workshop.study.title == "Irigasi desa Sumber"
        assert workshop.study.language == "id"
        assert workshop.undo_label == ""
        assert len(workshop.log()) == 1


def test_what_can_only_be_read_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_args: False)
    with open_session(path) as workshop:
        assert workshop.read_only
        with pytest.raises(ReadOnlyError) as told:
            workshop.do(write_text(workshop.study))
        assert told.value.title == workshop.read_only
        assert not workshop.do(NOTHING).changed
        copy = workshop.save_copy(path.with_name("copy.ssm"))
    monkeypatch.undo()
    assert on_disk(copy) == rich_study()
    with open_session(copy) as again:
        assert not again.read_only
