"""`actions` prints what was agreed: to read, for spreadsheets, for programs, and for calendars."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from markdown_it import MarkdownIt

from ssm_studio.domain.text import Text
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import find_home
from tests.cli.conftest import Command
from tests.studies import HOSTILE, Build


def session(title: str, *actions: dict[str, Any]) -> Path:
    build = Build()
    build.add("session", title=Text(en=title), languages=("en",))
    for each in actions:
        build.add("action", **each)
    return create_from_study(find_home(), build.study, title)


@pytest.fixture
def two(home: Path) -> list[Path]:
    return [
        session(
            "Library hours",
            {"text": Text(en="Open late"), "person": "Sri", "by_when": "2020-01-31"},
            {"text": Text(en="Ask readers"), "by_when": "before the budget"},
            {"text": Text(en="Buy lamps"), "status": "done", "by_when": "2020-01-31"},
        ),
        session("Parking", {"text": Text(en="Paint"), "position": Text(en="Head of works")}),
    ]


def words(ssm: Command, *options: str) -> list[str]:
    return [each["text"] for each in json.loads(ssm("actions", "--format", "json", *options).out)]


def test_all_sessions_or_those_that_are_named(ssm: Command, two: list[Path]) -> None:
    assert words(ssm) == ["Open late", "Ask readers", "Buy lamps", "Paint"]
    assert words(ssm, "parking") == ["Paint"]
    assert words(ssm, "parking", str(two[0])) == ["Open late", "Ask readers", "Buy lamps", "Paint"]
    assert ssm("actions", "nowhere").code == 2


def test_open_overdue_and_owner_narrow_the_list(ssm: Command, two: list[Path]) -> None:
    assert words(ssm, "--open") == ["Open late", "Ask readers", "Paint"]
    assert words(ssm, "--overdue") == ["Open late"]
    assert words(ssm, "--owner", "HEAD of") == ["Paint"]
    assert words(ssm, "--owner", "sri", "--overdue") == ["Open late"]
    assert words(ssm, "--owner", "nobody") == []


def test_the_worked_example_is_never_overdue(ssm: Command) -> None:
    ssm("demo", "--no-open")
    assert len(words(ssm, "--open")) == 6
    assert words(ssm, "--overdue") == []


def test_what_is_printed_can_be_read_back(ssm: Command, two: list[Path]) -> None:
    out = ssm("actions").out
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    cells = [each.content for each in tokens if each.type == "inline"]
    assert "Open late" in cells
    assert "yes" in cells
    rows = list(csv.reader(io.StringIO(ssm("actions", "--format", "csv").out.lstrip("\ufeff"))))
    assert [row[2] for row in rows[1:]] == ["Open late", "Ask readers", "Buy lamps", "Paint"]
    assert "Tindakan" in ssm("actions", "--lang", "id").out


def read_calendar(text: str) -> list[icalendar.Component]:
    """The entries of a calendar; nothing in it may be wrong for RFC 5545."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    assert not set(map(ord, text)) & ({*range(0x20), 0x7F} - {0x0A, 0x0D})
    found = icalendar.Calendar.from_ical(text)
    assert not found.errors
    for each in found.subcomponents:
        assert not each.errors
        for name in ("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS"):
            assert name in each, name
    return list(found.subcomponents)


def test_a_calendar_has_each_action_once_and_a_strict_reader_takes_it(
    ssm: Command, two: list[Path]
) -> None:
    answer = ssm("actions", "--format", "ics")
    entries = read_calendar(answer.out)
    assert [(each.name, str(each["SUMMARY"]), str(each["STATUS"])) for each in entries] == [
        ("VEVENT", "Open late", "TENTATIVE"),
        ("VTODO", "Ask readers", "NEEDS-ACTION"),
        ("VEVENT", "Buy lamps", "CONFIRMED"),
        ("VTODO", "Paint", "NEEDS-ACTION"),
    ]
    assert entries[0].decoded("DTSTART") == date(2020, 1, 31)
    assert entries[0].decoded("DTEND") == date(2020, 2, 1)
    assert "before the budget" in str(entries[1]["DESCRIPTION"])
    assert "2 actions have no day" in answer.err
    assert ssm("actions", "--format", "ics").out == answer.out


def test_importing_again_brings_an_entry_up_to_date(ssm: Command, two: list[Path]) -> None:
    import os

    from ssm_studio.domain import edit
    from ssm_studio.workshop.workshop import open_session

    before = {str(e["UID"]): e for e in read_calendar(ssm("actions", "--format", "ics").out)}
    with open_session(two[0]) as workshop:
        for each in workshop.study.actions.values():
            changed = edit.set_fields(
                workshop.study, "action", each.id, "", by_when="2031-05-01", status="agreed"
            )
            workshop.do(changed)
    later = two[0].stat().st_mtime + 60
    os.utime(two[0], (later, later))
    after = {str(e["UID"]): e for e in read_calendar(ssm("actions", "--format", "ics").out)}
    assert set(after) == set(before)
    moved = [uid for uid, each in after.items() if each.name == "VEVENT"]
    assert len(moved) == 3
    for uid in moved:
        assert after[uid].decoded("DTSTART") == date(2031, 5, 1)
        assert after[uid].decoded("SEQUENCE") > before[uid].decoded("SEQUENCE")


def test_hostile_words_reach_every_format_unharmed(ssm: Command, home: Path) -> None:
    session("Hostile", *({"text": Text(en=each), "person": each} for each in HOSTILE))
    entries = read_calendar(ssm("actions", "--format", "ics").out)
    assert len(entries) == len(HOSTILE)
    assert any(str(each["SUMMARY"]) == "=1+1" for each in entries)
    assert any("//x.y" in str(each["SUMMARY"]) for each in entries)
    rows = list(csv.reader(io.StringIO(ssm("actions", "--format", "csv").out.lstrip("\ufeff"))))
    assert len(rows) == len(HOSTILE) + 1
    assert not any(cell.lstrip(" ").startswith(("=", "+", "@")) for row in rows for cell in row)
    assert words(ssm) == list(HOSTILE)
    assert "\x1b" not in ssm("actions").out
