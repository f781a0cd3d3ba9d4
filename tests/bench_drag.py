"""How smoothly an element of a rich picture is dragged: the real program in a pseudo-terminal, 60 steps a second.

`python -m tests.bench_drag` prints one row for 60 and one for 400 elements; `measure` gives the same figures. The
mouse is pressed and moved as a terminal tells it; a frame is what the program writes between two synchronisation marks.
"""

from __future__ import annotations

import math
import os
import re
import select
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import find_home
from tests.terminal import Terminal

COLUMNS, ROWS = 300, 100
SECONDS: Final = 5.0
RATE: Final = 60
_FRAME: Final = re.compile(rb"\x1b\[\?2026h")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_AT: Final = "mark 0"
"""The words of the element that is dragged."""
_NAME: Final = re.compile(rf"{_AT}\b")
_STEPS: Final = ((1, 0), (0, 1), (-1, 0), (0, -1))
_TURN: Final = 12
"""Steps in one direction."""


@dataclass(frozen=True)
class Figures:
    """What one run showed: frames and processor seconds a second, bytes a frame, processor milliseconds a frame."""

    elements: int
    frames: float
    cpu: float
    bytes: float

    @property
    def work(self) -> float:
        """Milliseconds of processor time for a frame, which say what a busy machine hides."""
        return 1000 * self.cpu / max(0.1, self.frames)


def measure(elements: int) -> Figures:
    """Drag one element among `elements` for some seconds in a terminal of 300 by 100 cells.

    The terminal says that it knows synchronised output, as most do.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = find_home(folder)
        path = create_from_study(home, _study(elements), "drag")
        arguments = ["--home", folder, str(path)]
        with Terminal(*arguments, size=(COLUMNS, ROWS)) as terminal:
            terminal.wait_until(lambda text: _NAME.search(text) is not None, _AT)
            os.write(terminal.channel, b"\x1b[?2026;2$y")
            terminal.rest(1.0)
            x, y = _found(terminal)
            return _dragged(terminal, x, y, elements)


def _found(terminal: Terminal) -> tuple[int, int]:
    """The cell of the figure over its name."""
    for y, line in enumerate(terminal.screen.display):
        if found := _NAME.search(line):
            return found.start() + 2, y - 1
    raise AssertionError(terminal.text())


def _dragged(terminal: Terminal, x: int, y: int, elements: int) -> Figures:
    main = terminal.channel
    os.write(main, f"\x1b[<0;{x + 1};{y + 1}M".encode())
    terminal.rest(0.5)
    written = bytearray()
    begun, before = time.monotonic(), _seconds(terminal.process.pid)
    step = 0
    while (now := time.monotonic()) - begun < SECONDS:
        if now - begun >= step / RATE:
            dx, dy = _STEPS[step // _TURN % 4]
            x, y, step = x + dx, y + dy, step + 1
            os.write(main, f"\x1b[<32;{x + 1};{y + 1}M".encode())
        if select.select([main], [], [], max(0.0, begun + step / RATE - time.monotonic()))[0]:
            written += os.read(main, 1 << 16)
    took = time.monotonic() - begun
    cpu = (_seconds(terminal.process.pid) - before) / took
    frames = len(_FRAME.findall(written))
    assert written.count(_AT.encode()) > frames / 2, "the element was not dragged"
    return Figures(elements, frames / took, cpu, len(written) / max(1, frames))


def _seconds(pid: int) -> float:
    """The processor seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _study(elements: int) -> Any:
    """A picture with so many elements spread over the terminal, and as many relations."""
    from ssm_studio.domain.picture import Element, Relation, RichPicture
    from ssm_studio.domain.study import new_study
    from ssm_studio.domain.text import Text

    # The dragged one and its four friends stand alike in every run; the others fill the sheet around them.
    places = [(150, 50), (120, 44), (184, 46), (128, 62), (180, 60)]
    across = math.ceil(math.sqrt(elements * 2))
    down = math.ceil(elements / across)
    grid = [
        (column * (COLUMNS // across), row * (ROWS // down))
        for row in range(down + 1)
        for column in range(across)
    ]
    near = range(112, 200), range(36, 70)
    places += [(x, y) for x, y in grid if x not in near[0] or y not in near[1]]
    while len(places) < elements:
        places.append((places[-1][0] + 9, places[-1][1] + 2))
    kinds = ("actor", "concern", "note", "artefact") if elements < 100 else ("concern", "note")
    pictures = {"p": RichPicture(id="p", ref="RP1")}
    made = {}
    for number, (x, y) in enumerate(places[:elements]):
        made[f"e{number:03d}"] = Element(
            id=f"e{number:03d}",
            ref=f"E{number:02d}",
            kind="actor" if number < 5 else kinds[number % len(kinds)],
            label=Text(plain=f"mark {number}"),
            picture="p",
            x=x,
            y=y,
        )
    pairs = [(0, friend) for friend in (1, 2, 3, 4)]
    pairs += [(number, number + 1) for number in range(5, elements - 1)]
    relations = {
        f"l{n:03d}": Relation(
            id=f"l{n:03d}", kind="flow", source=f"e{a:03d}", target=f"e{b:03d}", picture="p"
        )
        for n, (a, b) in enumerate(pairs)
    }
    return replace(new_study("drag", "en"), pictures=pictures, elements=made, relations=relations)


def rows() -> list[Figures]:
    """The two runs that the target speaks of."""
    return [measure(60), measure(400)]


def main() -> None:
    """Print the table."""
    print(f"{'elements':>8} {'frames/s':>9} {'CPU':>6} {'CPU ms/frame':>13} {'bytes/frame':>12}")
    for each in rows():
        print(
            f"{each.elements:>8} {each.frames:>9.1f} {each.cpu:>6.0%} {each.work:>13.1f} {each.bytes:>12.0f}"
        )


if __name__ == "__main__":
    main()
