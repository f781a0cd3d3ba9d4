"""What the rows of the comparison ask about, in words."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.model import (
    MEASURES,
    VALUE_FOR_MONEY,
    VALUE_FOR_MONEY_AID,
    ConceptualModel,
)
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, translator

_MEASURES = (*MEASURES, *VALUE_FOR_MONEY, *VALUE_FOR_MONEY_AID)


def rows_of(study: Study, model_id: str) -> tuple[ComparisonRow, ...]:
    """The comparison rows of one model, in order."""
    return children(study.comparison_rows, "model", model_id)


ARROW: Final = " → "
"""What stands between the two ends of a link."""


def target_words(study: Study, row: ComparisonRow, language: str = "") -> str:
    """What a row asks about, in words: "3 Define a small set…", of a link "3 Define … → 5 Obtain …"."""
    return ARROW.join(target_ends(study, row, language))


def target_line(study: Study, row: ComparisonRow, width: int, language: str = "") -> str:
    """The same in at most `width` characters; the two ends of a link are cut alike."""
    first, *others = [
        " ".join(each[: 4 * width].split()) for each in target_ends(study, row, language)
    ]
    if not others:
        return _cut(first, width)
    room, second = width - len(ARROW), others[0]
    first = _cut(first, max(room // 2, room - len(second)))
    return first + ARROW + _cut(second, room - len(first))


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: max(width - 1, 1)].rstrip() + "…"


def target_ends(study: Study, row: ComparisonRow, language: str = "") -> list[str]:
    """The words of both ends of a link; of any other row all that it asks about.

    What is gone is called as it was when it was asked about.
    """
    tongue = language or study.language
    t = translator(tongue)
    if not row.target and row.asked is not None:
        return [read(row.asked, tongue)]
    if (measure := measure_of(study, row)) is not None:
        model, field = measure
        return [f"{t(field)}: {read(getattr(model, field), tongue)}"]
    ends = [study.activities.get(part) for part in (row.target or "").split(">")]
    if not any(ends):
        return [t(N_("something that is no longer in a model"))]
    return [f"{a.number or a.ref} {read(a.text, tongue)}" if a else "?" for a in ends]


def measure_of(study: Study, row: ComparisonRow) -> tuple[ConceptualModel, str] | None:
    """The model and the field of the measure that a row asks about ("model's id.efficacy")."""
    id_, _dot, field = (row.target or "").partition(".")
    model = study.models.get(id_)
    return (model, field) if model is not None and field in _MEASURES else None
