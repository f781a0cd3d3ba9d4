"""The same study gives the same drawing, tomorrow and elsewhere: places are found without the engine's help.

Where drawings were changed on purpose, write them anew and look at the difference before it is committed:

    SSM_STUDIO_DRAWINGS=write .venv/bin/python -m pytest tests/diagram/test_same_everywhere.py
    git diff tests/diagram/data
"""

from __future__ import annotations

import hashlib
import os
import random
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.overview import overview
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.formats.bundle.bundle import example_study
from tests import stillness
from tests.diagram.picture.pictures import PICTURE, element, relation, study_of

DATA: Final = Path(__file__).parent / "data"
WORDS: Final = (
    "Gate keeper",
    "Lower farmers",
    "Fair turns for all",
    "Rain",
    "the gate opens at night",
)
pytestmark = pytest.mark.usefixtures("no_engine")
WRITE: Final = os.environ.get("SSM_STUDIO_DRAWINGS") == "write"


def assert_as_committed(name: str, drawing: str) -> None:
    """The drawing is what was committed; where writing was asked for, it is written first."""
    path = DATA / f"{name}.txt"
    if WRITE:
        path.write_text(drawing + "\n", encoding="utf-8")
    assert path.read_text("utf-8") == drawing + "\n", name


@pytest.mark.parametrize("seed", range(8))
def test_a_model_that_is_typed_and_edited(seed: int) -> None:
    rng = random.Random(seed)
    study = stillness.grown(stillness.random_model(rng))
    for kind in stillness.EDITS:
        study = stillness.done(study, stillness.step_of(study, kind, rng))
    assert_as_committed(
        f"model-{seed}", "\n".join(draw_model(study, stillness.MODEL, "en").lines())
    )


def test_many_models_by_a_digest_of_each() -> None:
    """Too many to be read; where one differs, draw it with its seed."""
    lines = []
    for seed in range(100, 140):
        rng = random.Random(seed)
        study = stillness.grown(stillness.random_model(rng))
        for kind in stillness.EDITS:
            study = stillness.done(study, stillness.step_of(study, kind, rng))
        small = place_model(study, stillness.MODEL, "en", numbers_only=True)
        drawn = [
            *draw_model(study, stillness.MODEL, "en").lines(),
            *draw_model(study, stillness.MODEL, "en", placement=small).lines(),
        ]
        lines.append(f"{seed} {hashlib.sha256(chr(10).join(drawn).encode()).hexdigest()[:16]}")
    assert_as_committed("many-models", "\n".join(lines))


@pytest.mark.parametrize("language", ["en", "id"])
def test_models_that_nobody_has_placed(language: str) -> None:
    study = example_study(language)
    drawings = ("\n".join(draw_model(study, model, language).lines()) for model in study.models)
    assert_as_committed(f"example-{language}", "\n\n".join(drawings))


def shown(scene: Scene) -> str:
    """The whole scene as plain text."""
    bounds, sheet = scene.bounds, Sheet.of(scene)
    rows = (sheet.row(y, bounds.x, bounds.width) for y in range(bounds.y, bounds.bottom))
    return "\n".join(row_text(row).rstrip() for row in rows)


@pytest.mark.parametrize("language", ["en", "id"])
def test_pictures_of_the_example(language: str) -> None:
    study = example_study(language)
    for number, picture in enumerate(study.pictures):
        scene = build(study, picture, language)
        assert_as_committed(f"picture-{number}-{language}", shown(scene))
        small = overview(scene, Size(100, 30)).sheet
        rows = (row_text(small.row(y, 0, 100)).rstrip() for y in range(30))
        assert_as_committed(f"overview-{number}-{language}", "\n".join(rows))


@pytest.mark.parametrize("seed", range(4))
def test_a_picture_that_is_typed_mark_by_mark(seed: int) -> None:
    rng = random.Random(seed)
    kinds = ("actor", "group", "organisation", "concern", "worldview", "artefact", "process")
    marks = [element(n, rng.choice(kinds), WORDS[n % len(WORDS)]) for n in range(1, 16)]
    lines = []
    for number in range(1, 13):
        source, target = rng.sample(range(1, 16), 2)
        kind = rng.choice(("flow", "conflict", "monitors"))
        lines.append(relation(number, source, target, kind, "asks for"))
    assert_as_committed(f"typed-{seed}", shown(build(study_of(marks, lines), PICTURE, "en")))
