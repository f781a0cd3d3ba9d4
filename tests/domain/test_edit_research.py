"""What was declared stays to be seen: versions, the lock, and the two decisions at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ssm_studio.domain.changes import NOTHING, Changeset, apply, invert
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_research import (
    declare,
    does_research,
    learn,
    leave_cycle,
    lock,
    locked_since,
    note_step,
    reconstruct,
    switch_research,
    tie_rows,
)
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.method.rules.registry import check

EARLY = datetime(2026, 3, 1, 9, tzinfo=UTC)


def said(words: str) -> Text:
    return Text(en=words)


def done(study: Study, *steps: Changeset) -> Study:
    for each in steps:
        study = apply(study, each)
    return study


def workshop(day: str = "2026-03-10") -> Study:
    study = new_study("Water", "en")
    return apply(study, set_fields(study, "session", study.session.id, dates=(day,)))


def test_before_the_lock_there_is_one_version() -> None:
    study = done(workshop(), declare(workshop(), EARLY, framework=said("Commons")))
    study = apply(study, declare(study, EARLY + timedelta(days=2), framework=said("Ostrom")))
    assert (study.declaration is not None, study.declared) == (True, {})
    assert locked_since(study, EARLY + timedelta(days=2)) is None
    assert declare(study, EARLY, framework=said("Ostrom")) == NOTHING


def test_from_the_first_day_on_the_version_before_stays() -> None:
    study = workshop()
    study = apply(study, declare(study, EARLY, framework=said("Commons")))
    later = datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert locked_since(study, later) == "2026-03-10"
    step = declare(study, later, framework=said("Ostrom"))
    once = apply(study, step)
    (kept,) = once.declared.values()
    assert (kept.version, kept.declared_at, kept.framework) == (1, "2026-03-01", said("Commons"))
    assert once.declaration is not None
    assert once.declaration.framework == said("Ostrom")
    assert apply(once, invert(step)) == study
    again = apply(once, declare(once, later + timedelta(hours=2), research_method=said("AR")))
    assert len(again.declared) == 1
    next_day = apply(
        again, declare(again, later + timedelta(days=1), framework=said("Polycentric"))
    )
    assert [each.version for each in next_day.declared.values()] == [1, 2]
    assert not [
        each for each in check(next_day) if (each.rule, each.field) == ("AR-02", "declared_at")
    ]


def test_a_block_that_began_or_a_word_locks_it() -> None:
    study = workshop("2027-01-01")
    study = apply(study, declare(study, EARLY, framework=said("Commons")))
    assert lock(workshop(), EARLY) == NOTHING
    locked = apply(study, lock(study, EARLY + timedelta(hours=1)))
    assert locked_since(locked, EARLY + timedelta(hours=2)) == "2026-03-01T10:00:00Z"
    assert lock(locked, EARLY) == NOTHING
    anew = apply(locked, declare(locked, EARLY + timedelta(hours=2), framework=said("Ostrom")))
    assert [each.framework for each in anew.declared.values()] == [said("Commons")]


def test_the_room_is_shown_where_research_is_done_and_hidden_where_it_was_turned_off() -> None:
    study = workshop()
    assert not does_research(study)
    on = apply(study, switch_research(study, on=True))
    assert does_research(on)
    held = apply(study, learn(study, "M", "Two pictures, two waters"))
    assert does_research(held)
    assert not does_research(apply(held, switch_research(held, on=False)))


def test_notes_of_steps_and_decisions_come_and_go() -> None:
    study = workshop()
    noted = apply(study, note_step(study, "r", 2, "Read Ostrom"))
    more = apply(noted, note_step(noted, "r", 2, "Read Ostrom again"))
    assert [each.text for each in more.cycle_notes.values()] == [said("Read Ostrom again")]
    assert apply(more, note_step(more, "r", 2, "")).cycle_notes == {}
    assert note_step(study, "r", 2, "") == NOTHING
    left = apply(study, leave_cycle(study, "ps", "exit", "Turns are kept", EARLY))
    header = left.session
    assert (header.exit_problem_solving, header.exit_problem_solving_at) == ("exit", "2026-03-01")
    back = apply(left, leave_cycle(left, "ps", None, "", EARLY))
    assert back == study


def test_merged_rows_know_one_another() -> None:
    study = workshop()
    for words in ("Purpose", "Belonging", "Pride"):
        study = apply(study, reconstruct(study, words, "merged", "Community"))
    ids = tuple(study.reconstruction)
    tied = apply(study, tie_rows(study, (*ids, "nowhere")))
    assert [set(each.joined_with) for each in tied.reconstruction.values()] == [
        set(ids) - {each} for each in ids
    ]
    assert tie_rows(tied, ids) == NOTHING
    assert replace(tied.reconstruction[ids[0]], joined_with=()) == study.reconstruction[ids[0]]
