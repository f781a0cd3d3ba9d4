"""Speed, measured: `python -m tests.bench` prints one table and writes it to docs/performance.md.

Every figure stands beside its floor (the least that anything of the kind could take), taken in the same run and, where
it is a time, in turns with it. Nothing here fails on a time.
"""

from __future__ import annotations

import platform
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests import (
    bench_as_of,
    bench_coach,
    bench_drag,
    bench_edit,
    bench_exports,
    bench_models,
    bench_screens,
    bench_terminal,
)

PAGE: Final = Path(__file__).parents[1] / "docs" / "performance.md"
FRAME_SHOWS: Final = "Performance-driven culture"
"""The worked example's title; the tabs, the entry line and the keys are painted with it, in one frame."""
LISTS_SHOW: Final = "PICTURES"
PICTURE_SHOWS: Final = "Citizens who use"
"""The first words of an element on the worked example's sheet, and of no other place on the screen."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `met` is None where nothing was aimed at."""

    figure: str
    measured: str
    floor: str = ""
    ratio: str = ""
    aim: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells as words."""
        verdict = {True: "yes", False: "**no**", None: ""}[self.met]
        return self.figure, self.measured, self.floor, self.ratio, self.aim, verdict


def seconds(value: float) -> str:
    """A time in the unit that reads best."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def beside(
    figure: str, ours: Sequence[float], floor: Sequence[float], most: float | None = None
) -> Row:
    """A time beside its floor, taken in turns: medians, and the median of the ratios of the pairs."""
    ratio = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    return Row(
        figure,
        seconds(statistics.median(ours)),
        seconds(statistics.median(floor)),
        f"{ratio:.2f}×",
        f"≤ {most:g}×" if most else "",
        ratio <= most if most else None,
    )


def starting(folder: Path) -> Iterator[Row]:
    """First paint beside a bare Textual app."""
    bench_terminal.prepare(folder)
    words = (FRAME_SHOWS, LISTS_SHOW, PICTURE_SHOWS)
    ours, floor = bench_terminal.paint_pairs(folder, words, 9)
    yield beside("First paint: title, tabs, entry line and keys; bare app", ours[0], floor, 1.3)
    yield beside("The session read and its lists shown; bare app", ours[1], floor)
    yield beside("The rich picture drawn; bare app", ours[2], floor)


def editing(folder: Path) -> Iterator[Row]:
    """One edit beside one raw update."""
    ours, floor = bench_edit.edit_pairs(folder, 300)
    yield beside("One field edited, on disk; raw SQLite update", ours, floor, 2)


def dragging(_folder: Path) -> Iterator[Row]:
    """A drag on a large sheet: against the timer, and with many elements against few."""
    few, many = bench_drag.rows()
    for run in (few, many):
        name = f"Drag at 300×100, {run.elements} elements"
        rate = f"{bench_drag.RATE} a second"
        part = f"{run.frames / bench_drag.RATE:.2f}×"
        yield Row(
            f"{name}: frames", f"{run.frames:.1f} a second", rate, part, "≥ 55", run.frames >= 55
        )
        yield Row(f"{name}: processor", f"{run.cpu:.0%}", "", "", "≤ 30 %", run.cpu <= 0.3)
        size = f"{run.bytes / 1000:.1f} kB"
        yield Row(f"{name}: written a frame", size, "", "", "≤ 5 kB", run.bytes <= 5000)
    ratio = max(many.cpu / few.cpu, few.frames / many.frames)
    yield Row(
        "Drag: 400 elements, 60 elements (processor)",
        f"{many.cpu:.0%}",
        f"{few.cpu:.0%}",
        f"{ratio:.2f}×",
        "≤ 1.3×",
        ratio <= 1.3,
    )


def drawing(_folder: Path) -> Iterator[Row]:
    """Layout and drawing of models beside the engine alone; then edits, crowds and tangles."""
    for activities, runs, most in ((7, 31, 1.5), (20, 21, 1.5), (100, 11, 3)):
        ours, floor = bench_models.layout_pairs(activities, runs)
        name = f"Model of {activities} activities laid out and drawn; engine -Tplain"
        yield beside(name, ours, floor, most)
        ours, floor = bench_models.layout_pairs(activities, runs, file=True)
        yield beside(f"The same of {activities}; -Tplain of its DOT file", ours, floor, most)
    for activities, runs in ((7, 31), (20, 21), (100, 11)):
        ours, floor = bench_models.layout_pairs(activities, runs, placed=True)
        yield beside(
            f"The same of {activities}, placed in the study; engine -Tplain", ours, floor, None
        )
    redrawn = statistics.median(bench_models.redraw_times(100, 30))
    yield timed("Edit of a model of 100 drawn, no engine", redrawn, 0.016)
    opened, walked = bench_models.overview_times()
    yield timed("Overview of 1,000 activities laid out and drawn", opened, 3)
    yield timed("Another of 1,000 activities chosen", statistics.median(walked), 0.1)
    placed, drawn, _note = bench_models.tangle_times()
    yield timed("200 activities, 2,000 arrows: layout", placed, None)
    yield timed("200 activities, 2,000 arrows: drawing", drawn, None)


