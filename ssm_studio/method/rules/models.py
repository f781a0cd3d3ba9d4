"""Rules about a conceptual model as a whole: its size, what it covers, its measures, its place (CM-01 to CM-27).

Importing this module registers all rules of stage three; those about arrows are in `logic_rules`, those about
single activities in `activity_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import kept, rows_by_model, says
from ssm_studio.method.model_graph import Logic, logic_of
from ssm_studio.method.rules.activities import MODELS, at, number_of
from ssm_studio.method.rules.catwoe import actors_of, constraints_of, customers_of, owners_of
from ssm_studio.method.rules.model_logic import on
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.rules.transformations import meaning
from ssm_studio.method.wording.judgements import Lists, lists_with

CONTROL: Final = (
    "Checkland & Scholes 1990 on monitoring, control and the measures; Checkland & Poulter 2010"
)
LEVELS: Final = "Checkland & Scholes 1990 on levels of resolution; method reference 3.7"


@rule(
    "CM-01",
    stage=3,
    severity="error",
    message=N_("Empty model"),
    asks=N_("What must be done to get the thing that is to be transformed?"),
    why=N_(
        "A model without activities asks the real world nothing. Begin with what must be done to get or define the "
        "input, go on to what transforms it, and end with what becomes of the result."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def empty(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No operational activity."""
    for logic in logic_of(study):
        if not logic.operational:
            yield on("CM-01", logic.model)


