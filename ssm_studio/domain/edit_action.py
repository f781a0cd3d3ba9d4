"""What the room agrees to do, and what was found when it looked again."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain.action import OPEN_STATUSES, AgreedAction, FollowUp
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.dates import as_kept
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _


def add_action(
    study: Study,
    words: str,
    *,
    position: str = "",
    person: str = "",
    by_when: str = "",
    changes: tuple[str, ...] = (),
) -> Changeset:
    """A proposed action; who (position and person) and by when may follow later."""
    action = AgreedAction(
        id=new_id(),
        text=Text.said(words, study.language),
        position=Text.said(position, study.language) if position else None,
        person=person or None,
        by_when=by_when or None,
        changes=changes,
        status="proposed",
    )
    return add(study, action)


def action_from_change(study: Study, change_id: str) -> Changeset:
    """An action that carries out a change, worded as the change until someone words it better."""
    change = study.changes.get(change_id)
    if change is None:
        return NOTHING
    action = AgreedAction(id=new_id(), text=change.text, changes=(change_id,), status="proposed")
    return add(study, action)


def set_status(study: Study, action_id: str, status: str) -> Changeset:
    """Where an action stands now."""
    action = study.actions.get(action_id)
    if action is None:
        return NOTHING
    label = _("Set the status of “{name}”").format(name=short_name(action, study.language))
    return set_fields(study, "action", action_id, label, status=status)


def odd_move(before: str | None, after: str) -> bool:
    """Whether a move of status is worth a question: what was closed is open again, or was done without being agreed."""
    now = before or "proposed"
    reopened = now not in OPEN_STATUSES and after in OPEN_STATUSES
    return reopened or (now, after) == ("proposed", "done")


def move_status(study: Study, action_id: str, status: str, *, on: str, why: str = "") -> Changeset:
    """Where an action stands from a day on (ISO date), and why: the move is kept among its follow-ups."""
    action = study.actions.get(action_id)
    if action is None or action.status == status:
        return NOTHING
    first = set_status(study, action_id, status)
    reason = Text.said(why, study.language) if why else None
    entry = FollowUp(id=new_id(), action=action_id, date=on, status=status, why=reason)
    return join(first.label, first, add(apply(study, first), entry, first.label))


def follow_up(
    study: Study,
    action_id: str,
    what_happened: str,
    *,
    on: str,
    status: str | None = None,
    **facts: Any,
) -> Changeset:
    """What was found on a day, as typed; a status given here becomes the action's.

    Facts are `evidence` and `why` as words, `next_look` as a date, which becomes the action's next one too.
    """
    action = study.actions.get(action_id)
    if action is None:
        return NOTHING
    label = _("Follow up “{name}”").format(name=short_name(action, study.language))
    entry = FollowUp(
        id=new_id(),
        action=action_id,
        date=as_kept(on),
        status=status,
        what_happened=_words(study, what_happened),
        evidence=_words(study, facts.get("evidence")),
        why=_words(study, facts.get("why")),
        next_look=as_kept(facts.get("next_look") or "") or None,
    )
    added = add(study, entry, label)
    values: dict[str, Any] = {"status": status} if status is not None else {}
    if entry.next_look:
        values["follow_up_on"] = entry.next_look
    told = set_fields(apply(study, added), "action", action_id, label, **values)
    return join(label, added, told)


def _words(study: Study, words: str | None) -> Text | None:
    return Text.said(words, study.language) if words else None


def follow_ups_of(study: Study, action_id: str) -> tuple[FollowUp, ...]:
    """The follow-ups of an action, in the order in which they were written."""
    return children(study.follow_ups, "action", action_id)
