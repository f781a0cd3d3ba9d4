"""A clock for tests: what it shows depends on what was waited for, not on how busy the machine is."""

from __future__ import annotations

from collections.abc import Callable


class Clock:
    """Time that passes only while somebody waits; `at` a moment, `act` happens."""

    def __init__(self, at: float, act: Callable[[], object]) -> None:
        self.now, self.at, self.act = 0.0, at, act

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        before, self.now = self.now, self.now + seconds
        if before < self.at <= self.now:
            self.act()
