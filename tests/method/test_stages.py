"""What the tabs and the library's dots say follows from what the study holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.method import prompts
from ssm_studio.method.stage_names import HALVES, STAGES
from ssm_studio.method.stages import (
    BEGUN,
    FILLED,
    NOTHING,
    next_to_do,
    open_actions,
    overdue_actions,
    stage_counts,
)
from tests.studies import empty_study, rich_study, studies


def test_four_stages_in_two_halves() -> None:
    assert [(s.number, s.key, s.half) for s in STAGES] == [
        (1, "picture", "real_world"),
        (2, "definitions", "systems_thinking"),
        (3, "models", "systems_thinking"),
        (4, "action", "real_world"),
    ]
    assert {stage.half for stage in STAGES} == set(HALVES)


def test_a_full_study_lacks_nothing() -> None:
    counts = stage_counts(rich_study())
    assert [count.holds for count in counts] == [1, 2, 1, 2]
    assert [count.progress for count in counts] == [FILLED] * 4
    assert [count.lacks for count in counts] == [()] * 4
    assert "".join(count.dot for count in counts) == "●●●●"


def test_an_empty_study_is_told_what_to_do_first() -> None:
    study = empty_study()
    assert [count.progress for count in stage_counts(study)] == [NOTHING] * 4
    assert next_to_do(study, 1) == "Draw yourself first, then who and what matters."
    assert all(next_to_do(study, stage.number) for stage in STAGES)
    assert next_to_do(rich_study(), 1) == ""


def test_what_was_begun_says_what_is_lacking() -> None:
    study = replace(rich_study(), themes={})
    first = stage_counts(study)[0]
    assert first.progress == BEGUN
    assert first.lacks == ("Gather the issues into themes.",)


@settings(max_examples=40, deadline=None)
@given(studies())
def test_any_study_can_be_counted(study: Study) -> None:
    for count in stage_counts(study):
        assert (count.progress == FILLED) == (not count.lacks)
        assert count.holds >= 0


@pytest.mark.parametrize(
    ("status", "by_when", "is_open", "late"),
    [
        ("agreed", "2026-05-01", True, True),
        ("agreed", "2026-05-02", True, False),
        (None, "2026-05-01", True, True),
        ("done", "2026-05-01", False, False),
        ("dropped", None, False, False),
        ("blocked", "before the Musrenbang", True, False),
    ],
)
def test_open_and_overdue(
    status: str | None, by_when: str | None, is_open: bool, late: bool
) -> None:
    study = rich_study()
    # What is marked as invented is an illustration and never late.
    first = replace(next(iter(study.actions.values())), detail_provenance=None)
    action = replace(first, status=status, by_when=by_when)
    study = replace(study, actions={action.id: action})
    assert bool(open_actions(study)) == is_open
    assert bool(overdue_actions(study, date(2026, 5, 2))) == late


def test_prompts_ask_in_the_order_of_work() -> None:
    assert "".join(prompt.key for prompt in prompts.CATWOE) == "TWCAOE"
    assert "".join(prompt.key for prompt in prompts.PQR) == "PQR"
    assert all(prompt.asks for prompt in prompts.BY_KEY.values())
