"""Whatever is expanded, split, joined, laid over, numbered and deleted: models stay whole and steps come back."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import pytest

from ssm_studio.domain import edit, edit_activities, edit_as_is_model, edit_expansion, edit_model
from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.model import ACTIVITY_KINDS
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.formats.bundle.bundle import example_study, read_bundle, to_json
from ssm_studio.method.model_differences import differences, question
from ssm_studio.workshop.derived_changes import with_consequences

Deed = Callable[[Study, random.Random], Changeset]


def _any(study: Study, dice: random.Random) -> str:
    return dice.choice(list(study.activities))


def _model(study: Study, dice: random.Random) -> str:
    return dice.choice(list(study.models))


def _two(study: Study, dice: random.Random) -> tuple[str, str]:
    one = _any(study, dice)
    others = activities_of(study, study.activities[one].model or "")
    return one, dice.choice(others).id


DEEDS: Final[tuple[Deed, ...]] = (
    lambda s, d: edit_expansion.expand(s, _any(s, d)),
    lambda s, d: edit_activities.split_activity(s, _any(s, d), "Ask users", "Sort answers"),
    lambda s, d: edit_activities.join_activities(s, *_two(s, d), "Ask and sort"),
    lambda s, d: edit_activities.set_kind(s, _any(s, d), d.choice(ACTIVITY_KINDS)),
    lambda s, d: edit_as_is_model.lay_over(s, _model(s, d)),
    lambda s, d: edit_as_is_model.confirm(s, _any(s, d)),
    lambda s, d: edit_model.add_activity(s, _model(s, d), "Learn from it"),
    lambda s, d: edit_model.add_control(s, _model(s, d)),
    lambda s, d: edit_model.renumber(s, _model(s, d)),
    lambda s, d: edit_model.connect_activities(s, *_two(s, d), d.choice(list(edit_model.ARROWS))),
    lambda s, d: edit.write(s, "activity", _any(s, d), "text", d.choice(("Sort it", "Ask why"))),
    lambda s, d: edit_model.delete_activity(s, _any(s, d)),
)


@pytest.mark.parametrize("seed", range(8))
def test_models_stay_whole(seed: int) -> None:
    dice, study = random.Random(seed), example_study("en")
    for _step in range(30):
        step = dice.choice(DEEDS)(study, dice)
        whole = with_consequences(study, step)
        after = apply(study, whole)
        assert apply(after, invert(whole)) == study
        study = after
        _check(study)
    again = read_bundle(to_json(study))
    assert to_json(again) == to_json(study)


def _check(study: Study) -> None:
    ids = {record.id for _kind, record in study.everything()}
    for activity in study.activities.values():
        for field in fields_of(type(activity)):
            if field.metadata["refers"] and field.name != "kept":
                value = getattr(activity, field.name) or ()
                named = (value,) if isinstance(value, str) else value
                assert ids.issuperset(named), (activity.number, field.name)
                assert len(set(named)) == len(named)
        assert activity.id not in activity.depends_on
    for model in study.models.values():
        numbers = [each.number for each in activities_of(study, model.id)]
        assert len(set(numbers)) == len(numbers), (model.ref, numbers)
        parent = edit_expansion.parent_of(study, model)
        if parent is not None:
            assert all((n or "").startswith(f"{parent.number}.") for n in numbers), model.ref
        for each in differences(study, model.id):
            assert question(study, each, str).endswith("?")
    assert len(edit_expansion.in_levels(study)) == len(study.models)
