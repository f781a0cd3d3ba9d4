"""What all sessions of the library in use know, and the file here of a session that one of the answers names."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import _, ngettext
from ssm_studio.store.institute.address import is_server
from ssm_studio.store.institute.port import CameUp, Theme
from ssm_studio.store.institute.server import UnreachableError
from ssm_studio.store.names import session_paths
from ssm_studio.store.search_hits import Snippet
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.chosen_library import chosen_place, name_of, open_library
from ssm_studio.workshop.institute.folder import session_id
from ssm_studio.workshop.institute.syncing import Exchange

__all__ = [
    "AllSessions",
    "CameUp",
    "FoundThere",
    "Theme",
    "UnreachableError",
    "became_words",
    "came_up_words",
]


_LONG_ENOUGH: Final = 3
"""Letters from which on a word is looked for as a beginning; shorter ones begin half of all words."""


@dataclass(frozen=True, slots=True)
class FoundThere:
    """A session of the library that holds the words, and is not the same here.

    Attributes:
        path: the file here, of which the library has more; None where only the library has it.
    """

    id: str
    title: str
    team: str
    snippets: tuple[Snippet, ...]
    path: Path | None = None


class AllSessions:
    """The library in use, the folder of a home or a server, for questions to all of its sessions."""

    def __init__(self, home: Home) -> None:
        """Nothing is reached yet.

        Raises:
            StudioError: what was named as the library cannot be one.
        """
        place = chosen_place()
        self._home = home
        self._is_server = is_server(place)
        self._library = open_library(home, place)
        self._exchange = Exchange(home, self._library, name_of(place))

    def close(self) -> None:
        """Let go of it."""
        self._library.close()

    def search(self, words: str, most: int = 20) -> list[FoundThere]:
        """The sessions that hold all the words, a longer one as a beginning; those that are the same here left out.

        Raises:
            StudioError: there is no line, or the library does not allow it.
        """
        bare = [each.rstrip("*") for each in words.split() if each.strip("*")]
        if not self.is_asked(words):
            return []
        wanted = (each + "*" if len(each) >= _LONG_ENOUGH else each for each in bare)
        hits = self._library.search(" ".join(wanted), most)
        newer, here = self._exchange.held()
        return [
            FoundThere(each.id, each.title, each.team, each.snippets, here.get(each.id))
            for each in hits
            if each.id not in here or each.id in newer
        ]

    @staticmethod
    def is_asked(words: str) -> bool:
        """Whether one of the words is long enough to be the beginning of few enough others."""
        return any(len(each.rstrip("*")) >= _LONG_ENOUGH for each in words.split())

    def actions(self) -> tuple[ListedAction, ...]:
        """What was agreed in all sessions."""
        return self._library.actions()

    def themes(self) -> tuple[Theme, ...]:
        """What came up in how many sessions."""
        return self._library.themes()

    def history(self, words: str) -> tuple[CameUp, ...]:
        """An issue in each session that has it, the oldest first."""
        return self._library.history(words)

    def file_of(self, session: str) -> Path:
        """The file of a session here; it is brought where only the library has it.

        Args:
            session: its id, or the title that an action has of it.

        Raises:
            StudioError: there is no line, or no such session.
        """
        _newer, here = self._exchange.held()
        if session in here:
            return here[session]
        if self._is_server:
            for came in self._exchange.pull([session]).came:
                if came.path is not None:
                    return came.path
            _newer, here = self._exchange.held()
            if session in here:
                return here[session]
        else:
            for path in session_paths(self._home.sessions):
                with suppress(StudioError):
                    if session_id(path) == session:
                        return path
        raise UsageError(_("The session is not there any more."))


def came_up_words(theme: Theme) -> str:
    """In how many sessions a theme came up, and in how many an action that came of it was done."""
    number = len(theme.sessions)
    words = ngettext("came up in {n} session", "came up in {n} sessions", number).format(n=number)
    if not theme.done:
        none = _("no action was done yet")
        return f"{words}, {none}"
    done = ngettext("in {n} an action was done", "in {n} an action was done", theme.done)
    return f"{words}, {done.format(n=theme.done)}"


def became_words(came: CameUp) -> str:
    """The actions that came of an issue in one session, each with its status."""
    them = (f"{ref} {_(WORDS['status'].get(status, status))}" for ref, status in came.became)
    return ", ".join(them) or _("no action")