@rule(
    "CM-02",
    stage=3,
    severity="warning",
    message=N_("Too coarse?"),
    asks=N_("What else must be done before the output is there?"),
    why=N_(
        "With very few activities each is so wide that the comparison says “more or less” to all of them. Five to nine "
        "is what people can hold in view; the number can be set."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def too_few(study: Study, settings: Settings) -> Iterable[Finding]:
    """Fewer than five operational activities, but some."""
    least = settings.threshold("CM-02", 5)
    for logic in logic_of(study):
        if 0 < len(logic.operational) < least:
            yield on("CM-02", logic.model)


@rule(
    "CM-03",
    stage=3,
    severity="warning",
    message=N_("Group some and expand later"),
    asks=N_("Which of these are parts of one activity?"),
    why=N_(
        "Beyond about nine activities nobody sees the whole any more, and the debate gets lost in detail. Put those "
        "that belong together under one verb and give that one its own model, one level down."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def too_many(study: Study, settings: Settings) -> Iterable[Finding]:
    """More than nine operational activities."""
    most = settings.threshold("CM-03", 9)
    for logic in logic_of(study):
        if len(logic.operational) > most:
            yield on("CM-03", logic.model)


@rule(
    "CM-15",
    stage=3,
    severity="warning",
    message=N_("No monitoring and control"),
    asks=N_("Who would notice that it goes wrong, by what, and then do what?"),
    why=N_(
        "A purposeful system monitors itself: it has criteria, it monitors its activities "
        "by them and takes action. Without that part the model is a list of duties that "
        "nobody corrects."
    ),
    source=CONTROL,
    reads=("activity", "model"),
)
def no_control(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Criteria, monitoring or control is missing."""
    for logic in logic_of(study):
        kinds = {each.kind for each in logic.activities}
        missing = [kind for kind in ("criteria", "monitor", "control") if kind not in kinds]
        if logic.activities and missing:
            yield on("CM-15", logic.model, "", ", ".join(missing))


@rule(
    "CM-16",
    stage=3,
    severity="warning",
    message=N_("Measures incomplete"),
    asks=N_("Does it work, with the least, for the wider aim: how would we know?"),
    why=N_(
        "Efficacy, efficiency and effectiveness are three different questions, and each can be answered no while the "
        "others are answered yes. Naming them beforehand keeps the measure from being what happens to be counted."
    ),
    source=CONTROL,
    reads=("model",),
)
def measures_incomplete(study: Study, _settings: Settings) -> Iterable[Finding]:
    """One of the three Es is empty."""
    for model in study.models.values():
        for field in ("efficacy", "efficiency", "effectiveness"):
            if not says(getattr(model, field)):
                yield on("CM-16", model, field)


@rule(
    "CM-17",
    stage=3,
    severity="warning",
    message=N_("Activity not monitored"),
    asks=N_("How would anybody notice that this is not done, or done badly?"),
    why=N_(
        "Monitoring looks at the operational part as a whole. An activity that is left out can fail without anybody "
        "learning of it, and it is often the uncomfortable one."
    ),
    source=CONTROL,
    reads=("activity", "model"),
)
def unwatched(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Operational activities that no monitoring names: one finding for a model, which says their numbers."""
    for logic in logic_of(study):
        watching = [each for each in logic.activities if each.kind == "monitor"]
        watched = {id_ for each in watching for id_ in each.monitors}
        missed = [each for each in logic.operational if each.id not in watched]
        if not missed:
            continue
        if not watching:
            yield on("CM-17", logic.model)
        elif not watched:
            yield at("CM-17", watching[0], "monitors")
        else:
            numbers = ", ".join(each.number or each.ref for each in missed)
            yield at("CM-17", watching[0], "monitors", numbers)


def _covered(activities: Iterable[Activity]) -> set[str]:
    return {letter.upper() for each in activities for letter in each.covers}


@rule(
    "CM-18",
    stage=3,
    severity="error",
    message=N_("No activity performs T"),
    asks=N_("Which activity turns the input into the output?"),
    why=N_(
        "The model is there to carry out the transformation. If no activity does, it may describe preparation and "
        "supervision very well, and nothing is transformed."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def nothing_transforms(study: Study, _settings: Settings) -> Iterable[Finding]:
    """There are operational activities, and none covers T."""
    for logic in logic_of(study):
        if logic.operational and "T" not in _covered(logic.operational):
            yield on("CM-18", logic.model)


@rule(
    "CM-19",
    stage=3,
    severity="warning",
    message=N_("Element of the root definition without activity"),
    asks=N_("Which activity takes account of this element?"),
    why=N_(
        "Read the root definition phrase by phrase: each should be found in some activity. "
        "Customers that no activity asks about, or limits that none respects, are words "
        "only."
    ),
    source=MODELS,
    reads=("activity", "model", "definition", "customer", "actor", "owner", "constraint"),
)
def element_untouched(study: Study, _settings: Settings) -> Iterable[Finding]:
    """C, A, W, O or E stands in the definition and no activity covers it."""
    for logic in logic_of(study):
        covered = _covered(logic.activities)
        untouched = [e for e in _elements(study, logic.model) if e not in covered]
        if logic.operational and untouched:
            yield on("CM-19", logic.model, "", ", ".join(untouched))


def _elements(study: Study, model: ConceptualModel) -> Iterator[str]:
    """Which of C, A, W, O, E the model's definition has; all of them where it has no definition."""
    definition = study.root_definitions.get(model.root_definition or "")
    if definition is None:
        yield from "CAWOE"
        return
    filled = {
        "C": definition.id in customers_of(study),
        "A": definition.id in actors_of(study),
        "W": says(definition.worldview),
        "O": definition.id in owners_of(study),
        "E": definition.id in constraints_of(study),
    }
    yield from (letter for letter, there in filled.items() if there)


@rule(
    "CM-24",
    stage=3,
    severity="error",
    message=N_("One model, one root definition"),
    asks=N_("Whose root definition does this model carry out?"),
    why=N_(
        "A model is defensible only against its root definition: each activity is there because the definition asks "
        "for it. Without one, or with two, nobody can say what belongs in it."
    ),
    source="Checkland & Poulter 2010, in Reynolds & Holwell: each model expresses one worldview purely",
    reads=("model", "definition"),
)
def not_one_definition(study: Study, _settings: Settings) -> Iterable[Finding]:
    """A model that has no root definition, or one that is not there; a bundle may also have brought several."""
    for model in study.models.values():
        several = "root_definition" in model.kept and isinstance(
            kept(model.kept).get("root_definition"), list
        )
        if several or (model.root_definition or "") not in study.root_definitions:
            yield on("CM-24", model, "root_definition")


@rule(
    "CM-25",
    stage=3,
    severity="warning",
    message=N_("Child does not expand its parent"),
    asks=N_("Does the smaller model do just what the activity above it says?"),
    why=N_(
        "A model one level down opens one activity of the level above: its transformation is that activity, and its "
        "numbers begin with its number. More than two levels rarely teach a workshop anything."
    ),
    source=LEVELS,
    reads=("activity", "model", "definition", HEADER),
)
def child_astray(study: Study, settings: Settings) -> Iterable[Finding]:
    """Numbers or transformation do not fit the activity above; a hint where the level is more than two."""
    lists, deepest = lists_with(settings.words), settings.threshold("CM-25", 2)
    for logic in logic_of(study):
        model = logic.model
        if (model.level or 0) > deepest:
            yield Finding("CM-25", "model", model.id, "level", severity="hint")
        parent = study.activities.get(model.parent_activity or "")
        if parent is None:
            continue
        start = f"{parent.number}."
        for activity in logic.activities:
            if parent.number and not (activity.number or "").startswith(start):
                yield at("CM-25", activity, "number", parent.number)
        if not _does(study, logic, parent, lists):
            yield on("CM-25", model, "root_definition", number_of(parent))


def _does(study: Study, logic: Logic, parent: Activity, lists: Lists) -> bool:
    """Whether P or T of the model's definition speaks of what the activity above says, as far as one can tell."""
    definition = study.root_definitions.get(logic.model.root_definition or "")
    above = meaning(parent.text, study.language, lists)
    if definition is None or not above:
        return True
    said = [
        (words, above[tongue])
        for text in (
            definition.p,
            definition.transformation_input,
            definition.transformation_output,
        )
        for tongue, words in meaning(text, study.language, lists).items()
        if tongue in above
    ]
    return not said or any(words & asked for words, asked in said)


@rule(
    "CM-27",
    stage=3,
    severity="warning",
    message=N_("Comparison is stale"),
    asks=N_("Is the answer still one to the question as it stands now?"),
    why=N_(
        "Changing a model is normal, and nothing gets lost by it. The answers that were given to the older wording "
        "should be looked at once more, or they speak of something that nobody asked."
    ),
    source="Checkland & Poulter 2010, in Reynolds & Holwell, on the learning cycle; method reference 0.2",
    reads=("row", "model", "activity"),
)
def stale(study: Study, _settings: Settings) -> Iterable[Finding]:
    """A row that was answered for an earlier version of its model.

    The row is marked as soon as what it asks about reads otherwise or is gone. What a bundle brought may tell it
    too: `model_version` of the row, or `updated_at` of both row and model.
    """
    for row in study.comparison_rows.values():
        if row.stale is not None:
            yield Finding("CM-27", "row", row.id, message=_GONE if row.stale == "deleted" else "")
    rows = rows_by_model(study)
    for model in study.models.values():
        for row in rows.get(model.id, ()):
            if row.kept and row.exists is not None and _is_older(row, model):
                yield Finding("CM-27", "row", row.id)


_GONE: Final = N_("An answer about something that is no longer in a model")


def _is_older(row: ComparisonRow, model: ConceptualModel) -> bool:
    if "model_version" not in row.kept and "updated_at" not in row.kept:
        return False
    said = kept(row.kept)
    version = said.get("model_version")
    if isinstance(version, int) and model.version is not None:
        return version < model.version
    answered, edited = said.get("updated_at"), kept(model.kept).get("updated_at")
    return isinstance(answered, str) and isinstance(edited, str) and answered < edited
