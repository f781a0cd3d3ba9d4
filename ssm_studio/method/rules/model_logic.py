"""Rules about the arrows of a model: circles first, then what is unconnected or leads nowhere (CM-04 to CM-23).

Where arrows run in a circle, which CM-05 says, the rules about ways through the model keep silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.model_graph import logic_of
from ssm_studio.method.rules.activities import MODELS, at, number_of
from ssm_studio.method.rules.rule import Finding, Settings, rule

_NECESSITY: Final = (
    "Gregory 1995 (JORS) on logical dependency as necessity; Checkland & Scholes 1990"
)


def on(rule_id: str, model: ConceptualModel, field: str = "", *about: str) -> Finding:
    """A finding about a model."""
    return Finding(rule_id, "model", model.id, field, about)


@rule(
    "CM-04",
    stage=3,
    severity="error",
    message=N_("Self-dependency"),
    asks=N_("What did we want to say with this arrow?"),
    why=N_(
        "An arrow says that one activity cannot be done before another. From an activity to itself it would mean that "
        "it can never begin. If it is done again and again, that is what monitoring and control are for."
    ),
    source=_NECESSITY,
    reads=("activity",),
)
def needs_itself(study: Study, _settings: Settings) -> Iterable[Finding]:
    """An activity depends on itself."""
    for activity in study.activities.values():
        if activity.id in activity.depends_on:
            yield at("CM-04", activity, "depends_on")


@rule(
    "CM-05",
    stage=3,
    severity="error",
    message=N_("Logical circle; use a feedback edge"),
    asks=N_("Which of these could be done first, however roughly?"),
    why=N_(
        "If each of several activities has to wait for the next, none can ever be done. Mostly one of the arrows means "
        "that something is learnt and comes back: draw that one as feedback."
    ),
    source=_NECESSITY,
    reads=("activity", "model"),
)
def circle(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Activities that need each other in a circle; the first of them is named, with all their numbers."""
    for logic in logic_of(study):
        for turning in logic.circles:
            yield at("CM-05", turning[0], "depends_on", ", ".join(map(number_of, turning)))


@rule(
    "CM-06",
    stage=3,
    severity="warning",
    message=N_("Orphan"),
    asks=N_("What could not be done without this, or what does this wait for?"),
    why=N_(
        "An activity without any arrow does nothing for the others and needs nothing of them. Either a dependency was "
        "forgotten, or it belongs in another model."
    ),
    source=_NECESSITY,
    reads=("activity", "model"),
)
def orphan(study: Study, _settings: Settings) -> Iterable[Finding]:
    """An activity with no arrow to or from another; for monitoring, what it watches counts."""
    for logic in logic_of(study):
        if len(logic.activities) > 1:
            tied = {id_ for arrow in logic.arrows for id_ in arrow}
            for activity in logic.activities:
                if activity.id not in tied and not activity.monitors:
                    yield at("CM-06", activity, "depends_on")


@rule(
    "CM-07",
    stage=3,
    severity="warning",
    message=N_("Not one system"),
    asks=N_("What connects these parts, or are they models of their own?"),
    why=N_(
        "A system is connected: from each activity one gets to every other along the "
        "arrows, whichever way they point. Two unconnected parts are two models, and "
        "perhaps two root definitions."
    ),
    source="Checkland 1999, the formal system model",
    reads=("activity", "model"),
)
def in_pieces(study: Study, _settings: Settings) -> Iterable[Finding]:
    """The operational activities fall into more than one connected part."""
    for logic in logic_of(study):
        if logic.parts > 1:
            yield on("CM-07", logic.model)


@rule(
    "CM-21",
    stage=3,
    severity="warning",
    message=N_("Leads nowhere"),
    asks=N_("What is this done for, and where does the result go?"),
    why=N_(
        "What is done should in the end serve the output: get the thing, transform it, deal with the result. An "
        "activity from which no arrow leads there does not help the transformation, or its arrow was forgotten."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def leads_nowhere(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No activity deals with the output, or one leads to none that does. Silent where there is a circle."""
    for logic in logic_of(study):
        if not logic.operational or logic.circles:
            continue
        ends = [each.id for each in logic.operational if each.phase == "output"]
        if not ends:
            yield on("CM-21", logic.model)
            continue
        useful = logic.leading_to(ends)
        for activity in logic.operational:
            if activity.id not in useful:
                yield at("CM-21", activity, "depends_on")


@rule(
    "CM-22",
    stage=3,
    severity="hint",
    message=N_("Redundant arrow"),
    asks=N_("Does this arrow say anything that the others do not say already?"),
    why=N_(
        "If A is needed for B and B for C, then A is needed for C; the extra arrow adds "
        "nothing. Fewer arrows are read better, unless the direct need is what you want to "
        "point at."
    ),
    source=_NECESSITY,
    reads=("activity", "model"),
)
def implied_arrow(study: Study, _settings: Settings) -> Iterable[Finding]:
    """A dependency that others imply. Silent where there is a circle."""
    for logic in logic_of(study):
        called = {each.id: each for each in logic.activities}
        for id_, spare in logic.implied.items():
            numbers = ", ".join(number_of(called[each]) for each in spare)
            yield at("CM-22", called[id_], "depends_on", numbers)


@rule(
    "CM-23",
    stage=3,
    severity="hint",
    message=N_("A chain is a procedure"),
    asks=N_("Which of these could be done side by side?"),
    why=N_(
        "When every activity waits for exactly the one before, what is drawn is the order in time and not what logic "
        "demands. Ask of each arrow whether the second truly could not be done without the first."
    ),
    source=_NECESSITY,
    reads=("activity", "model"),
)
def chain(study: Study, _settings: Settings) -> Iterable[Finding]:
    """The longest way goes through all operational activities, and there are at least three."""
    for logic in logic_of(study):
        if 3 <= len(logic.operational) == logic.longest:
            yield on("CM-23", logic.model)
