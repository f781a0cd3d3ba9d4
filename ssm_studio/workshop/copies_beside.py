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
from ssm_studio.store.names import session_paths
from ssm_studio.store.session_file import SessionFile

_CONFLICT: Final = re.compile(r"conflict|konflik|\(\d+\)$|versi[a-z]* bentrok", re.IGNORECASE)
"""What sync services and mail programs write into the name of a second version."""
_BEHIND: Final = re.compile(r"( \(|\.sync-).*$")
"""Our own file names hold neither a blank nor a dot."""


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
        and _CONFLICT.search(each.stem[len(path.stem) :])
    ]


def mark_of_second_version(path: Path) -> str:
    """What a sync service wrote behind the name of a session ("(conflicted copy)"); "" where nothing is."""
    found = _BEHIND.search(path.stem)
    return found[0].strip(" .") if found is not None and _CONFLICT.search(found[0]) else ""


@lru_cache(maxsize=4)
def _second_versions(folder: Path, _changed: int) -> tuple[Path, ...]:
    """The files of a folder that are named as second versions; read once while the folder stays as it is."""
    try:
        return tuple(each for each in session_paths(folder) if _CONFLICT.search(each.stem))
    except StudioError:
        return ()


def copies_beside(path: Path) -> list[Beside]:
    """The other sessions of the folder that have their beginning in common with this one, those of tables first."""
    with closing(SessionFile.open(path, change=False)) as file:
        begun = _beginning(file)
    found: list[Beside] = []
    for each in session_paths(path.parent):
        if each == path:
            continue
        try:
            with closing(SessionFile.open(each, change=False)) as file:
                if begun and _beginning(file) == begun:
                    study = file.load()
                    group = study.groups.get(study.session.table or "")
                    table = read(group.name, study.language) if group is not None else ""
                    found.append(Beside(each, table))
        except StudioError:
            continue  # what cannot be read is no copy that could be merged
    return sorted(found, key=lambda one: (not one.table, one.path.stem))


def _beginning(file: SessionFile) -> str:
    entries = file.entries(1, 1)
    return entries[0][0].id if entries else ""
