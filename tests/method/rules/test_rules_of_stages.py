"""What every rule about root definitions and about models promises alike."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from tests.method.rules.rule_checking import effort, found, rules_of
from tests.method.rules.rule_fixtures_stage23 import (
    DEFINITION_FIXTURES,
    FURTHER,
    MODEL_FIXTURES,
    MUTATIONS,
)
from tests.method.rules.rule_steps import Fixture
from tests.studies import studies

FAMILIES = (("RD", 2, 29, DEFINITION_FIXTURES), ("CM", 3, 28, MODEL_FIXTURES))
PREFIXES = tuple(prefix for prefix, *_rest in FAMILIES)
CASES = [*DEFINITION_FIXTURES.items(), *MODEL_FIXTURES.items(), *FURTHER]


def test_every_further_fixture_is_of_one_of_these_families() -> None:
    assert all(rule_id.startswith(PREFIXES) for rule_id, _fixture in FURTHER)


@pytest.mark.parametrize(("prefix", "stage", "last", "fixtures"), FAMILIES, ids=PREFIXES)
def test_every_rule_has_a_fixture_a_question_and_a_reason(
    prefix: str, stage: int, last: int, fixtures: Mapping[str, Fixture]
) -> None:
    rules = rules_of(prefix)
    assert set(rules) == set(fixtures) == {f"{prefix}-{n:02d}" for n in range(1, last + 1)}
    for rule in rules.values():
        assert rule.stage == stage
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


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_worked_example_is_clean(language: str, prefix: str) -> None:
    assert found(example_study(language), *rules_of(prefix)) == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_changes_of_the_reference_fire_their_rules(prefix: str) -> None:
    for name, step, rule_ids in MUTATIONS:
        for rule_id in rule_ids:
            if rule_id.startswith(prefix):
                assert found(step(example_study("en")), rule_id), f"{name}: {rule_id}"


@pytest.mark.parametrize("prefix", PREFIXES)
@settings(max_examples=60, deadline=None)
@given(study=studies(most=3))
def test_no_study_disturbs_a_rule(prefix: str, study: Study) -> None:
    # What a rule loads when it is first asked is not its effort.
    found(Study(), *rules_of(prefix))
    for rule in rules_of(prefix).values():
        assert effort(rule, study) < 20_000, rule.id
