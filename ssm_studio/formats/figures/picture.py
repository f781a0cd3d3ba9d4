"""A rich picture as an SVG figure: small drawings, bubbles with tails, and lines that look like what they mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, bounds
from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.diagram.picture.items import frames_of
from ssm_studio.diagram.picture.layout import place
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.cell_ways import Box, round_about
from ssm_studio.formats.figures.element_key import numbered, put_key, put_numbers
from ssm_studio.formats.figures.icons import ICONS
from ssm_studio.formats.figures.picture_caption import picture_caption
from ssm_studio.formats.figures.picture_lines import (
    Way,
    along,
    centre,
    draw_line,
    draw_words,
    edge,
    heads_of,
    leaves,
    outside,
    ways,
)
from ssm_studio.formats.figures.svg import (
    CONCERN,
    DOTTED,
    INK,
    MUTED,
    PAPER,
    REAL,
    RULE,
    WORLDVIEW,
    Spot,
    Svg,
    blob,
    cloud,
    fence,
    number,
    polygon,
    put_foot,
    text_size,
)
from ssm_studio.i18n import translator

CELL: Final = (10.5, 21.0)
"""Pixels of one canvas cell."""
SIZE: Final = 13.0
MOST_LINES: Final = 12
_LONGEST_TAIL: Final = 48.0
LEAST: Final = 0.72
"""Below this size an icon stands beside its words, not above them."""
_WIDE: Final = 24
_INKS: Final = {
    "concern": CONCERN,
    "conflict": CONCERN,
    "pressure": CONCERN,
    "barrier": CONCERN,
    "worldview": WORLDVIEW,
    "speech": REAL,
    "hope": REAL,
}
_NAMED: Final = ("actor", "group", "organisation", "role")
"""Kinds whose names are seen first, as on the screen."""
_OUTLINED: Final = (
    "worldview",
    "speech",
    "structure",
    "rule",
    "artefact",
    "barrier",
    "boundary",
    "note",
)


def picture_figure(study: Study, picture_id: str, language: str, *, keyed: bool = False) -> str:
    """The SVG of one picture, for eyes that may see everything in `study`.

    Args:
        keyed: number the elements, and say below what each number stands for.
    """
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    t = translator(language)
    picture = study.pictures.get(picture_id)
    title = read(picture.title if picture else None, language)
    ref = picture.ref if picture else ""
    svg = Svg()
    heading = wrap(" ".join(each for each in (ref, title) if each), 60, 4)
    size = _heading_size(_boxes(study, picture_id, language, 0.0).values())
    svg.text(24, 12 + size, heading, size=size, fill=REAL, anchor="start", weight="bold")
    svg.reach(24 + text_size(heading, size)[0], 12 + size + text_size(heading, size)[1])
    boxes, lines = _on_page(study, picture_id, language, svg.height + 24)
    for each in elements:
        box = _edges(each, boxes[each.id], language)
        svg.reach(box[2] + 12, box[3] + 12)
    for each in elements:
        if each.kind == "boundary":
            _draw(svg, each, boxes, language)
    edges = {each.id: _edges(each, boxes[each.id], language) for each in elements}
    walls = [edges[each.id] for each in elements if each.kind != "boundary"]
    for relation, way in lines:
        for x, y in way:
            svg.reach(min(x, svg.width + 60), min(y, svg.height + 60))
        draw_line(svg, relation, way)
    for each in elements:
        _draw_ties(svg, each, edges)
    for each in elements:
        if each.kind != "boundary":
            _draw(svg, each, boxes, language)
    walls += [head for line in lines for head in heads_of(*line)]
    for relation, way in lines:
        draw_words(svg, relation, way, walls, language)
    if keyed:
        numbers = numbered(edges)
        put_numbers(svg, edges, numbers)
        put_key(svg, elements, numbers, language)
    foot = picture_caption(study, picture, language)
    if any(each.is_issue for each in elements):
        foot.append(t("A double ring marks an issue."))
    put_foot(svg, [*foot, read(study.session.warning, language)])
    return svg.document(title or ref, "\n".join(_said(study, elements, relations, language)))


def _on_page(
    study: Study, picture_id: str, language: str, top: float
) -> tuple[dict[str, Box], list[tuple[Relation, Way]]]:
    """Where the elements and the lines of a picture are on its page, which begins at `top`."""
    boxes = _boxes(study, picture_id, language, top)
    lines = _lines_of(study, picture_id, language, boxes)
    right, down = outside(lines, top)
    return {
        id_: (box[0] + right, box[1] + down, box[2] + right, box[3] + down)
        for id_, box in boxes.items()
    }, [(each, tuple((x + right, y + down) for x, y in way)) for each, way in lines]


def _lines_of(
    study: Study, picture_id: str, language: str, boxes: Mapping[str, Box]
) -> list[tuple[Relation, Way]]:
    """Where the lines of a picture run whose elements stand in these boxes."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    edges = {each.id: _edges(each, boxes[each.id], language) for each in elements}
    walls = [edges[each.id] for each in elements if each.kind != "boundary"]
    about = round_about(study, picture_id, language, boxes, edges, CELL)
    return ways(relations, edges, walls, about)


