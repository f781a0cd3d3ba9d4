"""What the rows of the comparison ask about, in words."""

from __future__ import annotations

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.model import (
    MEASURES,
    VALUE_FOR_MONEY,
    VALUE_FOR_MONEY_AID,
    ConceptualModel,
)
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import _

_MEASURES = (*MEASURES, *VALUE_FOR_MONEY, *VALUE_FOR_MONEY_AID)


def rows_of(study: Study, model_id: str) -> tuple[ComparisonRow, ...]:
    """The comparison rows of one model, in order."""
    return children(study.comparison_rows, "model", model_id)


def target_words(study: Study, row: ComparisonRow, language: str = "") -> str:
    """What a row asks about, in words: "3 Define a small set…", or "3 → 5" for a link.

    What is gone is called as it was when it was asked about.
    """
    tongue = language or study.language
    if not row.target and row.asked is not None:
        return read(row.asked, tongue)
    if (measure := measure_of(study, row)) is not None:
        model, field = measure
        return f"{_(field)}: {read(getattr(model, field), tongue)}"
    ends = [study.activities.get(part) for part in (row.target or "").split(">")]
    if len(ends) == 1:
        activity = ends[0]
        return f"{activity.number} {read(activity.text, tongue)}" if activity else row.target or ""
    return " → ".join(each.number or "?" if each else "?" for each in ends)


def link_words(study: Study, row: ComparisonRow, language: str = "") -> str:
    """A link row in full: both activities with their words."""
    tongue = language or study.language
    if measure_of(study, row) is not None or (not row.target and row.asked is not None):
        return target_words(study, row, tongue)
    ends = [study.activities.get(part) for part in (row.target or "").split(">")]
    return " → ".join(f"{a.number} {read(a.text, tongue)}" if a else "?" for a in ends)


def measure_of(study: Study, row: ComparisonRow) -> tuple[ConceptualModel, str] | None:
    """The model and the field of the measure that a row asks about ("model's id.efficacy")."""
    id_, _dot, field = (row.target or "").partition(".")
    model = study.models.get(id_)
    return (model, field) if model is not None and field in _MEASURES else None
