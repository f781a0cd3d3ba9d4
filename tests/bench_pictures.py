"""How well pictures that are typed can be read; writes docs/pictures.md.

Every picture that was looked at is kept in build/pictures/, under a digest of the program and of this bench, so that a
run that was ended goes on where it was. `python -m tests.bench_pictures [EACH [PROCESSES]]`.
"""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import multiprocessing
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.tui.picture.edits import arranged
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.typed_pictures import (
    Harm,
    drawn,
    far_words,
    harm,
    said_one_by_one,
    used,
)

SIZES: Final = (12, 20, 29, 41, 60)
EACH: Final = 40
LAST: Final = 13
"""How many of the last statements are drawn as they come; the first of them from nothing."""
OTHERS: Final = ("neato", "fdp")
BOTH: Final = ("typed", "arranged")
ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "pictures.md"
HEAD: Final = """\
# How well a typed picture can be read

Made by `make pictures`; do not edit. {count} seeded pictures, typed through the entry line statement by statement:
labels of one to eight words, half of them Indonesian, 0.8 lines an element, three in ten a bubble or a concern of
somebody, conflicts, boundaries. What is counted is read back from the painted cells and summed over {each} pictures of
each size: **names** with a letter gone, **drawings** with any cell gone, arrow **heads** that cannot be seen,
**words** of lines that are missing or cut, words **on lines** that are not theirs, elements that **overlap**, bubbles
**far** from their owner (more than 12 cells) where no hand has put them.

*Typed* is a picture as it came, where nobody was ever moved by what came later. *Arranged* is the same after `A`.
*Used* is the typed picture after twelve moves to free ground and four deletions, one of each undone, drawn from nothing
as a session is that was opened again; the frames of boundaries, which grow with what is moved, are not looked at there.

| | elements | names | drawings | heads | words | on lines | overlaps | far |
|---|---|---|---|---|---|---|---|---|
"""
SECOND: Final = """
Crossings of lines in one picture, beside those of straight lines between the places that Graphviz finds for the same
elements, lines and tails (`overlap=false`; tails are not counted); how often a line runs **below** a drawing that is
none of its ends; of a hundred words of lines, how many stand **apart**, farther than three columns or one row from
their line. *T* is typed, *A* arranged.

| size | crossings: T | A | {others} | below: T | A | apart: T | A |
|---|---|---|---|---|---|---|---|---|
{rows}
The **extent** in columns and rows, and processor time in milliseconds on the machine that made this page: of a
**statement**, the median of the last dozen as they came, with its place and the drawing as the screen makes it, of the
**drawing** from nothing, of `A`.

| size | extent: T | A | statement | drawing | `A` |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one picture came to.

    Attributes:
        harm, apart, extents: typed, arranged and used.
        others: crossings where each Graphviz engine puts the elements.
        times: milliseconds of processor time.
    """

    harm: Mapping[str, Mapping[str, int]]
    apart: Mapping[str, float]
    extents: Mapping[str, tuple[int, int]]
    others: Mapping[str, int]
    times: Mapping[str, float]


@dataclass(slots=True)
class Looking:
    """What is gathered while one picture is looked at."""

    harm: dict[str, Mapping[str, int]] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, study: Study, scene: Scene) -> None:
        """Count one picture."""
        self.harm[name] = dataclasses.asdict(harm(study, scene, frames=name != "used"))
        self.apart[name] = far_words(scene)
        self.extents[name] = scene.bounds.width, scene.bounds.height

    def took(self, name: str, begin: float) -> None:
        """Take note of processor time since `begin`."""
        self.times[name] = (time.process_time() - begin) * 1_000


def looked_at(size: int, seed: int) -> Looked:
    """One picture: typed, with one more statement, arranged and used."""
    looking = Looking()
    study, picture = _typed(looking, seed, size)
    begin = time.process_time()
    scene = drawn(study, picture)
    looking.took("nothing", begin)
    looking.add("typed", study, scene)
    begin = time.process_time()
    step = arranged(study, picture, everything=True)
    looking.took("arrange", begin)
    tidy = apply(study, with_consequences(study, step))
    looking.add("arranged", tidy, drawn(tidy, picture))
    after = used(study, picture, random.Random(seed))
    looking.add("used", after, drawn(after, picture))
    others = {engine: crossings_of(engine, scene) for engine in OTHERS}
    return Looked(looking.harm, looking.apart, looking.extents, others, looking.times)


