"""The session itself: the situation that is felt to be problematical, and the people in the room."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import Record, column, record
from ssm_studio.domain.text import Text

_EXITS: Final = ("exit", "amend")
"""What can be decided about each interest at the end of a cycle (method reference 5.5)."""


@record
class Session(Record):
    """The header of one workshop session. A study has exactly one.

    Its `path`s start at the root of a bundle. `languages[0]` is the main language, the one that is edited.
    """

    ref: str = column("session.id", default="")
    provenance: str | None = column("session.provenance")
    visibility: str | None = column("session.visibility")
    interest: str | None = column("session.interest")
    schema_version: int | None = column("meta.schema_version")
    title: Text | None = column("meta.title")
    source: str | None = column("meta.source")
    warning: Text | None = column("meta.warning")
    """Printed by every export: which items are illustration and not findings."""
    cycle: int | None = column("session.cycle")
    parent_session: str | None = column("session.parent_session")
    situation: Text | None = column("session.situation.text")
    situation_provenance: str | None = column("session.situation.provenance")
    use_mode: str | None = column("session.use_mode")
    languages: tuple[str, ...] = column("session.languages", default=())
    dates: tuple[str, ...] = column("session.dates.value", default=())
    dates_provenance: str | None = column("session.dates.provenance")
    place: str | None = column("session.place.value")
    place_provenance: str | None = column("session.place.provenance")
    comparison_way: str | None = column("comparison.way")
    source_work: str | None = column("reconstruction.source_work")
    operations: tuple[str, ...] = column("reconstruction.operations", default=())
    lens_tags: tuple[str, ...] = column("session.lens_tags", default=(), since=4)
    agenda: str | None = column("session.agenda", since=4)
    """The key of the agenda template that the blocks came from."""
    research_on: bool | None = column("session.research_on", since=4)
    introductory: bool | None = column("session.introductory", since=4)
    """Whether it was only a taste of the method, in half a day."""
    mode: int | None = column("session.mode", since=4)
    """1: driven by the methodology, 2: by the situation, the method internalised (method reference 5.4)."""
    users: Text | None = column("session.lumas.users", since=4)
    """U of LUMAS: who used the method, with what experience."""
    methodology: Text | None = column("session.lumas.methodology", since=4)
    """M of LUMAS: the method as it is formally described, with the edition that is cited."""
    exit_problem_solving: str | None = column("session.exit.ps.decision", choices=_EXITS, since=4)
    exit_problem_solving_reason: Text | None = column("session.exit.ps.reason", since=4)
    exit_problem_solving_at: str | None = column("session.exit.ps.at", since=4)
    exit_research: str | None = column("session.exit.r.decision", choices=_EXITS, since=4)
    exit_research_reason: Text | None = column("session.exit.r.reason", since=4)
    exit_research_at: str | None = column("session.exit.r.at", since=4)
    table: str | None = column("session.table", refers="group", since=4)
    """Whose copy it is, where tables work apart; merging leaves each copy its own."""


@record
class Group(Record):
    """A table group: people of like position who draw together."""

    name: Text | None = column()


@record
class Participant(Record):
    """Someone in the room, under a pseudonym."""

    pseudonym: str | None = column()
    role: Text | None = column()
    group: str | None = column(refers="group")
    consent: bool | None = column()
