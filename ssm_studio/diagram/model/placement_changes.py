"""Keeps the positions of a model's boxes in the study: what an edit means for them, and arranging them anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import ARROW_FIELDS, ModelView, view_of
from ssm_studio.diagram.model.placement import (
    Placement,
    arrange_model,
    arrows_of,
    is_placed,
    place_model,
    settle,
    sizes_of,
)
from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _

_DRAWN = ("model", "number", "text", "kind", "x", "y", *ARROW_FIELDS.values())
PATIENCE: Final = 0.3
"""Seconds that a step waits for the layout of a model that nobody has placed; usually it is known by then."""
AT_ONCE: Final = 3
"""A model that comes with more activities in its first step was not typed: it is laid out as a whole when drawn."""


def placed_step(before: Study, after: Study) -> Changeset:
    """The positions that the models touched between two studies get; nobody moves who need not."""
    models = dict.fromkeys(_touched(before, after))
    puts = [put for model in models for put in _placed(before, after, model)]
    return Changeset("", tuple(puts))


def arrange_step(study: Study, model_id: str, placement: Placement | None = None) -> Changeset:
    """Lay a model out anew as one step; places set by hand are given up.

    Args:
        placement: from `arrange_model`, which may take seconds; made here if not said.
    """
    fresh = placement or arrange_model(unplaced(study, model_id), model_id)
    return Changeset(_("Rearrange the diagram"), tuple(_stored(study, model_id, fresh)))


def unplaced(study: Study, model_id: str) -> Study:
    """The study as if nobody had placed this model's activities."""
    activities = {
        id_: replace(each, x=None, y=None) if each.model == model_id else each
        for id_, each in study.activities.items()
    }
    return replace(study, activities=activities)


def _touched(before: Study, after: Study) -> list[str]:
    if before.activities is after.activities:
        return []
    found = []
    for id_ in {**before.activities, **after.activities}:
        old, new = before.activities.get(id_), after.activities.get(id_)
        if old is not new and _look(old) != _look(new):
            found += [each.model for each in (old, new) if each and each.model in after.models]
    return [each for each in found if each]


def _look(activity: Activity | None) -> tuple[object, ...] | None:
    return None if activity is None else tuple(getattr(activity, name) for name in _DRAWN)


def _placed(before: Study, after: Study, model_id: str) -> list[RecordChange]:
    then, now = view_of(before, model_id), view_of(after, model_id)
    if not now.activities or (not then.activities and len(now.activities) > AT_ONCE):
        return []
    if is_placed(before, model_id) and not any(each.x is not None for each in now.operational):
        # Somebody took all the places away: the next drawing lays the model out afresh.
        return []
    base = place_model(before, model_id, before.language, patience=PATIENCE)
    model = after.models[model_id]
    old = before.models.get(model_id)
    width, by_hand = base.label_width, _by_hand(before, now)
    if model.label_width and old is not None and model.label_width != old.label_width:
        # The whole model was arranged: who stands at the same cells as before was put there too.
        width, by_hand = model.label_width, _standing(now)
    sizes = sizes_of(now.activities, after.language, width)
    stood = {id_: rect for id_, rect in base.positions.items() if id_ not in by_hand}
    for id_, (x, y) in by_hand.items():
        stood[id_] = Rect(x, y, sizes[id_].width, sizes[id_].height)
    for id_ in _first_joined(then, now):
        if id_ not in by_hand:
            stood.pop(id_, None)
    placement = settle(
        now,
        after.language,
        Placement(stood, "", width),
        turned=[] if by_hand else _new_arrows(then, now),
        held=by_hand,
    )
    return _stored(after, model_id, placement)


def _standing(now: ModelView) -> dict[str, tuple[int, int]]:
    """Where activities stand in the study."""
    return {
        each.id: (each.x, each.y)
        for each in now.activities
        if each.x is not None and each.y is not None
    }


def _by_hand(before: Study, now: ModelView) -> dict[str, tuple[int, int]]:
    """Where this very step puts activities, new ones too."""
    return {
        id_: spot
        for id_, spot in _standing(now).items()
        if (old := before.activities.get(id_)) is None or (old.x, old.y) != spot
    }


def _first_joined(then: ModelView, now: ModelView) -> list[str]:
    """Who stood apart, without any arrow, and is joined now: it settles near what it is joined with."""
    joined = {id_ for pair in arrows_of(then)[0] for id_ in pair}
    apart = {each.id for each in then.operational} - joined
    found = []
    for source, target in _new_arrows(then, now):
        # Of two that stood apart, the one that needs the other goes to it.
        if target in apart:
            found.append(target)
        elif source in apart:
            found.append(source)
    return list(dict.fromkeys(found))


def _new_arrows(then: ModelView, now: ModelView) -> list[tuple[str, str]]:
    known = set(arrows_of(then)[0])
    return [each for each in arrows_of(now)[0] if each not in known]


def _stored(study: Study, model_id: str, placement: Placement) -> list[RecordChange]:
    """Puts that write a placement into the study."""
    puts = []
    for id_, rect in placement.positions.items():
        activity = study.activities[id_]
        if (activity.x, activity.y) != (rect.x, rect.y):
            puts.append(
                RecordChange("activity", id_, activity, replace(activity, x=rect.x, y=rect.y))
            )
    model = study.models.get(model_id)
    if model is not None and model.label_width != placement.label_width:
        after = replace(model, label_width=placement.label_width)
        puts.append(RecordChange("model", model_id, model, after))
    return puts
