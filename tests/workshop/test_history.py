"""Undo and redo do not depend on how much of the log was read at first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.domain import edit
from ssm_studio.store.log_headings import Heading
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop import workshop as workshop_module
from ssm_studio.workshop.history import History
from ssm_studio.workshop.workshop import open_session
from tests.workshop.steps import first

ACTS = st.lists(st.sampled_from(["do", "type", "undo", "redo"]), max_size=40)
START = datetime(2026, 3, 1, tzinfo=UTC)


def logged(acts: list[str]) -> list[Heading]:
    """The log of a session in which these things were done one after the other."""
    log = [Heading(1, START, "Sri", "Made", None, None)]
    history = History(log)
    for act in acts:
        seq, at = len(log) + 1, START + timedelta(seconds=len(log))
        steps = {"undo": history.done, "redo": history.undone}.get(act)
        if steps is not None and not steps:
            continue
        undo_of = steps[-1].entries[-1] if steps else None
        key = "field" if act == "type" else None
        log.append(Heading(seq, at, "Sri", f"{act} {seq}", key, undo_of))
        history.extend(log[-1:])
    return log


@given(ACTS, st.integers(1, 40), ACTS)
def test_the_newest_entries_are_enough(before: list[str], known: int, after: list[str]) -> None:
    log = logged(before)
    first_ = max(1, len(log) - known + 1)
    whole = History(log)
    part = History(log[first_ - 1 :], (lambda: list(log)) if first_ > 1 else None)
    for act in after:
        for name in ("done", "undone"):
            left, right = getattr(whole, name), getattr(part, name)
            assert [each.label for each in left[-1:]] == [each.label for each in right[-1:]]
            assert [each.entries for each in left[-1:]] == [each.entries for each in right[-1:]]
        steps = {"undo": whole.done, "redo": whole.undone}.get(act)
        if steps is not None and not steps:
            continue
        undo_of = steps[-1].entries[-1] if steps else None
        at = START + timedelta(seconds=len(log))
        key = "field" if act == "type" else None
        log.append(Heading(len(log) + 1, at, "Sri", f"{act} {len(log) + 1}", key, undo_of))
        whole.extend(log[-1:])
        part.extend(log[-1:])


def test_all_that_was_ever_done_can_be_undone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop_module, "NEWEST", 4)
    with open_session(path) as workshop:
        begun = workshop.study
        element = first(workshop.study, "element")
        for number in range(10):
            workshop.do(edit.set_fields(workshop.study, "element", element, x=1000 + number))
    with open_session(path) as workshop:
        while workshop.undo().changed:
            pass
        assert workshop.study == begun
    with open_session(path) as workshop:
        while workshop.redo().changed:
            pass
        assert workshop.study.elements[element].x == 1009


def test_opening_reads_no_more_of_a_long_log_than_of_a_short_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop_module, "NEWEST", 4)
    with open_session(path) as workshop:
        element = first(workshop.study, "element")
        for number in range(12):
            workshop.do(edit.set_fields(workshop.study, "element", element, x=1000 + number))
    with open_session(path) as workshop:
        asked: list[int] = []

        def headings(_self: SessionFile, first: int = 1) -> list[Heading]:
            asked.append(first)
            return []

        monkeypatch.setattr(SessionFile, "headings", headings)
        assert workshop.undo_label
        assert not asked
