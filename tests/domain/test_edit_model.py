"""A model is begun, its activities are numbered, connected, watched and put in logical order."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain import edit_model as edits
from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.record_names import definition_called
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.domain.text import Text, read
from tests.studies import rich_study


def begun(*words: str) -> tuple[Study, str]:
    """A study of one model with these activities, and the model's id."""
    study = new_study("T", "en")
    study = apply(study, edits.add_model(study))
    (model,) = study.models
    for each in words:
        study = apply(study, edits.add_activity(study, model, each))
    return study, model


def at(study: Study, model: str, number: str) -> str:
    """The id of the activity with this number."""
    found = edits.activity_numbered(study, model, number)
    assert found is not None, number
    return found.id


def numbers(study: Study, model: str) -> dict[str, str]:
    """Words to numbers."""
    return {read(a.text, "en"): a.number or "" for a in activities_of(study, model)}


def needs(study: Study, model: str, number: str) -> list[str]:
    """The numbers of what an activity depends on."""
    return [
        study.activities[i].number or ""
        for i in study.activities[at(study, model, number)].depends_on
    ]


def test_a_model_is_named_after_its_system_unless_a_title_is_said() -> None:
    study = rich_study()
    definition = next(each for each in study.root_definitions.values() if each.system)
    system = study.relevant_systems[definition.system or ""]

    def made(step_title: str, definition_id: str | None) -> ConceptualModel:
        after = apply(study, edits.add_model(study, definition_id, step_title))
        (id_,) = after.models.keys() - study.models.keys()
        return after.models[id_]

    named = made("", definition.id)
    assert (named.title, named.root_definition) == (system.name, definition.id)
    assert (named.level, named.version) == (0, 1)
    assert made("Turns", definition.id).title == Text(en="Turns")
    assert made("", None).title is None
    found = edits.model_of(study, definition.id)
    assert found is None or found.root_definition == definition.id


def test_numbers_count_on_and_leave_gaps_of_the_others_alone() -> None:
    study, model = begun("one", "two")
    study = apply(study, edits.add_activity(study, model, "nine", number="9"))
    assert edits.next_number(study, model) == "10"
    study = apply(study, edits.add_activity(study, model, "ten"))
    assert numbers(study, model) == {"one": "1", "two": "2", "nine": "9", "ten": "10"}
    assert edits.numbers_to_ids(study, model, " 1, 2;9 ") == (
        tuple(at(study, model, n) for n in "129"),
        "",
    )
    assert edits.numbers_to_ids(study, model, "1 7 2") == ((at(study, model, "1"),), "7")
    assert edits.activity_numbered(study, model, "2.") == study.activities[at(study, model, "2")]


def test_a_number_is_found_as_it_stands_before_it_is_taken_for_one_of_the_level() -> None:
    study, model = begun("one")
    above = at(study, model, "1")
    lower = ConceptualModel(id="lower", ref="CM9", parent_activity=above, level=1)
    study = Study(
        sessions=study.sessions,
        models={**study.models, "lower": lower},
        activities=study.activities,
    )
    study = apply(study, edits.add_activity(study, "lower", "first"))
    study = apply(study, edits.add_activity(study, "lower", "named", number="4"))
    assert numbers(study, "lower") == {"first": "1.1", "named": "1.4"}
    assert at(study, "lower", "4") == at(study, "lower", "1.4")
    assert edits.activity_numbered(study, "lower", "x") is None


def test_control_comes_after_the_rest_once_and_watches_all_of_it() -> None:
    study, model = begun("one", "two")
    step = edits.add_control(study, model)
    study = apply(study, step)
    of_kind = {a.kind: a for a in activities_of(study, model)}
    assert [of_kind[kind].number for kind, _words in edits.CONTROL] == ["3", "4", "5"]
    assert of_kind["monitor"].monitors == (at(study, model, "1"), at(study, model, "2"))
    assert not of_kind["criteria"].monitors
    assert not of_kind["control"].monitors
    assert "1-2" in read(of_kind["monitor"].text, "en")
    assert of_kind["control"].depends_on == (of_kind["monitor"].id,)
    assert of_kind["monitor"].depends_on == (of_kind["criteria"].id,)
    assert edits.add_control(study, model) == NOTHING
    less = apply(study, edits.delete_activity(study, of_kind["monitor"].id))
    again = apply(less, edits.add_control(less, model))
    assert {a.kind for a in activities_of(again, model)} == set(of_kind)
    later = apply(study, edits.add_activity(study, model, "three"))
    assert numbers(later, model)["three"] == "3"
    assert later.activities[of_kind["monitor"].id].number == "5"
    assert edits.makes_room(study, of_kind["criteria"])
    assert not edits.makes_room(study, of_kind["monitor"])


