"""The installed program in a pseudo-terminal, read as a person reads it: what stands on the screen.

The bytes go to a terminal emulator, so that a test waits for words and never for an amount of time. Waiting gives up
after `PATIENCE`, because a machine may be busy, and comes back at once when the words are there.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyte
import pytest

PROGRAM: Final = Path(
    os.environ.get("STUDIO_UNDER_TEST") or Path(sys.executable).parent / "ssm-studio"
)
"""The program that is driven: the one beside this Python, or that of another one."""
PATIENCE: Final = 90.0
AFTER_ESCAPE: Final = 0.5
"""Seconds from when Esc, or Alt with a letter, was read until it is no longer the beginning of a longer key."""

_KEYS: Final = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
}
_UNKNOWN: Final = re.compile(rb"\x1b\[[>=<][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1bP.*?\x1b\\")
"""What the emulator would print instead of leaving out."""
_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|P[^\x1b]*\x1b?)?$")


class Terminal:
    """A program in a terminal of a given size. Use it in a `with`, or `close` it."""

    def __init__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (140, 42),
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start `ssm-studio` with these arguments; a test is passed over where there are no pseudo-terminals."""
        pytest.importorskip("fcntl", reason="Windows has no pseudo-terminals")
        import fcntl
        import pty
        import termios

        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self._main, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [str(PROGRAM), *map(str, arguments)],
            stdin=child,
            stdout=child,
            stderr=child,
            env=_environment(env or {}),
            start_new_session=True,
        )
        self._name = os.ttyname(child)
        os.close(child)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def channel(self) -> int:
        """The descriptor at which the program is typed to and read from, for who measures what it writes."""
        return self._main

    # Reading

    def text(self) -> str:
        """What stands on the screen now, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *words: str, gone: bool = False, seconds: float = PATIENCE) -> str:
        """Wait until all these words stand on the screen (or none of them does); what stands there then.

        Raises:
            AssertionError: they never did; the message shows the screen.
        """
        if gone:
            return self.wait_until(lambda text: not any(w in text for w in words), words, seconds)
        return self.wait_until(lambda text: all(w in text for w in words), words, seconds)

    def wait_until(
        self, enough: Callable[[str], bool], what: object = "", seconds: float = PATIENCE
    ) -> str:
        """Wait until the text of the screen satisfies `enough`.

        Raises:
            AssertionError: it never did.
        """
        end = time.monotonic() + seconds
        while True:
            alive = self._read(0.0)
            while alive and select.select([self._main], [], [], 0.0)[0]:
                alive = self._read(0.0)
            text = self.text()
            if enough(text):
                return text
            left = end - time.monotonic()
            if left <= 0 or not alive:
                state = "waited in vain for" if alive else "the program ended before"
                raise AssertionError(f"{state} {what!r}; the screen:\n{text}")
            self._read(min(left, 1.0))

    def _read(self, wait: float) -> bool:
        """Take in what the program wrote; whether it can still write."""
        if not select.select([self._main], [], [], wait)[0]:
            return True
        try:
            data = os.read(self._main, 1 << 16)
        except OSError:
            return False
        if not data:
            return False
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        data, self._rest = data[:cut], data[cut:]
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True

    # Typing

    def press(self, *keys: str) -> None:
        """Press keys: "enter", "ctrl+z", "alt+2", "f5", or a character as it is."""
        for key in keys:
            os.write(self._main, _bytes_of(key))
            if key == "escape" or key.startswith("alt+"):
                self._wait_until_read()
                self.rest(AFTER_ESCAPE)

    def _wait_until_read(self) -> None:
        """Wait until the program has taken in all that was typed; on a busy machine that may be much later."""
        import fcntl
        import termios

        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            # Opened anew each time: who keeps it open does not hear when the program ends.
            try:
                child = os.open(self._name, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
            except OSError:
                return
            waiting = fcntl.ioctl(child, termios.FIONREAD, b"\0" * 4)
            os.close(child)
            if not any(waiting):
                return
            self._read(0.01)

    def type(self, words: str) -> None:
        """Type words as a fast typist does; a newline is Enter."""
        for part in re.findall(r"[^\n]{1,200}|\n", words):
            os.write(self._main, b"\r" if part == "\n" else part.encode())
            self._read(0.0)

    def paste(self, words: str) -> None:
        """Paste words in one go."""
        os.write(self._main, b"\x1b[200~" + words.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def rest(self, seconds: float) -> None:
        """Let time pass, taking in what is written meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass

    # Ending

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended; its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still there:\n{self.text()}"
            if not self._read(0.05):
                time.sleep(0.01)
        return self.process.returncode

    def kill(self) -> None:
        """End the program at once, as a power cut does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        self.kill()
        with contextlib.suppress(OSError):
            os.close(self._main)


def _bytes_of(key: str) -> bytes:
    if key in _KEYS:
        return _KEYS[key]
    modifier, _plus, letter = key.rpartition("+")
    if modifier == "ctrl" and len(letter) == 1:
        return bytes([ord(letter.upper()) & 0x1F])
    if modifier == "alt":
        return b"\x1b" + letter.encode()
    return key.encode()


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SSM_STUDIO_", "LC_", "TEXTUAL")) and name not in _NOT_PASSED_ON
    }
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "SSM_STUDIO_LANG": "en",
        "SSM_STUDIO_AUTHOR": "facilitator",
        "TEXTUAL_ANIMATIONS": "none",
        **extra,
    }


_NOT_PASSED_ON: Final = {"COLUMNS", "LINES", "LANG", "LANGUAGE", "PYTHONDONTWRITEBYTECODE"}
