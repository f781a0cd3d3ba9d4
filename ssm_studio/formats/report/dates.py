"""Dates as people write them: "10–11 March 2015"; what is no date stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from ssm_studio.i18n import N_

Translate = Callable[[str], str]

MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
DAY_LENGTH: Final = len("2026-11-21")


def day_said(typed: str | None, t: Translate) -> str:
    """One day, with the time of day where one is given: "10 March 2015, 09:20"; "" for none."""
    typed = typed or ""
    day = _day(typed)
    if day is None:
        return typed
    said = _said(day, t)
    if len(typed) == DAY_LENGTH:
        return said
    try:
        return f"{said}, {datetime.fromisoformat(typed):%H:%M}"
    except ValueError:
        return typed


def days_said(typed: Iterable[str], t: Translate) -> str:
    """Several days: "10–11 March 2015", "30 March – 2 April 2015", else one after the other."""
    days = [each for each in typed if each]
    known = [_day(each) for each in days]
    dates = [each for each in known if each is not None]
    if len(dates) < 2 or len(dates) != len(days) or not _follow(dates):
        return ", ".join(day_said(each, t) for each in days)
    first, last = dates[0], dates[-1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_said(last, t)}"
    begin = f"{first.day} {t(MONTHS[first.month - 1])}"
    return f"{begin}{'' if first.year == last.year else f' {first.year}'} – {_said(last, t)}"


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed[:DAY_LENGTH])
    except ValueError:
        return None


def _follow(dates: list[date]) -> bool:
    """Whether each day is the one after the last."""
    return all((after - before).days == 1 for before, after in pairwise(dates))


def _said(day: date, t: Translate) -> str:
    return f"{day.day} {t(MONTHS[day.month - 1])} {day.year}"
