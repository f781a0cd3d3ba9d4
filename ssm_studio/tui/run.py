"""Running the program in a terminal, from the first frame to the end."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.tui import termination
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.type_ahead import plain_alt_digits
from ssm_studio.workshop.home import Home


def run(home: Home, path: Path | None = None, title: str = "") -> int:
    """Run the program until it is left, first with the session at `path`, called `title`; the exit code.

    Raises:
        Exception: a mistake of ours that ended it; everything whose "saved" was shown is on disk.
    """
    plain_alt_digits()
    return termination.run(StudioApp(home, path, title=title))
