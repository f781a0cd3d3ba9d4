"""What a conversation shows of a session: its stages, a record with what it hangs together with, what is found."""

from __future__ import annotations

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.say.examples import EXAMPLES
from ssm_studio.say.place import first_place, place_after
from ssm_studio.say.showing import found_lines, named, record_lines, stage_lines
from tests.studies import Build

STUDY = example_study("en")
PLACE = first_place(STUDY)


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
def test_every_stage_can_be_shown_and_says_what_a_line_may_look_like(stage: int) -> None:
    assert stage_lines(STUDY, stage, PLACE)
    assert EXAMPLES[stage]


@pytest.mark.parametrize("ref", ["E13", "rd1", "CM1", "X02", "ACT1"])
def test_a_record_is_found_by_its_short_name_in_any_case(ref: str) -> None:
    found = named(STUDY, ref, PLACE)
    assert found is not None
    assert found[1].ref.casefold() == ref.casefold()


def test_an_element_is_shown_with_its_lines_and_the_themes_that_it_stands_in() -> None:
    theme = next(each for each in STUDY.themes.values() if each.issues)
    element = STUDY.elements[theme.issues[0]]
    shown = "\n".join(record_lines(STUDY, "element", element))
    assert theme.ref in shown
    tied = next(each for each in STUDY.relations.values() if each.source)
    source = STUDY.elements[tied.source or ""]
    assert len(record_lines(STUDY, "element", source)) > 1


def test_a_person_is_found_by_name_or_pseudonym() -> None:
    build = Build()
    build.add("action", ref="ACT1", person="Andan")
    build.add("participant", ref="P1", pseudonym="Melati")
    assert any("ACT1" in line for line in found_lines(build.study, "andan"))
    assert not found_lines(build.study, "nobody of this name")


def test_who_comes_to_an_activity_has_its_definition_in_view() -> None:
    model = next(each for each in STUDY.models.values() if each.root_definition)
    activity = next(each for each in STUDY.activities.values() if each.model == model.id)
    place = place_after(PLACE, STUDY, "activity", activity.id, 3)
    assert (place.model, place.definition) == (model.id, model.root_definition)
