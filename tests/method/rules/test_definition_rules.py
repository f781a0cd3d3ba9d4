"""Each rule of stage two fires on its mistake, at its place, and on nothing that only looks like it."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import Settings
from tests.method.rules.rule_checking import found, rules_of
from tests.method.rules.rule_steps import setting


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
