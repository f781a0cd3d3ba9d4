"""A line that must go round finds its way whatever else stands about."""

from __future__ import annotations

import pytest

from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.formats.figures.arrows import curves, middle
from ssm_studio.formats.figures.curve_routing import Oval, way_round


@pytest.mark.parametrize("turned", [False, True])
def test_what_stands_in_the_way_is_gone_round_and_not_what_stands_behind(turned: bool) -> None:
    def oval(along: float, aside: float) -> Oval:
        x, y = (aside, along) if turned else (along, aside)
        return Oval(x, y, 12, 12)

    source, target, wall = oval(1000, 0), oval(1400, 0), oval(1200, 0)
    behind = [oval(1000 - 110 - 40 * n, aside) for n in range(2) for aside in (-80, -40, 0, 40, 80)]
    way = way_round(source, target, [*behind, wall])
    assert way
    assert all(not wall.inside(spot, 0) for spot in way)
    assert all(1000 < spot[turned] < 1400 for spot in way)


@pytest.mark.parametrize("turned", [False, True])
def test_an_arrow_keeps_clear_of_an_oval_that_juts_into_its_way_from_far_aside(
    turned: bool,
) -> None:
    def oval(along: float, aside: float, wide: float, high: float) -> Oval:
        return Oval(aside, along, high, wide) if turned else Oval(along, aside, wide, high)

    ovals = {"a": oval(0, 0, 12, 12), "b": oval(200, 0, 12, 12), "wall": oval(100, 180, 14, 190)}
    arrow = Arrow("a", "b")
    way = curves([arrow], ovals)[arrow]
    assert not ovals["wall"].inside(middle(way), 1)
