"""The day as it was planned and as it went: blocks, who was there, the diary, what was parked."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text

_DIARY_KINDS: Final = ("diary", "departure")
_DIARY_TAGS: Final = ("surprise", "power", "method")


@record
class Block(Record):
    """One block of the agenda. Times of day are "09:20"; `began_at` and `ended_at` are UTC, as it really went."""

    day: int | None = column(since=4)
    place: int | None = column("order", since=4)
    """Which it is in its day, from 1."""
    title: Text | None = column(since=4)
    stage: str | None = column(since=4)
    minutes: int | None = column(since=4)
    starts: str | None = column(since=4)
    technique: str | None = column(since=4)
    ceremony: bool | None = column(since=4)
    inputs: Text | None = column(since=4)
    outputs: Text | None = column(since=4)
    began_at: str | None = column(since=4)
    ended_at: str | None = column(since=4)
    present: tuple[str, ...] = column(refers="participant", default=(), since=4)


@record
class DiaryEntry(Record):
    """A line that the facilitator wrote about a block, or where the day left the plan or the method."""

    kind: str | None = column(choices=_DIARY_KINDS, since=4)
    block: str | None = column(refers="block", since=4)
    at: str | None = column(since=4)
    text: Text | None = column(since=4)
    tags: tuple[str, ...] = column(default=(), since=4)


@record
class Parked(Record):
    """What was put aside for later: off the subject, or a solution before its time."""

    text: Text | None = column(since=4)
    said_by: str | None = column(refers="participant", since=4)
    stage: str | None = column(since=4)
    solution: bool | None = column(since=4)
    block: str | None = column(refers="block", since=4)
    became: tuple[str, ...] = column(refers=ANYTHING, default=(), since=4)
    settled: bool | None = column(since=4)