def test_arrows_of_each_kind_are_drawn_once_within_a_model_and_taken_away_together() -> None:
    study, model = begun("one", "two")
    one, two = at(study, model, "1"), at(study, model, "2")
    for arrow, field in edits.ARROWS.items():
        study = apply(study, edits.connect_activities(study, one, two, arrow))
        assert getattr(study.activities[two], field) == (one,)
        assert edits.connect_activities(study, one, two, arrow) == NOTHING
    assert edits.connect_activities(study, one, one) == NOTHING
    assert edits.connect_activities(study, one, "gone") == NOTHING
    other = apply(study, edits.add_model(study))
    (second,) = other.models.keys() - study.models.keys()
    other = apply(other, edits.add_activity(other, second, "far"))
    assert edits.connect_activities(other, one, at(other, second, "1")) == NOTHING
    study = apply(study, edits.disconnect_activities(study, one, two))
    assert not any(getattr(study.activities[two], field) for field in edits.ARROWS.values())
    study = apply(study, edits.set_needs(study, two, (one, two, one, "gone")))
    assert study.activities[two].depends_on == (one,)


def test_logical_order_puts_what_is_needed_first_and_control_last() -> None:
    study, model = begun("last", "middle", "first")
    last, middle, first = (at(study, model, n) for n in "123")
    study = apply(study, edits.add_control(study, model))
    study = apply(study, edits.connect_activities(study, first, middle))
    study = apply(study, edits.connect_activities(study, middle, last))
    study = apply(study, edits.renumber(study, model))
    of_words = numbers(study, model)
    assert [of_words[each] for each in ("first", "middle", "last")] == ["1", "2", "3"]
    assert needs(study, model, "3") == ["2"]
    assert edits.renumber(study, model) == NOTHING
    study, model = begun("one", "two", "three")
    one, two = at(study, model, "1"), at(study, model, "2")
    for ends in ((one, two), (two, one)):
        study = apply(study, edits.connect_activities(study, *ends))
    study = apply(study, edits.renumber(study, model))
    assert numbers(study, model) == {"three": "1", "one": "2", "two": "3"}


def test_a_model_is_called_by_its_title_or_as_lists_call_its_definition() -> None:
    study = rich_study()
    model = next(each for each in study.models.values() if each.root_definition)
    assert edits.model_title(study, model) == read(model.title, "en")
    bare = ConceptualModel(id="m", ref="CM7", root_definition=model.root_definition)
    definition = study.root_definitions[model.root_definition or ""]
    assert edits.model_title(study, bare) == definition_called(study, definition)
    system = study.relevant_systems[definition.system or ""]
    assert definition_called(study, definition) == read(system.name, "en")
    assert edits.model_title(study, ConceptualModel(id="m", ref="CM7")) == "CM7"


def test_what_is_not_there_is_left_alone() -> None:
    study, _model = begun("one")
    assert edits.add_activity(study, "gone", "x") == NOTHING
    assert edits.disconnect_activities(study, "gone", "gone") == NOTHING
    assert edits.set_needs(study, "gone", ()) == NOTHING
    assert edits.add_control(study, "gone") == NOTHING


def test_a_whole_number_comes_before_the_short_form_of_one_a_level_down() -> None:
    study, model = begun("Look around", "Find out")
    first, second = activities_of(study, model)
    study = replace(
        study,
        activities={
            first.id: replace(first, number="3.2"),
            second.id: replace(second, number="3.4"),
        },
    )
    assert at(study, model, "2") == at(study, model, "3.2") == first.id
    assert edits.activity_numbered(study, model, "5") is None
    above, _model = begun("Run it")
    (parent,) = above.activities.values()
    parent = replace(parent, number="3")
    study = replace(
        study,
        activities={
            parent.id: parent,
            first.id: replace(first, number="2"),
            second.id: replace(second, number="3.2"),
        },
        models={model: replace(study.models[model], parent_activity=parent.id)},
    )
    assert at(study, model, "2") == first.id
    assert at(study, model, "3.2") == second.id
