"""A rich picture as an SVG figure: small drawings, bubbles with tails, and lines that look like what they mean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from ssm_studio.diagram.geometry import Rect, bounds
from ssm_studio.diagram.picture_layout import place
from ssm_studio.diagram.wrap import wrap
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.export.figures_icons import ICONS
from ssm_studio.export.figures_svg import (
    CONCERN,
    DASHED,
    DOTTED,
    INK,
    MUTED,
    PAPER,
    REAL,
    RULE,
    WORLDVIEW,
    Spot,
    Svg,
    bezier,
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
_LINE_INKS: Final = {"conflict": CONCERN, "pressure": CONCERN, "missing": MUTED, "informal": MUTED}
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
_DASHES: Final = {"dashed": DASHED, "dotted": DOTTED}


def picture_figure(study: Study, picture_id: str, language: str) -> str:
    """The SVG of one picture, for eyes that may see everything in `study`."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    t = translator(language)
    picture = study.pictures.get(picture_id)
    title = read(picture.title if picture else None, language)
    ref = picture.ref if picture else ""
    svg = Svg()
    heading = wrap(" ".join(each for each in (ref, title) if each), 60, 4)
    svg.text(24, 28, heading, size=16, fill=REAL, anchor="start", weight="bold")
    svg.reach(24 + text_size(heading, 16)[0], 28 + text_size(heading, 16)[1])
    boxes = _boxes(study, picture_id, language, svg.height + 24)
    for box in boxes.values():
        svg.reach(box[2] + 12, box[3] + 12)
    for each in elements:
        if each.kind == "boundary":
            _draw(svg, each, boxes, language)
    for relation in relations:
        _draw_relation(svg, relation, boxes, language)
    for each in elements:
        _draw_ties(svg, each, boxes)
    for each in elements:
        if each.kind != "boundary":
            _draw(svg, each, boxes, language)
    version = picture.version if picture else None
    foot = [t("Version {number}").format(number=version)] if version else []
    if any(each.is_issue for each in elements):
        foot.append(t("A double ring marks an issue."))
    put_foot(svg, [*foot, read(study.session.warning, language)])
    return svg.document(title or ref, "\n".join(_said(study, elements, relations, language)))


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def _boxes(study: Study, picture_id: str, language: str, down: float) -> dict[str, Box]:
    rects: Mapping[str, Rect] = place(study, picture_id, language)
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


def _centre(box: Box) -> Spot:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _draw(svg: Svg, element: Element, boxes: Mapping[str, Box], language: str) -> None:
    box = boxes[element.id]
    kind = element_kind(element.kind)
    label = read(element.label, language)
    ink = _INKS.get(kind.key, INK)
    svg.open(label, f"element {kind.key}")
    width = max(10, min(_WIDE, int((box[2] - box[0]) / CELL[0])))
    lines = wrap(label, width, MOST_LINES)
    if kind.key in _OUTLINED:
        owner = boxes.get(element.belongs_to or "")
        _outline(svg, kind.key, box, _centre(owner) if owner else None, ink)
        x, y = _centre(box)
        if kind.key == "boundary":
            svg.text(
                box[2] - 8, box[1] - 9, lines[:1], size=11, fill=MUTED, anchor="end", halo=True
            )
        else:
            svg.label(x, y, lines, size=SIZE, fill=INK)
    else:
        _icon(svg, kind.key, box, lines, ink, element)
    svg.close()


def _icon(svg: Svg, key: str, box: Box, lines: tuple[str, ...], ink: str, element: Element) -> None:
    """The drawing above, the words below."""
    words = len(lines) * SIZE * 1.25
    x = (box[0] + box[2]) / 2
    room = box[3] - box[1] - words
    scale = max(0.72, min(1.3, room / 44))
    y = box[1] + 21 * scale
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
    svg.text(x, y + 21 * scale + SIZE * 0.75, lines, size=SIZE, halo=True)
    bottom = y + 21 * scale + SIZE * 0.75 + words
    svg.reach(x + text_size(lines, SIZE)[0] / 2, bottom)


def _outline(svg: Svg, key: str, box: Box, owner: Spot | None, ink: str) -> None:
    left, top, right, bottom = box
    x, y = _centre(box)
    rx, ry = (right - left) / 2, (bottom - top) / 2
    if key == "worldview":
        if owner:
            start = _edge(x, y, rx + 4, ry + 4, owner)
            for share, radius in ((0.13, 4.5), (0.28, 3.0), (0.4, 1.8)):
                at = _along(start, owner, share)
                svg.add("circle", cx=at[0], cy=at[1], r=radius, fill=PAPER, stroke=ink)
        svg.path(cloud(x, y, rx + 2, ry), stroke=ink, fill=PAPER)
    elif key == "speech":
        svg.path(fence(left, top, right, bottom), stroke=ink, fill=PAPER)
        if owner:
            tip = _along(_edge(x, y, rx, ry, owner), owner, 0.4)
            foot = _leaves(box, owner, -1.5)
            angle = math.atan2(owner[1] - y, owner[0] - x) + math.pi / 2
            aside = (min(9.0, ry) * math.cos(angle), min(9.0, ry) * math.sin(angle))
            ends = [(foot[0] + sign * aside[0], foot[1] + sign * aside[1]) for sign in (1, -1)]
            svg.path(polygon(ends[0], tip, ends[1]), stroke="none", fill=PAPER)
            svg.path(polygon(ends[0], tip, ends[1], closed=False), stroke=ink)
    elif key == "boundary":
        svg.path(
            polygon((left, top), (right, top), closed=False), stroke=MUTED, stroke_dasharray="12 7"
        )
    else:
        _sheet(svg, key, box, ink)


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


