"""The drawing of the model in view: made once, set off anew for each choice, by a worker where it is large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import is_
from typing import Final

from textual import work
from textual.worker import get_current_worker

from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model, reselected
from ssm_studio.diagram.model.placement import Placement, place_model
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.tui.model.layout_worker import LayingOut

LARGE: Final = 120
"""From so many activities, or arrows, on, a drawing could make a key wait."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a drawing is of: nothing else has a say in it but which activity is chosen."""

    study: Study
    model: str
    numbers_only: bool
    plain: bool
    marks: Mapping[str, str]
    placement: Placement | None

    def same(self, other: _Asked) -> bool:
        """Whether the other one would come out the same."""
        seen = (self.study.models, self.study.activities, self.placement)
        then = (other.study.models, other.study.activities, other.placement)
        return (
            all(map(is_, seen, then))
            and self.study.language == other.study.language
            and self.alike(other)
            and self.marks == other.marks
        )

    def alike(self, other: _Asked) -> bool:
        """Whether both are of the same model seen in the same way, before and after an edit maybe."""
        seen = (self.model, self.numbers_only, self.plain)
        return seen == (other.model, other.numbers_only, other.plain)


class Drawing(LayingOut):
    """Draws the model in view; a mixin of `ModelScreen`."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        super().__init__()
        self._in_view: tuple[_Asked, ModelDrawing] | None = None
        self._being_drawn: _Asked | None = None

    def drawing(self, chosen: str | None, marks: Mapping[str, str]) -> ModelDrawing | None:
        """The drawing with an activity set off. Large ones come later: the last one, or None, until then."""
        model = self.model
        if model is None:
            return None
        asked = _Asked(
            self.study,
            model.id,
            self._numbers_only,
            self.studio.plain_lines,
            marks,
            self._laid_out_before(),
        )
        last = self._in_view
        if last is not None and last[0].same(asked):
            return reselected(last[1], chosen)
        before = last[1] if last is not None and last[0].alike(asked) else None
        if is_large(self.study, model.id):
            if self._being_drawn is None or not self._being_drawn.same(asked):
                self._being_drawn = asked
                self._draw_aside(asked, before)
            return reselected(before, chosen) if before is not None else None
        placement = self.placement()
        asked = replace(asked, placement=self._laid_out_before())
        drawn = _drawn(asked, placement, before)
        self._in_view = (asked, drawn)
        return reselected(drawn, chosen)

    def _laid_out_before(self) -> Placement | None:
        """The layout that was made for the model in view and is not stored."""
        known = self._fresh
        return known[1] if known is not None and self.model and known[0] == self.model.id else None

    @work(thread=True, exclusive=True, exit_on_error=False, group="drawing")
    def _draw_aside(self, asked: _Asked, before: ModelDrawing | None) -> None:
        """Lay out and draw while keys are answered."""
        worker = get_current_worker()
        study = asked.study
        placement = asked.placement or place_model(
            study, asked.model, study.language, numbers_only=asked.numbers_only
        )
        if worker.is_cancelled:
            return
        drawn = _drawn(asked, placement, before)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._drawn_aside, asked, drawn)

    def _drawn_aside(self, asked: _Asked, drawn: ModelDrawing) -> None:
        if self._being_drawn is asked:
            self._being_drawn = None
            self._in_view = (asked, drawn)
            if self.is_mounted and self.model is not None and self.model.id == asked.model:
                self.draw_model_in_view()


def is_large(study: Study, model: str) -> bool:
    """Whether drawing a model takes so long that keys would wait for it."""
    activities = activities_of(study, model)
    arrows = sum(
        len(each.depends_on) + len(each.informed_by) + len(each.feedback_from)
        for each in activities
    )
    return max(len(activities), arrows) >= LARGE


def _drawn(asked: _Asked, placement: Placement | None, before: ModelDrawing | None) -> ModelDrawing:
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
