"""A trace leads from the mark in the picture to the action, and back, whatever was linked."""

from __future__ import annotations

from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.trace import ORDER, origins, trace
from tests.studies import empty_study, studies


def id_called(study: Study, kind: str, ref: str) -> str:
    found: str = next(each.id for each in study.table(kind).values() if each.ref == ref)
    return found


def refs(study: Study, kind: str, ref: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step in trace(study, kind, id_called(study, kind, ref)):
        found.setdefault(step.kind, []).append(step.ref)
    return found


def test_an_action_is_traced_back_to_the_marks_in_the_picture() -> None:
    study = example_study("en")
    found = refs(study, "action", "ACT1")
    assert found["action"] == ["ACT1"]
    assert found["change"] == ["CH1"]
    assert found["row"] == ["X01", "X12", "X13"]
    assert found["definition"] == ["RD1", "RD2"]
    assert "TH1" in found["theme"]
    assert "E15" in found["element"]
    assert "debate" not in found  # nobody linked the debate to this action


def test_a_mark_is_traced_on_to_what_was_agreed() -> None:
    study = example_study("id")
    found = refs(study, "element", "E15")
    assert found["element"] == ["E15"]
    assert found["theme"] == ["TH1"]
    assert "RS2" in found["system"]
    assert "ACT1" in found["action"]


def test_the_middle_goes_both_ways_and_only_one_step_is_here() -> None:
    study = example_study("en")
    steps = trace(study, "row", id_called(study, "row", "X01"))
    assert [step.ref for step in steps if step.here] == ["X01"]
    kinds = [step.kind for step in steps]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert {"element", "theme", "definition", "activity", "change", "action"} <= set(kinds)


def test_what_is_not_there_or_on_no_way_has_no_trace() -> None:
    study = empty_study()
    assert trace(study, "action", "nowhere") == ()
    assert trace(study, "session", study.session.id) == ()


@settings(max_examples=40, deadline=None)
@given(studies())
def test_forward_and_backward_agree(study: Study) -> None:
    for kind in ORDER:
        for id_ in study.table(kind):
            for origin in origins(study, kind, id_):
                assert any(s.kind == kind and s.id == id_ for s in trace(study, *origin))
                assert any((s.kind, s.id) == origin for s in trace(study, kind, id_))
