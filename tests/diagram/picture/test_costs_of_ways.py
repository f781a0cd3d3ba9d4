"""What a line of a picture costs where it runs, and where on a side it had better begin."""

from __future__ import annotations

from math import inf
from types import SimpleNamespace
from typing import Any

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture import detours, routes
from ssm_studio.diagram.picture.obstacles import BELOW
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.diagram.picture.placing_costs import Board, cost_of
from ssm_studio.domain.picture import Element

TRAFFIC: Any = SimpleNamespace(level=lambda *_row: 100, upright=lambda *_column: 1000)
CORNER = (Point(0, 0), Point(9, 0), Point(9, 4))


def body(rect: Rect) -> Any:
    return SimpleNamespace(rect=rect)


def test_level_parts_meet_what_lies_in_rows_and_upright_parts_what_stands_in_columns() -> None:
    assert detours._met(TRAFFIC, *CORNER) == 1100
    assert detours._met(TRAFFIC, *CORNER[:2]) == 100


def test_the_two_drawings_that_a_line_joins_cost_it_nothing() -> None:
    around, away = body(Rect(-9, -9, 40, 40)), body(Rect(50, 50, 3, 3))
    way: Any = CORNER
    level, upright = BELOW[False], BELOW[True]
    assert routes._met(way, away, away, TRAFFIC) == 1100
    assert routes._met(way[:2], around, away, TRAFFIC) == 100 - 10 * level
    assert routes._met(way[1:], away, around, TRAFFIC) == 1000 - 5 * upright


def test_a_line_had_better_begin_in_the_middle_then_nearest_then_at_a_quarter() -> None:
    costs = dict(detours._shares(10, 8, 30))
    middle, nearest, quarters = costs.pop(14), costs.pop(17), {costs.pop(12), costs.pop(15)}
    assert middle < nearest < min(quarters) == max(quarters) < min(costs.values())
    assert set(costs) == {10, 11, 13, 16}


def test_what_stands_beside_an_element_leaves_room_for_a_bubble_above_it() -> None:
    element, place = Element(id="e", kind="issue"), Rect(40, 20, 6, 2)

    def cost(bubbles: int, *others: Rect) -> float:
        board = Board(Masks(), Masks(), Masks(), {})
        for each in others:
            board.put(str(each), each)
        return cost_of(board, place, element, [], bubbles, inf)

    beside, just_above, far_above = (Rect(48, y, 3, 1) for y in (20, 19, 13))
    assert cost(1, beside) == cost(0, beside)
    assert cost(1, far_above) == cost(0, far_above)
    assert cost(1, just_above) > cost(0, just_above)
