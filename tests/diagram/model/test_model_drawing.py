"""A drawing shows every activity and every arrow of the model, and nothing on top of anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import HEADS, STEP
from ssm_studio.diagram.cells.wrap import cell_width
from ssm_studio.diagram.model.drawing import (
    BOUNDARY,
    STYLES,
    WATCHES,
    ModelDrawing,
    draw_model,
    reselected,
)
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.occupancy import cells_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from tests.diagram.model.models import MODEL, SEVEN, activity, seven, some_studies, study_of

HEAD_SIGNS = {head: direction for heads in HEADS.values() for direction, head in heads.items()}


def cell(drawing: ModelDrawing, point: Point) -> str:
    """The character in one cell."""
    x = 0
    for run in drawing.rows[point.y]:
        if x <= point.x < x + run.width:
            letters = [letter for letter in run.text for _half in range(max(1, cell_width(letter)))]
            return letters[point.x - x]
        x += run.width
    raise AssertionError(point)


def words_in(drawing: ModelDrawing, box: Rect) -> str:
    """What stands inside a box, without spaces."""
    rows = []
    for row in drawing.rows[box.y + 1 : box.bottom - 1]:
        text, x = "", 0
        for letter in "".join(run.text for run in row):
            if box.x < x < box.right - 1:
                text += letter
            x += cell_width(letter)
        rows.append(text)
    return "".join("".join(rows).split())


def check(study: Study, drawing: ModelDrawing) -> None:
    """What every drawing promises."""
    view = view_of(study, MODEL)
    assert all(
        cell_width("".join(r.text for r in row)) == drawing.size.width for row in drawing.rows
    )
    assert {run.style for row in drawing.rows for run in row} <= set(STYLES)
    assert set(drawing.boxes) == {each.id for each in view.activities}
    for one, other in combinations(drawing.boxes.values(), 2):
        assert not one.intersects(other)
    for each in view.activities:
        assert words_in(drawing, drawing.boxes[each.id]) == "".join(
            f"{each.number} {each.text.en if each.text else ''}".split()
        )
        if each.kind not in ("criteria", "monitor", "control"):
            assert drawing.boundary.inflate(-1).contains(drawing.boxes[each.id])
    drawn = {(a.source, a.target, a.kind) for a in drawing.arrows if a.kind != WATCHES}
    missing = {(a.source, a.target, a.kind) for a in drawing.missing}
    assert not drawn & missing
    assert drawn | missing >= {(a.source, a.target, a.kind) for a in view.arrows}
    assert not missing or "Not drawn" in drawing.note
    for arrow in drawing.arrows:
        assert all(a.distance(b) == 1 for a, b in zip(arrow.path, arrow.path[1:], strict=False))
        start, end = arrow.path[0], arrow.path[-1]
        source = drawing.boxes.get(arrow.source, drawing.boundary)
        target = drawing.boxes.get(arrow.target, drawing.boundary)
        assert any(source.contains(start.moved(*step)) for step in STEP.values())
        assert target.contains(end.moved(*STEP[arrow.heading]))
        assert HEAD_SIGNS.get(cell(drawing, end)) == arrow.heading
        for box in drawing.boxes.values():
            assert not any(box.contains(point) for point in arrow.path)


@given(some_studies())
@settings(max_examples=25, deadline=None)
def test_every_model_is_drawn_whole(study: Study) -> None:
    """Circles, loops, references to nowhere, boxes placed by hand upon one another."""
    check(study, draw_model(study, MODEL, "en"))


@given(some_studies(most=9))
@settings(max_examples=25, deadline=None)
def test_every_model_is_drawn_whole_by_the_engine(study: Study) -> None:
    """The same with positions from the engine, and again when activities were added after the layout."""
    placement = place_model(study, MODEL, "en")
    check(study, draw_model(study, MODEL, "en", placement=placement))
    grown = study_of([*study.activities.values(), activity(99, "Learn from it", (1, 2))])
    check(grown, draw_model(grown, MODEL, "en", placement=placement))


@given(some_studies(most=20))
@settings(max_examples=15, deadline=None)
def test_lines_that_hang_together_have_one_source_or_one_target(study: Study) -> None:
    """Lines of different arrows meet only where they share an end; else they cross straight, upright over level."""
    drawing = draw_model(study, MODEL, "en")
    nets: list[set[Point]] = []
    for net in drawing.made.sheet.grid.nets:
        arrows = [each for each in drawing.made.sheet.led if each.net is net]
        assert len({each.arrow.kind for each in arrows}) == 1
        assert 1 in (
            len({each.arrow[0] for each in arrows}),
            len({each.arrow[1] for each in arrows}),
        )
        nets.append({Point(*cell) for each in arrows for cell in cells_of(each.way)})
    for one, other in combinations(nets, 2):
        assert all(cell(drawing, each) in "│┊╎" for each in one & other)


EDITS = st.sampled_from(("connect", "word", "delete", "move"))


@given(some_studies(most=9), st.lists(st.tuples(EDITS, st.integers(0, 99)), max_size=3))
@settings(max_examples=15, deadline=None)
def test_an_edit_leaves_the_ways_that_it_does_not_touch(
    study: Study, edits: list[tuple[str, int]]
) -> None:
    """The drawing after it says what the model says, and arrows between boxes that stand still hold still."""
    placement = place_model(study, MODEL, "en", engine=False)
    drawing = draw_model(study, MODEL, "en", placement=placement)
    for what, number in edits:
        ids = list(study.activities)
        if not ids:
            return
        before, one = drawing, study.activities[ids[number % len(ids)]]
        changed = {
            "connect": replace(one, depends_on=(*one.depends_on, ids[number % 7 % len(ids)])),
            "word": replace(one, text=Text(en="Do otherwise and better than ever before")),
            "move": replace(one, x=number, y=number),
        }
        activities = {**study.activities, one.id: changed.get(what, one)}
        if what == "delete":
            del activities[one.id]
        study = study_of(list(activities.values()))
        placement = place_model(study, MODEL, "en", engine=False)
        drawing = draw_model(study, MODEL, "en", placement=placement, before=before)
        check(study, drawing)
    again = draw_model(study, MODEL, "en", placement=placement, before=drawing)
    assert again.arrows == drawing.arrows
    assert again.lines() == drawing.lines()


def test_choosing_draws_the_same_but_for_the_choice() -> None:
    """Another choice gives what drawing anew would give; no choice takes the old one back."""
    study = seven()
    drawing = draw_model(study, MODEL, "en")
    for chosen in ("a3", "a9", None):
        assert reselected(drawing, chosen) == draw_model(study, MODEL, "en", selected=chosen)
    assert reselected(reselected(drawing, "a3"), None).rows == drawing.rows


@pytest.mark.parametrize("plain", [False, True])
def test_marks_show_without_colour(plain: bool) -> None:
    """Stale, questioned, expanded and unconfirmed boxes differ in their characters, chosen ones too."""
    study = study_of([activity(n, "Learn") for n in range(1, 7)])
    marks = {
        "a2": "stale",
        "a3": "questioned",
        "a4": "questioned stale",
        "a5": "expanded",
        "a6": "unconfirmed",
    }
    for chosen in (False, True):
        looks = set()
        for number in range(1, 7):
            id_ = f"a{number}"
            drawing = draw_model(
                study, MODEL, "en", marks=marks, plain=plain, selected=id_ if chosen else None
            )
            box = drawing.boxes[id_]
            looks.add(
                "".join(cell(drawing, Point(x, box.y)) for x in range(box.x, box.right))
                + cell(drawing, Point(box.x, box.y + 1))
            )
        assert len(looks) == (5 if plain and chosen else 6)
        assert sum("?" in look for look in looks) == 2


def test_in_a_crowd_boxes_stand_further_apart_and_can_still_be_dragged() -> None:
    """Where arrows find no room; a cell of the drawing is told back as the place that is stored."""
    ids = range(1, 15)
    study = study_of(
        [
            activity(n, "Do", [m for m in ids if (m * n) % 5 == 1], x=n % 5 * 11, y=n // 5 * 5)
            for n in ids
        ]
    )
    placement = place_model(study, MODEL, "en", engine=False)
    drawing = draw_model(study, MODEL, "en", placement=placement)
    check(study, drawing)
    assert not drawing.missing
    for id_, box in drawing.boxes.items():
        assert drawing.stored(box.origin) == placement.positions[id_].origin


@pytest.mark.parametrize("engine", [True, False])
def test_a_usual_model_fits_a_usual_screen(engine: bool) -> None:
    """Seven activities with their watchers in 76 columns, both arrows at the boundary, three looks of arrows."""
    study = seven()
    drawing = draw_model(
        study, MODEL, "en", placement=place_model(study, MODEL, "en", engine=engine)
    )
    check(study, drawing)
    assert drawing.size.width <= 76
    assert {(a.source, a.target) for a in drawing.arrows if a.kind == WATCHES} == {
        (BOUNDARY, "a9"),
        ("a10", BOUNDARY),
    }
    heads = {arrow.kind: cell(drawing, arrow.path[-1]) for arrow in drawing.arrows}
    assert len({heads[kind] for kind in ("depends", "information", "feedback")}) == 3
    assert "monitoring and control" in "\n".join(drawing.lines())


def test_an_activity_placed_by_hand_stands_there() -> None:
    """Its own x and y count from the drawing's origin."""
    study = study_of([activity(1, "Learn"), activity(2, "Decide", (1,), x=40, y=-3)])
    drawing = draw_model(study, MODEL, "en")
    assert drawing.boxes["a2"].origin == drawing.origin.moved(40, -3)
    check(study, drawing)


