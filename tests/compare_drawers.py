"""Other programs that draw graphs in text cells, beside our drawing: `make compare` writes docs/drawing-compared.md.

They are installed into a folder that is thrown away again and are no part of this project. graph-easy is used where it
is on the path. Every program runs as a process of its own and draws the models of the bench; its output is then looked
at in one and the same way, ours included.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench import machine
from tests.bench_models import model_of
from tests.following import Followed, follow

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "drawing-compared.md"
SIZES: Final = (7, 20, 100)
RUNS: Final = 5
PATIENCE: Final = 90
SLOW: Final = 5
"""Seconds from which one run is enough."""

Edge = tuple[str, str]

OURS: Final = """
import json, sys
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
model = json.load(open(sys.argv[1]))
made = {
    each["id"]: Activity(
        id=each["id"], ref=each["id"], model="m", kind="operational",
        number=each["label"].partition(" ")[0], text=Text(en=each["label"].partition(" ")[2]),
        depends_on=tuple(a for a, b in model["arrows"] if b == each["id"]),
    )
    for each in model["activities"]
}
study = Study(models={"m": ConceptualModel(id="m", ref="m")}, activities=made)
print("\\n".join(draw_model(study, "m", "en", placement=place_model(study, "m", "en")).lines()))
"""
NETEXT: Final = """
import json, sys
from netext import ArrowTip, ConsoleGraph, EdgeRoutingMode, EdgeSegmentDrawingMode
from rich.console import Console
model = json.load(open(sys.argv[1]))
label = {each["id"]: each["label"] for each in model["activities"]}
look = {
    "$end-arrow-tip": ArrowTip.ARROW,
    "$edge-routing-mode": EdgeRoutingMode.ORTHOGONAL,
    "$edge-segment-drawing-mode": EdgeSegmentDrawingMode.BOX,
}
graph = ConsoleGraph(
    nodes={each: {} for each in label.values()},
    edges=[(label[a], label[b], look) for a, b in model["arrows"]],
)
Console(width=9999, color_system=None).print(graph)
"""
GRAPHTTY: Final = """
import json, sys
from graphtty import RenderOptions, render
model = json.load(open(sys.argv[1]))
print(render({
    "nodes": [
        {"id": each["id"], "name": each["label"], "type": ""} for each in model["activities"]
    ],
    "edges": [{"source": a, "target": b} for a, b in model["arrows"]],
}, RenderOptions(show_types=False)))
"""


@dataclass(frozen=True, slots=True)
class Drawer:
    """A program that draws.

    Attributes:
        name: with its version.
        command: what to run for a model's file.
        missing: why it could not be measured; then there is no command.
    """

    name: str
    command: Callable[[Path], list[str]] | None
    missing: str = ""


def model_files(folder: Path) -> dict[int, Path]:
    """The models of the bench as files, for graph-easy also in its own language."""
    found = {}
    for size in SIZES:
        activities = list(model_of(size).activities.values())
        label = {each.id: f"{each.number} {each.text.en}" for each in activities if each.text}
        arrows = [(need, each.id) for each in activities for need in each.depends_on]
        found[size] = folder / f"{size}.json"
        shown = [{"id": id_, "label": words} for id_, words in label.items()]
        found[size].write_text(json.dumps({"activities": shown, "arrows": arrows}), "utf-8")
        told = [f"[ {words} ]" for words in label.values()]
        told += [f"[ {label[a]} ] --> [ {label[b]} ]" for a, b in arrows]
        found[size].with_suffix(".txt").write_text("\n".join(told), "utf-8")
    return found


def drawers(folder: Path) -> Iterator[Drawer]:
    """Ours first, then the others, each with its version."""
    yield Drawer("this program", lambda model: [sys.executable, "-c", OURS, str(model)])
    python = folder / "venv" / "bin" / "python"
    venv.create(python.parents[1], with_pip=True)
    for package, program in (("netext", NETEXT), ("graphtty", GRAPHTTY)):
        pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", package]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            yield Drawer(package, None, "could not be installed")
            continue
        asked = f"from importlib.metadata import version; print(version({package!r}))"
        version = subprocess.check_output([python, "-c", asked], text=True).strip()
        yield Drawer(
            f"{package} {version}",
            lambda model, program=program: [str(python), "-c", program, str(model)],  # type: ignore[misc] # bound now
        )
    if easy := shutil.which("graph-easy"):
        said = subprocess.run([easy, "--version"], capture_output=True, text=True, check=False)
        version = next((w for w in said.stdout.split() if w.startswith(("0.", "v0."))), "")
        yield Drawer(
            f"graph-easy {version.removeprefix('v')}".strip(),
            lambda model: [easy, "--as=boxart", str(model.with_suffix(".txt"))],
        )
    else:
        yield Drawer("graph-easy", None, "is not on the path")


def drawn(drawer: Drawer, model: Path) -> tuple[float, list[str]]:
    """Seconds of the whole process, and the lines that it drew; none when it failed or took too long."""
    assert drawer.command is not None
    begun = time.perf_counter()
    try:
        done = subprocess.run(
            drawer.command(model),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            cwd=ROOT,
            env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        return time.perf_counter() - begun, []
    spent = time.perf_counter() - begun
    lines = [line.rstrip() for line in done.stdout.decode("utf-8", "replace").splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return spent, [] if done.returncode else lines


def rows(found: Sequence[Drawer], size: int, model: Path) -> Iterator[str]:
    """One line of the table for each drawer, measured in turns."""
    told = json.loads(model.read_text("utf-8"))
    labels = {each["id"]: each["label"] for each in told["activities"]}
    arrows = {(a, b) for a, b in told["arrows"]}
    able = [each for each in found if each.command]
    spent: dict[str, list[float]] = {each.name: [] for each in able}
    shown: dict[str, list[str]] = {}
    for _run in range(RUNS):
        for each in able:
            if spent[each.name] and spent[each.name][0] > SLOW:
                continue
            seconds, shown[each.name] = drawn(each, model)
            spent[each.name].append(seconds)
    for each in found:
        if each.missing:
            yield f"| {each.name} | {each.missing} | | | | | | |"
            continue
        ratio = statistics.median(
            a / b for a, b in zip(spent[each.name], spent[able[0].name], strict=False)
        )
        took = f"{statistics.median(spent[each.name]) * 1000:.0f} ms | {ratio:.2f}×"
        lines = shown[each.name]
        if not lines:
            yield f"| {each.name} | {took} | draws nothing | | | | |"
            continue
        width = max(map(len, lines))
        seen = follow(lines, labels, ours=each is able[0])
        yield f"| {each.name} | {took} | {width}×{len(lines)} | {' | '.join(_said(seen, labels, arrows))} |"


def _said(seen: Followed, labels: dict[str, str], arrows: set[Edge]) -> tuple[str, str, str, str]:
    right = len(seen.arrows & arrows)
    return (
        f"{len(seen.whole)} of {len(labels)}",
        f"{len(seen.closed)} of {len(labels)}",
        f"{right} of {len(arrows)}",
        str(len(seen.arrows - arrows)),
    )


ABOUT: Final = """
How to read it: every program draws the same models (those of the bench: each activity needs one or two of the few
before it) with box characters, at the settings with which it shows labels in boxes and arrows with heads. The time is
that of a whole process, its start and its imports included, the median of {runs} runs taken in turns (one run where it
takes more than {slow} s); × is its ratio to ours in the same run. netext and graphtty were installed into an
environment of their own that is thrown away again; graph-easy may give up on an arrow, and then says so.

