"""What one picture has and another does not, and what one says and the other denies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read

_TOGETHER: Final = frozenset(("communicates", "supports", "informal"))
_WORKING: Final = _TOGETHER | {"flow"}
_ONE_WAY: Final = frozenset(("authority", "pressure", "monitors", "dependency", "constrains"))
"""Kinds of lines that, turned round, say the opposite."""
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PictureDifferences:
    """What stands in one of two pictures only, and what in both, as pairs."""

    only_first: tuple[Element, ...]
    only_second: tuple[Element, ...]
    both: tuple[tuple[Element, Element], ...]


def picture_differences(study: Study, first: str, second: str) -> PictureDifferences:
    """Elements of two pictures beside each other; the same words make the same thing, however they are drawn."""
    ones, others = elements_of(study, first), elements_of(study, second)
    by_words: dict[str, Element] = {}
    for each in others:
        if words := _said(study, each):
            by_words.setdefault(words, each)
    both = [(each, by_words[words]) for each in ones if (words := _said(study, each)) in by_words]
    met_here = {each.id for each, _other in both}
    met_there = {_said(study, each) for each, _other in both}
    return PictureDifferences(
        tuple(each for each in ones if each.id not in met_here),
        tuple(each for each in others if _said(study, each) not in met_there),
        tuple(both),
    )


def _said(study: Study, element: Element) -> str:
    return " ".join(_WORDS.findall(read(element.label, study.language).casefold()))


Drawn = Element | Relation
Tie = tuple[frozenset[str], str, str, str | None]
"""The words of both ends, the kind of line, the words of the end that it starts from, good or bad."""


def contradictions(study: Study, first: str, second: str) -> tuple[tuple[Drawn, Drawn], ...]:
    """What one picture says between two things and the other denies, as pairs of lines or drawn conflicts.

    A conflict against support, talk or an informal tie; a missing link against one that works; rank, pressure,
    watching, dependence and limits the other way round; good against bad influence.
    """
    ones, others = _ties(study, first), _ties(study, second)
    return tuple(
        (one, other)
        for one, said in ones
        for other, answered in others
        if said[0] == answered[0] and _denies(said, answered)
    )


def _ties(study: Study, picture: str) -> list[tuple[Drawn, Tie]]:
    """Lines of a picture, and conflicts drawn as elements between their parties, by the words of what they tie."""
    words = {each.id: _said(study, each) for each in elements_of(study, picture)}
    found: list[tuple[Drawn, Tie]] = []
    for line in study.relations.values():
        ends = [words.get(line.source or ""), words.get(line.target or "")]
        if all(ends) and ends[0] != ends[1]:
            found.append((line, _tie(line, ends[0] or "", ends[1] or "")))
    for element in elements_of(study, picture):
        parties = {words[each] for each in element.parties if words.get(each)}
        if element.kind == "conflict" and len(parties) == 2:
            found.append((element, (frozenset(parties), "conflict", "", None)))
    return found


def _tie(line: Relation, source: str, target: str) -> Tie:
    return frozenset((source, target)), line.kind or "", source, line.valence


def _denies(one: Tie, other: Tie) -> bool:
    (_ends, kind, source, valence), (_same, against, start, value) = one, other
    kinds = {kind, against}
    if "conflict" in kinds and kinds & _TOGETHER:
        return True
    if "missing" in kinds and kinds & _WORKING:
        return True
    if kind == against and kind in _ONE_WAY and source != start:
        return True
    return kind == against and {valence, value} == {"+", "-"}
