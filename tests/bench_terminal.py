"""How soon the program paints and how much memory it holds, in a pseudo-terminal, beside a bare Textual app."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

COLUMNS, ROWS = 120, 40
QUIET = 0.5
"""Seconds without a byte after which a screen counts as finished."""
LONGEST = 20.0

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield Static("nothing but this line")
        yield Footer()

Bare().run()
"""
BARE_SHOWS = "nothing but this line"

# pyte prints the letters of these instead of leaving them out.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[>=<][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1bP.*?\x1b\\")


@dataclass
class Terminal:
    """A program in a pseudo-terminal, with everything that it wrote and when."""

    command: Sequence[str]
    env: dict[str, str] = field(default_factory=dict)
    written: list[tuple[float, bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        import fcntl
        import pty
        import termios

        self._main, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "SSM_STUDIO_LANG": "en",
            "SSM_STUDIO_AUTHOR": "facilitator",
            **self.env,
        }
        # An installed program finds its bytecode; a shell that forbids writing it would have it compiled each time.
        for name in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
            env.pop(name, None)
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, stdin=child, stdout=child, stderr=child, env=env, start_new_session=True
        )
        os.close(child)
        return self

    def __exit__(self, *_exc: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        os.close(self._main)

    def until(self, enough: Callable[[bytes], bool]) -> bool:
        """Read until what was written is enough, and then until the program falls silent."""
        end, found = time.perf_counter() + LONGEST, False
        while time.perf_counter() < end:
            wait = QUIET if found else 0.2
            if not select.select([self._main], [], [], wait)[0]:
                if found:
                    return True
                continue
            try:
                part = os.read(self._main, 1 << 16)
            except OSError:
                return found
            self.written.append((time.perf_counter(), part))
            found = found or enough(b"".join(each for _at, each in self.written[-200:]))
        return found

    def press(self, keys: bytes) -> None:
        """Type something, and wait until the screen has followed."""
        os.write(self._main, keys)
        self.until(lambda _written: True)

    def shown_after(self, words: str) -> float:
        """The seconds after which these words stood on the screen.

        Raises:
            AssertionError: they never did.
        """
        import pyte

        screen = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.ByteStream(screen)
        for at, part in self.written:
            stream.feed(_UNKNOWN_TO_PYTE.sub(b"", part))
            if any(words in line for line in screen.display):
                return at - self.begun
        raise AssertionError(f"{words!r} was never shown:\n" + "\n".join(screen.display))

    def resident(self) -> float:
        """Megabytes of memory that the program holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1024


def bare(home: Path) -> Terminal:
    """The least that a Textual app can be."""
    return Terminal([sys.executable, "-c", BARE], _cached(home))


def studio(home: Path) -> Terminal:
    """The program with the worked example."""
    command = [sys.executable, "-m", "ssm_studio", "demo", "--home", str(home)]
    return Terminal(command, _cached(home))


def _cached(home: Path) -> dict[str, str]:
    return {"PYTHONPYCACHEPREFIX": str(home / "bytecode")}


def prepare(home: Path) -> None:
    """Make the worked example, so that opening it is all that is measured."""
    subprocess.run(
        [sys.executable, "-m", "ssm_studio", "demo", "--no-open", "--home", str(home)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def shown(terminal: Terminal, *words: str) -> list[float]:
    """Seconds from starting a program until each of these words stands on its screen."""
    with terminal:
        last = words[-1].encode()
        terminal.until(lambda written: last in written)
        return [terminal.shown_after(each) for each in words]


def paint_pairs(
    home: Path, words: Sequence[str], runs: int
) -> tuple[list[list[float]], list[float]]:
    """First paints of the program (a list for each of the words) and of the bare app, in turns."""
    shown(bare(home), BARE_SHOWS)
    shown(studio(home), *words)
    ours: list[list[float]] = [[] for _each in words]
    floor = []
    for _run in range(runs):
        floor += shown(bare(home), BARE_SHOWS)
        for times, each in zip(ours, shown(studio(home), *words), strict=True):
            times.append(each)
    return ours, floor


def memory_after_tour(home: Path, words: str) -> tuple[float, float]:
    """Megabytes after all four stages were seen, and of a bare app."""
    with studio(home) as terminal:
        terminal.until(lambda written: words.encode() in written)
        for keys in (b"\x1b2", b"\x1b3", b"\x1b4", b"\x1b1"):
            terminal.press(keys)
            time.sleep(0.5)
        assert terminal.process.poll() is None, "the program ended during the tour"
        ours = terminal.resident()
    with bare(home) as terminal:
        terminal.until(lambda written: BARE_SHOWS.encode() in written)
        return ours, terminal.resident()
