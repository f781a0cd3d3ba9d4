"""What the tests of stages two and three ask of each rule."""

from __future__ import annotations

from time import perf_counter

from ssm_studio.domain.study import Study
from ssm_studio.method.rules.registry import USUAL, Finding, Rule, Settings, rules


def rules_of(prefix: str) -> dict[str, Rule]:
    """The registered rules whose id begins so."""
    return {id_: each for id_, each in rules().items() if id_.startswith(prefix)}


def found(study: Study, *rule_ids: str, settings: Settings = USUAL) -> list[Finding]:
    """What these rules find."""
    return [each for id_ in rule_ids for each in rules()[id_].find(study, settings)]


def seconds(rule: Rule, study: Study) -> float:
    """How long a rule takes for a study; every finding must name a record that is there."""
    before = perf_counter()
    findings = list(rule.find(study, USUAL))
    took = perf_counter() - before
    for each in findings:
        assert each.rule == rule.id
        assert study.get(each.kind, each.record) is not None
    return took
