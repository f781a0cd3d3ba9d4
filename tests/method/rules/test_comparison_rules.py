"""Measures that only count, and who stands behind an action."""

from __future__ import annotations

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from ssm_studio.method.wording.measures import only_counts
from tests.method.rules.rule_edits import find, set_


@pytest.mark.parametrize(
    "measure",
    [
        "Meeting held",
        "Four meetings held",
        "Report submitted and signed",
        "Number of participants",
        "Training conducted.",
        "Rapat terlaksana",
        "Jumlah peserta pelatihan",
        "Laporan disusun; surat edaran diterbitkan",
    ],
)
def test_a_measure_that_only_says_that_something_was_done(measure: str) -> None:
    assert only_counts(measure)


@pytest.mark.parametrize(
    "measure",
    [
        "",
        "First round held; staff say they find it fair",
        "Putaran pertama terlaksana; staf menilai adil",
        "Hours per report halved; no figure typed twice",
        "Every unit indicator is linked to a provincial result",
        "Waiting time below ten minutes",
        "Warga tahu kepada siapa mereka dapat bertanya",
        "Four reviews a year; each ends with at least one change agreed",
    ],
)
def test_a_measure_that_speaks_of_an_effect(measure: str) -> None:
    assert not only_counts(measure)


def test_opposition_reaches_the_actions_that_rest_on_what_was_settled() -> None:
    study = set_("accommodation", gradients=(("x", 8),))(example_study("en"))
    opposed = {each.record for each in check(study, only=["AC-10"])}
    assert find(study, "action", "ACT4").id in opposed
    assert find(study, "action", "ACT6").id not in opposed
    loose = set_("accommodation", gradients=(("x", 8),), settles=())(study)
    assert len(check(loose, only=["AC-10"])) == 6
