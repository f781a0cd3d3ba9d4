"""What is new, gone, changed and still open between two sessions, by whatever way the second came to be."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_picture import move_element
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study, read_bundle, to_json
from ssm_studio.method.session_differences import Differences, differences
from tests.studies import Build, studies


def of(study: Study, kind: str, ref: str) -> str:
    found: str = next(each.id for each in study.table(kind).values() if each.ref == ref)
    return found


def told(found: Differences) -> tuple[list[str], list[str], list[str]]:
    return (
        [each.ref for _kind, each in found.new],
        [each.ref for _kind, each in found.gone],
        [each.after.ref or each.kind for each in found.changed],
    )


@settings(max_examples=30, deadline=None)
@given(studies())
def test_a_copy_differs_in_nothing(study: Study) -> None:
    assert told(differences(study, study)) == ([], [], [])


def test_two_imports_of_one_bundle_differ_in_nothing_though_their_ids_do() -> None:
    study = example_study("en")
    again = read_bundle(to_json(study).encode(), lambda _words: None)
    assert not set(study.elements) & set(again.elements)
    assert told(differences(study, again)) == ([], [], [])


def test_what_came_went_and_changed_is_told_by_reference_also_between_imports() -> None:
    study = example_study("en")
    for other in (study, read_bundle(to_json(study).encode(), lambda _words: None)):
        step = edit.delete(other, "action", of(other, "action", "ACT6"))
        other = apply(other, step)
        act1 = of(other, "action", "ACT1")
        other = apply(other, edit.set_fields(other, "action", act1, "", status="done"))
        fresh = replace(other.actions[act1], id="z", ref="ACT9", text=Text(en="Something else"))
        other = apply(other, edit.add(other, fresh))
        new, gone, changed = told(differences(study, other))
        assert (new, gone) == (["ACT9"], ["ACT6"])
        assert changed == ["ACT1", "RC-marr.bb.map"], "what rested on ACT6 has changed too"
        fields = {each.after.ref: each.fields for each in differences(study, other).changed}
        assert fields["ACT1"] == ("status",)


def test_where_a_mark_stands_is_no_change_and_a_word_is() -> None:
    study = example_study("en")
    mark = of(study, "element", "E24")
    moved = apply(study, move_element(study, mark, 70, 40))
    assert told(differences(study, moved)) == ([], [], [])
    other = apply(study, edit.set_fields(study, "element", mark, "", label=Text(en="Weeks")))
    (found,) = differences(study, other).changed
    assert (found.after.ref, found.fields) == ("E24", ("label",))


def test_what_a_definition_owns_changes_the_definition() -> None:
    study = example_study("en")
    customer = of(study, "customer", "C1")
    owner = study.customers[customer].definition or ""
    other = apply(study, edit.delete(study, "customer", customer))
    (found,) = differences(study, other).changed
    assert (found.after.id, found.fields, found.parts) == (owner, (), ("customer",))


def test_sessions_that_have_nothing_in_common_are_not_paired_by_their_numbers() -> None:
    first, second = Build(), Build()
    first.add("element", label=Text(en="Queue"))
    second.add("group")
    second.add("element", label=Text(en="Rain"))
    assert told(differences(first.study, second.study)) == (["G1", "E01"], ["E01"], [])


def test_issues_without_action_and_open_actions_of_both_are_still_open() -> None:
    build = Build()
    build.add("element", is_issue=True, label=Text(en="Queue"))
    build.add("action", status="done")
    build.add("action")
    first = build.study
    build.add("action")
    refs = [each.ref for _kind, each in differences(first, build.study).still_open]
    assert refs == ["E01", "ACT2"]


def test_the_bundle_says_nothing_that_the_comparison_does_not_see() -> None:
    # Whatever a bundle writes differently shows up as a difference; so no field is forgotten here.
    study = example_study("en")
    for kind in ("theme", "system", "definition", "change", "learning"):
        record = next(iter(study.table(kind).values()))
        for name in ("name", "p", "text"):
            if hasattr(record, name):
                values: dict[str, Any] = {name: Text(en="Else")}
                other = apply(study, edit.set_fields(study, kind, record.id, "", **values))
                assert json.loads(to_json(other)) != json.loads(to_json(study))
                assert [each.after.ref for each in differences(study, other).changed] == [
                    record.ref
                ]
