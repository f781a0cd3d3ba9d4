"""What is kept back with a private record: all that is about it alone, and would tell of it.

The one answer for exports, screens, the search, and what `log`, `check` and `list` print.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.privacy import PRIVATE
from ssm_studio.domain.record import ANYTHING, Record, names_any
from ssm_studio.domain.study import Study

_GOES_WITH: Final = {
    "element": ("picture", "belongs_to"),
    "relation": ("picture", "source", "target"),
    "definition": ("system",),
    "model": ("root_definition", "parent_activity"),
    "row": ("model", "target"),
    "debate": ("row", "about"),
    "ballot": ("target",),
    "indicator": ("activity",),
    "scenario": ("model",),
    "scenario_step": ("activity",),
    "clash": ("about",),
}
"""Fields that name what a record is about: where that is private, so is the record."""

_RESTS_ON: Final = {
    "element": ("parties",),
    "theme": ("issues",),
    "accommodation": ("settles",),
    "activity": ("same_as",),
}
"""Lists that a record gathers: where all that they name is private, so is the record."""


def gone_with(study: Study, kept_back: Callable[[Record], bool]) -> set[str]:
    """The ids of all records that are kept back, and of those that go with them; a session header always stays."""
    gone: set[str] = set()
    while found := {
        record.id
        for kind, record in study.everything()
        if record.id not in gone and _goes(kind, record, gone, kept_back)
    } | (_expands(study, gone) - gone):
        gone |= found
    return gone - set(study.sessions)


def led_by(kind: str) -> tuple[str, ...]:
    """The fields through which a record of this kind goes with others, one or several ids in each."""
    owner = BY_NAME[kind].parent_field
    fields = (*_GOES_WITH.get(kind, ()), *_RESTS_ON.get(kind, ()))
    return (owner, *fields) if owner else fields


def _expands(study: Study, gone: set[str]) -> set[str]:
    """The definitions that say a private activity in other words: those on which only its expansion is built."""
    of_gone, others = set[str](), set[str]()
    for model in study.models.values():
        built = of_gone if model.parent_activity in gone else others
        built.add(model.root_definition or "")
    return (of_gone - others) & study.root_definitions.keys()


def _goes(kind: str, record: Record, gone: set[str], kept_back: Callable[[Record], bool]) -> bool:
    shown = isinstance(record, Ballot) and record.revealed and record.visibility != PRIVATE
    if kept_back(record) and not shown:
        return True
    if not gone:
        return False
    owners = [f.name for f in fields_of(type(record)) if f.metadata["parent"]]
    for name in (*owners, *_GOES_WITH.get(kind, ())):
        value = getattr(record, name)
        if value and names_any(value, ANYTHING, gone):
            return True
    lists = (getattr(record, name) for name in _RESTS_ON.get(kind, ()))
    return any(names and all(each in gone for each in names) for names in lists)
