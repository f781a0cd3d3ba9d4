"""A conceptual model as an SVG figure: hand-drawn ovals within their boundary, curved arrows, watchers below.

Everything stands where it stands on screen: positions come from the study alone (`place_model`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, bounds
from ssm_studio.diagram.cells.wrap import printable, wrap
from ssm_studio.diagram.model.graph_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    WATCHING_KINDS,
    Arrow,
    ModelView,
    flag_words,
    flags,
    label_of,
    view_of,
)
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.rerouting import lead_all
from ssm_studio.diagram.model.text_view import model_lines
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.arrows import Curve, curves, middle, tip
from ssm_studio.formats.figures.curve_routing import Oval
from ssm_studio.formats.figures.model_caption import model_caption, model_heading
from ssm_studio.formats.figures.model_captions import Beside, beside
from ssm_studio.formats.figures.side_text import GAP, WIDTH, height_of, put_beside
from ssm_studio.formats.figures.svg import (
    CONCERN,
    DASHED,
    DOTTED,
    INK,
    LETTER,
    MUTED,
    REAL,
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

SIZE: Final = 13.0
MOST_LABEL: Final = 2000
"""Characters of a label that are drawn, then "…"; its group is named with all of it."""
CELL: Final = (10.4, 24.0)
"""Pixels of a diagram's cell: an oval around words takes about the room of the box around them."""
WIDEST: Final = 900.0
"""A figure wider than this has the words below it, and not beside it."""
EDGE: Final = 28.0
FEWEST, MOST = 24, 60
"""Letters of a title's line."""
_UPRIGHT: Final = 1.41
"""Height of an upright sheet of paper, as a part of its width."""
_ROUTED: Final = 60
"""Arrows up to which the ways of the text drawing are asked for."""
_LOOKS: Final = {
    DEPENDS: (SOLID, "arrow", N_("is needed for")),
    INFORMATION: (DOTTED, "open", N_("informs")),
    FEEDBACK: (DASHED, "open", N_("gives feedback to")),
}
Frame = tuple[float, float, float, float]
Ovals = dict[str, Oval]


def model_figure(
    study: Study,
    model_id: str,
    language: str,
    *,
    words_beside: bool = True,
    marks: Mapping[str, str] | None = None,
) -> str:
    """The SVG of one model, for eyes that may see everything in `study`.

    Args:
        words_beside: whether definition, CATWOE and measures stand beside the drawing.
        marks: "stale", "questioned" or both by activity id; from the comparison where not said.
    """
    view = view_of(study, model_id)
    model = study.models.get(model_id) or ConceptualModel(id=model_id)
    svg = Svg()
    title = read(model.title, language)
    placed = place_model(study, model_id, language).positions
    blocks = beside(study, model, language) if words_beside else ()
    _heading(svg, model_heading(study, model, language), *_heading_size(placed.values(), blocks))
    top = svg.height + 12
    words, ovals = _placed(study, model_id, language, view, top + EDGE)
    routes = _routes(view, placed, top + EDGE)
    ovals, ways = _on_page(ovals, curves(view.arrows, ovals, routes))
    frame = _boundary(svg, view, ovals, ways, REAL if model.real_world else SYSTEMS)
    _group(svg, view, ovals, language)
    for arrow in view.arrows:
        _draw_arrow(svg, arrow, ways[arrow])
    _draw_watching(svg, view, ovals, frame)
    flagged = flags(study) if marks is None else marks
    for seed, each in enumerate(view.activities):
        told = flag_words(flagged.get(each.id, ""))
        _draw_activity(svg, each, ovals[each.id], words[each.id], seed, told, language)
    _draw_loops(svg, view, ovals)
    _legend(svg, view, language)
    if blocks:
        wide = svg.width > WIDEST or height_of(blocks) > 2 * svg.height
        put_beside(svg, blocks, svg.width, top + EDGE, svg.height if wide else 0)
    put_foot(svg, [model_caption(study, model, language), read(study.session.warning, language)])
    return svg.document(title or model.ref, "\n".join(model_lines(study, model_id, language)))


