"""A session in a few figures and all its words, for the library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.action import INVENTED, OPEN_STATUSES, AgreedAction
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.picture import AnalysisThree
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

STAGES: Final = (
    ("element", "relation", "theme"),
    ("system", "definition"),
    ("activity",),
    ("row", "debate", "change", "action"),
)
"""The kinds of record that show that work on a stage has begun."""

_NOT_WORDS: Final = ("id", "kept", "ref", "languages", "sha256")
_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


@dataclass(frozen=True, slots=True)
class Summary:
    """What the library shows of one session.

    Attributes:
        counts: how many records of each kind there are, by name of the kind.
        deadlines: of the open actions that have one, as typed.
        modified: when the file was last written (UTC).
        problem: why it cannot be read, as a sentence; "" where it can. Then all else is empty.
    """

    path: Path
    modified: datetime
    title: str = ""
    language: str = "en"
    cycle: int | None = None
    dates: tuple[str, ...] = ()
    place: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    open_actions: int = 0
    deadlines: tuple[str, ...] = ()
    problem: str = ""

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
        now = (today or date.today()).isoformat()  # noqa: DTZ011 - a deadline is a local day
        return sum(
            1
            for each in self.deadlines
            if _DAY.match(each.strip()) and each.strip() < now[: len(each.strip())]
        )


@dataclass(frozen=True, slots=True)
class Note:
    """One text of a session, for searching; a private one finds its session but is never shown."""

    kind: str
    ref: str
    text: str
    private: bool


def summarise(path: Path, study: Study, modified: datetime) -> Summary:
    """The summary of a study that was read from `path`."""
    session = study.session
    unfinished = [each for each in study.actions.values() if _is_open(each)]
    return Summary(
        path=path,
        modified=modified,
        title=study.title,
        language=study.language,
        cycle=session.cycle,
        dates=session.dates,
        place=session.place or "",
        counts={kind.name: n for kind in KINDS if (n := len(study.table(kind.name)))},
        open_actions=len(unfinished),
        deadlines=tuple(
            each.by_when
            for each in unfinished
            if each.by_when and each.detail_provenance != INVENTED
        ),
    )


def _is_open(action: AgreedAction) -> bool:
    return action.status is None or action.status in OPEN_STATUSES


def modified_at(mtime: float) -> datetime:
    """A file's time of modification."""
    return datetime.fromtimestamp(mtime, UTC)


def notes(study: Study) -> Iterator[Note]:
    """Every text that a person may look for."""
    for kind, record in study.everything():
        private = record.visibility == "facilitator" or (
            isinstance(record, AnalysisThree) and record.private is not False
        )
        for text in _texts(record):
            yield Note(kind, record.ref, text, private)


def _texts(record: Record) -> Iterator[str]:
    for each in fields_of(type(record)):
        if each.metadata["refers"] or each.metadata["parent"] or each.metadata["choices"]:
            continue
        if each.name not in _NOT_WORDS and not each.name.endswith("provenance"):
            yield from _words(getattr(record, each.name))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, Text):
        yield from (each for each in value.everything if each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
