"""Agreed actions for calendars (RFC 5545): an all-day entry on the day each is due, and a task where no day was said.

Imported again, each entry replaces the one from before: its UID is the record's id, and a later state of the session
has a higher SEQUENCE. The package `icalendar` is loaded only here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ssm_studio.domain.characters import signed
from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.domain.text import read
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import translator

if TYPE_CHECKING:
    from icalendar import Event, Todo

_PRODUCT: Final = "-//ssm_studio//agreed actions//EN"
_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here, so that it fits into what calendars keep of it."""

_EVENT_STATUS: Final = {"proposed": "TENTATIVE", "dropped": "CANCELLED", "superseded": "CANCELLED"}
_TASK_STATUS: Final = {
    "in_progress": "IN-PROCESS",
    "done": "COMPLETED",
    "dropped": "CANCELLED",
    "superseded": "CANCELLED",
}


def calendar(
    actions: Sequence[ListedAction], uids: Mapping[tuple[Path, str], str], language: str
) -> bytes:
    """The calendar as a file holds it; `uids` names each action by its session's file and its id.

    The same actions give the same bytes on every day.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    for each in actions:
        found.add_component(_entry(each, uids[each.path, each.id], language))
    return bytes(found.to_ical())


def _entry(action: ListedAction, uid: str, language: str) -> Event | Todo:
    from icalendar import Event, Todo

    day = action.day
    entry: Event | Todo = Event() if day is not None else Todo()
    modified = action.modified.astimezone(UTC).replace(microsecond=0)
    entry.add("uid", f"{uid}@ssm-studio")
    entry.add("dtstamp", modified)
    entry.add("last-modified", modified)
    entry.add("sequence", max(0, int((modified - _EPOCH).total_seconds())))
    entry.add("summary", _harmless(read(action.text, language)) or action.ref)
    entry.add("description", _description(action, language))
    entry.add("categories", ["ssm_studio"])
    if day is not None:
        entry.add("dtstart", day)
        if day < day.max:
            entry.add("dtend", day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        entry.add("status", _EVENT_STATUS.get(action.status, "CONFIRMED"))
    else:
        entry.add("status", _TASK_STATUS.get(action.status, "NEEDS-ACTION"))
    return entry


def _description(action: ListedAction, language: str) -> str:
    """What else is known of it, a fact on each line."""
    t = translator(language)
    facts = (
        (t("Session"), f"{action.session} ({action.ref})"),
        (t("Status"), t(WORDS["status"].get(action.status, action.status))),
        (t("Position"), read(action.position, language)),
        (t("Person"), action.person),
        (t("By when"), action.by_when),
        (t("Measure"), read(action.measure, language)),
        (t("Enabling action"), read(action.enabling_action, language)),
        (t("Follow-up on"), action.follow_up_on),
        (t("Follow-up date"), action.looked_on),
        (t("What happened"), read(action.happened, language)),
    )
    return "\n".join(f"{name}: {_harmless(words)}" for name, words in facts if words)


def _harmless(text: str) -> str:
    """`text` with one kind of line break and without what no calendar may hold."""
    return "\n".join(signed(each) for each in visible(text).split("\n")).replace("\t", " ")
