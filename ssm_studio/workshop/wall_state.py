"""What the first window shows, told to a second one that follows it: one small file in the cache, never the session.

The file holds short names of views and ids of records, no words of anybody. It is written only while somebody
follows: who follows keeps a mark beside it, and who shows keeps the file young. When neither hears of the other any
more, both notice by the age of the files.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

from ssm_studio.values import dataclass
from ssm_studio.workshop.home import Home

FOLDER: Final = "wall"
_YOUNG: Final = 4.0
"""Seconds after which a file that nobody renewed means that nobody is there."""
RENEW: Final = 1.0
"""Seconds after which each side renews its file."""
LARGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class InView:
    """What a window shows: ids of records, "" where there is none.

    Attributes:
        stage: 1 to 4; 0 where no stage is in view.
        tab: the inner tab of stage four: "chart", "debate", "changes" or "actions".
        chosen: the record that is chosen: an element, an activity, a row.
        beside: the picture that is shown beside `picture`.
        language, theme: how it is shown.
        ended: whether the window that showed it was closed.
    """

    stage: int = 0
    tab: str = ""
    picture: str = ""
    definition: str = ""
    system: str = ""
    model: str = ""
    chosen: str = ""
    language: str = ""
    theme: str = ""
    ended: bool = False
    beside: str = ""


class Followed:
    """The two files by which one window follows another, for one session file."""

    def __init__(self, home: Home, session: Path) -> None:
        """Nothing is told yet; no file is made."""
        name = hashlib.sha256(os.fsencode(session.resolve())).hexdigest()[:24]
        self._folder = home.cache / FOLDER
        self._told = self._folder / f"{name}.json"
        self._mark = self._folder / f"{name}.watched"
        self._last: InView | None = None
        self._at = 0.0

    # The window that is followed

    @property
    def is_wanted(self) -> bool:
        """Whether somebody follows."""
        return _is_young(self._mark)

    def tell(self, view: InView) -> None:
        """Tell what is in view; what is told already is only renewed now and then."""
        now = time.monotonic()
        if view != self._last:
            self._write(view)
            self._last, self._at = view, now
        elif now - self._at >= RENEW:
            with suppress(OSError):
                os.utime(self._told)
            self._at = now

    def end(self) -> None:
        """Tell whoever follows that this window is closed."""
        if self._last is not None:
            self._write(replace(self._last, ended=True))
        self._last = None

    def _write(self, view: InView) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump(asdict(view), file)
            Path(name).replace(self._told)

    # The window that follows

    def follow(self) -> None:
        """Say that somebody follows; to be said again every `RENEW` seconds.

        Raises:
            OSError: the cache cannot be written, so that the first window would never hear of it.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._mark.touch()

    def leave(self) -> None:
        """Nobody follows any more."""
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)

    def heard(self) -> InView | None:
        """What was told last; None where nothing was, or nothing that makes sense."""
        try:
            with self._told.open("rb") as file:
                found = json.loads(file.read(LARGEST))
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict):
            return None
        return _view_of(found)

    @property
    def is_there(self) -> bool:
        """Whether the window that is followed has been heard of lately."""
        return _is_young(self._told)


def _view_of(found: dict[str, Any]) -> InView:
    """What a file says, as far as it is what such a file may say."""
    said: dict[str, Any] = {
        each.name: found[each.name]
        for each in fields(InView)
        if type(found.get(each.name)) is type(each.default)
    }
    return replace(InView(), **said)


def _is_young(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) < _YOUNG
    except OSError:
        return False
