"""A session in a few figures, for the library; `summarise` makes them out of a study."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from ssm_studio import days
from ssm_studio.domain.listed_action import is_past
from ssm_studio.values import dataclass

STAGES: Final = (
    ("element", "relation", "theme"),
    ("system", "definition"),
    ("activity",),
    ("row", "debate", "change", "action"),
)
"""The kinds of record that show that work on a stage has begun."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the library shows of one session.

    Attributes:
        counts: how many records of each kind there are, by name of the kind; private ones are not counted.
        private_counts: how many of each are for the facilitator only.
        deadlines: of the open actions that have one, as typed.
        modified: when the file was last written (UTC).
        problem: why it cannot be read, as a sentence; "" where it can. Then all else is empty.
        unread: whether nothing but its file is known yet.
    """

    path: Path
    modified: datetime
    title: str = ""
    language: str = "en"
    cycle: int | None = None
    dates: tuple[str, ...] = ()
    place: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    private_counts: Mapping[str, int] = field(default_factory=dict)
    open_actions: int = 0
    deadlines: tuple[str, ...] = ()
    problem: str = ""
    unread: bool = False

    @property
    def all_counts(self) -> dict[str, int]:
        """How many records of each kind there are, private ones among them."""
        kinds = {*self.counts, *self.private_counts}
        return {
            each: self.counts.get(each, 0) + self.private_counts.get(each, 0)
            for each in sorted(kinds)
        }

    @property
    def people(self) -> int:
        """How many participants are listed."""
        return self.counts.get("participant", 0)

    @property
    def stages(self) -> tuple[int, int, int, int]:
        """How much each of the four stages holds."""
        one, two, three, four = (
            sum(self.counts.get(kind, 0) for kind in kinds) for kinds in STAGES
        )
        return one, two, three, four

    def overdue(self, today: date | None = None) -> int:
        """How many open actions should have been done by now."""
        now = today or days.today()
        return sum(is_past(each, now) for each in self.deadlines)


@dataclass(frozen=True, slots=True)
class Totals:
    """All sessions together.

    Attributes:
        deadlines: of every open action that has one, as typed.
        unread: how many sessions are not read yet.
        unreadable: how many files more there are that cannot be read.
    """

    sessions: int = 0
    open_actions: int = 0
    deadlines: tuple[str, ...] = ()
    unread: int = 0
    unreadable: int = 0

    def overdue(self, today: date) -> int:
        """How many open actions should have been done by now."""
        return sum(is_past(each, today) for each in self.deadlines)


def totals_of(summaries: Iterable[Summary]) -> Totals:
    """Some sessions together."""
    given = tuple(summaries)
    each = tuple(one for one in given if not one.problem)
    return Totals(
        len(each),
        sum(one.open_actions for one in each),
        tuple(day for one in each for day in one.deadlines),
        sum(one.unread for one in each),
        len(given) - len(each),
    )


@dataclass(frozen=True, slots=True)
class Note:
    """One text of a session, for searching; a private one finds its session but is never shown."""

    kind: str
    ref: str
    text: str
    private: bool


def modified_at(mtime: float) -> datetime:
    """A file's time of modification."""
    return datetime.fromtimestamp(mtime, UTC)
