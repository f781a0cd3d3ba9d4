"""How still a model holds while it grows, beside a layout program that starts from nothing at every edit.

Replays seeded random models through add, delete, reword and connect edits, by the very steps that the screens make,
and counts, for every other activity, whether it moved by more than half its box relative to the rest (the common
shift is taken off: the median in each direction). The layout program gets boxes of the same sizes.
"""

from __future__ import annotations

import itertools
import platform
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.engine_input import CELL_HEIGHT, CELL_WIDTH, cell_source
from ssm_studio.diagram.model.fallback_layout import ranks_of
from ssm_studio.diagram.model.frame import frame_of, gathered
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.occupancy import Way
from ssm_studio.diagram.model.placement import USUAL_WIDTH, arrows_of, place_model, sizes_of
from ssm_studio.diagram.model.router import Sheet, length
from ssm_studio.diagram.model.spacing import crosses, line_between
from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.workshop.derived_changes import with_consequences

MODELS: Final = 300
EDITS: Final = ("add", "add", "between", "delete", "connect", "connect", "reword")
MODEL: Final = "m"
WORDS: Final = (
    "Appreciate the results that the province intends to achieve",
    "Find out what users need",
    "Define a small set of linked indicators",
    "Obtain the data",
    "Put the picture before those who decide in good time",
    "Decide",
    "Agree on who speaks for whom",
)
NEAR: Final = 4
"""How far apart in logical order two activities are that an arrow joins, in the models and in the edits."""
MOST_MOVED: Final = 0.03
MOST_CROSSINGS: Final = 1.3
PAGE: Final = Path(__file__).parents[1] / "docs" / "stillness.md"

HEAD: Final = """\
# How still a model holds

Made by `make stillness`; do not edit. {models} seeded random models of 7 to 14 activities, each through {edits}
edits: add (twice), add between two, delete, connect (twice), reword. Beside it the same engine starting from
nothing after each edit, with boxes of the same sizes. Both are counted in one run (Python {python}).

| | moved, relative to the rest | with the shift | crossings | ratio | crossings as drawn | ratio | none | cells |
|---|--:|--:|--:|--:|--:|--:|--:|--:|"""
FOOT: Final = """
- *Moved*: by more than half a box's width or height, of all activities that were there before and after an edit.
- *Crossings*: pairs of dependencies without a common end that cross when each is a straight line from box to box.
- *Crossings as drawn*: the same pairs where their arrows cross in our drawing (lines that turn on the grid), and
  in the engine's own curves. *None*: drawings without any.
- *Cells*: the length of all arrows as drawn, beside the same drawings with each arrow led the shortest way.
- First layouts: on 150 of these models before any edit, 20 pairs cross with our router on the places of the engine,
  and 30 on those of graphlay 0.3.1, which are a fifth wider and whose arrows are 1.8 times as long: it was not taken.
- Who moves would overlap a box that grew, or is the end of a new arrow that would run upwards; as few others with it
  as can be.

By kind of edit, relative to the rest:
"""

Boxes = Mapping[str, Rect]
Ways = Mapping[tuple[str, str], Sequence[tuple[float, float]]]


@dataclass
class Tally:
    """What was counted over all edits, of one way of placing."""

    seen: int = 0
    moved: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    shifted: int = 0
    crossings: int = 0
    drawn: int = 0
    drawings: int = 0
    free: int = 0
    cells: int = 0
    shortest: int = 0
    upward: int = 0

    def count(
        self, edit: str, before: Boxes, after: Boxes, arrows: Sequence[tuple[str, str]]
    ) -> None:
        """Take in one edit: the boxes before and after it, and the arrows after it."""
        both = [id_ for id_ in before if id_ in after]
        moved, shifted = movement(before, after, both)
        self.seen += len(both)
        self.of[edit] += len(both)
        self.moved[edit] += moved
        self.shifted += shifted
        self.crossings += crossings(after, arrows)
        self.upward += sum(after[b].bottom <= after[a].y for a, b in arrows)

    def count_drawn(self, ways: Ways) -> None:
        """Take in one drawing."""
        crossed = drawn_crossings(ways)
        self.drawings += 1
        self.drawn += crossed
        self.free += not crossed

    @property
    def share(self) -> float:
        """Which part of the activities moved relative to the rest."""
        return sum(self.moved.values()) / max(1, self.seen)


def movement(before: Boxes, after: Boxes, both: Sequence[str]) -> tuple[int, int]:
    """How many boxes moved by more than half a box: relative to the rest, and counting the common shift."""
    if not both:
        return 0, 0
    across = {id_: after[id_].centre.x - before[id_].centre.x for id_ in both}
    along = {id_: after[id_].y - before[id_].y for id_ in both}
    common = statistics.median(across.values()), statistics.median(along.values())

    def far(shift: tuple[float, float]) -> int:
        return sum(
            2 * abs(across[id_] - shift[0]) > before[id_].width
            or 2 * abs(along[id_] - shift[1]) > before[id_].height
            for id_ in both
        )

    return far(common), far((0, 0))


