"""Words that stand in a question or in the entry line and were not entered, kept beside the catalogue meanwhile.

They are no part of the session yet; where the program is killed, or its terminal goes away, they are there again.
Each running program has a file of its own for them, and beside it a lock that the system lets go when it ends.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Final
from uuid import uuid4

from ssm_studio.workshop.home import Home

FOLDER: Final = "unsent"
_LARGEST: Final = 1_000_000
_WORDS: Final = ".json"
_LOCK: Final = ".lock"


class Unsent:
    """What one running program keeps for one session file of a home, and what others left there."""

    def __init__(self, home: Home, session_id: str, file: Path) -> None:
        """Nothing is read yet, no folder is made.

        Args:
            home: beside whose catalogue the words are kept.
            session_id: the same in every copy of a session.
            file: the copy that is open.
        """
        self._session = "".join(filter(str.isalnum, session_id))[:64] or "session"
        self._file = str(file.absolute())
        self._folder = home.cache / FOLDER
        self._own = self._folder / f"{self._session}.{uuid4().hex}{_WORDS}"
        self._held: IO[bytes] | None = None

    def taken(self) -> tuple[str, ...]:
        """The lines that programs which run no more left in this file; they are not kept any longer.

        What was left in another copy stays there, unless that copy is gone or has another name now.
        """
        lines: list[str] = []
        with suppress(OSError):
            for each in sorted(self._folder.glob(f"{self._session}.*{_WORDS}")):
                if each != self._own:
                    lines += self._taken_from(each)
        return tuple(dict.fromkeys(lines))

    def keep(self, lines: tuple[str, ...]) -> None:
        """Keep these in place of what was kept; where the disk refuses, they stand on the screen alone."""
        with suppress(OSError, ValueError):
            if not lines:
                self._own.unlink(missing_ok=True)
                self.let_go()
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._own.with_suffix(_LOCK)
            if self._held is None or not lock.exists():
                self.let_go()
                self._held = _locked(lock)
            number, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
            with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
                json.dump({"file": self._file, "lines": lines}, file, ensure_ascii=False)
            Path(name).replace(self._own)

    def let_go(self) -> None:
        """Keep no more: what was kept is for whoever opens the session next."""
        if self._held is not None:
            self._held.close()
            self._held = None
            with suppress(OSError):
                self._own.with_suffix(_LOCK).unlink(missing_ok=True)

    def _taken_from(self, words: Path) -> Iterator[str]:
        lock = words.with_suffix(_LOCK)
        held = _locked(lock)
        if held is None:
            return
        with closing(held):
            file, lines = _read(words)
            if file == self._file or not Path(file).is_file():
                words.unlink(missing_ok=True)
                yield from lines
        lock.unlink(missing_ok=True)


def _read(words: Path) -> tuple[str, tuple[str, ...]]:
    """For which session file words were kept, and the words; none where nobody can read them."""
    try:
        if words.stat().st_size > _LARGEST:
            return "", ()
        found = json.loads(words.read_text("utf-8"))
        return str(found["file"]), tuple(each for each in found["lines"] if each.strip())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return "", ()


def _locked(path: Path) -> IO[bytes] | None:
    """A file that nobody else holds while it is open; None where another program holds it.

    Where the disk knows no locks it is open all the same: better told twice than lost.

    Raises:
        OSError: it cannot be opened.
    """
    file = path.open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        file.close()
        return None
    except OSError:
        pass
    return file
