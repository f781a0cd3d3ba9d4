"""The small drawings of a rich picture in SVG, one for each kind of element.

An icon draws itself around (0, 0) in a field from -20 to 20 on both axes, as a few strokes; the colour of the ink
comes from outside. Bubbles, sheets and walls are outlines around the words instead and live in `figures_picture`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from ssm_studio.formats.figures.svg import blob, polygon, smooth

_Stroke = tuple[str, bool]
"""A path, and whether it is filled with ink."""


def _circle(x: float, y: float, r: float) -> str:
    return blob(x, y, r, r, int(x))


def _stick(x: float = 0.0, scale: float = 1.0) -> list[_Stroke]:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, dy * scale

    return [
        (_circle(x, -12 * scale, 6.5 * scale), False),
        (polygon(at(0, -5), at(0, 8), closed=False), False),
        (polygon(at(-9, 1), at(0, -2), at(9, 1), closed=False), False),
        (polygon(at(-7, 19), at(0, 8), at(7, 19), closed=False), False),
    ]


def _person() -> list[_Stroke]:
    face = [(_circle(-2.2, -13, 0.7), True), (_circle(2.2, -13, 0.7), True)]
    return [*_stick(), *face, ("M-3,-9.6C-1.5,-8 1.5,-8 3,-9.6", False)]


def _outsider() -> list[_Stroke]:
    hat = polygon((-9, -17), (9, -17), (5, -17), (4, -22), (-4, -22), (-5, -17))
    return [*_stick(), (hat, True)]


def _group() -> list[_Stroke]:
    return [*_stick(-13, 0.8), *_stick(0, 1.0), *_stick(13, 0.8)]


def _helper() -> list[_Stroke]:
    return [
        *_stick(),
        (polygon((9, 1), (16, -10), closed=False), False),
        (polygon((12, -16), (20, -16), (20, -8), (12, -8)), False),
    ]


def _role() -> list[_Stroke]:
    hat = smooth(((-16, 8), (-8, 6), (-8, -10), (8, -10), (8, 6), (16, 8), (0, 13)))
    return [(hat, False), (polygon((-8, 2), (8, 2), closed=False), False)]


def _organisation() -> list[_Stroke]:
    windows = [
        (polygon((x, y), (x + 5, y), (x + 5, y + 5), (x, y + 5)), False)
        for x in (-12.0, -2.5, 7.0)
        for y in (-4.0, 5.0)
    ]
    roof = polygon((-19, -9), (0, -21), (19, -9))
    walls = polygon((-16, -9), (16, -9), (16, 19), (-16, 19))
    return [
        (roof, False),
        (walls, False),
        *windows,
        (polygon((-3, 19), (-3, 13), (3, 13), (3, 19), closed=False), False),
    ]


def _resource() -> list[_Stroke]:
    return [
        (polygon((0, -17), (17, -3), (0, 18), (-17, -3)), False),
        (polygon((-17, -3), (17, -3), closed=False), False),
        (polygon((-6, -3), (0, 18), (6, -3), (0, -17), closed=False), False),
    ]


def _money() -> list[_Stroke]:
    coins = [(blob(0, y, 15, 6, at), False) for at, y in enumerate((12.0, 4.0, -4.0))]
    return [*coins, (_circle(0, -12, 6), False), (polygon((0, -15), (0, -9), closed=False), False)]


def _process() -> list[_Stroke]:
    return [
        ("M12,-9A15,15 0 1 0 15,4", False),
        (polygon((13, -18), (14, -7), (3, -9)), True),
    ]


def _event() -> list[_Stroke]:
    return [(_circle(0, 0, 16), False), (polygon((0, -10), (0, 0), (8, 4), closed=False), False)]


def _concern() -> list[_Stroke]:
    return [
        (smooth(((0, -18), (9, -1), (18, 15), (0, 16), (-18, 15), (-9, -1))), False),
        (polygon((0, -8), (0, 5), closed=False), False),
        (_circle(0, 10, 1.4), True),
    ]


def _emotion() -> list[_Stroke]:
    return [("M0,16C-26,-2 -14,-20 0,-7C14,-20 26,-2 0,16Z", False)]


def _sword(side: int) -> list[_Stroke]:
    return [
        (polygon((-16 * side, -17), (11 * side, 10), closed=False), False),
        (polygon((-13 * side, -18), (13 * side, 9), closed=False), False),
        (polygon((-16 * side, -17), (-13 * side, -18), closed=False), False),
        (polygon((6 * side, 15), (16 * side, 5), closed=False), False),
        (polygon((12 * side, 10), (18 * side, 17), closed=False), False),
    ]


def _conflict() -> list[_Stroke]:
    return [*_sword(1), *_sword(-1)]


def _pressure() -> list[_Stroke]:
    strokes: list[_Stroke] = []
    for x in (-12.0, 0.0, 12.0):
        strokes += [
            (polygon((x, -17), (x, 6), closed=False), False),
            (polygon((x - 5, 4), (x, 12), (x + 5, 4)), True),
        ]
    return [*strokes, (polygon((-19, 17), (19, 17), closed=False), False)]


def _monitoring() -> list[_Stroke]:
    return [
        ("M-20,0C-8,-15 8,-15 20,0C8,15 -8,15 -20,0Z", False),
        (_circle(0, 0, 7), False),
        (_circle(0, 0, 2.6), True),
    ]


def _power() -> list[_Stroke]:
    return [
        (polygon((-17, 12), (-19, -9), (-8, 0), (0, -15), (8, 0), (19, -9), (17, 12)), False),
        (polygon((-17, 16), (17, 16), closed=False), False),
    ]


def _hope() -> list[_Stroke]:
    rays: list[_Stroke] = []
    for at in range(8):
        x, y = math.cos(at * math.pi / 4), math.sin(at * math.pi / 4)
        rays.append((polygon((x * 12, y * 12), (x * 19, y * 19), closed=False), False))
    return [(_circle(0, 0, 8), False), *rays]


def _question() -> list[_Stroke]:
    return [("M-9,-8C-9,-20 9,-20 9,-8C9,-1 0,-1 0,7", False), (_circle(0, 14, 1.8), True)]


def _metaphor() -> list[_Stroke]:
    return [
        ("M-18,12C-12,-14 -4,14 2,-6C6,-18 12,-4 18,-12", False),
        (polygon((10, 4), (18, -12), (15, 6)), False),
    ]


def _environment() -> list[_Stroke]:
    return [
        (f"M-19,{y}C-13,{y - 8} -8,{y + 8} -1,{y}C6,{y - 8} 12,{y + 8} 19,{y}", False)
        for y in (-9, 1, 11)
    ]


ICONS: Final[dict[str, Callable[[], list[_Stroke]]]] = {
    "actor": _person,
    "group": _group,
    "role": _role,
    "organisation": _organisation,
    "resource": _resource,
    "money": _money,
    "process": _process,
    "event": _event,
    "concern": _concern,
    "emotion": _emotion,
    "conflict": _conflict,
    "pressure": _pressure,
    "monitoring": _monitoring,
    "power": _power,
    "hope": _hope,
    "question": _question,
    "metaphor": _metaphor,
    "outsider": _outsider,
    "environment": _environment,
    "facilitator": _helper,
}
"""By kind of element; the kinds that are not here are outlines around their words."""
