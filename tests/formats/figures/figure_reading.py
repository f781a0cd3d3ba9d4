"""A figure of a picture read back from its SVG: which lines run through what is none of their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.formats.figures.svg import text_size

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]
_NUMBER = re.compile(r"-?\d+\.?\d*")
_INSIDE = 3.0
"""How deep in a box a line runs that is seen to meet what stands there."""
_ICON = 15.0
"""Half the size of an icon that is drawn at full size."""


def lines_that_meet(svg: str, study: Study, picture: str) -> list[tuple[str, str]]:
    """Each relation whose line runs through the words or the drawing of another element, with that."""
    groups = list(ET.fromstring(svg).iter(f"{SVG}g"))
    shown = [each for each in groups if each.get("class", "").startswith("element ")]
    told = sorted(elements_of(study, picture), key=lambda each: each.kind != "boundary")
    blocks = {
        element.id: [*_blocks(group)]
        for element, group in zip(told, shown, strict=True)
        if element.kind != "boundary"
    }
    drawn = [
        each
        for each in groups
        if each.get("class", "").startswith("relation ")
        and not each.get("class", "").startswith("relation words")
    ]
    found = []
    for relation, group in zip(relations_of(study, picture), drawn, strict=True):
        path = group.find(f"{SVG}path")
        assert path is not None
        spots = [*_spots(path.get("d", ""))]
        met = {
            id_
            for id_, boxes in blocks.items()
            if id_ not in (relation.source, relation.target)
            for box in boxes
            if any(_holds(box, spot) for spot in spots)
        }
        found += [(relation.id, id_) for id_ in sorted(met)]
    return found


def words_that_meet(svg: str) -> int:
    """How many words of lines lie upon the words of elements or upon each other."""
    groups = list(ET.fromstring(svg).iter(f"{SVG}g"))
    kinds = [(each.get("class", ""), [*_words(each)]) for each in groups]
    labels = [box for kind, boxes in kinds if kind.startswith("relation words") for box in boxes]
    names = [box for kind, boxes in kinds if kind.startswith("element ") for box in boxes]
    count = sum(_meet(label, name) for label in labels for name in names)
    return count + sum(
        _meet(one, other)
        for at, one in enumerate(labels)
        for other in labels[at + 1 :]
        if one != other
    )


def _meet(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide > _INSIDE and min(one[3], other[3]) - max(one[1], other[1]) > _INSIDE


def _holds(box: Box, spot: tuple[float, float]) -> bool:
    x, y = spot
    return box[0] + _INSIDE < x < box[2] - _INSIDE and box[1] + _INSIDE < y < box[3] - _INSIDE


def _blocks(group: ET.Element) -> Iterator[Box]:
    """What an element takes: its icon or its outline, and its words."""
    yield from _words(group)
    for path in group.iter(f"{SVG}path"):
        if transform := path.get("transform"):
            x, y, scale = map(float, _NUMBER.findall(transform))
            yield x - _ICON * scale, y - _ICON * scale, x + _ICON * scale, y + _ICON * scale


def _words(group: ET.Element) -> Iterator[Box]:
    for each in group.iter(f"{SVG}text"):
        size = float(each.get("font-size", 13))
        wide, high = text_size([each.text or ""], size)[0] * 0.9, size * 0.9
        x, y = float(each.get("x", 0)), float(each.get("y", 0))
        left = x if each.get("text-anchor") == "start" else x - wide / 2
        yield left, y - high, left + wide, y + size * 0.15


def _spots(d: str) -> Iterator[tuple[float, float]]:
    """Spots along a path of cubic curves."""
    numbers = [float(each) for each in _NUMBER.findall(d)]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    for at in range(0, len(corners) - 3, 3):
        for step in range(41):
            t, rest = step / 40, 1 - step / 40
            weights = rest**3, 3 * rest * rest * t, 3 * rest * t * t, t**3
            spots = list(zip(weights, corners[at : at + 4], strict=True))
            yield sum(w * x for w, (x, _y) in spots), sum(w * y for w, (_x, y) in spots)
