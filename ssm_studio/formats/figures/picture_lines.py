"""The lines of a rich picture's figure: how they bend around things, what they look like, where their words go."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.domain.elements import line_look, relation_kind
from ssm_studio.domain.picture import Relation
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.cell_ways import Box, length, pieces
from ssm_studio.formats.figures.line_signs import RADIUS, put_sign
from ssm_studio.formats.figures.svg import (
    CONCERN,
    DASHED,
    DOTTED,
    INK,
    MUTED,
    PAPER,
    SUPPORT,
    Spot,
    Svg,
    bezier,
    text_size,
)

Way = tuple[Spot, ...]
"""A curve: where it starts, then two control points and an end for each of its pieces."""
BOWS: Final = (0.07, -0.07, 0.2, -0.2, 0.38, -0.38)
"""How far lines bend aside that keep clear of what is in between, or run beside another between the same two."""
_WIDE_BOWS: Final = (0.6, -0.6, 0.9, -0.9, 1.3, -1.3, 1.8, -1.8)
"""How far they may bend where nothing less leads round."""
_INKS: Final = {
    "conflict": CONCERN,
    "pressure": CONCERN,
    "supports": SUPPORT,
    "missing": MUTED,
    "informal": MUTED,
}
_DASHES: Final = {"dashed": DASHED, "dotted": DOTTED}


def ways(
    relations: Sequence[Relation],
    edges: Mapping[str, Box],
    walls: Sequence[Box],
    otherwise: Callable[[Relation], Iterable[Way]] = lambda _relation: (),
) -> list[tuple[Relation, Way]]:
    """A curve for every relation, another one for each further relation between the same two.

    Args:
        otherwise: gives ways that may be taken where no bow leads round what stands there.
    """
    page = _page(edges.values())
    left, top, right, bottom = page
    wide = left - _OUTSIDE, top - _OUTSIDE, right + _OUTSIDE, bottom + _OUTSIDE
    seen: Counter[frozenset[str | None]] = Counter()
    found = []
    for each in relations:
        pair = frozenset((each.source, each.target))
        used = seen[pair] % len(BOWS)
        seen[pair] += 1
        one, other = edges[each.source or ""], edges[each.target or ""]
        # A line back bends to the other side than the line there, or one would cover the other.
        side = 1 if (each.source or "") <= (each.target or "") else -1
        way, met = _way(one, other, walls, [side * bow for bow in BOWS[used:]], page)
        others = [wall for wall in walls if wall not in (one, other)]
        for round_ in otherwise(each) if met else ():
            if (less := _met(round_, others, wide, _CLOSE)) < met:
                way, met = round_, less
            if not met:
                break
        found.append((each, way))
    return found


_ROOM: Final = 40.0
"""How far beyond a line its words may reach."""


def outside(lines: Iterable[tuple[Relation, Way]], top: float) -> Spot:
    """How far to the right and down all must move so that the lines and their words lie on the page, below `top`."""
    spots = [spot for _relation, way in lines for spot in way]
    right = max(0.0, 24 + _ROOM - min((x for x, _y in spots), default=24 + _ROOM))
    down = max(0.0, top - min((y for _x, y in spots), default=top))
    return right, down


def centre(box: Box) -> Spot:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def edge(x: float, y: float, rx: float, ry: float, towards: Spot) -> Spot:
    """Where the line from the middle of an oval leaves it."""
    dx, dy = towards[0] - x, towards[1] - y
    share = 1 / (math.hypot(dx / max(rx, 1), dy / max(ry, 1)) or 1.0)
    return x + dx * share, y + dy * share


def along(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def leaves(box: Box, towards: Spot, gap: float) -> Spot:
    """Where the line from the middle of a box to somewhere else leaves it."""
    x, y = centre(box)
    dx, dy = towards[0] - x, towards[1] - y
    half_x, half_y = (box[2] - box[0]) / 2 + gap, (box[3] - box[1]) / 2 + gap
    share = min(half_x / abs(dx) if dx else math.inf, half_y / abs(dy) if dy else math.inf, 1.0)
    return x + dx * share, y + dy * share


def draw_line(svg: Svg, relation: Relation, way: Way) -> None:
    kind = relation_kind(relation.kind)
    look = line_look(relation.kind, relation.directed)
    ink = _INKS.get(kind.key, INK)
    start, first, second, end = way[0], way[1], way[-2], way[-1]
    dash = _DASHES.get(look.line, "")
    svg.open("", f"relation {kind.key}")
    width = {"heavy": 3.6, "double": 4.2}.get(look.line, 1.4)
    svg.path(bezier(way), stroke=ink, width=width, stroke_dasharray=dash)
    if look.line == "double":
        svg.path(bezier(way), stroke=PAPER, width=1.8)
    if look.head != "none":
        svg.head(end, second, look.head, stroke=ink)
    if look.back:
        svg.head(start, first, look.head, stroke=ink)
    svg.close()


_HEAD: Final = 22.0
"""The side of the square about the end of a line in which no words may stand, so that its head is seen."""


def heads_of(relation: Relation, way: Way) -> list[Box]:
    """Where the heads of a line are."""
    look = line_look(relation.kind, relation.directed)
    ends = [way[-1]] if look.head != "none" else []
    return [_field(end, _HEAD, _HEAD) for end in (*ends, *([way[0]] if look.back else []))]


_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where on a line its words may stand, the best first."""


