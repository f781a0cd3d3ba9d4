"""The research interest beside the problem-solving one: declaration, reconstruction, learning.

The two interests of one action research study are McKay and Marshall's (2001).
"""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import ANYTHING, CONFIDENCES, Record, column, record
from ssm_studio.domain.text import Text

CYCLES: Final = ("ps", "r")
OPERATIONS: Final = (
    "kept",
    "renamed",
    "narrowed",
    "widened",
    "merged",
    "split",
    "added",
    "dropped",
)


@record
class Research(Record):
    """What was declared in advance, so that the process can be recovered (Checkland & Holwell 1998).

    F: framework of ideas; M_R and M_PS: method of research and of problem solving; A: area of concern;
    P: problem situation.
    """

    framework: Text | None = column("F.text")
    framework_provenance: str | None = column("F.provenance")
    research_method: Text | None = column("MR.text")
    research_method_provenance: str | None = column("MR.provenance")
    problem_solving_method: Text | None = column("MPS.text")
    problem_solving_method_provenance: str | None = column("MPS.provenance")
    area_of_concern: Text | None = column("A.text")
    area_of_concern_provenance: str | None = column("A.provenance")
    problem_situation: Text | None = column("P.text")
    problem_situation_provenance: str | None = column("P.provenance")
    declaration: Text | None = column("declaration.text")
    """What will count as knowledge."""
    declaration_provenance: str | None = column("declaration.provenance")
    declared_at: str | None = column("declaration.declared_at")
    theoretical_issue: Text | None = column("declaration.theoretical_issue", since=4)
    factual_issue: Text | None = column("declaration.factual_issue", since=4)
    remark: Text | None = column("declaration.remark", since=4)
    locked_at: str | None = column("declaration.locked_at", since=4)


@record
class Declared(Record):
    """One dated version of the declaration, kept as it stood while later ones were written (AR-02)."""

    version: int | None = column(since=4)
    declared_at: str | None = column(since=4)
    framework: Text | None = column("F", since=4)
    research_method: Text | None = column("MR", since=4)
    problem_solving_method: Text | None = column("MPS", since=4)
    area_of_concern: Text | None = column("A", since=4)
    problem_situation: Text | None = column("P", since=4)
    declaration: Text | None = column(since=4)
    theoretical_issue: Text | None = column(since=4)
    factual_issue: Text | None = column(since=4)
    remark: Text | None = column(since=4)


@record
class CycleNote(Record):
    """What was noted at one of the eight steps of a cycle of action research (McKay & Marshall 2001)."""

    cycle: str | None = column(choices=CYCLES, since=4)
    step: int | None = column(since=4)
    text: Text | None = column(since=4)


@record
class ReconstructionRow(Record):
    """One element of a concept: as its source has it, what the study made of it, and on what evidence."""

    concept_kind: str | None = column()
    original: Text | None = column("original.text")
    original_page: str | None = column("original.page")
    original_note: Text | None = column("original.note")
    operation: str | None = column()
    reconstructed: str | None = column()
    reconstructed_text: Text | None = column()
    reconstructed_provenance: str | None = column()
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=())
    evidence_provenance: str | None = column()
    rationale: Text | None = column()
    original_source: str | None = column("original.source", since=4)
    joined_with: tuple[str, ...] = column(refers="reconstruction", default=(), since=4)
    """Other rows that were merged with this one, or came from the same original by splitting."""
    confidence: str | None = column(choices=CONFIDENCES, since=4)
    validated_by: tuple[str, ...] = column(
        "member_check.by", refers="participant", default=(), since=4
    )
    validated_with: Text | None = column("member_check.with", since=4)
    validated_at: str | None = column("member_check.at", since=4)


@record
class Learning(Record):
    """What was learned, about the framework (F), the method (M) or the area of concern (A)."""

    about: str | None = column()
    text: Text | None = column()
    said_by: str | None = column(refers="participant", since=4)
