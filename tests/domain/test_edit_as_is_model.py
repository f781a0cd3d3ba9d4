"""The real world over the concept: begun as a copy, confirmed by people, asked about where it differs."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit, edit_expansion, edit_model
from ssm_studio.domain.edit_as_is_model import (
    confirm,
    is_confirmed,
    lay_over,
    real_world_of,
    set_same_as,
)
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of, number_key
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.i18n import translator
from ssm_studio.method import model_differences as md
from ssm_studio.method.rules.registry import check
from ssm_studio.method.stages import stage_counts
from ssm_studio.method.trace import trace
from tests.domain.test_levels import at, done


@pytest.fixture
def concept() -> Study:
    """The worked example."""
    return example_study("en")


@pytest.fixture
def study(concept: Study) -> Study:
    """The same with current practice over its first model."""
    return done(concept, lay_over(concept, at(concept, "CM1", "1").model or ""))


def over(study: Study) -> ConceptualModel:
    """The model of current practice."""
    found = real_world_of(study, at(study, "CM1", "1").model or "")
    assert found is not None
    return found


def asked(study: Study) -> list[tuple[str, tuple[str, ...]]]:
    """Kinds and numbers of what differs."""
    return [(each.kind, each.numbers) for each in md.differences(study, over(study).id)]


def today(study: Study, number: str) -> Activity:
    """An activity of current practice."""
    return at(study, over(study).ref, number)


def test_it_begins_in_the_same_shape_with_nothing_confirmed(study: Study) -> None:
    here, there = (
        activities_of(study, each) for each in (at(study, "CM1", "1").model or "", over(study).id)
    )
    assert [(a.number, a.text, a.kind, a.x, a.y) for a in here] == [
        (a.number, a.text, a.kind, a.x, a.y) for a in there
    ]
    assert [a.same_as for a in there] == [(a.id,) for a in here]
    assert not any(is_confirmed(a) for a in there)
    assert asked(study) == []
    assert len(md.unconfirmed(study, over(study).id)) == len(there)
    assert not lay_over(study, over(study).id)
    assert not lay_over(study, over(study).overlays or "")


def test_what_differs_is_asked(study: Study) -> None:
    study = done(study, edit_model.delete_activity(study, today(study, "4").id))
    fifth = today(study, "5")
    study = done(study, edit.write(study, "activity", fifth.id, "text", "Type figures by hand"))
    assert is_confirmed(today(study, "5"))
    study = done(study, edit_model.add_activity(study, over(study).id, "Praise the best"))
    study = done(
        study, edit_model.disconnect_activities(study, today(study, "1").id, today(study, "3").id)
    )
    study = done(
        study, edit_model.connect_activities(study, today(study, "2").id, today(study, "7").id)
    )
    assert asked(study) == [
        (md.ONLY_CONCEPT, ("4",)),
        (md.ONLY_REAL, ("11",)),
        (md.REWORDED, ("5",)),
        (md.ARROW_CONCEPT, ("1", "3")),
        (md.ARROW_REAL, ("2", "7")),
    ]
    for tongue in ("en", "id"):
        t = translator(tongue)
        for each in md.differences(study, over(study).id):
            words = md.question(study, each, t)
            assert "?" in words
            assert " gap" not in words.casefold()


def test_one_activity_can_be_what_two_are_in_the_concept(study: Study) -> None:
    ids = (at(study, "CM1", "4").id, at(study, "CM1", "5").id)
    study = done(study, set_same_as(study, today(study, "5").id, ids))
    study = done(study, edit_model.delete_activity(study, today(study, "4").id))
    assert [kind for kind, _numbers in asked(study)] == []


def test_confirming_is_said_and_taken_back(study: Study) -> None:
    second = today(study, "2").id
    said = done(study, confirm(study, second))
    assert is_confirmed(said.activities[second])
    assert done(said, confirm(said, second)) == study
    reworded = done(study, edit.write(study, "activity", second, "text", "Guess what users need"))
    assert is_confirmed(reworded.activities[second])
    assert not confirm(reworded, second)
    assert not confirm(study, at(study, "CM1", "2").id)


def test_nobody_takes_it_for_the_definitions_model(concept: Study, study: Study) -> None:
    model = study.models[over(study).overlays or ""]
    assert edit_model.model_of(study, model.root_definition or "") == model
    counts = [(each.holds, each.progress, each.lacks) for each in stage_counts(study)]
    assert counts == [(each.holds, each.progress, each.lacks) for each in stage_counts(concept)]
    definition = model.root_definition or ""
    assert trace(study, "definition", definition) == trace(concept, "definition", definition)
    assert check(study) == check(concept)
    worse = study
    for number in ("1", "2", "3", "8", "9", "10"):
        worse = done(worse, edit_model.delete_activity(worse, today(worse, number).id))
    last = today(worse, "7").id
    worse = done(worse, edit.write(worse, "activity", last, "text", "Governor's reports, usually"))
    assert check(worse) == check(concept)


def test_numbers_of_both_go_on_meaning_the_same(study: Study) -> None:
    study = done(study, edit_model.add_activity(study, over(study).id, "Praise the best"))
    added = today(study, "11").id
    study = done(study, edit_model.add_activity(study, over(study).overlays or "", "Learn from it"))
    for each in activities_of(study, over(study).id):
        if each.same_as:
            assert each.number == study.activities[each.same_as[0]].number
    found = [each.number for each in activities_of(study, over(study).id)]
    assert len(set(found)) == len(found)
    assert number_key(study.activities[added].number) > number_key("11")
    assert asked(study)[0] == (md.ONLY_CONCEPT, ("8",))


def test_what_nobody_confirmed_stays_a_copy(study: Study) -> None:
    said = done(study, confirm(study, today(study, "2").id))
    for number in ("2", "3"):
        activity = at(said, "CM1", number)
        said = done(said, edit.write(said, "activity", activity.id, "text", f"Word {number} anew"))
    assert asked(said) == [(md.REWORDED, ("2",))]
    assert not is_confirmed(today(said, "3"))
    gone = done(said, edit_model.delete_activity(said, at(said, "CM1", "3").id))
    (left,) = (each for each in md.differences(gone, over(gone).id) if each.kind == md.ONLY_REAL)
    assert "is it done today at all?" in md.question(gone, left, translator("en"))


def test_a_number_that_the_program_wrote_anew_is_nobodys_word(study: Study) -> None:
    ninth = today(study, "9")
    study = done(study, edit_model.add_activity(study, over(study).id, "Praise the best"))
    assert today(study, "9").text != ninth.text
    assert not is_confirmed(today(study, "9"))
    said = done(study, confirm(study, today(study, "9").id))
    assert asked(said) == [(md.ONLY_REAL, ("11",))]
    here = at(said, "CM1", "9")
    said = done(said, edit.write(said, "activity", today(said, "9").id, "text", "Ask the minister"))
    assert at(said, "CM1", "9") == here
    assert (md.REWORDED, ("9",)) in asked(said)


def test_without_its_concept_it_stays_and_asks_nothing(study: Study) -> None:
    real = over(study)
    after = done(study, edit.delete(study, "model", real.overlays or ""))
    assert activities_of(after, real.id)
    assert md.differences(after, real.id) == ()
    assert not edit_expansion.lost_its_parent(after, after.models[real.id])
