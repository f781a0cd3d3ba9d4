"""Who in a picture has to do with whom, and how many words stand between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.text import read

MOST_WORDS: Final = 26
"""Cells of a line's words for which room is made."""


def ties_of(
    elements: tuple[Element, ...], relations: tuple[Relation, ...]
) -> dict[str, tuple[str, ...]]:
    """For each element those that it has to do with: its owner first, its parties, its relations."""
    ties: dict[str, list[str]] = {each.id: [] for each in elements}

    def tie(one: str | None, other: str | None) -> None:
        if one in ties and other in ties and one != other and one and other:
            ties[one].append(other)
            ties[other].append(one)

    for each in elements:
        tie(each.id, each.belongs_to)
        for party in each.parties:
            tie(each.id, party)
    for relation in relations:
        tie(relation.source, relation.target)
    return {id_: tuple(dict.fromkeys(others)) for id_, others in ties.items()}


def words_of(relations: Iterable[Relation], language: str) -> dict[tuple[str, str], int]:
    """The cells that the words between two elements need."""
    need: dict[tuple[str, str], int] = {}
    for each in relations:
        ends = each.source or "", each.target or ""
        width = min(MOST_WORDS, len(read(each.label, language)))
        for pair in (ends, ends[::-1]):
            need[pair] = max(need.get(pair, 0), width)
    return need
