"""What follows from a step without anyone asking for it, made part of the same step, so that Undo takes back both.

Each consequence is a pure function of the studies before and after the step; it answers with what else is to be
done on the latter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ssm_studio.diagram.model.placement_changes import placed_step
from ssm_studio.diagram.picture.placement_changes import placed_elements
from ssm_studio.domain.changes import Changeset, absorb, apply
from ssm_studio.domain.control_words import worded_as_control
from ssm_studio.domain.edit_as_is_model import today_follows
from ssm_studio.domain.edit_expansion import numbers_apart, numbers_follow
from ssm_studio.domain.monitoring import monitoring_follows
from ssm_studio.domain.released import released_with
from ssm_studio.domain.staleness import mark_stale
from ssm_studio.domain.study import Study

_Consequence = Callable[[Study, Study], Changeset]
"""From the study before a step and the one after it to what else is to be done on the latter."""

_CONSEQUENCES: Final[tuple[_Consequence, ...]] = (
    released_with,
    worded_as_control,
    mark_stale,
    numbers_apart,
    numbers_follow,
    # Before monitoring is respelt: a number that the program wrote anew is not somebody's word.
    today_follows,
    monitoring_follows,
    placed_step,
    placed_elements,
)


def with_consequences(study: Study, step: Changeset) -> Changeset:
    """The step, made on this study, and what follows from it."""
    after = apply(study, step)
    for follow in _CONSEQUENCES:
        more = follow(study, after)
        if more:
            after = apply(after, more)
            step = absorb(step, more)
    return step
