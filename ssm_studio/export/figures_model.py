"""A conceptual model as an SVG figure: hand-drawn ovals within their boundary, curved arrows, watchers below."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.dot import MOST_LABEL, figure_source
from ssm_studio.diagram.layers import columns_of, rows_of
from ssm_studio.diagram.layout import positions
from ssm_studio.diagram.model_text import model_lines
from ssm_studio.diagram.model_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    Arrow,
    ModelView,
    label_of,
    view_of,
)
from ssm_studio.diagram.placing import place_model
from ssm_studio.diagram.wrap import printable, wrap
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.export.figures_svg import (
    DASHED,
    DOTTED,
    INK,
    MUTED,
    SOLID,
    SYSTEMS,
    Spot,
    Svg,
    bezier,
    blob,
    fence,
    number,
    put_foot,
    text_size,
)
from ssm_studio.i18n import N_, translator

INCH: Final = 96.0
SIZE: Final = 13.0
WRAP: Final = 22
CELL: Final = (11.5, 25.0)
"""Pixels of a cell for models whose activities were placed by hand."""
PER_ROW: Final = 3
WATCHERS_GAP: Final = 44.0
HEAD: Final = 0.139 * INCH
_LOOKS: Final = {
    DEPENDS: (SOLID, "arrow", N_("is needed for")),
    INFORMATION: (DOTTED, "open", N_("informs")),
    FEEDBACK: (DASHED, "open", N_("gives feedback to")),
}


@dataclass(frozen=True, slots=True)
class Oval:
    """Where an activity stands: its middle and half its size."""

    x: float
    y: float
    rx: float
    ry: float

    def towards(self, other: Spot, gap: float = 0.0) -> Spot:
        """Where the line from the middle to `other` leaves the oval, `gap` further out."""
        dx, dy = other[0] - self.x, other[1] - self.y
        far = math.hypot(dx, dy) or 1.0
        edge = 1 / (math.hypot(dx / self.rx, dy / self.ry) or 1.0)
        share = edge + gap / far
        return self.x + dx * share, self.y + dy * share


Curves = dict[Arrow, tuple[Spot, ...]]


def model_figure(study: Study, model_id: str, language: str) -> str:
    """The SVG of one model, for eyes that may see everything in `study`."""
    view = view_of(study, model_id)
    t = translator(language)
    model = study.models.get(model_id)
    words = {each.id: _words(each, language) for each in view.activities}
    sizes = {id_: _room(lines) for id_, lines in words.items()}
    ovals, curves = _placed(study, model_id, language, view, sizes)
    ovals = _moved(ovals, curves)
    svg = Svg()
    title = read(model.title if model else None, language)
    ref = model.ref if model else ""
    heading = wrap(" ".join(each for each in (ref, title) if each), 60, 4)
    svg.text(24, 28, heading, size=16, fill=SYSTEMS, anchor="start", weight="bold")
    svg.reach(24 + text_size(heading, 16)[0], 28 + text_size(heading, 16)[1])
    down = svg.height + 28
    ovals = {id_: Oval(o.x + 56, o.y + down, o.rx, o.ry) for id_, o in ovals.items()}
    curves = {a: tuple((x + 56, y + down) for x, y in c) for a, c in curves.items()}
    frame = _frame(svg, view, sizes, ovals, curves)
    ovals |= _watchers(svg, view, sizes, frame, t("monitoring and control"))
    for arrow in view.arrows:
        _draw_arrow(
            svg, arrow, curves.get(arrow) or _curve(ovals[arrow.source], ovals[arrow.target])
        )
    _draw_watching(svg, view, ovals, frame)
    for seed, each in enumerate(view.activities):
        oval = ovals[each.id]
        svg.open(label_of(each, language), "activity")
        svg.path(blob(oval.x, oval.y, oval.rx, oval.ry, seed), fill="#ffffff")
        svg.label(oval.x, oval.y, words[each.id], size=SIZE)
        svg.close()
        svg.reach(oval.x + oval.rx, oval.y + oval.ry)
    _draw_loops(svg, view, ovals)
    _legend(svg, view, language)
    version = model.version if model else None
    foot = [t("Version {number}").format(number=version)] if version else []
    put_foot(svg, [*foot, read(study.session.warning, language)])
    return svg.document(title or ref, "\n".join(model_lines(study, model_id, language)))


def _words(activity: Activity, language: str) -> tuple[str, ...]:
    words = wrap(read(activity.text, language)[:MOST_LABEL], WRAP)
    return (printable(activity.number), *words) if activity.number else words


def _room(lines: tuple[str, ...]) -> tuple[float, float]:
    """The size of an oval around these lines."""
    width, height = text_size(lines, SIZE)
    return max(90.0, width * 1.22 + 26), max(46.0, height * 1.35 + 20)


def _placed(
    study: Study,
    model_id: str,
    language: str,
    view: ModelView,
    sizes: Mapping[str, tuple[float, float]],
) -> tuple[dict[str, Oval], Curves]:
    """The operational activities, where people, the engine, or else our own layers put them."""
    ids = [each.id for each in view.operational]
    if any(each.x is not None and each.y is not None for each in view.operational):
        rects = place_model(study, model_id, language).positions
        return {
            id_: Oval(
                (rects[id_].x + rects[id_].width / 2) * CELL[0],
                (rects[id_].y + rects[id_].height / 2) * CELL[1],
                min(sizes[id_][0] / 2, (rects[id_].width / 2 + 1) * CELL[0]),
                min(sizes[id_][1] / 2, (rects[id_].height / 2 + 0.4) * CELL[1]),
            )
            for id_ in ids
        }, {}
    at = {id_: place for place, id_ in enumerate(ids)}
    inside = [each for each in view.arrows if each.source in at and each.target in at]
    hard = [each for each in inside if each.kind == DEPENDS]
    pairs = [(at[each.source], at[each.target]) for each in hard]
    soft = [(at[each.source], at[each.target]) for each in inside if each.kind != DEPENDS]
    inches = [(sizes[id_][0] / INCH, sizes[id_][1] / INCH) for id_ in ids]
    names = [f"n{place}" for place in range(len(ids))]
    answer, _note = positions(figure_source(inches, pairs, soft), names) if ids else (None, "")
    if answer is None:
        return _own(ids, [(a.source, a.target) for a in hard], sizes), {}
    ovals = {
        id_: Oval(spot.x * INCH, spot.y * INCH, sizes[id_][0] / 2, sizes[id_][1] / 2)
        for id_, name in zip(ids, names, strict=True)
        for spot in (answer.spots[name],)
    }
    left = {pair: list(found) for pair, found in answer.curves.items()}
    curves: Curves = {}
    for arrow in inside:
        found = left.get((f"n{at[arrow.source]}", f"n{at[arrow.target]}"))
        if found and len(found[0]) % 3 == 1:
            curves[arrow] = tuple((x * INCH, y * INCH) for x, y in found.pop(0))
    return ovals, curves


def _own(
    ids: list[str], needs: list[tuple[str, str]], sizes: Mapping[str, tuple[float, float]]
) -> dict[str, Oval]:
    rows = rows_of(ids, needs, 3)
    middles = columns_of(rows, needs, {id_: int(sizes[id_][0]) for id_ in ids}, 40)
    ovals: dict[str, Oval] = {}
    y = 0.0
    for row in rows:
        high = max(sizes[id_][1] for id_ in row)
        for id_ in row:
            width, height = sizes[id_]
            ovals[id_] = Oval(middles[id_], y + high / 2, width / 2, height / 2)
        y += high + 60
    return ovals


def _moved(ovals: dict[str, Oval], curves: Curves) -> dict[str, Oval]:
    """Everything moved so that the leftmost and topmost point is 0; the curves in place."""
    spots = [spot for curve in curves.values() for spot in curve]
    left = min([*(o.x - o.rx for o in ovals.values()), *(x for x, _y in spots)], default=0.0)
    top = min([*(o.y - o.ry for o in ovals.values()), *(y for _x, y in spots)], default=0.0)
    for arrow, curve in curves.items():
        curves[arrow] = tuple((x - left, y - top) for x, y in curve)
    return {id_: Oval(o.x - left, o.y - top, o.rx, o.ry) for id_, o in ovals.items()}


Frame = tuple[float, float, float, float]


def _frame(
    svg: Svg,
    view: ModelView,
    sizes: Mapping[str, tuple[float, float]],
    ovals: dict[str, Oval],
    curves: Curves,
) -> Frame | None:
    """Draw the boundary around the operational activities; left, top, right and bottom of it."""
    if not view.operational:
        return None
    spots = [spot for curve in curves.values() for spot in curve]
    xs = [x for x, _y in spots] + [o.x + side * o.rx for o in ovals.values() for side in (-1, 1)]
    ys = [y for _x, y in spots] + [o.y + side * o.ry for o in ovals.values() for side in (-1, 1)]
    frame = (min(xs) - 28, min(ys) - 24, max(xs) + 28, max(ys) + 24)
    if view.watching:
        rows = [view.watching[at : at + PER_ROW] for at in range(0, len(view.watching), PER_ROW)]
        wide = max(sum(sizes[each.id][0] + WATCHERS_GAP for each in row) for row in rows)
        frame = (frame[0], frame[1], max(frame[2], frame[0] + wide + WATCHERS_GAP), frame[3])
        # Ovals stay in the middle of a boundary that was widened for the group below it.
        shift = (frame[2] - max(xs) - 28) / 2
        for id_, oval in ovals.items():
            ovals[id_] = Oval(oval.x + shift, oval.y, oval.rx, oval.ry)
        for arrow, curve in curves.items():
            curves[arrow] = tuple((x + shift, y) for x, y in curve)
    svg.path(fence(*frame), stroke=SYSTEMS, width=2.2)
    svg.reach(frame[2], frame[3])
    return frame


def _watchers(
    svg: Svg,
    view: ModelView,
    sizes: Mapping[str, tuple[float, float]],
    frame: Frame | None,
    caption: str,
) -> dict[str, Oval]:
    """Place the monitoring and control group below the boundary and draw its dashed line."""
    if not view.watching:
        return {}
    left, _top, right, bottom = frame or (28.0, 0.0, 648.0, svg.height + 10)
    ovals: dict[str, Oval] = {}
    y = bottom + (86 if frame else 40)
    for start in range(0, len(view.watching), PER_ROW):
        row = [each.id for each in view.watching[start : start + PER_ROW]]
        high = max(sizes[id_][1] for id_ in row)
        total = sum(sizes[id_][0] for id_ in row) + WATCHERS_GAP * (len(row) - 1)
        x = max(left + 16, (left + right - total) / 2)
        for id_ in row:
            width, height = sizes[id_]
            ovals[id_] = Oval(x + width / 2, y + high / 2, width / 2, height / 2)
            x += width + WATCHERS_GAP
        y += high + WATCHERS_GAP
    edges = [o.x + side * o.rx for o in ovals.values() for side in (-1, 1)]
    group = (
        min(edges) - 18,
        bottom + (62 if frame else 16),
        max(edges) + 18,
        y - WATCHERS_GAP + 30,
    )
    svg.path(fence(*group, seed=2), stroke=SYSTEMS, stroke_dasharray=DASHED)
    svg.text(group[0] + 24, group[3] - 12, [caption], size=11, fill=MUTED, anchor="start")
    svg.reach(group[2], group[3])
    return ovals


def _curve(source: Oval, target: Oval) -> tuple[Spot, ...]:
    """A bow between two ovals; its end leaves room for the head."""
    dx, dy = target.x - source.x, target.y - source.y
    bow = 0.12
    middle = (source.x + dx / 2 - dy * bow, source.y + dy / 2 + dx * bow)
    start, end = source.towards(middle), target.towards(middle, HEAD)
    return start, _between(start, middle), _between(end, middle), end


def _between(one: Spot, other: Spot) -> Spot:
    return one[0] + (other[0] - one[0]) * 0.66, one[1] + (other[1] - one[1]) * 0.66


def _draw_arrow(svg: Svg, arrow: Arrow, curve: tuple[Spot, ...]) -> None:
    dash, head, _said = _LOOKS[arrow.kind]
    svg.open("", f"arrow {arrow.kind}")
    tip, back = _tip(curve)
    # The line runs on under the head, so that none is seen floating before it.
    short = _between(back, tip) if head == "arrow" else tip
    svg.path(f"{bezier(curve)}L{number(short[0])},{number(short[1])}", stroke_dasharray=dash)
    svg.head(tip, back, head)
    svg.close()


def _tip(curve: tuple[Spot, ...]) -> tuple[Spot, Spot]:
    """The tip of the head that belongs at the end of a curve, and where it comes from."""
    (x0, y0), (x1, y1) = curve[-2], curve[-1]
    far = math.hypot(x1 - x0, y1 - y0) or 1.0
    return (x1 + (x1 - x0) / far * HEAD, y1 + (y1 - y0) / far * HEAD), (x1, y1)


def _draw_watching(
    svg: Svg, view: ModelView, ovals: Mapping[str, Oval], frame: Frame | None
) -> None:
    """One arrow from the boundary to what monitors and one from what controls back to it."""
    if frame is None:
        return
    monitor = next((each for each in view.watching if each.kind == "monitor"), None)
    control = next((each for each in reversed(view.watching) if each.kind == "control"), None)
    for each, outwards in ((monitor, True), (control, False)):
        if each is None:
            continue
        oval = ovals[each.id]
        x = min(max(oval.x, frame[0] + 24), frame[2] - 24)
        ends = ((x, frame[3] + 2), (oval.x, oval.y - oval.ry - 1))
        start, end = ends if outwards else (ends[1], ends[0])
        svg.open("", "arrow watches")
        svg.path(
            f"M{number(start[0])},{number(start[1])}L{number(end[0])},{number(end[1])}",
            stroke_dasharray=DASHED,
        )
        svg.head(end, start)
        svg.close()


def _draw_loops(svg: Svg, view: ModelView, ovals: Mapping[str, Oval]) -> None:
    for id_ in view.loops:
        oval = ovals[id_]
        x, y = oval.x + oval.rx * 0.7, oval.y - oval.ry * 0.72
        curve = ((x - 14, y - 4), (x - 10, y - 30), (x + 30, y - 22), (x + 14, y + 2))
        svg.path(bezier(curve))
        svg.head(curve[-1], curve[-2])
        svg.reach(x + 30, y)


def _legend(svg: Svg, view: ModelView, language: str) -> None:
    """What the lines mean, where there is more than one kind of them."""
    t = translator(language)
    kinds = [kind for kind in _LOOKS if any(each.kind == kind for each in view.arrows)]
    if len(kinds) < 2:
        return
    x, y = 24.0, svg.height + 22
    for kind in kinds:
        dash, head, said = _LOOKS[kind]
        svg.path(f"M{number(x)},{number(y)}h30", stroke=INK, stroke_dasharray=dash)
        svg.head((x + 38, y), (x, y), head)
        svg.text(x + 46, y, [t(said)], size=11, fill=MUTED, anchor="start")
        x += 60 + text_size([t(said)], 11)[0]
    svg.reach(x, y)
