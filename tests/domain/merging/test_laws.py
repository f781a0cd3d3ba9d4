"""The laws of merging, over sessions that were edited apart at random."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain.changes import apply
from ssm_studio.domain.merging.merge import merge
from ssm_studio.domain.refs import find_ref
from ssm_studio.domain.study import Study
from tests.domain.merging.copies import Copy, begun, dangling, edited, said
from tests.study_rich import rich_study

SEEDS = st.integers(0, 10**9)


def apart(seed: int, count: int = 3) -> list[Copy]:
    """Copies of one session, edited apart; some know of some others already."""
    draw = random.Random(seed)
    first = begun(rich_study())
    edited(first, draw, draw.randint(0, 5))
    copies = [first.copy(name) for name in ("Budi", "Citra", "Dewi")[:count]]
    for each in copies:
        edited(each, draw, draw.randint(0, 12))
    if draw.random() < 0.4:
        one, other = draw.sample(copies, 2)
        one.merge(other)
        for each in copies:
            edited(each, draw, draw.randint(0, 5))
    return copies


def joined(one: Copy, other: Copy) -> Copy:
    found = one.copy("Eka")
    found.merge(other)
    return found


def same(one: Study, other: Study) -> None:
    assert dict(_flat(one)) == dict(_flat(other))


def _flat(study: Study) -> list[tuple[str, object]]:
    return [(each.id, each) for _kind, each in study.everything()]


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_it_does_not_matter_who_merges_whom(seed: int) -> None:
    one, other = apart(seed, 2)
    same(joined(one, other).study, joined(other, one).study)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_merging_with_itself_or_twice_changes_nothing(seed: int) -> None:
    one, other = apart(seed, 2)
    before = one.study
    same(joined(one, one).study, before)
    once = joined(one, other)
    assert not once.planned(other).step
    assert not once.planned(joined(other, one)).step


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_of_three_any_two_may_be_merged_first(seed: int) -> None:
    one, two, three = apart(seed)
    same(joined(joined(one, two), three).study, joined(one, joined(two, three)).study)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_people_may_go_on_after_merging(seed: int) -> None:
    one, two, three = apart(seed)
    draw = random.Random(seed)
    left = joined(one, two)
    edited(left, draw, 4)
    right = joined(two, three)
    edited(right, draw, 4)
    same(joined(left, right).study, joined(right, left).study)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_nothing_that_was_said_is_missing(seed: int) -> None:
    one, two, three = apart(seed)
    whole = joined(joined(one, two), three)
    assert said(whole) == said(one) | said(two) | said(three)
    apply(Study(), _as_step(whole.study))
    for each in (one, two, three):
        if each.entries[each.head or ""].merged is not None:
            continue  # nobody has seen the names that this merge gave
        for kind, record in each.study.everything():
            there = whole.study.get(kind, record.id)
            if there is not None and record.ref and kind not in ("clash", "clash_side"):
                assert record.ref in (there.ref, *(there.was or "").split())
                assert find_ref(whole.study, record.ref) is not None


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_no_short_reference_stands_for_two(seed: int) -> None:
    one, two, three = apart(seed)
    whole = joined(joined(one, two), three).study
    for table in (whole.elements, whole.relations, whole.activities, whole.clashes):
        refs = [each.ref for each in table.values() if each.ref]
        assert len(refs) == len(set(refs))
    numbers = [(each.model, each.number) for each in whole.activities.values()]
    assert len(numbers) == len(set(numbers))


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_nothing_names_what_is_not_there(seed: int) -> None:
    """Also where one copy was never told that something was forgotten in the other."""
    one, two, three = apart(seed)
    draw = random.Random(seed)
    gone = draw.choice(list(one.study.elements) or [""])
    entries = [*two.entries.values(), *three.entries.values()]
    plan = merge(one.study, one.entries.values(), entries, {gone} - {""})
    after = apply(one.study, plan.step)
    ever = {write.id for entry in plan.timeline.entries.values() for write in entry.writes}
    assert gone not in after.elements
    assert dangling(after, ever) == []


def _as_step(study: Study):  # type: ignore[no-untyped-def]
    from ssm_studio.domain.changes import Changeset, RecordChange

    return Changeset(
        "", tuple(RecordChange(kind, each.id, None, each) for kind, each in study.everything())
    )
