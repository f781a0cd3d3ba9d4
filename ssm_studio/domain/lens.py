"""Lists of a session's own to look at a situation with, beside those that come with the program."""

from __future__ import annotations

from ssm_studio.domain.record import Record, column, record
from ssm_studio.domain.text import Text


@record
class Lens(Record):
    """A list with its source; `key` begins the ids of its elements."""

    key: str | None = column(since=4)
    name: Text | None = column(since=4)
    source: str | None = column(since=4)


@record
class LensElement(Record):
    """One element of a list; `key` is its whole id ("own.water.rights")."""

    lens: str | None = column(parent="lens", since=4)
    key: str | None = column(since=4)
    name: Text | None = column(since=4)
