"""Sentences at the edge of the screen: what was done, what could not be done and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.errors import StudioError

LONGEST = 400
"""Characters of a sentence; what people typed may stand in it."""


class Messages:
    """Says one thing at a time: a pile of sentences would cover what the room is looking at."""

    def __init__(self, app: App[None]) -> None:
        """Sentences on the screen of `app`."""
        self._app = app

    def say_so(self, title: str, detail: str = "", *, severity: str = "information") -> None:
        """A sentence with its detail; never markup. A "warning" stays for longer."""
        words = one_line(f"{title} {detail}".strip(), LONGEST)
        self._app.clear_notifications()
        if severity == "warning":
            self._app.notify(words, severity="warning", markup=False, timeout=10)
        else:
            self._app.notify(words, markup=False)

    def tell(self, error: StudioError) -> None:
        """An error in its three parts."""
        words = " ".join(part for part in (error.detail, error.hint) if part)
        self._app.clear_notifications()
        self._app.notify(
            words or error.title,
            title=error.title if words else "",
            severity="error",
            markup=False,
            timeout=12,
        )
