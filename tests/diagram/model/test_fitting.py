"""A model in the room that there is: whole, at the largest scale that fits, with every arrow it has."""

from __future__ import annotations

import random
from typing import Final

import pytest

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.cells.wrap import ELLIPSIS, cell_width
from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model
from ssm_studio.diagram.model.fitting import draw_fitted
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.placement import WHOLE
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_model import add_control
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from tests.diagram.model.models import activity
from tests.stillness import EDITS, MODEL, done, grown, random_model, step_of, study_of

PROJECTOR = Size(74, 31)
"""What is left for the diagram at 140x42 between both side panes."""
WITHOUT_SIDES = Size(102, 34)
"""Room enough for eight or nine with monitoring and control, but not in full."""
SMALL = Size(78, 16)
"""What is left for it at 80x24."""


def check(study: Study, model: str, drawing: ModelDrawing, room: Size) -> None:
    """All of the model stands in the room."""
    assert drawing.size.width <= room.width
    assert drawing.size.height <= room.height
    assert set(drawing.boxes) == {each.id for each in activities_of(study, model)}
    assert not drawing.missing
    whole = draw_model(study, model, study.language)
    arrows = {(each.source, each.target, each.kind) for each in whole.arrows}
    assert {(each.source, each.target, each.kind) for each in drawing.arrows} == arrows
    assert all(cell_width(line) <= room.width for line in drawing.lines())


@pytest.mark.parametrize("language", ["en", "id"])
def test_seven_and_three_stand_whole_with_their_words(language: str) -> None:
    study = example_study("en")
    for model in study.models:
        drawing = draw_fitted(study, model, language, PROJECTOR)
        check(study, model, drawing, PROJECTOR)
        assert not drawing.scale.numbers_only
        text = " ".join(drawing.lines())
        for each in activities_of(study, model):
            assert read(each.text, language).split()[0] in text


WATER: Final = (
    ("Find out which villages have no clean water", ()),
    ("Agree with village heads where pipes are laid", (1,)),
    ("Collect money from members each month", ()),
    ("Buy pipes and pumps", (2, 3)),
    ("Lay the pipes with people of the village", (4,)),
    ("Teach two people in each village to repair pumps", (4,)),
    ("Test the water every quarter", (5,)),
    ("Tell the families what the test found", (7,)),
    ("Repair what the test shows to be broken", (6, 7)),
)


WHERE: Final = ((0, 0), (0, 6), (23, 0), (11, 12), (11, 18), (36, 18), (11, 24), (11, 30), (36, 30))
"""As they stood when they were typed one after the other."""


def water(number: int) -> Study:
    """A model of so many activities, without monitoring and control."""
    return study_of(
        [
            activity(at, text, needs, x=x, y=y)
            for at, ((text, needs), (x, y)) in enumerate(zip(WATER, WHERE, strict=True), 1)
            if at <= number
        ]
    )


@pytest.mark.parametrize("number", [8, 9])
def test_eight_or_nine_stand_whole_with_every_word(number: int) -> None:
    """Boxes come nearer to each other before their words are cut."""
    study = water(number)
    drawing = draw_fitted(study, MODEL, "en", PROJECTOR)
    check(study, MODEL, drawing, PROJECTOR)
    assert not drawing.scale.numbers_only
    assert ELLIPSIS not in "".join(drawing.lines())


@pytest.mark.parametrize("number", [8, 9])
def test_their_monitoring_and_control_stands_in_one_even_row(number: int) -> None:
    """Boxes of one, two and three lines, and both arrows between them in the same row."""
    study = water(number)
    study = apply(study, add_control(study, MODEL))
    drawing = draw_fitted(study, MODEL, "en", WITHOUT_SIDES)
    check(study, MODEL, drawing, WITHOUT_SIDES)
    assert not drawing.scale.numbers_only
    assert ELLIPSIS not in "".join(drawing.lines())
    watching = {each.id for each in view_of(study, MODEL).watching}
    within = [each for each in drawing.arrows if {each.source, each.target} <= watching]
    assert len(within) == 2
    assert len({y for each in within for _x, y in each.way}) == 1


ACROSS: Final = ((), (), (1, 2), (1,), (3, 4), (5,), (2, 5), (1, 6, 7), (8,), (3, 9))
"""What each of ten activities needs: to the right there is no way for all of these without more rows."""


def test_room_that_arrows_to_the_right_do_not_need_is_not_drawn() -> None:
    study = study_of([activity(at, "Tell the units", needs) for at, needs in enumerate(ACROSS, 1)])
    study = apply(study, add_control(study, MODEL))
    drawing = draw_fitted(study, MODEL, "en", SMALL)
    check(study, MODEL, drawing, SMALL)
    assert drawing.scale.across
    assert drawing.made.sheet.room[0]
    assert drawing.lines()[1].strip(" │|")


def test_on_a_small_screen_they_stand_whole_as_numbers_that_lead_to_the_right() -> None:
    study = example_study("en")
    for model in study.models:
        drawing = draw_fitted(study, model, "en", SMALL)
        check(study, model, drawing, SMALL)
        assert drawing.scale.numbers_only
        for each in drawing.arrows:
            if each.source and each.target:
                assert drawing.boxes[each.source].right <= drawing.boxes[each.target].x


def test_with_room_enough_it_is_drawn_as_without_a_room() -> None:
    study = example_study("en")
    model = next(iter(study.models))
    drawing = draw_fitted(study, model, "en", Size(300, 200))
    assert drawing.scale == WHOLE
    assert drawing.lines() == draw_model(study, model, "en").lines()


def test_what_fits_nowhere_is_drawn_in_full_or_at_any_rate_as_numbers() -> None:
    study = example_study("en")
    model = next(iter(study.models))
    assert draw_fitted(study, model, "en", Size(20, 5)).scale == WHOLE
    assert draw_fitted(study, model, "en", Size(20, 5), at_any_rate=True).scale.numbers_only


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_typed_models_fit_and_keep_their_scale_while_they_grow(seed: int, plain: bool) -> None:
    rng = random.Random(seed)
    study = grown(random_model(rng)) if seed % 2 else study_of(random_model(rng))
    room = Size(rng.randint(60, 130), rng.randint(16, 50))
    before: ModelDrawing | None = None
    for _edit in range(5):
        drawing = draw_fitted(
            study, MODEL, "en", room, before=before, plain=plain, at_any_rate=True
        )
        fits = drawing.size.width <= room.width and drawing.size.height <= room.height
        if fits:
            check(study, MODEL, drawing, room)
        if plain:
            assert all(line.isascii() for line in drawing.lines())
        again = draw_fitted(study, MODEL, "en", room, before=drawing, at_any_rate=True)
        if fits:
            assert again.scale == drawing.scale
        before = drawing
        study = done(study, step_of(study, rng.choice(EDITS), rng))
