"""Stage two: relevant systems and root definitions with PQR and CATWOE."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import Record, column, record
from ssm_studio.domain.text import Text

SYSTEM_TYPES: Final = ("primary_task", "issue_based")
DEFINITION_STATUSES: Final = ("draft", "agreed", "parked")
_CUSTOMER_KINDS: Final = ("beneficiary", "victim", "both")
ANSWERS: Final = ("yes", "no", "unsure")
CHANGEABLE: Final = ("no", "partly", "yes")
EFFECTS: Final = ("hinders", "helps", "both")
USES: Final = ("content", "process")
"""SSM(c), about the situation, or SSM(p), about the study itself (method reference 5.4)."""
_CONSTRAINT_TYPES: Final = (
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


@record
class RelevantSystem(Record):
    """A candidate "system to …"; many are thought of, few chosen, the others kept with the reason."""

    name: Text | None = column()
    type: str | None = column(choices=SYSTEM_TYPES)
    from_themes: tuple[str, ...] = column(refers="theme", default=())
    from_issue_owner: str | None = column(refers="analysis_one")
    chosen: bool | None = column()
    why_not: Text | None = column()
    votes: int | None = column()
    worldview_hint: Text | None = column(since=4)
    """What one would have to believe for it to matter, while no definition says so."""
    use: str | None = column(choices=USES, since=4)


@record
class RootDefinition(Record):
    """One worldview's purposeful system in a sentence: P by Q in order to R, and CATWOE behind it."""

    system: str | None = column(refers="system")
    type: str | None = column(choices=SYSTEM_TYPES)
    level: str | None = column(choices=("wider", "system", "sub"))
    derived_from: str | None = column(refers="definition")
    version: int | None = column()
    status: str | None = column(choices=DEFINITION_STATUSES)
    p: Text | None = column("pqr.p")
    q: Text | None = column("pqr.q")
    r: Text | None = column("pqr.r")
    transformation_input: Text | None = column("t.input")
    transformation_output: Text | None = column("t.output")
    worldview: Text | None = column("w.text")
    sentence: Text | None = column("text")
    """The wording by hand; while it is None the sentence is composed from the fields."""
    omitted_c: Text | None = column("omitted.c")
    """Why an element is left out on purpose, of the definition or of its sentence; None where it is not."""
    omitted_a: Text | None = column("omitted.a")
    omitted_o: Text | None = column("omitted.o")
    omitted_e: Text | None = column("omitted.e")
    use: str | None = column(choices=USES, since=4)
    perspective: Text | None = column(since=4)
    """Whose perspective it takes."""
    efficacy: Text | None = column("measures.efficacy", since=4)
    """How it would be judged, before there is a model that says so."""
    efficiency: Text | None = column("measures.efficiency", since=4)
    effectiveness: Text | None = column("measures.effectiveness", since=4)
    ethicality: Text | None = column("measures.ethicality", since=4)
    elegance: Text | None = column("measures.elegance", since=4)


@record
class Customer(Record):
    """C: someone who gains or loses by the transformation."""

    definition: str | None = column(parent="definition")
    who: Text | None = column("text")
    kind: str | None = column(choices=_CUSTOMER_KINDS)
    direct: bool | None = column()


@record
class Actor(Record):
    """A: someone who would do the transformation."""

    definition: str | None = column(parent="definition")
    who: Text | None = column("text")
    does: Text | None = column()


@record
class Owner(Record):
    """O: someone who could stop the transformation or change how it is judged."""

    definition: str | None = column(parent="definition")
    who: Text | None = column("text")
    can_stop: str | None = column(choices=ANSWERS)
    how: Text | None = column()


@record
class Constraint(Record):
    """E: something that the system must accept as given."""

    definition: str | None = column(parent="definition")
    what: Text | None = column("text")
    type: str | None = column(choices=_CONSTRAINT_TYPES)
    system_can_change: str | None = column(choices=CHANGEABLE)
    effect: str | None = column(choices=EFFECTS, since=4)
