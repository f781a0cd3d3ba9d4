"""Levels in words: the way down to a model, what expands an activity, what is done today, who built a model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.content import Content

from ssm_studio.domain.edit_as_is_model import is_confirmed
from ssm_studio.domain.edit_expansion import (
    RESEARCHER,
    child_of,
    expanded,
    lost_its_parent,
    says_otherwise,
    way_down,
)
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.clickable import act
from ssm_studio.tui.model.selection import Selection
from ssm_studio.tui.text import one_line, plain

WORDS: Final = 30
"""Characters of an activity that the way down shows."""


<<<<<<< HEAD
class Expanding(ModelDeeds):
    """Goes down into activities and up again."""

    def action_expand(self) -> None:
        """Go to the model that expands the chosen activity; the first time it is made."""
        activity, model = self.activity, self.model
        if activity is None or model is None:
            return
        child = child_of(self.study, activity.id)
        if child is not None:
            self.choose_model(child.id)
            return
        if model.real_world:
            self.studio.say_so(
                _("What is done today is not expanded; u goes to the model that it is laid over.")
            )
            return
        step = expand(self.study, activity.id)
        if self.studio.execute(step) is not None:
            self.show_news()
            made = child_of(self.study, activity.id)
            self.choose_model(made.id if made else model.id)
            if made is not None:
                self.studio.say_so(_one_level_down(made, activity))

    def action_level_up(self) -> None:
        """Go up to the activity that the model in view expands."""
        model = self.model
        above = parent_of(self.study, model) if model is not None else None
        if model is None:
            return
        if above is not None:
            self.go_up_to(above.id)
        elif lost_its_parent(self.study, model):
            self.studio.say_so(_("The activity that was expanded here is gone."))
        elif model.real_world and model.overlays in self.study.models:
            self.choose_model(model.overlays)
        else:
            self.studio.say_so(_("This model is at the top."))

    def go_up_to(self, activity_id: str) -> None:
        """Bring a model further up into view, with the activity through which one came down."""
        activity = self.study.activities.get(activity_id)
        if activity is not None:
            self.choose_model(activity.model)
            self.choose(activity_id)

    def action_go_up_to(self, activity_id: str) -> None:
        """A part of the way down was clicked."""
        self.go_up_to(activity_id)

    def action_go_to_model(self, model_id: str) -> None:
        """A model on the way down was clicked."""
        if model_id in self.study.models:
            self.choose_model(model_id)

    def action_delete(self) -> None:
        """Delete the chosen activity; a model that expands it stays, which is said."""
        child = child_of(self.study, self.activity.id) if self.activity is not None else None
        super().action_delete()
        kept = self.study.models.get(child.id) if child is not None else None
        if kept is not None and lost_its_parent(self.study, kept):
            said = _("{model}, which expanded it, is kept; ] goes to it.")
            self.studio.say_so(said.format(model=kept.ref))

    def action_built_by(self) -> None:
        """Built by the researcher outside the room, or by the people in it."""
        if self.model is not None:
            step = toggle_built_by(self.study, self.model.id)
            self.execute(step)
            self.studio.say_so(step.label)

    def draw_way(self) -> None:
        """The way down to what is in view; hidden for an ordinary model at the top."""
        line = self.query_one("#model-way", ClickableLine)
        words = way_words(self.study, self.model, self.activity)
        line.display = bool(words.plain)
        line.update(words)
        real = self.model is not None and self.model.real_world
        self.query_one("#model-definition").display = not real


def _one_level_down(made: ConceptualModel, activity: Activity) -> str:
    said = _("{model} expands {number}. Say in stage 2 what T and W are there; u goes up again.")
    words = said.format(model=made.ref, number=activity.number)
    if (made.level or 0) > ENOUGH:
        words = " ".join((words, _("Two levels down are enough for most workshops.")))
    return words


def way_words(study: Study, model: ConceptualModel | None, activity: Activity | None) -> Content:
=======
def way_words(at: Selection) -> Content:
>>>>>>> fdff53a (Compose stage three of parts: panes, editor, overlays, and edits that are functions)
    """ "CM1 › 3 Define indicators › 3.4", and what there is to say of this level; empty at the top."""
    study, model, activity = at.study, at.model, at.activity
    if model is None:
        return Content("")
    way = way_down(study, model.id)
    words = Content("")
    if len(way) > 1:
        for crumb in way[:-1]:
            words = words.append(_level(study, crumb.model, crumb.activity, first=crumb is way[0]))
        number = activity.number if activity is not None and activity.model == model.id else ""
        words = words.append(plain(number or model.ref, "bold $system"))
    elif lost_its_parent(study, model):
        gone = _("the activity that was expanded here is gone")
        words = Content.styled("… › ", "$muted").append(plain(model.ref, "bold $system"))
        words = words.append(plain(f"  {gone}", "$muted"))
    elif model.real_world:
        words = _over(study, model)
    if outside := built_words(model):
        words = words.append(plain(f"{'  · ' if words.plain else ''}{outside}", "$worldview"))
    return words.append(_asks(study, model))


def _level(
    study: Study, model: ConceptualModel, through: Activity | None, *, first: bool
) -> Content:
    words = Content("")
    if first:
        link = plain(model.ref, "$system").stylize(act(f"screen.reveal('model', '{model.id}')"))
        words = link.append(Content.styled(" › ", "$muted"))
    if through is not None:
        said = one_line(read(through.text, study.language), WORDS)
        name = plain(f"{through.number} {said}".strip())
        words = words.append(name.stylize(act(f"screen.reveal('activity', '{through.id}')")))
        words = words.append(Content.styled(" › ", "$muted"))
    return words


def _over(study: Study, model: ConceptualModel) -> Content:
    concept = study.models.get(model.overlays or "")
    if concept is None:
        return plain(_("what is done today; the model that it was laid over is gone"), "$muted")
    link = plain(concept.ref, "$system").stylize(act(f"screen.reveal('model', '{concept.id}')"))
    here = Content.styled(" › ", "$muted").append(plain(model.ref, "bold $real"))
    return link.append(here).append(
        plain("  " + _("what is done today, to be said by those who do it"), "$real")
    )


def _asks(study: Study, model: ConceptualModel) -> Content:
    """A question where the activity above is no longer what P of the definition here says."""
    differing = says_otherwise(study, model)
    if differing is None:
        return Content("")
    above, here = (one_line(each, 60) for each in differing)
    asks = _("The activity above now says “{above}”, P here “{here}”: do both still mean the same?")
    return plain("\n" + asks.format(above=above, here=here), "$real")


def built_words(model: ConceptualModel, *, short: bool = False) -> str:
    """Who built a model, where that is not the people in the room."""
    if not model.built_by:
        return ""
    if model.built_by == RESEARCHER:
        return _("outside the room") if short else _("built by the researcher outside the room")
    return _("built by {who}").format(who=one_line(model.built_by, 40))


def level_marks(
    study: Study, model_id: str, others: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """The marks of a diagram: `others`, and which activities are expanded or not confirmed yet."""
    found = {id_: {mark} for id_, mark in others.items()}
    for id_ in expanded(study, model_id):
        found.setdefault(id_, set()).add("expanded")
    if (model := study.models.get(model_id)) is not None and model.real_world:
        for each in activities_of(study, model_id):
            if not is_confirmed(each):
                found.setdefault(each.id, set()).add("unconfirmed")
    return {id_: " ".join(sorted(marks)) for id_, marks in found.items()}


def level_facts(study: Study, activity: Activity) -> Content:
    """What the inspector says about the levels and about today: expanded or not, confirmed or not."""
    model = study.models.get(activity.model or "")
    if model is None:
        return Content("")
    if model.real_world:
        same = [
            study.activities[i].number or "?" for i in activity.same_as if i in study.activities
        ]
        words = Content.styled(_("today") + "\n", "$muted")
        said = (
            _("done so") if is_confirmed(activity) else _("not confirmed yet: Y says it is done so")
        )
        words = words.append(plain(f"{said}\n").stylize(act("screen.edit('confirm')")))
        meant = _("in the concept: {numbers}").format(numbers=", ".join(same) or "–")
        return words.append(plain(f"{meant}\n\n").stylize(act("screen.edit('same_as')")))
    child = child_of(study, activity.id)
    said = (
        _("expanded in {model}").format(model=child.ref)
        if child
        else _("expand into a model") + "  x"
    )
    return plain(f"{said}\n\n", "$system" if child else "$muted").stylize(
        act("screen.edit('expand')")
    )
