"""What stage three does: begin a model, add and connect activities, watch and control them, number them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange, apply, join
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit import add, delete, set_fields
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import definition_called
from ssm_studio.domain.study import Study, activities_of, conceptual_models, number_key
from ssm_studio.domain.text import Text, read
from ssm_studio.domain.watched import SEVERAL, monitoring_said, span
from ssm_studio.i18n import N_, _, translator

ARROWS: Final = {
    "depends": "depends_on",
    "information": "informed_by",
    "feedback": "feedback_from",
}
"""The kinds of arrow, and the field of the activity at the arrow's head that names where it comes from."""

CONTROL: Final = (
    ("criteria", N_("Define criteria for efficacy, efficiency and effectiveness")),
    ("monitor", SEVERAL),
    ("control", N_("Take control action")),
)
"""The watching and correcting part that every model has (method reference 3.6)."""


LONGEST: Final = 10
"""Numbers of more digits are names, and nobody counts on from them."""


def model_of(study: Study, definition_id: str) -> ConceptualModel | None:
    """The first model built on a root definition."""
    return next((m for m in conceptual_models(study) if m.root_definition == definition_id), None)


def add_model(study: Study, definition_id: str | None = None, title: str = "") -> Changeset:
    """An empty model for a root definition, named after its relevant system unless a title is said."""
    definition = study.root_definitions.get(definition_id or "")
    system = study.relevant_systems.get((definition.system if definition else None) or "")
    name = Text.said(title, study.language) if title else (system.name if system else None)
    model = ConceptualModel(
        id=new_id(), root_definition=definition_id, title=name, level=0, version=1
    )
    return add(study, model, _("Begin a conceptual model"))


def _prefix_of(study: Study, model_id: str) -> str:
    """What the numbers of a model begin with: "3." one level below activity 3, "" at the top.

    Where the activity above is gone, and in a model of the real world, it is what all its numbers begin with.
    """
    model = study.models.get(model_id)
    parent = study.activities.get((model.parent_activity if model else None) or "")
    if parent is not None and parent.number:
        return f"{parent.number}."
    heads = {(a.number or "").rpartition(".")[0] for a in activities_of(study, model_id)}
    head = heads.pop() if len(heads) == 1 else ""
    return f"{head}." if head else ""


def _place(number: str | None, prefix: str) -> int | None:
    """Which one of its model a number makes an activity: 4 for "3.4" where numbers begin with "3."."""
    known = number or ""
    rest = known[len(prefix) :] if known.startswith(prefix) else ""
    return int(rest) if rest.isdecimal() and len(rest) < LONGEST else None


def activity_numbered(study: Study, model_id: str, number: str) -> Activity | None:
    """The activity of a model that carries this number; one level down "4" will do for "3.4"."""
    wanted = number.strip().rstrip(".")
    found = {a.number: a for a in reversed(activities_of(study, model_id))}
    if wanted not in found and wanted.isdecimal():
        wanted = _prefix_of(study, model_id) + wanted
    return found.get(wanted)


def next_number(study: Study, model_id: str) -> str:
    """The number after the highest operational one."""
    prefix = _prefix_of(study, model_id)
    activities = activities_of(study, model_id)
    places = [_place(a.number, prefix) or 0 for a in activities if _operational(a)]
    taken = {a.number for a in activities}
    place = max(places, default=0) + 1
    while f"{prefix}{place}" in taken:
        place += 1
    return f"{prefix}{place}"


def makes_room(study: Study, activity: Activity) -> bool:
    """Whether a new activity would take the number that this one of monitoring and control carries so far."""
    prefix = _prefix_of(study, activity.model or "")
    others = activities_of(study, activity.model or "")
    places = [_place(a.number, prefix) or 0 for a in others if _operational(a)]
    return not _operational(activity) and activity.number == f"{prefix}{max(places, default=0) + 1}"


def _operational(activity: Activity) -> bool:
    return (activity.kind or "operational") == "operational"


