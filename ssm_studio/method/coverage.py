"""What a framework list asks of a session: which of its entries somebody mentioned, and which nobody did yet.

A list of questions. Nothing is counted into a number, because what nobody mentioned may be what matters least.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.method.lenses import lenses, source_words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its id and name, what it means, and the records that are seen through it."""

    id: str
    name: str
    description: str
    seen_in: tuple[tuple[str, Record], ...]


@dataclass(frozen=True, slots=True)
class ListHead:
    """One list: its id, name, source, and what it asks."""

    id: str
    name: str
    source: str
    prompt: str


def lists(study: Study, tongue: str) -> tuple[ListHead, ...]:
    """Every list that a session may be looked at through, its own ones first."""
    own = tuple(
        ListHead(each.id, read(each.name, tongue) or each.key or each.ref, each.source or "", "")
        for each in study.lenses.values()
    )
    return own + tuple(
        ListHead(
            each.id,
            each.name.read(tongue),
            source_words(each.source, tongue),
            each.prompt.read(tongue),
        )
        for each in lenses().values()
    )


def coverage(
    study: Study, list_id: str, tongue: str, kinds: Collection[str] = ()
) -> tuple[Entry, ...]:
    """The entries of a list, in its order, with the records of some kinds (all, if not said) that carry them."""
    seen: dict[str, list[tuple[str, Record]]] = {}
    for kind, record in study.everything():
        for tag in record.lens_tags if not kinds or kind in kinds else ():
            seen.setdefault(tag, []).append((kind, record))
        # Themes and actions had a list of their own before every record had chips.
        if kind == "theme" and (own := getattr(record, "lens", None)):
            seen.setdefault(own, []).append((kind, record))
    if list_id in study.lenses:
        them = [
            (each.key or each.id, read(each.name, tongue), "")
            for each in study.lens_elements.values()
            if each.lens == list_id
        ]
    else:
        them = [
            (each.id, each.name.read(tongue), each.description.read(tongue))
            for each in lenses()[list_id].elements
        ]
    return tuple(Entry(*each, tuple(dict.fromkeys(seen.get(each[0], ())))) for each in them)
