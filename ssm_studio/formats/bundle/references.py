"""Short names in a bundle, ids in a study: one table that translates both ways.

A short name counts among its kind; an activity's also within its model, so that two models may both have an
activity "1". A name that nothing in the bundle bears stays as it was written and is given back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ssm_studio.domain.field_types import MARKS
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, KINDS, kind_of
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.codec import Slot, slots

Translate = Callable[[str], str]

_OWNER: Final = {kind.type: kind.parent_field for kind in KINDS}
_REFERRED_TO: Final = {slot.refers for kind in KINDS for slot in slots(kind.name) if slot.refers}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the table sees it; `owner` is the id of the record that it stands in."""

    kind: str
    id: str
    ref: str
    owner: str | None


class Names:
    """Every short name of one bundle or study, with the id that it means where it is said."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._of_kind: dict[tuple[str, str], str] = {}
        self._within: dict[tuple[str, str], str] = {}
        self._anything: dict[str, str] = {}
        owned: list[Entry] = []
        for each in entries:
            if not each.ref:
                continue
            self._of_kind.setdefault((each.kind, each.ref), each.id)
            if each.owner is not None:
                self._within.setdefault((each.owner, each.ref), each.id)
                owned.append(each)
            else:
                self._anything.setdefault(each.ref, each.id)
        for each in owned:
            # Rows of a root definition ("C1") are never meant from outside it; activities are.
            if each.kind in _REFERRED_TO:
                self._anything.setdefault(each.ref, each.id)

    def id_of(self, kind: str, name: str, scopes: tuple[str, ...] = ()) -> str:
        """The id that `name` means, said by a record that belongs to `scopes`; the name itself where none does."""
        if kind == ANYTHING:
            return self._link(name, scopes)
        return self._near(name, scopes) or self._of_kind.get((kind, name), name)

    def _near(self, name: str, scopes: tuple[str, ...]) -> str | None:
        return next((id_ for each in scopes if (id_ := self._within.get((each, name)))), None)

    def _link(self, name: str, scopes: tuple[str, ...]) -> str:
        if whole := self._near(name, scopes) or self._anything.get(name):
            return whole
        return ">".join(self._part(part, scopes) for part in name.split(">"))

    def _part(self, name: str, scopes: tuple[str, ...]) -> str:
        """A name with or without a tail: of "RD2.w" the longest beginning that is known is translated."""
        head = name
        while head:
            found = self._near(head, scopes) or self._anything.get(head)
            if found:
                return found + name[len(head) :]
            head = head.rpartition(".")[0]
        return name


def translated(value: Any, slot: Slot, translate: Translate) -> Any:
    """A field's value with each name in it translated."""
    if value is None:
        return None
    if isinstance(value, str):
        return translate(value)
    if slot.shape == MARKS:
        return tuple((translate(name), mark) for name, mark in value)
    return tuple(translate(each) for each in value)


def said(value: Any, slot: Slot) -> Iterator[str]:
    """Each name or id in a field's value."""
    if isinstance(value, str):
        yield value
    elif value is not None:
        yield from (name for name, _mark in value) if slot.shape == MARKS else value


@cache
def reference_slots(kind: str) -> tuple[Slot, ...]:
    """The fields of a kind that name other records."""
    return tuple(slot for slot in slots(kind) if slot.refers)


@cache
def scope_slots(kind: str) -> tuple[Slot, ...]:
    """The fields that say to which owner of other records a record belongs: a row's model."""
    return tuple(
        slot for slot in reference_slots(kind) if CHILDREN.get(slot.refers) and slot.refers != kind
    )


def owner_of(record: Record) -> str | None:
    """The id of the record that owns this one."""
    field = _OWNER[type(record)]
    return getattr(record, field) if field else None


def _entries_of(study: Study) -> list[Entry]:
    """Every record of a study for the table of names."""
    return [
        Entry(kind, record.id, record.ref, owner_of(record)) for kind, record in study.everything()
    ]


def outward(study: Study) -> dict[str, str]:
    """The name under which each record goes into a bundle.

    That is its short name. A record that is referred to and has none, or one that would be taken for another,
    goes under its id instead, so that no reference is lost.
    """
    entries = _entries_of(study)
    names = Names(entries)
    called = {each.id: each.ref for each in entries}
    for kind in KINDS:
        for record in study.table(kind.name).values():
            scopes = _scopes_of(kind.name, record)
            for slot in reference_slots(kind.name):
                for value in said(getattr(record, slot.name), slot):
                    for id_ in _ids_in(value, slot.refers, called):
                        if names.id_of(slot.refers, called[id_], scopes) != id_:
                            called[id_] = id_
    return called


def _scopes_of(kind: str, record: Record) -> tuple[str, ...]:
    """The ids of the owners within whose records this one's references are looked up first."""
    found = [getattr(record, slot.name) for slot in scope_slots(kind)]
    return tuple(each for each in (owner_of(record), *found) if each)


def _ids_in(value: str, refers: str, called: dict[str, str]) -> Iterator[str]:
    if refers != ANYTHING:
        if value in called:
            yield value
        return
    for part in value.split(">"):
        head = part.partition(".")[0]
        if head in called:
            yield head


def _name_for(value: str, refers: str, called: dict[str, str]) -> str:
    """How a bundle writes a reference: the short name for each id in it, anything else as it is."""
    if value in called:
        return called[value]
    if refers != ANYTHING:
        return value
    parts = (part.partition(".") for part in value.split(">"))
    return ">".join(called.get(head, head) + dot + tail for head, dot, tail in parts)


def with_owner(kind: str, values: dict[str, Any], owner: str | None) -> dict[str, Any]:
    """`values` with the id of the record that owns this one, where the kind has an owner."""
    parent = _OWNER[BY_NAME[kind].type]
    return values | {parent: owner} if parent else values


def replaced(record: Record, called: dict[str, str]) -> dict[str, Any]:
    """A record's values by field, with short names instead of ids."""
    kind = kind_of(record).name
    values = {slot.name: getattr(record, slot.name) for slot in slots(kind)}
    for slot in reference_slots(kind):
        values[slot.name] = translated(
            values[slot.name],
            slot,
            lambda value, refers=slot.refers: _name_for(value, refers, called),  # type: ignore[misc]
        )
    return values | {"ref": called.get(record.id, record.ref)}
