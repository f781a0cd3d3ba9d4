"""Dates are said as people say them in either language, and read as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.dates import (
    DAY_FIELDS,
    day_said,
    day_typed,
    days_said,
    days_typed,
    moment_typed,
)
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.i18n import translator
from ssm_studio.say.facts.tables import OWN
from ssm_studio.say.facts.values import Day


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


def test_a_moment_is_understood_in_words_and_as_files_have_it() -> None:
    for words in (
        "2015-03-10T09:20",
        "2015-03-10 09:20",
        "10 March 2015, 09:20",
        "10 Maret 2015, pukul 09.20",
    ):
        assert moment_typed(words) == datetime.fromisoformat("2015-03-10T09:20")
    assert moment_typed("10 March 2015") == date(2015, 3, 10)
    assert moment_typed("before the budget is fixed") is None


def test_several_days_are_understood_however_they_are_parted() -> None:
    both = ("2026-03-10", "2026-03-11")
    for words in (
        "2026-03-10, 2026-03-11",
        "2026-03-10 2026-03-11",
        "10 March 2026; 11 Maret 2026",
    ):
        assert days_typed(words) == both
    assert days_typed("10 March 2026, in spring") == ("2026-03-10", "in spring")


DECLARED = [
    (kind, fact.field)
    for kind, facts in OWN.items()
    for fact in facts
    if isinstance(fact.sort, Day)
]


def test_every_field_of_a_day_is_declared_as_one() -> None:
    assert len(DECLARED) > 6
    assert {field for _kind, field in DECLARED} <= DAY_FIELDS


@pytest.mark.parametrize(("kind", "field"), DECLARED)
@pytest.mark.parametrize("typed", ["2026-03-01", "1 March 2026", "1 Maret 2026"])
def test_every_field_of_a_day_keeps_iso_however_it_is_typed(
    kind: str, field: str, typed: str
) -> None:
    record = BY_NAME[kind].type(id="r")
    study = apply(Study(), edit.add(Study(), record))
    done = apply(study, edit.set_fields(study, kind, "r", **{field: typed}))
    assert getattr(done.get(kind, "r"), field) == "2026-03-01"
