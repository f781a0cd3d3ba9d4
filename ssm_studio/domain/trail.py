"""The audit trail of a session: who changed what when, each entry under its seal, as pages print it."""

from __future__ import annotations

from datetime import datetime

from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One entry of the log as readers may see it.

    Attributes:
        at: in UTC.
        label: what was done, in the words of that moment; "" where it would tell what is private.
        records: kind and short name of each record that it changed and that readers may see.
        owners: the ids of those records and of the records that own them: the definition of a customer, the model
            of an activity.
    """

    seq: int
    id: str
    parent: str | None
    digest: str
    at: datetime
    author: str
    label: str
    records: tuple[tuple[str, str], ...]
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trail:
    """All entries, oldest first.

    Attributes:
        head: the seal of the newest entry, in hex; "" where the log has no seals.
        broken: the number of the first entry that is not as it was written; None where all are.
        changed: how many values in the records are not what the log says: they were changed past the program.
    """

    entries: tuple[TrailEntry, ...] = ()
    head: str = ""
    broken: int | None = None
    changed: int = 0
