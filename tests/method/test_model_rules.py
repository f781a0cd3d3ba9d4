"""Each rule of stage three fires on its mistake, at its place, and on nothing that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.export.bundle import example_study
from ssm_studio.method.model_graph import logic_of
from ssm_studio.method.rules import Settings
from tests.method.rule_checking import found, rules_of, seconds
from tests.method.rule_fixtures_stage23 import FURTHER, MODEL_FIXTURES, MUTATIONS
from tests.method.rule_steps import Fixture, called, needing, other_model, setting, then
from tests.studies import studies

CASES = [*MODEL_FIXTURES.items(), *(each for each in FURTHER if each[0].startswith("CM"))]


def test_every_rule_has_a_fixture_a_question_and_a_reason() -> None:
    rules = rules_of("CM")
    assert set(rules) == set(MODEL_FIXTURES) == {f"CM-{n:02d}" for n in range(1, 28 + 1)}
    for rule in rules.values():
        assert rule.stage == 3
        assert rule.asks.endswith("?")
        assert rule.why.count(".") >= 2 or rule.why.count("?") >= 1
        assert rule.source


@pytest.mark.parametrize(("rule_id", "fixture"), CASES, ids=[each[0] for each in CASES])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_rule_fires_there_and_not_on_a_near_miss(
    rule_id: str, fixture: Fixture, language: str
) -> None:
    study = example_study(language)
    mutated = fixture.fires(study)
    findings = found(mutated, rule_id)
    places = [(each.kind, mutated.get(each.kind, each.record).ref, each.field) for each in findings]
    assert (fixture.kind, fixture.ref, fixture.field) in places
    near = fixture.near(study)
    assert not found(near, rule_id)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_worked_example_is_clean(language: str) -> None:
    assert found(example_study(language), *rules_of("CM")) == []


def test_the_changes_of_the_reference_fire_their_rules() -> None:
    for name, step, rule_ids in MUTATIONS:
        for rule_id in rule_ids:
            if rule_id.startswith("CM"):
                assert found(step(example_study("en")), rule_id), f"{name}: {rule_id}"


@settings(max_examples=60, deadline=None)
@given(studies(most=3))
def test_no_study_disturbs_a_rule(study: Study) -> None:
    for rule in rules_of("CM").values():
        # The best of two: the machine may be doing something else.
        assert min(seconds(rule, study), seconds(rule, study)) < 0.05, rule.id


def test_a_circle_silences_the_rules_about_ways() -> None:
    circle = then(needing("CM1.1", "CM1.7"), needing("CM1.7", "CM1.6", "CM1.3"))
    assert found(circle(example_study("en")), "CM-21", "CM-22", "CM-23") == []


def test_two_circles_are_told_apart_and_what_hangs_on_them_is_in_neither() -> None:
    study = then(needing("CM1.1", "CM1.2"), needing("CM1.2", "CM1.1"), needing("CM1.6", "CM1.7"))(
        example_study("en")
    )
    circles = [[each.ref for each in circle] for circle in logic_of(study)[0].circles]
    assert circles == [["CM1.1", "CM1.2"], ["CM1.6", "CM1.7"]]
    assert [each.about for each in found(study, "CM-05")] == [("1, 2",), ("6, 7",)]


def test_a_thousand_activities_are_no_burden() -> None:
    study = other_model(1000)(example_study("en"))
    ids = [each.id for each in study.activities.values() if each.ref.startswith("CM3")]
    table = dict(study.activities)
    for earlier, later in pairwise(ids):
        table[later] = replace(table[later], depends_on=(earlier,))
    chained = replace(study, activities=table)
    assert found(chained, "CM-23")
    circled = needing("CM3.1", "CM3.1000")(chained)
    assert len(found(circled, "CM-05")[0].about[0].split(", ")) == 1000
    for rule in rules_of("CM").values():
        assert min(seconds(rule, chained), seconds(rule, circled)) < 0.25, rule.id


def test_real_names_are_names_and_not_everyday_words() -> None:
    study = example_study("id")
    for text, names in (
        ("Tanyakan kepada Bappeda", ["bappeda"]),
        ("tanyakan kepada bappeda", ["bappeda"]),
        ("Tanam bunga di halaman", []),
        ("Tanyakan kepada Bunga", ["bunga"]),
    ):
        changed = setting("activity", "CM1.5", text=("Obtain data", text))(study)
        assert [each.about[0] for each in found(changed, "CM-14")] == names
    staff = setting("element", "E03", label=("Staff", "Staf"))(study)
    worded = setting("activity", "CM1.5", text=("Ask staff for data", "Mintai staf data"))(staff)
    assert not found(worded, "CM-14")


def test_thresholds_are_settings() -> None:
    study = example_study("en")
    assert {
        each.kind for each in found(study, "CM-03", settings=Settings(thresholds={"CM-03": 6}))
    } == {"model"}
    assert called(study, "model", "CM1").id in {
        each.record for each in found(study, "CM-03", settings=Settings(thresholds={"CM-03": 6}))
    }
