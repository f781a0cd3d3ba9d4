"""What is open in all sessions, by who answers for it, as lines to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.app import App

from ssm_studio.days import today
from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, ngettext
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import day, one_line, times_words
from ssm_studio.workshop.agreed_actions import ListedAction, agreed_actions
from ssm_studio.workshop.recurring_issues import Recurring, recurring

LONGEST = 60


async def show_open(app: App[None], studio: Studio) -> None:
    """Choose among what is open in all sessions, by owner; the session of an action is opened."""
    try:
        every, _unreadable = agreed_actions(studio.home)
    except StudioError as error:
        studio.tell(error)
        return
    found = open_ones(every, today(), language())
    if not found:
        studio.say_so(_("No action is open in any session."))
        return
    choices = lines(found, today(), language())
    picked = await app.push_screen_wait(Choose(question(found, today()), choices))
    if picked is not None:
        studio.open_session(found[int(picked)].path)


async def show_returning(app: App[None], studio: Studio) -> None:
    """Choose among the issues that came back; the newest session that has one is opened."""
    try:
        found = recurring(studio.home, language())
    except StudioError as error:
        studio.tell(error)
        return
    if not found:
        studio.say_so(_("No issue stands in more than one session."))
        return
    choices = returning_lines(found)
    picked = await app.push_screen_wait(Choose(_("Issues that come back"), choices))
    if picked is not None:
        studio.open_session(found[int(picked)].path)


def open_ones(actions: Iterable[ListedAction], today: date, language: str) -> list[ListedAction]:
    """The open actions, owner by owner, those without one last; of each the overdue first, then by their day."""
    found = [each for each in actions if each.is_open]
    return sorted(found, key=lambda each: _place(each, today, language))


def _place(action: ListedAction, today: date, language: str) -> tuple[bool, str, bool, str]:
    owner = action.owner(language).casefold()
    return not owner, owner, not action.is_overdue(today), action.by_when or "~"


def lines(actions: Sequence[ListedAction], today: date, language: str) -> list[Choice]:
    """A line for each action; its value is its place in the list."""
    return [
        Choice(str(number), *_words(each, language), "!" if each.is_overdue(today) else " ")
        for number, each in enumerate(actions)
    ]


def _words(action: ListedAction, language: str) -> tuple[str, str]:
    """Who will do what; and until when, agreed in which session."""
    owner = one_line(action.owner(language), LONGEST) or _("nobody")
    what = one_line(read(action.text, language) or action.ref, LONGEST)
    session = one_line(action.session or action.path.stem, LONGEST)
    until = day(action.by_when) if action.by_when else ""
    return f"{owner}: {what}", " · ".join(filter(None, (until, session)))


def returning_lines(found: Sequence[Recurring]) -> list[Choice]:
    """A line for each issue that came back: how often, and in which sessions, the newest first."""
    return [
        Choice(
            str(number),
            one_line(each.words[:300], LONGEST),
            f"{times_words(each.times)}: {one_line(', '.join(each.sessions)[:400], LONGEST)}",
        )
        for number, each in enumerate(found)
    ]


def question(actions: Sequence[ListedAction], today: date) -> str:
    """What stands above the lines: how many are open, and how many of them overdue."""
    number, late = len(actions), sum(each.is_overdue(today) for each in actions)
    words = ngettext("{n} open action", "{n} open actions", number).format(n=number)
    if late:
        words += " · " + _("{n} overdue").format(n=late)
    return words
