"""How much work something is, counted in function calls: the same number however busy the machine is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Counted:
    """How many functions were called so far, in this thread."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            self.calls += 1


@contextmanager
def counted() -> Iterator[Counted]:
    """Count the calls of Python's and of built-in functions while this is open."""
    counter, before = Counted(), sys.getprofile()
    sys.setprofile(counter)
    try:
        yield counter
    finally:
        sys.setprofile(before)


def calls_of(work: Callable[[], object]) -> int:
    """How many functions `work` calls."""
    with counted() as counter:
        work()
    return counter.calls
