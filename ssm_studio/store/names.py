"""File names for sessions: made from a title, safe on every system, never taken twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

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
