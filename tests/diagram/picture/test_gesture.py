"""What a hand can do with a mouse, whatever happens to the button on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture import gesture as hand

BOX = hand.Grip("box", Rect(10, 5, 12, 4))
INSIDE, EDGE = Point(15, 6), Point(10, 6)

points = st.builds(Point, st.integers(-400, 400), st.integers(-200, 200))


def test_a_press_let_go_in_its_place_is_a_click() -> None:
    assert hand.release(hand.press(INSIDE, BOX), "box") == hand.Clicked("box")
    assert hand.release(hand.press(INSIDE, None), None) == hand.Clicked(None)


@given(points)
def test_dragging_an_element_moves_it_as_far_as_the_hand_went(to: Point) -> None:
    gesture = hand.drag(hand.press(INSIDE, BOX), to)
    if to == INSIDE:
        assert hand.release(gesture, "box") == hand.Clicked("box")
    else:
        moved = hand.Moved("box", to.x - INSIDE.x, to.y - INSIDE.y)
        assert hand.release(gesture, None) == moved


def test_dragging_back_to_where_it_began_moves_nothing() -> None:
    gesture = hand.drag(hand.drag(hand.press(INSIDE, BOX), Point(30, 9)), INSIDE)
    assert hand.release(gesture, "box") is None


def test_a_drag_from_the_edge_or_with_a_modifier_draws_a_line() -> None:
    for pressed in (hand.press(EDGE, BOX), hand.press(INSIDE, BOX, modifier=True)):
        gesture = hand.drag(pressed, Point(50, 9))
        assert gesture.doing == "connect"
        assert hand.release(gesture, "other") == hand.Connected("box", "other")
        assert hand.release(gesture, "box") is None
        assert hand.release(gesture, None) is None


def test_something_narrow_has_no_edge_to_draw_from() -> None:
    narrow = hand.Grip("dot", Rect(10, 5, 3, 1))
    assert hand.drag(hand.press(Point(10, 5), narrow), Point(20, 5)).doing == "move"


def test_empty_ground_is_panned() -> None:
    gesture = hand.drag(hand.press(INSIDE, None), Point(20, 3))
    assert gesture.doing == "pan"
    assert gesture.moved == (5, -3)
    assert hand.release(gesture, "box") is None


@given(st.lists(points), points)
def test_a_press_forgets_a_release_that_never_came(way: list[Point], at: Point) -> None:
    gesture = hand.press(INSIDE, BOX)
    for point in way:
        gesture = hand.drag(gesture, point)
    assert hand.press(at, None) == hand.press(at, None)
    assert hand.release(hand.press(at, None), None) == hand.Clicked(None)


def test_without_a_button_down_nothing_drags() -> None:
    assert hand.drag(hand.NOTHING, Point(4, 4)) is hand.NOTHING
    assert hand.release(hand.NOTHING, "box") is None
