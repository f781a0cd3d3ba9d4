"""Which session files a folder holds, by one look at it that opens none of them."""

from __future__ import annotations

import os
from pathlib import Path

from ssm_studio.store import errors
from ssm_studio.store.names import SUFFIX
from ssm_studio.values import dataclass

Mark = tuple[int, int]
"""Time of modification in nanoseconds, and size; -1 while a journal lies beside the file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A session file as the folder lists it.

    Attributes:
        mark: by which a change of it is known; None where it cannot be asked.
        problem: why it cannot, as a sentence.
        known: whether the catalogue holds it as it was.
    """

    path: Path
    mark: Mark | None
    problem: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One look at a folder.

    Attributes:
        changed: files that are not as they were known, the newest last.
        problems: files that cannot even be asked.
        gone: paths that were known and are not there any more.
        there: how many session files there are.
    """

    changed: list[Seen]
    problems: list[Seen]
    gone: set[str]
    there: int


def listed(folder: Path, known: dict[str, Mark]) -> Listing:
    """What is in a folder now, beside what was `known` of it; files that are as they were cost a stat each.

    Raises:
        SessionFileError: the folder cannot be read.
    """
    gone, changed, problems, count = dict(known), [], [], 0
    there = _entries(folder)
    place = os.path.join(folder, "")  # noqa: PTH118 - strings, because there may be thousands
    for name, entry in there.items():
        if name[0] == "." or not name.endswith(SUFFIX):
            continue
        count += 1
        path = place + name
        before = gone.pop(path, None)
        try:
            stat = entry.stat()
        except OSError as error:
            where = Path(path)
            problems.append(Seen(where, None, errors.from_system(error, where).title))
            if before is not None:
                gone[path] = before
            continue
        # A journal beside the file may hold what its time of modification does not tell yet.
        size = -1 if f"{name}-journal" in there else stat.st_size
        mark = (stat.st_mtime_ns, size)
        if mark != before:
            changed.append(Seen(Path(path), mark, known=before is not None))
    changed.sort(key=lambda each: (each.mark or (0, 0), each.path.name))
    return Listing(changed, problems, set(gone), count)


def _entries(folder: Path) -> dict[str, os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return {entry.name: entry for entry in entries}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise errors.from_system(error, folder) from error