def _heading(svg: Svg, words: str, size: float = 16.0, width: float = math.inf) -> None:
    """The title, in lines that are no wider than the figure, or only a little."""
    letters = int(max(FEWEST, min(MOST, width / (size * LETTER))))
    lines = wrap(words, letters, 4 * MOST // letters)
    svg.text(24, 12 + size, lines, size=size, fill=SYSTEMS, anchor="start", weight="bold")
    width, height = text_size(lines, size)
    svg.reach(24 + width, 12 + size + height)


def _heading_size(placed: Iterable[Rect], blocks: Sequence[Beside]) -> tuple[float, float]:
    """A title that is read first on a page and on a wall, high figures as well as wide ones; and the figure's width."""
    room = bounds(placed)
    width = room.width * CELL[0] + 2 * EDGE
    if blocks and width <= WIDEST:
        width += GAP + WIDTH
    across = max(width, room.height * CELL[1] / _UPRIGHT)
    return max(16.0, min(40.0, across / 40)), width


def _boundary(
    svg: Svg,
    view: ModelView,
    ovals: Mapping[str, Oval],
    ways: Mapping[Arrow, Curve],
    ink: str,
) -> Frame | None:
    """The line round the operational activities, as wide as what watches them below, as on screen."""
    frame = _frame(svg, view.operational, ovals, ways)
    if frame:
        below = [ovals[each.id] for each in view.watching]
        left, top, right, bottom = frame
        left = min(left, *(o.x - o.rx for o in below), math.inf)
        right = max(right, *(o.x + o.rx for o in below), -math.inf)
        frame = (left, top, right, bottom)
        svg.reach(right, bottom)
        svg.path(fence(*frame), stroke=ink, width=2.2)
    return frame


def _group(svg: Svg, view: ModelView, ovals: Mapping[str, Oval], language: str) -> None:
    """The dashed line round those that watch and control, with its name."""
    frame = _frame(svg, view.watching, ovals, {}, 22)
    if frame is None:
        return
    caption = [translator(language)("monitoring and control")]
    left, top, right, bottom = frame
    right = max(right, left + text_size(caption, 11)[0] + 30)
    svg.path(fence(left, top, right, bottom, seed=2), stroke=SYSTEMS, stroke_dasharray=DASHED)
    svg.text(left + 24, bottom - 18, caption, size=11, fill=MUTED, anchor="start")
    svg.reach(right, bottom)


def _words(activity: Activity, language: str, width: int) -> tuple[str, ...]:
    said = read(activity.text, language)
    words = wrap(said[:MOST_LABEL] + "…" if len(said) > MOST_LABEL else said, width)
    return (printable(activity.number), *words) if activity.number else words


def _room(lines: Sequence[str]) -> tuple[float, float]:
    """The size of an oval around these lines."""
    width, height = text_size(lines, SIZE)
    return max(90.0, width * 1.22 + 26), max(46.0, height * 1.35 + 20)


def _placed(
    study: Study, model_id: str, language: str, view: ModelView, top: float
) -> tuple[dict[str, tuple[str, ...]], Ovals]:
    """The words in each oval, wrapped as on screen, and where it stands; the first ones at the upper left."""
    placement = place_model(study, model_id, language)
    rects = placement.positions
    left = min((rect.x for rect in rects.values()), default=0)
    highest = min((rect.y for rect in rects.values()), default=0)
    words, ovals = {}, {}
    for each in view.activities:
        rect = rects[each.id]
        width = placement.label_width
        if each.kind in WATCHING_KINDS:
            width = max(rect.width - 4, 8)
        words[each.id] = _words(each, language, width)
        x = (rect.x - left + rect.width / 2) * CELL[0] + 24 + EDGE
        y = (rect.y - highest + rect.height / 2) * CELL[1] + top
        ovals[each.id] = _oval(rect, x, y, _room(words[each.id]))
    return words, {**ovals, **_even(view, rects, ovals)}


def _even(view: ModelView, rects: Mapping[str, Rect], ovals: Ovals) -> Ovals:
    """Those that watch and control, each row of them with all middles level and as high as the highest."""
    rows: dict[int, list[str]] = {}
    for each in view.watching:
        rows.setdefault(rects[each.id].y, []).append(each.id)
    found: Ovals = {}
    for ids in rows.values():
        highest = max((ovals[id_] for id_ in ids), key=lambda oval: oval.ry)
        for id_ in ids:
            found[id_] = Oval(ovals[id_].x, highest.y, ovals[id_].rx, highest.ry)
    return found


def _oval(rect: Rect, x: float, y: float, size: tuple[float, float]) -> Oval:
    """As large as its words ask for, but never into the next box."""
    rx = min(size[0] / 2, (rect.width / 2 + 1) * CELL[0])
    ry = min(size[1] / 2, (rect.height / 2 + 0.4) * CELL[1])
    return Oval(x, y, rx, ry)


def _routes(
    view: ModelView, positions: Mapping[str, Rect], top: float
) -> dict[Arrow, tuple[Spot, ...]]:
    """Where each arrow turns in the drawing of text cells, on the page; none for large models."""
    if not positions or len(view.arrows) > _ROUTED:
        return {}
    sheet = lead_all(view, positions)
    left = min(rect.x for rect in sheet.boxes.values())
    highest = min(rect.y for rect in sheet.boxes.values())
    return {
        each.arrow: tuple(
            ((x - left + 0.5) * CELL[0] + 24 + EDGE, (y - highest + 0.5) * CELL[1] + top)
            for x, y in each.way[1:-1]
        )
        for each in sheet.led
        if not sheet.room[1]
    }


def _on_page(ovals: Ovals, ways: dict[Arrow, Curve]) -> tuple[Ovals, dict[Arrow, Curve]]:
    """Both moved to the right where a bow would leave the page."""
    by = max(0.0, EDGE - min((x for way in ways.values() for x, _y in way), default=EDGE))
    moved = {id_: Oval(o.x + by, o.y, o.rx, o.ry) for id_, o in ovals.items()}
    return moved, {arrow: tuple((x + by, y) for x, y in way) for arrow, way in ways.items()}


def _frame(
    svg: Svg,
    activities: Sequence[Activity],
    ovals: Mapping[str, Oval],
    ways: Mapping[Arrow, Curve],
    below: float = 0,
) -> Frame | None:
    """What encloses these activities and the arrows between them: left, top, right and bottom.

    `below` is more room at the bottom.
    """
    inside = [ovals[each.id] for each in activities]
    if not inside:
        return None
    ids = {each.id for each in activities}
    bows = [middle(way) for each, way in ways.items() if {each.source, each.target} <= ids]
    frame = (
        min(*(o.x - o.rx for o in inside), *(x + EDGE / 2 for x, _y in bows), math.inf) - EDGE,
        min(o.y - o.ry for o in inside) - EDGE,
        max(*(o.x + o.rx for o in inside), *(x - EDGE / 2 for x, _y in bows), -math.inf) + EDGE,
        max(o.y + o.ry for o in inside) + EDGE + below,
    )
    svg.reach(frame[2], frame[3])
    return frame


def _draw_activity(
    svg: Svg,
    activity: Activity,
    oval: Oval,
    words: Sequence[str],
    seed: int,
    marks: Sequence[str],
    language: str,
) -> None:
    told = [translator(language)(each) for each in marks]
    name = label_of(activity, language)
    svg.open(f"{name} ({', '.join(told)})" if told else name, "activity")
    outline = blob(oval.x, oval.y, oval.rx, oval.ry, seed)
    dash = DASHED if told else SOLID
    svg.path(outline, stroke=REAL if told else INK, fill="#ffffff", stroke_dasharray=dash)
    svg.label(oval.x, oval.y, words, size=SIZE)
    if told:
        # Upper right, where the fewest arrows come and go.
        lines = [line for each in told for line in wrap(each, 16, 3)]
        width, height = text_size(lines, 10)
        x, y = oval.x + oval.rx * 0.74, oval.y - oval.ry * 0.72
        svg.text(x, y - height + 12.5, lines, size=10, fill=CONCERN, anchor="start", halo=True)
        svg.reach(x + width, y)
    svg.close()
    svg.reach(oval.x + oval.rx, oval.y + oval.ry)


def _draw_arrow(svg: Svg, arrow: Arrow, curve: Curve) -> None:
    dash, head, _said = _LOOKS[arrow.kind]
    svg.open("", f"arrow {arrow.kind}")
    end, back = tip(curve)
    # The line runs on under the head, so that none is seen floating before it.
    short = _between(back, end) if head == "arrow" else end
    svg.path(f"{bezier(curve)}L{number(short[0])},{number(short[1])}", stroke_dasharray=dash)
    svg.head(end, back, head)
    svg.close()
    svg.reach(*map(max, zip(*curve, strict=True)))


def _between(one: Spot, other: Spot) -> Spot:
    return one[0] + (other[0] - one[0]) * 0.66, one[1] + (other[1] - one[1]) * 0.66


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
