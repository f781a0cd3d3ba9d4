"""Which records are for the facilitator only: what is marked so, and what is so by its kind until it is released."""

from __future__ import annotations

import pytest

from ssm_studio.domain.picture import AnalysisThree, Element
from ssm_studio.domain.privacy import is_private


@pytest.mark.parametrize(
    ("visibility", "private"),
    [("facilitator", True), ("session", False), ("public", False), (None, False)],
)
def test_a_record_is_private_where_it_is_marked_so(visibility: str | None, private: bool) -> None:
    assert is_private(Element(id="e", kind="issue", visibility=visibility)) is private


@pytest.mark.parametrize(
    ("visibility", "private"),
    [("facilitator", True), ("session", False), ("public", False), (None, True)],
)
def test_power_is_private_until_it_is_released(visibility: str | None, private: bool) -> None:
    assert is_private(Element(id="e", kind="power", visibility=visibility)) is private
    assert is_private(AnalysisThree(id="a", visibility=visibility)) is private


def test_analysis_three_can_be_opened_and_closed_by_itself() -> None:
    assert not is_private(AnalysisThree(id="a", private=False))
    assert is_private(AnalysisThree(id="a", private=True, visibility="public"))
