"""Reading a reconstruction: rows that belong together, and what of a session can be evidence for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.record import Record
from ssm_studio.domain.research import ReconstructionRow
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_

_EVIDENCE: Final = (
    ("evidence", N_("evidence")),
    ("element", N_("in the picture")),
    ("theme", N_("theme")),
    ("row", N_("comparison")),
    ("debate", N_("debate")),
    ("accommodation", N_("accommodation")),
    ("change", N_("change")),
    ("action", N_("action")),
    ("definition", N_("root definition")),
    ("activity", N_("activity")),
    ("analysis_one", N_("Analysis One")),
    ("analysis_two", N_("Analysis Two")),
    ("photo", N_("photograph")),
    ("follow_up", N_("follow-up")),
)
"""The kinds of record that a reconstructed element can rest on, and what they are called."""


def evidence_kinds(study: Study) -> list[tuple[str, Record]]:
    """Everything that can be evidence, each with what it is called; to be translated."""
    return [(called, each) for kind, called in _EVIDENCE for each in study.table(kind).values()]


def groups(study: Study) -> list[tuple[ReconstructionRow, ...]]:
    """The rows, each with those that it was merged with or that were split from the same, in order."""
    seen: set[str] = set()
    found = []
    for row in study.reconstruction.values():
        if row.id in seen:
            continue
        mine, todo = [], [row.id]
        while todo:
            id_ = todo.pop(0)
            each = study.reconstruction.get(id_)
            if each is None or id_ in seen:
                continue
            seen.add(id_)
            mine.append(each)
            todo += each.joined_with
        found.append(tuple(mine))
    return found


def drawn(study: Study) -> Iterator[tuple[ReconstructionRow, str]]:
    """Every row with a part of a bracket: merged rows open to the left, split ones to the right; "" for one alone."""
    for group in groups(study):
        splits = any(each.operation == "split" for each in group)
        first, middle, last = ("├", "│", "└") if splits else ("┐", "┤", "┘")
        if splits:
            first = "┌"
        for at, each in enumerate(group):
            if len(group) == 1:
                yield each, ""
            else:
                yield (
                    each,
                    first
                    if at == 0
                    else last
                    if at == len(group) - 1
                    else ("├" if splits else middle),
                )


def cited(study: Study, row: ReconstructionRow) -> list[Record]:
    """The records that a row rests on; of a part of one ("RD2.w") that record."""
    found = (study.find(each) or study.find(each.partition(".")[0]) for each in row.evidence)
    return list({each.id: each for each in found if each is not None}.values())
