"""Where the two judgements put each change: four named fields, never a number for both together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.edit_comparison import ACT, ASIDE, PREPARE, WHY, judgements, standing
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_

NAMES: Final = {
    ACT: N_("implement"),
    PREPARE: N_("desirable, not yet feasible"),
    WHY: N_("feasible, not desirable"),
    ASIDE: N_("set aside"),
}
"""The four fields; to be translated."""
MARKS: Final = 4
"""Marks of each judgement, 0 to 3."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A change where the middle of both judgements puts it, and how far the raters lie apart.

    `feasible` and `desirable` are the lowest, the middle and the highest mark.
    """

    id: str
    ref: str
    standing: str
    feasible: tuple[int, int, int]
    desirable: tuple[int, int, int]

    @property
    def apart(self) -> bool:
        """Whether raters lie two marks or more apart in one of the judgements."""
        return any(high - low >= 2 for low, _middle, high in (self.feasible, self.desirable))


def placed(study: Study) -> tuple[Placed, ...]:
    """Every change that was judged in both ways, in the order in which they were thought of."""
    found = []
    for change in study.changes.values():
        feasible, desirable = (
            _three(judgements(study, change, question)) for question in ("feasible", "desirable")
        )
        if feasible and desirable:
            found.append(
                Placed(change.id, change.ref, standing(study, change), feasible, desirable)
            )
    return tuple(found)


def _three(marks: tuple[int, ...]) -> tuple[int, int, int] | None:
    inside = [min(max(mark, 0), MARKS - 1) for mark in marks]
    return (inside[0], inside[len(inside) // 2], inside[-1]) if inside else None
