"""File names for sessions: made from a title, safe on every system, never taken twice; and which there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from ssm_studio.store import errors

SUFFIX: Final = ".ssm"
LONGEST: Final = 60
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|trash)$")


def slug(title: str) -> str:
    """A file name's stem for a title: lower-case ASCII letters, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if not stem:
        return "session"
    return f"session-{stem}" if _RESERVED.match(stem) else stem


def candidates(folder: Path, stem: str, suffix: str = SUFFIX) -> Iterator[Path]:
    """Names to try, one after the other: stem, stem-2, stem-3 and so on."""
    yield folder / f"{stem}{suffix}"
    for number in count(2):
        yield folder / f"{stem}-{number}{suffix}"


def session_paths(folder: Path) -> list[Path]:
    """The session files of a folder, by name; none where the folder is not there.

    Raises:
        SessionFileError: the folder cannot be read.
    """
    try:
        found = [
            each
            for each in folder.iterdir()
            if each.suffix == SUFFIX and not each.name.startswith(".")
        ]
        return sorted(found, key=lambda each: each.stem)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise errors.from_system(error, folder) from error
