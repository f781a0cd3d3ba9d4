"""The coach as a whole: the worked example, each rule on what it speaks of and beside it, edit by edit, any study."""

from __future__ import annotations

import random
import types
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.edit_waivers import take_back, waive
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, KINDS, fields_of
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study, export_bundle, import_bundle
from ssm_studio.method.rules.registry import (
    HEADER,
    SEVERITIES,
    USUAL,
    Finding,
    Settings,
    affected,
    check,
    message_of,
    noticed,
    rules,
    severity_of,
)
from ssm_studio.method.rules.runner import Coach
from tests.coach import PAGE, page
from tests.method.rules.rule_edits import Case
from tests.method.rules.rule_fixtures_other import CASES
from tests.studies import empty_study, rich_study, studies

EXPECTED = {
    "AR-05": 10,
    "AC-14": 6,
    "CP-10": 2,
    "CP-02": 1,
    "CP-08": 1,
    "RP-06": 1,
    "RP-12": 1,
}
"""Method reference 9.7."""

TODAY = replace(USUAL, today=date(2026, 1, 1))


@pytest.fixture(scope="module")
def example() -> Study:
    return example_study("en")


def found(study: Study, rule: str, settings_: Settings = USUAL) -> dict[tuple[str, ...], Finding]:
    return {each.key: each for each in check(study, settings_, only=[rule])}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("settings_", [USUAL, TODAY])
def test_the_worked_example_has_its_22_findings_and_no_other(
    language: str, settings_: Settings
) -> None:
    study = example_study(language)
    counts: dict[str, int] = {}
    for each in check(study, settings_):
        counts[each.rule] = counts.get(each.rule, 0) + 1
    assert counts == EXPECTED
    refs = {
        (each.rule, study.get(each.kind, each.record).ref)
        for each in check(study, settings_)
        if each.rule in ("CP-10", "CP-02", "CP-08", "RP-06", "RP-12")
    }
    assert refs == {
        ("CP-10", "X04"),
        ("CP-10", "X11"),
        ("CP-02", "CM2"),
        ("CP-08", "X17"),
        ("RP-06", "RP1"),
        ("RP-12", "RP2"),
    }


def test_there_are_146_rules_and_each_says_what_it_asks_why_and_on_whose_word() -> None:
    assert len(rules()) == 146
    for id_, rule in rules().items():
        assert rule.id == id_
        assert rule.stage in range(5)
        assert rule.severity in SEVERITIES
        assert rule.message
        assert rule.asks.endswith("?"), id_
        assert "\n" not in rule.asks
        assert 2 <= rule.why.count(". ") + 1 <= 6, id_
        assert rule.source
        assert rule.find.__doc__
        assert rule.reads <= {HEADER, *BY_NAME}


@pytest.mark.parametrize("case", CASES, ids=[f"{c.rule}-{n}" for n, c in enumerate(CASES)])
def test_each_rule_speaks_of_its_case_and_leaves_the_one_beside_it_alone(
    case: Case, example: Study
) -> None:
    before = found(example, case.rule)
    after = found(case.fires(example), case.rule, case.settings)
    new = {key: each for key, each in after.items() if key not in before} or after
    assert (case.kind, case.field) in {(each.kind, each.field) for each in new.values()}
    beside = found(case.spares(example), case.rule, case.settings)
    assert not {key for key in beside if key in new or key not in before}


def test_every_rule_of_these_families_has_a_case() -> None:
    mine = {id_ for id_ in rules() if not id_.startswith(("RD-", "CM-"))}
    assert mine == {case.rule for case in CASES}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(studies(unstorable=True))
def test_no_study_makes_a_rule_stumble(study: Study) -> None:
    for each in check(study, TODAY, waived=True):
        assert study.get(each.kind, each.record) is not None or each.kind == "session"
        assert message_of(each, str)
        assert severity_of(each) in SEVERITIES
        own = [field.name for field in fields_of(BY_NAME[each.kind].type)]
        assert each.field in ("", *own, *(child.table for child in CHILDREN[each.kind]))


def test_nothing_is_asked_twice_about_a_record_and_field() -> None:
    for study in (example_study("en"), rich_study(), empty_study(), Study(), new_study("x", "id")):
        keys = [each.key for each in check(study)]
        assert len(keys) == len(set(keys))


class Spied:
    """A study that writes down which kinds of record are read from it."""

    def __init__(self, study: Study) -> None:
        self._study, self.read = study, set[str]()

    def __getattr__(self, name: str) -> Any:
        if (kind := TABLES.get(name)) is not None:
            # Only what is remembered asks for the whole table, because of the language that stands in it.
            self.read.add(HEADER if kind == "session" else kind)
            return getattr(self._study, name)
        if name == "language":
            self.read.add(HEADER)
            return self._study.language
        if name == "session":
            return SpiedHeader(self._study.session, self.read)
        whole = getattr(Study, name)
        if isinstance(whole, property):
            return whole.fget(self)  # type: ignore[misc] # a property of ours always has a getter
        return types.MethodType(whole, self)


