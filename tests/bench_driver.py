"""A program in a pseudo-terminal of 140×42 that is pressed like a person presses it, and what each press costs.

What counts is processor time (of the program and of the programs that it has run) and bytes, from the key until the
last change on the screen. Processor time says the same on a busy machine as on an idle one; the clock does not.
"""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

COLUMNS, ROWS = 140, 42
SETTLED: Final = 0.9
"""Seconds after a key, or after the last change, without another: longer than any delay with which a pane follows."""
ASLEEP: Final = 0.2
"""Seconds for which the program must have waited for something; on a busy machine silence may mean that it is kept."""
PATIENCE: Final = 60.0
NOTHING: Final = 60
"""Bytes up to which a write only turns the cursor on or off, or begins a frame."""

# pyte prints the letters of these instead of leaving them out.
_UNKNOWN: Final = re.compile(rb"\x1b\[[>=<][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1bP.*?\x1b\\")
_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|P[^\x1b]*\x1b?)?$")

KEYS: Final[Mapping[str, bytes]] = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "f6": b"\x1b[17~",
    "ctrl+p": b"\x10",
    "ctrl+z": b"\x1a",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one press cost.

    Attributes:
        cpu: seconds of processor until the last write, a repaint that changes nothing to be seen among them.
        wall: seconds by the clock until the last change that can be seen.
        written: bytes until the last write.
    """

    cpu: float
    wall: float
    written: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    at: float
    cpu: float
    data: bytes


class Driven:
    """A program that is driven. Use it in a `with`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Name the program; it starts on entering the `with`."""
        self._command = command
        self._cwd = cwd
        self._env = env or {}

    def __enter__(self) -> Self:
        import fcntl
        import pty
        import termios

        import pyte

        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._main, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._begun = time.perf_counter()
        self.process = subprocess.Popen(
            self._command,
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=self._cwd,
            env=environment(self._env),
            start_new_session=True,
        )
        os.close(child)
        # The kernel's name for the processor clock of another process.
        self._clock = ((~self.process.pid) << 3) | 2
        return self

    def __exit__(self, *_exc: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        os.close(self._main)

    # Measuring

    def start(self, words: str, *, first: bool = False) -> Cost:
        """What starting cost: until the last change, or (`first`) until these words stood on the screen."""
        found: list[Cost] = []

        def seen(chunk: _Chunk, written: int) -> None:
            if not found and any(words in line for line in self._screen.display):
                found.append(Cost(chunk.cpu, chunk.at - self._begun, written))

        whole = self._settle(self._begun, 0.0, seen, lambda: bool(found))
        return found[0] if first else whole

    def press(self, *keys: str, shows: str | None = None) -> Cost:
        """Press keys at once and wait for the last change; what it cost.

        Raises:
            AssertionError: `shows` does not stand on the screen afterwards.
        """
        begun, cpu = time.perf_counter(), self.cpu()
        os.write(self._main, b"".join(KEYS.get(each) or each.encode() for each in keys))
        cost = self._settle(begun, cpu)
        if shows is not None:
            self.find(shows)
        return cost

    def type(self, letters: str, every: float = 0.2) -> list[Cost]:
        """Type in a rhythm, a letter `every` so many seconds; what each cost until the next.

        What comes when nobody types any more is left to be read: `settle` gives it.
        """
        costs = []
        for letter in letters:
            begun, cpu = time.perf_counter(), self.cpu()
            os.write(self._main, letter.encode())
            costs.append(self._settle(begun, cpu, until=begun + every))
        return costs

    def settle(self) -> Cost:
        """What comes by itself from now on, until nothing changes any more."""
        return self._settle(time.perf_counter(), self.cpu())

    def click(self, words: str) -> Cost:
        """Click on the first letter of these words; what it cost."""
        column, row = self.find(words)
        at = f"0;{column + 1};{row + 1}"
        return self.press(f"\x1b[<{at}M\x1b[<{at}m")

    def find(self, words: str) -> tuple[int, int]:
        """Column and row at which these words stand on the screen.

        Raises:
            AssertionError: they do not.
        """
        for row, line in enumerate(self._screen.display):
            if (column := line.find(words)) >= 0:
                return column, row
        raise AssertionError(f"{words!r} is not shown:\n" + "\n".join(self._screen.display))

    def cpu(self) -> float:
        """Seconds of processor that the program and the programs it has run took so far."""
        try:
            own = time.clock_gettime(self._clock)
            stat = (
                Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            )
        except OSError:
            return 0.0
        return own + (int(stat[13]) + int(stat[14])) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """Megabytes of memory that the program holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1024

    def _settle(
        self,
        begun: float,
        cpu: float,
        seen: Callable[[_Chunk, int], None] = lambda _chunk, _written: None,
        enough: Callable[[], bool] = lambda: True,
        until: float = 0.0,
    ) -> Cost:
        """Read until nothing changes any more; the cost until the last change.

        Args:
            begun: by the clock, when the key was pressed.
            cpu: the processor time of the program at that moment.
            seen: told of every chunk after it was put on the screen, with the bytes so far.
            enough: whether what was waited for has been seen.
            until: by the clock, when to stop whatever comes later, unless the program computes still; 0 for never.
        """
        cost, written = Cost(0.0, 0.0, 0), 0
        last = awake = begun
        while True:
            now = time.perf_counter()
            assert now - begun < PATIENCE, "never still:\n" + "\n".join(self._screen.display)
            if self._runs():
                awake = now
            if until and now > until and now - awake > 0.005:
                # Whatever was computed counts, whether it was shown already or not.
                return Cost(self.cpu() - cpu, cost.wall, written)
            if now - last > SETTLED and now - awake > ASLEEP and enough():
                return cost
            if not select.select([self._main], [], [], 0.02)[0]:
                continue
            try:
                data = os.read(self._main, 1 << 16)
            except OSError:
                raise AssertionError(
                    "the program ended:\n" + "\n".join(self._screen.display)
                ) from None
            chunk = _Chunk(time.perf_counter(), self.cpu(), data)
            written += len(data)
            if kind := self._shows(data):
                wall = chunk.at - begun if kind == "changed" else cost.wall
                cost = Cost(chunk.cpu - cpu, wall, written)
                last = chunk.at
            seen(chunk, written)

    def _runs(self) -> bool:
        """Whether any thread of the program computes, or would if the machine had time."""
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            try:
                if task.read_text("utf-8").rpartition(")")[2].split()[0] == "R":
                    return True
            except OSError:
                continue
        return False

    def _shows(self, data: bytes) -> str:
        """Put bytes on the screen; "changed", "repainted" with nothing else to see, or "" for a blinking cursor."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        data, self._rest = data[:cut], data[cut:]
        self._screen.dirty.clear()
        before = {row: dict(self._screen.buffer[row]) for row in range(ROWS)}
        self._stream.feed(_UNKNOWN.sub(b"", data))
        changed: list[tuple[Any, Any]] = [
            (before[row].get(column), cell)
            for row in self._screen.dirty
            for column, cell in self._screen.buffer[row].items()
            if before[row].get(column) != cell
        ]
        if len(changed) > 1 or any(not old or old.data != new.data for old, new in changed):
            return "changed"
        return "repainted" if not changed and len(data) > NOTHING else ""


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The variables of a program that is measured: an English terminal of true colours, nobody's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SSM_STUDIO_", "LC_", "TEXTUAL"))
    }
    # An installed program finds its bytecode; a shell that forbids writing it would have it compiled each time.
    for name in ("COLUMNS", "LINES", "LANG", "LANGUAGE", "PYTHONDONTWRITEBYTECODE"):
        kept.pop(name, None)
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "SSM_STUDIO_LANG": "en",
        "SSM_STUDIO_AUTHOR": "facilitator",
        **extra,
    }


def bare(source: str) -> Driven:
    """A Textual app with nothing of ours, to measure beside."""
    return Driven([sys.executable, "-c", source])
