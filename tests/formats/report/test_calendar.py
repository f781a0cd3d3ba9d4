"""Agreed actions in a calendar: each has its entry, a day of its own where one was said, and the name that it keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ssm_studio.domain.listed_action import ListedAction, uids
from ssm_studio.domain.text import Text
from ssm_studio.formats.report.calendar import calendar

icalendar = pytest.importorskip("icalendar")
MADE = datetime(2026, 3, 1, tzinfo=UTC)


def agreed(id_: str, by_when: str) -> ListedAction:
    text = Text(en=f"Hang a board, {id_}; at the gate")
    return ListedAction(Path("w.ssm"), "Ward", MADE, id_, "ACT1", "agreed", text, by_when=by_when)


def test_each_action_has_an_entry_on_its_day_or_a_task_without_one() -> None:
    actions = [agreed("one", "2026-04-30"), agreed("two", "after the harvest")]
    content = calendar(actions, uids(actions), "en")
    found = list(icalendar.Calendar.from_ical(content).walk())
    assert [each.name for each in found] == ["VCALENDAR", "VEVENT", "VTODO"]
    _whole, event, task = found
    assert [str(each["uid"]) for each in (event, task)] == ["one@ssm-studio", "two@ssm-studio"]
    assert str(event["summary"]) == "Hang a board, one; at the gate"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 4, 30), date(2026, 5, 1))
    assert "after the harvest" in str(task["description"])
