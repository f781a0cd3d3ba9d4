"""Actions as lines: in the order of their dates, the overdue ones marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ssm_studio.days import today
from ssm_studio.domain import edit_action
from ssm_studio.domain.action import AgreedAction, FollowUp, is_open, is_overdue
from ssm_studio.domain.dates import day_meant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui import interest
from ssm_studio.tui.action_words import follow_up_words, who_words
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.table import LONGEST, Cells, Column
from ssm_studio.tui.text import day, one_line, plain

__all__ = [
    "COLUMNS",
    "DATE",
    "action_cells",
    "follow_up_words",
    "late_words",
    "ordered",
    "today",
    "who_words",
]

DATE: Final = len("10 March 2015")
"""Cells that most dates need; one with a longer month takes two rows where others lack room."""

COLUMNS: Final = (
    Column("ref", "", 5),
    Column("words", N_("action"), 18, 9, -1),
    Column("who", N_("who"), 10, 4, 1),
    Column("by_when", N_("by when"), DATE, 2),
    Column("overdue", "", 9, 0, 0, (labels.LATE,)),
    Column("status", N_("status"), 9, 0, 0, labels.STATUSES),
    Column("measure", N_("measure"), 16, 4, 4),
    Column("first", N_("enabling action"), 18, 3, 5),
    Column("follow_up", N_("follow-up"), 13, 0, 3),
)


def _due(action: AgreedAction) -> tuple[bool, str]:
    """Dates in order, then moments said in other words, then none."""
    words = action.by_when or ""
    due = day_meant(words)
    return (False, due.isoformat()) if due else (True, words or "\uffff")


def ordered(study: Study) -> list[AgreedAction]:
    """Open actions first, each half by date."""
    return sorted(study.actions.values(), key=lambda a: (not is_open(a), *_due(a), a.id))


def late_words() -> str:
    """That its day has passed, as a sign and a word."""
    return f"{labels.LATE.sign} {_(labels.LATE.words)}"


def action_cells(study: Study, action: AgreedAction, now: date) -> Cells:
    """An action by column, as it stands on the day `now`."""
    open_ = is_open(action)
    overdue = is_overdue(action, now)
    status = labels.label_of(labels.STATUSES, action.status) or labels.STATUSES[0]
    again = [each for each in edit_action.follow_ups_of(study, action.id) if each.what_happened]
    look = day((action.follow_up_on or "")[:40])
    return {
        "ref": plain(one_line(action.ref, 8), "$muted"),
        "words": interest.quiet(study, action).append(
            plain(one_line(read(action.text, study.language)[:LONGEST]), "" if open_ else "$muted")
        ),
        "who": who_words(study, action),
        "by_when": plain(one_line(day((action.by_when or "")[:100]))),
        "overdue": plain(late_words(), "bold $concern") if overdue else "",
        "status": plain(
            f"{status.sign} {_(status.words)}", "$done" if action.status == "done" else ""
        ),
        "measure": read(action.measure, study.language),
        "first": read(action.enabling_action, study.language),
        "follow_up": plain(_looked(again, one_line(look)), "$muted"),
    }


def _looked(again: Sequence[FollowUp], look: str) -> str:
    """When somebody looks again, and how often somebody did."""
    if not again:
        return look
    often = ngettext("looked once", "looked {n} times", len(again)).format(n=len(again))
    return f"{look}, {often}" if look else often
