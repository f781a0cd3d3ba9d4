"""One level down: an activity becomes the P of a root definition of its own, with a model that carries it out.

Parent and child are kept consistent by `numbers_follow`, which is part of every step; words are people's own and are
never rewritten (method reference 2.2 and 3.7).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange, apply, join
from ssm_studio.domain.definitions import Constraint, Owner, RootDefinition
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_definitions import derive_definition
from ssm_studio.domain.edit_model import after_all, next_number
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, activities_of, children, conceptual_models
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _, translator

RESEARCHER = "researcher"
"""`built_by` of a model that was built outside the room."""
_DEEPEST = 40
"""Levels that are followed; a bundle may have said that two models are each other's parent."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One level on the way down to a model: the model, and the activity of it that the next level expands."""

    model: ConceptualModel
    activity: Activity | None


def child_of(study: Study, activity_id: str) -> ConceptualModel | None:
    """The model that expands an activity."""
    return next((m for m in conceptual_models(study) if m.parent_activity == activity_id), None)


def parent_of(study: Study, model: ConceptualModel) -> Activity | None:
    """The activity that a model expands."""
    return study.activities.get(model.parent_activity or "")


def lost_its_parent(study: Study, model: ConceptualModel) -> bool:
    """Whether a model stands a level down and the activity that it expands is gone."""
    return (model.level or 0) > 0 and not model.real_world and parent_of(study, model) is None


def expanded(study: Study, model_id: str) -> frozenset[str]:
    """The activities of a model that have a model of their own one level down."""
    above = {each.parent_activity for each in conceptual_models(study) if each.parent_activity}
    return frozenset(a.id for a in activities_of(study, model_id) if a.id in above)


def way_down(study: Study, model_id: str) -> tuple[Crumb, ...]:
    """The models from the top down to this one, each with the activity through which the way goes."""
    found: list[Crumb] = []
    model, through = study.models.get(model_id), None
    seen: set[str] = set()
    while model is not None and model.id not in seen:
        seen.add(model.id)
        found.append(Crumb(model, through))
        through = parent_of(study, model)
        model = study.models.get((through.model if through else None) or "")
    return tuple(reversed(found))


def in_levels(study: Study) -> tuple[tuple[ConceptualModel, int], ...]:
    """Every model with how deep it stands in a list: below the one that it expands or overlays."""
    below: dict[str, list[ConceptualModel]] = {}
    for model in study.models.values():
        parent = parent_of(study, model)
        above = (model.overlays if model.real_world else parent.model if parent else "") or ""
        below.setdefault(above if above in study.models else "", []).append(model)
    found: list[tuple[ConceptualModel, int]] = []
    waiting = [(each, 0) for each in reversed(below.get("", ()))]
    while waiting:
        model, depth = waiting.pop()
        found.append((model, depth))
        waiting += [(each, depth + 1) for each in reversed(below.get(model.id, ()))]
    reached = {model.id for model, _depth in found}
    return (*found, *((m, 0) for m in study.models.values() if m.id not in reached))


def says_otherwise(study: Study, model: ConceptualModel) -> tuple[str, str] | None:
    """What the activity above says and what P of the model's definition says, where these differ."""
    parent = parent_of(study, model)
    definition = study.root_definitions.get(model.root_definition or "")
    if parent is None or definition is None:
        return None
    above, here = (" ".join(read(t, study.language).split()) for t in (parent.text, definition.p))
    return (above, here) if above.casefold() != here.casefold() else None


# Opening an activity


def expand(study: Study, activity_id: str) -> Changeset:
    """A root definition and an empty model one level down, as one step; nothing where there is one already.

    The activity is P; O is the part that controls the model above, and E what that model must accept too. T and W
    are left for people to say. What is done in the real world is not expanded.
    """
    activity = study.activities.get(activity_id)
    model = study.models.get((activity.model if activity else None) or "")
    if activity is None or model is None or model.real_world or child_of(study, activity_id):
        return NOTHING
    steps, after = [_definition(study, model, activity)], study
    after = apply(after, steps[0])
    definition = steps[0].puts[-1].id
    if activity.visibility:
        # Its P says what the activity says.
        shown = set_fields(after, "definition", definition, visibility=activity.visibility)
        after = apply(after, shown)
        steps.append(shown)
    rows = (_owner(after, model, definition), *_constraints(after, model, definition))
    child = ConceptualModel(
        id=new_id(),
        root_definition=definition,
        parent_activity=activity_id,
        level=(model.level or 0) + 1,
        version=1,
    )
    for record in (*rows, child):
        step = add(after, record)
        after = apply(after, step)
        steps.append(step)
    label = _("Expand {number} “{name}”").format(
        number=activity.number, name=short_name(activity, study.language)
    )
    return join(label, *steps)


def _definition(study: Study, model: ConceptualModel, activity: Activity) -> Changeset:
    if model.root_definition in study.root_definitions:
        return derive_definition(study, model.root_definition or "", up=False, activity=activity.id)
    alone = RootDefinition(id=new_id(), level="sub", version=1, status="draft", p=activity.text)
    return add(study, alone)


