"""Which sessions there are, and which of them hold some words; one that did not change is not opened for that."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from ssm_studio.store.search_hits import InterruptedSearchError
from ssm_studio.store.search_index import Catalogue, Hit
from ssm_studio.store.summary import Summary, Totals, totals_of
from ssm_studio.workshop.home import Home

__all__ = ["Hit", "Shelf", "Summary", "Totals", "list_sessions", "search", "totals_of"]

_READ_FOR: Final = 0.4
"""Seconds that sessions are read before what is known of them is shown."""


class Shelf:
    """The sessions of a home while somebody looks at them: read newest first, searched without waiting for that.

    Its methods may be called in several threads. One that reads is ended by nothing; a search is, by the next.
    """

    def __init__(self, home: Home) -> None:
        self._read = _catalogue(home)
        # Another connection, so that ending a search never ends a write.
        self._found = self._read if self._read.in_memory else _catalogue(home)
        self._reading = threading.Lock()

    def newest(self, most: int) -> list[Summary]:
        """The sessions changed last as they were when they were read, before anybody looks into the folder."""
        with self._reading:
            return self._read.newest(most)

    def look(self) -> None:
        """See which files there are.

        Raises:
            StudioError: the folder cannot be read.
        """
        with self._reading:
            self._read.look()

    def read_on(self) -> bool:
        """Read some more of the sessions that have changed, newest first; whether any are left."""
        until = time.monotonic() + _READ_FOR
        while time.monotonic() < until:
            with self._reading:
                if not self._read.unread or not self._read.read_some():
                    return False
        return True

    def sessions(self, most: int | None = None) -> list[Summary]:
        """All sessions or `most`, the one changed last first; one that has not been read yet says so."""
        with self._reading:
            return self._read.summaries(most)

    def totals(self) -> Totals:
        """All sessions together."""
        with self._reading:
            return self._read.totals()

    def summaries_at(self, paths: Iterable[Path]) -> dict[Path, Summary]:
        """The summaries of these sessions, as far as they are read."""
        with self._reading:
            return self._read.summaries_at(paths)

    def search(self, words: str, wanted: Callable[[], bool] = lambda: False) -> list[Hit] | None:
        """The sessions that hold all the words; None where the search was ended and is not `wanted` any more.

        SQLite ends what is begun while it ends something else, so the search of the last letter may be ended with
        the one before it.
        """
        while True:
            try:
                return self._found.search(words)
            except InterruptedSearchError:
                if not wanted():
                    return None

    def end_search(self) -> None:
        """End a search that goes on in another thread."""
        if self._found is not self._read:
            self._found.interrupt()

    def close(self) -> None:
        """Let go of the catalogue."""
        with self._reading:
            self._read.close()
            if self._found is not self._read:
                self._found.close()


def list_sessions(home: Home) -> list[Summary]:
    """All sessions, the one changed last first; one that cannot be read says why in `problem`.

    Raises:
        StudioError: the folder cannot be read.
    """
    catalogue = _catalogue(home)
    try:
        catalogue.refresh()
        return catalogue.summaries()
    finally:
        catalogue.close()


def search(home: Home, words: str) -> list[Hit]:
    """The sessions that hold all the words, in the title or anywhere, with a few of the places.

    Raises:
        StudioError: the folder cannot be read.
    """
    catalogue = _catalogue(home)
    try:
        catalogue.refresh()
        return catalogue.search(words)
    finally:
        catalogue.close()


def _catalogue(home: Home) -> Catalogue:
    return Catalogue(home.sessions, home.cache)
