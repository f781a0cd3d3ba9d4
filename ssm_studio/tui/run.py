"""Running the program in a terminal until it is left, or made to leave: by a signal, or by a terminal that goes away.

What is being typed is stored first, then the terminal is given back where there still is one.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from pathlib import Path
from typing import Final

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.type_ahead import plain_alt_keys
from ssm_studio.workshop.home import Home

LOOK: Final = 0.25
"""Seconds between looks whether the terminal is still there."""
_GIVEN_UP: Final = 5.0
"""Seconds after which a program that was told to end does so without giving the terminal back."""
_GONE: Final = 0.5
"""The same where there is no terminal to give back."""
_SIGNALLED: Final = 128
"""Added to a signal's number it is the exit code."""


class _Watch:
    """Waits for signals and for the terminal to go away, while the app runs."""

    def __init__(self, app: StudioApp) -> None:
        self._app = app
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
            self._loop.call_later(LOOK, self._look)

    def _look(self) -> None:
        if self._terminal is None or self._leaving:
            return
        if any(event & ~select.POLLIN for _fd, event in self._terminal.poll(0)):
            self._leave(getattr(signal, "SIGHUP", 1), _GONE)
        else:
            self._loop.call_later(LOOK, self._look)

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
            self._app.close_session(to_library=False)
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


def run(home: Home, path: Path | None = None, title: str = "") -> int:
    """Run the program until it is left, first with the session at `path`, called `title`; the exit code.

    Raises:
        Exception: a mistake of ours that ended it; everything whose "saved" was shown is on disk.
    """
    plain_alt_keys()
    app = StudioApp(home, path, title=title)

    async def running() -> None:
        _Watch(app).begin()
        await app.run_async()

    asyncio.run(running())
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0
