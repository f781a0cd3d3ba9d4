"""The agenda as lines: when each block should begin, how it went, and how much of the running one is left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from ssm_studio.domain.agenda import Block, DiaryEntry
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _, ngettext
from ssm_studio.method.agendas import (
    LAST_MINUTES,
    in_order,
    minutes_left,
    running,
    runs_out,
    shortest_path,
)
from ssm_studio.tui.text import one_line, plain

WIDE: Final = 92
"""Cells of a line that has room for a whole title."""
BESIDE: Final = 34
"""Cells that stand around a title: the sign, the time, the minutes, how it stands."""
_A_DAY: Final = 3
"""Blocks that make a day of which time can run out."""
_TITLE_NAME, _WALL_NAME = 18, 40
"""Cells that a block's name may take beside its clock in the title line, and on the wall."""
BEGINS: Final = "09:00"
"""When a day begins for which nobody said it."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def stamp() -> str:
    """This moment as a file keeps it."""
    return now().isoformat(timespec="seconds").replace("+00:00", "Z")


def starts(study: Study) -> dict[str, str]:
    """When each block should begin, as a time of day: from the first one's on, minute by minute."""
    found: dict[str, str] = {}
    day, at = 0, datetime.min  # noqa: DTZ901 - a time of day, of no day
    for block in in_order(study):
        if (block.day or 1) != day:
            day, at = block.day or 1, _time(BEGINS)
        if block.starts:
            at = _time(block.starts)
        found[block.id] = f"{at:%H:%M}"
        at += timedelta(minutes=block.minutes or 0)
    return found


def _time(words: str) -> datetime:
    for form in ("%H:%M", "%H.%M"):
        try:
            return datetime.strptime(words.strip(), form)  # noqa: DTZ007 - a time of day
        except ValueError:
            continue
    return _time(BEGINS)


def block_words(
    study: Study, block: Block, begins: str, moment: datetime, width: int = WIDE
) -> Content:
    """One block in a line of `width` cells: when it should begin, what, how long, and how it stands."""
    room = max(12, min(46, width - BESIDE))
    title = one_line(read(block.title, study.language)[:200], room) or "?"
    if block.ended_at and block.began_at:
        took = _minutes(block.began_at, block.ended_at)
        sign, state, style = "✓", _("took {n} min").format(n=took), "$done"
    elif block.began_at:
        sign, state, style = "▶", _left_words(block, moment), "bold $system"
    else:
        sign, state, style = "·", "", "$muted"
    return Content.assemble(
        (f"{sign} ", style),
        (f"{begins}  ", "$muted"),
        plain(title + " " * (room + 1 - cell_len(title)), "bold" if sign == "▶" else ""),
        (f"{_minutes_words(block.minutes or 0):<10}", "$muted"),
        (state, style),
    )


def _minutes_words(number: int) -> str:
    """So many minutes."""
    return _("{n} min").format(n=number)


def _minutes(began: str, ended: str) -> int:
    return round(
        (datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds() / 60
    )


def _left_words(block: Block, moment: datetime) -> str:
    """What the facilitator is told of a running block."""
    left = minutes_left(block, moment)
    if left < 0:
        return _("{n} min over").format(n=-left)
    return _("{n} min left").format(n=left)


def timer(study: Study, *, on_wall: bool, moment: datetime) -> Content:
    """The running block for the title line: the room sees its minutes, the facilitator alone is warned."""
    block = running(study)
    if block is None:
        return Content("")
    left = minutes_left(block, moment)
    name = one_line(read(block.title, study.language)[:100], _WALL_NAME if on_wall else _TITLE_NAME)
    if on_wall:
        return plain(f"◷ {name} {_minutes_words(max(left, 0))}", "$muted")
    if len(study.blocks) >= _A_DAY and runs_out(study):
        return plain("◷ ! " + _("time runs out: F8, s"), "bold $concern")
    style = "bold $concern" if left <= LAST_MINUTES else "$muted"
    sign = "! " if left <= LAST_MINUTES else ""
    return plain(f"◷ {sign}{name} {_left_words(block, moment)}", style)


def details(study: Study, block: Block | None, *, on_wall: bool) -> Content:
    """Who was there in a block, its diary, and what is proposed when time runs out."""
    parts: list[Content] = []
    if block is not None:
        there = [study.participants[id_] for id_ in block.present if id_ in study.participants]
        names = ", ".join(each.pseudonym or each.ref for each in there)
        words = ngettext("{n} person there: {names}", "{n} people there: {names}", len(there))
        if there:
            parts.append(plain(words.format(n=len(there), names=one_line(names[:600], 200))))
        parts += [] if on_wall else [_diary_words(study, e) for e in _diary_of(study, block.id)]
    if runs_out(study):
        parts.append(path_words(study))
    return Content("\n").join(parts)


def _diary_of(study: Study, block: str) -> list[DiaryEntry]:
    return [each for each in study.diary.values() if each.block == block]


def _diary_words(study: Study, entry: DiaryEntry) -> Content:
    kind = _("Left the plan") if entry.kind == "departure" else _("Diary")
    tags = " ".join(f"#{each}" for each in entry.tags)
    return Content.assemble(
        (f"{kind}: ", "$muted"),
        plain(one_line(read(entry.text, study.language)[:600], 200)),
        (f"  {tags}" if tags else "", "$muted"),
    )


def path_words(study: Study) -> Content:
    """The shortest way to one agreed action, step by step with minutes."""
    lines = [plain(_("The shortest way to one agreed action"), "bold")]
    lines += [
        Content.assemble((f"{_minutes_words(each.minutes):<8}", "$muted"), _(each.words))
        for each in shortest_path(study)
    ]
    return Content("\n").join(lines)
