"""An activity that says that it watches or controls does so, in its model and in either language."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.control_words import worded_as_control
from ssm_studio.domain.study import Study, new_study


def added(study: Study, model: str, words: str) -> tuple[Study, str]:
    """The study with one more activity and what follows from it, and the id of the activity."""
    step = edit_model.add_activity(study, model, words)
    after = apply(study, step)
    return apply(after, worded_as_control(study, after)), step.puts[-1].id


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Monitor activities 1-2", "monitor"),
        ("Pantau aktivitas 1-2", "monitor"),
        ("Take control action", "control"),
        ("Lakukan tindakan pengendalian", "control"),
        ("Tentukan kriteria", "criteria"),
        ("Monitor blood pressure", "operational"),
        ("Take the boat out", "operational"),
    ],
)
def test_words_say_what_an_activity_is_for(words: str, kind: str) -> None:
    study = new_study("Boats", "en")
    step = edit_model.add_model(study)
    study, model = apply(study, step), step.puts[-1].id
    first = added(study, model, "Ask the crews")
    study, second = added(first[0], model, words)
    assert (study.activities[second].kind or "operational") == kind
    assert study.activities[second].monitors == ((first[1],) if kind == "monitor" else ())
    again, third = added(study, model, words)
    assert (again.activities[third].kind or "operational") == "operational"
