"""A report for one interest leaves out what serves the other alone, and nothing else."""

from __future__ import annotations

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.by_interest import by_interest


def marked(interest: str) -> tuple[Study, str]:
    study = example_study("en")
    action = next(iter(study.actions))
    return apply(study, edit.set_fields(study, "action", action, interest=interest)), action


def test_what_serves_the_other_interest_alone_is_left_out_and_the_rest_stays() -> None:
    for mark, shown in (("ps", "problem-solving"), ("r", "research")):
        other = {"problem-solving": "research", "research": "problem-solving"}[shown]
        study, action = marked(mark)
        assert action in by_interest(study, shown).actions
        assert action not in by_interest(study, other).actions
        left = set(study.actions) - {action}
        assert left == set(by_interest(study, other).actions)


def test_both_and_unmarked_records_stay_in_either_report() -> None:
    study, action = marked("both")
    for interest in ("research", "problem-solving"):
        assert action in by_interest(study, interest).actions


def test_a_report_for_the_client_holds_no_research_and_one_for_the_thesis_does() -> None:
    study = example_study("en")
    client, thesis = by_interest(study, "problem-solving"), by_interest(study, "research")
    assert [len(client.research), len(client.reconstruction), len(client.learning)] == [0, 0, 0]
    assert thesis.reconstruction == study.reconstruction
