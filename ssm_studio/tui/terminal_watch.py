"""What ends a program whose terminal goes away, or that a signal tells to end: every window of ours watches for both.

Without it Textual reads the end of the input for ever, as fast as it can.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from textual.app import App

_LOOK: Final = 0.25
"""Seconds between looks whether the terminal is still there."""
_GIVEN_UP: Final = 5.0
"""Seconds after which a program that was told to end does so without giving the terminal back."""
_GONE: Final = 0.5
"""The same where there is no terminal to give back."""
_SIGNALLED: Final = 128
"""Added to a signal's number it is the exit code."""


class _Watch:
    """Waits for signals and for the terminal to go away, while the app runs."""

    def __init__(self, app: App[Any], store: Callable[[], None]) -> None:
        self._app = app
        self._store = store
        self._leaving = False
        self._terminal = _poll_of_terminal()

    def begin(self) -> None:
        """Start waiting; the loop of the app must be running."""
        self._loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not on Windows, whose loop has no handlers.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    self._loop.add_signal_handler(number, self._leave, number, _GIVEN_UP)
        if self._terminal is not None:
            self._loop.call_later(_LOOK, self._look)

    def _look(self) -> None:
        if self._terminal is None or self._leaving:
            return
        if any(event & ~select.POLLIN for _fd, event in self._terminal.poll(0)):
            self._leave(getattr(signal, "SIGHUP", 1), _GONE)
        else:
            self._loop.call_later(_LOOK, self._look)

    def _leave(self, number: int, seconds: float) -> None:
        if self._leaving:
            return
        self._leaving = True
        code = _SIGNALLED + number
        if number != signal.SIGTERM:
            seconds = _GONE
        # The app's own loop, because storing asks widgets.
        self._app.call_next(self._store_and_leave, code, seconds)

    def _store_and_leave(self, code: int, seconds: float) -> None:
        try:
            self._store()
        finally:
            # Giving back a terminal that is gone may never end; everything is stored by now.
            last = threading.Timer(seconds, os._exit, [code])
            last.daemon = True
            last.start()
            self._app.exit(return_code=code)


def _poll_of_terminal() -> select.poll | None:
    """What tells that the terminal's other end was closed; None where nothing does."""
    if sys.__stdin__ is None or not hasattr(select, "poll"):
        return None
    try:
        found = select.poll()
        found.register(sys.__stdin__.fileno(), 0)
    except (OSError, ValueError):
        return None
    return found


def run_watched(app: App[Any], store: Callable[[], None]) -> int:
    """Run an app until it is left or made to leave, `store` before the latter; the exit code.

    Raises:
        Exception: a mistake of ours that ended it; everything whose "saved" was shown is on disk.
    """

    async def running() -> None:
        _Watch(app, store).begin()
        await app.run_async()

    asyncio.run(running())
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0
