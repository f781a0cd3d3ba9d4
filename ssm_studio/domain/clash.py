"""Where two copies of a session said different things about the same: kept until the room settles it."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text

UNDISPUTED: Final = frozenset(
    ["x", "y", "placed_by_hand", "label_width", "schema_version", "stale", "mode"]
)
"""Where things stand, and what the program keeps for itself: nobody disagrees about that."""


@record
class Clash(Record):
    """One field that two sides changed differently; the later one stands meanwhile.

    `base` is what both started from; values that are no words are written as JSON.
    """

    about: str | None = column("record", refers=ANYTHING, since=4)
    field: str | None = column(since=4)
    lang: str | None = column(since=4)
    base: str | None = column(since=4)
    settled: str | None = column(since=4)
    settled_at: str | None = column(since=4)
    reason: Text | None = column(since=4)


@record
class ClashSide(Record):
    """What one side said, by whom and when."""

    clash: str | None = column(parent="clash", since=4)
    text: str | None = column(since=4)
    author: str | None = column(since=4)
    at: str | None = column(since=4)
