"""One short name for one record: who was given it first keeps it, and the later gets the next free one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.kept_back import led_by
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.merging.collected import Collected
from ssm_studio.domain.merging.fields import Said, newest_of
from ssm_studio.domain.privacy import PRIVATE

_PRIVATE_KINDS: Final = {"analysis_three", "diary"}
_END: Final = re.compile(r"(\d{1,9})$")


@dataclass(frozen=True, slots=True)
class _Claim:
    record: str
    said: Said
    order: tuple[str, str]


def renamed(
    found: Collected, field: str, kind: str, owners: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """The records whose short name somebody else had first: by id, the name that it had and the one that it gets.

    Args:
        field: "ref", or "number" of activities.
        owners: each record of the kind that is there, with the id of what owns it ("" for none): names are
            unique within an owner.
    """
    claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    ever: dict[str, set[str]] = defaultdict(set)
    for id_, owner in owners.items():
        writes = found.fields.get(id_, {}).get((field, ""), ())
        ever[owner] |= {each.value for each in writes if each.value}
        if not writes:
            continue
        order = found.timeline.entries
        newest = max(newest_of(found.timeline, writes), key=lambda each: order[each.entry].order)
        if newest.value:
            first = next(each for each in writes if each.value == newest.value)
            said = newest if field == "number" else first
            claims[owner, newest.value].append(_Claim(id_, said, order[said.entry].order))
    lost: list[tuple[tuple[str, str], str, str, str]] = []
    for (owner, name), them in claims.items():
        if len(them) > 1:
            them.sort(key=lambda each: (each.order, each.record))
            lost += [
                (each.order, each.record, owner, name)
                for each in them[1:]
                if field == "ref" or _apart(found, them[0], each)
            ]
    given: dict[str, tuple[str, str]] = {}
    highest = {owner: _highest(ever[owner]) for owner in {each[2] for each in lost}}
    for _order, id_, owner, name in sorted(lost):
        # The free name after all of the same beginning: "E07" after "E06", "3.4" after "3.3".
        prefix, width = _begins(kind, field, name)
        number = highest[owner].get(prefix, 0 if _END.search(name) else 1) + 1
        highest[owner][prefix] = number
        given[id_] = (name, f"{prefix}{number:0{width}d}")
    return given


def _apart(found: Collected, one: _Claim, other: _Claim) -> bool:
    """Whether neither knew of the other; two numbers alike in one copy are left as people typed them.

    References nobody types, and a copy for a table has not what is private: it may have given the name of that anew.

    A number may have been given anew while its record was deleted, and the record be there again.
    """
    timeline = found.timeline
    if _stayed(found, one.record) or _stayed(found, other.record):
        return True  # The copy that took the name for another had never heard of this one.
    return bool({one.record, other.record} & found.deleted) or not (
        timeline.knew(one.said.entry, other.said.entry)
        or timeline.knew(other.said.entry, one.said.entry)
    )


def _stayed(found: Collected, id_: str) -> bool:
    """Whether a record may have been cut out of a copy: it was private, or went with what was, through any number."""
    looked: set[str] = set()
    waiting = [id_]
    while waiting:
        each = waiting.pop()
        if each in looked or each not in found.kinds:
            continue
        if _was_private(found, each):
            return True
        looked.add(each)
        fields = found.fields.get(each, {})
        for name in led_by(found.kinds[each]):
            for write in fields.get((name, ""), ()):
                named = [write.value] if isinstance(write.value, str) else write.value or ()
                # One may name a part of a record, or a link between two.
                waiting += [part.split(".")[0] for one in named for part in str(one).split(">")]
    return False


def _was_private(found: Collected, id_: str) -> bool:
    fields = found.fields.get(id_, {})
    said = {write.value for write in fields.get(("visibility", ""), ())}
    is_power = any(write.value == "power" for write in fields.get(("kind", ""), ()))
    return PRIVATE in said or is_power or found.kinds[id_] in _PRIVATE_KINDS


def _begins(kind: str, field: str, name: str) -> tuple[str, int]:
    """What stands before the number of a name, and how many digits the number has."""
    digits = _END.search(name)
    if digits is None:
        return f"{name}-", 1
    prefix = BY_NAME[kind].prefix if field == "ref" else ""
    if prefix and name.startswith(prefix):
        return prefix, len(digits[1])
    return name[: digits.start()], len(digits[1])


def _highest(names: Iterable[str]) -> dict[str, int]:
    """By what stands before the number: the highest number there is."""
    found: dict[str, int] = {}
    for each in names:
        if end := _END.search(each):
            prefix = each[: end.start()]
            found[prefix] = max(found.get(prefix, 0), int(end[1]))
    return found
