"""One model, or two beside each other: two equal panes, which of them has the keys, and what differs below them."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from ssm_studio.domain.edit_as_is_model import real_world_of
from ssm_studio.domain.edit_expansion import in_levels
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.model.canvas import ModelCanvas, ModelInks
from ssm_studio.tui.model.commands import TURN
from ssm_studio.tui.model.differences import DifferenceList
from ssm_studio.tui.model.edits import lay_over_in_place
from ssm_studio.tui.model.pane import ModelPane, Seen, SeenAs
from ssm_studio.tui.model.selection import Selection
from ssm_studio.tui.model.texts import half_title
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line

_ROOM_FOR_TWO: Final = 120
"""Cells of a screen on which two diagrams can be read beside each other; on others they are shown in turn."""


class _Sides(Horizontal):
    """Room for two halves beside each other."""

    BLANK = True


class SplitView(Vertical):
    """Two halves, one of them hidden while one model is shown. The active one has the model in view and the keys."""

    BLANK = True
    """Nothing of its own is to be seen between its parts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(TURN.key, "turn", show=False, id=TURN.id)]

    class Changed(Message, bubble=False):
        """Another model or activity is in view, or two models are, or one is again: show it."""

    class Turned(Message):
        """The other half is the active one, and its canvas should have the keys."""

    def __init__(self) -> None:
        """One model at first."""
        super().__init__(id="split")
        self._inks = ModelInks()
        self._halves = (
            ModelPane("one", "canvas", "-open", self._inks),
            ModelPane("two", "canvas-two", "-away", self._inks),
        )
        self.active = self._halves[0]
        self.is_split = False
        """Whether two models are shown."""
        self._pointed = False
        """Whether a difference chose the other activity, and not the walk on this side."""

    def compose(self) -> ComposeResult:
        """Two halves and what differs between them."""
        yield self._inks
        with _Sides(id="sides"):
            yield from self._halves
        yield DifferenceList(id="differences")

    @property
    def other(self) -> ModelPane:
        """The half that is not active."""
        return self._halves[1] if self.active is self._halves[0] else self._halves[0]

    # What is in view

    def selection(self, study: Study) -> Selection:
        """The model and the activity in view."""
        return Selection(
            study,
            study.models.get(self.active.model or ""),
            study.activities.get(self.active.activity or ""),
        )

    def settle(self, study: Study) -> None:
        """Have a model and an activity in view that there are: what was in view may be deleted."""
        other, active = self.other, self.active
        if self.is_split and (other.model not in study.models or other.model == active.model):
            self.end()
        if active.model not in study.models:
            active.model = next((each.id for each, _depth in in_levels(study)), None)
        activities = activities_of(study, active.model or "")
        if active.activity not in {each.id for each in activities}:
            active.activity = activities[0].id if activities else None

    def choose_model(self, model: str | None) -> None:
        """Bring a model into view: in its half where it is shown already."""
        if self.is_split and model == self.other.model:
            self._turn()
        self.active.turn_to(model)

    def choose(self, activity: str) -> None:
        """Choose an activity of one of the models that are shown."""
        found = studio_of(self).study.activities.get(activity)
        if found is not None and self.is_split and found.model == self.other.model:
            self._turn()
        self._pointed = False
        self.active.activity = activity

    def see_through(self, chip: str) -> None:
        """Set off the activities that carry a chip; "" for none."""
        for half in self._halves:
            half.see_through(chip)

    # Two models

    def begin(self, model: str) -> None:
        """Show another model beside the one in view."""
        self.other.turn_to(model)
        self.is_split, self._pointed = True, False
        self.post_message(self.Turned())

    def end(self) -> None:
        """Show only the model in view again."""
        if self.is_split:
            self.is_split = False
            self.post_message(self.Turned())

    def turn(self) -> None:
        """Make the other half the active one."""
        if self.is_split:
            self._turn()
            self.post_message(self.Turned())

    def _turn(self) -> None:
        self.active, self._pointed = self.other, False

    def action_turn(self) -> None:
        """Go to the other model, then to what differs, then back; without a second one Tab goes on as elsewhere."""
        listed = self.query_one(DifferenceList)
        if not self.is_split:
            raise SkipAction
        if self.active is self._halves[0] or listed.has_focus or not listed.display:
            self.turn()
        else:
            listed.come_to()

    @work
    async def choose_second(self) -> None:
        """Ask which model is to be shown beside the one in view, where there is more than one."""
        studio = studio_of(self)
        study = studio.study
        model = self.selection(study).model
        others = [each for each, _depth in in_levels(study) if model and each.id != model.id]
        if model is None or not others:
            studio.say_so(
                _("There is no second model yet: m begins one, w models current practice.")
            )
            return
        chosen: str | None = others[0].id
        if len(others) > 1:
            choices = [
                Choice(each.id, one_line(model_title(study, each), 60), hint=each.ref)
                for each in others
            ]
            question = _("Which model beside {model}?").format(model=model.ref)
            dialog = Choose(question, choices, chosen=_partner(study, model))
            chosen = await self.app.push_screen_wait(dialog)
        if chosen:
            self.begin(chosen)

    def lay_over(self) -> None:
        """Go to what is done today, beside the concept; the first time it begins as a copy."""
        studio = studio_of(self)
        model = self.selection(studio.study).model
        if model is None:
            return
        if model.real_world:
            if model.overlays in studio.study.models:
                self.begin(model.overlays or "")
            return
        if real_world_of(studio.study, model.id) is None:
            placement = self.active.placement
            studio.execute(lay_over_in_place(studio.study, model.id, placement))
        if (over := real_world_of(studio.study, model.id)) is not None:
            self.begin(over.id)
            self.turn()

    def on_difference_list_chosen(self, event: DifferenceList.Chosen) -> None:
        """What a difference speaks of is chosen on both sides."""
        event.stop()
        study = studio_of(self).study
        here = {each.id for each in activities_of(study, self.active.model or "")}
        ids = (*event.difference.concept, *event.difference.real)
        self.other.activity = next((id_ for id_ in ids if id_ not in here), None)
        self.active.activity = next((id_ for id_ in ids if id_ in here), self.active.activity)
        self._pointed = True
        self.screen.post_message(self.Changed())

    def on_model_canvas_chosen(self, event: ModelCanvas.Chosen) -> None:
        """The walk or a click came to an activity."""
        event.stop()
        if event.activity != self.active.activity or self._pointed:
            self.choose(event.activity)
            self.screen.post_message(self.Changed())

    # Showing

    def show(self, seen: Seen) -> None:
        """Show the model in view, and beside it the other one with what differs."""
        study, split = seen.study, self.is_split
        self.set_class(split, "-split")
        self.set_class(split and self.app.size.width < _ROOM_FOR_TWO, "-in-turn")
        shown = study.models.get(self.active.model or "")
        beside = study.models.get(self.other.model or "") if split else None
        listed = self.query_one(DifferenceList)
        listed.show(study, shown, beside)
        for half in self._halves:
            active = half is self.active
            half.set_class(not active, "-away")
            half.set_class(active or split, "-open")
            half.title.display = split
        if shown is not None and beside is not None:
            self._show_titles(study, shown, beside)
            if not self._pointed and _overlaid(shown, beside):
                same = _same_there(study, self.active.activity, beside.id)
                self.other.activity = same or self.other.activity
            self.other.show(seen)
        self.active.show(seen)

    def heed(self, seen: Seen) -> None:
        """Know of the study as it is now, and draw nothing: the models are shown as text."""
        for half in self._halves:
            half.heed(seen)

    def _show_titles(self, study: Study, shown: ConceptualModel, beside: ConceptualModel) -> None:
        """Say above each half what it shows, and where Tab goes from the active one."""
        width = self.app.size.width
        room = width // (1 if width < _ROOM_FOR_TWO else 2)
        differs = self.active is self._halves[1] and self.query_one(DifferenceList).display
        to = _("what differs") if differs else beside.ref
        self.active.title.show(half_title(study, shown, to, room))
        self.other.title.show(half_title(study, beside, "", room))

    def see(self, seen_as: SeenAs) -> None:
        """See both models from as far."""
        for half in self._halves:
            half.see(seen_as)


def _overlaid(model: ConceptualModel, other: ConceptualModel) -> bool:
    """Whether one of two models is laid over the other."""
    return other.id == model.overlays or other.overlays == model.id


def _same_there(study: Study, activity: str | None, model: str) -> str | None:
    """What is the same activity in the other model, where one lies over the other."""
    here = study.activities.get(activity or "")
    if here is None:
        return None
    there = activities_of(study, model)
    return next(
        (each.id for each in there if each.id in here.same_as or here.id in each.same_as), None
    )


def _partner(study: Study, model: ConceptualModel) -> str:
    """The model that one most likely wants to see beside another."""
    if model.real_world:
        return model.overlays or ""
    over = real_world_of(study, model.id)
    return over.id if over is not None else ""
