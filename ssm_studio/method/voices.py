"""Whose words a session holds: where each record comes from, and how many there are of each origin in each stage.

Counts by origin, never a share: whether the room speaks in its record is for people to judge (method reference 8.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_

PARTICIPANT: Final = "participant"
ORIGINS: Final[Mapping[str, str]] = {
    PARTICIPANT: N_("participants"),
    "source": N_("sources"),
    "facilitator": N_("facilitator"),
    "researcher": N_("researcher"),
    "inferred": N_("inferred"),
    "imported": N_("imported"),
    "model": N_("from the model"),
    "invented": N_("illustration"),
    "": N_("not said by whom"),
}
"""Every origin that a record may have, with what it is called; to be translated."""

_ON_SCREEN: Final[Mapping[str, int]] = {
    **dict.fromkeys(("picture", "element", "relation", "theme", "interpretation"), 1),
    **dict.fromkeys(("evidence", "analysis_one", "analysis_two", "analysis_three"), 1),
    **dict.fromkeys(("system", "definition", "customer", "actor", "owner", "constraint"), 2),
    **dict.fromkeys(("model", "activity", "indicator"), 3),
    **dict.fromkeys(("row", "scenario", "debate", "accommodation", "reservation"), 4),
    **dict.fromkeys(("change", "action", "follow_up"), 4),
    **dict.fromkeys(("reconstruction", "learning", "cycle_note"), 5),
}
"""The stage of the screens, 1 to 5, that holds a kind of record."""
_WHO: Final = ("voiced_by", "said_by", "speaker", "drawn_by", "participant", "read_by", "group")
"""Fields that name somebody in the room as the one who said or drew it."""
_AROUND: Final = (
    *("picture", "definition", "model", "scenario", "accommodation", "action"),
    *("root_definition", "system", "row", "source", "target"),
)
"""Fields that name what a record cannot be shown without."""


@dataclass(frozen=True, slots=True)
class Voices:
    """How many records of each origin a stage holds; origins that none has are left out."""

    stage: int
    counts: tuple[tuple[str, int], ...]


def origin_of(study: Study, record: Record) -> str:
    """A key of `ORIGINS`: who is named as saying or drawing it, else what its mark says, else that of its whole."""
    if any(getattr(record, name, None) for name in _WHO):
        return PARTICIPANT
    mark = (record.provenance or "").partition(":")[0]
    if mark:
        return mark if mark in ORIGINS else "source"
    owner = getattr(record, kind_of(record).parent_field or "picture", None)
    whole = study.find(owner) if isinstance(owner, str) else None
    return origin_of(study, whole) if whole is not None else ""


def voices(study: Study, stage_of: Mapping[str, int] = _ON_SCREEN) -> tuple[Voices, ...]:
    """Each stage with how many of its records come from whom; `stage_of` says which kind is of which stage."""
    counted: dict[int, Counter[str]] = {each: Counter() for each in sorted(set(stage_of.values()))}
    for kind, record in study.everything():
        if kind in stage_of:
            counted[stage_of[kind]][origin_of(study, record)] += 1
    return tuple(
        Voices(stage, tuple((each, counts[each]) for each in ORIGINS if counts[each]))
        for stage, counts in counted.items()
        if counts
    )


def of_origin(study: Study, origin: str) -> frozenset[str]:
    """The ids of the records of one origin, with those that they stand in, and the people."""
    kept = {each.id for each in (*study.participants.values(), *study.groups.values())}
    for kind, record in study.everything():
        if kind in _ON_SCREEN and origin_of(study, record) == origin:
            kept.add(record.id)
            kept |= _around(study, record)
    return frozenset(kept)


def _around(study: Study, record: Record) -> set[str]:
    """What a record stands in: its picture, its model and that model's definition."""
    found: set[str] = set()
    waiting = [record]
    while waiting:
        each = waiting.pop()
        for name in _AROUND:
            id_ = getattr(each, name, None)
            whole = study.find(id_) if isinstance(id_, str) else None
            if whole is not None and whole.id not in found:
                found.add(whole.id)
                waiting.append(whole)
    return found
