"""Which sessions there are, and which of them hold some words; one that did not change is not opened for that."""

from __future__ import annotations

from ssm_studio.store.search_index import Catalogue, Hit
from ssm_studio.store.summary import Summary
from ssm_studio.workshop.home import Home

__all__ = ["Hit", "Summary", "list_sessions", "search"]


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
