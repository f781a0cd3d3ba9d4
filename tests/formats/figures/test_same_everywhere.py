"""Figures of every kind of mark and line, and of models of every shape, are what was committed, to the last number.

Where figures were changed on purpose, write them anew and look at them before they are committed:

    SSM_STUDIO_DRAWINGS=write .venv/bin/python -m pytest tests/formats/figures/test_same_everywhere.py
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.study import Study
from ssm_studio.formats.registry import produce
from tests import stillness
from tests.diagram.model import models
from tests.diagram.model.models import activity
from tests.diagram.picture.pictures import element, relation, study_of
from tests.studies import rich_study

DATA: Final = Path(__file__).parent / "data"
pytestmark = pytest.mark.usefixtures("no_engine")
WRITE: Final = os.environ.get("SSM_STUDIO_DRAWINGS") == "write"


def assert_as_committed(name: str, study: Study, what: str, language: str = "en") -> None:
    """The first figure of a study is what was committed; where writing was asked for, it is written first."""
    file = next(iter(produce(study, what, "svg", language)))
    path = DATA / f"{name}.svg"
    if WRITE:
        path.write_bytes(file.data)
    assert path.read_bytes() == file.data, name


def test_every_kind_of_mark_and_line() -> None:
    marks = [element(n, kind, f"a {kind} of ours") for n, kind in enumerate(ELEMENT_KINDS, 1)]
    lines = [
        relation(n, n, len(marks) - n, kind, "as said" if n % 2 else "")
        for n, kind in enumerate(RELATION_KINDS, 1)
    ]
    assert_as_committed("every-kind", study_of(marks, lines), "picture")


@pytest.mark.parametrize("seed", range(2))
def test_a_crowd_of_marks(seed: int) -> None:
    rng = random.Random(seed)
    kinds = ("actor", "group", "concern", "worldview", "speech", "system", "process", "conflict")
    marks = [element(n, rng.choice(kinds), "Lower farmers " * (n % 3 + 1)) for n in range(1, 14)]
    lines = []
    for number in range(1, 14):
        source, target = rng.sample(range(1, 14), 2)
        lines.append(relation(number, source, target, rng.choice([*RELATION_KINDS]), "asks for"))
    assert_as_committed(f"crowd-{seed}", study_of(marks, lines), "picture")


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_filled_in_every_corner(language: str) -> None:
    assert_as_committed(f"rich-picture-{language}", rich_study(language), "picture", language)
    assert_as_committed(f"rich-model-{language}", rich_study(language), "model", language)


@pytest.mark.parametrize("seed", range(3))
def test_a_model_that_is_typed_and_edited(seed: int) -> None:
    rng = random.Random(seed)
    study = stillness.grown(stillness.random_model(rng))
    for kind in stillness.EDITS:
        study = stillness.done(study, stillness.step_of(study, kind, rng))
    assert_as_committed(f"model-{seed}", study, "model")


def test_a_small_model_with_a_legend_a_loop_and_a_long_title() -> None:
    """Its legend and its title are wider than what they stand over."""
    looks = activity(1, "Look", (1, 2))
    study = models.study_of(
        [
            looks,
            activity(2, "Ask", (), informed_by=("a1",), feedback_from=("a3",)),
            activity(3, "Act", (1,)),
            activity(4, "Watch it", (), kind="monitor", monitors=("a1",)),
            activity(5, "Say what counts", (), kind="criteria"),
            activity(6, "Steer", (4,), kind="control"),
        ],
        "See that water comes to every field in its turn, and so on, on",
    )
    assert_as_committed("small-model", study, "model")
