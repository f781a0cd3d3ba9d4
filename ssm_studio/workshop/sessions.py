"""Keeping house of sessions, for the command line and the library: list, search, make, copy, rename, trash."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ssm_studio.domain import edit
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import ReadOnlyError
from ssm_studio.i18n import _
from ssm_studio.store import library
from ssm_studio.store import salvage as salvaging
from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.search_index import Hit, Snippet
from ssm_studio.store.summary import Summary
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.create import create_session as create
from ssm_studio.workshop.find_session import resolve
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.listing import list_sessions, search
from ssm_studio.workshop.workshop import open_session

__all__ = [
    "DamagedFileError",
    "Hit",
    "Snippet",
    "Summary",
    "author_name",
    "create",
    "create_from_study",
    "duplicate",
    "list_sessions",
    "rename",
    "resolve",
    "restore",
    "salvage",
    "search",
    "trash",
]


def duplicate(home: Home, path: Path, title: str) -> Path:
    """A copy of a session under a new title, its log included; the new file.

    Raises:
        StudioError: it cannot be read, or the disk refuses.
    """
    folder = home.ready(home.sessions)
    draft = library.draft_copy(path, folder)
    try:
        # What a newer program wrote is copied all the same, under the title that it has.
        with suppress(ReadOnlyError):
            rename(draft, title)
        return library.settle(draft, folder, title)
    finally:
        with suppress(OSError):
            draft.unlink()


def rename(path: Path, title: str) -> None:
    """Give a session another title; its file keeps its name, so that links to it hold.

    Raises:
        StudioError: it cannot be opened, or can only be read.
    """
    with open_session(path) as workshop:
        study = workshop.study
        session = study.session
        text = (session.title or Text()).write(study.language, title)
        if session.id:
            label = _("Rename to “{title}”").format(title=title)
            workshop.do(edit.set_fields(study, "session", session.id, label, title=text))
        else:
            named = replace(new_study(title, study.language).session, title=text)
            workshop.do(edit.add(study, named))


def trash(home: Home, path: Path) -> Path:
    """Move a session to the trash folder beside the sessions; where it is now.

    Raises:
        StudioError: it is not there, or may not be moved.
    """
    return library.trash(path, home.sessions)


def restore(home: Home, there: Path) -> Path:
    """Take a session out of the trash again; where it is now.

    Raises:
        StudioError: it is not there any more, or may not be moved.
    """
    return library.restore(there, home.sessions)


def salvage(path: Path) -> Study:
    """What can still be read of a damaged session; the file is not touched.

    Raises:
        StudioError: nothing can be read.
    """
    return salvaging.salvage(path)
