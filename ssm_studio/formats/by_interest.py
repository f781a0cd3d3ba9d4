"""A study as one of the two interests sees it: the workshop report for a client, the methods chapter for a thesis."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study

INTERESTS: Final = {"problem-solving": "ps", "research": "r"}
"""What the command line calls each, with what records are marked with."""
_RESEARCH: Final = ("research", "declared", "cycle_note", "reconstruction", "learning")
"""The kinds that serve the research interest by what they are."""


def by_interest(study: Study, interest: str) -> Study:
    """A study without what was marked as serving the other interest alone; what nobody marked stays.

    For problem solving what is research by its kind is left out too. `interest` is a key of `INTERESTS`.
    """
    other = {"problem-solving": "r", "research": "ps"}[interest]
    kinds = _RESEARCH if interest == "problem-solving" else ()
    for kind, record in tuple(study.everything()):
        away = record.interest == other or kind in kinds
        if away and kind != "session" and study.get(kind, record.id) is not None:
            study = apply(study, edit.delete(study, kind, record.id))
    return study
