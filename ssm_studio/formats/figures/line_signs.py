"""The small signs in the middle of a figure's lines, which tell kinds apart where there is no colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from ssm_studio.formats.figures.svg import PAPER, Spot, Svg, blob, polygon

RADIUS: Final = 9.0
"""How far a sign reaches from its middle."""


def put_sign(svg: Svg, sign: str, at: Spot, angle: float, ink: str) -> bool:
    """One of the signs of `LineLook`, turned as the line runs there; whether there is such a sign."""
    draw = _SIGNS.get(sign)
    if draw is None:
        return False
    draw(svg, at, angle, ink)
    return True


def _turned(at: Spot, angle: float, *steps: Spot) -> list[Spot]:
    """Spots given along a line and to its right, where they are in the figure."""
    cos, sin = math.cos(angle), math.sin(angle)
    return [(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos) for x, y in steps]


def _ground(svg: Svg, at: Spot, radius: float, ink: str = "none") -> None:
    svg.path(blob(*at, radius, radius), stroke=ink, width=1, fill=PAPER)


def _swords(svg: Svg, at: Spot, _angle: float, ink: str) -> None:
    _ground(svg, at, 11)
    for side in (1, -1):
        blade = _turned(at, 0, (-9 * side, -9), (7 * side, 7))
        guard = _turned(at, 0, (2 * side, 8), (8 * side, 2))
        grip = _turned(at, 0, (7 * side, 7), (10 * side, 10))
        svg.path(polygon(*blade, closed=False), stroke=ink, width=1.8)
        svg.path(polygon(*guard, closed=False), stroke=ink, width=1.8)
        svg.path(polygon(*grip, closed=False), stroke=ink, width=3)


def _scissors(svg: Svg, at: Spot, angle: float, ink: str) -> None:
    """Two strokes across the line, which is broken between them."""
    _ground(svg, at, 6)
    for along in (-4, 4):
        cut = _turned(at, angle, (along - 3, 7), (along + 3, -7))
        svg.path(polygon(*cut, closed=False), stroke=ink, width=1.8)


def _plus(svg: Svg, at: Spot, _angle: float, ink: str) -> None:
    _ground(svg, at, 8, ink)
    for ends in (((-4.5, 0), (4.5, 0)), ((0, -4.5), (0, 4.5))):
        svg.path(polygon(*_turned(at, 0, *ends), closed=False), stroke=ink, width=2.4)


def _chevrons(svg: Svg, at: Spot, angle: float, ink: str) -> None:
    _ground(svg, at, 7)
    for along in (-4, 2):
        tip = _turned(at, angle, (along - 2, -5.5), (along + 3, 0), (along - 2, 5.5))
        svg.path(polygon(*tip, closed=False), stroke=ink, width=1.8)


def _balloon(svg: Svg, at: Spot, _angle: float, ink: str) -> None:
    svg.path(blob(*at, 9, 6.5), stroke=ink, width=1.2, fill=PAPER)
    svg.path(polygon(*_turned(at, 0, (-4, 5.5), (-6, 11), (0.5, 6.2)), closed=False), stroke=ink)


def _eye(svg: Svg, at: Spot, _angle: float, ink: str) -> None:
    left, top, right, bottom = _turned(at, 0, (-10, 0), (0, -11), (10, 0), (0, 11))
    d = f"M{left[0]:.1f},{left[1]:.1f}Q{top[0]:.1f},{top[1]:.1f} {right[0]:.1f},{right[1]:.1f}"
    d += f"Q{bottom[0]:.1f},{bottom[1]:.1f} {left[0]:.1f},{left[1]:.1f}Z"
    svg.path(d, stroke=ink, fill=PAPER)
    svg.path(blob(*at, 2.6, 2.6), stroke=ink, fill=ink)


def _both_ways(svg: Svg, at: Spot, angle: float, ink: str) -> None:
    _ground(svg, at, 8)
    for side in (1, -1):
        barb = _turned(at, angle, (-8 * side, -2.5 * side), (8 * side, -2.5 * side))
        hook = _turned(at, angle, (8 * side, -2.5 * side), (3 * side, -7 * side))
        svg.path(polygon(*barb, hook[1], closed=False), stroke=ink, width=1.6)


_SIGNS: Final[dict[str, Callable[[Svg, Spot, float, str], None]]] = {
    "⚔": _swords,
    "✂": _scissors,
    "✚": _plus,
    "»": _chevrons,
    "❝": _balloon,
    "◉": _eye,
    "⇄": _both_ways,
}
