"""Where the boxes of the model in view stand: as stored, else as a worker thread lays them out; and arranging anew."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.worker import get_current_worker

from ssm_studio.diagram.model.placement import Placement, arrange_model, is_placed, place_model
from ssm_studio.diagram.model.placement_changes import arrange_step, unplaced
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.tui.model.edits import ModelDeeds

FROM_AFAR: Final = 120
"""Activities from which on a model opens as an overview of numbers."""


class LayingOut(ModelDeeds):
    """Asks for layouts without ever making a key wait; drawing what comes of it is the screen's."""

    def __init__(self) -> None:
        """Nothing is laid out yet."""
        super().__init__()
        self._from_afar: bool | None = None
        self._fresh: tuple[str, Placement] | None = None

    @property
    def _numbers_only(self) -> bool:
        """Whether only numbers are drawn: as somebody chose, else in a model too large to be read as a whole."""
        if self._from_afar is not None or self.model is None:
            return bool(self._from_afar)
        return len(activities_of(self.study, self.model.id)) >= FROM_AFAR

    def draw_model_in_view(self) -> None:
        """Show the diagram for what is chosen now."""
        raise NotImplementedError

    def placement(self) -> Placement | None:
        """Where the boxes stand, as far as is known; a layout is asked for where it is not."""
        model, study = self.model, self.study
        if model is None:
            return None
        if is_placed(study, model.id):
            self._fresh = None
            return place_model(study, model.id, study.language, numbers_only=self._numbers_only)
        if self._fresh is not None and self._fresh[0] == model.id:
            return self._fresh[1]
        self._lay_out(study, model.id)
        return None

    def forget_layout(self) -> None:
        """Lay a model that has no stored places out once more when it is drawn next."""
        self._fresh = None

    @work(thread=True, exclusive=True, exit_on_error=False, group="layout")
    def _lay_out(self, study: Study, model: str) -> None:
        """Ask the engine where the activities stand; keys are answered all the while."""
        worker = get_current_worker()
        only = self._numbers_only
        placement = place_model(study, model, study.language, numbers_only=only)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._laid_out, model, placement)

    def _laid_out(self, model: str, placement: Placement) -> None:
        if self.is_mounted and self.model is not None and model == self.model.id:
            self._fresh = (model, placement)
            self.draw_model_in_view()

    def action_arrange(self) -> None:
        """Lay the diagram out anew; places set by hand are given up, as one step that Undo takes back."""
        if self.model is not None:
            self._arrange(unplaced(self.study, self.model.id), self.model.id)

    @work(thread=True, exclusive=True, exit_on_error=False, group="arrange")
    def _arrange(self, study: Study, model: str) -> None:
        worker = get_current_worker()
        placement = arrange_model(study, model)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._arranged, study, model, placement)

    def _arranged(self, asked: Study, model: str, placement: Placement) -> None:
        if not self.is_mounted or model not in self.study.models:
            return
        if unplaced(self.study, model).activities != asked.activities:
            # Somebody edited the model meanwhile: the layout is of another one.
            self._arrange(unplaced(self.study, model), model)
            return
        step = arrange_step(self.study, model, placement)
        if step:
            self.execute(step)
        else:
            self.studio.say_so(_("The diagram is arranged already."))
        if placement.note:
            self.studio.say_so(placement.note, severity="warning")
