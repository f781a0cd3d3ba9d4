"""Small words on screen: what people typed as plain content, dates, counts."""

from __future__ import annotations

import re
from datetime import datetime

from textual.content import Content

from ssm_studio.days import today
from ssm_studio.domain.characters import (
    CONTROLS,
    DIRECTIONS,
    NONCHARACTERS,
    REPLACEMENT,
    SPACES,
    sign,
)
from ssm_studio.domain.dates import DAY_LENGTH, day_said, days_said, with_days
from ssm_studio.i18n import _

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_UNSEEN: dict[int, str | None] = {
    **{code: sign(chr(code)) for code in (*CONTROLS, *DIRECTIONS, *NONCHARACTERS)},
    **dict.fromkeys((0xFE0E, 0xFE0F), None),
    **dict.fromkeys(SPACES - {0x0A}, " "),
}


def shown(words: str) -> str:
    """Words as they may stand on a screen: control characters and direction overrides are signs.

    The record keeps what was typed; only the drawing is made harmless, else an escape sequence would
    disturb the whole screen.
    """
    return words.translate(_UNSEEN)


_IN_PLACE = {code: mark or REPLACEMENT for code, mark in _UNSEEN.items()}
_IN_PLACE[0x0A] = " "


def in_place(words: str) -> str:
    """Words as they may stand in a field that is edited: one shown character for each stored one."""
    return words.translate(_IN_PLACE)


def dated(words: str) -> str:
    """Words of the program with days to come where they give examples of days."""
    return with_days(words, today(), _)


def one_line(words: str, width: int = 0) -> str:
    """Words on one line, shortened to `width` characters where one is given."""
    line = " ".join(shown(words).split())
    return line if not width or len(line) <= width else line[: max(width - 1, 1)].rstrip() + "…"


def plain(words: str, style: str = "") -> Content:
    """What people typed, as content that is never read as markup."""
    return Content.styled(shown(words), style) if style else Content(shown(words))


def day(iso: str) -> str:
    """A date as people say it ("10 March 2015"); anything that is no ISO date stays as it is."""
    return shown(day_said(iso[:DAY_LENGTH] if _ISO_DAY.match(iso) else iso, _))


def days(isos: tuple[str, ...]) -> str:
    """A span of dates, as short as it can be said: "10–11 March 2015"."""
    return shown(days_said(isos, _))


def clock(moment: datetime | None) -> str:
    """The local time of a UTC moment, hours and minutes."""
    if moment is None:
        return ""
    here = moment.astimezone()
    return _("{hour}:{minute}").format(hour=f"{here:%H}", minute=f"{here:%M}")


def times_words(times: int) -> str:
    """“third time”, as people say it."""
    said = {2: _("second time"), 3: _("third time"), 4: _("fourth time"), 5: _("fifth time")}
    return said.get(times) or _("time number {n}").format(n=times)
