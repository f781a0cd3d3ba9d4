"""The building order: eight questions that can be walked in any order and never stand in anybody's way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.model_guide import QUESTIONS, State, state
from tests.studies import rich_study


def built(*words: str) -> tuple[Study, ConceptualModel]:
    """A model with these activities, none needing another."""
    study = new_study("Wards", "en")
    step = edit_model.add_model(study)
    study = apply(study, step)
    model = next(iter(study.models.values()))
    for each in words:
        study = apply(study, edit_model.add_activity(study, model.id, each))
    return study, model


def at(study: Study, model: ConceptualModel, key: str) -> State:
    """How a model stands with the step of this name."""
    return state(study, model, [each.key for each in QUESTIONS].index(key) + 1)


def test_the_steps_are_those_of_the_method_and_places_beyond_the_ends_are_the_ends() -> None:
    assert [each.phase for each in QUESTIONS[:3]] == ["prepare", "transform", "output"]
    study, model = built()
    assert [state(study, model, place).place for place in (-3, 0, 1, 8, 9)] == [1, 1, 1, 8, 8]


def test_a_phase_shows_the_transformation_and_what_was_put_there() -> None:
    study = example_study("en")
    model = next(iter(study.models.values()))
    first = activities_of(study, model.id)[0]
    study = apply(study, edit.set_fields(study, "activity", first.id, phase="prepare"))
    found = at(study, model, "prepare")
    assert found.before
    assert found.after
    assert first.id in [each.id for each in found.done]


def test_wording_names_who_does_not_begin_with_a_verb_and_how_many_there_are() -> None:
    study, model = built("Find out what is needed", "Data collection", *["Obtain data"] * 8)
    found = at(study, model, "words")
    assert [each.values["number"] for each in found.wanting] == ["2"]
    assert found.values["n"] == "10"
    assert "nine" in found.advice


def test_neighbours_without_an_arrow_are_asked_about_until_there_is_one() -> None:
    study, model = built("Find out", "Decide", "Tell")
    one, two, three = activities_of(study, model.id)
    asked = [(each.needs, each.activity) for each in at(study, model, "arrows").wanting]
    assert asked == [(one.id, two.id), (two.id, three.id), (one.id, three.id)]
    for source, target in ((one, two), (two, three)):
        study = apply(study, edit_model.connect_activities(study, source.id, target.id))
    assert at(study, model, "arrows").wanting == ()


def test_letters_that_no_activity_covers_are_walked_in_order() -> None:
    study, model = built("Find out")
    (one,) = activities_of(study, model.id)
    study = apply(study, edit.set_fields(study, "activity", one.id, covers=("A", "E")))
    assert [each.letter for each in at(study, model, "covers").wanting] == ["C", "W", "O"]


def test_watching_asks_for_what_is_missing_and_falls_silent() -> None:
    study, model = built("Find out")
    assert len(at(study, model, "watching").wanting) == 4
    study = apply(study, edit_model.add_control(study, model.id))
    for name in ("efficacy", "efficiency", "effectiveness"):
        study = apply(study, edit.write(study, "model", model.id, name, "by asking"))
    assert at(study, study.models[model.id], "watching").wanting == ()


def test_numbers_out_of_order_are_offered_to_be_put_right() -> None:
    study, model = built("Decide", "Find out")
    decide, find = activities_of(study, model.id)
    assert at(study, model, "order").wanting == ()
    study = apply(study, edit_model.connect_activities(study, find.id, decide.id))
    assert len(at(study, model, "order").wanting) == 1


@pytest.mark.parametrize("place", range(1, 9))
def test_every_step_has_something_to_say_to_any_model(place: int) -> None:
    study = rich_study()
    for model in (*study.models.values(), ConceptualModel(id="none")):
        found = state(study, model, place)
        for each in found.wanting:
            assert each.asks.format(**each.values)
        assert found.advice.format(**found.values) or not found.advice


def test_arrows_in_a_circle_do_no_harm() -> None:
    study, model = built("Find out", "Decide", "Tell")
    ids = [each.id for each in activities_of(study, model.id)]
    circle = {
        id_: replace(study.activities[id_], depends_on=(ids[at - 1],)) for at, id_ in enumerate(ids)
    }
    assert at(replace(study, activities=circle), model, "arrows").wanting == ()
