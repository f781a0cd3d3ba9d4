"""Arrows keep their ways after an edit, as far as the new sheet has room for them."""

from __future__ import annotations

import pytest

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.diagram.model.occupancy import Grid, Net
from ssm_studio.diagram.model.route_cache import Keeping, Led
from ssm_studio.diagram.model.route_costs import Found

BOXES = {"a": Rect(2, 1, 6, 3), "b": Rect(2, 8, 6, 3)}
WAY = ((8, 2), (16, 2), (16, 9), (8, 9))
"""Out at the right of the one box, round, and in at the right of the other."""


@pytest.mark.parametrize(
    ("width", "height", "shift", "room"),
    [(20, 12, 0, True), (17, 12, 0, True), (16, 12, 0, False), (20, 12, 5, False)],
)
def test_a_way_is_kept_only_where_the_sheet_still_has_room_for_it(
    width: int, height: int, shift: int, room: bool
) -> None:
    arrow = Arrow("a", "b")
    net = Net(arrow.kind, "a", "b", [WAY])
    now = {id_: box.moved(shift, 0) for id_, box in BOXES.items()}
    grid = Grid(width, height, now.values())
    taken: list[Found] = []

    def take(led: Arrow, found: Found) -> Led:
        taken.append(found)
        return Led(led, found.way, net, found.way)

    keeping = Keeping(grid, (shift, 0), now, BOXES)
    kept = keeping.keep([Led(arrow, WAY, net, WAY)], {arrow}, take)
    assert kept == ({arrow} if room else set())
    assert [each.way for each in taken] == ([WAY] if room else [])
