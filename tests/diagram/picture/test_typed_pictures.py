"""Pictures that are typed in the order of speech can be read: every name, every head, every label."""

from __future__ import annotations

import itertools
import random

import pytest

from ssm_studio.diagram.cells.geometry import Rect, Size
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.overview import overview
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.tui.picture.edits import arranged
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.typed_pictures import drawn, harm, said_one_by_one, typed, used


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, 12), (2, 12), (3, 12), (1, 20), (2, 20), (3, 20), (1, 29), (2, 29), (1, 41), (1, 60)],
)
def test_nothing_covers_a_name_a_drawing_or_a_head(seed: int, count: int) -> None:
    study, picture = typed(seed, count)
    found = harm(study, drawn(study, picture))
    assert (found.names, found.drawings, found.heads, found.overlaps) == (0, 0, 0, 0)
    assert (found.labels, found.on_lines, found.far) == (0, 0, 0)


@pytest.mark.parametrize(("seed", "count"), [(1, 20), (2, 29), (1, 41)])
def test_the_same_holds_after_use_and_after_arranging(seed: int, count: int) -> None:
    study, picture = typed(seed, count)
    after = used(study, picture, random.Random(seed))
    found = harm(after, drawn(after, picture), frames=False)
    assert (found.names, found.drawings, found.heads, found.overlaps) == (0, 0, 0, 0)
    assert (found.labels, found.on_lines) == (0, 0)
    tidy = apply(after, with_consequences(after, arranged(after, picture, everything=True)))
    found = harm(tidy, drawn(tidy, picture))
    assert (found.names, found.drawings, found.heads, found.overlaps) == (0, 0, 0, 0)
    assert (found.labels, found.on_lines, found.far) == (0, 0, 0)
    assert not arranged(tidy, picture, everything=True)


def test_arranging_moves_what_no_hand_placed_and_says_how_many() -> None:
    study, picture = typed(3, 20)
    chosen = next(iter(study.elements))
    study = apply(study, edit_picture.move_element(study, chosen, 150, 70))
    assert study.elements[chosen].placed_by_hand
    step = arranged(study, picture)
    assert len(step.puts) > 2
    assert str(len(step.puts)) in step.label
    tidy = apply(study, with_consequences(study, step))
    assert (tidy.elements[chosen].x, tidy.elements[chosen].y) == (150, 70)
    everything = arranged(tidy, picture, everything=True)
    assert chosen in {put.id for put in everything.puts}


@pytest.mark.parametrize(("seed", "count"), [(4, 12), (4, 29)])
def test_a_picture_is_drawn_alike_whatever_was_drawn_before(seed: int, count: int) -> None:
    """Each statement's drawing goes on from the one before; the last is as if drawn from nothing."""
    before, last, picture = None, Study(), ""
    for study in said_one_by_one(seed, count):
        picture = next(iter(study.pictures), "")
        scene = build(study, picture, "en", before=before)
        assert Sheet.of(scene).rows == Sheet.of(build(study, picture, "en")).rows
        if before is not None:
            stood = {id_: i.rect for id_, i in before.items.items() if i.kind != "boundary"}
            assert {id_: scene.items[id_].rect for id_ in stood} == stood
        before, last = scene, study
    undone = apply(last, edit_picture.move_element(last, next(iter(last.elements)), 300, 80))
    assert before is not None
    elsewhere = build(undone, picture, "en", before=before)
    again = build(last, picture, "en", before=elsewhere)
    assert Sheet.of(again).rows == Sheet.of(before).rows


@pytest.mark.parametrize(
    ("seed", "count", "size"), [(1, 12, (80, 20)), (3, 20, (100, 36)), (1, 29, (100, 36))]
)
def test_the_overview_lies_in_the_window_with_every_name_and_every_head(
    seed: int, count: int, size: tuple[int, int]
) -> None:
    study, picture = typed(seed, count)
    small = overview(drawn(study, picture), Size(*size))
    window = Rect(0, 0, *size)
    people = [item for item in small.scene.items.values() if not item.framing]
    assert len(people) == sum(each.kind != "boundary" for each in study.elements.values())
    assert all(window.contains(item.rect) for item in people)
    for one, other in itertools.combinations(people, 2):
        assert not one.rect.intersects(other.rect)
    shown = small.sheet.rows
    for item in people:
        for x, y, letter, _style in item.sprite.cells:
            if letter.isalnum():
                assert shown[item.rect.y + y][item.rect.x + x][0] == letter
    headed = [line for line in small.scene.lines.values() if line.tops and line.way]
    seen = [
        line for line in headed if shown[line.tops[0][1]][line.tops[0][0]][0] == line.tops[0][2]
    ]
    assert len(seen) >= 0.9 * len(headed)
