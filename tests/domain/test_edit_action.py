"""Agreed actions: from a change to who and when, followed up, open or overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ssm_studio.domain import edit_action
from ssm_studio.domain.action import AgreedAction, is_open, is_overdue
from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from tests.studies import rich_study

TODAY = date(2026, 5, 2)


def only(study: Study, before: Study) -> AgreedAction:
    """The one action that is new."""
    (id_,) = study.actions.keys() - before.actions.keys()
    return study.actions[id_]


def test_a_new_action_is_proposed_and_says_what_was_said_of_it() -> None:
    study = new_study("T", "id")
    bare = only(apply(study, edit_action.add_action(study, "Papan")), study)
    assert bare.text == Text(id="Papan")
    assert (bare.position, bare.person, bare.by_when, bare.changes) == (None, None, None, ())
    assert bare.status == "proposed"
    step = edit_action.add_action(
        study, "Papan", position="Ketua", person="Dewi", by_when="2026-05-01", changes=("c",)
    )
    full = only(apply(study, step), study)
    assert (full.position, full.person, full.by_when, full.changes) == (
        Text(id="Ketua"),
        "Dewi",
        "2026-05-01",
        ("c",),
    )


def test_an_action_from_a_change_carries_it_out_in_its_words() -> None:
    study = rich_study()
    change = next(iter(study.changes.values()))
    action = only(apply(study, edit_action.action_from_change(study, change.id)), study)
    assert (action.text, action.changes, action.status) == (change.text, (change.id,), "proposed")


def test_what_is_found_later_is_dated_and_may_change_where_the_action_stands() -> None:
    study = rich_study()
    action = next(iter(study.actions.values()))
    was = edit_action.follow_ups_of(study, action.id)
    seen = apply(study, edit_action.follow_up(study, action.id, "Nobody looked", on="2026-07-01"))
    assert seen.actions[action.id] == action
    found = edit_action.follow_ups_of(seen, action.id)
    assert found[:-1] == was
    assert (found[-1].date, found[-1].status, found[-1].what_happened) == (
        "2026-07-01",
        None,
        Text(en="Nobody looked"),
    )
    done = apply(
        study, edit_action.follow_up(study, action.id, "It hangs", on="2026-07-01", status="done")
    )
    assert done.actions[action.id] == replace(action, status="done")
    assert edit_action.follow_ups_of(done, action.id)[-1].status == "done"
    assert (
        apply(study, edit_action.set_status(study, action.id, "dropped")).actions[action.id].status
        == "dropped"
    )


def test_what_is_not_there_is_left_alone() -> None:
    study = rich_study()
    assert edit_action.action_from_change(study, "gone") == NOTHING
    assert edit_action.set_status(study, "gone", "done") == NOTHING
    assert edit_action.follow_up(study, "gone", "?", on="2026-07-01") == NOTHING


@pytest.mark.parametrize(
    ("facts", "overdue"),
    [
        ({"by_when": "2026-05-01"}, True),
        ({"by_when": "2026-05-01", "status": "in_progress"}, True),
        ({"by_when": "2026-05-02"}, False),
        ({"by_when": "2026-05-01", "status": "done"}, False),
        ({"by_when": "2026-05-01", "status": "dropped"}, False),
        ({"by_when": "after the harvest"}, False),
        ({"by_when": None}, False),
    ],
)
def test_only_what_is_open_and_past_its_day_is_overdue(
    facts: dict[str, Any], overdue: bool
) -> None:
    action = AgreedAction(id="a", **facts)
    assert is_overdue(action, TODAY) is overdue
    assert is_open(action) is (facts.get("status") not in ("done", "dropped"))
