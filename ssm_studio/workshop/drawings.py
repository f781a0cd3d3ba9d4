"""Drawings that took long to find, kept beside the catalogue so that a session opens with them.

Nothing is lost where they are gone: they are found again. What is kept holds no words (`diagram.picture.known`).
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from ssm_studio import __version__, diagram
from ssm_studio.workshop.home import Home

FOLDER: Final = "drawings"
MOST: Final = 100
"""Pictures of which something is kept; the one that was drawn longest ago goes first."""
_LARGEST: Final = 1_000_000


class Drawings:
    """What is kept of the drawings of one home, by picture."""

    def __init__(self, home: Home) -> None:
        """Nothing is read yet, no folder is made."""
        self._folder = home.cache / FOLDER

    def find(self, picture_id: str, key: str) -> str:
        """What is kept of a picture under this key by this version of the program; "" where that is nothing."""
        try:
            path = self._path(picture_id)
            if path.stat().st_size > _LARGEST:
                return ""
            head, _line, words = path.read_text("utf-8").partition("\n")
        except (OSError, ValueError):
            return ""
        return words if head == f"{key} {_drawn_by()}" else ""

    def keep(self, picture_id: str, key: str, words: str) -> None:
        """Keep what was found of a picture, in place of what was kept before; where that cannot be, it is left."""
        path = self._path(picture_id)
        with suppress(OSError, ValueError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                self._make_room()
            number, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(f"{key} {_drawn_by()}\n{words}")
            Path(name).replace(path)

    def _path(self, picture_id: str) -> Path:
        return self._folder / f"{''.join(filter(str.isalnum, picture_id))[:64]}.json"

    def _make_room(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda each: each.stat().st_mtime)
        for each in kept[: max(0, len(kept) + 1 - MOST)]:
            each.unlink(missing_ok=True)


@cache
def _drawn_by() -> str:
    """The version of the program and, where its sources lie open, their state: another one may draw otherwise."""
    newest = 0
    with suppress(OSError):
        for folder in ("cells", "picture"):
            for each in (Path(diagram.__file__).parent / folder).glob("*.py"):
                newest = max(newest, each.stat().st_mtime_ns)
    return f"{__version__}-{newest}"
