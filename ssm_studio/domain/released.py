"""What was kept back with a private record and is not any more: released with it, and marked so in the same step.

Whoever gets a copy without what is private has not heard of such a record. With the mark the step that releases has
a place at which the record can travel as it is now (`store/institute/outgoing.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study

_FOR_THE_ROOM: Final = "session"


def released_with(before: Study, after: Study) -> Changeset:
    """Marks who may see what hung on the records that a step from `before` to `after` releases: as they are seen."""
    released = _released(before, after)
    if not released:
        return NOTHING
    free = gone_with(before, is_private) - gone_with(after, is_private) - released.keys()
    seen = next(iter(released.values())).visibility or _FOR_THE_ROOM
    puts = []
    for kind, record in after.everything():
        if record.id in free and record is before.get(kind, record.id):
            now = replace(record, visibility=None if record.visibility == seen else seen)
            puts.append(RecordChange(kind, record.id, record, now))
    return Changeset("", tuple(puts))


def _released(before: Study, after: Study) -> dict[str, Record]:
    """The records that are not private any more, as they are now."""
    found: dict[str, Record] = {}
    for kind in KINDS:
        old, new = before.table(kind.name), after.table(kind.name)
        if old is new or kind.name == "session":
            continue
        for id_, record in new.items():
            was = old.get(id_)
            if was is not None and was is not record and is_private(was) and not is_private(record):
                found[id_] = record
    return found
