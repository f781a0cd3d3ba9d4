"""Keeping house of sessions, for the command line and the library: list, search, make, copy, rename, trash."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ssm_studio.domain import edit
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import ReadOnlyError, UsageError
from ssm_studio.i18n import _
from ssm_studio.store import library
from ssm_studio.store import salvage as salvaging
from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.names import SUFFIX
from ssm_studio.store.search_index import Catalogue, Hit, Snippet
from ssm_studio.store.summary import Summary
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.create import create_session as create
from ssm_studio.workshop.home import Home
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


def resolve(home: Home, name: str) -> Path:
    """The session file that `name` means: a path, a slug, or the unique beginning of one.

    Raises:
        UsageError: there is none, or there are several; the hint names them.
    """
    path = Path(name)
    if path.suffix == SUFFIX or len(path.parts) > 1:
        with suppress(OSError, ValueError):
            if path.exists():
                return path
    paths = library.session_paths(home.sessions)
    wanted = name.removesuffix(SUFFIX).casefold()
    found = [each for each in paths if each.stem.casefold() == wanted]
    found = found or [each for each in paths if wanted and each.stem.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            _("“{name}” is the beginning of several sessions.").format(name=name),
            "",
            _("Say which one: {names}.").format(names=", ".join(each.stem for each in found)),
        )
    raise UsageError(
        _("There is no session “{name}”.").format(name=name),
        "",
        _("There are: {names}.").format(names=", ".join(each.stem for each in paths))
        if paths
        else _("There are no sessions yet; make one with: ssm-studio new TITLE"),
    )


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
