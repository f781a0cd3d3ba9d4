"""Log entries of several copies as one history: who knew of whom, and in which order they are taken.

An entry knew of another if it can be reached from it through `parent` and `merged`. Two that did not know of each
other are concurrent (Lamport 1978); what both wrote has to be merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, NamedTuple

from ssm_studio.values import dataclass


class Write(NamedTuple):
    """One value that an entry gave one field of one record.

    Attributes:
        field: "" where the record itself came (`value` True) or went (False).
        lang: which wording of a text; "" where the field has no wordings.
    """

    kind: str
    id: str
    field: str
    lang: str
    value: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a log, as merging reads it.

    Attributes:
        at: when, as the log writes it, which sorts by time.
        merged: the newest entry of the copy that it merged; None for what people did.
        forgets: ids of records that it says were forgotten.
    """

    id: str
    parent: str | None
    merged: str | None
    at: str
    author: str
    writes: tuple[Write, ...]
    forgets: tuple[str, ...] = ()

    @property
    def deletes(self) -> bool:
        """Whether a record went with it."""
        return any(not each.field and not each.value for each in self.writes)

    @property
    def order(self) -> tuple[str, str]:
        """Sorts entries in the same way wherever they are merged."""
        return self.at, self.id


@dataclass(slots=True)
class _Clock:
    """Where an entry stands: its line and its place there, and how far it knew each other line."""

    line: int
    place: int
    others: Mapping[int, int]


@dataclass(slots=True)
class Timeline:
    """The entries of one or more logs, each after those it knew of."""

    entries: dict[str, Entry] = field(default_factory=dict)
    _clocks: dict[str, _Clock] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Timeline:
        """The entries in an order in which each follows those it knew of; which of several is the same everywhere.

        Raises:
            ValueError: they go round in a circle.
        """
        by_id = {each.id: each for each in entries}
        line = cls()
        lengths: list[int] = []
        for entry in _sorted(by_id):
            line._clocks[entry.id] = line._clock(entry, lengths)
            line.entries[entry.id] = entry
        return line

    def knew(self, later: str, earlier: str) -> bool:
        """Whether one entry knew of another; each knows of itself."""
        one, other = self._clocks[later], self._clocks[earlier]
        if one.line == other.line:
            return one.place >= other.place
        return one.others.get(other.line, -1) >= other.place

    def _clock(self, entry: Entry, lengths: list[int]) -> _Clock:
        known = [
            self._clocks[each] for each in (entry.parent, entry.merged) if each in self._clocks
        ]
        own = known[0] if known else None
        if own is not None and lengths[own.line] == own.place + 1:
            number, place = own.line, own.place + 1
            lengths[number] += 1
        else:
            number, place = len(lengths), 0
            lengths.append(1)
        if len(known) == 1 and own is not None and number == own.line:
            return _Clock(number, place, own.others)
        others: dict[int, int] = {}
        for each in known:
            for line, at in (*each.others.items(), (each.line, each.place)):
                if line != number:
                    others[line] = max(others.get(line, -1), at)
        return _Clock(number, place, others)


def _sorted(by_id: Mapping[str, Entry]) -> list[Entry]:
    """Parents first; entries that are free to stand in any order stand by id."""
    found: list[Entry] = []
    done: set[str] = set()
    for start in sorted(by_id):
        if start in done:
            continue
        waiting: set[str] = set()
        stack = [start]
        while stack:
            current = stack[-1]
            entry = by_id[current]
            before = [
                each
                for each in (entry.parent, entry.merged)
                if each is not None and each in by_id and each not in done
            ]
            if current in done or not before:
                stack.pop()
                if current not in done:
                    done.add(current)
                    found.append(entry)
                continue
            if current in waiting:
                raise ValueError("entries of the log go round in a circle")
            waiting.add(current)
            stack.extend(reversed(before))
    return found
