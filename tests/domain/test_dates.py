"""Dates are said as people say them in either language, and read as people type them."""

from __future__ import annotations

import pytest

from ssm_studio.domain.dates import day_said, day_typed, days_said
from ssm_studio.i18n import translator


@pytest.mark.parametrize(
    ("stored", "english", "indonesian"),
    [
        ("2015-03-10", "10 March 2015", "10 Maret 2015"),
        ("2015-03-10T09:20", "10 March 2015, 09:20", "10 Maret 2015, pukul 09.20"),
        ("before Musrenbang", "before Musrenbang", "before Musrenbang"),
        ("2015-03-10Tsoon", "2015-03-10Tsoon", "2015-03-10Tsoon"),
        ("", "", ""),
    ],
)
def test_a_day_is_said_in_both_languages(stored: str, english: str, indonesian: str) -> None:
    assert day_said(stored, translator("en")) == english
    assert day_said(stored, translator("id")) == indonesian


def test_days_that_follow_are_said_together() -> None:
    assert days_said(["2015-03-10", "2015-03-11"], translator("id")) == "10–11 Maret 2015"


@pytest.mark.parametrize(
    "typed", ["2015-03-10", "2015-3-10", "10 March 2015", "10 Maret 2015", "10th Mar. 2015"]
)
def test_every_usual_way_of_typing_a_day_is_read(typed: str) -> None:
    assert day_typed(typed) == "2015-03-10"


@pytest.mark.parametrize("typed", ["before Musrenbang", "10 Smarch 2015", "March", "", "9" * 40])
def test_other_words_are_no_day(typed: str) -> None:
    assert day_typed(typed) is None


def test_a_day_that_the_calendar_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        day_typed("31 February 2015")


def test_a_date_typed_in_words_can_be_overdue() -> None:
    from datetime import date

    from ssm_studio.domain.action import AgreedAction, is_overdue

    action = AgreedAction(id="1", by_when="1 Maret 2026", status="agreed")
    assert is_overdue(action, date(2026, 3, 2))
    assert not is_overdue(action, date(2026, 3, 1))
