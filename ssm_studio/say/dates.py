"""Days as people type them, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

from ssm_studio import days
from ssm_studio.domain.dates import day_typed, with_days
from ssm_studio.i18n import _
from ssm_studio.say.tokens import Phrase, shown


def day(phrase: Phrase) -> str | None:
    """The ISO date that a piece of the line says; None where it says something else.

    Raises:
        Puzzled: it looks like a date, but the calendar has no such day.
    """
    text = phrase.text
    try:
        return day_typed(text)
    except ValueError:
        raise phrase.puzzled(
            dated(_("The calendar has no day “{words}”; type a date such as {day}.")).format(
                words=shown(text)
            )
        ) from None


def now() -> datetime:
    """The moment at which a line is said, in UTC."""
    return datetime.now(UTC)


def today() -> str:
    """The day on which a line is said, as an ISO date of this place."""
    return days.today().isoformat()


def dated(words: str) -> str:
    """Words of the program with days to come where they give examples of days."""
    return with_days(words, days.today(), _)
