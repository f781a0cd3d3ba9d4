"""The sessions of a folder: make a file for one, copy one, put one in the trash."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.errors import SessionFileError
from ssm_studio.store import errors, session_file
from ssm_studio.store.merged_copy import Absorbed
from ssm_studio.store.names import candidates, slug
from ssm_studio.store.new_file import put_in_place
from ssm_studio.store.session_file import SessionFile

TRASH: Final = "trash"
_OLD: Final = 3600.0
"""Seconds after which a draft belongs to no program that is still at work."""


def create(
    folder: Path,
    study: Study,
    *,
    name: str,
    author: str,
    label: str,
    absorbed: Absorbed | None = None,
) -> Path:
    """Write a study to a new file, named after `name`; its path. With `absorbed` the study is what that comes to.

    Raises:
        SessionFileError: the disk refuses.
    """
    _sweep(folder)
    return _first_free(
        candidates(folder, slug(name)),
        lambda path: session_file.create(
            path, study, author=author, label=label, absorbed=absorbed
        ),
    )


def draft_copy(path: Path, folder: Path) -> Path:
    """A whole copy of a session, its log included, under a name that no list shows.

    Raises:
        SessionFileError: it cannot be read or the disk refuses; `DamagedFileError` where it is broken.
    """
    _sweep(folder)
    draft = folder / f".{path.stem}.{os.getpid()}.copy"
    with suppress(OSError):
        draft.unlink()
    file = SessionFile.open(path, change=False)
    try:
        file.copy_to(draft, called=path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    finally:
        file.close()
    return draft


def settle(draft: Path, folder: Path, name: str) -> Path:
    """Give a draft a name of its own in the folder; its path. The draft may stay under its old name as well.

    Raises:
        SessionFileError: the disk refuses.
    """

    def place(path: Path) -> None:
        try:
            put_in_place(draft, path)
        except OSError as error:
            raise errors.from_system(error, path) from error

    return _first_free(candidates(folder, slug(name)), place)


def trash(path: Path, folder: Path) -> Path:
    """Move a session file to the folder's trash, whatever its state; where it is now.

    Raises:
        SessionFileError: it is not there, or may not be moved.
    """
    if path.is_dir():
        raise errors.a_folder(path)
    bin_ = folder / TRASH
    try:
        bin_.mkdir(parents=True, exist_ok=True)
        target = next(
            each for each in candidates(bin_, path.stem, path.suffix) if not each.exists()
        )
        shutil.move(path, target)
        # What a killed writer left beside the file is needed to read it.
        journal = Path(f"{path}-journal")
        if journal.exists():
            shutil.move(journal, f"{target}-journal")
    except OSError as error:
        raise errors.from_system(error, path) from error
    return target


def restore(there: Path, folder: Path) -> Path:
    """Move a session file out of the trash, back to `folder`; where it is now.

    Raises:
        SessionFileError: it is not there any more, or may not be moved.
    """
    try:
        target = next(
            each for each in candidates(folder, there.stem, there.suffix) if not each.exists()
        )
        shutil.move(there, target)
        journal = Path(f"{there}-journal")
        if journal.exists():
            shutil.move(journal, f"{target}-journal")
    except OSError as error:
        raise errors.from_system(error, there) from error
    return target


def _sweep(folder: Path) -> None:
    """Remove the drafts of programs that were killed while they made a file."""
    with suppress(OSError):
        for each in folder.glob(".*"):
            if each.suffix in (".new", ".copy") and time.time() - each.stat().st_mtime > _OLD:
                each.unlink()


def _first_free(paths: Iterable[Path], make: Callable[[Path], None]) -> Path:
    for path in paths:
        try:
            make(path)
        except errors.NameTakenError:
            continue
        return path
    raise SessionFileError("")  # never: there is always one more number
