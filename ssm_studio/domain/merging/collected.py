"""All that was ever written, by record and field, out of the entries of one or more logs.

What a merge wrote is left out, for it follows from the rest, but for names that people have worked with since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.merging.entries import Entry, Timeline, Write
from ssm_studio.domain.merging.fields import Said, newest_of
from ssm_studio.domain.record import ANYTHING

NAMES: Final = {"ref", "was", "number"}
_OWN: Final = {("session", "table")}
"""What each copy says of itself."""
CLASHES: Final = {"clash", "clash_side"}
_SINGLE: Final = {kind.name for kind in KINDS if kind.single}
_NAMING: Final = {
    (kind.name, each.name): each.metadata["refers"] == ANYTHING
    for kind in KINDS
    for each in fields_of(kind.type)
    if each.metadata["refers"] or each.metadata["parent"]
}
"""Fields that name another record, and whether they may name a part of one or a link between two."""


@dataclass(slots=True)
class Collected:
    """What was written, each in the order of the timeline.

    Attributes:
        kinds: of each record ever made.
        fields: by record: by field and wording: who wrote what.
        there: by record: who made (True), deleted (False) or used it (True).
        void: entries whose deletion somebody else's work stands against; nothing that they wrote counts.
        deleted: the records that were ever deleted; they may be there again.
        asked: of a record that some deleted and others worked with, unless people have gone on with it since: the
            newest of both.
        forgotten: ids of records that nothing brings back.
        instead: of records of which a session has one only, which one stands for which other.
    """

    timeline: Timeline
    forgotten: frozenset[str]
    kinds: dict[str, str] = field(default_factory=dict)
    fields: dict[str, dict[tuple[str, str], list[Said]]] = field(default_factory=dict)
    there: dict[str, list[Said]] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    asked: dict[str, list[Said]] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)

    def exists(self, id_: str) -> bool:
        """Whether the record is there in the end: who deletes does not take away what others work with."""
        if id_ in self.forgotten or id_ in self.instead:
            return False
        return any(each.value for each in newest_of(self.timeline, self.there.get(id_, ())))


def collect(timeline: Timeline, forgotten: Collection[str]) -> Collected:
    """Everything that was written by the entries of a timeline."""
    found = Collected(timeline, frozenset(forgotten))
    found.instead = dict(_instead(timeline))
    lived_on = _lived_on(timeline)
    gone: set[str] = set()
    for entry in timeline.entries.values():
        for write in _counted(entry, found, lived_on):
            found.kinds[write.id] = write.kind
            if not write.field:
                found.there.setdefault(write.id, []).append(Said(entry.id, write.value))
                if not write.value:
                    gone.add(write.id)
            else:
                of_record = found.fields.setdefault(write.id, {})
                of_record.setdefault((write.field, write.lang), []).append(
                    Said(entry.id, write.value)
                )
    found.deleted = gone
    if gone:
        _stand_against(found, gone, lived_on)
    return found


def _counted(entry: Entry, found: Collected, lived_on: Collection[str]) -> Iterator[Write]:
    for write in entry.writes:
        if write.id in found.forgotten or (write.kind, write.field) in _OWN:
            continue
        if entry.merged is not None and (
            entry.id not in lived_on or not (write.kind in CLASHES or write.field in NAMES)
        ):
            continue
        if found.instead:
            id_ = found.instead.get(write.id, write.id)
            value = write.value
            if isinstance(value, str):
                value = found.instead.get(value, value)
            write = Write(write.kind, id_, write.field, write.lang, value)
        yield write


def _instead(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Where copies each made the one record of its kind: the first made stands for the others."""
    if not _SINGLE:
        return
    made: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in sorted(timeline.entries.values(), key=lambda each: each.order):
        for write in entry.writes:
            if write.kind in _SINGLE and not write.field and write.value:
                made[write.kind][write.id] = None
    for first, *others in (list(each) for each in made.values()):
        for other in others:
            yield other, first


def _lived_on(timeline: Timeline) -> set[str]:
    """The merges after which people went on working: the names that these gave are in use."""
    lived: set[str] = set()
    for entry in reversed(timeline.entries.values()):
        if entry.merged is None or entry.id in lived:
            lived |= {each for each in (entry.parent, entry.merged) if each is not None}
    return {id_ for id_ in lived if (at := timeline.entries.get(id_)) and at.merged is not None}


def _stand_against(found: Collected, gone: Collection[str], lived_on: Collection[str]) -> None:
    """Note who worked with what others deleted, and void those deletions."""
    timeline = found.timeline
    for entry in timeline.entries.values():
        if entry.merged is not None:
            continue
        deletes = entry.deletes
        for write in _counted(entry, found, lived_on):
            for id_ in _used(write, gone, deletes=deletes):
                found.there.setdefault(id_, []).append(Said(entry.id, True))
    place = {id_: at for at, id_ in enumerate(timeline.entries)}
    for id_ in gone:
        found.there[id_].sort(key=lambda each: (place[each.entry], each.value))
        found.void |= _not_gone(timeline, found.there[id_])
    for id_ in gone:
        newest = newest_of(timeline, found.there[id_])
        if any(each.value for each in newest) and not all(each.value for each in newest):
            found.asked[id_] = newest
    if found.void:
        for of_record in found.fields.values():
            for said in of_record.values():
                said[:] = [each for each in said if each.entry not in found.void]
        for said in found.there.values():
            said[:] = [each for each in said if each.entry not in found.void]


def _not_gone(timeline: Timeline, said: Sequence[Said]) -> set[str]:
    """The deletions of a record that do not count: somebody who did not know of one worked with the record.

    Unless that work was known to another who deleted it all the same.
    """
    deletions = {each.entry for each in said if not each.value}
    uses = {each.entry for each in said if each.value}
    apart = {
        each: [use for use in uses if not timeline.knew(each, use) and not timeline.knew(use, each)]
        for each in deletions
    }
    void: set[str] = set()
    while True:
        counts = deletions - void
        more = {
            each
            for each in counts
            if any(
                not any(timeline.knew(other, use) for other in counts if other != each)
                for use in apart[each]
            )
        }
        if not more:
            return void
        void |= more


def _used(write: Write, gone: Collection[str], *, deletes: bool) -> Iterator[str]:
    """The deleted records that a write works with: the one that it changes, and one that it names anew."""
    if not write.field or deletes:
        return
    if write.id in gone:
        yield write.id
    if isinstance(write.value, str) and (write.kind, write.field) in _NAMING:
        parts = [write.value]
        if _NAMING[write.kind, write.field]:
            parts = [each.split(".")[0] for each in write.value.split(">")]
        yield from (each for each in parts if each in gone)
