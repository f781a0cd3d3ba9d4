"""What one picture has and another does not: the question of what the other group did not draw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read

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
