"""The lists of stages two and three seen through an entry of a framework list."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.chips import ChipFilter
from ssm_studio.tui.definitions.systems import SystemList, chips_on
from ssm_studio.tui.dialogs import Choose
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.side_lists import ModelList, carrying, chips_on_model
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until

CHIP = "bsc.p.customer"


def tagged() -> Study:
    """The worked example; a customer of its second definition and an activity of its second model carry a chip."""
    study = example_study("en")
    definition = list(study.root_definitions)[1]
    row = next(each for each in study.customers.values() if each.definition == definition)
    study = apply(study, edit.set_fields(study, "customer", row.id, lens_tags=(CHIP,)))
    activity = activities_of(study, list(study.models)[1])[2]
    return apply(study, edit.set_fields(study, "activity", activity.id, lens_tags=(CHIP,)))


def test_a_definition_and_a_model_carry_what_stands_under_them() -> None:
    study = tagged()
    first, second = (f"definition:{each}" for each in list(study.root_definitions)[:2])
    assert CHIP not in chips_on(study, first)
    assert CHIP in chips_on(study, second)
    one, two = list(study.models)[:2]
    assert CHIP not in chips_on_model(study, one)
    assert CHIP in chips_on_model(study, two)
    assert len(carrying(study, two, CHIP)) == 1
    only_model = replace(study.models[one], lens_tags=(CHIP,))
    through = replace(study, models={**study.models, one: only_model})
    assert carrying(through, one, CHIP) == {each.id for each in activities_of(study, one)}


async def test_only_what_carries_a_chip_is_listed_until_something_else_is_gone_to(
    home: Home,
) -> None:
    study = tagged()
    app = StudioApp(home, create_from_study(home, study), 2)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        await typed(pilot, "slash")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await typed(pilot, "enter")
        listed = app.screen.query_one(SystemList)
        second = f"definition:{list(study.root_definitions)[1]}"
        await until(pilot, lambda: [each.key for each in listed.shown] == [second])
        assert app.screen.query_one(ChipFilter).chip == CHIP
        app.go_to("definition", next(iter(study.root_definitions)))
        await until(pilot, lambda: len(listed.shown) > 1)
        assert app.screen.query_one(ChipFilter).chip == ""
        await typed(pilot, "3")
        await until(pilot, lambda: bool(app.screen.query(ModelList)))
        await typed(pilot, "F")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await typed(pilot, "enter")
        await until(pilot, lambda: app.screen.query_one(ModelList).option_count == 1)
        canvas = app.screen.query_one("#canvas", ModelCanvas)
        two = list(study.models)[1]
        await until(pilot, lambda: canvas._lit == carrying(study, two, CHIP))
