"""The algebra of edits: steps can be taken back, put together, and carried over without losing words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain import edit
from ssm_studio.domain.changes import (
    BOTH,
    NOTHING,
    Changeset,
    RecordChange,
    absorb,
    apply,
    in_order,
    invert,
    join,
    made_storable,
    rebase,
)
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import ConflictError
from tests.studies import UNSTORABLE, identifier, rich_study, studies

few = settings(max_examples=30, deadline=None)


def between(old: Study, new: Study) -> Changeset:
    """The step that leads from one study to another."""
    puts = [
        RecordChange(kind.name, id_, before, after)
        for kind in KINDS
        for id_ in {**old.table(kind.name), **new.table(kind.name)}
        if (before := old.get(kind.name, id_)) != (after := new.get(kind.name, id_))
    ]
    return Changeset("Step", tuple(puts), "key")


@few
@given(studies(), studies())
def test_a_step_leads_there_and_its_inverse_back(old: Study, new: Study) -> None:
    step = between(old, new)
    assert apply(old, step) == new
    assert apply(new, invert(step)) == old
    assert invert(invert(step)).puts == step.puts
    assert bool(step) == (old != new)


@few
@given(studies(), studies(), studies())
def test_two_steps_as_one_lead_to_the_same(first: Study, second: Study, third: Study) -> None:
    one, two = between(first, second), between(second, third)
    both = absorb(one, two)
    assert apply(first, both) == third
    assert (both.label, both.merge_key) == (one.label, one.merge_key)
    assert apply(first, join("All", one, two)) == third
    assert not absorb(one, invert(one))


@few
@given(studies(), studies())
def test_a_step_made_on_the_newest_study_is_carried_over_as_it_is(old: Study, new: Study) -> None:
    step = between(old, new)
    assert rebase(old, step) == (step, ())


@few
@given(studies(), studies(), studies())
def test_what_is_carried_over_applies_and_keeps_both_texts(
    base: Study, mine: Study, theirs: Study
) -> None:
    step, clashes = rebase(theirs, between(base, mine))
    after = apply(theirs, step)
    named = {(each.kind, each.id) for each in clashes}
    for put in between(base, mine).puts:
        current, result = theirs.get(put.kind, put.id), after.get(put.kind, put.id)
        if put.before is None or put.after is None or current is None:
            continue
        for field in fields_of(type(result)):
            values = [getattr(r, field.name) for r in (put.before, put.after, current, result)]
            if str(field.type).startswith("Text"):
                for language in ("plain", "en", "id"):
                    was, my, their, now = (getattr(v, language, None) for v in values)
                    if my and my != was and values[1] != values[0]:
                        assert my in (now or "")
                    if their and their != was and values[2] != values[0]:
                        assert their in (now or "")
            was, my, their, now = values
            if my == was:
                assert now == their
            elif their == was:
                assert now == my
            elif my != their:
                assert (put.kind, put.id) in named


@few
@given(studies(unstorable=True))
def test_what_is_made_storable_is_and_stays_so(study: Study) -> None:
    step, replaced = made_storable(between(Study(), study))
    again, more = made_storable(step)
    assert again == step
    assert not more
    whole = repr(apply(Study(), step))
    assert not replaced or "\ufffd" in whole
    whole.encode()
    assert "\\x00" not in whole or not any("\0" in word for word in UNSTORABLE)


@given(st.sets(st.integers(1, 50)), st.data())
def test_records_stand_in_the_order_in_which_they_came(
    numbers: set[int], data: st.DataObject
) -> None:
    order = sorted(numbers)
    study = Study()
    for number in order:
        study = apply(study, edit.add(study, Element(id=identifier(number))))
    before = study
    steps = []
    for number in data.draw(st.permutations(order)):
        steps.append(edit.delete(study, "element", identifier(number)))
        study = apply(study, steps[-1])
    for step in reversed(steps):
        study = apply(study, invert(step))
    assert list(study.elements) == list(before.elements)
    assert list(in_order(dict.fromkeys(["b", "c", "a"]))) == ["a", "b", "c"]


def element(**values: object) -> Element:
    return replace(Element(id="e", ref="E01", label=Text(en="old")), **values)  # type: ignore[arg-type]


def test_a_step_made_on_another_study_is_refused() -> None:
    study = Study(elements={"e": element()})
    step = edit.write(study, "element", "e", "label", "mine")
    changed = Study(elements={"e": element(x=3)})
    with pytest.raises(ConflictError):
        apply(changed, step)
    with pytest.raises(ConflictError):
        apply(Study(), step)
    assert study.elements["e"] == element()


def test_both_wordings_stand_one_after_the_other() -> None:
    base = Study(elements={"e": element()})
    step = edit.write(base, "element", "e", "label", "mine")
    theirs = Study(elements={"e": element(label=Text(en="theirs", id="punya mereka"))})
    moved, (clash,) = rebase(theirs, step)
    record = moved.puts[0].after
    assert isinstance(record, Element)
    assert record.label == Text(en=f"theirs{BOTH}mine", id="punya mereka")
    assert (clash.theirs, clash.mine) == (Text(en="theirs", id="punya mereka"), Text(en="mine"))


def test_lists_take_in_what_both_added_and_let_go_what_either_took_out() -> None:
    base = Study(elements={"e": element(lens_tags=("a", "b", "c"))})
    step = edit.set_fields(base, "element", "e", lens_tags=("a", "c", "mine"))
    theirs = Study(elements={"e": element(lens_tags=("b", "c", "theirs"))})
    moved, _clashes = rebase(theirs, step)
    record = moved.puts[0].after
    assert isinstance(record, Element)
    assert record.lens_tags == ("c", "theirs", "mine")


def test_fields_called_like_arguments_can_be_set() -> None:
    study = Study(elements={"e": element()})
    step = edit.set_fields(study, "element", "e", "Step", kind="actor", label=Text(en="new"))
    assert apply(study, step).elements["e"] == element(kind="actor", label=Text(en="new"))
    assert step.label == "Step"


def test_nothing_is_nothing() -> None:
    study = rich_study()
    assert not NOTHING
    assert apply(study, NOTHING) == study
    assert edit.set_fields(study, "element", "nowhere", x=1) == NOTHING
    id_ = next(iter(study.elements))
    assert edit.set_fields(study, "element", id_, x=study.elements[id_].x) == NOTHING
