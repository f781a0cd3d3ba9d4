"""A session as it was at a moment of its past, and what changed since; nothing is written."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from ssm_studio.domain.dates import moment_said, moment_typed
from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store import errors, moments, verify
from ssm_studio.store.headings import Heading, stamp
from ssm_studio.store.session_file import SessionFile

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
            else file.reading(lambda conn: moments.last_until(conn, stamp(wanted)))
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
