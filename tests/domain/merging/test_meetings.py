"""Small meetings of copies, each with what its people would miss if merging did it otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.comparison import DebateEntry
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_clashes import open_clashes, sides_of
from ssm_studio.domain.merging.entries import Entry, Timeline
from ssm_studio.domain.merging.merge import merge
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.research import Research
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.domain.waiver import Waiver
from tests.domain.merging.copies import Copy, begun
from tests.work import calls_of


def canal(**values: Any) -> tuple[str, Copy]:
    """An element, and a copy of the session that begins with it."""
    made = Element(id=new_id(), ref="E1", kind="issue", label=Text(en="the canal"))
    made = replace(made, **values)
    return made.id, begun(Study(elements={made.id: made}))


def reword(copy: Copy, id_: str, words: str) -> None:
    copy.do(edit.write(copy.study, "element", id_, "label", words, language="en"))


def add(copy: Copy, record: Record) -> str:
    copy.do(edit.add(copy.study, record))
    return record.id


def issue(**values: Any) -> Element:
    return Element(id=new_id(), kind="issue", **values)


def disagreeing(*words: str) -> tuple[str, list[Copy]]:
    """Copies of which each calls the same element otherwise."""
    id_, first = canal()
    copies = [first.copy(each) for each in words]
    for copy in copies:
        reword(copy, id_, copy.author)
    return id_, copies


def test_who_types_over_a_clash_has_not_settled_it() -> None:
    id_, (one, two) = disagreeing("dry", "full")
    three = one.copy("Dewi")
    one.merge(two)
    reword(one, id_, "half full")
    add(three, issue())
    one.merge(three)
    (clash,) = open_clashes(one.study)
    assert [each.text for each in sides_of(one.study, clash.id)] == ["dry", "full"]


def test_a_third_side_makes_one_clash_of_three_and_leaves_none_of_two() -> None:
    _id, (one, two, three) = disagreeing("dry", "full", "salty")
    one.merge(two)
    add(one, issue())
    one.merge(three)
    (clash,) = one.study.clashes
    assert {(each.clash, each.text) for each in one.study.clash_sides.values()} == {
        (clash, each) for each in ("dry", "full", "salty")
    }


def test_clashes_that_were_found_in_two_places_have_two_names() -> None:
    issues = {id_: Element(id=id_, kind="issue", label=Text(en="?")) for id_ in ("a", "b")}
    first = begun(Study(elements=issues))
    one, two, three, four = (first.copy(each) for each in ("dry", "full", "salty", "sweet"))
    for id_, copies in {"a": (one, two), "b": (three, four)}.items():
        for copy in copies:
            reword(copy, id_, copy.author)
        copies[0].merge(copies[1])
        assert [each.ref for each in copies[0].study.clashes.values()] == ["CL1"]
        reword(copies[0], id_, "the room goes on without settling it")
    one.merge(three)
    clashes = one.study.clashes.values()
    assert {(each.about, each.ref) for each in clashes} in (
        {("a", "CL1"), ("b", "CL2")},
        {("a", "CL2"), ("b", "CL1")},
    )


def test_of_a_deletion_and_other_words_the_words_are_a_side() -> None:
    id_, first = canal()
    one, two = first.copy("Budi"), first.copy("Citra")
    one.do(edit.delete(one.study, "element", id_))
    reword(two, id_, "still needed")
    one.merge(two)
    (clash,) = open_clashes(one.study)
    assert [each.text for each in sides_of(one.study, clash.id)] == [None, "still needed"]


def test_what_is_said_of_a_declaration_is_said_of_the_one_that_stands() -> None:
    """A session has one; where two copies each began it the first stands for both."""
    _id, first = canal()
    one, two = first.copy("Budi"), first.copy("Citra")
    stands = add(one, Research(id=new_id(), framework=Text(en="Commons")))
    other = add(two, Research(id=new_id(), research_method=Text(en="Action research")))
    said = add(two, Waiver(id=new_id(), rule="RS-01", about=other))
    one.merge(two)
    (left,) = one.study.research.values()
    assert left.id == one.study.waivers[said].about == stands
    assert (left.framework, left.research_method) == (
        Text(en="Commons"),
        Text(en="Action research"),
    )


def test_a_log_that_begins_after_what_nobody_has_any_more_is_merged_too() -> None:
    _id, first = canal()
    ((id_, begins),) = first.entries.items()
    first.entries[id_] = replace(begins, parent="of a time before entries had ids")
    one, two = first.copy("Budi"), first.copy("Citra")
    theirs = add(two, issue())
    one.merge(two)
    assert theirs in one.study.elements


def test_a_clash_stands_where_the_newest_of_its_sides_stands_in_time() -> None:
    _id, (one, two) = disagreeing("dry", "full")
    newest = two.head or ""
    one.merge(two)
    (clash,) = one.study.clashes
    assert clash[:13] == newest[:13]


def test_it_is_told_what_has_another_short_name_now_and_nothing_else() -> None:
    _id, first = canal()
    one, two = first.copy("Budi"), first.copy("Citra")
    add(one, issue())
    theirs = add(two, issue())
    add(two, issue(ref="E9"))
    was = two.study.elements[theirs].ref
    found = one.planned(two)
    assert found.renamed == ((was, apply(one.study, found.step).elements[theirs].ref),)


def test_a_new_number_of_an_activity_is_not_told_as_a_short_name() -> None:
    model = ConceptualModel(id=new_id(), ref="CM1")
    first = begun(Study(models={model.id: model}))
    one, two = first.copy("Budi"), first.copy("Citra")
    add(one, Activity(id=new_id(), model=model.id, ref="CM1.1", number="1"))
    theirs = add(two, Activity(id=new_id(), model=model.id, ref="CM1.7", number="1"))
    found = one.planned(two)
    made = apply(one.study, found.step).activities[theirs]
    assert (made.number, made.ref) == ("2", "CM1.7")
    assert found.renamed == ()


@pytest.mark.parametrize(("typed", "given"), [("weir", "weir-2"), ("Ebb7", "E2")])
def test_of_two_of_one_name_the_later_gets_a_free_one(typed: str, given: str) -> None:
    """One without a number is counted; one that begins as all of its kind do gets the next of those."""
    _id, first = canal()
    one, two = first.copy("Budi"), first.copy("Citra")
    add(one, issue(ref=typed))
    theirs = add(two, issue(ref=typed))
    one.merge(two)
    assert one.study.elements[theirs].ref == given


def test_what_is_said_of_a_part_keeps_the_whole_that_another_deleted() -> None:
    definition = RootDefinition(id=new_id(), ref="RD1")
    first = begun(Study(root_definitions={definition.id: definition}))
    one, two = first.copy("Budi"), first.copy("Citra")
    one.do(edit.delete(one.study, "definition", definition.id))
    said = add(two, DebateEntry(id=new_id(), about=f"{definition.id}.worldview"))
    one.merge(two)
    assert one.study.debate[said].about == f"{definition.id}.worldview"
    assert definition.id in one.study.root_definitions
    assert [each.about for each in open_clashes(one.study)] == [definition.id]


def test_what_others_built_into_a_forgotten_model_goes_with_it() -> None:
    model = ConceptualModel(id=new_id(), ref="CM1")
    first = begun(Study(models={model.id: model}))
    one, two = first.copy("Budi"), first.copy("Citra")
    two.do(edit_model.add_activity(two.study, model.id, "open the gate"))
    plan = merge(one.study, one.entries.values(), two.entries.values(), {model.id})
    after = apply(one.study, plan.step)
    assert (after.models, after.activities) == ({}, {})


@pytest.mark.parametrize("order", [1, -1])
def test_of_a_list_is_left_what_nobody_took_out_and_what_anybody_put_in(order: int) -> None:
    id_, first = canal(lens_tags=("a", "b"))
    copies = [first.copy("Budi"), first.copy("Citra")]
    for copy, tags in zip(copies, (("b", "c"), ("a", "b", "d")), strict=True):
        copy.do(edit.set_fields(copy.study, "element", id_, "", lens_tags=tags))
    one, two = copies[::order]
    one.merge(two)
    assert set(one.study.elements[id_].lens_tags) == {"b", "c", "d"}
    assert not one.study.clashes


def test_a_number_given_anew_where_its_activity_was_kept_back_is_given_to_one_only() -> None:
    """A copy for a table lacks what is private, and what is the same as that alone."""
    model = ConceptualModel(id=new_id(), ref="CM1")
    hidden = Activity(
        id=new_id(), model=model.id, ref="CM1.1", number="1", visibility="facilitator"
    )
    same = Activity(
        id=new_id(), model=model.id, ref="CM1.2", number="2", same_as=(hidden.id,), visibility=None
    )
    known = {each.id: each for each in (hidden, same)}
    one = begun(Study(models={model.id: model}, activities=known))
    table = one.copy("Citra")
    table.study = replace(table.study, activities={})
    theirs = [
        add(table, Activity(id=new_id(), model=model.id, ref=f"CM1.{number}", number=number))
        for number in ("1", "2")
    ]
    one.merge(table)
    numbers = {id_: each.number for id_, each in one.study.activities.items()}
    assert (numbers[hidden.id], numbers[same.id]) == ("1", "2")
    assert {numbers[each] for each in theirs} == {"3", "4"}


def test_two_numbers_alike_that_one_copy_typed_are_left_as_they_were_typed() -> None:
    model = ConceptualModel(id=new_id(), ref="CM1")
    one = begun(Study(models={model.id: model}))
    alike = [
        add(one, Activity(id=new_id(), model=model.id, ref=f"CM1.{ref}", number="4"))
        for ref in (1, 2)
    ]
    two = one.copy("Citra")
    theirs = add(two, Activity(id=new_id(), model=model.id, ref="CM1.3", number="5"))
    one.merge(two)
    numbers = [one.study.activities[each].number for each in (*alike, theirs)]
    assert numbers == ["4", "4", "5"]


def test_a_log_of_twice_the_length_is_twice_the_work() -> None:
    def work(count: int) -> int:
        ids = [f"{number:04d}" for number in range(count)]
        chain = [
            Entry(each, before, None, each, "", ())
            for before, each in zip((None, *ids), ids, strict=False)
        ]
        return calls_of(lambda: Timeline.of(chain))

    assert work(400) < 2.5 * work(200)
