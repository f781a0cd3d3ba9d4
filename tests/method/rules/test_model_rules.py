"""Each rule of stage three fires on its mistake, at its place, and on nothing that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.model_graph import logic_of
from ssm_studio.method.rules.registry import Settings
from tests.method.rules.rule_checking import effort, found, rules_of
from tests.method.rules.rule_steps import called, needing, other_model, setting, then


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
        for study in (chained, circled):
            assert effort(rule, study) < 300_000, rule.id


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
