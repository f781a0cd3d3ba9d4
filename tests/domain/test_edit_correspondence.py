"""The correspondence matrix: which letters an activity takes account of, ticked one by one or at once."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.edit_correspondence import letters_of, tick, tick_all
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study


def study_with(*covers: str) -> Study:
    """A study of one activity that covers these letters."""
    return Study(activities={"a": Activity(id="a", number="1", covers=covers)})


def test_a_tick_is_made_and_taken_back_and_the_label_says_which() -> None:
    study = study_with("t")
    made = tick(study, "a", "C")
    after = apply(study, made)
    assert after.activities["a"].covers == ("C", "T")
    back = tick(after, "a", "C")
    assert apply(after, back).activities["a"].covers == ("T",)
    assert made.label.startswith("Tick C")
    assert back.label.startswith("Remove C")
    assert apply(study, tick(study, "a", "T")).activities["a"].covers == ()


def test_letters_stand_in_the_order_of_the_word_and_what_a_file_brought_stays() -> None:
    study = study_with("x", "E")
    after = apply(study, tick_all(study, "a", "WCE"))
    assert after.activities["a"].covers == ("C", "W", "E", "x")
    assert letters_of(after.activities["a"]) == {"C", "W", "E", "X"}
    assert tick_all(after, "a", "CW") == NOTHING


def test_what_is_no_letter_or_no_activity_is_left_alone() -> None:
    study = study_with("T")
    assert tick(study, "a", "Z") == NOTHING
    assert tick(study, "gone", "T") == NOTHING
    assert tick_all(study, "gone", "T") == NOTHING
    assert replace(study.activities["a"], covers=("T",)) == study.activities["a"]
