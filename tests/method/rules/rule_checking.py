"""What the tests of stages two and three ask of each rule."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.method.rules.registry import USUAL, Finding, Rule, Settings, rules
from tests.work import counted


def rules_of(prefix: str) -> dict[str, Rule]:
    """The registered rules whose id begins so."""
    return {id_: each for id_, each in rules().items() if id_.startswith(prefix)}


def found(study: Study, *rule_ids: str, settings: Settings = USUAL) -> list[Finding]:
    """What these rules find."""
    return [each for id_ in rule_ids for each in rules()[id_].find(study, settings)]


def effort(rule: Rule, study: Study) -> int:
    """How many functions a rule calls for a study; every finding must name a record that is there."""
    with counted() as work:
        findings = list(rule.find(study, USUAL))
    for each in findings:
        assert each.rule == rule.id
        assert study.get(each.kind, each.record) is not None
    return work.calls
