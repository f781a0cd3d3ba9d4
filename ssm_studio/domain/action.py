"""Stage four, second half: agreed actions and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record, said
from ssm_studio.domain.text import Text

ACTION_STATUSES: Final = (
    "proposed",
    "agreed",
    "in_progress",
    "done",
    "dropped",
    "superseded",
    "blocked",
)
OPEN_STATUSES: Final = ("proposed", "agreed", "in_progress", "blocked")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction(Record):
    """What someone will do by when.

    Both a position and a person: officials rotate, so an action tied to a person alone dies with the posting,
    and one tied to a post alone was promised by nobody (method reference 4.6).
    """

    text: Text | None = said()
    text_provenance: str | None = said()
    changes: tuple[str, ...] = said(refers="change", default=())
    why: Text | None = said()
    lens: str | None = said()
    lens_provenance: str | None = said()
    recommendation: str | None = said()
    position: Text | None = said("who.position")
    person: str | None = said("who.person")
    accepted_in_person: bool | None = said("who.accepted_in_person")
    by_when: str | None = said()
    measure: Text | None = said()
    enabling_action: Text | None = said()
    resources: Text | None = said()
    risk: Text | None = said()
    planning_hooks: tuple[str, ...] = said(default=())
    status: str | None = said(choices=ACTION_STATUSES)
    follow_up_on: str | None = said()
    detail_provenance: str | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """What was found when the team looked again at an action."""

    action: str | None = said(parent="action")
    date: str | None = said()
    status: str | None = said(choices=ACTION_STATUSES)
    what_happened: Text | None = said()
    evidence: Text | None = said()
