"""Each way by itself, from the action to the mark; where ways break off; and what reached nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.trace import ORDER, origins
from ssm_studio.method.trace_paths import (
    MOST,
    Gap,
    actions_without_issue,
    issues_without_action,
    ways,
)
from tests.studies import Build, studies
from tests.study_build import both


def refs(study: Study, paths: tuple[tuple[tuple[str, str], ...], ...]) -> list[list[str]]:
    return [[study.get(*each).ref for each in path] for path in paths]


def of(study: Study, kind: str, ref: str) -> str:
    found: str = next(each.id for each in study.table(kind).values() if each.ref == ref)
    return found


def test_a_way_goes_from_the_action_to_the_mark_and_is_the_same_from_both_ends() -> None:
    study = example_study("en")
    way = ["ACT1", "CH1", "X01", "CM1.1", "RD1", "RS1", "TH3", "E24"]
    from_action = ways(study, "action", of(study, "action", "ACT1"))
    from_mark = ways(study, "element", of(study, "element", "E24"))
    from_middle = ways(study, "definition", of(study, "definition", "RD1"))
    assert from_action.gaps == ()
    for each in (from_action, from_mark, from_middle):
        assert way in refs(study, each.paths)
        assert all(path[0][0] == "action" and path[-1][0] == "element" for path in each.paths)


def test_what_stands_beside_the_way_has_its_own_way_back() -> None:
    build = Build()
    row = build.add("row")
    said = build.add("debate", row=row)
    agreed = build.add("accommodation", settles=(said,))
    found = ways(build.study, "accommodation", agreed)
    assert refs(build.study, found.paths) == [["AC1", "D1", "X01"]]
    assert [(each.id, each.needs) for each in found.gaps] == [(row, "activity")]
    assert refs(build.study, ways(build.study, "row", row).paths) == [["X01"]]


def test_a_way_that_breaks_off_says_at_which_record_and_what_would_carry_it_on() -> None:
    build = Build()
    change = build.add("change")
    action = build.add("action", changes=(change,))
    alone = build.add("action")
    issue = build.add("element", is_issue=True, label=both("Late", "Terlambat"))
    theme = build.add("theme", issues=(issue,))
    study = build.study
    assert refs(study, ways(study, "action", action).paths) == [["ACT1", "CH1"]]
    assert [(each.id, each.needs) for each in ways(study, "action", action).gaps] == [
        (change, "row")
    ]
    assert [(each.id, each.needs) for each in ways(study, "action", alone).gaps] == [
        (alone, "change")
    ]
    assert refs(study, ways(study, "element", issue).paths) == [["TH1", "E01"]]
    assert [(each.id, each.needs) for each in ways(study, "element", issue).gaps] == [
        (theme, "system")
    ]
    assert ways(study, "action", "nowhere").paths == ways(study, "group", action).paths == ()


def test_issues_and_actions_that_are_lost_are_listed_with_what_was_said_about_them() -> None:
    build = Build()
    issue = build.add("element", is_issue=True)
    build.add("element")
    action = build.add("action")
    build.add("action", status="dropped")
    study = build.study
    assert [each.id for each in issues_without_action(study)] == [issue]
    assert [(each.id, each.reason) for each in actions_without_issue(study)] == [(action, "")]
    step = waive(study, "TR-02", action, "", "The budget asks for it", by="Sri", at="2026-01-01")
    ((found),) = actions_without_issue(apply(study, step))
    assert found.reason == "The budget asks for it"
    assert issues_without_action(example_study("en")) == ()


def test_links_that_branch_at_every_step_come_to_an_end() -> None:
    build = Build()
    marks = tuple(build.add("element") for _each in range(40))
    themes = tuple(build.add("theme", issues=marks) for _each in range(40))
    systems = [build.add("system", from_themes=themes) for _each in range(40)]
    definition = build.add("definition", system=systems[0])
    assert len(ways(build.study, "definition", definition).paths) == 1600
    for each in systems[1:]:
        build.add("definition", system=each)
    assert len(ways(build.study, "element", marks[0]).paths) == 1600
    assert len(ways(build.study, "theme", themes[0]).paths) <= MOST


@settings(max_examples=30, deadline=None)
@given(studies())
def test_each_step_of_each_way_is_a_link(study: Study) -> None:
    for kind in ORDER:
        for id_ in study.table(kind):
            for path in ways(study, kind, id_).paths:
                assert (kind, id_) in path
                assert len(set(path)) == len(path)
                for later, earlier in pairwise(path):
                    assert earlier in origins(study, *later)


def test_where_nothing_came_of_a_record_it_says_so_and_where_an_action_did_the_rest_is_left() -> (
    None
):
    build = Build()
    model = build.add("model")
    one, other = (build.add("activity", model=model, number=each) for each in "12")
    led, left = (build.add("row", model=model, target=one) for _each in range(2))
    build.add("action", changes=(build.add("change", from_rows=(led,)),))
    assert Gap("activity", other, "row") in ways(build.study, "activity", other).gaps
    assert Gap("row", left, "change") in ways(build.study, "row", left).gaps
    assert Gap("row", left, "change") not in ways(build.study, "activity", one).gaps
