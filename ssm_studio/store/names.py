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
MOST_BYTES: Final = 150
"""Of a stem, so that the name of a draft beside it fits into what file systems allow."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|trash)$")


def slug(title: str) -> str:
    """A file name's stem for a title: small letters of any script, digits and hyphens, never empty.

    Latin letters lose their accents; a name has at most `LONGEST` characters and `MOST_BYTES` bytes.
    """
    plain = "".join(map(_in_a_name, unicodedata.normalize("NFC", title)))
    stem = re.sub(r"-+", "-", plain).strip("-")[:LONGEST]
    stem = stem.encode()[:MOST_BYTES].decode(errors="ignore").strip("-")
    if not any(map(str.isalnum, stem)):
        return "session"
    return f"session-{stem}" if _RESERVED.match(stem) else stem


def _in_a_name(character: str) -> str:
    """What stands for a character in a file name: itself, its letter without an accent, or a hyphen."""
    base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode().lower()
    if base:
        return "".join(each if each.isalnum() else "-" for each in base)
    # Vowel signs belong to the letters of many scripts.
    if character.isalnum() or unicodedata.category(character) in ("Mn", "Mc"):
        return character.lower()
    return "-"


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