def crossings(boxes: Boxes, arrows: Sequence[tuple[str, str]]) -> int:
    """How many pairs of arrows without a common end cross, each taken as a straight line between its boxes."""
    lines = [(pair, line_between(boxes[pair[0]], boxes[pair[1]])) for pair in arrows]
    return sum(
        not set(one) & set(other) and crosses(first, second)
        for (one, first), (other, second) in itertools.combinations(lines, 2)
    )


def drawn_crossings(ways: Ways) -> int:
    """How many pairs of arrows without a common end cross as they are drawn: in turns, or in curves."""
    lines = {
        pair: [(*a, *b) for a, b in itertools.pairwise(points)] for pair, points in ways.items()
    }
    return sum(
        not set(one) & set(other)
        and any(crosses(first, second) for first in lines[one] for second in lines[other])
        for one, other in itertools.combinations(lines, 2)
    )


def drawn_here(study: Study) -> dict[tuple[str, str], Way]:
    """The ways of the arrows in our drawing."""
    drawing = draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
    return {(each.source, each.target): each.way for each in drawing.arrows}


def shortest(study: Study) -> int:
    """The length of all arrows in cells where each is led by itself, whatever it crosses."""
    view, positions = view_of(study, MODEL), gathered(place_model(study, MODEL, "en").positions)
    sheet = Sheet(view, frame_of(view, positions), thorough=False)
    sheet.lead()
    return sum(length(each.way) for each in sheet.led)


def drawn_there(study: Study) -> Ways:
    """The curves of the layout program, as lines between points on them."""
    source, ids = _source(study)
    answer, _note = graphviz_process.positions(
        source.replace("splines=false", "splines=true"), [f"n{at}" for at in range(len(ids))]
    )
    if answer is None:
        return {}
    name = {f"n{at}": id_ for at, id_ in enumerate(ids)}
    return {
        (name[a], name[b]): _along(curves[0]) for (a, b), curves in answer.curves.items() if curves
    }


