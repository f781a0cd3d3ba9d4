"""A session whose actions have come due opens on them, one by one, and keeps what became of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_action import add_action, move_status, odd_move
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.method.due import due
from tests.tui.comparing import stage
from tests.tui.driving import until

LONG_AGO, FAR_OFF = "2020-01-31", "2999-12-31"


def agreed(**by_when: str) -> Study:
    """A session with an action for each name, due on these days."""
    study = new_study("T", "en")
    for words, when in by_when.items():
        study = apply(study, add_action(study, words, by_when=when))
    return study


def test_due_is_what_is_open_and_whose_day_has_come() -> None:
    study = agreed(late="2026-01-01", later=FAR_OFF, moment="before the budget", first="2025-01-01")
    now = date(2026, 1, 1)
    assert [read(each.text, "en") for each in due(study, now)] == ["first", "late"]
    late = next(each for each in study.actions.values() if each.by_when == "2026-01-01")
    looked = apply(study, set_fields(study, "action", late.id, follow_up_on="2026-02-01"))
    assert [read(each.text, "en") for each in due(looked, now)] == ["first"]
    done = apply(study, move_status(study, late.id, "done", on="2026-01-01"))
    assert [read(each.text, "en") for each in due(done, now)] == ["first"]


def test_a_move_of_status_is_dated_with_its_reason_and_an_odd_one_is_known() -> None:
    study = agreed(one=FAR_OFF)
    (id_,) = study.actions
    study = apply(study, move_status(study, id_, "blocked", on="2026-03-01", why="no budget"))
    (entry,) = study.follow_ups.values()
    assert (entry.date, entry.status, read(entry.why, "en")) == (
        "2026-03-01",
        "blocked",
        "no budget",
    )
    assert not move_status(study, id_, "blocked", on="2026-03-02")
    assert odd_move("done", "agreed")
    assert odd_move(None, "done")
    assert not odd_move("agreed", "done")
    assert not odd_move("in_progress", "dropped")


async def test_a_session_opens_on_what_is_due_and_stores_what_became_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path, agreed(list=LONG_AGO, train=LONG_AGO, pump=FAR_OFF)) as s:
        await until(s.pilot, lambda: "What became of it? 1 of 2" in s.text())
        await s.press("d")
        await s.answer("It hangs there")
        await s.answer("photo 12")
        await until(s.pilot, lambda: "2 of 2" in s.text())
        await s.press("b")
        await s.answer("Two came")
        await s.answer("No room")
        await s.answer("2999-01-01")
        await until(s.pilot, lambda: "All that had come due" in s.told())
        done, blocked, open_ = s.study.actions.values()
        assert (done.status, blocked.status, open_.status) == ("done", "blocked", "proposed")
        assert blocked.follow_up_on == "2999-01-01"
        first, second = s.study.follow_ups.values()
        assert read(first.what_happened, "en") == "It hangs there"
        assert read(first.evidence, "en") == "photo 12"
        assert read(second.why, "en") == "No room"
        assert second.next_look == "2999-01-01"


async def test_what_is_left_for_later_stays_due(tmp_path: Path) -> None:
    async with stage(tmp_path, agreed(list=LONG_AGO, train=LONG_AGO)) as s:
        await until(s.pilot, lambda: "1 of 2" in s.text())
        await s.press("l")
        await until(s.pilot, lambda: "2 of 2" in s.text())
        await s.press("x")
        await s.press("escape")
        await until(s.pilot, lambda: "2 actions are still to be looked at." in s.told())
        assert not s.study.follow_ups
        assert len(due(s.study, date(2026, 1, 1))) == 2
