"""Arrows go round each other where they can, and where they cross the drawing shows it and nothing else."""

from __future__ import annotations

import itertools
import random

import pytest

from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.occupancy import Cell, Way, cells_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.rerouting import lead_all
from ssm_studio.domain.study import Study
from tests.diagram.model.models import MODEL, activity, seven, study_of
from tests.stillness import done, drawn_crossings, random_model, step_of
from tests.stillness import study_of as study_of_activities

UPRIGHTS = "│╎┊"
LEVELS = "─╌┈├┤┬┴╭╮╰╯▶▷▸◀◁◂"


def drawn(study: Study, before: ModelDrawing | None = None) -> ModelDrawing:
    return draw_model(
        study, MODEL, "en", placement=place_model(study, MODEL, "en", engine=False), before=before
    )


def straight(way: Way) -> tuple[set[Cell], set[Cell]]:
    """Cells that a way runs through on the level, and upright, without those where it turns or ends."""
    level: set[Cell] = set()
    upright: set[Cell] = set()
    for (x, y), (x2, y2) in itertools.pairwise(way):
        inner = set(cells_of(((x, y), (x2, y2)))) - {(x, y), (x2, y2)}
        (level if y == y2 else upright).update(inner)
    return level, upright


def routed_crossings(drawing: ModelDrawing) -> set[Cell]:
    """Cells where one arrow's level line and another's upright line run through each other."""
    ways = [straight(each.way) for each in drawing.arrows]
    return {
        cell
        for (level, upright), (level2, upright2) in itertools.combinations(ways, 2)
        for cell in (level & upright2) | (level2 & upright)
    }


def painted_crossings(drawing: ModelDrawing) -> set[Cell]:
    """Cells where the painted text shows an upright line with a level one coming from both sides."""
    rows = drawing.lines()
    boxes = list(drawing.boxes.values())
    edges = {drawing.boundary.x, drawing.boundary.right - 1}

    def inside(x: int, y: int) -> bool:
        return any(b.x <= x < b.right and b.y <= y < b.bottom for b in boxes)

    return {
        (x, y)
        for y, row in enumerate(rows)
        for x in range(1, len(row) - 1)
        if row[x] in UPRIGHTS
        and row[x - 1] in LEVELS
        and row[x + 1] in LEVELS
        and x not in edges
        and not any(inside(each, y) for each in (x - 1, x, x + 1))
    }


def studies(seed: int) -> list[Study]:
    """A random model after each of three edits."""
    chance = random.Random(seed)
    study = study_of_activities(random_model(chance))
    found = []
    for kind in ("connect", "add", "connect"):
        if step := step_of(study, kind, chance):
            study = done(study, step)
        found.append(study)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_crossings_in_the_text_are_those_of_the_router(seed: int) -> None:
    """Who counts gaps on the wall counts what the router knows of, and no corner looks like one."""
    for study in studies(seed):
        drawing = drawn(study)
        assert painted_crossings(drawing) == routed_crossings(drawing)


@pytest.mark.parametrize("seed", range(12))
def test_no_arrow_takes_a_cell_of_a_box_or_of_a_foreign_head(seed: int) -> None:
    for study in studies(seed):
        drawing = drawn(study)
        heads = {each.way[-1]: each for each in drawing.arrows}
        for arrow in drawing.arrows:
            cells = set(cells_of(arrow.way))
            for box in drawing.boxes.values():
                assert not any(box.x <= x < box.right and box.y <= y < box.bottom for x, y in cells)
            assert all(heads[cell].target == arrow.target for cell in cells if cell in heads), arrow


def test_an_arrow_goes_round_another_where_the_way_is_short() -> None:
    """Two pairs that stand crosswise in two rows need not cross: one of the arrows passes outside."""
    study = study_of(
        [
            activity(1, "One", x=0, y=0),
            activity(2, "Two", x=20, y=0),
            activity(3, "Three", (2,), x=0, y=9),
            activity(4, "Four", (1,), x=20, y=9),
        ]
    )
    drawing = drawn(study)
    assert not drawing.missing
    assert not routed_crossings(drawing)


def test_models_cross_less_than_the_routing_of_each_arrow_by_itself() -> None:
    """Over the models of the bench: fewer pairs that cross than arrows, by far (docs/stillness.md has the figures)."""
    found = sum(
        drawn_crossings({(a.source, a.target): a.way for a in drawn(study).arrows})
        for seed in range(20)
        for study in studies(seed)
    )
    assert found <= 30


def test_an_edit_never_leaves_more_crossings_than_a_drawing_made_anew() -> None:
    """Arrows keep their ways after an edit, but not for the price of a crossing."""
    for seed in range(8):
        before: ModelDrawing | None = None
        for study in studies(seed):
            before = drawn(study, before)
            assert before.made.sheet.crossings <= drawn(study).made.sheet.crossings


def test_an_edge_of_a_frame_is_closed_only_where_that_edge_is_crossed() -> None:
    """What watches the model enters its own frame from above; the boundary may still be crossed in those columns."""
    study = seven()
    positions = place_model(study, MODEL, "en", engine=False).positions
    sheet = lead_all(view_of(study, MODEL), positions)
    boundary, group = sheet.frame.boundary, sheet.frame.group
    open_at = {
        y: {x for x in range(boundary.x + 2, boundary.right - 2) if up >> x & 1}
        for y, up, _level in sheet._open_frames()
    }
    crossed = set(range(group.x + 2, group.right - 2)) - open_at[group.y]
    assert crossed
    assert crossed < open_at[boundary.y] & open_at[boundary.bottom - 1]
