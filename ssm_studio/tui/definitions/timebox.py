"""A time box for wording one definition: long wordsmithing seldom finds the “right” one. It suggests, never stops."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from ssm_studio.i18n import _

USUAL_MINUTES: Final = 25
MORE_MINUTES: Final = 5
LONGEST: Final = 480


@dataclass(slots=True)
class TimeBox:
    """Some minutes for one definition.

    Attributes:
        definition: its id.
        ends: when the time is over, on the monotonic clock.
        told: whether the room was told so.
    """

    definition: str
    ends: float
    told: bool = False

    def minutes_left(self, now: float) -> int:
        """Whole minutes, the one that has begun counted; 0 once the time is over."""
        return max(math.ceil((self.ends - now) / 60), 0)

    def is_over(self, now: float) -> bool:
        """Whether the time is over."""
        return now >= self.ends

    def words(self, now: float) -> str:
        """What the head of the definition says of it."""
        if self.is_over(now):
            return _("time is over")
        return _("{n} min left").format(n=self.minutes_left(now))

    def extend(self, minutes: int, now: float) -> None:
        """Some minutes more, from now on where the time is over already."""
        self.ends = max(self.ends, now) + minutes * 60
        self.told = False


def minutes_said(words: str) -> int | None:
    """The minutes that someone typed; None where that is no number from 1 to `LONGEST`."""
    digits = words.strip().split(" ")[0]
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 4):
        return None
    minutes = int(digits)
    return minutes if 1 <= minutes <= LONGEST else None
