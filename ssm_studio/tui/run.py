"""Running the program in a terminal until it is left, or made to leave: by a signal, or by a terminal that goes away.

What is being typed is stored first, then the terminal is given back where there still is one.
"""

from __future__ import annotations

from pathlib import Path

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.terminal_watch import run_watched
from ssm_studio.tui.type_ahead import plain_alt_keys
from ssm_studio.workshop.home import Home


def run(home: Home, path: Path | None = None, title: str = "") -> int:
    """Run the program until it is left, first with the session at `path`, called `title`; the exit code.

    Raises:
        Exception: a mistake of ours that ended it; everything whose "saved" was shown is on disk.
    """
    plain_alt_keys()
    app = StudioApp(home, path, title=title)
    return run_watched(app, lambda: app.close_session(to_library=False))