def add_activity(
    study: Study,
    model_id: str,
    words: str,
    *,
    number: str = "",
    needs: tuple[str, ...] = (),
    kind: str = "operational",
) -> Changeset:
    """A numbered activity that depends on the activities whose ids are `needs`.

    Where its number belongs to monitoring and control, those three move up to make room.
    """
    model = study.models.get(model_id)
    if model is None:
        return NOTHING
    room = NOTHING
    if number.isdecimal():
        number = _prefix_of(study, model_id) + number
    if not number and model.real_world:
        number = _after_both(study, model)
    elif not number and kind == "operational":
        room, number = _room_for_next(study, model_id)
    elif not number:
        number = after_all(study, model_id)
    base = apply(study, room)
    activity = Activity(
        id=new_id(),
        ref=_free_ref(base, model, number),
        model=model_id,
        number=number,
        text=Text.said(words, study.language),
        kind=kind,
        depends_on=tuple(each for each in needs if each in study.activities),
    )
    added = add(base, activity)
    return join(added.label, room, added)


def _free_ref(study: Study, model: ConceptualModel, number: str) -> str:
    taken = {a.ref for a in activities_of(study, model.id)}
    ref, extra = f"{model.ref}.{number}", 0
    while ref in taken:
        extra += 1
        ref = f"{model.ref}.{number}{chr(96 + extra) if extra <= 26 else '-' + str(extra)}"
    return ref


def _room_for_next(study: Study, model_id: str) -> tuple[Changeset, str]:
    """The number after the last operational activity, and the step that frees it of monitoring and control."""
    prefix = _prefix_of(study, model_id)
    activities = activities_of(study, model_id)
    plain = [(a, place) for a in activities if (place := _place(a.number, prefix)) is not None]
    wanted = max((place for a, place in plain if _operational(a)), default=0) + 1
    control = [(a, place) for a, place in plain if not _operational(a)]
    if not any(place == wanted for _a, place in control):
        return NOTHING, next_number(study, model_id)
    puts = tuple(
        RecordChange("activity", a.id, a, replace(a, number=f"{prefix}{place + 1}"))
        for a, place in control
        if place >= wanted
    )
    return Changeset(_("Renumber monitoring and control"), puts), f"{prefix}{wanted}"


def _after_both(study: Study, model: ConceptualModel) -> str:
    """A number that neither a model of the real world has nor the one that it overlays: shared ones mean the same."""
    numbers = [after_all(study, each) for each in (model.id, model.overlays or "")]
    return max(numbers, key=number_key)


def connect_activities(
    study: Study, source_id: str, target_id: str, arrow: str = "depends"
) -> Changeset:
    """An arrow from one activity to another of the same model; nothing where it is there already.

    An activity does not depend on itself: such an arrow is not made (the coach would only have to say so).
    """
    source, target = study.activities.get(source_id), study.activities.get(target_id)
    if source is None or target is None or source_id == target_id or source.model != target.model:
        return NOTHING
    field = ARROWS[arrow]
    existing: tuple[str, ...] = getattr(target, field)
    if source_id in existing:
        return NOTHING
    label = _("Connect {source} to {target}").format(source=source.number, target=target.number)
    values: dict[str, Any] = {field: (*existing, source_id)}
    return set_fields(study, "activity", target_id, label, **values)


def disconnect_activities(study: Study, source_id: str, target_id: str) -> Changeset:
    """Take away every arrow from one activity to another."""
    target = study.activities.get(target_id)
    source = study.activities.get(source_id)
    if target is None or source is None:
        return NOTHING
    label = _("Disconnect {source} from {target}").format(
        source=source.number, target=target.number
    )
    values: dict[str, Any] = {
        field: tuple(each for each in getattr(target, field) if each != source_id)
        for field in ARROWS.values()
    }
    return set_fields(study, "activity", target_id, label, **values)


def set_needs(study: Study, activity_id: str, needs: tuple[str, ...]) -> Changeset:
    """Say anew which activities must have been done before this one can be."""
    activity = study.activities.get(activity_id)
    if activity is None:
        return NOTHING
    wanted = tuple(
        each for each in dict.fromkeys(needs) if each != activity_id and each in study.activities
    )
    label = _("Set what {number} depends on").format(number=activity.number)
    return set_fields(study, "activity", activity_id, label, depends_on=wanted)


