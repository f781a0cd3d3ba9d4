"""What differs in the header of two sessions, and where an action says that it comes from."""

from __future__ import annotations

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.next_cycle import begin, proposal
from ssm_studio.method.session_differences import differences


def test_another_situation_is_a_difference_of_the_session_and_another_title_is_none() -> None:
    study = example_study("en")
    session = study.session
    other = apply(study, edit.write(study, "session", session.id, "situation", "Something else"))
    (changed,) = differences(study, other).changed
    assert changed.after.id == session.id
    renamed = apply(study, edit.write(study, "session", session.id, "title", "Another title"))
    assert not differences(study, renamed).changed


def test_an_action_that_is_carried_on_says_from_which_cycle() -> None:
    study = example_study("en")
    second = begin(study, "one", proposal(study))
    third = begin(second, "two", proposal(second))
    said = {read(each.reason, "en") for each in third.waivers.values()}
    assert any("cycle 2" in words for words in said)
