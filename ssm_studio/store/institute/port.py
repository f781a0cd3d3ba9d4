"""What every library can do, wherever it stands: a folder on this machine, or a server of an institute.

What travels is a `Parcel`: log entries by id, and what has been cut since. Taking one twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.search_hits import Snippet

PRIVATE: Final = "private"
FORGOTTEN: Final = "forgotten"


@dataclass(frozen=True, slots=True)
class Listed:
    """A session that a library has.

    Attributes:
        team: whose it is; "" in a folder.
        shared: whether the whole institute sees it.
        received: how much of it the library has taken in; it only grows.
    """

    id: str
    title: str
    team: str
    changed: datetime
    shared: bool = False
    received: int = 0


@dataclass(frozen=True, slots=True)
class FoundSession:
    """A session in which all the words were found, with some of the places."""

    id: str
    title: str
    team: str
    changed: datetime
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or an element of a lens over all sessions.

    Attributes:
        lens: id of the element of a lens (`bsc.p.customer`); "" where a theme of the sessions is counted.
        theme: the theme's name, or that of the element.
        sessions: id and title of each session in which it came up, by title.
        done: in how many of them an action that came of it was done.
    """

    lens: str
    theme: str
    sessions: tuple[tuple[str, str], ...]
    done: int


@dataclass(frozen=True, slots=True)
class CameUp:
    """An issue as one session had it, for its history over cycles.

    Attributes:
        became: the actions that came of it, as reference and status.
    """

    session: str
    title: str
    cycle: int
    changed: datetime
    record: str
    ref: str
    words: str
    became: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A record that was taken out of a session: made private (`PRIVATE`), or forgotten for ever (`FORGOTTEN`)."""

    record: str
    how: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a library searches and counts of one copy of a session; nothing private is in it.

    Attributes:
        replica, head: which copy, and its newest entry.
        texts: record, kind, reference and words of each text.
        actions: record, owner, and what `agreed.kept_of` keeps of it.
        themes: lens, theme, the records that have it, whether an action that came of it is done.
        issues: record, reference, words, and what it became.
    """

    replica: str
    head: str
    title: str
    language: str
    place: str
    cycle: int
    ref: str
    parent: str
    texts: tuple[tuple[str, str, str, str], ...]
    actions: tuple[tuple[str, str, str], ...]
    themes: tuple[tuple[str, str, tuple[str, ...], bool], ...]
    issues: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What of one session goes from one library to another.

    Attributes:
        entries: in an order in which each follows those it knew of.
        cuts: what was taken out since.
        released: records that were private once and are not any more, each with the entry that released it.
        shown: what is searched and counted; a library that reads its own sessions needs none.
        shared: whether it is to be marked for the institute; None leaves it as it is.
        received: up to where it is complete, as the library counts that gave it or is to take it.
    """

    session: str
    title: str
    entries: tuple[RawEntry, ...]
    cuts: tuple[Cut, ...] = ()
    released: tuple[tuple[str, str], ...] = ()
    shown: Shown | None = None
    shared: bool | None = None
    received: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a library did with a parcel: how many entries were new to it, and up to where it counts now."""

    new: int
    received: int = 0


class Library(Protocol):
    """Sessions in one place.

    Each method raises `StudioError` where the library cannot be reached or does not allow it.
    """

    def list(self, *, own: bool = False) -> tuple[Listed, ...]:
        """The sessions, the one changed last first; with `own` those of one's teams alone."""
        ...

    def search(self, words: str, most: int = 20) -> tuple[FoundSession, ...]:
        """The sessions that hold all the words, the newest first; a star ends the beginning of a word."""
        ...

    def actions(self) -> tuple[ListedAction, ...]:
        """What was agreed in all sessions; one that was carried on into a later cycle is there only."""
        ...

    def themes(self) -> tuple[Theme, ...]:
        """What came up in how many sessions, those that came up most often first."""
        ...

    def history(self, words: str) -> tuple[CameUp, ...]:
        """The issue with these words, or of this id, in each session that has it, the oldest first."""
        ...

    def push(self, parcel: Parcel) -> Taken:
        """Take in what is new in a parcel."""
        ...

    def pull(self, session: str, after: int = 0) -> Parcel:
        """What came into a session after what was received last."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
