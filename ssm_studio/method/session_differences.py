"""What differs between two sessions, a chain of cycles or two copies: new, gone, changed, and what is still open.

Records are paired by their ids, which a copy and the next cycle keep. Two imports of one bundle have other ids; there
records of a kind are paired by their references, where most of them say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ssm_studio.domain.action import is_open
from ssm_studio.domain.kinds import BY_NAME, KINDS, Kind, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.method.lookups import behind_actions

_OF_THEIR_OWNER: Final = (
    "customer",
    "actor",
    "owner",
    "constraint",
    "photo",
    "reservation",
    "follow_up",
)
"""Kinds whose references say little without their owner: where one differs, its owner has changed."""

_NOT_CONTENT: Final = ("id", "ref", "kept", "was", "x", "y", "placed_by_hand")
_NOT_OF_THE_SESSION: Final = (
    *("title", "cycle", "parent_session", "dates", "dates_provenance", "languages"),
    *("comparison_way", "source_work", "operations", "agenda", "introductory"),
    *(
        f"exit_{kind}{part}"
        for kind in ("problem_solving", "research")
        for part in ("", "_reason", "_at")
    ),
)
"""Fields of the header that every cycle has anew."""

_SKIPPED: Final = ("waiver", "block", "diary", "parked", "ballot")
"""Kinds that belong to one meeting and not to what it inquires into."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that both sessions have, and the fields in which they differ, in order of declaration.

    `parts` are the kinds of what it owns where only that differs.
    """

    kind: str
    before: Record
    after: Record
    fields: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs from a first session to a second, each list by kind and then as it came into being.

    `still_open` are the issues that have reached no action, and the open actions, that both sessions have.
    """

    new: tuple[tuple[str, Record], ...] = ()
    gone: tuple[tuple[str, Record], ...] = ()
    changed: tuple[Changed, ...] = ()
    still_open: tuple[tuple[str, Record], ...] = ()


def differences(first: Study, second: Study) -> Differences:
    """What came, went and changed between two sessions."""
    pairs = _pairs(first, second)
    named = {other: one for one, other in pairs.items()}
    found = _Found()
    for kind in KINDS:
        if kind.name in _SKIPPED:
            continue
        before, after = first.table(kind.name), second.table(kind.name)
        owned = kind.name in _OF_THEIR_OWNER
        for id_, record in after.items():
            old = before.get(named.get(id_, ""))
            if old is None:
                if owned:
                    found.touch(kind, getattr(record, kind.parent_field or ""))
                elif not kind.single:
                    found.new.append((kind.name, record))
            elif fields := _differing(kind.name, old, record, named):
                if owned:
                    found.touch(kind, getattr(record, kind.parent_field or ""))
                else:
                    found.changed[record.id] = Changed(kind.name, old, record, fields)
        for id_, record in before.items():
            if pairs.get(id_, "") in after:
                continue
            if owned:
                found.touch(kind, pairs.get(getattr(record, kind.parent_field or "") or "", ""))
            elif not kind.single:
                found.gone.append((kind.name, record))
    return replace(
        Differences(tuple(found.new), tuple(found.gone)),
        changed=tuple(_with_parts(found, second, pairs, first)),
        still_open=tuple(_still_open(second, pairs)),
    )


@dataclass(slots=True)
class _Found:
    """What was found so far; `parts` says, by the id of an owner in the second session, what of it differs."""

    new: list[tuple[str, Record]] = field(default_factory=list)
    gone: list[tuple[str, Record]] = field(default_factory=list)
    changed: dict[str, Changed] = field(default_factory=dict)
    parts: dict[str, list[Kind]] = field(default_factory=dict)

    def touch(self, kind: Kind, owner: str | None) -> None:
        """Remember that something of this kind differs, which `owner` has."""
        kinds = self.parts.setdefault(owner or "", [])
        if kind not in kinds:
            kinds.append(kind)