def timed(figure: str, value: float, most: float | None) -> Row:
    """A time without a floor, and at most how long it should be."""
    aim = f"≤ {seconds(most)}" if most else ""
    return Row(figure, seconds(value), aim=aim, met=value <= most if most else None)


def exporting(folder: Path) -> Iterator[Row]:
    """Exports beside writing the same bytes, and ten times as much beside ten times the time."""
    for what, runs in (("root-definitions", 9), ("report", 3)):
        small, large, floor = bench_exports.export_pairs(what, folder, runs)
        yield beside(f"Export {what}; writing the same bytes", small, floor)
        tenfold = [each * bench_exports.TIMES for each in small]
        yield beside(f"Export {what}, tenfold study; ten times the line above", large, tenfold)


PAPER_AIMS: Final = {"html": 1.0, "docx": 3.0, "pdf": 3.0}
"""Seconds of CPU for a report of sixty pages."""


def on_paper(_folder: Path) -> Iterator[Row]:
    """A report of sixty pages in each format that people are handed; seconds of CPU, the longest of three."""
    for format_, times in bench_exports.paper_times(3).items():
        figure = f"Report of sixty pages as {format_}, CPU"
        yield timed(figure, max(times), PAPER_AIMS[format_])


def coaching(_folder: Path) -> Iterator[Row]:
    """The coach, on a session ten times the worked example."""
    whole = statistics.median(bench_coach.check_times(9))
    yield Row("The whole check, tenfold study", seconds(whole), "", "", "≤ 20 ms", whole <= 0.020)
    for kind, times in bench_coach.edit_times(9).items():
        one = statistics.median(times)
        figure = f"What an edit touches, tenfold study ({kind})"
        yield Row(figure, seconds(one), "", "", "≤ 3 ms", one <= 0.003)


def looking_back(folder: Path) -> Iterator[Row]:
    """Any moment of a log of 10,000 entries, as the slider shows it; the slowest of forty."""
    ours, floor = bench_as_of.moments(bench_as_of.written(folder), 40)
    aim = 0.3
    figure = "Any moment of 10,000 entries, with what changed since; opening the log"
    yield beside(figure, ours, floor)
    yield timed("The same, the slowest of forty moments", max(ours), aim)


def remembering(folder: Path) -> Iterator[Row]:
    """Memory after all stages were seen."""
    ours, floor = bench_terminal.memory_after_tour(folder, PICTURE_SHOWS)
    yield Row(
        "Resident memory after the tour, bare app",
        f"{ours:.0f} MB",
        f"{floor:.0f} MB",
        f"{ours / floor:.2f}×",
    )


PARTS: Final[tuple[Callable[[Path], Iterator[Row]], ...]] = (
    starting,
    editing,
    dragging,
    drawing,
    exporting,
    on_paper,
    coaching,
    looking_back,
    remembering,
)