def test_empty_and_single_models() -> None:
    """Nothing is drawn of nothing; one activity has its boundary; watchers alone have none."""
    assert draw_model(Study(), "nowhere", "en").rows == ()
    assert draw_model(study_of([]), MODEL, "en").boxes == {}
    one = study_of([activity(1, "Learn", (1,))])
    drawing = draw_model(one, MODEL, "en")
    check(one, drawing)
    assert "1 Learn" in drawing.note
    check(alone := study_of([activity(1, "Watch", kind="monitor")]), draw_model(alone, MODEL, "en"))


def test_forty_activities_and_their_overview() -> None:
    """A large model is drawn whole; with numbers only it is much smaller."""
    study = study_of(
        [activity(n, SEVEN[n % 7], [m for m in (n // 2, n - 3) if 0 < m < n]) for n in range(1, 41)]
    )
    whole = draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
    check(study, whole)
    small = draw_model(study, MODEL, "en", numbers_only=True)
    assert small.size.width * small.size.height < whole.size.width * whole.size.height / 3
    assert len(small.arrows) == len(whole.arrows)


def test_selection_shows_without_colour_and_plain_terminals_get_plain_characters() -> None:
    """Heavy lines around the selected one; no character beyond the keyboard's otherwise."""
    study = seven()
    drawing = draw_model(study, MODEL, "en", selected="a3")
    assert cell(drawing, drawing.boxes["a3"].origin) == "┏"
    assert drawing.at(drawing.boxes["a3"].centre) == "a3"
    assert drawing.at(Point(0, 0)) is None
    plain = draw_model(study, MODEL, "en", plain=True)
    assert all(line.isascii() for line in plain.lines())


@pytest.mark.parametrize(
    "text",
    [
        "[/x] <b>bold</b>",
        "a\x1b[31mb\x00c",
        "\u202eevil",
        "👩\u200d🌾 👍🏽",
        "مرحبا",
        "x" * 1_000_000,
        "",
        "\n\n",
        '"\\n\\N{}',
    ],
)
def test_hostile_words_do_not_disturb_a_drawing(text: str) -> None:
    """Boxes stay closed, rows stay straight."""
    study = study_of([activity(1, text), activity(2, "Decide", (1,))])
    drawing = draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
    assert all(
        cell_width("".join(r.text for r in row)) == drawing.size.width for row in drawing.rows
    )
    assert not any("\x1b" in line or "\u202e" in line for line in drawing.lines())
    assert drawing.size.width < 60
    assert drawing.size.height < 40


@pytest.mark.parametrize("far", [10_000, 10_000_000])
def test_boxes_far_apart_are_drawn_nearer_to_each_other(far: int) -> None:
    """No file can ask for a sheet that no memory holds; what stands above or left of what stays so."""
    study = study_of(
        [
            activity(1, "Learn", x=0, y=0),
            activity(2, "Decide", (1,), x=far, y=far),
            activity(3, "Do", (1,), x=5, y=-far),
        ]
    )
    drawing = draw_model(study, MODEL, "en")
    check(study, drawing)
    assert not drawing.missing
    assert drawing.size.width * drawing.size.height < 100_000
    assert drawing.boxes["a3"].y < drawing.boxes["a1"].y < drawing.boxes["a2"].y
