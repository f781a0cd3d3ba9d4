"""What is put on a raster can be read from it, cell for cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.diagram.cells.geometry import NOWHERE, Point, Rect, bounds
from ssm_studio.diagram.cells.raster import DASHED, Raster, row_text
from ssm_studio.diagram.cells.wrap import cell_width

RECTS = st.builds(Rect, *(st.integers(-5, 20),) * 2, *(st.integers(0, 12),) * 2)


@given(RECTS, RECTS)
def test_rectangles_hold_what_they_unite(one: Rect, other: Rect) -> None:
    """Union holds both, intersection lies in both."""
    both = one.union(other)
    assert all(each.empty or both.contains(each) for each in (one, other))
    shared = one.intersection(other)
    assert one.intersects(other) == any(one.contains(cell) for cell in other.cells())
    assert shared.empty or (one.contains(shared) and other.contains(shared))
    assert bounds([]) == NOWHERE


@given(
    st.lists(st.tuples(st.integers(-3, 22), st.integers(-1, 4), st.text(max_size=8)), max_size=8)
)
def test_rows_are_always_as_wide_as_the_raster(texts: list[tuple[int, int, str]]) -> None:
    """Wide characters cut at an edge or written over leave no half behind."""
    raster = Raster(20, 3)
    for number, (x, y, text) in enumerate(texts):
        raster.text(x, y, text + "漢", f"s{number % 2}")
    assert all(cell_width(row_text(row)) == 20 for row in raster.rows())


def test_lines_join() -> None:
    """Paths that meet make corners and tees, boxes close, plain characters do for plain terminals."""
    raster = Raster(5, 3)
    raster.path((Point(0, 1), Point(1, 1), Point(2, 1), Point(3, 1), Point(4, 1)), "line")
    raster.path((Point(2, 1), Point(2, 2)), "line")
    assert raster.lines() == ("", "╶─┬─╴", "  ╵")
    raster = Raster(4, 3)
    raster.box(Rect(0, 0, 4, 3), "box", DASHED)
    assert raster.lines() == ("╭╌╌╮", "╎  ╎", "╰╌╌╯")
    raster = Raster(4, 3, plain=True)
    raster.box(Rect(0, 0, 4, 3), "box")
    assert raster.lines() == ("+--+", "|  |", "+--+")
    assert [(run.text, run.style) for run in raster.row(0)] == [("+--+", "box")]


def test_a_box_of_four_cells_has_its_corners_and_a_smaller_one_is_none() -> None:
    raster = Raster(4, 3)
    raster.box(Rect(0, 0, 2, 2), "frame")
    assert [row_text(raster.row(y)).rstrip() for y in range(3)] == ["╭╮", "╰╯", ""]
    raster = Raster(4, 3)
    raster.box(Rect(0, 0, 1, 3), "frame")
    raster.box(Rect(0, 0, 3, 1), "frame")
    assert [row_text(raster.row(y)).rstrip() for y in range(3)] == ["", "", ""]


def test_outside_there_is_nothing_and_no_style() -> None:
    raster = Raster(4, 3)
    for x, y in ((0, 3), (4, 0), (-1, 0), (0, -1)):
        assert (raster.at(x, y), raster.style_at(x, y)) == ("", "")