- **Labels whole**: every word of the activity stands in its box and nothing is drawn over it.
- **Boxes closed**: all four corners and nothing on the sides that is no border, tee or junction.
- **Arrows followed**: how many of the model's arrows someone finds who starts at each head and follows the line back to
  the boxes where it begins. A line joins what its characters point at. Where one meets another from the side it
  goes on behind it if it comes out there, and joins it otherwise.
- **Arrows too many**: what is found in the same way and is not in the model: two arrows that run together and part
  again, so that nobody can say which goes where.

The same eyes look at all drawings, more lenient than those of our own tests: these refuse every drawing that can be
read in two ways. The others write a label on one line unless they are told where to break it; so they are wide.
Only dependencies are drawn: the others have no second and third kind of arrow, no boundary, and no group that watches.
"""


def main() -> None:
    """Measure, print and write the page."""
    with tempfile.TemporaryDirectory(prefix="drawers-") as name:
        folder = Path(name)
        models = model_files(folder)
        found = list(drawers(folder))
        page = [
            "# Drawing models, compared\n",
            f"Made by `make compare`; do not edit. Measured on: {machine()}.\n",
        ]
        for size in SIZES:
            table = [
                f"## {size} activities\n",
                "| drawer | time | × | cells | labels whole | boxes closed | arrows followed | arrows too many |",
                "|---|--:|--:|--:|--:|--:|--:|--:|",
                *rows(found, size, models[size]),
                "",
            ]
            print("\n".join(table), flush=True)
            page += table
        page.append(ABOUT.format(runs=RUNS, slow=SLOW).strip())
        PAGE.write_text("\n".join(page) + "\n", "utf-8")


if __name__ == "__main__":
    main()
