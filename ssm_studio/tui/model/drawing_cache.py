"""What a drawing of a model is of, so that the last one is kept while that is the same; and which ones take long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import is_
from typing import Final

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model
from ssm_studio.diagram.model.fitting import draw_fitted
from ssm_studio.diagram.model.placement import Placement, is_placed, place_model
from ssm_studio.domain.study import Study, activities_of

LARGE: Final = 120
"""From so many activities, or arrows, on, a drawing could make a key wait."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a drawing is of: nothing else has a say in it but which activity is chosen.

    Attributes:
        marks: by activity id, as `draw_model` takes them.
        room: the cells into which all of it is to fit; None where it is drawn as large as it is.
        at_any_rate: whether only the numbers are drawn where nothing else fits.
        held: whether the scale of the drawing before is kept whatever comes of it.
        placement: where the boxes of a model stand that has no stored places; None while that is not known.
    """

    study: Study
    model: str
    numbers_only: bool
    plain: bool
    marks: Mapping[str, str]
    placement: Placement | None
    room: Size | None = None
    at_any_rate: bool = False
    held: bool = False

    def same(self, other: Asked) -> bool:
        """Whether the other one would come out the same."""
        seen = (self.study.models, self.study.activities, self.placement)
        then = (other.study.models, other.study.activities, other.placement)
        return (
            all(map(is_, seen, then))
            and self.study.language == other.study.language
            and self.alike(other)
            and self.marks == other.marks
        )

    def alike(self, other: Asked) -> bool:
        """Whether both are of the same model seen in the same way, before and after an edit maybe."""
        seen = (self.model, self.numbers_only, self.plain, self.room, self.at_any_rate)
        then = (other.model, other.numbers_only, other.plain, other.room, other.at_any_rate)
        return seen == then

    @property
    def takes_long(self) -> bool:
        """Whether a key would wait for it: a large model, or one whose boxes the layout engine has to place first."""
        return is_large(self.study, self.model) or not (
            self.placement is not None or is_placed(self.study, self.model)
        )

    def placed(self) -> Placement:
        """Where the boxes stand: as laid out before, as stored, else as the layout engine says."""
        return self.placement or place_model(
            self.study, self.model, self.study.language, numbers_only=self.numbers_only
        )


def is_large(study: Study, model: str) -> bool:
    """Whether drawing a model takes so long that keys would wait for it."""
    activities = activities_of(study, model)
    arrows = sum(
        len(each.depends_on) + len(each.informed_by) + len(each.feedback_from)
        for each in activities
    )
    return max(len(activities), arrows) >= LARGE


def drawn(asked: Asked, placement: Placement | None, before: ModelDrawing | None) -> ModelDrawing:
    """A drawing, led on from the one before an edit; without a placement by our own layers."""
    if asked.room is not None and not asked.numbers_only:
        return draw_fitted(
            asked.study,
            asked.model,
            asked.study.language,
            asked.room,
            placement=placement,
            plain=asked.plain,
            marks=asked.marks,
            before=before,
            at_any_rate=asked.at_any_rate,
            held=asked.held,
        )
    return draw_model(
        asked.study,
        asked.model,
        asked.study.language,
        placement=placement,
        plain=asked.plain,
        numbers_only=asked.numbers_only,
        marks=asked.marks,
        before=before,
    )
