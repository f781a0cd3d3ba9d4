"""One step on in an order that has two ends: models, pictures and rows never jump from one end to the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def stepped(order: Sequence[Thing], now: Thing | None, step: int) -> Thing:
    """What stands `step` places after `now`, or at the end that is nearer; the first, for what the order lacks.

    Raises:
        IndexError: there is nothing in the order.
    """
    at = order.index(now) + step if now is not None and now in order else 0
    return order[max(0, min(at, len(order) - 1))]
