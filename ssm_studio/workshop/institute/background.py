"""What the library screen does with the library of an institute while somebody works: marks, and pushing meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.errors import StudioError, UsageError
from ssm_studio.i18n import _, ngettext
from ssm_studio.store.institute.address import is_server
from ssm_studio.store.institute.server import UnreachableError
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.chosen_library import (
    chosen_place,
    name_of,
    open_library,
    server_place,
)
from ssm_studio.workshop.institute.syncing import (
    APART,
    NEW,
    PUSHED,
    SAME,
    SECOND,
    Done,
    Exchange,
    photographs_said,
)

WAITING: Final = "waiting"
NEWER: Final = "newer"
BOTH: Final = "both"
SAME_THERE: Final = "same"


@dataclass(frozen=True, slots=True)
class There:
    """A session that only the library has."""

    id: str
    title: str
    team: str


@dataclass(frozen=True, slots=True)
class Marks:
    """How each session of the home stands to the library, by its file; and what is only there."""

    marks: Mapping[Path, str]
    there: tuple[There, ...]

    def of(self, path: Path) -> str:
        """The mark of a file; "" where nothing is known of it."""
        return self.marks.get(path, "")

    def counts(self) -> tuple[int, int, int]:
        """How many wait here, are newer there, and are only there."""
        said = list(self.marks.values())
        both = said.count(BOTH)
        return said.count(WAITING) + both, said.count(NEWER) + both, len(self.there)


class Background:
    """A home and the library of an institute, for one look at it in a thread."""

    def __init__(self, home: Home) -> None:
        """Nothing is reached yet.

        Raises:
            UsageError: no library of an institute is in use, or it cannot be one.
        """
        place = server_place()
        self._exchange = Exchange(home, open_library(home, place), name_of(place))

    def close(self) -> None:
        """Let go of the line."""
        self._exchange.close()

    @staticmethod
    def in_use() -> bool:
        """Whether a library of an institute was named."""
        return is_server(chosen_place())

    def marks(self) -> Marks:
        """What is known without a line."""
        waiting, newer, here = self._exchange.standing()
        found = {
            path: BOTH
            if path in waiting and path in newer
            else WAITING
            if path in waiting
            else NEWER
            if path in newer
            else SAME_THERE
            for path in {*waiting, *here}
        }
        there = tuple(There(*each) for each in self._exchange.only_there())
        return Marks(found, there)

    def catch_up(self, stopped: Callable[[], bool]) -> Iterator[tuple[Marks, str]]:
        """Look what is there and push what waits, one session after the other; what is to be shown after each."""
        try:
            self._exchange.look(own=True)
            yield self.marks(), ""
            for path in self._exchange.waiting():
                if stopped():
                    return
                done = self._exchange.push([path])
                yield self.marks(), done.failed[0][1].title if done.failed else ""
        except UnreachableError:
            yield self.marks(), _("no line now")

    def sync(self) -> str:
        """Push, pull and merge; what is told of it.

        Raises:
            StudioError: there is no line, or the library does not allow it.
        """
        return _told(self._exchange.sync())

    def bring(self, session: str) -> str:
        """Bring one session; what is told of it.

        Raises:
            StudioError: there is no line, or the library does not allow it.
        """
        return _told(self._exchange.pull([session]))


def not_in_use() -> StudioError:
    """What is told where no library of an institute was named."""
    try:
        server_place()
    except UsageError as error:
        return error
    return UsageError("")


def _told(done: Done) -> str:
    moved = [each for each in done.came if each.what not in (SAME, SECOND, APART)]
    words = ngettext(
        "{n} session was brought up to date.", "{n} sessions were brought up to date.", len(moved)
    ).format(n=len(moved))
    if new := sum(each.what == NEW for each in done.came):
        more = ngettext("{n} is new here.", "{n} are new here.", new).format(n=new)
        words = f"{words} {more}"
    if stayed := sum(each.photographs for each in moved if each.what != PUSHED):
        words = f"{words} {photographs_said(False, stayed)}"
    if done.failed:
        name, error = done.failed[0]
        words = f"{words} {name}: {error.title}"
    return words
