"""How well a model would read with its boxes standing so: its arrows are led for trial, and crossings counted."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.frame import frame_of
from ssm_studio.diagram.model.graph_view import ModelView
from ssm_studio.diagram.model.occupancy import Way
from ssm_studio.diagram.model.router import Sheet

CROSSED: Final = 120
"""What two arrows that cross cost, in cells of length of an arrow."""
_TURNED: Final = 2
_NOT_LED: Final = 300
MOST: Final = 24
"""Activities, and half the arrows, beyond which leading arrows for trial would make a key wait."""

Judge = Callable[[Mapping[str, Rect]], float]


def judge_of(view: ModelView) -> Judge | None:
    """What tells how much worse one placing of a model's operational boxes is than another; None for a large model."""
    if len(view.operational) > MOST or len(view.arrows) > 2 * MOST:
        return None

    def judge(boxes: Mapping[str, Rect]) -> float:
        inside = tuple(each for each in view.operational if each.id in boxes)
        arrows = tuple(a for a in view.arrows if a.source in boxes and a.target in boxes)
        part = ModelView(inside, arrows, ())
        sheet = Sheet(part, frame_of(part, boxes), thorough=False)
        sheet.lead()
        ways = [each.way for each in sheet.led]
        length = sum(_length(way) for way in ways)
        return length + CROSSED * crossed(ways) + _NOT_LED * len(sheet.missing)

    return judge


def _length(way: Way) -> int:
    turns = len(way) - 2
    return _TURNED * turns + sum(
        abs(ax - bx) + 2 * abs(ay - by) for (ax, ay), (bx, by) in itertools.pairwise(way)
    )


def crossed(ways: list[Way]) -> int:
    """How many times a level part of one way crosses an upright part of another."""
    level: list[tuple[int, int, int, int]] = []
    upright: list[tuple[int, int, int, int]] = []
    for number, way in enumerate(ways):
        for (ax, ay), (bx, by) in itertools.pairwise(way):
            if ay == by:
                level.append((number, ay, min(ax, bx), max(ax, bx)))
            else:
                upright.append((number, ax, min(ay, by), max(ay, by)))
    return sum(
        left < x < right and top < y < bottom and one != other
        for one, y, left, right in level
        for other, x, top, bottom in upright
    )
