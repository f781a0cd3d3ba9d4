"""The session itself: the situation that is felt to be problematical, and the people in the room."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.record import Record, said
from ssm_studio.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """The header of one workshop session. A study has exactly one.

    Its `path`s start at the root of a bundle. `languages[0]` is the main language, the one that is edited.
    """

    ref: str = said("session.id", default="")
    provenance: str | None = said("session.provenance")
    visibility: str | None = said("session.visibility")
    interest: str | None = said("session.interest")
    schema_version: int | None = said("meta.schema_version")
    title: Text | None = said("meta.title")
    source: str | None = said("meta.source")
    warning: Text | None = said("meta.warning")
    """Printed by every export: which items are illustration and not findings."""
    cycle: int | None = said("session.cycle")
    parent_session: str | None = said("session.parent_session")
    situation: Text | None = said("session.situation.text")
    situation_provenance: str | None = said("session.situation.provenance")
    use_mode: str | None = said("session.use_mode")
    languages: tuple[str, ...] = said("session.languages", default=())
    dates: tuple[str, ...] = said("session.dates.value", default=())
    dates_provenance: str | None = said("session.dates.provenance")
    place: str | None = said("session.place.value")
    place_provenance: str | None = said("session.place.provenance")
    comparison_way: str | None = said("comparison.way")
    source_work: str | None = said("reconstruction.source_work")
    operations: tuple[str, ...] = said("reconstruction.operations", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A table group: people of like position who draw together."""

    name: Text | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Someone in the room, under a pseudonym."""

    pseudonym: str | None = said()
    role: Text | None = said()
    group: str | None = said(refers="group")
    consent: bool | None = said()
