"""Copies of a session that lie beside it: what a sync service made of two versions, and what tables carried away."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.store import merged_log
from ssm_studio.store.names import session_paths
from ssm_studio.store.session_file import SessionFile

_WORD: Final = re.compile(r"conflict|konflik|bentrok", re.IGNORECASE)
_SECOND: Final = re.compile(
    r"""
      [ ._(\[].*(?:conflict|konflik|bentrok).*  # Dropbox, Nextcloud, Syncthing, Seafile: it says so
    | [ ]\(\d+\)                               # Google Drive, a browser, a mail program: "name (1)"
    | [ ]\d+                                   # iCloud: "name 2"
    | -(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{4,}  # OneDrive: the computer, "name-LAPTOP-7F3K"
    | -[^-]*(?:[Mm]acBook|iMac|Mac-mini|Surface).*
    """,
    re.VERBOSE,
)
"""What is written behind the name of a second version. Our own names hold small letters, digits and hyphens only."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One such copy; `table` is the name of the table whose it is, "" for another."""

    path: Path
    table: str = ""


def conflicted_copies(path: Path) -> list[Path]:
    """Files beside a session whose names say that they are second versions of it; nothing is opened."""
    try:
        changed = path.parent.stat().st_mtime_ns
    except OSError:
        return []
    return [
        each
        for each in _second_versions(path.parent, changed)
        if each != path
        and each.stem.startswith(path.stem)
        # The session itself may be about a conflict.
        and _is_second(each.stem[len(path.stem) :])
    ]


def mark_of_second_version(path: Path) -> str:
    """What a sync service wrote behind the name of a session ("(conflicted copy)"); "" where nothing is."""
    for at, sign in enumerate(path.stem):
        if at and sign in " ._([-" and _is_second(path.stem[at:]):
            return path.stem[at:].strip(" .-_")
    return ""


def _is_second(behind: str) -> bool:
    folded = _WORD.sub(lambda found: found[0].lower(), behind)
    return _SECOND.fullmatch(folded) is not None


@lru_cache(maxsize=4)
def _second_versions(folder: Path, _changed: int) -> tuple[Path, ...]:
    """The files of a folder that are named as second versions; read once while the folder stays as it is."""
    try:
        return tuple(each for each in session_paths(folder) if mark_of_second_version(each))
    except StudioError:
        return ()


def copies_beside(path: Path) -> list[Beside]:
    """The other sessions of the folder that have entries in common with this one, those of tables first."""
    with closing(SessionFile.open(path, change=False)) as file:
        ours = _entries(file)
    found: list[Beside] = []
    for each in session_paths(path.parent):
        if each == path:
            continue
        try:
            with closing(SessionFile.open(each, change=False)) as file:
                if ours & _entries(file):
                    study = file.load()
                    group = study.groups.get(study.session.table or "")
                    table = read(group.name, study.language) if group is not None else ""
                    found.append(Beside(each, table))
        except StudioError:
            continue  # what cannot be read is no copy that could be merged
    return sorted(found, key=lambda one: (not one.table, one.path.stem))


def _entries(file: SessionFile) -> set[str]:
    """What the log of a file has in common with those of its copies, also where these took only the open part of it."""
    if not file.sealed:
        return {each.id for each, _puts in file.entries(1, 1)}
    return file.reading(merged_log.ids_of)
