"""How well pictures that are typed can be read; writes docs/pictures.md."""

from __future__ import annotations

import itertools
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.say import understand
from ssm_studio.say.results import Place, Understood
from ssm_studio.tui.picture.edits import arranged
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.typed_pictures import Harm, drawn, far_words, harm, typed, used

SIZES: Final = (12, 20, 29, 41, 60)
EACH: Final = 40
OTHERS: Final = ("neato", "fdp")
PAGE: Final = Path(__file__).parents[1] / "docs" / "pictures.md"
HEAD: Final = """\
# How well a typed picture can be read

Made by `make pictures`; do not edit. {count} seeded pictures, typed through the entry line statement by statement:
labels of one to eight words, half of them Indonesian, 0.8 lines an element, three in ten a bubble or a concern of
somebody, conflicts, boundaries. What is counted is read back from the painted cells and summed over {each} pictures of
each size: **names** with a letter gone, **drawings** with any cell gone, arrow **heads** that cannot be seen,
**words** of lines that are missing or cut, words **on lines** that are not theirs, elements that **overlap**, bubbles
**far** from their owner (more than 12 cells).

*Typed* is a picture as it came, where nobody was ever moved by what came later. *Arranged* is the same after `A`.
*Used* is the typed picture after twelve moves to free ground and four deletions, one of each undone, drawn from nothing
as a session is that was opened again; the frames of boundaries, which grow with what is moved, are not looked at there.

| | elements | names | drawings | heads | words | on lines | overlaps | far |
|---|---|---|---|---|---|---|---|---|
"""
SECOND: Final = """
Crossings of lines in one picture, beside those of straight lines between the places that Graphviz finds for the same
elements, lines and tails (`overlap=false`; tails are not counted); of a hundred words of lines, how many stand
**apart**, farther than three columns or one row from their line; the **extent** in columns and rows; and processor time
in milliseconds on the machine that made this page: of one more **statement** with its place and the drawing as the
screen makes it, of the **drawing** from nothing, of `A`.

| size | typed | arranged | {others} | apart: typed | arranged | extent: typed | arranged | statement | drawing | A |
|---|---|---|---|---|---|---|---|---|---|---|
"""


@dataclass(slots=True)
class Sums:
    """What was counted and measured for one size."""

    harm: dict[str, Harm] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    apart: dict[str, list[float]] = field(default_factory=dict)
    extents: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, study: Study, scene: Scene) -> None:
        """Count one picture."""
        found = harm(study, scene, frames=name != "used")
        self.harm[name] = self.harm.get(name, Harm()) + found
        self.apart.setdefault(name, []).append(far_words(scene))
        self.extents.setdefault(name, []).append((scene.bounds.width, scene.bounds.height))

    def took(self, name: str, begin: float) -> None:
        """Take note of processor time since `begin`."""
        self.times.setdefault(name, []).append((time.process_time() - begin) * 1_000)


def measured(size: int, each: int) -> Sums:
    """All pictures of one size."""
    sums = Sums()
    for seed in range(each):
        study, picture = typed(seed, size)
        begin = time.process_time()
        scene = drawn(study, picture)
        sums.took("nothing", begin)
        sums.add("typed", study, scene)
        for engine in OTHERS:
            found = crossings_of(engine, scene)
            sums.others[engine] = sums.others.get(engine, 0) + found
        begin = time.process_time()
        said = understand("@ somebody who came late", study, Place(picture=picture))
        assert isinstance(said, Understood)
        more = apply(study, with_consequences(study, said.changeset))
        build(more, picture, more.language, before=scene)
        sums.took("statement", begin)
        begin = time.process_time()
        step = arranged(study, picture, everything=True)
        sums.took("arrange", begin)
        tidy = apply(study, with_consequences(study, step))
        sums.add("arranged", tidy, drawn(tidy, picture))
        after = used(study, picture, random.Random(seed))
        sums.add("used", after, drawn(after, picture))
    return sums


def crossings_of(engine: str, scene: Scene) -> int:
    """How often straight lines cross where a Graphviz engine puts the elements; 0 where there is no such engine."""
    if shutil.which(engine) is None:
        return 0
    names = {id_: f"n{number}" for number, id_ in enumerate(scene.items)}
    lines = ["graph {", "node [shape=box fixedsize=true]"]
    for id_, item in scene.items.items():
        if item.kind != "boundary":
            width, height = item.rect.width / 10, item.rect.height / 5
            lines.append(f"{names[id_]} [width={width:.2f} height={height:.2f}]")
    plans = [
        plan
        for plan in scene.plans.values()
        if "boundary" not in (scene.items[plan.source].kind, scene.items[plan.target].kind)
    ]
    lines += [f"{names[plan.source]} -- {names[plan.target]}" for plan in plans]
    edges = [(names[plan.source], names[plan.target]) for plan in plans if not plan.tail]
    answer = subprocess.run(
        [engine, "-Tplain", "-Goverlap=false"],
        input="\n".join([*lines, "}"]),
        capture_output=True,
        text=True,
        check=True,
    )
    parts = [line.split() for line in answer.stdout.splitlines() if line.startswith("node ")]
    spots = {part[1]: (float(part[2]), float(part[3])) for part in parts}
    return sum(_cross(spots, *pair) for pair in itertools.combinations(edges, 2))


def _cross(
    spots: dict[str, tuple[float, float]], one: tuple[str, str], other: tuple[str, str]
) -> bool:
    if {*one} & {*other}:
        return False
    a, b, c, d = (spots[name] for name in (*one, *other))

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _first_rows(size: int, sums: Sums) -> Iterator[str]:
    for name, h in sums.harm.items():
        yield (
            f"| {name} | {size} | {h.names} | {h.drawings} | {h.heads} | {h.labels} | {h.on_lines} "
            f"| {h.overlaps} | {h.far} |\n"
        )


def _second_row(size: int, each: int, sums: Sums) -> str:
    crossings = [sums.harm[name].crossings for name in ("typed", "arranged")]
    cells = [str(size), *(f"{number / each:.1f}" for number in (*crossings, *sums.others.values()))]
    cells += [f"{100 * statistics.mean(sums.apart[name]):.0f}" for name in ("typed", "arranged")]
    for name in ("typed", "arranged"):
        widths, heights = zip(*sums.extents[name], strict=True)
        cells.append(f"{statistics.median(widths):.0f} × {statistics.median(heights):.0f}")
    cells += [
        f"{statistics.median(sums.times[name]):.0f}" for name in ("statement", "nothing", "arrange")
    ]
    return f"| {' | '.join(cells)} |\n"


def main(each: int = EACH) -> None:
    """Type the pictures, print the tables; write the page when all of them were typed."""
    first, second = HEAD.format(count=each * len(SIZES), each=each), ""
    sys.stdout.write(first)
    for size in SIZES:
        sums = measured(size, each)
        rows = "".join(_first_rows(size, sums))
        first, second = first + rows, second + _second_row(size, each, sums)
        sys.stdout.write(rows)
        sys.stdout.flush()
    second = SECOND.format(others=" | ".join(f"`{each}`" for each in OTHERS)) + second
    sys.stdout.write(second)
    if each == EACH:
        PAGE.write_text(first + second, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
