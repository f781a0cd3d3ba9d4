"""A session as it was at a moment of its past, and what changed since; nothing is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from ssm_studio.domain.dates import moment_said, moment_typed
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.formats.redaction import as_seen_then
from ssm_studio.i18n import _
from ssm_studio.store import errors, log_table, verify
from ssm_studio.store.change_log import touched
from ssm_studio.store.log_headings import Heading, stamp
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.log_listing import words_kept_back

_KEPT: Final = 64
"""Studies of the past that are kept, so that walking to and fro reads each once."""
PAUSE: Final = timedelta(minutes=20)
"""So long nothing is typed between two pieces of work."""
_NUMBER: Final = re.compile(r"#?([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Moment:
    """A session at a moment of its past.

    Attributes:
        study: as it was.
        entry: the last entry of the log that had been written then.
        now: the session as it is.
        entries: how many entries the log has today.
    """

    study: Study
    entry: Heading
    now: Study
    entries: int


def at(path: Path, said: str) -> Moment:
    """The session as it was at `said`: a day (its end), a time of this place, one with an offset, or an entry's number.

    Raises:
        UsageError: that is no moment, or one before the session began.
        SessionFileError: the file cannot be read; `DamagedFileError` where its log makes no sense.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        now = file.load()
        wanted = _wanted(said)
        seq = (
            wanted
            if isinstance(wanted, int)
            else file.reading(lambda conn: log_table.last_until(conn, stamp(wanted)))
        )
        found = file.entries(seq, seq) if seq else []
        if not found:
            raise _before_it_began(file, said)
        try:
            study = file.reading(lambda conn: verify.study_at(conn, seq))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise errors.damaged(path) from error
        return Moment(study, found[0][0], now, file.seq)


def _before_it_began(file: SessionFile, said: str) -> UsageError:
    first = file.entries(1, 1)
    began = moment_said(first[0][0].at, _) if first else "–"
    return UsageError(
        _(
            "The session has nothing from “{moment}”: it begins at {began} and has {count} entries."
        ).format(moment=said, began=began, count=file.seq),
        "",
        _("ssm-studio log SESSION lists every entry with its time."),
    )


def _wanted(said: str) -> int | datetime:
    """The number of an entry, or a moment in UTC; a day means its last moment, where the program runs."""
    words = said.strip()
    if (number := _NUMBER.fullmatch(words)) and len(number[1]) < 8:
        return int(number[1])
    try:
        typed = moment_typed(words)
        if isinstance(typed, date) and not isinstance(typed, datetime):
            day = datetime.combine(typed, time())
            return (day + timedelta(days=1)).astimezone(UTC) - timedelta(milliseconds=1)
        found = typed or datetime.fromisoformat(words)
        # A minute without seconds means all of it.
        if typed is not None:
            found += timedelta(seconds=59, milliseconds=999)
        return found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            _("“{words}” is not a time that is understood here.").format(words=said),
            "",
            _(
                "A day such as 10 March 2015 or 2015-03-10, a time such as "
                "2015-03-10T14:00, or the number of an entry."
            ),
        ) from error


class Past:
    """The whole log of a session to walk through: every entry's heading, and the session as it was after any of them.

    Attributes:
        headings: of all entries, oldest first; at least one.
    """

    def __init__(self, path: Path) -> None:
        """Read the headings of the log at `path`.

        Raises:
            SessionFileError: the file cannot be read, or its log has nothing yet.
        """
        self._path = path
        self._file = SessionFile.open(path, change=False)
        try:
            self._file.load()
            self.headings = tuple(self._file.headings())
            if not self.headings:
                raise errors.damaged(path)
        except BaseException:
            self._file.close()
            raise
        self._known: dict[int, Study] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def study_at(self, place: int) -> Study:
        """The session after the entry at this place of `headings`.

        Raises:
            SessionFileError: the file cannot be read; `DamagedFileError` where its log makes no sense.
        """
        seq = self.headings[place].seq
        if seq not in self._known:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            try:
                self._known[seq] = self._file.reading(lambda conn: verify.study_at(conn, seq))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise errors.damaged(self._path) from error
        return self._known[seq]

    def label(self, place: int, now: Study) -> str:
        """What was done by an entry; "" where it was done to what is private, or says words of such.

        `now` is the session as it is.

        Raises:
            SessionFileError: as for `study_at`.
        """
        heading = self.headings[place]
        ((_same, puts),) = self._file.entries(heading.seq, heading.seq)
        changed = {id_ for _kind, id_ in touched(puts)}
        then = self.study_at(place)
        before = self.study_at(place - 1) if place else Study()
        gone = {id_ for id_ in changed if then.find(id_) is None}
        seen = as_seen_then(then, now), as_seen_then(before, now)
        hidden = {id_ for id_ in changed if seen[id_ in gone].find(id_) is None}
        words = {each for study in (then, before, now) for each in _private_words(study)}
        quoted = any(each in heading.label for each in words)
        return "" if quoted or (hidden and hidden == changed) else heading.label

    def place_at(self, moment: datetime) -> int:
        """The place of the last entry that had been written at a moment; the first where none had."""
        return max(bisect_right([each.at for each in self.headings], moment) - 1, 0)

    def said(self, words: str) -> int:
        """The place of a moment as people say it: a day, a time, the number of an entry.

        Raises:
            UsageError: that is no moment.
        """
        wanted = _wanted(words)
        if isinstance(wanted, int):
            return max(bisect_right([each.seq for each in self.headings], wanted) - 1, 0)
        return self.place_at(wanted)

    def days(self) -> tuple[int, ...]:
        """The place of the last entry of each day, as days are counted where the program runs."""
        last = {each.at.astimezone().date(): at for at, each in enumerate(self.headings)}
        return tuple(last.values())

    def blocks(self, study: Study) -> tuple[tuple[int, str], ...]:
        """Where each block of the agenda that was held ended, with its name; pauses in the work where none was.

        `study` is the session whose agenda it is.
        """
        held = {
            when: short_name(block, study.language)
            for block in study.blocks.values()
            if (when := _moment(block.ended_at or block.began_at)) is not None
        }
        if held:
            return tuple((self.place_at(when), held[when]) for when in sorted(held))
        ends = [
            at
            for at, (one, other) in enumerate(pairwise(self.headings))
            if other.at - one.at > PAUSE
        ]
        return tuple((at, "") for at in (*ends, len(self.headings) - 1))


def _private_words(study: Study) -> tuple[str, ...]:
    """What private records are called, as labels cut it."""
    own = {record.id for _kind, record in study.everything() if is_private(record)}
    return words_kept_back(study, own)


def _moment(written: str | None) -> datetime | None:
    """A moment that a record says, in UTC; None where it says none."""
    try:
        return datetime.fromisoformat(written or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
