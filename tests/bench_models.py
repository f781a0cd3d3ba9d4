"""Layout and drawing of models, beside the engine's own time for the same layout."""

from __future__ import annotations

import time

from ssm_studio.diagram import layout
from ssm_studio.diagram.model_drawing import draw_model
from ssm_studio.diagram.placing import place_model
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

MODEL = "m"
WORDS = (
    "Appreciate the results that the province intends to achieve",
    "Find out what users need",
    "Define a small set of linked indicators",
    "Obtain the data",
    "Put the picture before those who decide in good time",
)


def model_of(activities: int) -> Study:
    """A study with one model of so many activities, each needing one or two of the few before it."""
    made = {}
    for number in range(1, activities + 1):
        near = {max(1, number - 1 - number % 3), max(1, number - 2 - number % 5)}
        needs = tuple(f"a{each}" for each in sorted(near) if each < number)
        made[f"a{number}"] = Activity(
            id=f"a{number}",
            ref=f"CM1.{number}",
            model=MODEL,
            number=str(number),
            text=Text(en=WORDS[number % len(WORDS)]),
            kind="operational",
            depends_on=needs,
        )
    model = ConceptualModel(id=MODEL, ref="CM1", title=Text(en="Bench"))
    return Study(models={MODEL: model}, activities=made)


def layout_pairs(activities: int, runs: int) -> tuple[list[float], list[float]]:
    """Seconds of layout and drawing, and of the engine alone with the first DOT source that was asked, in turns."""
    study = model_of(activities)
    sources: list[str] = []
    engine = layout.run_engine

    def listening(source: str, *arguments: str, **options: float) -> str:
        sources.append(source)
        return engine(source, *arguments, **options)  # type: ignore[arg-type] # passed on as it came

    layout.run_engine = listening  # type: ignore[assignment] # stands in for the time of one drawing
    try:
        layout.forget()
        place_model(study, MODEL, "en")
    finally:
        layout.run_engine = engine
    ours, floor = [], []
    for _run in range(runs):
        begun = time.perf_counter()
        engine(sources[0], "-Kdot", "-Tplain")
        between = time.perf_counter()
        layout.forget()
        draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
        ended = time.perf_counter()
        floor.append(between - begun)
        ours.append(ended - between)
    return ours, floor