def machine() -> str:
    """What was measured on, without naming it."""
    import os

    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text("utf-8") if info.exists() else "")
    processor = " ".join((found[1] if found else platform.processor() or "unknown").split())
    return (
        f"{processor}, {os.cpu_count()} cores; Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


HEADINGS: Final = ("figure", "measured", "floor", "ratio", "aim", "met")


def page(rows: Sequence[Row], screens: Sequence[tuple[str, ...]]) -> str:
    """The document with its two tables."""
    lines = [f"| {' | '.join(HEADINGS)} |", "|---|--:|--:|--:|--:|---|"]
    lines += [f"| {' | '.join(row.cells)} |" for row in rows]
    acts = [f"| {' | '.join(bench_screens.HEADINGS)} |", "|---|--:|--:|--:|--:|--:|---|"]
    acts += [f"| {' | '.join(row)} |" for row in screens]
    return "\n".join(
        (
            "# Speed, measured",
            "",
            "Made by `make bench`; do not edit. Measured on: " + machine() + ".",
            "",
            *lines,
            "",
            *NOTES,
            "",
            "## What one key costs, before and after",
            "",
            *acts,
            "",
            *SCREEN_NOTES,
            "",
        )
    )


NOTES: Final = (
    "How to read it: each figure stands beside its floor, the least that anything of the kind could take, which the",
    "same run measured in turns with it. A time says something about one machine, a ratio about the program. Medians;",
    "a ratio is the median of the pairs. What else runs on the machine changes the times more than the ratios.",
    "",
    "- **First paint** counts from the start of the program in a pseudo-terminal of 120×40 until the words stand on",
    "  the screen; the floor is a Textual app of a Header, a Static and a Footer. The frame comes first: the session's",
    "  title, the tabs, the entry line and the keys, with empty panes. It cannot be worked in yet; typing waits.",
    "  Behind it the session is read and its lists are shown, then the sheet as soon as it is laid out.",
    "  From the frame to the lists about a quarter goes into loading the records and reading the session, a quarter",
    "  into loading what draws pictures, and half into making, styling and laying out the widgets of a stage. The",
    "  library, the other stages, the grammar of the entry line, exports and the layout engine are loaded when",
    "  they are first wanted.",
    "- **One field edited** goes through `Workshop.do`: the record's row and the entry of the change log in one",
    "  transaction. The floor is one `UPDATE` in a copy of the file with the same pragmas.",
    "- **A drag** moves one element a cell at every tick of a 60 Hz timer in the whole program in a terminal of",
    "  300×100; bytes are what the terminal gets.",
    "- **Models** are laid out without what was remembered of layouts; how words wrap is remembered from run to",
    "  run, as between two frames. One floor is a run of the engine with the very source with which it is asked: bare",
    "  boxes without words or lines. The other is `dot -Tplain` of the model's DOT file, as a person would run it. A",
    "  model is placed in the study from its first edit on, and then no engine is asked. An edit of 100 is drawn on",
    "  the drawing before it. The 2,000 arrows: the engine is stopped after three seconds, a coarser layout is taken,",
    "  and the drawing names what it had no room for; the screen draws it in a thread.",
    "- **Exports** of the worked example end as files on the disk. The tenfold study holds every record ten times.",
    "- **The tour** visits all four stages.",
)


SCREEN_NOTES: Final = (
    "Every act runs in the program itself, on the worked example, in a pseudo-terminal of 140×42. *Before* is the",
    f"state {bench_screens.BEFORE}, *after* the present one; both, and the bare Textual apps, were measured in turns",
    "in one run. *First told* is what stood in the table of aims, measured on another machine. A time is that of the",
    "processor until the last write on the screen, the programs that were run among it; a repaint that shows nothing",
    "new counts, a cursor that blinks does not. *Seen after* is by the clock, until the last change that can be seen.",
    "Medians.",
    "",
    "- The floor of a letter is a bare `Input`, of an arrow key a bare `OptionList` of ten, of the palette and of",
    "  starting an app of a Header, a Static and a Footer, of a command `python -c pass`.",
    "- *Coming back* is the median of two rounds through the four stages after the first visits.",
    "- A letter in a definition pays for the sentence and the coach, which follow in the same frame; with",
    "  both switched off it costs 1.3 times the floor. Letters that come quickly are followed once, a tenth of a",
    "  second after the last.",
    "- An arrow key pays for the pane beside it, which tells of what is chosen; a bare list has none. Both come in",
    "  one frame: whoever walks is told to the screen at once, and all parts ask for their drawing before it comes.",
    "- A session that is opened was opened once before, so the corners of its picture's lines are known; the first",
    "  time they are looked for, which takes some 40 ms more in the example.",
    "- `check` is near its aim of 9×. Python with the command line's library is 3.9 of it; the rest goes into loading",
    "  the modules of records, session files and rules, reading and checking the file, and asking the rules. Lists of",
    "  words are sets, a pattern is compiled only where a text has a piece of what it looks for, what fills a class of",
    "  values only for its hundredth, and what writes a file is not loaded.",
    "- A session that is opened makes, styles and lays out the widgets of a whole stage, the floor three; that is half",
    "  of what it costs after the frame. Stylesheets of other stages, and the field of several lines, come with the",
    "  first screen that needs them.",
    "- Of the memory 33 MB are the bare app's, and 18 MB the code of records, rules and stages; the rest, not looked",
    "  into, is most likely widgets, styles and rows of the four stages, which stay so that coming back costs nothing.",
    "- Widths of characters come from `unicodedata` and a few ranges. `wcwidth` differs from them in nothing that is",
    "  drawn but single letters of flags, and takes 18 ms to load, 1.7 times as long as `python -c pass`; so a test",
    "  holds it against them and the program does not load it.",
    "- A part of it alone: `python -m tests.bench_screens --only letter,arrow --rounds 1 --no-before`.",
)


def main() -> None:
    """Measure, print, write."""
    rows: list[Row] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            for row in part(Path(folder)):
                rows.append(row)
                print("  ".join(each for each in row.cells if each), file=sys.stderr, flush=True)
        screens = bench_screens.run(Path(folder) / "screens", rounds=1)
    text = page(rows, screens)
    PAGE.write_text(text, "utf-8")
    print(text)
    print(f"{time.monotonic() - began:.0f} s; written to {PAGE.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
