"""Which records are for the facilitator only: the one answer for exports, screens, commands and the search."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.agenda import DiaryEntry
from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.picture import AnalysisThree, Element
from ssm_studio.domain.record import Record

PRIVATE: Final = "facilitator"
RELEASED: Final = ("public", "session")


def is_private(record: Record) -> bool:
    """Whether a record by itself is for the facilitator only."""
    if record.visibility == PRIVATE:
        return True
    if isinstance(record, AnalysisThree):
        return record.private is not False and (
            record.private is True or record.visibility not in RELEASED
        )
    if isinstance(record, Element) and record.kind == "power":
        return record.visibility not in RELEASED
    if isinstance(record, DiaryEntry):
        return record.visibility not in RELEASED
    return isinstance(record, Ballot) and record.hidden


def is_secret(record: Record) -> bool:
    """Whether not even who asks for what is private sees a record.

    Who has which power, until it is released; and who voted what in secret, for good: revealing shows the spread.
    """
    if isinstance(record, Ballot):
        return bool(record.secret and record.marks)
    return isinstance(record, AnalysisThree) and is_private(record)
