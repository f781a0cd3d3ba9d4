"""A numbered key of a picture's elements: small numbers in the figure, and below it what each number stands for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.cell_ways import Box
from ssm_studio.formats.figures.svg import INK, LEADING, LETTER, MUTED, PAPER, Svg
from ssm_studio.i18n import translator

_BAND: Final = 90.0
"""Pixels within which elements are counted from the left, as one reads a page."""
_SIZE: Final = 11.0
_COLUMN: Final = 320.0
_INDENT: Final = 26.0


def numbered(edges: Mapping[str, Box]) -> dict[str, int]:
    """A number for each element, from the upper left on."""
    order = sorted(edges, key=lambda id_: (edges[id_][1] // _BAND, edges[id_][0], id_))
    return {id_: at for at, id_ in enumerate(order, 1)}


def put_numbers(svg: Svg, edges: Mapping[str, Box], numbers: Mapping[str, int]) -> None:
    """The number of each element at its upper left corner."""
    for id_, at in numbers.items():
        left, top = edges[id_][0], edges[id_][1]
        x, y = max(10.0, left - 9), top
        svg.add("circle", cx=x, cy=y, r=8, fill=INK, stroke=PAPER, stroke_width=1)
        svg.text(x, y, [str(at)], size=9, fill=PAPER, weight="bold")


def put_key(
    svg: Svg, elements: tuple[Element, ...], numbers: Mapping[str, int], language: str
) -> None:
    """What each number stands for, in columns below everything."""
    rows = list(_rows(elements, numbers, language))
    columns = max(1, int((svg.width - 16) / _COLUMN))
    most = math.ceil(len(rows) / columns)
    top = svg.height + 26
    for column in range(columns):
        y, x = top, 16 + column * _COLUMN
        for at, lines in rows[column * most : (column + 1) * most]:
            svg.text(
                x + _INDENT - 8, y, [str(at)], size=_SIZE, fill=INK, anchor="end", weight="bold"
            )
            svg.text(x + _INDENT, y, lines, size=_SIZE, fill=MUTED, anchor="start")
            y += (len(lines) + 0.25) * _SIZE * LEADING
            svg.reach(x + _COLUMN, y)


def _rows(
    elements: tuple[Element, ...], numbers: Mapping[str, int], language: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    t = translator(language)
    room = int((_COLUMN - _INDENT - 12) / (_SIZE * LETTER))
    for each in sorted(elements, key=lambda one: numbers[one.id]):
        facts = [t(element_kind(each.kind).label)]
        if each.belongs_to in numbers:
            facts.append(t("of {number}").format(number=numbers[each.belongs_to or ""]))
        if each.is_issue and each.kind != "concern":
            facts.append(t("issue"))
        said = f"{each.ref} {read(each.label, language)} ({', '.join(facts)})"
        yield numbers[each.id], wrap(said, room, 4)
