"""Room for a box, and what a file says of where it stands."""

from __future__ import annotations

import random

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import file_facts, view_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.rerouting import lead_all
from ssm_studio.diagram.model.spacing import ROW_GAP, SIDE_GAP, free_place
from tests import stillness
from tests.diagram.model.models import activity


def test_a_box_goes_below_what_stands_in_its_place_or_beside_where_that_is_nearer() -> None:
    wide, tall = Rect(0, 10, 60, 3), Rect(10, 0, 4, 40)
    assert free_place(wide, [wide]) == Rect(0, 13 + ROW_GAP, 60, 3)
    assert free_place(tall, [tall]) == Rect(14 + SIDE_GAP, 0, 4, 40)
    assert free_place(wide, [tall.moved(90, 0)]) == wide


def test_a_file_says_where_a_box_stands_and_nothing_of_one_that_stands_nowhere() -> None:
    facts = file_facts(activity(1, "Look"), {}, Rect(3, 4, 20, 5), "en")
    assert (facts["x"], facts["y"]) == ("3", "4")
    facts = file_facts(activity(1, "Look"), {}, None, "en")
    assert (facts["x"], facts["y"]) == ("", "")


def test_leading_the_same_arrows_again_is_no_work_and_changes_no_way() -> None:
    study = stillness.grown(stillness.random_model(random.Random(3)))
    view = view_of(study, stillness.MODEL)
    positions = place_model(study, stillness.MODEL, "en").positions
    first = lead_all(view, positions)
    again = lead_all(view, positions, first)
    assert {each.arrow: each.way for each in again.led} == {
        each.arrow: each.way for each in first.led
    }
    assert first.effort > 0
    assert again.effort == 0
