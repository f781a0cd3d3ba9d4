"""Evidence: what was said, seen or read, that other records rest on."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import Record, column, record
from ssm_studio.domain.text import Text

EVIDENCE_KINDS: Final = (
    "quotation",
    "photo",
    "document",
    "survey_answer",
    "observation",
    "number",
)


@record
class Evidence(Record):
    """One piece of evidence with its source; elements, rows, debate and reconstruction link to it."""

    kind: str | None = column(choices=EVIDENCE_KINDS, since=4)
    text: Text | None = column(since=4)
    said_by: str | None = column(refers="participant", since=4)
    group: str | None = column(refers="group", since=4)
    photo: str | None = column(refers="photo", since=4)
    source: str | None = column(since=4)
    page: str | None = column(since=4)
    date: str | None = column(since=4)
    question: Text | None = column(since=4)
    """What was asked, where it is an answer."""
    rating: int | None = column(since=4)
    consent: bool | None = column(since=4)
    verbatim: bool | None = column(since=4)
