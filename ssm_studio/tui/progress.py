"""Something that takes a while, with how far it is; Esc stops it, and nothing has come of it then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.text import plain

Progress = Callable[[int], None]
"""Hears how much is done; raises where it was stopped."""

KEYS: Final = (key("escape", "stop", N_("stops it; nothing is changed")),)
"""What the keys do here."""


class _StoppedError(Exception):
    """Somebody pressed Esc."""


class Working(Dialog[Any]):
    """Does something beside the screen. Answers what came of it; the error that ended it; None where it was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, words: str, what: Callable[[Progress], Any]) -> None:
        """What is going on, in words; and what does it, in another thread, telling how many rows are done."""
        super().__init__()
        self._words, self._what, self._stop = words, what, False

    def compose(self) -> ComposeResult:
        """What is going on, how far it is, the key."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._words, "bold"))
            yield Static(id="done", classes="muted")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """Begin."""
        self._begin()

    @work(thread=True, exit_on_error=False, group="working")
    def _begin(self) -> None:
        try:
            answer = self._what(self._told)
        except _StoppedError:
            answer = None
        except StudioError as error:
            answer = error
        self.app.call_from_thread(self.dismiss, None if self._stop else answer)

    def _told(self, done: int) -> None:
        if self._stop:
            raise _StoppedError
        words = ngettext("{n} row", "{n} rows", done).format(n=done)
        self.app.call_from_thread(self._say, words)

    def _say(self, words: str) -> None:
        if self.is_attached:
            self.query_one("#done", Static).update(plain(words))

    def action_stop(self) -> None:
        """Stop as soon as the next rows are told."""
        self._stop = True
        self._say(_("stopping…"))
