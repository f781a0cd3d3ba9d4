"""The research interest beside the problem-solving one: declaration, reconstruction, learning.

The two interests of one action research study are McKay and Marshall's (2001).
"""

from __future__ import annotations

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text


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
    declaration_provenance: str | None = column("declaration.provenance")
    declared_at: str | None = column("declaration.declared_at")


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


@record
class Learning(Record):
    """What was learned, about the framework (F), the method (M) or the area of concern (A)."""

    about: str | None = column()
    text: Text | None = column()