def draw_words(svg: Svg, relation: Relation, way: Way, walls: list[Box], language: str) -> None:
    """The sign and the words of a line, at a place along it where nothing else is; adds that to `walls`."""
    sign = line_look(relation.kind, relation.directed).sign
    label = read(relation.label, language) or relation.what or ""
    lines = wrap(label, 18, 4) if label else ()
    wide, high = text_size(lines, 11) if lines else (0.0, 0.0)
    around = RADIUS if sign else 0.0

    def fields(share: float, aside: Spot) -> list[Box]:
        x, y = _point(way, share)
        words = _field((x + aside[0], y + aside[1]), wide, high)
        return [words, _field((x, y), 2 * around, 2 * around)] if sign else [words]

    def covered(place: tuple[float, Spot]) -> float:
        return sum(_overlap(field, wall) for field in fields(*place) for wall in walls)

    places = [(share, aside) for aside in _asides(wide, high, around) for share in _SHARES]
    share, aside = min(places, key=covered)
    walls += fields(share, aside)
    x, y = _point(way, share)
    svg.open(label, f"relation words {relation_kind(relation.kind).key}")
    ink = _INKS.get(relation_kind(relation.kind).key, INK)
    before, after = _point(way, max(0.0, share - 0.04)), _point(way, min(1.0, share + 0.04))
    angle = math.atan2(after[1] - before[1], after[0] - before[0])
    put_sign(svg, sign, (x, y), angle, ink)
    svg.label(x + aside[0], y + aside[1], lines, size=11, fill=ink, halo=True)
    svg.close()


def _asides(wide: float, high: float, around: float) -> list[Spot]:
    """How far from their line words may stand: on it where it has no sign, else below, above, right and left of it."""
    down, right = high / 2 + around + 3, wide / 2 + around + 5
    beside = [(0.0, down), (0.0, -down), (right, 0.0), (-right, 0.0)]
    return beside if around else [(0.0, 0.0), *beside]


def _field(middle: Spot, wide: float, high: float) -> Box:
    x, y = middle
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


_STRIDE: Final = 8.0
"""How far from each other the spots of a line are at most that are looked at."""
_CLEAR: Final = 6.0
_CLOSE: Final = 1.0
"""How far a bow keeps from what it passes, and a way from the text drawing, which runs beside it."""
_OUTSIDE: Final = 110.0
"""How far beyond the page a way from the text drawing may reach, for which the page then grows."""


def _page(boxes: Iterable[Box]) -> Box:
    """What the boxes take, with a little around them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((0,),) * 4
    return min(lefts) - 16, min(tops) - 16, max(rights) + 40, max(bottoms) + 40


def _way(
    a: Box, b: Box, walls: Sequence[Box], bows: Sequence[float], page: Box
) -> tuple[Way, float]:
    """A bow from one box to the other that meets few others, with how much it meets; a loop where both are the same."""
    if a == b:
        x, y = a[2], centre(a)[1]
        return ((x, y - 8), (x + 44, y - 26), (x + 44, y + 26), (x, y + 8)), 0
    others = [wall for wall in walls if wall not in (a, b)]
    found, fewest = _bow(a, b, bows[0]), math.inf
    for bow in (*bows, *_WIDE_BOWS):
        way = _bow(a, b, bow)
        if (met := _met(way, others, page)) < fewest:
            found, fewest = way, met
        if not fewest:
            break
    return found, fewest


def _met(way: Way, walls: Sequence[Box], page: Box, clear: float = _CLEAR) -> int:
    """How much of a curve lies on boxes, or nearer to one than `clear`, or outside the page."""
    many = max(24 * max(1, len(way) // 6), round(math.dist(way[0], way[-1]) / _STRIDE))
    spots = [_point(way, at / many) for at in range(1, many)]
    outside = sum(not (page[0] <= x <= page[2] and page[1] <= y <= page[3]) for x, y in spots)
    left, right = min(x for x, _y in spots) - clear, max(x for x, _y in spots) + clear
    top, bottom = min(y for _x, y in spots) - clear, max(y for _x, y in spots) + clear
    return 2 * outside + sum(
        wall[0] - clear <= x <= wall[2] + clear and wall[1] - clear <= y <= wall[3] + clear
        for wall in walls
        if wall[0] <= right and left <= wall[2] and wall[1] <= bottom and top <= wall[3]
        for x, y in spots
    )


def _bow(a: Box, b: Box, bow: float) -> Way:
    (x0, y0), (x1, y1) = centre(a), centre(b)
    bend = ((x0 + x1) / 2 - (y1 - y0) * bow, (y0 + y1) / 2 + (x1 - x0) * bow)
    start, end = leaves(a, bend, 4), leaves(b, bend, 4)
    return start, along(start, bend, 0.66), along(end, bend, 0.66), end


def _point(way: Way, share: float) -> Spot:
    """A spot on a curve; each of its pieces has a share as long as it is."""
    parts = pieces(way)
    far = share * sum(map(length, parts))
    while len(parts) > 1 and far > length(parts[0]):
        far -= length(parts.pop(0))
    way = parts[0]
    share = min(1.0, far / (length(way) or 1.0))
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(weight * spot[0] for weight, spot in zip(weights, way, strict=True)),
        sum(weight * spot[1] for weight, spot in zip(weights, way, strict=True)),
    )
