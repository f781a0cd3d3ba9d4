"""What a merged session may not hold: references to records that are not there, and what is nothing without them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from ssm_studio.domain.edit import GOES_WITH
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.merging.collected import CLASHES, Collected
from ssm_studio.domain.record import ANYTHING, names_any

_REFERS: Final = {
    kind.name: {
        each.name: each.metadata["refers"]
        for each in fields_of(kind.type)
        # An answered row keeps what it asked about, also when that was deleted.
        if each.metadata["refers"] and (kind.name, each.name) != ("row", "target")
    }
    for kind in KINDS
}


def _needed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind in KINDS:
        if kind.parent_field and kind.name not in CLASHES:
            found[kind.name].append(kind.parent_field)
    for children in GOES_WITH.values():
        for kind_name, field in children:
            # An answered row stays without what it asked about, as when that is deleted.
            if kind_name != "row":
                found[kind_name].append(field)
    return dict(found)


_NEEDED: Final = _needed()
"""By kind: the fields without which a record is nothing."""


def take_out(found: Collected, there: set[str], values: dict[str, dict[str, Any]]) -> set[str]:
    """Take references to what is not there out of the values, and records that are nothing without; which changed."""
    gone = {*found.kinds, *found.forgotten} - there
    changed: set[str] = set()
    while gone and (more := {id_ for id_ in there if _is_nothing(found, values[id_], id_, gone)}):
        there -= more
        gone |= more
        changed |= more
        for id_ in more:
            del values[id_]
    if gone:
        for id_ in there:
            kind, of_record = found.kinds[id_], values[id_]
            for field, refers in _REFERS[kind].items():
                value = of_record.get(field)
                if value and kind not in CLASHES and (left := _left(value, refers, gone)) != value:
                    of_record[field] = left
                    changed.add(id_)
    return changed


def _is_nothing(found: Collected, of_record: dict[str, Any], id_: str, gone: set[str]) -> bool:
    return any(
        (value := of_record.get(field)) and names_any(value, ANYTHING, gone)
        for field in _NEEDED.get(found.kinds[id_], ())
    )


def _left(value: Any, refers: str, gone: set[str]) -> Any:
    if isinstance(value, str):
        return None if names_any(value, refers, gone) else value
    return tuple(
        each
        for each in value
        if not names_any(each if isinstance(each, str) else each[0], refers, gone)
    )
