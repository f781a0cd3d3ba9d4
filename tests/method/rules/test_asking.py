"""People are asked only what can be answered, once for one thing, and not about what is merely not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from rich.cells import cell_len

from ssm_studio.domain import edit
from ssm_studio.domain.action import is_overdue
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_action import add_action
from ssm_studio.domain.edit_picture import add_element, add_picture
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, fields_of
from ssm_studio.domain.study import Study, new_study
from ssm_studio.formats.bundle.bundle import example_study, export_bundle, import_bundle
from ssm_studio.formats.report.report import report
from ssm_studio.i18n import translator
from ssm_studio.method.rules.asking import (
    ALL,
    NO_PLACE,
    NOT_THERE_YET,
    answerable,
    asked,
    next_question,
    questions,
    wanted,
)
from ssm_studio.method.rules.registry import USUAL, Finding, check, rules
from ssm_studio.say.facts.rows import rows_of
from tests.method.rules.places import is_set_somewhere
from tests.method.rules.rule_fixtures_other import CASES
from tests.method.rules.test_rules_of_stages import CASES as STAGE_CASES
from tests.method.rules.typed_sessions import typed_sessions
from tests.studies import empty_study, rich_study

TODAY = replace(USUAL, today=date(2026, 1, 1))

SET_BY_CHOICES = {
    ("customer", "direct"),
    ("constraint", "system_can_change"),
    ("definition", "type"),
}
"""Fields that are set by a choice whose code takes the field from a table."""


def everything_asked() -> Iterator[Finding]:
    """At least one finding of each rule."""
    example = example_study("en")
    for case in CASES:
        yield from check(case.fires(example), case.settings, only=[case.rule])
    for name, fixture in STAGE_CASES:
        yield from check(fixture.fires(example), only=[name.partition("_")[0]])
    for study in (empty_study(), rich_study(), new_study("x", "en"), example):
        yield from check(study, TODAY)


def test_what_counts_as_answerable_is_what_some_screen_or_line_sets() -> None:
    pairs: dict[tuple[str, str], bool] = {}
    for each in everything_asked():
        pairs[wanted(each)] = answerable(each)
    assert {each.rule for each in everything_asked()} == set(rules())
    children = {(kind, child.table) for kind, them in CHILDREN.items() for child in them}
    for (kind, field), said in pairs.items():
        known = (kind, field) in SET_BY_CHOICES or (kind, field) in children
        known = known or field in {each.field for each in rows_of(kind)}
        assert said is (known or is_set_somewhere(kind, field)), (
            f"{kind}.{field}: NO_PLACE in rules/asking.py says {not said}, the screens and lines say otherwise"
        )


def test_every_field_without_a_place_is_a_field() -> None:
    for kind, fields in NO_PLACE.items():
        assert fields - {ALL, "kept"} <= {field.name for field in fields_of(BY_NAME[kind].type)}
    assert set(rules()) >= NOT_THERE_YET


def test_a_new_session_is_asked_nothing_that_it_cannot_answer() -> None:
    study = new_study("x", "en")
    begun = asked(study, check(study, TODAY))
    assert {each.rule for each in begun} <= {"SE-01"}
    study = apply(study, add_picture(study, "First"))
    study = apply(study, add_element(study, next(iter(study.pictures)), "actor", "Mothers"))
    few = asked(study, check(study, TODAY))
    assert {each.rule for each in few} <= {"SE-01"}
    study = apply(study, add_element(study, next(iter(study.pictures)), "actor", "Husbands"))
    assert {each.rule for each in asked(study, check(study, TODAY))} >= {"RP-04", "RP-05"}


def test_analyses_and_research_are_asked_about_once_they_are_begun() -> None:
    study = example_study("en")
    bare = replace(study, analyses_one={}, analyses_two={}, research={}, reconstruction={})
    families = {each.rule[:2] for each in asked(bare, check(bare, TODAY))}
    assert families.isdisjoint({"A1", "A2", "A3", "AR"})


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_two_questions_are_the_same(language: str) -> None:
    for study in (example_study(language), rich_study(), empty_study()):
        found = questions(check(study, TODAY))
        keys = [(each.rule, each.severity, each.findings[0].message) for each in found]
        assert len(set(keys)) == len(keys)
        assert sum(len(each.findings) for each in found) == len(check(study, TODAY))


def test_errors_come_before_hints_and_one_question_is_chosen() -> None:
    study = rich_study()
    found = questions(check(study, TODAY))
    severities = [each.severity for each in found]
    assert severities == sorted(severities, key=["error", "warning", "hint"].index)
    for stage in range(1, 5):
        first = next_question(study, check(study, TODAY), stage)
        assert first is None or all(answerable(each) for each in first.findings)


def test_one_action_without_an_owner_is_one_question() -> None:
    study = example_study("en")
    action = next(iter(study.actions))
    study = apply(
        study, edit.set_fields(study, "action", action, position=None, person=None, status="agreed")
    )
    about = [each.rule for each in check(study) if each.record == action]
    assert "AC-01" in about
    assert "AC-14" not in about


def test_unwatched_activities_are_one_question_a_model() -> None:
    study = example_study("en")
    monitor = next(each for each in study.activities.values() if each.ref == "CM1.9")
    study = apply(
        study, edit.set_fields(study, "activity", monitor.id, monitors=monitor.monitors[:2])
    )
    (finding,) = check(study, only=["CM-17"])
    assert finding.about == ("3, 4, 5, 6, 7",)


def test_an_illustrated_action_is_never_overdue() -> None:
    study = new_study("x", "en")
    study = apply(study, add_action(study, "Hold the meeting", by_when="2020-01-01"))
    action = next(iter(study.actions.values()))
    assert is_overdue(action, date(2026, 1, 1))
    assert not is_overdue(replace(action, detail_provenance="invented"), date(2026, 1, 1))


def without_activity(name: str) -> Study:
    """The worked example as it comes in from a bundle in which somebody took an activity out."""

    def drop(value: object) -> object:
        if isinstance(value, list):
            return [
                drop(each)
                for each in value
                if not (isinstance(each, dict) and each.get("id") == name)
            ]
        return {k: drop(v) for k, v in value.items()} if isinstance(value, dict) else value

    bundle = drop(export_bundle(example_study("en")))
    assert isinstance(bundle, dict)
    return import_bundle(bundle)


def test_a_row_whose_activity_is_gone_is_an_error_and_marked_in_the_report() -> None:
    study = without_activity("CM1.6")
    places = {(each.kind, each.field, each.about) for each in check(study, only=["SE-05"])}
    assert ("row", "target", ("CM1.6",)) in places
    assert ("activity", "depends_on", ("CM1.6",)) in places
    assert "CM1.6 (not in this session)" in report(study, "en", {})


def test_typed_sessions_are_asked_little_and_what_they_are_asked_can_be_answered() -> None:
    """At most one question a rule; nothing of analyses or research; the planted faults are among the first five."""
    for name, study in typed_sessions():
        found = asked(study, check(study, TODAY))
        assert all(answerable(each) for each in found), name
        assert {each.rule[:2] for each in found}.isdisjoint({"A1", "A2", "A3", "AR"}), name
        told = questions(found)
        assert len(told) <= 45, name
        first = {each.rule for each in told if each.stage == 3}
        if name.endswith("whole"):
            assert first >= {"CM-10", "CM-11", "CM-12", "CM-18"}, name
            for stage, wanted_ in ((3, "CM-18"), (4, "CP-01")):
                question = next_question(study, found, stage)
                assert question is not None
                assert question.rule == wanted_, name
        else:
            assert {each.stage for each in told} == {1}, name


ROOM: Final = 68
"""Cells of a question in the strip of a screen of 80, beside the sign, the margins and a reference."""


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_question_fits_the_strip_of_a_narrow_screen(language: str) -> None:
    say = translator(language)
    wide = {id_: say(rule.asks) for id_, rule in rules().items() if rule.asks}
    assert not {id_: words for id_, words in wide.items() if cell_len(words) > ROOM}
