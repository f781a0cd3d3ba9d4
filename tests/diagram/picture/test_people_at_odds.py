"""People at odds stand apart, with the crossed swords of their conflict between them."""

from __future__ import annotations

from itertools import chain
from math import dist
from statistics import median

import pytest

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.layout import place
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.study import Study
from tests.diagram.picture.pictures import PICTURE, element, study_of
from tests.diagram.picture.typed_pictures import typed


def detours(study: Study, picture: str) -> list[float]:
    """How much longer the way from one party by their conflict to the other is than the way straight there."""
    places = place(study, picture, "en")

    def spot(rect: Rect) -> tuple[int, int]:
        return rect.centre.x, 2 * rect.centre.y

    return [
        (dist(one, here) + dist(here, other)) / dist(one, other)
        for each in study.elements.values()
        if each.kind == "conflict" and len(each.parties) == 2
        for one, here, other in [
            (spot(places[id_]) for id_ in (each.parties[0], each.id, each.parties[1]))
        ]
    ]


@pytest.mark.parametrize(("right", "down"), [(70, 0), (0, 24), (60, 20)])
def test_swords_are_drawn_between_the_two_whom_nothing_moves(right: int, down: int) -> None:
    parties = [
        element(1, "group", x=20, y=20, placed_by_hand=True),
        element(2, "group", x=20 + right, y=20 + down, placed_by_hand=True),
    ]
    swords = element(3, "conflict", "the road", parties=("e001", "e002"))
    study = study_of([*parties, swords])
    places = place(study, PICTURE, "en")
    one, here, other = (places[id_].centre for id_ in ("e001", "e003", "e002"))
    assert places["e001"].origin == Point(20, 20)
    assert places["e002"].origin == Point(20 + right, 20 + down)
    assert detours(study, PICTURE) == [pytest.approx(1, abs=0.03)]
    assert 3 * min(one.distance(here), here.distance(other)) >= one.distance(other)
    painted = Sheet.of(build(study, PICTURE, "en")).rows
    assert "⚔" in {letter for letter, _style in chain(*(row.values() for row in painted.values()))}


def test_in_typed_pictures_ways_by_a_conflict_are_little_longer_than_straight_ones() -> None:
    """Nobody is moved for a conflict: it takes what room is left between the two."""
    found = list(chain(*(detours(*typed(seed, 29)) for seed in range(2, 7))))
    assert len(found) >= 4
    assert median(found) < 1.2