def _edge(x: float, y: float, rx: float, ry: float, towards: Spot) -> Spot:
    """Where the line from the middle of an oval leaves it."""
    dx, dy = towards[0] - x, towards[1] - y
    share = 1 / (math.hypot(dx / max(rx, 1), dy / max(ry, 1)) or 1.0)
    return x + dx * share, y + dy * share


def _along(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _leaves(box: Box, towards: Spot, gap: float) -> Spot:
    """Where the line from the middle of a box to somewhere else leaves it."""
    x, y = _centre(box)
    dx, dy = towards[0] - x, towards[1] - y
    half_x, half_y = (box[2] - box[0]) / 2 + gap, (box[3] - box[1]) / 2 + gap
    share = min(half_x / abs(dx) if dx else math.inf, half_y / abs(dy) if dy else math.inf, 1.0)
    return x + dx * share, y + dy * share


def _draw_ties(svg: Svg, element: Element, boxes: Mapping[str, Box]) -> None:
    """Thin dotted lines from a conflict to its parties, and from a feeling to whose it is."""
    others = list(element.parties)
    if element.belongs_to and element.kind not in ("worldview", "speech"):
        others.append(element.belongs_to)
    for other in others:
        if other in boxes and other != element.id:
            a, b = boxes[element.id], boxes[other]
            ends = (_leaves(a, _centre(b), 2), _leaves(b, _centre(a), 2))
            svg.path(polygon(*ends, closed=False), stroke=MUTED, width=1, stroke_dasharray=DOTTED)


def _draw_relation(svg: Svg, relation: Relation, boxes: Mapping[str, Box], language: str) -> None:
    kind = relation_kind(relation.kind)
    a, b = boxes.get(relation.source or ""), boxes.get(relation.target or "")
    if a is None or b is None:
        return
    ink = _LINE_INKS.get(kind.key, INK)
    start, first, second, end = curve = _way(a, b)
    look: dict[str, str | float] = {"stroke_dasharray": _DASHES.get(kind.line, "")}
    label = read(relation.label, language) or relation.what or ""
    svg.open(label, f"relation {kind.key}")
    width = {"heavy": 3.6, "double": 4.2}.get(kind.line, 1.4)
    svg.path(bezier(curve), stroke=ink, width=width, **look)
    if kind.line == "double":
        svg.path(bezier(curve), stroke=PAPER, width=1.8)
    directed = kind.directed if relation.directed is None else relation.directed
    if kind.head != "none":
        svg.head(end, second, kind.head, stroke=ink)
        if not directed and kind.head == "arrow":
            svg.head(start, first, kind.head, stroke=ink)
    middle = tuple(
        (p + 3 * q + 3 * r + s) / 8 for p, q, r, s in zip(start, first, second, end, strict=True)
    )
    lines = wrap(label, 18, 4) if label else ()
    if kind.key == "missing":
        svg.path(_cross(middle[0], middle[1], 6), stroke=CONCERN, width=2)
    elif kind.key == "conflict":
        svg.path(_cross(middle[0], middle[1], 9), stroke=CONCERN, width=2)
    shift = 9 + len(lines) * 7 if kind.sign and lines else 0
    svg.label(middle[0], middle[1] + shift, lines, size=11, fill=ink, halo=True)
    svg.close()


def _cross(x: float, y: float, r: float) -> str:
    one = polygon((x - r, y - r), (x + r, y + r), closed=False)
    return one + polygon((x + r, y - r), (x - r, y + r), closed=False)


def _way(a: Box, b: Box) -> tuple[Spot, Spot, Spot, Spot]:
    """A slight bow from one box to the other; a small loop where both are the same."""
    if a == b:
        x, y = a[2], _centre(a)[1]
        return (x, y - 8), (x + 44, y - 26), (x + 44, y + 26), (x, y + 8)
    (x0, y0), (x1, y1) = _centre(a), _centre(b)
    bend = ((x0 + x1) / 2 - (y1 - y0) * 0.07, (y0 + y1) / 2 + (x1 - x0) * 0.07)
    start, end = _leaves(a, bend, 5), _leaves(b, bend, 5)
    return start, _along(start, bend, 0.66), _along(end, bend, 0.66), end
