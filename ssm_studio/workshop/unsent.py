"""Words that stand in a question or in the entry line and were not entered, kept beside the catalogue meanwhile.

They are no part of the session yet; where the program is killed, or its terminal goes away, they are there again.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from ssm_studio.workshop.home import Home

FOLDER: Final = "unsent"
_LARGEST: Final = 1_000_000


class Unsent:
    """What is kept for one session of a home."""

    def __init__(self, home: Home, session_id: str) -> None:
        """Nothing is read yet, no folder is made."""
        name = "".join(filter(str.isalnum, session_id))[:64] or "session"
        self._path = home.cache / FOLDER / f"{name}.txt"

    def read(self) -> tuple[str, ...]:
        """The lines that were left, () where none were or nobody can read them."""
        try:
            if self._path.stat().st_size > _LARGEST:
                return ()
            words = self._path.read_text("utf-8")
        except (OSError, ValueError):
            return ()
        return tuple(line for line in words.splitlines() if line.strip())

    def keep(self, lines: tuple[str, ...]) -> None:
        """Keep these in place of what was kept; where the disk refuses, they stand on the screen alone."""
        with suppress(OSError, ValueError):
            if not lines:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._path.parent, suffix=".new")
            with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
                file.write("\n".join(lines))
            Path(name).replace(self._path)
