"""The research interest beside the problem-solving one: declaration, reconstruction, learning.

The two interests of one action research study are McKay and Marshall's (2001).
"""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.record import ANYTHING, Record, said
from ssm_studio.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Research(Record):
    """What was declared in advance, so that the process can be recovered (Checkland & Holwell 1998).

    F: framework of ideas; M_R and M_PS: method of research and of problem solving; A: area of concern;
    P: problem situation.
    """

    framework: Text | None = said("F.text")
    framework_provenance: str | None = said("F.provenance")
    research_method: Text | None = said("MR.text")
    research_method_provenance: str | None = said("MR.provenance")
    problem_solving_method: Text | None = said("MPS.text")
    problem_solving_method_provenance: str | None = said("MPS.provenance")
    area_of_concern: Text | None = said("A.text")
    area_of_concern_provenance: str | None = said("A.provenance")
    problem_situation: Text | None = said("P.text")
    problem_situation_provenance: str | None = said("P.provenance")
    declaration: Text | None = said("declaration.text")
    declaration_provenance: str | None = said("declaration.provenance")
    declared_at: str | None = said("declaration.declared_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconstructionRow(Record):
    """One element of a concept: as its source has it, what the study made of it, and on what evidence."""

    concept_kind: str | None = said()
    original: Text | None = said("original.text")
    original_page: str | None = said("original.page")
    original_note: Text | None = said("original.note")
    operation: str | None = said()
    reconstructed: str | None = said()
    reconstructed_text: Text | None = said()
    reconstructed_provenance: str | None = said()
    evidence: tuple[str, ...] = said(refers=ANYTHING, default=())
    evidence_provenance: str | None = said()
    rationale: Text | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning(Record):
    """What was learned, about the framework (F), the method (M) or the area of concern (A)."""

    about: str | None = said()
    text: Text | None = said()
