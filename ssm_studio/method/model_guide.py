"""The building order of a model (method reference 3.2) as eight questions, each with what the model says to it by now.

A guide, not a gate: every question can be left or skipped, none judges, and nothing is counted against anything. What a
question still asks about is named one after the other (`State.wanting`), so that a screen can walk through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.domain.edit_activities import unwatched
from ssm_studio.domain.edit_model import renumber
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of, number_key
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_
from ssm_studio.method.prompts import BY_KEY, MEASURES
from ssm_studio.method.wording.judgements import is_imperative, wordings

FEWEST, MOST = 5, 9
"""Seven activities, two more or fewer, are held in mind together."""


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """One question of the building order.

    Attributes:
        key: its name.
        asks: the question to the room; a message id.
        do: what pressing the key of the question does to what it asks about; a message id, "" where it does nothing.
        keys: further commands that serve it, by the id of the command.
        phase: the phase of what is added during it; "" where that is left open.
    """

    key: str
    asks: str
    do: str = ""
    keys: tuple[str, ...] = ()
    phase: str = ""


QUESTIONS: Final = (
    GuideQuestion(
        "prepare",
        N_("What must be done to get or define what is to be transformed?"),
        keys=("model.add-free", "model.add"),
        phase="prepare",
    ),
    GuideQuestion(
        "transform",
        N_("What must be done to transform it?"),
        keys=("model.add", "model.add-free"),
        phase="transform",
    ),
    GuideQuestion(
        "output",
        N_("What must be done to deal with the result?"),
        keys=("model.add", "model.add-free"),
        phase="output",
    ),
    GuideQuestion(
        "words",
        N_("Does each say a verb and what it acts on?"),
        N_("reword it"),
        keys=("model.edit",),
    ),
    GuideQuestion(
        "arrows",
        N_("Can one be done without the other having been done?"),
        N_("no: draw the arrow"),
        keys=("model.needs",),
    ),
    GuideQuestion(
        "covers",
        N_("Which activity takes account of each part of CATWOE?"),
        N_("the selected one does"),
        keys=("model.add", "model.covers"),
    ),
    GuideQuestion(
        "watching",
        N_("How would one know, and who would put it right?"),
        N_("add monitoring and control"),
        keys=("model.measures", "model.control"),
    ),
    GuideQuestion(
        "order",
        N_("Does the definition demand all of it, and in this order?"),
        N_("number in logical order"),
        keys=("stage.findings", "model.delete"),
    ),
)
"""In order of work."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing that a question asks about.

    Attributes:
        asks: the question, a message id with placeholders, and what they stand for.
        activity: the activity that it is about, "" where it is about none.
        needs: the activity from which an arrow would come, in the question of arrows.
        letter: the part of CATWOE, in the question of those.
        measure: the field of the model in which a measure is written, in the question of watching.
        do: what the key of the question does to it, a message id, where that is not what it does otherwise.
    """

    asks: str
    values: Mapping[str, str] = field(default_factory=dict)
    activity: str = ""
    needs: str = ""
    letter: str = ""
    measure: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Where a model stands with one question.

    Attributes:
        question: the question.
        place: which one it is, from 1.
        before, after: what the transformation begins with and ends in.
        done: activities that belong to the question, by number.
        wanting: what it still asks about, in the order of the model.
        advice: one sentence beside it, a message id with its values; "" where there is none.
    """

    question: GuideQuestion
    place: int
    before: str
    after: str
    done: tuple[Activity, ...] = ()
    wanting: tuple[Wanting, ...] = ()
    advice: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def state(study: Study, model: ConceptualModel, place: int) -> State:
    """What a model says to the question at `place`, counted from 1; beyond the ends are the first and the last."""
    place = max(1, min(place, len(QUESTIONS)))
    question = QUESTIONS[place - 1]
    definition = study.root_definitions.get(model.root_definition or "")
    tongue = study.language
    before = read(definition.transformation_input, tongue) if definition else ""
    after = read(definition.transformation_output, tongue) if definition else ""
    found = State(question, place, before, after)
    return _ASKED[question.key](study, model, found)


def operational(study: Study, model: ConceptualModel) -> tuple[Activity, ...]:
    """The activities inside the boundary, by number."""
    return tuple(a for a in activities_of(study, model.id) if _is_operational(a))


def _is_operational(activity: Activity) -> bool:
    return (activity.kind or "operational") == "operational"


def _of_phase(study: Study, model: ConceptualModel, found: State) -> State:
    done = (a for a in operational(study, model) if a.phase == found.question.phase)
    return replace(found, done=tuple(done))


