"""Questions to all sessions of the library in use, of this folder or of the institute, with each answer as a list.

An answer that takes long comes when it comes; whoever went elsewhere meanwhile is told, and not called back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, TypeVar

from textual.app import App

from ssm_studio.days import today
from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, _, language
from ssm_studio.tui.aside import aside
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.library.due import lines, open_ones, question
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line
from ssm_studio.workshop.institute.all_sessions import (
    AllSessions,
    CameUp,
    Theme,
    became_words,
    came_up_words,
)
from ssm_studio.workshop.institute.background import Background

T = TypeVar("T")
LONGEST: Final = 60
MOST: Final = 500
"""Lines of a list; typing narrows them."""


async def ask_all(app: App[None], studio: Studio) -> None:
    """Choose a question, and open a session that the answer names."""
    choices = [Choice(key, _(words), _(hint)) for key, words, hint, _ask in QUESTIONS]
    where = _("Ask all sessions of the institute") if Background.in_use() else ""
    picked = await app.push_screen_wait(Choose(where or _("Ask all sessions"), choices))
    if picked is None:
        return
    try:
        await next(ask for key, _words, _hint, ask in QUESTIONS if key == picked)(app, studio)
    except StudioError as error:
        studio.tell(error)


async def _actions(app: App[None], studio: Studio) -> None:
    every = await _answer(app, studio, lambda sessions: sessions.actions())
    if every is None:
        return
    found = open_ones(every, today(), language())[:MOST]
    if not found:
        studio.say_so(_("No action is open in any session."))
        return
    picked = await _choose(app, question(found, today()), lines(found, today(), language()))
    if picked is not None:
        chosen = found[picked]
        await _open(app, studio, chosen.path if chosen.path.is_file() else chosen.session)


async def _themes(app: App[None], studio: Studio) -> None:
    found = await _answer(app, studio, lambda sessions: sessions.themes())
    if found is None:
        return
    if not found:
        studio.say_so(_("No session has a theme yet."))
        return
    picked = await _choose(app, _("Themes and lens elements"), _theme_lines(found[:MOST]))
    if picked is None:
        return
    theme = found[picked]
    choices = [Choice(id_, one_line(title, LONGEST)) for id_, title in theme.sessions[:MOST]]
    session = await app.push_screen_wait(
        Choose(f"{one_line(theme.theme, LONGEST)}: {came_up_words(theme)}", choices)
    )
    if session is not None:
        await _open(app, studio, session)


async def _history(app: App[None], studio: Studio) -> None:
    words = await app.push_screen_wait(
        AskLine(_("Which issue? Its words, as they stand in one of the sessions."))
    )
    if not words or not words.strip():
        return
    found = await _answer(app, studio, lambda sessions: sessions.history(words))
    if found is None:
        return
    if not found:
        studio.say_so(_("No session has an issue with these words."))
        return
    picked = await _choose(app, one_line(found[0].words, LONGEST), _history_lines(found[:MOST]))
    if picked is not None:
        await _open(app, studio, found[picked].session)


Ask = Callable[[App[None], Studio], Awaitable[None]]
QUESTIONS: Final[tuple[tuple[str, str, str, Ask], ...]] = (
    ("actions", N_("Open actions"), N_("of all sessions, the overdue first"), _actions),
    ("themes", N_("Themes"), N_("in how many sessions each came up, and what was done"), _themes),
    ("history", N_("One issue over the cycles"), N_("and what came of it each time"), _history),
)
"""What can be asked: a name, the words for it, what it tells, and how."""


async def _answer(app: App[None], studio: Studio, asked: Callable[[AllSessions], T]) -> T | None:
    """The answer, or None where whoever asked is elsewhere by now."""
    screen = app.screen
    if Background.in_use():
        studio.say_so(_("Asking the institute…"))

    def ask() -> T:
        with closing(AllSessions(studio.home)) as sessions:
            return asked(sessions)

    found = await aside(ask)
    if not screen.is_current:
        studio.say_so(_("The answer is there; ask again in the library to see it."))
        return None
    return found


async def _choose(app: App[None], words: str, choices: Sequence[Choice]) -> int | None:
    picked = await app.push_screen_wait(Choose(words, choices))
    return None if picked is None else int(picked)


async def _open(app: App[None], studio: Studio, session: str | Path) -> None:
    """Open a session by its file, or by its id or title in the library, from which it is brought."""
    screen = app.screen

    def find() -> Path:
        with closing(AllSessions(studio.home)) as sessions:
            return sessions.file_of(str(session))

    path = session if isinstance(session, Path) else await aside(find)
    if screen.is_current:
        studio.open_session(path)


def _theme_lines(found: Sequence[Theme]) -> list[Choice]:
    """A line for each theme: in how many sessions it came up, and in how many an action was done."""
    return [
        Choice(str(number), one_line(each.theme, LONGEST), came_up_words(each))
        for number, each in enumerate(found)
    ]


def _history_lines(found: Sequence[CameUp]) -> list[Choice]:
    """A line for each session that has the issue: its cycle, and what became of it there."""
    return [
        Choice(
            str(number),
            " · ".join(
                (
                    _("cycle {number}").format(number=each.cycle),
                    one_line(each.title, LONGEST),
                )
            ),
            became_words(each),
        )
        for number, each in enumerate(found)
    ]