def _heading_size(boxes: Iterable[Box]) -> float:
    """A title that is read first on a page, and on a wall."""
    return max(16.0, min(40.0, max((box[2] for box in boxes), default=0.0) / 40))


def _boxes(study: Study, picture_id: str, language: str, down: float) -> dict[str, Box]:
    placed = dict(place(study, picture_id, language))
    boundaries = [each for each in elements_of(study, picture_id) if each.kind == "boundary"]
    rects: Mapping[str, Rect] = {**placed, **dict(frames_of(boundaries, placed))}
    start = bounds(rects.values())
    return {
        id_: (
            24 + (rect.x - start.x) * CELL[0],
            down + (rect.y - start.y) * CELL[1],
            24 + (rect.right - start.x) * CELL[0],
            down + (rect.bottom - start.y) * CELL[1],
        )
        for id_, rect in rects.items()
    }


def _said(
    study: Study, elements: tuple[Element, ...], relations: tuple[Relation, ...], language: str
) -> list[str]:
    """The picture in words, for those who cannot see it."""
    t = translator(language)
    lines = [
        f"{t(element_kind(each.kind).label)}: {read(each.label, language)}" for each in elements
    ]
    for each in relations:
        source, target = study.elements[each.source or ""], study.elements[each.target or ""]
        verb = t(relation_kind(each.kind).verb)
        label = read(each.label, language)
        said = f"{read(source.label, language)} {verb} {read(target.label, language)}"
        lines.append(f"{said}: {label}" if label else said)
    return lines


def _draw(svg: Svg, element: Element, boxes: Mapping[str, Box], language: str) -> None:
    box = boxes[element.id]
    kind = element_kind(element.kind)
    label = read(element.label, language)
    ink = _INKS.get(kind.key, INK)
    svg.open(label, f"element {kind.key}")
    lines = _lines(element, box, language)
    if kind.key in _OUTLINED:
        owner = boxes.get(element.belongs_to or "")
        _outline(svg, kind.key, box, leaves(owner, centre(box), 4) if owner else None, ink)
        x, y = centre(box)
        if kind.key == "boundary":
            svg.text(
                box[0] + 20, box[1] - 9, lines[:1], size=11, fill=MUTED, anchor="start", halo=True
            )
        else:
            svg.label(x, y, lines, size=SIZE, fill=INK)
        if element.is_issue:
            for radius in (5.0, 8.0):
                svg.path(blob(box[2] - 4, box[1] + 2, radius, radius), stroke=CONCERN, width=0.9)
    else:
        _icon(svg, kind.key, box, lines, ink, element)
    svg.close()


def _icon(svg: Svg, key: str, box: Box, lines: tuple[str, ...], ink: str, element: Element) -> None:
    """The drawing with its words below, or beside it where there is little room."""
    seat = _seat(box, lines)
    x, y, scale = seat.x, seat.y, seat.scale
    for d, filled in ICONS[key]():
        svg.path(
            d,
            stroke=ink,
            width=1.4,
            fill=ink if filled else "none",
            transform=f"translate({number(x)} {number(y)}) scale({scale:.2f})",
        )
    if element.is_issue:
        for radius in (27.0, 30.0):
            svg.path(blob(x, y, radius * scale, radius * scale * 0.9), stroke=CONCERN, width=0.9)
    weight, words = ("bold", INK) if key in _NAMED else ("", ink if ink == CONCERN else INK)
    svg.text(
        *seat.words, lines, size=SIZE, fill=words, anchor=seat.anchor, weight=weight, halo=True
    )


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where an icon's middle is, how large it is, and where its words begin."""

    x: float
    y: float
    scale: float
    words: Spot
    anchor: str


def _seat(box: Box, lines: Sequence[str]) -> _Seat:
    left, top, right, bottom = box
    high = text_size(lines, SIZE)[1]
    scale = min(1.3, (bottom - top - high) / 42)
    if scale >= LEAST:
        x, y = (left + right) / 2, top + 21 * scale
        return _Seat(x, y, scale, (x, y + 21 * scale + SIZE * 0.75), "middle")
    y = (top + bottom) / 2
    first = y - high / 2 + SIZE * 0.62
    return _Seat(left + 17, y, 0.82, (left + 46, first), "start")


def _edges(element: Element, box: Box, language: str) -> Box:
    """How far the ink of an element reaches, so that lines end at it."""
    if element_kind(element.kind).key in _OUTLINED:
        return box
    lines = _lines(element, box, language)
    seat = _seat(box, lines)
    wide, high = text_size(lines, SIZE)
    if seat.anchor == "start":
        half = max(high / 2, 18.0)
        return box[0], seat.y - half, seat.words[0] + wide * 0.92, seat.y + half
    half = max(wide / 2 * 0.92, 21 * seat.scale)
    return seat.x - half, box[1], seat.x + half, seat.words[1] - SIZE * 0.45 + high


def _lines(element: Element, box: Box, language: str) -> tuple[str, ...]:
    width = max(10, min(_WIDE, int((box[2] - box[0]) / CELL[0])))
    return wrap(read(element.label, language), width, MOST_LINES)


