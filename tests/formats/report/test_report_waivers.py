"""What the room left as it is stands in the report, with the reason, and nothing private with it."""

from __future__ import annotations

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.report.report import report
from ssm_studio.method.rules.registry import check


def test_a_waiver_is_told_with_its_reason_and_one_about_politics_is_not() -> None:
    study = example_study("en")
    assert "left as it is" not in report(study, "en", {})
    (finding,) = check(study, only=["CP-08"])
    at = "2026-11-21T10:00:00Z"
    study = apply(study, waive(study, "CP-08", finding.record, "exists", "We | asked", "Rani", at))
    power = next(iter(study.analyses_three))
    for rule, about in (("A3-02", power), ("RP-10", power), ("A3-01", study.session.id)):
        study = apply(study, waive(study, rule, about, "", "A secret of ours", "Rani", at))
    text = report(study, "en", {})
    (row,) = [line for line in text.splitlines() if line.startswith("| CP-08")]
    for words in ("X17", "Whom could we ask?", "We \\| asked", "Rani", "21 November 2026"):
        assert words in row
    assert "A secret of ours" not in text
