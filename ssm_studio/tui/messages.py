"""Sentences at the edge of the screen: what was done, what could not be done and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from ssm_studio.i18n import _
from ssm_studio.tui.clickable import AnswerLine
from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.errors import StudioError

MARGIN = 4
"""Cells beside an answer."""
LONGEST = 400
"""Characters of a sentence; what people typed may stand in it."""


class Messages:
    """Says one thing at a time: a pile of sentences would cover what the room is looking at."""

    def __init__(self, app: App[None]) -> None:
        """Sentences on the screen of `app`."""
        self._app = app
        self._stepped = False
        """Whether a step was done this moment."""

    def say_so(self, title: str, detail: str = "", *, severity: str = "information") -> None:
        """A sentence with its detail; never markup. A "warning" stays for longer.

        What a stage has room for in its line above the entry line is said there, where it covers nothing.
        """
        words = self._with_way_back(one_line(f"{title} {detail}".strip(), LONGEST))
        self._app.clear_notifications()
        if severity != "warning" and self.answer(words):
            return
        if severity == "warning":
            self._app.notify(words, severity="warning", markup=False, timeout=10)
        else:
            self._app.notify(words, markup=False)

    def did(self, words: str) -> None:
        """Say what a step did; what is said of it in the same moment says too how it is taken back."""
        self._stepped = True
        self._app.call_later(self._done)
        self.answer(words)

    def _done(self) -> None:
        self._stepped = False

    def _with_way_back(self, words: str) -> str:
        from ssm_studio.tui.step_answer import undo_key

        if not self._stepped or undo_key() in words:
            return words
        return f"{words.rstrip('.')} · " + _("{key} undoes it").format(key=undo_key())

    def answer(self, words: str) -> bool:
        """Say something in the line of the stage in view; whether there is one, with room for it."""
        for line in self._app.screen.query("#findings-strip").results(AnswerLine):
            if line.display and cell_len(words) <= line.size.width - MARGIN:
                line.answer(words)
                return True
        return False

    def fade(self) -> None:
        """Take an answer away that is about something before."""
        for line in self._app.screen.query("#findings-strip").results(AnswerLine):
            line.end_answer()

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
