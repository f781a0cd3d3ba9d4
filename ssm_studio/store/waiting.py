"""How long we wait for another program that holds a file, and who is told that we do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

NOTICED: Final = 0.5
"""Seconds of waiting after which people are told; with `connection.ONE_WAIT`, which SQLite may add, within one."""

_Teller = Callable[[Path], None]

_teller: ContextVar[_Teller | None] = ContextVar("teller", default=None)
_most: ContextVar[float | None] = ContextVar("most", default=None)


@contextmanager
def told_to(teller: _Teller) -> Iterator[None]:
    """Call `teller` once for each wait that takes longer than `NOTICED`; the waiting goes on."""
    before = _teller.set(teller)
    try:
        yield
    finally:
        _teller.reset(before)


@contextmanager
def briefly() -> Iterator[None]:
    """Wait no longer than `NOTICED`: for who may not stand still, keeps what was refused and tries again."""
    before = _most.set(NOTICED)
    try:
        yield
    finally:
        _most.reset(before)


def patience(longest: float) -> float:
    """Seconds to wait where `longest` is the most that was promised."""
    most = _most.get()
    return longest if most is None else min(most, longest)


def tell(path: Path) -> None:
    """Tell who wants to know that we wait for the file at `path`."""
    if (teller := _teller.get()) is not None:
        teller(path)
