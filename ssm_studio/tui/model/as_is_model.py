"""What is done today, modelled over the concept: made once, with its boxes where the concept's stand."""

from __future__ import annotations

from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.placement import Placement, is_placed, settle
from ssm_studio.diagram.model.placement_changes import arrange_step
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit_as_is_model import lay_over
from ssm_studio.domain.study import Study


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
