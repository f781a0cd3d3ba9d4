"""An activity opens into a model one level down, and the numbers of both stay consistent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssm_studio.domain import edit, edit_expansion, edit_model
from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from ssm_studio.workshop.derived_changes import with_consequences


def done(study: Study, step: Changeset) -> Study:
    """The study after a step and what follows from it; taken back, it is as it was."""
    whole = with_consequences(study, step)
    after = apply(study, whole)
    assert apply(after, invert(whole)) == study
    return after


def at(study: Study, ref: str, number: str) -> Activity:
    """An activity by its model's short name and its number."""
    model = next(each for each in study.models.values() if each.ref == ref)
    found = edit_model.activity_numbered(study, model.id, number)
    assert found is not None, (ref, number)
    return found


def child(study: Study, ref: str, number: str) -> ConceptualModel:
    """The model that expands an activity."""
    found = edit_expansion.child_of(study, at(study, ref, number).id)
    assert found is not None
    return found


def numbers(study: Study, model: ConceptualModel) -> list[str | None]:
    """The numbers of a model's activities, in order."""
    return [each.number for each in activities_of(study, model.id)]


@pytest.fixture
def study() -> Study:
    """The worked example with activity 3 of its first model expanded into two and monitoring."""
    found = example_study("en")
    found = done(found, edit_expansion.expand(found, at(found, "CM1", "3").id))
    model = child(found, "CM1", "3")
    first = edit_model.add_activity(found, model.id, "Agree what a result is")
    found = done(found, first)
    needs = (activities_of(found, model.id)[0].id,)
    found = done(
        found, edit_model.add_activity(found, model.id, "Choose few indicators", needs=needs)
    )
    return done(found, edit_model.add_control(found, model.id))


def test_expanding_is_one_step_that_makes_definition_and_model(study: Study) -> None:
    before = example_study("en")
    parent = at(before, "CM1", "3")
    after = done(before, edit_expansion.expand(before, parent.id))
    model = child(after, "CM1", "3")
    definition = after.root_definitions[model.root_definition or ""]
    above = after.models[parent.model or ""]
    assert model.level == (above.level or 0) + 1
    assert definition.p == parent.text
    assert (definition.level, definition.derived_from) == ("sub", above.root_definition)
    owner = rows_of(after, definition.id, "O")[0]
    assert "control part of CM1" in row_words(owner, "en")
    inherited, given = (
        [row_words(row, "en") for row in rows_of(after, id_, "E")]
        for id_ in (definition.id, above.root_definition or "")
    )
    assert inherited == given
    assert given
    assert not edit_expansion.expand(after, parent.id)


def test_numbers_one_level_down_begin_with_the_parents(study: Study) -> None:
    model = child(study, "CM1", "3")
    assert numbers(study, model) == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    monitor = at(study, model.ref, "3.4")
    assert read(monitor.text, "en") == "Monitor activities 3.1-3.2"
    assert at(study, model.ref, "2").number == "3.2"
    more = done(study, edit_model.add_activity(study, model.id, "Drop what nobody uses"))
    assert at(more, model.ref, "3.3").kind == "operational"
    assert numbers(more, model)[-1] == "3.6"
    assert edit_model.next_number(more, model.id) == "3.7"
    crumbs = edit_expansion.way_down(study, model.id)
    assert [(c.model.ref, c.activity and c.activity.number) for c in crumbs] == [
        ("CM1", "3"),
        (model.ref, None),
    ]


def test_the_coach_has_nothing_against_what_the_program_made(study: Study) -> None:
    assert not [each for each in check(study) if each.rule in ("CM-25", "CM-24", "CM-08")]


def test_renumbering_the_parent_renumbers_every_level_below_in_the_same_step(study: Study) -> None:
    model = child(study, "CM1", "3")
    deeper = done(study, edit_expansion.expand(study, at(study, model.ref, "3.2").id))
    lowest = child(deeper, model.ref, "3.2")
    deeper = done(deeper, edit_model.add_activity(deeper, lowest.id, "Ask users"))
    assert numbers(deeper, lowest) == ["3.2.1"]
    parent = at(deeper, "CM1", "3")
    moved = done(deeper, edit.set_fields(deeper, "activity", parent.id, number="30"))
    assert numbers(moved, model) == ["30.1", "30.2", "30.3", "30.4", "30.5"]
    assert numbers(moved, lowest) == ["30.2.1"]
    assert not [each for each in check(moved) if each.rule == "CM-25" and each.field == "number"]


def test_the_child_of_a_deleted_activity_stays_and_says_so(study: Study) -> None:
    model = child(study, "CM1", "3")
    after = done(study, edit_model.delete_activity(study, at(study, "CM1", "3").id))
    kept = after.models[model.id]
    assert edit_expansion.lost_its_parent(after, kept)
    assert numbers(after, kept) == numbers(study, model)
    assert edit_model.next_number(after, kept.id) == "3.6"


def test_other_words_above_are_noted_below_and_rewrite_nothing(study: Study) -> None:
    model = child(study, "CM1", "3")
    assert edit_expansion.says_otherwise(study, model) is None
    parent = at(study, "CM1", "3")
    after = done(study, edit.write(study, "activity", parent.id, "text", "Agree on few results"))
    definition = after.root_definitions[model.root_definition or ""]
    assert definition == study.root_definitions[definition.id]
    assert edit_expansion.says_otherwise(after, model) == (
        "Agree on few results",
        read(definition.p, "en"),
    )


def test_models_are_listed_below_the_one_that_they_expand_and_circles_lose_none(
    study: Study,
) -> None:
    listed = [(model.ref, depth) for model, depth in edit_expansion.in_levels(study)]
    assert listed == [("CM1", 0), ("CM3", 1), ("CM2", 0)]
    one, other = study.models.values(), child(study, "CM1", "3")
    top = next(iter(one))
    inside = activities_of(study, other.id)[0]
    turned = {**study.models, top.id: replace(top, parent_activity=inside.id)}
    circle = replace(study, models=turned)
    assert {model.ref for model, _depth in edit_expansion.in_levels(circle)} == {
        "CM1",
        "CM2",
        "CM3",
    }
    assert len(edit_expansion.way_down(circle, other.id)) == 2


def test_who_built_a_model_is_marked_and_taken_back(study: Study) -> None:
    model = next(iter(study.models.values()))
    marked = done(study, edit_expansion.toggle_built_by(study, model.id))
    assert marked.models[model.id].built_by == "researcher"
    assert done(marked, edit_expansion.toggle_built_by(marked, model.id)) == study


def test_an_activity_without_definition_or_words_opens_too() -> None:
    study = Study()
    model = ConceptualModel(id="m", ref="CM1")
    study = apply(study, edit.add(study, model))
    study = apply(study, edit_model.add_activity(study, "m", ""))
    activity = activities_of(study, "m")[0]
    study = replace(study, activities={activity.id: replace(activity, text=Text(en="[/x] \u202e"))})
    assert done(study, edit_expansion.expand(study, activity.id)).root_definitions
