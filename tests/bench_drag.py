"""How smoothly an element of a rich picture is dragged: the real canvas in a real terminal, 60 steps a second.

`python -m tests.bench_drag` prints one row for 60 and one for 400 elements; `measure` gives the same figures.
"""

from __future__ import annotations

import json
import math
import os
import select
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

COLUMNS, ROWS = 300, 100
SECONDS = 5.0
RATE = 60
WARM_UP = 1.0


@dataclass(frozen=True)
class Figures:
    """What one run showed."""

    elements: int
    frames: float
    cpu: float
    bytes: float


def measure(elements: int) -> Figures:
    """Drag one element among `elements` for some seconds in a terminal of 300 by 100 cells."""
    import fcntl
    import pty
    import termios

    main, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "COLUMNS": str(COLUMNS),
            "LINES": str(ROWS),
        }
        command = [sys.executable, "-m", "tests.bench_drag", str(elements), str(answer)]
        process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, env=env, close_fds=True
        )
        os.close(child)
        chunks: list[tuple[float, int]] = []
        while process.poll() is None:
            if select.select([main], [], [], 0.1)[0]:
                try:
                    chunks.append((time.monotonic(), len(os.read(main, 1 << 16))))
                except OSError:
                    break
        process.wait(10)
        os.close(main)
        found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
    written = sum(size for at, size in chunks if found["start"] <= at <= found["end"])
    return replace(Figures(**found["figures"]), bytes=written / max(1.0, found["figures"]["bytes"]))


def _study(elements: int) -> Any:
    """A picture with so many elements spread over the terminal, and as many relations."""
    from ssm_studio.domain.picture import Element, Relation, RichPicture
    from ssm_studio.domain.study import Study
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
    return Study(pictures=pictures, elements=made, relations=relations), "e000"


def _run(elements: int, answer: Path) -> None:
    """The child: an app with nothing but the canvas, driven by a timer."""
    from tests.bench_drag_app import Dragging

    study, dragged = _study(elements)
    took = Dragging(study, dragged, RATE, SECONDS, WARM_UP).measured()
    frames = took.frames / (took.end - took.start)
    cpu = took.cpu / (took.end - took.start)
    figures = Figures(elements, frames, cpu, float(took.frames))
    answer.write_text(
        json.dumps({"start": took.start, "end": took.end, "figures": asdict(figures)}), "utf-8"
    )


def rows() -> list[Figures]:
    """The two runs that the target speaks of."""
    return [measure(60), measure(400)]


def main() -> None:
    """Print the table, or be the measured program."""
    if len(sys.argv) == 3:
        _run(int(sys.argv[1]), Path(sys.argv[2]))
        return
    print(f"{'elements':>8} {'frames/s':>9} {'CPU':>6} {'bytes/frame':>12}")
    for each in rows():
        print(f"{each.elements:>8} {each.frames:>9.1f} {each.cpu:>6.0%} {each.bytes:>12.0f}")


if __name__ == "__main__":
    main()
