"""What the coach takes for private is what the exports leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from tests.method.rules.rule_edits import RESEARCH_OFF, set_


def test_research_is_asked_about_only_where_research_is_done() -> None:
    study = RESEARCH_OFF(example_study("en"))
    assert not [each for each in check(study) if each.rule.startswith("AR")]
    marked = set_("element", "E01", interest="r")(study)
    asked = {each.rule for each in check(marked) if each.rule.startswith("AR")}
    assert asked == {"AR-01", "AR-02", "AR-06"}


@pytest.mark.parametrize("dates", [(), ("soon",)])
def test_the_first_picture_stands_for_the_first_day_where_none_is_told(
    dates: tuple[str, ...],
) -> None:
    study = set_("session", dates=dates)(example_study("en"))
    late = set_("research", declared_at="2015-03-10")(study)
    assert bool(check(late, only=["AR-02"])) == (dates == ())
    assert not check(study, only=["AR-02"])
    assert replace(study) == study
