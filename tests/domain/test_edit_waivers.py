"""What the coach notices is left as it is with a reason, said anew, and asked about again."""

from __future__ import annotations

from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.edit_waivers import take_back, waive, waiver_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from tests.studies import rich_study

AT = "2026-05-01T10:00:00Z"


def waived(study: Study, about: str, field: str, reason: str, by: str = "Dewi") -> Study:
    """The study after leaving CM-16 as it is."""
    return apply(study, waive(study, "CM-16", about, field, reason, by, AT))


def test_one_reason_for_each_rule_record_and_field_and_the_last_counts() -> None:
    study = rich_study()
    model = next(iter(study.models))
    after = waived(study, model, "efficacy", " asked next year ")
    waiver = waiver_of(after, "CM-16", model, "efficacy")
    assert waiver is not None
    assert (waiver.reason, waiver.waived_by, waiver.waived_at) == (
        Text(en="asked next year"),
        "Dewi",
        AT,
    )
    again = waived(after, model, "efficacy", "never", "Hadi")
    assert len(again.waivers) == len(after.waivers)
    newest = waiver_of(again, "CM-16", model, "efficacy")
    assert newest is not None
    assert (newest.id, newest.reason, newest.waived_by) == (waiver.id, Text(en="never"), "Hadi")
    other = waived(again, model, "", "the whole model")
    assert len(other.waivers) == len(again.waivers) + 1
    for rule, about, field in (
        ("CM-17", model, "efficacy"),
        ("CM-16", "x", "efficacy"),
        ("CM-16", model, "elegance"),
    ):
        assert waiver_of(other, rule, about, field) is None


def test_what_is_about_the_whole_session_names_no_record() -> None:
    study = rich_study()
    whole = study.session.id
    after = waived(study, whole, "", "on purpose")
    waiver = waiver_of(after, "CM-16", whole, "")
    assert waiver is not None
    assert (waiver.about, waiver.field) == (None, None)
    assert len(waived(after, whole, "", "still").waivers) == len(after.waivers)


def test_without_a_reason_nothing_is_waived_and_a_waiver_can_be_taken_back() -> None:
    study = rich_study()
    model = next(iter(study.models))
    assert waive(study, "CM-16", model, "", "  ", "Dewi", AT) == NOTHING
    after = waived(study, model, "", "on purpose")
    waiver = waiver_of(after, "CM-16", model, "")
    assert waiver is not None
    step = take_back(after, waiver.id)
    assert "CM-16" in step.label
    assert apply(after, step) == study
    assert take_back(study, waiver.id) == NOTHING
