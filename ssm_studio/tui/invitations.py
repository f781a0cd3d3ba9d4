"""Which example the empty entry line shows: one that can be typed as it stands, for what is in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.edit_model import after_all
from ssm_studio.domain.study import Study, activities_of, conceptual_models
from ssm_studio.say import Place

BEGIN, FIRST, FREE, CHART = "begin", "first", "free", "chart"
"""Examples of a system, of a model's first activity, of one whose number nobody knows, of an answer."""

Invited = tuple[str, Mapping[str, str]]
"""A key of `stage_frame.EXAMPLES`, and the numbers that its words name."""
_NOTHING: Final[Mapping[str, str]] = {}


def invited(study: Study, place: Place, tab: str = "") -> Invited:
    """The example for a place; `tab` is the inner tab in view, "" where a stage has none."""
    if place.stage == 2 and not (place.definition or place.system):
        return BEGIN, _NOTHING
    if place.stage == 3:
        return _of_model(study, place.model or "")
    if tab == CHART:
        return _of_chart(study, place)
    return tab or str(place.stage), _NOTHING


def _of_model(study: Study, model: str) -> Invited:
    numbers = [each.number for each in activities_of(study, model) if each.number]
    if numbers:
        return "3", {"n": after_all(study, model), "m": numbers[0]}
    begun = model or study.root_definitions or study.relevant_systems
    return FIRST if begun else BEGIN, _NOTHING


def _of_chart(study: Study, place: Place) -> Invited:
    if not study.activities:
        return FREE if study.relevant_systems or study.models else BEGIN, _NOTHING
    row = study.comparison_rows.get(place.row or "")
    number = _asked_number(study, row) if row is not None else ""
    models = [each.id for each in conceptual_models(study)]
    only = models[0] if len(models) == 1 else ""
    known = (each.number for each in activities_of(study, place.model or only) if each.number)
    number = number or next(known, "")
    return (CHART, {"m": number}) if number else ("changes", _NOTHING)


def _asked_number(study: Study, row: ComparisonRow) -> str:
    """The number of the activity that a row asks about; "" where it asks about something else."""
    activity = study.activities.get(row.target or "")
    return (activity.number or "") if activity is not None else ""
