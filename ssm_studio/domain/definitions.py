"""Stage two: relevant systems and root definitions with PQR and CATWOE."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record, said
from ssm_studio.domain.text import Text

SYSTEM_TYPES: Final = ("primary_task", "issue_based")
DEFINITION_STATUSES: Final = ("draft", "agreed", "parked")
CUSTOMER_KINDS: Final = ("beneficiary", "victim", "both")
ANSWERS: Final = ("yes", "no", "unsure")
CHANGEABLE: Final = ("no", "partly", "yes")
CONSTRAINT_TYPES: Final = (
    "legal",
    "budget",
    "policy",
    "time",
    "culture",
    "people",
    "technology",
    "physical",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelevantSystem(Record):
    """A candidate "system to …"; many are thought of, few chosen, the others kept with the reason."""

    name: Text | None = said()
    type: str | None = said(choices=SYSTEM_TYPES)
    from_themes: tuple[str, ...] = said(refers="theme", default=())
    from_issue_owner: str | None = said(refers="analysis_one")
    chosen: bool | None = said()
    why_not: Text | None = said()
    votes: int | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class RootDefinition(Record):
    """One worldview's purposeful system in a sentence: P by Q in order to R, and CATWOE behind it."""

    system: str | None = said(refers="system")
    type: str | None = said(choices=SYSTEM_TYPES)
    level: str | None = said(choices=("wider", "system", "sub"))
    derived_from: str | None = said(refers="definition")
    version: int | None = said()
    status: str | None = said(choices=DEFINITION_STATUSES)
    p: Text | None = said("pqr.p")
    q: Text | None = said("pqr.q")
    r: Text | None = said("pqr.r")
    transformation_input: Text | None = said("t.input")
    transformation_output: Text | None = said("t.output")
    worldview: Text | None = said("w.text")
    sentence: Text | None = said("text")
    """The wording by hand; while it is None the sentence is composed from the fields."""
    omitted_c: Text | None = said("omitted.c")
    """Why an element is left out on purpose, of the definition or of its sentence; None where it is not."""
    omitted_a: Text | None = said("omitted.a")
    omitted_o: Text | None = said("omitted.o")
    omitted_e: Text | None = said("omitted.e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(Record):
    """C: someone who gains or loses by the transformation."""

    definition: str | None = said(parent="definition")
    who: Text | None = said("text")
    kind: str | None = said(choices=CUSTOMER_KINDS)
    direct: bool | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A: someone who would do the transformation."""

    definition: str | None = said(parent="definition")
    who: Text | None = said("text")
    does: Text | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner(Record):
    """O: someone who could stop the transformation or change how it is judged."""

    definition: str | None = said(parent="definition")
    who: Text | None = said("text")
    can_stop: str | None = said(choices=ANSWERS)
    how: Text | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint(Record):
    """E: something that the system must accept as given."""

    definition: str | None = said(parent="definition")
    what: Text | None = said("text")
    type: str | None = said(choices=CONSTRAINT_TYPES)
    system_can_change: str | None = said(choices=CHANGEABLE)