def _with_parts(
    found: _Found, second: Study, pairs: Mapping[str, str], first: Study
) -> Iterator[Changed]:
    """What has changed, in the order of the kinds, owners of what differs among them."""
    named = {other: one for one, other in pairs.items()}
    for kind in KINDS:
        for id_, record in second.table(kind.name).items():
            parts = tuple(
                each.name for each in found.parts.get(id_, ()) if each.parent_kind == kind.name
            )
            if id_ in found.changed:
                yield replace(found.changed[id_], parts=parts)
            elif parts and (old := first.get(kind.name, named.get(id_, ""))) is not None:
                yield Changed(kind.name, old, record, (), parts)


def _pairs(first: Study, second: Study) -> dict[str, str]:
    """The ids of the first session with those of the same records in the second."""
    found: dict[str, str] = {}
    for kind in KINDS:
        before, after = first.table(kind.name), second.table(kind.name)
        if kind.single:
            found.update(zip(before, after, strict=False))
            continue
        found.update((id_, id_) for id_ in before if id_ in after)
    for kind in KINDS:
        if not kind.single:
            found.update(_by_reference(kind.name, first, second, found))
    return found


def _by_reference(
    kind: str, first: Study, second: Study, known: Mapping[str, str]
) -> dict[str, str]:
    """Pairs of what has other ids: by reference and owner, where at least half of them read the same."""
    taken = set(known.values())
    left = {i: each for i, each in first.table(kind).items() if i not in known}
    there = {
        _address(second, kind, each, {}): each
        for i, each in second.table(kind).items()
        if i not in taken
    }
    matched = {
        i: other
        for i, each in left.items()
        if (other := there.get(_address(first, kind, each, known))) is not None
    }
    alike = sum(name_in(first, left[i]) == name_in(second, other) for i, other in matched.items())
    if alike * 2 < len(matched):
        return {}
    return {i: other.id for i, other in matched.items()}


def _address(
    study: Study, kind: str, record: Record, known: Mapping[str, str]
) -> tuple[str, str, int]:
    """Where a record stands: its reference beside its owner; without one the how manieth of its owner's it is."""
    parent = BY_NAME[kind].parent_field
    owner = (getattr(record, parent) or "") if parent else ""
    place = 0
    if not record.ref:
        beside = (
            each.id
            for each in study.table(kind).values()
            if not each.ref and (not parent or getattr(each, parent) == getattr(record, parent))
        )
        place = 1 + list(beside).index(record.id)
    return known.get(owner, owner), record.ref, place


def _differing(
    kind: str, before: Record, after: Record, named: Mapping[str, str]
) -> tuple[str, ...]:
    """The fields in which a record says something else; where it stands in a drawing is not one of them."""
    if before == after:
        return ()
    found = []
    for each in fields_of(type(after)):
        if each.name in _NOT_CONTENT or (kind == "session" and each.name in _NOT_OF_THE_SESSION):
            continue
        value = getattr(after, each.name)
        if each.metadata["refers"] or each.metadata["parent"]:
            value = _renamed(value, named)
        if value != getattr(before, each.name):
            found.append(each.name)
    return tuple(found)


def _renamed(value: Any, named: Mapping[str, str]) -> Any:
    """References of the second session as the first has them."""
    if isinstance(value, tuple):
        return tuple(_renamed(each, named) for each in value)
    if not isinstance(value, str):
        return value
    parts = (part.split(".", 1) for part in value.split(">"))
    return ">".join(".".join([named.get(p[0], p[0]), *p[1:]]) for p in parts)


def _still_open(second: Study, pairs: Mapping[str, str]) -> Iterator[tuple[str, Record]]:
    known = set(pairs.values())
    behind = behind_actions(second)
    for element in second.elements.values():
        if element.is_issue and element.id in known and element.id not in behind:
            yield "element", element
    for action in second.actions.values():
        if is_open(action) and action.id in known:
            yield "action", action
