"""A of LUMAS: the method as it was applied here, from the blocks, the departures and the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from ssm_studio.domain.agenda import Block, DiaryEntry
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _


class Logged(Protocol):
    """An entry of the log."""

    @property
    def at(self) -> datetime:
        """When it was written: a moment in UTC."""

    @property
    def changes(self) -> Changeset:
        """What it did."""


def begun_blocks(study: Study) -> list[Block]:
    """The blocks of the agenda that took place, in the order in which they began."""
    return sorted((b for b in study.blocks.values() if b.began_at), key=lambda b: b.began_at or "")


def departures(study: Study) -> list[DiaryEntry]:
    """Where the work departed from the method or the plan, in the order of the diary."""
    return [each for each in study.diary.values() if each.kind == "departure"]


def days_of(entries: Iterable[Logged]) -> Iterator[str]:
    """For each day of the log from when to when something was written, and what came into being."""
    day, first, last = "", "", ""
    made: dict[str, int] = {}
    for each in entries:
        moment = each.at.astimezone()
        if (when := moment.strftime("%Y-%m-%d")) != day:
            if day:
                yield _said(day, first, last, made)
            day, first, made = when, moment.strftime("%H:%M"), {}
        last = moment.strftime("%H:%M")
        for put in each.changes.puts:
            if put.before is None:
                made[put.kind] = made.get(put.kind, 0) + 1
    if day:
        yield _said(day, first, last, made)


def _said(day: str, first: str, last: str, made: dict[str, int]) -> str:
    nothing = _("only changes")
    things = ", ".join(f"{_(BY_NAME[kind].called)} {number}" for kind, number in made.items())
    return f"{day_said(day, _)}  {first}–{last}  {things or nothing}"
