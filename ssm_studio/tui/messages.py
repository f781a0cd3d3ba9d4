"""Sentences at the edge of the screen: what was done, what could not be done and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssm_studio.i18n import _
from ssm_studio.tui.clickable import ANSWERED, DONE, AnswerLine
from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.errors import StudioError
    from ssm_studio.tui.dialog_keys import DialogKeys

_WARNED, TOLD = 10.0, 12.0
"""Seconds for which a warning stands, and an error."""
_TOLD_ONLY = ("· ", "bold $muted")
"""Before what only is told: nothing was done."""
_WARNING = ("! ", "bold $concern")
"""Before them, and how that looks."""
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
        """A sentence with its detail; never markup. A "warning" stays for longer; "done" is ticked.

        On a stage it is said in the line above the entry line, in a dialog above its keys: it covers nothing there.
        """
        words = self._with_way_back(one_line(_joined(title, detail), LONGEST))
        self._app.clear_notifications()
        if severity == "warning":
            if not self.answer(words, _WARNING, _WARNED):
                self._app.notify(words, severity="warning", markup=False, timeout=_WARNED)
        elif not self.answer(words, DONE if self._stepped or severity == "done" else _TOLD_ONLY):
            self._app.notify(words, markup=False)

    def did(self, words: str) -> None:
        """Say what a step did; what is said of it in the same moment says too how it is taken back.

        In a dialog that takes no step back nothing is said: it shows by itself what it did.
        """
        self._stepped = self._undoes()
        self._app.call_later(self._done)
        if self._stepped:
            self.answer(words)

    def _undoes(self) -> bool:
        """Whether the screen in view takes steps back."""
        screen = self._app.screen
        return not screen.is_modal or "ctrl+z" in screen.active_bindings

    def _done(self) -> None:
        self._stepped = False

    def _with_way_back(self, words: str) -> str:
        from ssm_studio.tui.step_answer import undo_key

        if not self._stepped or undo_key() in words:
            return words
        return f"{words.rstrip('.')} · " + _("{key} undoes it").format(key=undo_key())

    def answer(self, words: str, sign: tuple[str, str] = DONE, seconds: float = ANSWERED) -> bool:
        """Say something in the line that the screen in view has for it; whether there is one, with room for it."""
        said = [line.display and line.answer(words, sign, seconds) for line in self._lines()]
        return any(said)

    def fade(self) -> None:
        """Take an answer away that is about something before."""
        for line in self._lines():
            line.end_answer()

    def _lines(self) -> Iterator[AnswerLine | DialogKeys]:
        """Those of a dialog, and of the stage below it, where it is still read when the dialog is gone."""
        for screen in self._app.screen_stack:
            yield from screen.query("#findings-strip").results(AnswerLine)
            if screen.is_modal:
                from ssm_studio.tui.dialog_keys import DialogKeys

                yield from screen.query(DialogKeys)

    def tell(self, error: StudioError) -> None:
        """An error in its three parts."""
        words = " ".join(part for part in (error.detail, error.hint) if part)
        self._app.clear_notifications()
        if self.answer(one_line(f"{error.title} {words}".strip(), LONGEST), _WARNING, TOLD):
            return
        self._app.notify(
            words or error.title,
            title=error.title if words else "",
            severity="error",
            markup=False,
            timeout=TOLD,
        )


def _joined(title: str, detail: str) -> str:
    """Two sentences side by side; what ends without a full stop is parted from what follows."""
    parted = " · " if title[-1:] not in ("", ".", "!", "?", "…", ":") else " "
    return f"{title}{parted}{detail}" if detail else title
