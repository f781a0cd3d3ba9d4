"""A model of what is done today, laid over the conceptual model in the same shape (method reference 4.1).

It begins as a copy that people reword, delete from and add to, because a room corrects a drawing sooner than it fills
an empty one. Until someone has said that an activity is done so, its provenance is `_FROM_MODEL`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange, apply, join
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_model import ARROWS, model_title
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _, translator

_FROM_MODEL: Final = "model"
"""Who says so, of an activity that stands in a model of the real world only because the concept has it."""


def real_world_of(study: Study, model_id: str) -> ConceptualModel | None:
    """The model of the real world over a conceptual one."""
    return next((m for m in study.models.values() if m.real_world and m.overlays == model_id), None)


def is_confirmed(activity: Activity) -> bool:
    """Whether someone has said that an activity of a model of the real world is done so."""
    return activity.provenance != _FROM_MODEL


def lay_over(study: Study, model_id: str) -> Changeset:
    """A model of the real world over a conceptual one: the same activities, numbers, arrows and places, as one step.

    Nothing where there is one already, or where the model itself is one.
    """
    model = study.models.get(model_id)
    if model is None or model.real_world or real_world_of(study, model_id):
        return NOTHING
    t = translator(study.language)
    title = t("Current practice: {title}").format(title=model_title(study, model))
    over = ConceptualModel(
        id=new_id(),
        ref=_free_ref(study, f"{model.ref}R"),
        title=Text.said(title, study.language),
        kind="real_world",
        overlays=model_id,
        version=1,
        label_width=model.label_width,
    )
    label = _("Model current practice beside {model}").format(model=model.ref)
    steps = [add(study, over, label)]
    after = apply(study, steps[0])
    for activity in _copies(study, model_id, over):
        steps.append(add(after, activity))
        after = apply(after, steps[-1])
    return join(label, *steps)


def _free_ref(study: Study, wanted: str) -> str:
    taken = {each.ref for each in study.models.values()}
    ref, count = wanted, 1
    while ref in taken:
        count += 1
        ref = f"{wanted}{count}"
    return ref


def _copies(study: Study, model_id: str, over: ConceptualModel) -> list[Activity]:
    found = activities_of(study, model_id)
    twins = {each.id: new_id() for each in found}
    copies = []
    for each in found:
        ends: dict[str, Any] = {
            field: tuple(twins[id_] for id_ in getattr(each, field) if id_ in twins)
            for field in (*ARROWS.values(), "monitors")
        }
        copies.append(
            Activity(
                id=twins[each.id],
                ref=f"{over.ref}.{each.number or each.ref}",
                model=over.id,
                number=each.number,
                text=each.text,
                kind=each.kind,
                phase=each.phase,
                x=each.x,
                y=each.y,
                same_as=(each.id,),
                provenance=_FROM_MODEL,
                visibility=each.visibility,
                **ends,
            )
        )
    return copies


def confirm(study: Study, activity_id: str) -> Changeset:
    """Somebody says that it is done so today; said again, that takes it back where the words are the concept's."""
    activity = study.activities.get(activity_id)
    model = study.models.get((activity.model if activity else None) or "")
    if activity is None or model is None or not model.real_world:
        return NOTHING
    name = short_name(activity, study.language)
    if not is_confirmed(activity):
        label = _("Say that “{name}” is done today").format(name=name)
        return set_fields(study, "activity", activity_id, label, provenance=None)
    same = (study.activities.get(each) for each in activity.same_as)
    if activity.provenance is None and any(each and each.text == activity.text for each in same):
        label = _("Say that nobody has confirmed “{name}”").format(name=name)
        return set_fields(study, "activity", activity_id, label, provenance=_FROM_MODEL)
    return NOTHING


def set_same_as(study: Study, activity_id: str, ids: tuple[str, ...]) -> Changeset:
    """Say of which activities of the concept this one is what is done today."""
    activity = study.activities.get(activity_id)
    if activity is None:
        return NOTHING
    label = _("Match {number} to the conceptual model").format(number=activity.number)
    return set_fields(study, "activity", activity_id, label, same_as=tuple(dict.fromkeys(ids)))


def today_follows(before: Study, after: Study) -> Changeset:
    """What a step that words activities anew means for models of the real world: part of every step.

    Whoever words an activity there has said that it is done so. What nobody has confirmed stays a copy, and takes
    the new words of the concept.
    """
    if before.activities is after.activities:
        return NOTHING
    over = {model.id for model in after.models.values() if model.real_world}
    if not over:
        return NOTHING
    puts = []
    for id_, now in after.activities.items():
        was = before.activities.get(id_)
        if now.model not in over or is_confirmed(now) or was is None:
            continue
        if was.text != now.text:
            puts.append(RecordChange("activity", id_, now, replace(now, provenance=None)))
        elif (text := _new_words(before, after, now)) != now.text:
            puts.append(RecordChange("activity", id_, now, replace(now, text=text)))
    return Changeset("", tuple(puts))


def _new_words(before: Study, after: Study, copy: Activity) -> Text | None:
    """The words of the concept's activity where a copy has its old ones."""
    same = copy.same_as[0] if len(copy.same_as) == 1 else ""
    old, new = before.activities.get(same), after.activities.get(same)
    return new.text if old is not None and new is not None and old.text == copy.text else copy.text
