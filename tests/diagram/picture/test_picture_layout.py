"""Where elements stand that nobody has placed, and that they stay there."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.layout import arrange, free_place, place
from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import Changeset, RecordChange, apply, invert
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.pictures import PICTURE, element, example, pictures, relation, study_of


def overlapping(places: Mapping[str, Rect]) -> list[tuple[str, str]]:
    """Every pair of elements that lie over one another."""
    return [
        (a, b)
        for (a, one), (b, other) in itertools.combinations(places.items(), 2)
        if one.intersects(other)
    ]


def later(step: Changeset, number: int = 0) -> Changeset:
    """A step that adds something, as if made minutes after everything else."""
    (put,) = step.puts
    assert put.after is not None
    id_ = f"7fffffff-0000-7000-8000-{number:012x}"
    return Changeset(step.label, (RecordChange(put.kind, id_, None, replace(put.after, id=id_)),))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_worked_example_lies_clear_on_a_sheet_of_readable_size(language: str) -> None:
    study = example(language)
    for picture in study.pictures:
        places = place(study, picture, language)
        assert len(places) == len(elements_of(study, picture))
        assert overlapping(places) == []
        assert max(rect.right for rect in places.values()) <= 110
        assert max(rect.bottom for rect in places.values()) <= 70
        assert min(min(rect.x, rect.y) for rect in places.values()) >= 0


def test_bubbles_stand_beside_their_owner() -> None:
    study = example()
    for picture in study.pictures:
        places = place(study, picture, "en")
        for each in elements_of(study, picture):
            if each.belongs_to is not None:
                near = places[each.belongs_to].inflate(12, 6)
                assert near.intersects(places[each.id]), each.ref


def test_a_new_element_pushes_nothing_away() -> None:
    study = example()
    for picture in study.pictures:
        before = place(study, picture, "en")
        governor = next(iter(before))
        for kind, owner in (("actor", None), ("speech", governor), ("boundary", None)):
            step = later(
                edit_picture.add_element(study, picture, kind, "something new", belongs_to=owner)
            )
            after = place(apply(study, step), picture, "en")
            assert {id_: after[id_] for id_ in before} == before
            assert overlapping(after) == []


def test_a_line_drawn_later_moves_nothing() -> None:
    study = example()
    picture = next(iter(study.pictures))
    before = place(study, picture, "en")
    ids = list(before)
    for source, target in ((0, 9), (3, 12), (15, 2)):
        step = edit_picture.connect(study, ids[source], ids[target], "flow", "x")
        study = apply(study, later(step, source))
    assert place(study, picture, "en") == before


def test_moving_one_leaves_the_others_where_they_were() -> None:
    study = example()
    for picture in study.pictures:
        before = place(study, picture, "en")
        for id_, rect in before.items():
            mine = {each.id for each in elements_of(study, picture) if each.belongs_to == id_}
            step = edit_picture.move_element(study, id_, rect.x + 6, rect.y + 2)
            after = place(apply(study, with_consequences(study, step)), picture, "en")
            moved = {each for each in before if after[each] != before[each]} - {id_} - mine
            assert not moved
            assert after[id_].origin == Point(rect.x + 6, rect.y + 2)


def test_other_words_or_one_less_leave_the_rest_where_it_is_seen() -> None:
    study = example()
    for picture in study.pictures:
        before = place(study, picture, "en")
        one = next(iter(before))
        for step in (
            edit_picture.relabel(study, one, "A name that is much longer than the one before"),
            edit.delete(study, "element", one),
        ):
            still = with_consequences(study, step)
            after = place(apply(study, still), picture, "en")
            assert {i: r.origin for i, r in after.items()} == {i: before[i].origin for i in after}
            assert apply(apply(study, still), invert(still)) == study


def test_bubbles_go_with_their_owner() -> None:
    study = study_of([element(1), element(2, "worldview", belongs_to="e001"), element(3)])
    before = place(study, PICTURE, "en")
    moved = edit_picture.move_element(study, "e001", before["e001"].x + 60, before["e001"].y + 30)
    after = place(apply(study, with_consequences(study, moved)), PICTURE, "en")
    assert after["e002"] == before["e002"].moved(60, 30)
    assert after["e003"] == before["e003"]
    study = apply(study, with_consequences(study, moved))
    alone = with_consequences(study, edit_picture.move_element(study, "e002", 200, 40))
    assert [put.id for put in alone.puts] == ["e002"]


@settings(max_examples=15, deadline=None)
@given(pictures(8))
def test_any_picture_is_laid_out_once_and_for_all(study: Study) -> None:
    places = place(study, PICTURE, "en")
    assert set(places) == set(study.elements)
    assert place(study, PICTURE, "en") == places
    chosen = {
        each.id for each in study.elements.values() if each.x is not None and each.y is not None
    }
    for id_ in chosen:
        one = study.elements[id_]
        assert places[id_].origin == Point(one.x or 0, one.y or 0)
    for a, b in overlapping(places):
        # Only what people put there themselves may lie over something.
        assert {a, b} <= chosen


def test_arranging_anew_forgets_what_was_chosen() -> None:
    elements = [element(number, x=4, y=4) for number in range(1, 12)]
    study = study_of(elements, [relation(1, 1, 5), relation(2, 5, 9)])
    assert len(overlapping(place(study, PICTURE, "en"))) == 55
    assert overlapping(arrange(study, PICTURE, "en")) == []


def test_many_elements_find_room() -> None:
    elements = [element(number, "concern") for number in range(1, 201)]
    places = place(study_of(elements), PICTURE, "en")
    assert overlapping(places) == []


def test_a_free_place_is_the_near_one() -> None:
    places = {"a": Rect(0, 0, 10, 4)}
    assert free_place(places, Size(5, 2), Point(40, 20)) == Point(40, 20)
    spot = free_place(places, Size(5, 2), Point(2, 1))
    assert not Rect(spot.x, spot.y, 5, 2).intersects(places["a"])
    assert spot.distance(Point(2, 1)) < 20


def test_nothing_has_no_places() -> None:
    assert place(study_of([]), PICTURE, "en") == {}
    assert arrange(study_of([]), PICTURE, "en") == {}


def test_what_follows_its_owner_steps_aside_for_what_stands_there() -> None:
    """A bubble goes with its owner in the step that moves it, by as much, unless something stands there already."""
    study = study_of([element(1), element(2, "concern", belongs_to="e001"), element(3, "artefact")])
    before = place(study, PICTURE, "en")
    settled = apply(
        study,
        with_consequences(
            study,
            edit_picture.move_elements(
                study, {id_: (spot.x, spot.y) for id_, spot in before.items()}
            ),
        ),
    )

    def moved(now: Study) -> Mapping[str, Rect]:
        step = edit_picture.move_element(now, "e001", before["e001"].x + 60, before["e001"].y + 20)
        return place(apply(now, with_consequences(now, step)), PICTURE, "en")

    followed = before["e002"].moved(60, 20)
    assert moved(settled)["e002"] == followed
    held = apply(settled, edit_picture.move_element(settled, "e003", followed.x, followed.y))
    places = moved(held)
    assert places["e003"].origin == followed.origin
    assert not places["e002"].intersects(places["e003"])


def test_a_boundary_typed_last_encloses_what_hangs_on_those_whom_it_encloses() -> None:
    """Nobody else is moved for it, and those outside stay outside."""
    elements = [
        element(1, "outsider", x=36, y=0),
        element(2, "concern", x=60, y=1, belongs_to="e001"),
        element(3, x=36, y=11),
        element(4, "concern", x=29, y=9, belongs_to="e003"),
        element(5, x=80, y=11),
        element(6, "speech", "We wait", x=80, y=6, belongs_to="e005"),
        element(7, "boundary", "Kecamatan"),
    ]
    places = place(study_of(elements), PICTURE, "en")
    row = places["e007"].y
    assert [each.id for each in elements if places[each.id].y > row] == [
        "e003",
        "e004",
        "e005",
        "e006",
    ]
    assert not any(places[each.id].intersects(places["e007"]) for each in elements[:-1])
    assert all((places[each.id].x, places[each.id].y) == (each.x, each.y) for each in elements[:-1])