def add_control(study: Study, model_id: str) -> Changeset:
    """Criteria, monitoring and control in one step, after the operational activities; only what is missing."""
    if model_id not in study.models:
        return NOTHING
    operational = [a for a in activities_of(study, model_id) if _operational(a)]
    present = {a.kind: a for a in activities_of(study, model_id)}
    steps: list[Changeset] = []
    after, previous = study, None
    for kind, wording in CONTROL:
        if kind in present:
            previous = present[kind].id
            continue
        tongue = study.language
        watches = kind == "monitor"
        words = (
            monitoring_words(study, model_id, tongue) if watches else translator(tongue)(wording)
        )
        step = add_activity(
            after,
            model_id,
            words,
            number=after_all(after, model_id),
            needs=(previous,) if previous else (),
            kind=kind,
        )
        put = step.puts[-1]
        if kind == "monitor" and isinstance(put.after, Activity):
            watched = replace(put.after, monitors=tuple(a.id for a in operational))
            step = replace(step, puts=(*step.puts[:-1], replace(put, after=watched)))
        steps.append(step)
        after, previous = apply(after, step), put.id
    return join(_("Add monitoring and control"), *steps) if steps else NOTHING


def _span_of(study: Study, model_id: str) -> str:
    return span(filter(_operational, activities_of(study, model_id)))


def monitoring_words(study: Study, model_id: str, language: str) -> str:
    """What the program calls the activity that monitors a model, in a language."""
    return monitoring_said(_span_of(study, model_id), language)


def after_all(study: Study, model_id: str) -> str:
    """The number after the highest one of any kind."""
    prefix = _prefix_of(study, model_id)
    places = [_place(a.number, prefix) or 0 for a in activities_of(study, model_id)]
    return f"{prefix}{max(places, default=0) + 1}"


def renumber(study: Study, model_id: str) -> Changeset:
    """Number the activities in logical order: what needs nothing first, monitoring and control last."""
    prefix = _prefix_of(study, model_id)
    puts = tuple(
        RecordChange("activity", a.id, a, replace(a, number=f"{prefix}{place}"))
        for place, a in enumerate(_logical_order(study, model_id), 1)
        if a.number != f"{prefix}{place}"
    )
    return Changeset(_("Number the activities in logical order"), puts) if puts else NOTHING


def _logical_order(study: Study, model_id: str) -> tuple[Activity, ...]:
    """Activities so that each comes after what it needs; those in a circle keep the order of their numbers."""
    activities = activities_of(study, model_id)
    left = {a.id: a for a in activities}
    ordered: list[Activity] = []
    while left:
        free = [a for a in left.values() if not any(n in left for n in a.depends_on if n != a.id)]
        chosen = min(free or left.values(), key=_control_last)
        ordered.append(left.pop(chosen.id))
    return tuple(ordered)


def _control_last(activity: Activity) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    return not _operational(activity), number_key(activity.number)


def delete_activity(study: Study, activity_id: str) -> Changeset:
    """Delete an activity with its arrows and the comparison rows that ask about it."""
    return delete(study, "activity", activity_id)


_NUMBERS = re.compile(r"[\s,;]+")


def numbers_to_ids(study: Study, model_id: str, numbers: str) -> tuple[tuple[str, ...], str]:
    """Activity ids for numbers as typed ("1, 2" or "1 2"), and the first number that nobody has ("" if none)."""
    ids: list[str] = []
    for number in filter(None, _NUMBERS.split(numbers.strip())):
        found = activity_numbered(study, model_id, number)
        if found is None:
            return tuple(ids), number
        ids.append(found.id)
    return tuple(ids), ""


def model_title(study: Study, model: ConceptualModel) -> str:
    """What a model is called on screen: its title, else what lists call its definition, else its short name."""
    if title := read(model.title, study.language):
        return title
    definition: RootDefinition | None = study.root_definitions.get(model.root_definition or "")
    called = definition_called(study, definition) if definition else ""
    return model.ref if definition is None or called == definition.ref else called
