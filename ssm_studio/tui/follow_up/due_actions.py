"""The beginning of a meeting: what was agreed and has come due, one after the other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from textual.app import App

from ssm_studio.days import today
from ssm_studio.domain import edit_action
from ssm_studio.domain.action import AgreedAction
from ssm_studio.i18n import _, ngettext
from ssm_studio.method.due import due
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.follow_up.sheet import BLOCKED, DONE, DROPPED, LATER, DueSheet
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import day

_AGAIN: Final = timedelta(days=30)
"""After which the next look is proposed."""


async def look_again(app: App[None], studio: Studio) -> None:
    """Ask about each action that has come due, until all are seen or it is left. Runs in a worker."""
    now = today()
    waiting = [each.id for each in due(studio.study, now)]
    seen = 0
    for number, id_ in enumerate(waiting, start=1):
        action = studio.study.actions.get(id_)
        if action is None:
            continue
        answer = await app.push_screen_wait(DueSheet(studio.study, action, number, len(waiting)))
        if answer is None:
            break
        if answer != LATER:
            seen += await _follow(app, studio, action, answer, now)
    _tell(studio, len(waiting), seen)


def _tell(studio: Studio, number: int, seen: int) -> None:
    if not number:
        studio.say_so(_("No agreed action has come due."))
    elif left := number - seen:
        words = ngettext(
            "{n} action is still to be looked at.", "{n} actions are still to be looked at.", left
        )
        studio.say_so(
            words.format(n=left),
            _("The session opens with what is due until all of it was looked at."),
        )
    else:
        studio.say_so(_("All that had come due was looked at."))


async def _follow(
    app: App[None], studio: Studio, action: AgreedAction, status: str, now: date
) -> bool:
    """What happened, how one knows, why where it is blocked or dropped, when it is looked at next; whether answered."""
    closed = status in (DONE, DROPPED)
    proposed = "" if closed else day((now + _AGAIN).isoformat())
    unsaid = _("Nothing typed leaves it empty; leaving asks about this action another time.")
    questions = (
        (_("What happened?"), "", "what_happened", True),
        (_("Why?"), "", "why", status in (BLOCKED, DROPPED)),
        (_("How do we know?"), "", "evidence", status == DONE),
        (_("When is the follow-up?"), proposed, "next_look", not closed),
    )
    said: dict[str, str] = {}
    for question, value, name, asked in questions:
        if asked:
            answer = await app.push_screen_wait(AskLine(question, value, hint=unsaid))
            if answer is None:
                return False
            said[name] = answer.strip()
    studio.execute(
        edit_action.follow_up(
            studio.study,
            action.id,
            said.pop("what_happened"),
            on=now.isoformat(),
            status=status,
            **said,
        )
    )
    return True
