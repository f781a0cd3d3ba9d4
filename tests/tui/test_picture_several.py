"""Several elements of a picture at once: marked, moved, aligned, copied between pictures, gathered into a boundary."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import elements_of
from ssm_studio.say.facts.words import INTRODUCTIONS as SAID
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.picture import several_elements
from ssm_studio.tui.picture.texts import INTRODUCTIONS, picture_words
from ssm_studio.workshop.home import Home
from tests.diagram.picture.pictures import PICTURE, element, study_of
from tests.tui.driving import settled, typed
from tests.tui.picturing import at_picture


async def test_marked_elements_move_align_and_travel_together(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        first, second, third = [
            each.id for each in elements_of(app.study, screen.picture_id or "")
        ][:3]
        for each in (first, second):
            screen.choose(each)
            await typed(pilot, "x")
        assert screen.canvas.marked == (first, second)
        stood = {id_: screen.canvas.scene.items[id_].rect for id_ in (first, second, third)}
        await typed(pilot, "m", "right", "right", "down", "enter")
        stand = {id_: screen.canvas.scene.items[id_].rect for id_ in stood}
        for id_ in (first, second):
            assert stand[id_] == stood[id_].moved(4, 1)
            assert app.study.elements[id_].placed_by_hand
        assert stand[third] == stood[third]
        await typed(pilot, "L", "enter")
        rects = [screen.canvas.scene.items[id_].rect for id_ in (first, second)]
        assert rects[0].x == rects[1].x
        await typed(pilot, "Y", ".")
        there = screen.picture_id or ""
        before = {each.id for each in elements_of(app.study, there)}
        await typed(pilot, "P")
        new = [each for each in elements_of(app.study, there) if each.id not in before]
        labels = [app.study.elements[id_].label for id_ in (first, second)]
        assert [each.label for each in new] == labels
        assert all(each.x is not None for each in new)
        between = [
            each
            for each in app.study.relations.values()
            if {each.source, each.target} == {first, second}
        ]
        copied = [
            each
            for each in app.study.relations.values()
            if {each.source, each.target} == {one.id for one in new}
        ]
        assert len(copied) == len(between)
        await typed(pilot, "ctrl+z")
        assert {each.id for each in elements_of(app.study, there)} == before


def test_what_is_aligned_comes_upon_nothing_that_stays() -> None:
    places = {"1": (0, 0), "2": (60, 9), "3": (0, 9)}
    made = [
        element(int(each), "organisation", f"Body number {each}", x=x, y=y)
        for each, (x, y) in places.items()
    ]
    study = study_of(made)
    scene = build(study, PICTURE, "en")
    for way in several_elements.WAYS:
        after = apply(study, several_elements.aligned(study, scene, ("e001", "e002"), way))
        rects = [item.rect for item in build(after, PICTURE, "en").items.values()]
        assert not any(one.intersects(two) for one, two in combinations(rects, 2)), way
    left = apply(study, several_elements.aligned(study, scene, ("e001", "e002"), "left"))
    assert left.elements["e002"].x == scene.items["e001"].rect.x


async def test_marked_elements_are_gathered_into_a_boundary_that_takes_them_along(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        chosen = [each.id for each in elements_of(app.study, screen.picture_id or "")][:2]
        known = set(app.study.elements)
        for each in chosen:
            screen.choose(each)
            await typed(pilot, "x")
        await typed(pilot, "B", *"Us", "enter")
        (boundary,) = set(app.study.elements) - known
        assert app.study.elements[boundary].parties == tuple(chosen)
        frame = screen.canvas.scene.items[boundary]
        assert frame.framing
        inside = {id_: screen.canvas.scene.items[id_].rect for id_ in chosen}
        assert all(frame.rect.contains(rect) for rect in inside.values())
        screen.choose(boundary)
        screen.canvas.marked = ()
        await typed(pilot, "m", "right", "enter")
        for id_, rect in inside.items():
            assert screen.canvas.scene.items[id_].rect == rect.moved(2, 0)


async def test_how_the_drawing_was_introduced_is_recorded_and_shown(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_picture(pilot)
        await screen.run_action("lists('introduction')")
        await settled(pilot)
        await typed(pilot, "down", "enter")
        picture = app.study.pictures[screen.picture_id or ""]
        assert picture.introduction in INTRODUCTIONS
        assert picture.introduction in SAID
        await typed(pilot, "escape")
        said = picture_words(app.study, picture).at(80).plain
        assert INTRODUCTIONS[picture.introduction] in said
