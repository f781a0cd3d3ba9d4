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


def way_words(at: Selection) -> Content:
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
        return plain(_("model of current practice; its conceptual model is gone"), "$muted")
    link = plain(concept.ref, "$system").stylize(act(f"screen.reveal('model', '{concept.id}')"))
    here = Content.styled(" › ", "$muted").append(plain(model.ref, "bold $real"))
    return link.append(here).append(
        plain("  " + _("model of current practice, as told by those who do it"), "$real")
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
        return (
            _("outside the workshop")
            if short
            else _("built by the researcher outside the workshop")
        )
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
        words = Content.styled(_("current practice") + "\n", "$muted")
        said = _("done so") if is_confirmed(activity) else _("not confirmed yet: Y confirms it")
        words = words.append(plain(f"{said}\n").stylize(act("screen.edit('confirm')")))
        meant = _("in the conceptual model: {numbers}").format(numbers=", ".join(same) or "–")
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