def _typed(looking: Looking, seed: int, size: int) -> tuple[Study, str]:
    """The study after all statements, and its picture; the last of them are drawn one after the other."""
    count = sum(1 for _study in said_one_by_one(seed, size))
    spent: list[float] = []
    scene: Scene | None = None
    said = said_one_by_one(seed, size)
    for number in range(count):
        begin = time.process_time()
        study = next(said)
        picture = next(iter(study.pictures))
        if number >= count - LAST:
            scene = build(study, picture, study.language, before=scene)
            spent.append((time.process_time() - begin) * 1_000)
    looking.times["statement"] = statistics.median(spent[1:])
    return study, picture


def _digest() -> str:
    """What the program and this bench are made of."""
    found = hashlib.sha256()
    for path in sorted(
        [*ROOT.glob("ssm_studio/**/*.py"), *ROOT.glob("tests/**/typed_pictures.py"), Path(__file__)]
    ):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _kept(task: tuple[Path, int, int]) -> Looked:
    """What one picture came to, from an earlier run where there was one."""
    folder, size, seed = task
    path = folder / f"{size}-{seed}.json"
    if path.exists():
        return Looked(**json.loads(path.read_text("utf-8")))
    found = looked_at(size, seed)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(dataclasses.asdict(found)), "utf-8")
    part.replace(path)
    return found


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


def _first_rows(size: int, found: Sequence[Looked]) -> Iterator[str]:
    for name in ("typed", "arranged", "used"):
        h = sum((Harm(**each.harm[name]) for each in found), Harm())
        yield (
            f"| {name} | {size} | {h.names} | {h.drawings} | {h.heads} | {h.labels} | {h.on_lines} "
            f"| {h.overlaps} | {h.far} |\n"
        )


def _second_row(size: int, found: Sequence[Looked]) -> str:
    crossed = [[each.harm[name]["crossings"] for each in found] for name in BOTH]
    crossed += [[each.others[engine] for each in found] for engine in OTHERS]
    crossed += [[each.harm[name]["below"] for each in found] for name in BOTH]
    cells = [str(size), *(f"{statistics.mean(numbers):.1f}" for numbers in crossed)]
    cells += [f"{100 * statistics.mean(each.apart[name] for each in found):.0f}" for name in BOTH]
    return f"| {' | '.join(cells)} |\n"


def _third_row(size: int, found: Sequence[Looked]) -> str:
    cells = [str(size)]
    for name in BOTH:
        widths, heights = zip(*(each.extents[name] for each in found), strict=True)
        cells.append(f"{statistics.median(widths):.0f} × {statistics.median(heights):.0f}")
    for name in ("statement", "nothing", "arrange"):
        cells += [f"{statistics.median(each.times[name] for each in found):.0f}"]
    return f"| {' | '.join(cells)} |\n"


def main(each: int = EACH, processes: int = 2) -> None:
    """Type the pictures, print the tables; write the page when all of them were typed."""
    folder = ROOT / "build" / "pictures" / _digest()
    folder.mkdir(parents=True, exist_ok=True)
    first, second, third = HEAD.format(count=each * len(SIZES), each=each), "", ""
    sys.stdout.write(first)
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for size in SIZES:
            tasks = [(folder, size, seed) for seed in range(each)]
            found = pool.map(_kept, tasks, chunksize=1)
            rows = "".join(_first_rows(size, found))
            first, second = first + rows, second + _second_row(size, found)
            third += _third_row(size, found)
            sys.stdout.write(rows)
            sys.stdout.flush()
    others = " | ".join(f"`{each}`" for each in OTHERS)
    second = SECOND.format(others=others, rows=second) + third
    sys.stdout.write(second)
    if each == EACH:
        PAGE.write_text(first + second, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
