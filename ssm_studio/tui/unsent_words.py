"""Keeps what stands in a question or in the entry line a moment after it was typed, until it is entered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.i18n import _

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from ssm_studio.tui.messages import Messages
    from ssm_studio.workshop.home import Home
    from ssm_studio.workshop.unsent import Unsent
    from ssm_studio.workshop.workshop import Workshop

AFTER: Final = 1.5
"""Seconds that words may stand there before they are kept, as in fields."""


class UnsentWords:
    """The words of the open session that nobody has entered yet, by where they stand."""

    def __init__(
        self, app: App[Any], home: Home, open_: Callable[[], Workshop | None], messages: Messages
    ) -> None:
        """Nothing was typed.

        Args:
            app: has the timer.
            home: where the words are kept.
            open_: the session that is open.
            messages: how people are told.
        """
        self._app, self._home, self._open, self._messages = app, home, open_, messages
        self._typed: dict[str, tuple[str, ...]] = {}
        self._timer: Timer | None = None
        self._kept: Unsent | None = None
        self.left: tuple[str, ...] = ()
        """What was typed in a program that runs no more, and never entered."""

    def typed(self, where: str, *lines: str) -> None:
        """These lines stand there now; none, once they were entered or given up."""
        said = tuple(filter(None, (" ".join(each.split()) for each in lines)))
        if self._typed.get(where, ()) == said:
            return
        self._typed[where] = said
        if not said:
            self.keep()
        elif self._timer is None:
            self._timer = self._app.set_timer(AFTER, self.keep)

    def keep(self) -> None:
        """Keep what stands there now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed and self._kept is not None:
            lines = (each for there in self._typed.values() for each in there)
            self._kept.keep(tuple(dict.fromkeys(lines)))

    def let_go(self) -> None:
        """The session is closed here: what stands there still is for whoever opens it next."""
        self.keep()
        if self._kept is not None:
            self._kept.let_go()
            self._kept = None

    def give_back(self) -> None:
        """Tell what was left in the session that was opened now; the entry line has it from here."""
        from ssm_studio.workshop.unsent import Unsent

        self._typed, self._kept, self.left = {}, None, ()
        if (workshop := self._open()) is not None:
            self._kept = Unsent(self._home, workshop.study.session.id, workshop.path)
            self.left = self._kept.taken()
        if self.left:
            self._messages.say_so(
                _("Typed last time and not entered: “{words}”.").format(
                    words=" / ".join(self.left)
                ),
                _("The entry line has it among the lines that were said before."),
            )
