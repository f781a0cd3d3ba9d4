"""What it takes long to find of a drawing and what follows from the study alone, so that it need not be found again.

Places of elements that nobody put anywhere, and the corners of lines: numbers, and not a word of what people typed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture import routes
from ssm_studio.diagram.picture.layout import FARTHEST, give_places, place
from ssm_studio.diagram.picture.obstacles import Way
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.study import Study, elements_of, relations_of

_FARTHEST: Final = 2 * FARTHEST
"""A cell farther away than this is in no drawing."""


def key_of(study: Study, picture_id: str, language: str, *, ascii_only: bool) -> str:
    """What a drawing follows from, as one short word: another study with the same word has the same drawing."""
    said = elements_of(study, picture_id), relations_of(study, picture_id), language, ascii_only
    return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()


def told(study: Study, picture_id: str, language: str, scene: Scene) -> str:
    """What was found of the drawing of a whole picture, as JSON."""
    places = place(study, picture_id, language).values()
    return json.dumps(
        {
            "places": [[each.x, each.y, each.width, each.height] for each in places],
            "ways": [
                [_said(first), _said(last), int(searched), int(once_more)]
                for first, last, searched, once_more in routes.told(scene.routes)
            ],
        },
        separators=(",", ":"),
    )


def build_again(
    study: Study, picture_id: str, language: str, words: str, *, ascii_only: bool
) -> Scene | None:
    """The scene that `told` told of; None where that is no answer for this picture."""
    elements = elements_of(study, picture_id)
    try:
        found = json.loads(words)
        places = [Rect(*_numbers(each, 4)) for each in found["places"]]
        ways = tuple(_line(each) for each in found["ways"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if len(places) != len(elements):
        return None
    by_id = {each.id: rect for each, rect in zip(elements, places, strict=True)}
    give_places(study, picture_id, language, by_id)
    return build(study, picture_id, language, ascii_only=ascii_only, ways=ways)


def _said(way: Way) -> list[int]:
    return [number for corner in way for number in (corner.x, corner.y)]


def _line(said: Any) -> routes.Told:
    first, last, searched, once_more = said
    return _way(first), _way(last), bool(searched), bool(once_more)


def _way(said: Any) -> Way:
    way = tuple(Point(*each) for each in _pairs(said))
    if any(a.x != b.x and a.y != b.y for a, b in pairwise(way)):
        raise ValueError("a line that runs askew")
    return way


def _pairs(said: Any) -> Iterator[tuple[int, int]]:
    numbers = _numbers(said, len(said))
    return zip(numbers[::2], numbers[1::2], strict=True)


def _numbers(said: Any, count: int) -> tuple[int, ...]:
    """So many whole numbers, none of them far out.

    Raises:
        ValueError: they are something else.
    """
    numbers = tuple(said)
    if len(numbers) != count or not all(
        type(each) is int and abs(each) <= _FARTHEST for each in numbers
    ):
        raise ValueError("no numbers of a drawing")
    return numbers
