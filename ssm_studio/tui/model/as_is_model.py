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

<<<<<<< HEAD

class RealWorld(Beside):
    """Lays the real world over a model."""

    _keys_of_today = False
    """Whether the footer names the keys of a model of the real world."""

    def commands_now(self) -> tuple[Command, ...]:
        """The footer names what matters of a model of the real world, while one is in view."""
        every = super().commands_now()
        if self.model is None or not self.model.real_world:
            return every
        shown = {**dict.fromkeys(_ASKED_TODAY, True), **dict.fromkeys(_OF_THE_CONCEPT, False)}
        return tuple(replace(c, footer=shown.get(c.id, c.footer)) for c in every)

    def draw_beside(self) -> None:
        """As beside; the footer follows what is in view."""
        super().draw_beside()
        today = self.model is not None and self.model.real_world
        if today != self._keys_of_today:
            self._keys_of_today = today
            self._show_keys()

    def action_real_world(self) -> None:
        """Go to what is done today, beside the concept; the first time it begins as a copy."""
        model = self.model
        if model is None:
            return
        if model.real_world:
            if (concept := self.study.models.get(model.overlays or "")) is not None:
                self.begin_beside(concept.id)
            return
        if real_world_of(self.study, model.id) is None and not self._lay_over(model.id):
            return
        over = real_world_of(self.study, model.id)
        if over is not None:
            self.begin_beside(over.id)
            self.turn()

    def _lay_over(self, model_id: str) -> bool:
        """Make the model of the real world, at the places where the concept's activities stand in view."""
        placed, study = NOTHING, self.study
        placement = self.placement()
        words = placement is not None and not placement.numbers_only
        if placement is not None and words and not is_placed(study, model_id):
            # A layout in view may be older than an edit that is taken back.
            settled = settle(view_of(study, model_id), study.language, placement)
            placed = arrange_step(study, model_id, settled)
        step = lay_over(apply(study, placed), model_id)
        whole = join(step.label, placed, step)
        if self.studio.execute(whole) is None:
            return False
        self.show_news()
        return True

    def action_confirm(self) -> None:
        """It is done so today; said again, that is taken back."""
        if self.activity is None or self.model is None:
            return
        if not self.model.real_world:
            self.studio.say_so(_("This is the concept: w shows what is done today beside it."))
            return
        step = confirm(self.study, self.activity.id)
        if step:
            self.execute(step)
            self.studio.say_so(step.label)
        else:
            self.studio.say_so(_("Someone said so already, in other words than the concept's."))

    def action_same_as(self) -> None:
        """Which activities of the concept this one is, today."""
        chosen, model = self.activity, self.model
        if chosen is None or model is None or not model.real_world or model.overlays is None:
            self.studio.say_so(_("This is asked in a model of the real world: w begins one."))
            return
        concept = model.overlays
        found = (self.study.activities.get(each) for each in chosen.same_as)
        now = " ".join(each.number or "" for each in found if each)

        def answered(numbers: str | None) -> None:
            if numbers is None:
                return
            ids, missing = numbers_to_ids(self.study, concept, numbers)
            if missing:
                self.studio.say_so(
                    _("There is no activity {number} in the concept.").format(number=missing),
                    severity="warning",
                )
                return
            self.execute(set_same_as(self.study, chosen.id, ids))

        question = _("Which activities of the concept is {number}, as it is done today? Numbers:")
        self.app.push_screen(
            AskLine(
                question.format(number=chosen.number),
                now,
                hint=_("None where the concept has nothing like it"),
            ),
            answered,
        )
=======
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
>>>>>>> fdff53a (Compose stage three of parts: panes, editor, overlays, and edits that are functions)
