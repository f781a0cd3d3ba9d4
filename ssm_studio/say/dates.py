"""Days as people type them, in both languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from ssm_studio.i18n import _
from ssm_studio.say.tokens import Phrase, shown

_MONTHS: Final = (
    "january januari jan",
    "february februari pebruari feb",
    "march maret mar",
    "april apr",
    "may mei",
    "june juni jun",
    "july juli jul",
    "august agustus aug agu ags",
    "september sep sept",
    "october oktober oct okt",
    "november nopember nov nop",
    "december desember dec des",
)
_NUMBERS: Final = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDED: Final = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,9})\.?\s+([0-9]{4})", re.IGNORECASE
)


def day(phrase: Phrase) -> str | None:
    """The ISO date that a piece of the line says; None where it says something else.

    Raises:
        Puzzled: it looks like a date, but the calendar has no such day.
    """
    text = phrase.text
    if len(text) > 30:
        return None
    if match := _ISO.fullmatch(text):
        year, month, number = (int(each) for each in match.groups())
    elif match := _WORDED.fullmatch(text):
        year, number = int(match[3]), int(match[1])
        month = _NUMBERS.get(match[2].casefold(), 0)
        if not month:
            return None
    else:
        return None
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        raise phrase.puzzled(
            _("The calendar has no day “{words}”; a date such as 2026-03-01 was expected.").format(
                words=shown(text)
            )
        ) from None


def now() -> datetime:
    """The moment at which a line is said, in UTC."""
    return datetime.now(UTC)


def today() -> str:
    """The day on which a line is said, as an ISO date of this place."""
    return date.today().isoformat()  # noqa: DTZ011 - people mean the day where they are
