"""A finding of the coach that the room decided to leave as it is, with the reason."""

from __future__ import annotations

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text


@record
class Waiver(Record):
    """Why a rule's finding stands: which rule, about which record and field, who said so and when (UTC).

    Waivers are part of the audit trail: they are exported, and taking one back is a step like any other.
    """

    rule: str | None = column()
    about: str | None = column(refers=ANYTHING)
    field: str | None = column()
    reason: Text | None = column()
    waived_by: str | None = column()
    waived_at: str | None = column()
