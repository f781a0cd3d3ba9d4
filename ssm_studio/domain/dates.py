"""Dates as people write and type them: "10–11 March 2015", "10 Maret 2015, pukul 09.20"; ISO is for files and programs.

What is no date stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from ssm_studio.i18n import N_

Translate = Callable[[str], str]

_MONTHS: Final = (
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
DAY_FIELDS: Final = frozenset(
    """agreed_at at by_when date declared_at drawn_at exit_problem_solving_at exit_research_at follow_up_on found_at
    next_look observed_at said_at taken_at validated_at""".split()  # noqa: SIM905
)
"""Fields in which people write a day; some take a moment in other words as well."""


_SHORT: Final = {
    "january januari jan": 1, "february februari pebruari feb": 2, "march maret mar": 3, "april apr": 4,
    "may mei": 5, "june juni jun": 6, "july juli jul": 7, "august agustus aug agu ags": 8,
    "september sep sept": 9, "october oktober oct okt": 10, "november nopember nov nop": 11,
    "december desember dec des": 12,
}  # fmt: skip
_NUMBERS: Final = {name: at for names, at in _SHORT.items() for name in names.split()}
_ISO: Final = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_WORDED: Final = r"(?i)([0-9]{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,9})\.?\s+([0-9]{4})"
_LONGEST_TYPED: Final = 30
_LONGEST_MOMENT: Final = 60


def day_typed(words: str) -> str | None:
    """The ISO date that people typed, as ISO or in words of either language; None where it is something else.

    Raises:
        ValueError: it looks like a date, but the calendar has no such day.
    """
    text = words.strip()
    if len(text) > _LONGEST_TYPED:
        return None
    if match := re.fullmatch(_ISO, text):
        year, month, number = (int(each) for each in match.groups())
    elif (match := re.fullmatch(_WORDED, text)) and match[2].casefold() in _NUMBERS:
        year, month, number = int(match[3]), _NUMBERS[match[2].casefold()], int(match[1])
    else:
        return None
    return date(year, month, number).isoformat()


_CLOCK: Final = r"(.+?)(?:,|T|\s)\s*(?:(?:pukul|jam|at)\s+)?([0-2]?[0-9])[:.]([0-5][0-9])"


def moment_typed(words: str) -> datetime | date | None:
    """A day, or a day and a time of day, in ISO or in the words of either language; None where it is something else.

    Raises:
        ValueError: it looks like one, but the calendar or the clock does not have it.
    """
    if day := day_typed(words):
        return date.fromisoformat(day)
    match = re.fullmatch(_CLOCK, words.strip()[:_LONGEST_MOMENT])
    day = day_typed(match[1]) if match else None
    if match is None or day is None:
        return None
    return datetime.combine(date.fromisoformat(day), time(int(match[2]), int(match[3])))


def as_kept(words: str) -> str:
    """What is kept of a day that people typed: ISO where it is one of the calendar, else their words."""
    try:
        return day_typed(words) or words
    except ValueError:
        return words


def moment_said(moment: datetime, t: Translate) -> str:
    """A moment where the program runs: "10 March 2015, 09:20", "10 Maret 2015, pukul 09.20"."""
    return day_said(moment.astimezone().replace(tzinfo=None).isoformat(timespec="minutes"), t)


def days_typed(words: str) -> tuple[str, ...]:
    """Several days, with commas or semicolons between them; ISO dates also with blanks alone. ISO where it is a day."""
    pieces = [each.strip() for each in re.split(r"[,;\n]", words)]
    found: list[str] = []
    for piece in filter(None, pieces):
        parts = piece.split()
        found += parts if all(re.fullmatch(_ISO, each) for each in parts) else [piece]
    return tuple(as_kept(each) for each in found)


def day_meant(words: str | None) -> date | None:
    """The day that a field of words means, None where it is a moment said otherwise or none at all."""
    try:
        found = day_typed(words or "")
    except ValueError:
        return None
    return date.fromisoformat(found) if found else None


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
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return typed
    return t("{day}, {hour}:{minute}").format(day=said, hour=f"{moment:%H}", minute=f"{moment:%M}")


def with_days(words: str, today: date, t: Translate) -> str:
    """Words with examples of days that can still be meant: `{day}`, the one after it (`{next}`), and one `{later}`."""
    if "{" not in words:
        return words
    day = _ahead(today)
    days = {"day": day, "next": day + timedelta(days=1), "later": _ahead(day)}
    for name, each in days.items():
        words = words.replace(f"{{{name}}}", _said(each, t))
    return words


def _ahead(day: date) -> date:
    """The first day of the third month after the one of `day`."""
    years, month = divmod(day.month - 1 + 3, 12)
    return date(day.year + years, month + 1, 1)


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
    begin = f"{first.day} {t(_MONTHS[first.month - 1])}"
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
    return f"{day.day} {t(_MONTHS[day.month - 1])} {day.year}"
