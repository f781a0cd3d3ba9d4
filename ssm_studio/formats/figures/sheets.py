"""Figures on sheets of paper: as large as a sheet has room for, lying or upright as the figure is."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.formats.figures.svg import PAPER, number

SHEETS: Final = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "poster": (594.0, 841.0)}
"""Width and height in millimetres, upright; a poster is an A1."""
_RESOLUTION: Final = {"a4": 300, "a3": 200, "poster": 150}
"""Dots an inch of a PNG of that size: a poster is read from farther away."""
EDGE: Final = 10.0
"""Millimetres at each side in which printers print nothing."""
_INCH: Final = 25.4
_UNITS: Final = 96.0
_PAGE: Final = "<style>@page{{size:{width} {height};margin:0}}</style>"
"""What a browser prints by: it takes no paper size from the width and height of a drawing."""
_OPENING: Final = re.compile(
    r'(<svg[^>]*) width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"'
)


def on_sheet(svg: str, sheet: str, *, pixels: bool = False) -> str:
    """One of our figures on a sheet of `SHEETS`, in the middle from left to right and at its top.

    Args:
        pixels: give the size as so many units of 1/96 inch, for what knows no millimetres.
    """
    found = _OPENING.search(svg)
    if found is None:
        return svg
    width, height = float(found[2]), float(found[3])
    short, long = SHEETS[sheet]
    wide, high = (long, short) if width > height else (short, long)
    scale = max(width / (wide - 2 * EDGE), height / (high - 2 * EDGE))
    left, top = (width - wide * scale) / 2, -EDGE * scale
    corner = f"{number(left)} {number(top)}"
    box = f"{number(wide * scale)} {number(high * scale)}"
    if pixels:
        size, page = tuple(number(each / _INCH * _UNITS) for each in (wide, high)), ""
    else:
        size = number(wide) + "mm", number(high) + "mm"
        page = _PAGE.format(width=size[0], height=size[1])
    opening = f'{found[1]} width="{size[0]}" height="{size[1]}" viewBox="{corner} {box}"'
    ground = f'<rect width="{found[2]}" height="{found[3]}" fill="{PAPER}"/>'
    x, y, right, down = (*corner.split(), *box.split())
    whole = f'<rect x="{x}" y="{y}" width="{right}" height="{down}" fill="{PAPER}"/>'
    return svg.replace(found[0], opening, 1).replace(ground, page + whole, 1)


def zoom(sheet: str) -> float:
    """How many pixels a unit has in a PNG of a sheet."""
    return _RESOLUTION[sheet] / _UNITS