def _words(study: Study, model: ConceptualModel, found: State) -> State:
    activities = operational(study, model)
    wanting = tuple(
        Wanting(N_("{number} does not begin with a verb"), {"number": each.number or "?"}, each.id)
        for each in activities
        if any(
            not is_imperative(words, tongue)
            for tongue, words in wordings(each.text, study.language)
        )
    )
    count = len(activities)
    advice = N_("Activities now: {n}. Five to nine can be held in mind together.")
    if count > MOST:
        advice = N_("Activities now: {n}. Above nine: could some be one, to be opened later?")
    return replace(found, done=activities, wanting=wanting, advice=advice, values={"n": str(count)})


def _arrows(study: Study, model: ConceptualModel, found: State) -> State:
    ordered = operational(study, model)
    needs = _all_needs(ordered)
    wanting = tuple(
        Wanting(
            N_("Can one do {number} without {other} having been done?"),
            {"number": later.number or "?", "other": earlier.number or "?"},
            later.id,
            earlier.id,
        )
        for earlier, later in _neighbours(ordered)
        if not needs(later, earlier) and not needs(earlier, later)
    )
    return replace(found, wanting=wanting)


def _neighbours(ordered: Sequence[Activity]) -> list[tuple[Activity, Activity]]:
    """Each activity with the one that follows it, then with the next but one."""
    return [(ordered[at], ordered[at + by]) for by in (1, 2) for at in range(len(ordered) - by)]


def _all_needs(activities: Sequence[Activity]) -> Callable[[Activity, Activity], bool]:
    """Whether one activity needs another, straight or by way of others; circles do no harm."""
    bits = {each.id: 1 << at for at, each in enumerate(activities)}
    found = dict.fromkeys(bits, 0)
    changed = True
    while changed:
        changed = False
        for each in activities:
            all_ = found[each.id]
            for need in each.depends_on:
                all_ |= bits.get(need, 0) | found.get(need, 0)
            if all_ != found[each.id]:
                found[each.id], changed = all_, True
    return lambda one, other: bool(found[one.id] & bits[other.id])


def _covers(study: Study, model: ConceptualModel, found: State) -> State:
    covered = {letter for each in operational(study, model) for letter in each.covers}
    wanting = tuple(
        Wanting(
            N_("Which activity takes account of {letter}, {name}?"),
            {"letter": letter, "name": BY_KEY[letter].name},
            letter=letter,
        )
        for letter in "CAWOE"
        if letter not in covered
    )
    return replace(found, wanting=wanting)


def _watching(study: Study, model: ConceptualModel, found: State) -> State:
    kinds = {each.kind for each in activities_of(study, model.id)}
    wanting = [
        Wanting(
            N_("{name}: {asks}"),
            {"name": prompt.name, "asks": prompt.asks},
            measure=prompt.key,
            do=N_("write it"),
        )
        for prompt in MEASURES[:3]
        if not read(getattr(model, prompt.key), study.language).strip()
    ]
    if not {"criteria", "monitor", "control"} <= kinds:
        wanting.insert(0, Wanting(N_("Nothing watches this model and puts it right yet.")))
    elif missed := unwatched(study, model.id):
        numbers = ", ".join(each.number or "?" for each in missed)
        later = Wanting(
            N_("Nothing watches {numbers} yet."), {"numbers": numbers}, do=N_("watch it, too")
        )
        wanting.insert(0, later)
    return replace(found, wanting=tuple(wanting))


def _order(study: Study, model: ConceptualModel, found: State) -> State:
    wanting: tuple[Wanting, ...] = ()
    if _before_its_needs(study, model) and renumber(study, model.id):
        wanting = (Wanting(N_("Some numbers come before those of what they need.")),)
    advice = N_("Strike out what the definition does not demand.")
    return replace(found, wanting=wanting, advice=advice)


def _before_its_needs(study: Study, model: ConceptualModel) -> bool:
    """Whether some number comes before that of a need; quick, where ordering anew would not be."""
    places = {each.id: number_key(each.number) for each in activities_of(study, model.id)}
    return any(
        places.get(need, ()) > place
        for id_, place in places.items()
        for need in study.activities[id_].depends_on
    )


_ASKED: Final[Mapping[str, Callable[[Study, ConceptualModel, State], State]]] = {
    "prepare": _of_phase,
    "transform": _of_phase,
    "output": _of_phase,
    "words": _words,
    "arrows": _arrows,
    "covers": _covers,
    "watching": _watching,
    "order": _order,
}
