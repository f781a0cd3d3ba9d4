"""Small words on screen: what people typed as plain content, dates, counts."""

from __future__ import annotations

from datetime import date, datetime

from textual.content import Content

from ssm_studio.domain.characters import CONTROLS, DIRECTIONS, NONCHARACTERS, REPLACEMENT
from ssm_studio.i18n import N_, _

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)

_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys((*CONTROLS, *NONCHARACTERS), REPLACEMENT),
    **dict.fromkeys((*DIRECTIONS, 0xFE0E, 0xFE0F), None),
    9: " ",
}


def shown(words: str) -> str:
    """Words as they may stand on a screen: control characters made visible, direction overrides left out.

    The record keeps what was typed; only the drawing is made harmless, else an escape sequence would
    disturb the whole screen.
    """
    return words.translate(_UNSEEN)


_IN_PLACE = {code: mark or REPLACEMENT for code, mark in _UNSEEN.items()}
_IN_PLACE |= dict.fromkeys((9, 10, 13, 0x2028, 0x2029), " ")


def in_place(words: str) -> str:
    """Words as they may stand in a field that is edited: one shown character for each stored one."""
    return words.translate(_IN_PLACE)


def one_line(words: str, width: int = 0) -> str:
    """Words on one line, shortened to `width` characters where one is given."""
    line = " ".join(shown(words).split())
    return line if not width or len(line) <= width else line[: max(width - 1, 1)].rstrip() + "…"


def plain(words: str, style: str = "") -> Content:
    """What people typed, as content that is never read as markup."""
    return Content.styled(shown(words), style) if style else Content(shown(words))


def day(iso: str) -> str:
    """A date as people say it ("10 Mar 2015"); anything that is no ISO date stays as it is."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return shown(iso)
    return f"{found.day} {_(MONTHS[found.month - 1])} {found.year}"


def days(isos: tuple[str, ...]) -> str:
    """A span of dates, as short as it can be said: "10–11 Mar 2015"."""
    if not isos:
        return ""
    try:
        first, last = date.fromisoformat(isos[0][:10]), date.fromisoformat(isos[-1][:10])
    except ValueError:
        return ", ".join(day(iso) for iso in isos)
    if first == last:
        return day(isos[0])
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(isos[-1])}"
    return f"{day(isos[0])} – {day(isos[-1])}"


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
