"""The key to a picture's signs, drawn by what draws the picture: what tells a kind from the others, in one row."""

from __future__ import annotations

from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.lines import draw_line
from ssm_studio.diagram.picture.obstacles import Body, Traffic
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.diagram.picture.routing import route
from ssm_studio.diagram.picture.scene import plan_of_kind

WIDE: Final = 9
"""Cells of a sign in the key."""


def kind_sign(kind: str, *, ascii_only: bool = False) -> str:
    """The upper row of the drawing of an element of this kind: its head, its roof, its edge, its sign."""
    drawn = (row_text(row) for row in sprite(kind, "", ascii_only=ascii_only).rows)
    top = next((row.strip() for row in drawn if row.strip()), "")
    return top[:WIDE].strip()


def line_sign(
    kind: str, wide: int = WIDE, *, directed: bool | None = None, ascii_only: bool = False
) -> str:
    """A short line of this kind, with its head and its sign, in so many cells."""
    left, right = (Body(Rect(x, 1, 1, 1), ((0, 0),)) for x in (0, wide + 1))
    plan = plan_of_kind(kind, directed)
    line = draw_line(plan, left, right, route(left, right, Traffic(Masks())), ascii_only=ascii_only)
    cells = {x: letter for x, _y, letter, _style in (*line.cells, *line.signs, *line.tops)}
    return "".join(cells.get(x, " ") for x in range(1, wide + 1))