def _outline(svg: Svg, key: str, box: Box, owner: Spot | None, ink: str) -> None:
    left, top, right, bottom = box
    x, y = centre(box)
    rx, ry = (right - left) / 2, (bottom - top) / 2
    if key == "worldview":
        if owner:
            start = edge(x, y, rx + 14, ry + 14, owner)
            room = math.dist(start, owner) if not _within(owner, x, y, rx + 14, ry + 14) else 0.0
            for share, radius in ((0.0, 4.5), (0.5, 3.0), (1.0, 1.8))[: 3 if room > 16 else 1]:
                at = along(start, owner, share * _reach(start, owner)) if room else owner
                svg.add("circle", cx=at[0], cy=at[1], r=radius, fill=PAPER, stroke=ink)
        svg.path(cloud(x, y, rx + 2, ry), stroke=ink, fill=PAPER)
    elif key == "speech":
        svg.path(fence(left, top, right, bottom), stroke=ink, fill=PAPER)
        if owner:
            foot = leaves(box, owner, -1.5)
            tip = along(foot, owner, _reach(foot, owner))
            angle = math.atan2(owner[1] - y, owner[0] - x) + math.pi / 2
            aside = (min(9.0, ry) * math.cos(angle), min(9.0, ry) * math.sin(angle))
            ends = [(foot[0] + sign * aside[0], foot[1] + sign * aside[1]) for sign in (1, -1)]
            svg.path(polygon(ends[0], tip, ends[1]), stroke="none", fill=PAPER)
            svg.path(polygon(ends[0], tip, ends[1], closed=False), stroke=ink)
    elif key == "boundary":
        if bottom - top > 2 * CELL[1]:
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            svg.path(polygon(*corners), stroke=MUTED, stroke_dasharray="12 7")
        else:
            svg.path(
                polygon((left, top), (right, top), closed=False),
                stroke=MUTED,
                stroke_dasharray="12 7",
            )
    else:
        _sheet(svg, key, box, ink)


def _reach(start: Spot, owner: Spot) -> float:
    """How much of the way to the edge of its owner a bubble's tail takes."""
    return min(0.92, _LONGEST_TAIL / (math.dist(start, owner) or 1.0))


def _within(spot: Spot, x: float, y: float, rx: float, ry: float) -> bool:
    """Whether a spot lies in an oval."""
    return math.hypot((spot[0] - x) / rx, (spot[1] - y) / ry) < 1


def _sheet(svg: Svg, key: str, box: Box, ink: str) -> None:
    """Structures, rules, papers, walls and notes."""
    left, top, right, bottom = box
    corner = min(12.0, (bottom - top) / 2)
    if key == "barrier":
        svg.add(
            "rect", x=left, y=top, width=right - left, height=bottom - top, fill=PAPER, stroke=ink
        )
        for at, y in enumerate((top + 6, bottom - 6)):
            svg.path(polygon((left, y), (right, y), closed=False), stroke=ink, width=0.9)
            for n in range(int((right - left) / 22)):
                x = left + 11 + n * 22
                ends = ((x, top), (x, y)) if at == 0 else ((x, y), (x, bottom))
                svg.path(polygon(*ends, closed=False), stroke=ink, width=0.9)
        return
    if key in ("artefact", "note"):
        spots = (
            (left, top),
            (right - corner, top),
            (right, top + corner),
            (right, bottom),
            (left, bottom),
        )
        fill = "#fff8dc" if key == "note" else PAPER
        svg.path(polygon(*spots), stroke=ink if key == "artefact" else RULE, fill=fill)
        fold = ((right - corner, top), (right - corner, top + corner), (right, top + corner))
        svg.path(polygon(*fold, closed=False), stroke=ink if key == "artefact" else RULE)
        return
    svg.path(
        polygon((left, top), (right, top), (right, bottom), (left, bottom)), stroke=ink, fill=PAPER
    )
    if key == "structure":
        inner = (
            (left + 3, top + 3),
            (right - 3, top + 3),
            (right - 3, bottom - 3),
            (left + 3, bottom - 3),
        )
        svg.path(polygon(*inner), stroke=ink, width=0.8)
    else:
        svg.text(left + 2, top, ["§"], size=15, fill=ink, anchor="start", halo=True)


def _draw_ties(svg: Svg, element: Element, boxes: Mapping[str, Box]) -> None:
    """Thin dotted lines from a conflict to its parties, and from what is someone's to that one."""
    tailed = element.kind in ("worldview", "speech")
    parties = element.parties if element.kind != "boundary" else ()
    for other in dict.fromkeys((*parties, element.belongs_to or "")):
        if other in boxes and other != element.id:
            a, b = boxes[element.id], boxes[other]
            if tailed and math.dist(centre(a), centre(b)) < 5 * _LONGEST_TAIL:
                continue
            ends = (leaves(a, centre(b), 2), leaves(b, centre(a), 2))
            svg.path(polygon(*ends, closed=False), stroke=MUTED, width=1, stroke_dasharray=DOTTED)
