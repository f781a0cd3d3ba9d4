"""Stage four, second half: agreed actions and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Final

from ssm_studio.domain.dates import day_meant
from ssm_studio.domain.record import Record, column, record
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
INVENTED: Final = "invented"
"""What `detail_provenance` says of an action whose owner and dates are illustration."""

HORIZONS: Final = ("one_year", "longer", "standing")
OPEN_STATUSES: Final = ("proposed", "agreed", "in_progress", "blocked")


@record
class AgreedAction(Record):
    """What someone will do by when.

    Both a position and a person: officials rotate, so an action tied to a person alone dies with the posting,
    and one tied to a post alone was promised by nobody (method reference 4.6).
    """

    text: Text | None = column()
    text_provenance: str | None = column()
    changes: tuple[str, ...] = column(refers="change", default=())
    why: Text | None = column()
    lens: str | None = column()
    lens_provenance: str | None = column()
    recommendation: str | None = column()
    position: Text | None = column("who.position")
    person: str | None = column("who.person")
    accepted_in_person: bool | None = column("who.accepted_in_person")
    by_when: str | None = column()
    measure: Text | None = column()
    enabling_action: Text | None = column()
    resources: Text | None = column()
    risk: Text | None = column()
    planning_hooks: tuple[str, ...] = column(default=())
    status: str | None = column(choices=ACTION_STATUSES)
    follow_up_on: str | None = column()
    detail_provenance: str | None = column()
    target: Text | None = column(since=4)
    threshold: Text | None = column(since=4)
    found: Text | None = column(since=4)
    judged_by: Text | None = column(since=4)
    horizon: str | None = column(choices=HORIZONS, since=4)
    supported_by: Text | None = column("who.supported_by", since=4)
    dissent: Text | None = column("dissent.text", since=4)
    dissent_by: tuple[str, ...] = column("dissent.by", refers="participant", default=(), since=4)
    media: tuple[str, ...] = column(default=(), since=4)
    levers: tuple[str, ...] = column(default=(), since=4)


@record
class FollowUp(Record):
    """What was found when the team looked again at an action."""

    action: str | None = column(parent="action")
    date: str | None = column()
    status: str | None = column(choices=ACTION_STATUSES)
    what_happened: Text | None = column()
    evidence: Text | None = column()
    why: Text | None = column(since=4)
    next_look: str | None = column(since=4)
    new_issue: str | None = column(refers="element", since=4)


def is_open(action: AgreedAction) -> bool:
    """Whether something is still to be done."""
    return (action.status or "proposed") in OPEN_STATUSES


def is_overdue(action: AgreedAction, today: date) -> bool:
    """Whether an open action's date is past.

    A moment that is no date (of planning) never is, and neither is an action whose details are marked as
    invented: it is an illustration.
    """
    due = day_meant(action.by_when)
    if due is None:
        return False
    return is_open(action) and action.detail_provenance != INVENTED and due < today