def _owner(study: Study, model: ConceptualModel, definition: str) -> Owner:
    """Whoever controls the model above can stop what its part does."""
    control = next((a for a in activities_of(study, model.id) if a.kind == "control"), None)
    t = translator(study.language)
    words = t("the control part of {model}").format(model=model.ref)
    if control is not None and (said := read(control.text, study.language).strip()):
        words = f"{words}: {said}"
    who = Text.said(words, study.language)
    return Owner(id=new_id(), definition=definition, who=who, can_stop="yes")


def _constraints(study: Study, model: ConceptualModel, definition: str) -> tuple[Constraint, ...]:
    above = children(study.constraints, "definition", model.root_definition or "")
    return tuple(
        replace(each, id=new_id(), ref="", definition=definition, kept="") for each in above
    )


def toggle_built_by(study: Study, model_id: str) -> Changeset:
    """Mark a model as built by the researcher outside the room, or take that back."""
    model = study.models.get(model_id)
    if model is None:
        return NOTHING
    outside = model.built_by == RESEARCHER
    label = (
        _("Mark {model} as built in the workshop")
        if outside
        else _("Mark {model} as built by the researcher outside the workshop")
    ).format(model=model.ref)
    return set_fields(study, "model", model_id, label, built_by=None if outside else RESEARCHER)


# Staying consistent


def numbers_apart(before: Study, after: Study) -> Changeset:
    """Another number for a new activity whose own was given away meanwhile: two people have added at the same time."""
    if before.activities is after.activities:
        return NOTHING
    steps, study = [], after
    for new in [a for id_, a in after.activities.items() if id_ not in before.activities]:
        others = (after.activities.get(a.id) for a in activities_of(before, new.model or ""))
        if new.number and any(o is not None and o.number == new.number for o in others):
            operational = (new.kind or "operational") == "operational"
            free = next_number if operational else after_all
            step = set_fields(study, "activity", new.id, number=free(study, new.model or ""))
            study = apply(study, step)
            steps.append(step)
    return join("", *steps) if steps else NOTHING


def numbers_follow(before: Study, after: Study) -> Changeset:
    """What a step that gives activities other numbers means for the models below and over them.

    One level down 3.1 becomes 4.1 where 3 became 4, on every level; in a model of the real world what is the same
    activity takes the same number, and what only it has makes room. Numbers that people gave otherwise stay.
    """
    if before.activities is after.activities:
        return NOTHING
    followers = [m for m in after.models.values() if m.parent_activity or m.overlays]
    if not followers:
        return NOTHING
    moved = _renamed(before, after)
    if not moved:
        return NOTHING
    numbers: dict[str, str] = {}
    for _level in range(_DEEPEST):
        new = {
            id_: number
            for model in followers
            for id_, number in _following(after, model, moved).items()
            if id_ not in numbers and id_ not in moved
        }
        if not new:
            break
        numbers |= new
        moved = moved | {id_: (after.activities[id_].number or "", to) for id_, to in new.items()}
    numbers |= _making_room(after, followers, numbers)
    puts = tuple(
        RecordChange(
            "activity", id_, after.activities[id_], replace(after.activities[id_], number=number)
        )
        for id_, number in numbers.items()
    )
    return Changeset("", puts)


Moved = dict[str, tuple[str, str]]
"""By activity, the number that it had and the one that it has."""


def _renamed(before: Study, after: Study) -> Moved:
    found: Moved = {}
    for id_, now in after.activities.items():
        was = before.activities.get(id_)
        if was is not None and was is not now and was.number and was.number != now.number:
            found[id_] = (was.number, now.number or "")
    return found


def _following(study: Study, model: ConceptualModel, moved: Moved) -> dict[str, str]:
    if model.real_world:
        return {
            a.id: moved[a.same_as[0]][1]
            for a in activities_of(study, model.id)
            if len(a.same_as) == 1 and a.same_as[0] in moved and a.number == moved[a.same_as[0]][0]
        }
    if model.parent_activity not in moved:
        return {}
    old, new = moved[model.parent_activity]
    if not new:
        return {}
    return {
        a.id: f"{new}.{number[len(old) + 1 :]}"
        for a in activities_of(study, model.id)
        if (number := a.number or "").startswith(f"{old}.")
    }


def _making_room(
    study: Study, followers: list[ConceptualModel], numbers: dict[str, str]
) -> dict[str, str]:
    """Other numbers for what only the real world has, where the concept's take theirs."""
    found: dict[str, str] = {}
    for model in followers:
        if not model.real_world:
            continue
        activities = activities_of(study, model.id)
        taken = {numbers[a.id] for a in activities if a.id in numbers}
        for activity in activities:
            if activity.id not in numbers and activity.number in taken:
                puts = tuple(
                    RecordChange(
                        "activity", i, study.activities[i], replace(study.activities[i], number=n)
                    )
                    for i, n in (numbers | found).items()
                )
                found[activity.id] = after_all(apply(study, Changeset("", puts)), model.id)
    return found
