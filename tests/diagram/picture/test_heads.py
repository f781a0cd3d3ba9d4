"""A line ends where its head is seen, even where every side of a drawing is in use."""

from __future__ import annotations

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.obstacles import Body, Traffic
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.diagram.picture.routing import route


def test_a_line_ends_where_another_begins_rather_than_below_a_drawing() -> None:
    target = Body(Rect(36, 11, 10, 4), ((0, 9),) * 4)
    source = Body(Rect(28, 39, 22, 3), ((0, 21),) * 3)
    bubble = Rect(19, 15, 40, 4)
    masks = Masks()
    for rect in (target.rect, source.rect, bubble):
        masks.add(rect)
    traffic = Traffic(masks)
    for y in range(11, 15):
        traffic.add((Point(46, y), Point(60, y)))
        traffic.add((Point(35, y), Point(20, y)))
    for x in range(36, 46):
        traffic.add((Point(x, 10), Point(x, 4)))
    way = route(source, target, traffic)
    assert way
    assert not bubble.contains(way[-1])


def test_where_every_cell_at_a_drawing_is_an_end_a_line_ends_on_the_edge_of_a_boundary() -> None:
    target, source = (
        Body(Rect(36, 11, 10, 4), ((0, 9),) * 4),
        Body(Rect(60, 30, 8, 3), ((0, 7),) * 3),
    )
    bubble, frame = Rect(30, 15, 22, 4), Rect(0, 10, 100, 1)
    masks = Masks()
    for rect in (target.rect, source.rect, bubble):
        masks.add(rect)
    traffic = Traffic(masks, [frame])
    for y in range(11, 15):
        traffic.add((Point(70, y), Point(46, y)))
        traffic.add((Point(10, y), Point(35, y)))
    way = route(source, target, traffic)
    assert frame.contains(way[-1])
    assert way[-1].x in range(36, 46)