class SpiedHeader:
    """A session header that tells its id from its other fields."""

    def __init__(self, header: Any, read: set[str]) -> None:
        self._header, self._read = header, read

    def __getattr__(self, name: str) -> Any:
        self._read.add(HEADER if name == "id" else "session")
        return getattr(self._header, name)


TABLES = {kind.table: kind.name for kind in KINDS}


def spied_studies(example: Study) -> Iterator[Study]:
    yield from (example, rich_study(), empty_study())
    for case in CASES:
        yield case.fires(example)


def test_rules_read_nothing_but_what_they_say(example: Study) -> None:
    for study in spied_studies(example):
        for rule in rules().values():
            spied = Spied(study)
            list(rule.find(spied, TODAY))  # type: ignore[arg-type] # it is asked like one
            # A model's logic knows the session's language, which rules about arrows never ask it for.
            free = "session" in rule.reads or rule.id.startswith("CM-")
            allowed = rule.reads | ({HEADER} if free else set())
            assert spied.read <= allowed, rule.id


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(studies(), st.integers(0, 2**32))
def test_edit_by_edit_the_coach_finds_what_a_whole_check_finds(study: Study, seed: int) -> None:
    chance = random.Random(seed)
    coach = Coach(study, TODAY)
    for _step in range(6):
        records = list(study.everything())
        kind, record = chance.choice(records)
        if chance.random() < 0.4:
            step = edit.delete(study, kind, record.id)
        else:
            fields = [f.name for f in fields_of(type(record)) if str(f.type) == "Text | None"]
            if not fields:
                continue
            words = chance.choice(("", "We should implement it", "Improve things", "data"))
            step = edit.write(study, kind, record.id, chance.choice(fields), words)
        after = apply(study, step)
        assert coach.update(after) == check(after, TODAY)
        study = after


def test_an_edit_runs_only_what_it_touches(example: Study) -> None:
    coach = Coach(example)
    everything = set(rules())
    assert set(affected(["relation"])) < everything
    assert "RD-01" not in affected(["relation"])
    same = coach.update(example)
    action = next(iter(example.actions))
    after = apply(example, edit.set_fields(example, "action", action, person="Andan"))
    assert coach.update(after) == check(after) != same
    assert len(coach.findings) == 21


def test_what_is_waived_is_left_out_and_comes_back(example: Study) -> None:
    finding = next(each for each in check(example) if each.rule == "CP-08")
    coach = Coach(example)
    step = waive(
        example, finding.rule, finding.record, finding.field, " Asked twice ", "Rani", "2026-01-01"
    )
    after = apply(example, step)
    (waiver,) = after.waivers.values()
    assert waiver.reason == Text(en="Asked twice")
    assert (waiver.waived_by, waiver.waived_at) == ("Rani", "2026-01-01")
    assert finding not in coach.update(after)
    assert coach.waived == (finding,)
    assert finding in check(after, waived=True)
    assert len(check(after)) == 21
    again = apply(
        after,
        waive(after, finding.rule, finding.record, finding.field, "Better", "Eka", "2026-01-02"),
    )
    assert [each.reason for each in again.waivers.values()] == [Text(en="Better")]
    back = apply(again, take_back(again, waiver.id))
    assert coach.update(back) == check(example)
    assert apply(after, invert(step)) == example


def test_a_waiver_needs_a_reason_and_outlives_its_rules_record_only_in_a_bundle(
    example: Study,
) -> None:
    assert not waive(example, "CP-08", "x", "", "  ", "Rani", "")
    study = replace(example, debate={})
    (finding,) = check(study, only=["CP-11"])
    waived = apply(study, waive(study, "CP-11", finding.record, "", "A quiet day", "Rani", "now"))
    assert not check(waived, only=["CP-11"])
    assert not check(import_bundle(export_bundle(waived)), only=["CP-11"])


def test_rules_can_be_switched_off_and_thresholds_set(example: Study) -> None:
    off = replace(USUAL, off=frozenset({"AR-05", "AC-14"}))
    assert len(check(example, off)) == 6
    coach = Coach(example)
    assert len(coach.adjust(off)) == 6
    assert len(coach.adjust(USUAL)) == 22
    many = replace(USUAL, thresholds={"RP-02.many": 10})
    crowded = check(example, many, only=["RP-02"])
    assert {severity_of(each) for each in crowded} == {"hint"}
    assert message_of(crowded[0], str) != rules()["RP-02"].message
    assert noticed(rules()["RP-02"], example, USUAL) == ()


def test_without_today_no_date_has_passed_and_an_illustration_is_never_late(
    example: Study,
) -> None:
    real = replace(
        example,
        actions={i: replace(a, detail_provenance=None) for i, a in example.actions.items()},
    )
    assert not check(real, only=["AC-03", "AC-09"])
    assert len(check(real, TODAY, only=["AC-03"])) == 6
    assert len(check(real, TODAY, only=["AC-09"])) == 6
    assert not check(example, TODAY, only=["AC-03", "AC-09"])


def test_the_page_about_the_coach_says_what_the_rules_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "make coach"
