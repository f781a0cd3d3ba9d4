"""Ways to see less of a list: those that its tab knows, and every chip that something in it carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.say.facts.tags import chip_names, tags_of
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.table import Table

_CHIP: Final = "#"
"""Begins the value of a filter by chip."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see less of a list: its value ("" for everything), its words, and what waits there, in words."""

    value: str
    words: str
    detail: str = ""


class Listed(Protocol):
    """A list that can be seen in part."""

    filter: str

    @property
    def kinds(self) -> Mapping[str, Any]:
        """The kinds of records in it."""

    def filters(self, study: Study) -> Sequence[Filter]:
        """Its own ways to see less of it."""

    def entries(self, study: Study, table: Table) -> Sequence[Entry]:
        """Its lines."""


def filters_of(tab: Listed, study: Study) -> list[Filter]:
    """The ways to see less of a list that its tab knows, then each chip that something in it carries."""
    found = list(tab.filters(study))
    chips = {
        tag
        for kind in tab.kinds.keys() & BY_NAME.keys()  # a sheet may list what is no record
        for record in study.table(kind).values()
        for tag in tags_of(kind, record)
    }
    names = chip_names(study) if chips else {}
    # No totals: they read as scores.
    return found + [Filter(_CHIP + tag, f"# {names.get(tag, tag)}") for tag in sorted(chips)]


def entries_of(tab: Listed, study: Study, table: Table) -> Sequence[Entry]:
    """The lines of a tab's list that its filter lets through."""
    if not tab.filter.startswith(_CHIP):
        return tab.entries(study, table)
    chip, tab.filter = tab.filter, ""
    try:
        them = tab.entries(study, table)
    finally:
        tab.filter = chip
    return _with_headings(
        [
            each
            for each in them
            if each.heading or chip[1:] in tags_of(each.kind, study.get(each.kind, each.id))
        ]
    )


def _with_headings(entries: Sequence[Entry]) -> list[Entry]:
    """Lines without the headings that have none below them."""
    return [
        each
        for at, each in enumerate(entries)
        if not each.heading or (at + 1 < len(entries) and not entries[at + 1].heading)
    ]


def kinds_held(
    everything: str, kinds: Iterable[tuple[str, str, object]], chosen: str
) -> list[Filter]:
    """Everything by its name, then each kind that holds something, and the `chosen` one.

    Args:
        everything: what the list as a whole is called.
        kinds: the value and the words of each kind, and whether anything is of it.
        chosen: the value of the filter that is in use.
    """
    held = [Filter(value, words) for value, words, holds in kinds if holds or value == chosen]
    return [Filter("", everything), *held]
