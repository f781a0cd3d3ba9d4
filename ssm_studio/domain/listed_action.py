"""An agreed action as a list over many sessions has it: what was agreed in which of them, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from ssm_studio.domain.action import OPEN_STATUSES
from ssm_studio.domain.dates import day_meant
from ssm_studio.domain.text import Text, read
from ssm_studio.values import dataclass

_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class ListedAction:
    """One action of one session, the words as they are stored.

    Attributes:
        path: the session's file.
        session: the session's title.
        modified: when the session was last written (UTC).
        id: the record's, which stays when a session is copied or the action is carried on into the next cycle.
        status: one of `ACTION_STATUSES`.
        by_when: a day, a month, a year, or a moment of planning in words; "" where none was said.
        illustrated: whether owner and dates are made up; it is never overdue.
        looked_on, looked_status, happened: the last follow-up, "" and None where there is none.
        district: where the session was held; "" where nobody said.
    """

    path: Path
    session: str
    modified: datetime
    id: str
    ref: str
    status: str
    text: Text | None = None
    position: Text | None = None
    person: str = ""
    by_when: str = ""
    measure: Text | None = None
    enabling_action: Text | None = None
    follow_up_on: str = ""
    illustrated: bool = False
    looked_on: str = ""
    looked_status: str = ""
    happened: Text | None = None
    district: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN_STATUSES

    @property
    def day(self) -> date | None:
        """The day by which it is to be done, None where no whole day was said."""
        return day_meant(self.by_when)

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before `today`."""
        return self.is_open and not self.illustrated and is_past(self.by_when, today)

    def owner(self, language: str) -> str:
        """The person and the position that answer for it; "" where nobody does."""
        return ", ".join(filter(None, (self.person, read(self.position, language))))

    def belongs_to(self, name: str) -> bool:
        """Whether `name` is part of the person's or the position's name, in any case and either language."""
        positions = self.position.everything if self.position else ()
        return any(name.casefold() in each.casefold() for each in (self.person, *positions))


def is_past(by_when: str, today: date) -> bool:
    """Whether a day, a month or a year (ISO) has gone by; never for a moment of planning in words."""
    day = day_meant(by_when)
    said = day.isoformat() if day else by_when.strip()
    return bool(_DAY.match(said)) and said < today.isoformat()[: len(said)]


def uids(actions: Iterable[ListedAction]) -> dict[tuple[Path, str], str]:
    """A name for each action that stays the same whenever it is listed, by its session's file and its id.

    It is the record's own id. Where a session was copied, the one whose file comes first by name has it alone, and
    the others have their file's name with it.
    """
    named: dict[tuple[Path, str], str] = {}
    taken: set[str] = set()
    for each in sorted(actions, key=lambda one: (one.path.stem, str(one.path))):
        key = (each.path, each.id)
        name = each.id if each.id not in taken else f"{each.id}.{each.path.stem}"
        taken.add(name)
        named[key] = name
    return named
