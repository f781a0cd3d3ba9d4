"""What commands of stage three do at once: each is a function from what is in view to a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.placement import Placement, is_placed, settle
from ssm_studio.diagram.model.placement_changes import arrange_step
from ssm_studio.domain import edit, edit_as_is_model, edit_expansion, edit_model
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit_activities import watch_all
from ssm_studio.domain.edit_as_is_model import lay_over
from ssm_studio.domain.edit_expansion import child_of, lost_its_parent, parent_of, toggle_built_by
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.tui.model.badges import suggested
from ssm_studio.tui.model.selection import Result, Selection

ENOUGH: Final = 2
"""Levels below the top that a workshop usually makes sense of; deeper ones are made all the same."""


def control(at: Selection) -> Result:
    """Criteria, monitoring and control in one step; where they are there, what came later is watched, too."""
    if at.model is None:
        return Result()
    if step := edit_model.add_control(at.study, at.model.id):
        return Result(step, adds=True)
    if later := watch_all(at.study, at.model.id):
        return Result(later, says=later.label)
    return Result(says=_("This model has monitoring and control already."))


def take_wording(at: Selection) -> Result:
    """Take the wording that is offered; never done unasked, and one step that Undo takes back."""
    if at.activity is None:
        return Result()
    offered = suggested(at.study, at.activity)
    if isinstance(offered, str):
        return Result(edit.write(at.study, "activity", at.activity.id, "text", offered))
    if offered is not None:
        return Result(says=_(offered.asks))
    return Result(says=_("The words begin with a verb already."))


def delete(at: Selection) -> Result:
    """Delete the chosen activity and choose a neighbour of it; a model that expands it stays, which is said."""
    study, gone = at.study, at.activity
    if gone is None:
        return Result()
    ids = [each.id for each in activities_of(study, gone.model or "")]
    fed = (id_ for id_ in ids if gone.id in study.activities[id_].depends_on)
    before = ids[max(ids.index(gone.id) - 1, 0)]
    near = (id_ for id_ in (*gone.depends_on, *fed, before) if id_ in ids and id_ != gone.id)
    step = edit_model.delete_activity(study, gone.id)
    after, child = apply(study, step), child_of(study, gone.id)
    kept = after.models.get(child.id) if child is not None else None
    says = ""
    if kept is not None and lost_its_parent(after, kept):
        says = _("{model}, which expanded it, is kept; ] goes to it.").format(model=kept.ref)
    return Result(step, activity=next(near, ""), says=says)


def remove_model(at: Selection) -> Result:
    """Delete the model in view."""
    if at.model is None:
        return Result()
    return Result(edit.delete(at.study, "model", at.model.id))


def renumber(at: Selection) -> Result:
    """Number the activities in logical order."""
    if at.model is None:
        return Result()
    step = edit_model.renumber(at.study, at.model.id)
    return Result(step, says="" if step else _("The numbers are in logical order already."))


def expand(at: Selection) -> Result:
    """Go to the model that expands the chosen activity; the first time it is made."""
    study, model, activity = at.study, at.model, at.activity
    if activity is None or model is None:
        return Result()
    if (child := child_of(study, activity.id)) is not None:
        return Result(model=child.id)
    if model.real_world:
        return Result(
            says=_("A model of current practice is not expanded; u goes to its conceptual model.")
        )
    step = edit_expansion.expand(study, activity.id)
    made = child_of(apply(study, step), activity.id)
    if made is None:
        return Result(step)
    return Result(step, model=made.id, says=_one_level_down(made, activity))


def _one_level_down(made: ConceptualModel, activity: Activity) -> str:
    said = _("{model} expands {number}. Write its T and W in stage 2; u goes up again.")
    words = said.format(model=made.ref, number=activity.number)
    if (made.level or 0) > ENOUGH:
        words = " ".join((words, _("Two levels down are enough for most workshops.")))
    return words


def level_up(at: Selection) -> Result:
    """Go up to the activity that the model in view expands."""
    study, model = at.study, at.model
    if model is None:
        return Result()
    if (above := parent_of(study, model)) is not None:
        return Result(model=above.model or "", activity=above.id)
    if lost_its_parent(study, model):
        return Result(says=_("The activity that was expanded here is gone."))
    if model.real_world and model.overlays in study.models:
        return Result(model=model.overlays or "")
    return Result(says=_("This model is at the top."))


def built_by(at: Selection) -> Result:
    """Built by the researcher outside the room, or by the people in it."""
    if at.model is None:
        return Result()
    step = toggle_built_by(at.study, at.model.id)
    return Result(step, says=step.label)


def confirm(at: Selection) -> Result:
    """It is done so today; said again, that is taken back."""
    if at.activity is None or at.model is None:
        return Result()
    if not at.model.real_world:
        return Result(says=_("This is the conceptual model: w shows current practice beside it."))
    step = edit_as_is_model.confirm(at.study, at.activity.id)
    already = _("Someone said so already, in other words than the conceptual model.")
    return Result(step, says=step.label if step else already)


EDITS: Final[Mapping[str, Callable[[Selection], Result]]] = {
    each.__name__: each
    for each in (
        control,
        take_wording,
        delete,
        remove_model,
        renumber,
        expand,
        level_up,
        built_by,
        confirm,
    )
}
"""By the name that stands in the table of commands."""


def lay_over_in_place(study: Study, model: str, placement: Placement | None) -> Changeset:
    """The step that makes the model of the real world over a concept.

    Args:
        placement: where the concept's boxes stand in view, so that both models stand alike; None where that is not
            known. It may be older than an edit that is taken back.
    """
    placed = NOTHING
    if placement is not None and not placement.numbers_only and not is_placed(study, model):
        settled = settle(view_of(study, model), study.language, placement)
        placed = arrange_step(study, model, settled)
    step = lay_over(apply(study, placed), model)
    return join(step.label, placed, step)
