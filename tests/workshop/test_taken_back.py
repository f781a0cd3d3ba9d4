"""Edits of models in any order, with all that follows from them: Undo gives back exactly the study before."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.diagram.model.placement_changes import arrange_step
from ssm_studio.domain import (
    edit,
    edit_activities,
    edit_as_is_model,
    edit_comparison,
    edit_expansion,
    edit_model,
)
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.workshop.workshop import Workshop
from tests.workshop.steps import on_disk

KINDS: Final = ("operational", "criteria", "monitor", "control")
WORDS: Final = ("Listen to farmers", "", "[/x]", "one\ntwo", "Pelaksanaan rapat", "\0")


class Chance:
    """What somebody might do to a study, by a seeded die."""

    def __init__(self, seed: int) -> None:
        """A die of its own."""
        self.die = random.Random(seed)

    def step(self, study: Study) -> Changeset:
        """One edit of one of the models."""
        die = self.die
        model = die.choice([*study.models, "gone"])
        one = die.choice([*study.activities, "gone"])
        mate = study.activities[one].model if one in study.activities else None
        two = die.choice([a.id for a in study.activities.values() if a.model == mate] or [one])
        row = die.choice([*study.comparison_rows, "gone"])
        words, kind = die.choice(WORDS), die.choice(KINDS)
        ways: list[Callable[[], Changeset]] = [
            lambda: edit_model.add_model(study, None, words),
            lambda: edit_model.add_activity(study, model, words, needs=(one,), kind=kind),
            lambda: edit_model.connect_activities(
                study, one, two, die.choice([*edit_model.ARROWS])
            ),
            lambda: edit_model.disconnect_activities(study, one, two),
            lambda: edit_model.add_control(study, model),
            lambda: edit_model.renumber(study, model),
            lambda: edit_model.delete_activity(study, one),
            lambda: edit.write(study, "activity", one, "text", words),
            lambda: edit.set_fields(
                study, "activity", one, number=die.choice(["1", "3.1", "", "x"])
            ),
            lambda: edit_activities.split_activity(study, one, words, "Tell them"),
            lambda: edit_activities.join_activities(study, one, two, words),
            lambda: edit_activities.set_kind(study, one, kind),
            lambda: edit_expansion.expand(study, one),
            lambda: edit_as_is_model.lay_over(study, model),
            lambda: edit_as_is_model.confirm(study, one),
            lambda: edit_comparison.make_rows(study, model),
            lambda: edit.set_fields(study, "row", row, exists=die.choice(["yes", "no"])),
            lambda: edit.delete(study, "model", model),
            lambda: arrange_step(study, model),
        ]
        return die.choice(ways)()


@pytest.mark.parametrize("seed", range(4))
def test_undo_gives_back_exactly_what_was_before(seed: int, workshop: Workshop, path: Path) -> None:
    chance, past, typing = Chance(seed), [workshop.study], ""
    for _step in range(20):
        before, step = workshop.study, chance.step(workshop.study)
        if workshop.do(step).changed:
            # Typing that goes on in one field is one step.
            if not step.merge_key or step.merge_key != typing:
                past.append(before)
            typing = step.merge_key or ""
    end, steps = workshop.study, len(past) - 1
    while workshop.undo_label:
        assert workshop.undo().changed
        assert workshop.study == past.pop()
    assert len(past) == 1
    for _step in range(steps):
        workshop.redo()
    assert workshop.study == end == on_disk(path)
