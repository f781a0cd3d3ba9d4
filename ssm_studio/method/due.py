"""What has come due: agreed actions that a meeting looks at again before anything else."""

from __future__ import annotations

from datetime import date

from ssm_studio.domain.action import INVENTED, AgreedAction, is_open
from ssm_studio.domain.dates import day_meant
from ssm_studio.domain.edit_action import follow_ups_of
from ssm_studio.domain.study import Study


def due(study: Study, today: date) -> tuple[AgreedAction, ...]:
    """The open actions whose day of looking again, or else whose date, has come; those longest due first.

    Planning moments never come by themselves, illustrations never come due, and what was looked at today was seen.
    """
    found = [
        (day, action)
        for action in study.actions.values()
        if (day := _day(action)) is not None and day <= today and not _seen(study, action, today)
    ]
    return tuple(action for _day, action in sorted(found, key=lambda each: (each[0], each[1].id)))


def _day(action: AgreedAction) -> date | None:
    if not is_open(action) or action.detail_provenance == INVENTED:
        return None
    for said in (action.follow_up_on, action.by_when):
        if (day := day_meant(said)) is not None:
            return day
    return None


def _seen(study: Study, action: AgreedAction, today: date) -> bool:
    return any(each.date == today.isoformat() for each in follow_ups_of(study, action.id))