def _along(curve: Sequence[tuple[float, float]], steps: int = 6) -> list[tuple[float, float]]:
    """Points on a line of Bézier curves that share their ends."""
    points = [curve[0]]
    for start in range(0, len(curve) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve[start : start + 4]
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            share = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            points.append(
                (
                    share[0] * ax + share[1] * bx + share[2] * cx + share[3] * dx,
                    share[0] * ay + share[1] * by + share[2] * cy + share[3] * dy,
                )
            )
    return points


def random_model(rng: random.Random) -> list[Activity]:
    """7 to 14 activities, each needing one or two of the four before it."""
    made: list[Activity] = []
    for number in range(1, rng.randint(7, 14) + 1):
        near = made[-NEAR:]
        needs = rng.sample(near, min(len(near), rng.choice((1, 1, 1, 2, 2))))
        made.append(activity(number, tuple(each.id for each in needs)))
    return made


def activity(number: int, needs: tuple[str, ...]) -> Activity:
    """An activity with a usual phrase."""
    return Activity(
        id=f"a{number:03}",
        ref=f"CM1.{number}",
        model=MODEL,
        number=str(number),
        text=Text(en=WORDS[number % len(WORDS)]),
        kind="operational",
        depends_on=needs,
    )


def study_of(activities: Sequence[Activity]) -> Study:
    """A study with one model of these activities."""
    model = ConceptualModel(id=MODEL, ref="CM1", title=Text(en="Stillness"))
    return Study(models={MODEL: model}, activities={each.id: each for each in activities})


def done(study: Study, step: Changeset) -> Study:
    """The study after a step and what follows from it, as in an open session."""
    return apply(study, with_consequences(study, step))


def grown(activities: Sequence[Activity]) -> Study:
    """The same model, typed from nothing one activity after the other."""
    study = study_of(())
    for each in activities:
        study = done(study, edit.add(study, each))
    return study


def _circle(study: Study, source: str, target: str) -> bool:
    """Whether an arrow from source to target would close a circle."""
    waiting, seen = [source], {source}
    while waiting:
        for need in study.activities[waiting.pop()].depends_on:
            if need not in seen:
                seen.add(need)
                waiting.append(need)
    return target in seen


def step_of(study: Study, kind: str, rng: random.Random) -> Changeset:
    """A random edit of a kind."""
    ids = list(study.activities)
    needs, _soft = arrows_of(view_of(study, MODEL))
    number = 1 + max(int(each.number or 0) for each in study.activities.values())
    rank = ranks_of(ids, needs)
    order = sorted(ids, key=lambda id_: rank[id_])
    if kind == "add":
        at = rng.randrange(len(order))
        near = order[max(0, at - NEAR + 1) : at + 1]
        return edit.add(
            study, activity(number, tuple(rng.sample(near, min(len(near), rng.choice((1, 1, 2))))))
        )
    if kind == "between" and needs:
        source, target = rng.choice(needs)
        added = edit.add(study, activity(number, (source,)))
        rest = [each for each in study.activities[target].depends_on if each != source]
        after = apply(study, added)
        new = f"a{number:03}"
        return join("", added, edit_model.set_needs(after, target, (*rest, new)))
    if kind == "delete":
        return edit.delete(study, "activity", rng.choice(ids))
    if kind == "reword":
        chosen = rng.choice(ids)
        return edit.write(study, "activity", chosen, "text", rng.choice(WORDS))
    pairs = [
        (a, b)
        for at, a in enumerate(order)
        for b in order[max(0, at - NEAR) : at + NEAR + 1]
        if a != b and (a, b) not in needs and not _circle(study, a, b)
    ]
    return edit_model.connect_activities(study, *rng.choice(pairs)) if pairs else Changeset("", ())


def _source(study: Study) -> tuple[str, list[str]]:
    """What the layout program is asked, and the activities in the order of its boxes."""
    view = view_of(study, MODEL)
    sizes = sizes_of(view.operational, "en", USUAL_WIDTH)
    ids = [each.id for each in view.operational]
    needs, _soft = arrows_of(view)
    pairs = [(ids.index(a), ids.index(b)) for a, b in needs]
    return cell_source([sizes[id_] for id_ in ids], pairs, [], 4), ids


def from_nothing(study: Study) -> dict[str, Rect]:
    """Where the layout program puts boxes of the same sizes."""
    view = view_of(study, MODEL)
    sizes = sizes_of(view.operational, "en", USUAL_WIDTH)
    source, ids = _source(study)
    answer, note = graphviz_process.positions(source, [f"n{at}" for at in range(len(ids))])
    if answer is None or note:
        raise SystemExit(note or "no layout engine")
    found = {}
    for at, id_ in enumerate(ids):
        spot, size = answer.spots[f"n{at}"], sizes[id_]
        x = round(spot.x / CELL_WIDTH - size.width / 2)
        y = round(spot.y / CELL_HEIGHT - size.height / 2)
        found[id_] = Rect(x, y, size.width, size.height)
    return found


def replay(
    models: int, begin: Callable[[Sequence[Activity]], Study], *, drawings: bool = False
) -> tuple[Tally, Tally]:
    """Ours and the layout program's, over the same models and edits; with `drawings`, as they are drawn too."""
    ours, plain = Tally(), Tally()
    for seed in range(models):
        rng = random.Random(seed)
        study = begin(random_model(rng))
        here, there = dict(place_model(study, MODEL, "en").positions), from_nothing(study)
        for kind in rng.sample(EDITS, len(EDITS)):
            step = step_of(study, kind, rng)
            if not step:
                continue
            study = done(study, step)
            arrows, _soft = arrows_of(view_of(study, MODEL))
            after, anew = dict(place_model(study, MODEL, "en").positions), from_nothing(study)
            ours.count(kind, here, after, arrows)
            plain.count(kind, there, anew, arrows)
            if drawings:
                ways = drawn_here(study)
                ours.count_drawn(ways)
                ours.cells += sum(map(length, ways.values()))
                ours.shortest += shortest(study)
                plain.count_drawn(drawn_there(study))
            here, there = after, anew
    return ours, plain


STARTS: Final = (
    ("laid out by the engine, then edited", study_of),
    ("typed from nothing, then edited", grown),
)


def page(models: int) -> str:
    """The figures as Markdown."""
    lines = [HEAD.format(models=models, edits=len(EDITS), python=platform.python_version())]
    kinds: list[str] = []
    for words, begin in STARTS:
        ours, plain = replay(models, begin, drawings=True)
        for name, tally in ((f"ssm_studio: {words}", ours), ("plain dot", plain)):
            ratios = [
                f"{mine / max(1, theirs):.2f}×" if tally is ours else ""
                for mine, theirs in (
                    (ours.crossings, plain.crossings),
                    (ours.drawn, plain.drawn),
                )
            ]
            long = f"{ours.cells / max(1, ours.shortest):.2f}×" if tally is ours else ""
            lines.append(
                f"| {name} | {tally.share:.1%} | {tally.shifted / max(1, tally.seen):.1%} "
                f"| {tally.crossings} | {ratios[0]} | {tally.drawn} | {ratios[1]} "
                f"| {tally.free / max(1, tally.drawings):.0%} | {long} |"
            )
        of = ", ".join(f"{k} {ours.moved[k] / n:.1%}" for k, n in sorted(ours.of.items()) if n)
        kinds.append(f"- {words}: {of}.")
        met = ours.share <= MOST_MOVED and ours.crossings <= MOST_CROSSINGS * plain.crossings
        kinds.append(
            f"  Aim (at most {MOST_MOVED:.0%}, at most {MOST_CROSSINGS}×): {'met' if met else 'missed'}."
        )
        drawn = ours.drawn <= MOST_CROSSINGS * plain.drawn
        kinds.append(
            f"  At most {MOST_CROSSINGS}× the crossings as drawn: {'met' if drawn else 'missed'}."
        )
    return "\n".join([*lines, FOOT, *kinds, ""])


if __name__ == "__main__":
    made = page(int(sys.argv[1]) if len(sys.argv) > 1 else MODELS)
    if len(sys.argv) < 2:
        PAGE.write_text(made, encoding="utf-8")
    print(made)
