"""Layout and drawing of models, beside the engine's own time for the same layout."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model.dot_file import model_source
from ssm_studio.diagram.model.drawing import draw_model, reselected
from ssm_studio.diagram.model.navigation import first, step
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from tests.diagram.model.models import MODEL, activity, study_of

WORDS = (
    "Appreciate the results that the province intends to achieve",
    "Find out what users need",
    "Define a small set of linked indicators",
    "Obtain the data",
    "Put the picture before those who decide in good time",
)


def model_of(activities: int) -> Study:
    """A study with one model of so many activities, each needing one or two of the few before it."""
    made = []
    for number in range(1, activities + 1):
        near = {max(1, number - 1 - number % 3), max(1, number - 2 - number % 5)}
        needs = [each for each in sorted(near) if each < number]
        words = WORDS[number % len(WORDS)]
        made.append(activity(number, words, needs, kind="operational"))
    return study_of(made, "Bench")


def engine_source(study: Study) -> str:
    """The DOT source of which the engine is asked to lay a model out."""
    sources: list[str] = []
    engine = graphviz_process.run_engine

    def listening(source: str, *arguments: str, **options: float) -> str:
        sources.append(source)
        return engine(source, *arguments, **options)  # type: ignore[arg-type] # passed on as it came

    graphviz_process.run_engine = listening  # type: ignore[assignment] # stands in for the time of one layout
    try:
        graphviz_process.forget()
        place_model(study, MODEL, "en")
    finally:
        graphviz_process.run_engine = engine
    return sources[0]


def layout_pairs(
    activities: int, runs: int, *, placed: bool = False, file: bool = False
) -> tuple[list[float], list[float]]:
    """Seconds of layout and drawing, and of the engine alone, in turns.

    Args:
        placed: the study has the places already, as after its first edit: no engine is asked.
        file: the engine gets the model's DOT file, and not the bare boxes with which the program asks it.
    """
    study = model_of(activities)
    source = model_source(study, MODEL, "en") if file else engine_source(study)
    study = stored(study) if placed else study
    ours, floor = [], []
    for _run in range(runs):
        begun = time.perf_counter()
        graphviz_process.run_engine(source, "-Kdot", "-Tplain")
        between = time.perf_counter()
        graphviz_process.forget()
        draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
        ended = time.perf_counter()
        floor.append(between - begun)
        ours.append(ended - between)
    return ours, floor


def redraw_times(activities: int, runs: int) -> list[float]:
    """Seconds in which a drawing is there again after one activity was worded anew, connected or moved."""
    study = stored(model_of(activities))
    drawing = draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
    times = []
    for run in range(runs):
        number = 2 + 7 * run % (activities - 2)
        one = study.activities[f"a{number}"]
        edited = (
            replace(one, text=Text(en=f"Learn in round {run}")),
            replace(one, informed_by=("a1",)),
            replace(one, x=(one.x or 0) + 2),
        )[run % 3]
        study = replace(study, activities={**study.activities, one.id: edited})
        began = time.perf_counter()
        placement = place_model(study, MODEL, "en")
        drawing = draw_model(study, MODEL, "en", placement=placement, before=drawing)
        times.append(time.perf_counter() - began)
    return times


def stored(study: Study) -> Study:
    """The same study with every place stored, as after the first edit."""
    placement = place_model(study, MODEL, "en")
    model = replace(study.models[MODEL], label_width=placement.label_width)
    placed = {
        id_: replace(each, x=placement.positions[id_].x, y=placement.positions[id_].y)
        for id_, each in study.activities.items()
    }
    return replace(study, models={MODEL: model}, activities=placed)


def overview_times() -> tuple[float, list[float]]:
    """Seconds until 1,000 activities are laid out and drawn as numbers, and of each choice of another one."""
    study = model_of(1000)
    began = time.perf_counter()
    placement = place_model(study, MODEL, "en", numbers_only=True)
    drawing = draw_model(study, MODEL, "en", placement=placement, numbers_only=True)
    opened = time.perf_counter() - began
    times, here = [], first(drawing)
    for key in ("down", "right", "down", "left") * 8:
        began = time.perf_counter()
        here = step(drawing, here, key)
        reselected(drawing, here)
        times.append(time.perf_counter() - began)
    return opened, times


def tangle_times() -> tuple[float, float, str]:
    """Seconds of layout and of drawing for 200 activities with 2,000 arrows, and what the drawing says of it."""
    chance = random.Random(4)
    numbers = range(1, 201)
    study = model_of(200)
    tangled = {
        id_: replace(each, depends_on=tuple(f"a{n}" for n in chance.sample(numbers, 10)))
        for id_, each in study.activities.items()
    }
    study = replace(study, activities=tangled)
    graphviz_process.forget()
    began = time.perf_counter()
    placement = place_model(study, MODEL, "en")
    between = time.perf_counter()
    drawing = draw_model(study, MODEL, "en", placement=placement)
    return between - began, time.perf_counter() - between, drawing.note
