"""An event loop with a clock of its own, which knows when it has nothing to do; so no test of a screen asks a clock.

Textual's pilot sleeps twenty milliseconds after every key, and again in each pause, and looks whether the process was
busy meanwhile: half of the time of these tests went by asleep. The loop itself knows: it lets its selector wait only
when no callback is ready. What a timer has due within the time that the pilot would sleep comes at once instead.

The clock of the loop goes on by what was waited, and by what was passed over so. Work takes no time on it: on a busy
machine an answer stands on the screen for as many keys as on an idle one. Work in threads is waited for as the pilot
does.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from math import inf
from time import monotonic
from typing import Any, Final, TypeVar, TypeVarTuple

from textual._wait import SLEEP_GRANULARITY, wait_for_idle

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SOON: Final = SLEEP_GRANULARITY
"""Seconds that the pilot sleeps at least."""


class _Selector(selectors.DefaultSelector):
    """Has the time of the loop, and tells who waits for it when nothing is due before a time that they named."""

    def __init__(self) -> None:
        super().__init__()
        self.now = monotonic()
        self.waiting: list[tuple[asyncio.Future[None], float]] = []
        """Who waits, and up to which time timers belong to what is waited for."""

    def select(self, timeout: float | None = None) -> Any:
        if not self.waiting or timeout == 0:
            begun = monotonic()
            found = super().select(timeout)
            passed = monotonic() - begun
            self.now += passed if timeout is None else min(passed, timeout)
            return found
        if found := super().select(0):
            return found
        due = None if timeout is None else self.now + timeout
        at_rest = [each for each in self.waiting if due is None or due > each[1]]
        for future, _until in at_rest:
            if not future.done():
                future.set_result(None)
        self.waiting = [each for each in self.waiting if each not in at_rest]
        if not at_rest and timeout is not None:
            self.now += timeout
        return []


class Loop(asyncio.SelectorEventLoop):
    """A loop that can be waited for until it is at rest."""

    def __init__(self) -> None:
        self._selects = _Selector()
        self._in_threads = 0
        super().__init__(self._selects)

    def time(self) -> float:
        return self._selects.now

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        future = super().run_in_executor(executor, func, *args)
        self._in_threads += 1
        future.add_done_callback(self._ended)
        return future

    def _ended(self, _future: asyncio.Future[Any]) -> None:
        self._in_threads -= 1

    async def rest(self, least: float, most: float) -> None:
        """Wait until nothing is ready and nothing is due soon; `least` and `most` are as the pilot has them."""
        while True:
            busy = self._in_threads > 0
            if busy:
                await wait_for_idle(least, most)
            future = self.create_future()
            self._selects.waiting.append((future, self.time() + SOON))
            await future
            if busy or not self._in_threads:
                return

    async def pass_time(self, seconds: float) -> None:
        """Let time go by: at once where nothing is at work in a thread."""
        if self._in_threads:
            await asyncio.sleep(seconds)
            return
        over: asyncio.Future[None] = self.create_future()
        entry = over, inf
        self._selects.waiting.append(entry)
        self.call_later(seconds, over.set_result, None)
        await over
        self._selects.waiting.remove(entry)


async def pass_time(seconds: float) -> None:
    """Let time go by on the clock of the loop that runs, at once where that can be."""
    loop = asyncio.get_running_loop()
    await (loop.pass_time if isinstance(loop, Loop) else asyncio.sleep)(seconds)


async def rest(min_sleep: float = SOON, max_sleep: float = 1.0) -> None:
    """What takes the place of the pilot's wait, with its arguments."""
    loop = asyncio.get_running_loop()
    if isinstance(loop, Loop):
        await loop.rest(min_sleep, max_sleep)
    else:
        await wait_for_idle(min_sleep, max_sleep)


def time_of_loop() -> float:
    """The clock that Textual's timers go by: that of the loop that runs, or the machine's where none does."""
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return monotonic()
