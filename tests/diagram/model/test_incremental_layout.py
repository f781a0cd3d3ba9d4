"""A model holds still while it grows: whoever need not move stays, and the places are part of the study."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram.cells.geometry import Rect, Size
from ssm_studio.diagram.model import placement_changes
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.incremental_layout import settled
from ssm_studio.diagram.model.placement import from_overview, is_placed, place_model
from ssm_studio.diagram.model.spacing import any_touch, crosses, runs_through, touches
from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.workshop.derived_changes import with_consequences
from tests import stillness
from tests.diagram.model.models import MODEL, seven, some_studies
from tests.stillness import activity, done, grown, random_model, step_of

SIZES = st.builds(Size, st.integers(5, 26), st.integers(3, 9))


def places(study: Study) -> dict[str, Rect]:
    return dict(place_model(study, MODEL, study.language).positions)


def apart(before: dict[str, Rect], after: dict[str, Rect]) -> set[tuple[int, int]]:
    """By how much boxes that were there before have moved."""
    both = before.keys() & after.keys()
    return {(after[id_].x - before[id_].x, after[id_].y - before[id_].y) for id_ in both}


def test_little_moves_and_little_crosses() -> None:
    """The figures of `make stillness` on its first models; the whole count is in docs/stillness.md."""
    for _words, begin in stillness.STARTS:
        ours, plain = stillness.replay(12, begin)
        assert ours.share <= stillness.MOST_MOVED
        assert plain.share > 5 * ours.share
        assert ours.crossings <= stillness.MOST_CROSSINGS * plain.crossings
        assert ours.upward == 0


@pytest.mark.parametrize("kind", ["add", "between", "delete"])
@given(seed=st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_nobody_moves_for_a_newcomer_or_someone_who_goes(kind: str, seed: int) -> None:
    rng = random.Random(seed)
    study = grown(random_model(rng))
    after = done(study, step_of(study, kind, rng))
    assert apart(places(study), places(after)) == {(0, 0)}


@given(st.dictionaries(st.sampled_from("abcdefghij"), SIZES), st.data())
@settings(max_examples=60, deadline=None)
def test_boxes_keep_their_distance_whatever_grows(
    sizes: dict[str, Size], data: st.DataObject
) -> None:
    order = list(sizes)
    ids = st.sampled_from(order or ["a"])
    arrows = data.draw(st.lists(st.tuples(ids, ids), max_size=12))
    first = settled(order, sizes, {}, arrows)
    assert not any_touch(first.values())
    bigger = data.draw(st.dictionaries(ids, SIZES, max_size=4))
    again = settled(order, sizes | bigger, first, arrows, turned=arrows[:3])
    assert set(again) == set(order)
    assert not any_touch(again.values())
    assert all(again[id_].size == (sizes | bigger)[id_] for id_ in order)


def test_a_newcomer_settles_below_what_it_needs() -> None:
    study = grown([activity(n, (f"a{n - 1:03}",) if n > 1 else ()) for n in range(1, 6)])
    study = done(study, edit_model.add_activity(study, MODEL, "Weigh", needs=("a002",)))
    new = next(each for each in study.activities.values() if each.number == "6")
    box, need = places(study)[new.id], places(study)["a002"]
    assert box.y >= need.bottom
    assert abs(box.centre.x - need.centre.x) <= 2 * need.width


def test_a_new_arrow_that_would_run_upwards_moves_one_end() -> None:
    study = grown(
        [activity(1, ()), activity(2, ("a001",)), activity(3, ("a002",)), activity(4, ())]
    )
    before = places(study)
    assert before["a003"].y > before["a004"].y
    study = done(study, edit_model.connect_activities(study, "a003", "a004"))
    after = places(study)
    assert after["a004"].y >= after["a003"].y
    assert [id_ for id_ in before if before[id_] != after[id_]] == ["a004"]


def test_who_stood_apart_goes_to_what_it_is_joined_with_first() -> None:
    study = grown([activity(1, ()), activity(2, ()), activity(3, ())])
    before = places(study)
    assert len({rect.y for rect in before.values()}) == 1
    study = done(study, edit_model.set_needs(study, "a003", ("a001", "a002")))
    after = places(study)
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"a003"}
    assert after["a003"].y >= max(after["a001"].bottom, after["a002"].bottom)


def test_an_arrow_against_the_order_moves_nobody() -> None:
    study = grown([activity(1, ()), activity(2, ("a001",)), activity(3, ("a002",))])
    before = places(study)
    circle = done(study, edit_model.connect_activities(study, "a003", "a001"))
    assert places(circle) == before
    feedback = done(study, edit_model.connect_activities(study, "a003", "a001", "feedback"))
    assert places(feedback) == before


def test_places_are_part_of_the_study_and_undo_takes_them_back() -> None:
    study = seven()
    assert not is_placed(study, MODEL)
    seen = places(study)
    step = with_consequences(study, edit.write(study, "activity", "a3", "text", "Define it"))
    after = apply(study, step)
    assert is_placed(after, MODEL)
    assert {id_: rect.origin for id_, rect in places(after).items() if id_ != "a3"} == {
        id_: rect.origin for id_, rect in seen.items() if id_ != "a3"
    }
    assert apply(after, invert(step)) == study


def test_arranging_anew_is_one_step_that_can_be_taken_back() -> None:
    study = grown([activity(n, ("a001",) if n > 1 else ()) for n in range(1, 7)])
    study = done(study, edit.set_fields(study, "activity", "a004", x=90, y=40))
    step = with_consequences(study, placement_changes.arrange_step(study, MODEL))
    anew = apply(study, step)
    assert places(anew) == places(placement_changes.unplaced(study, MODEL))
    # Also where the first box stands at the very cell where it stood, with labels of another width.
    still = grown(random_model(random.Random(5)))
    assert places(done(still, placement_changes.arrange_step(still, MODEL))) == places(
        placement_changes.unplaced(still, MODEL)
    )
    assert places(apply(anew, invert(step))) == places(study)


def test_a_box_that_is_put_onto_another_steps_aside() -> None:
    study = grown([activity(n, ("a001",) if n > 1 else ()) for n in range(1, 6)])
    before = places(study)
    there = before["a002"]
    study = done(study, edit.set_fields(study, "activity", "a005", x=there.x + 2, y=there.y + 1))
    after = places(study)
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"a005"}
    assert not any_touch(after.values())


def test_another_language_and_an_overview_show_the_same_order() -> None:
    study = grown([activity(n, (f"a{max(1, n - 2):03}",) if n > 1 else ()) for n in range(1, 12)])
    texts = {
        id_: replace(
            each, text=Text(en="Do it", id="Lakukan hal itu dengan cara yang sangat panjang")
        )
        for id_, each in study.activities.items()
    }
    study = replace(study, activities=texts)
    there = dict(place_model(study, MODEL, "id").positions)
    small = place_model(study, MODEL, "en", numbers_only=True).positions
    here = places(study)
    assert not any_touch(there.values())
    for one in here:
        for other in here:
            if here[one].bottom <= here[other].y:
                assert there[one].y < there[other].y
                assert small[one].y <= small[other].y


def test_what_is_dragged_in_the_overview_goes_where_it_was_put() -> None:
    study = grown(random_model(random.Random(5)))
    small = place_model(study, MODEL, "en", numbers_only=True).positions
    whole = places(study)
    for id_, box in small.items():
        assert from_overview(study, id_, box.origin) == whole[id_].origin
        at = from_overview(study, id_, box.origin.moved(40, 0))
        after = done(study, edit.set_fields(study, "activity", id_, x=at.x, y=at.y))
        there = place_model(after, MODEL, "en", numbers_only=True).positions
        others = [other for other in small if other != id_]
        shift = [(there[id_].x - there[o].x) - (box.x - small[o].x) for o in others]
        # By less than a box otherwise: rows in which boxes had to step aside are a little wider.
        assert abs(sorted(shift)[len(shift) // 2] - 40) < box.width


def test_monitoring_and_control_stays_until_the_others_reach_it() -> None:
    study = done(grown([activity(1, ())]), edit_model.add_control(grown([activity(1, ())]), MODEL))
    watching = [each.id for each in view_of(study, MODEL).watching]
    alone = places(study)
    beside = done(study, edit_model.add_activity(study, MODEL, "Listen"))
    before = places(beside)
    # Of two activities the word is longer than of one, and the box of it a little wider.
    assert all(before[id_].y == alone[id_].y for id_ in watching)
    assert all(abs(before[id_].x - alone[id_].x) <= 2 for id_ in watching)
    deep = beside
    for number in range(4, 9):
        last = max(deep.activities.values(), key=lambda each: (each.kind == "operational", each.id))
        deep = done(deep, edit_model.add_activity(deep, MODEL, f"Go on {number}", needs=(last.id,)))
    after = places(deep)
    lowest = max(rect.bottom for id_, rect in after.items() if id_ not in watching)
    assert all(after[id_].y > lowest for id_ in watching)
    # As one group; a box may be a cell wider or narrower by the numbers in its words.
    assert len({after[id_].y - before[id_].y for id_ in watching}) == 1
    assert all(abs(after[id_].x - before[id_].x) <= 1 for id_ in watching)


@given(some_studies(12))
@settings(max_examples=30, deadline=None)
def test_any_model_can_be_placed_and_edited(study: Study) -> None:
    after = done(study, edit_model.add_activity(study, MODEL, "One more"))
    found = place_model(after, MODEL, "en", engine=False).positions
    assert set(found) == set(after.activities)
    rects = list(found.values())
    assert not any(touches(a, b) for at, a in enumerate(rects) for b in rects[:at])
    assert with_consequences(after, Changeset("", ())) == Changeset("", ())


def test_lines_and_boxes() -> None:
    assert crosses((0, 0, 10, 10), (0, 10, 10, 0))
    assert crosses((5, 0, 5, 10), (0, 4, 10, 6))
    assert not crosses((0, 0, 10, 10), (10, 10, 20, 0))
    assert runs_through((0, 5, 20, 5), Rect(8, 2, 4, 6))
    assert not runs_through((0, 2, 20, 2), Rect(8, 2, 4, 6))
    assert not runs_through((0, 0, 4, 0), Rect(8, 2, 4, 6))
