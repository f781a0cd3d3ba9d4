"""Answers outlive the question: a model that changes marks what was compared with it, and deletes nothing of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, apply, invert, join
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.staleness import mark_stale, still_holds
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from ssm_studio.workshop.derived_changes import with_consequences

EMPTY: dict[str, Any] = dict.fromkeys(
    ("exists", "how", "who", "when", "how_judged", "quality", "alternatives", "comment", "decision")
)


def called(study: Study, kind: str, ref: str) -> Any:
    """The record of a short name."""
    return next(each for each in study.table(kind).values() if each.ref == ref)


def after(study: Study, step: Changeset) -> Study:
    """The study after a step and all that follows from it."""
    return apply(study, with_consequences(study, step))


def reworded(study: Study, ref: str, words: str) -> Study:
    return after(
        study, edit.write(study, "activity", called(study, "activity", ref).id, "text", words)
    )


def row_about(study: Study, ref: str) -> ComparisonRow:
    """The row that asks about an activity."""
    id_ = called(study, "activity", ref).id
    return next(each for each in study.comparison_rows.values() if each.target == id_)


def link_row(study: Study) -> ComparisonRow:
    """A row that asks about an arrow."""
    return next(each for each in study.comparison_rows.values() if ">" in (each.target or ""))


@pytest.fixture
def study() -> Study:
    return example_study("en")


def test_a_reworded_activity_marks_its_answers_and_keeps_them(study: Study) -> None:
    was = row_about(study, "CM1.3")
    words = read(called(study, "activity", "CM1.3").text, "en")
    now = reworded(study, "CM1.3", "Agree on very few indicators").comparison_rows[was.id]
    assert now.stale == "changed"
    assert read(now.asked, "en") == f"3 {words}"
    assert replace(now, stale=None, asked=None) == was


def test_typing_on_keeps_the_first_words_and_typing_them_again_takes_the_mark_away(
    study: Study,
) -> None:
    row = row_about(study, "CM1.3")
    words = read(called(study, "activity", "CM1.3").text, "en")
    further = reworded(reworded(study, "CM1.3", "Agree"), "CM1.3", "Agree on few indicators")
    assert read(further.comparison_rows[row.id].asked, "en") == f"3 {words}"
    assert reworded(further, "CM1.3", words).comparison_rows[row.id] == row


@pytest.mark.parametrize("change", [str.upper, lambda words: words.replace(" ", "  ")])
def test_capitals_and_spaces_are_not_what_was_asked(study: Study, change: Any) -> None:
    words = read(called(study, "activity", "CM1.3").text, "en")
    same = reworded(study, "CM1.3", change(words))
    assert all(row.stale is None for row in same.comparison_rows.values())


def test_numbers_places_and_letters_are_not_what_was_asked(study: Study) -> None:
    id_ = called(study, "activity", "CM1.3").id
    for values in ({"number": "30"}, {"x": 3, "y": 4}, {"covers": ("T",)}, {"phase": "support"}):
        moved = after(study, edit.set_fields(study, "activity", id_, **values))
        assert all(row.stale is None for row in moved.comparison_rows.values()), values


def test_another_kind_of_activity_is_another_question(study: Study) -> None:
    row = row_about(study, "CM1.3")
    other = after(study, edit.set_fields(study, "activity", row.target or "", kind="control"))
    assert other.comparison_rows[row.id].stale == "changed"


def test_a_deleted_activity_leaves_its_answers_and_takes_its_empty_rows(study: Study) -> None:
    row = row_about(study, "CM1.3")
    words = read(called(study, "activity", "CM1.3").text, "en")
    empty = after(study, edit.set_fields(study, "row", row.id, **EMPTY, evidence=(), changes=()))
    empty = replace(
        empty,
        debate={k: replace(d, row=None) for k, d in empty.debate.items()},
        changes={k: replace(c, from_rows=()) for k, c in empty.changes.items()},
    )
    assert row.target is not None
    left = after(study, edit_model.delete_activity(study, row.target)).comparison_rows[row.id]
    assert (left.stale, left.target, left.how, left.exists) == (
        "deleted",
        None,
        row.how,
        row.exists,
    )
    assert read(left.asked, "en") == f"3 {words}"
    gone = after(empty, edit_model.delete_activity(empty, row.target))
    assert row.id not in gone.comparison_rows


def test_an_arrow_taken_away_leaves_the_answer_about_it(study: Study) -> None:
    row = link_row(study)
    assert row.answered
    source, _sign, target = (row.target or "").partition(">")
    left = after(study, edit_model.disconnect_activities(study, source, target))
    now = left.comparison_rows[row.id]
    assert (now.stale, now.target, now.how) == ("deleted", None, row.how)
    assert "→" in read(now.asked, "en")


def test_a_deleted_model_leaves_what_was_answered_about_it(study: Study) -> None:
    model = called(study, "model", "CM1")
    rows = [r.id for r in study.comparison_rows.values() if r.model == model.id and r.answered]
    left = after(study, edit.delete(study, "model", model.id))
    assert rows
    assert all(left.comparison_rows[id_].stale == "deleted" for id_ in rows)


def test_a_reworded_measure_marks_the_answers_about_it(study: Study) -> None:
    model = called(study, "model", "CM1")
    row = replace(row_about(study, "CM1.3"), target=f"{model.id}.efficacy", target_kind="measure")
    study = replace(study, comparison_rows={**study.comparison_rows, row.id: row})
    other = after(study, edit.write(study, "model", model.id, "efficacy", "Is anything joined?"))
    assert other.comparison_rows[row.id].stale == "changed"
    same = after(study, edit.write(study, "model", model.id, "title", "Another name"))
    assert same.comparison_rows[row.id].stale is None


def test_answering_again_or_letting_it_stand_takes_the_mark_away(study: Study) -> None:
    stale = reworded(study, "CM1.3", "Agree on very few indicators")
    row = row_about(stale, "CM1.3")
    again = after(stale, edit.write(stale, "row", row.id, "how", "By a decree of the governor"))
    assert again.comparison_rows[row.id].stale is None
    stands = after(stale, still_holds(stale, row.id)).comparison_rows[row.id]
    assert (stands.stale, stands.asked, stands.how) == (None, None, row.how)
    linked = after(stale, edit.set_fields(stale, "row", row.id, evidence=("a decree",)))
    assert linked.comparison_rows[row.id].stale == "changed"
    assert not still_holds(study, row.id)


def test_undo_brings_every_row_back_as_it_was(study: Study) -> None:
    first = edit.write(study, "activity", called(study, "activity", "CM1.3").id, "text", "Agree")
    second = edit_model.delete_activity(apply(study, first), called(study, "activity", "CM1.4").id)
    for step in (first, join("both", first, second)):
        whole = with_consequences(study, step)
        assert apply(apply(study, whole), invert(whole)) == study


def test_the_coach_asks_about_it_and_misses_no_link(study: Study) -> None:
    row = row_about(study, "CM1.3")
    before = {each.key for each in check(study, only=["SE-05", "CM-27"])}
    changed = reworded(study, "CM1.3", "Agree on very few indicators")
    deleted = after(study, edit_model.delete_activity(study, row.target or ""))
    for later in (changed, deleted):
        found = {each.key for each in check(later, only=["SE-05", "CM-27"])} - before
        assert ("CM-27", row.id, "") in found
        assert all(rule == "CM-27" for rule, _record, _field in found)


def test_words_that_others_may_not_see_are_not_kept_where_they_may(study: Study) -> None:
    id_ = called(study, "activity", "CM1.3").id
    hidden = after(study, edit.set_fields(study, "activity", id_, visibility="facilitator"))
    row = row_about(hidden, "CM1.3")
    assert read(reworded(hidden, "CM1.3", "Agree").comparison_rows[row.id].asked, "en") == "3"
    # Nor those of a mark that was made before they were hidden.
    stale = reworded(study, "CM1.3", "Agree")
    assert "Define" in read(stale.comparison_rows[row.id].asked, "en")
    stale = after(stale, edit.set_fields(stale, "activity", id_, visibility="facilitator"))
    deleted = after(stale, edit_model.delete_activity(stale, id_))
    assert read(deleted.comparison_rows[row.id].asked, "en") == "3"


def test_first_words_are_no_other_words_and_nothing_follows_from_other_steps(study: Study) -> None:
    row = row_about(study, "CM1.3")
    bare = replace(called(study, "activity", "CM1.3"), text=None)
    study = replace(study, activities={**study.activities, bare.id: bare})
    assert reworded(study, "CM1.3", "Agree").comparison_rows[row.id].stale is None
    assert not mark_stale(study, replace(study, themes={}))
