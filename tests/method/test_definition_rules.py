"""Each rule of stage two fires on its mistake, at its place, and on nothing that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.export.bundle import example_study
from ssm_studio.method.rules import Settings
from tests.method.rule_checking import found, rules_of, seconds
from tests.method.rule_fixtures_stage23 import DEFINITION_FIXTURES, FURTHER, MUTATIONS
from tests.method.rule_steps import Fixture, setting
from tests.studies import studies

CASES = [*DEFINITION_FIXTURES.items(), *(each for each in FURTHER if each[0].startswith("RD"))]


def test_every_rule_has_a_fixture_a_question_and_a_reason() -> None:
    rules = rules_of("RD")
    assert set(rules) == set(DEFINITION_FIXTURES) == {f"RD-{n:02d}" for n in range(1, 29 + 1)}
    for rule in rules.values():
        assert rule.stage == 2
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
    assert found(example_study(language), *rules_of("RD")) == []


def test_the_changes_of_the_reference_fire_their_rules() -> None:
    for name, step, rule_ids in MUTATIONS:
        for rule_id in rule_ids:
            if rule_id.startswith("RD"):
                assert found(step(example_study("en")), rule_id), f"{name}: {rule_id}"


@settings(max_examples=60, deadline=None)
@given(studies(most=3))
def test_no_study_disturbs_a_rule(study: Study) -> None:
    for rule in rules_of("RD").values():
        # The best of two: the machine may be doing something else.
        assert min(seconds(rule, study), seconds(rule, study)) < 0.05, rule.id


def test_a_facilitator_may_change_thresholds_and_words() -> None:
    study = example_study("en")
    strict = Settings(thresholds={"RD-22.most": 20})
    assert {each.field for each in found(study, "RD-22", settings=strict)} == {"sentence"}
    worded = setting("definition", "RD1", p="leapfrog the usual way")(study)
    assert not found(worded, "RD-19")
    assert found(worded, "RD-19", settings=Settings(words={"VAGUE_EN": ("Leapfrog",)}))


def test_every_language_of_a_text_is_looked_at() -> None:
    study = example_study("en")
    only_indonesian = setting(
        "definition", "RD1", p=("report performance", "melaporkan kinerja melalui aplikasi")
    )
    assert found(only_indonesian(study), "RD-18")


def test_an_empty_session_is_asked_nothing_about_stage_two() -> None:
    assert found(Study(), *rules_of("RD")) == []
