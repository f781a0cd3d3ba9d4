"""What is remembered between two edits, and what leads where."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.lookups import (
    behind_actions,
    derived,
    from_issues,
    reached,
    remembered,
    ways_back,
)
from ssm_studio.method.trace import trace
from tests.method.rules.rule_edits import find, set_


def test_an_answer_is_kept_while_its_tables_are_the_same_objects() -> None:
    asked = []

    @remembered("elements")
    def count(study: object) -> int:
        asked.append(study)
        return len(asked)

    @derived(count)
    def twice(study: object) -> int:
        return 2 * len(asked)

    study = example_study("en")
    assert count(study) == count(replace(study, themes={})) == 1
    assert count(replace(study, elements=dict(study.elements))) == 2
    assert count(study) == 1
    assert twice(study) == twice(study) == 4


def test_the_way_back_agrees_with_the_trace_that_people_see() -> None:
    study = example_study("en")
    behind, raised = behind_actions(study), from_issues(study)
    for element in study.elements.values():
        if element.is_issue:
            seen = {step.kind for step in trace(study, "element", element.id)}
            assert (element.id in behind) == ("action" in seen)
    for action in study.actions.values():
        seen = {step.kind for step in trace(study, "action", action.id)}
        assert (action.id in raised) == ("element" in seen)


def test_a_circle_does_no_harm() -> None:
    study = example_study("en")
    round_ = set_("definition", "RD1", derived_from=find(study, "definition", "RD2").id)(study)
    round_ = set_("definition", "RD2", derived_from=find(study, "definition", "RD1").id)(round_)
    assert reached(ways_back(round_), round_.actions)
