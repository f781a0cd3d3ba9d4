"""The library of an institute on the library screen: what waits, what is newer there, and pushing meanwhile.

Nothing here holds up a key: the line to the server is used in a thread, and without one the screen is as always.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final

from textual import work
from textual.app import App, ScreenStackError
from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.widgets import Static

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain
from ssm_studio.workshop.institute import background
from ssm_studio.workshop.institute.background import Background, Marks

EVERY: Final = 60.0
"""Seconds after which the library is looked at again while the screen stands there."""
LONGEST: Final = 60

SIGNS: Final = {
    background.WAITING: "↑",
    background.NEWER: "↓",
    background.BOTH: "↕",
    background.SAME_THERE: "·",
}
"""What stands before a session in the list."""
MEANS: Final[dict[str, Callable[[], str]]] = {
    background.WAITING: lambda: _("changed here; waits to be pushed to the institute"),
    background.NEWER: lambda: _("newer at the institute; s brings it"),
    background.BOTH: lambda: _("worked on here and at the institute; s merges the two"),
    background.SAME_THERE: lambda: _("here and at the institute, the same"),
}


class InstituteLine(Static):
    """One line about the library of an institute; not there where none is in use."""

    class Changed(Message):
        """The marks of the sessions are others now."""

    def on_mount(self) -> None:
        """Show what is known without a line; the rest comes later."""
        self._marks = Marks({}, ())
        self._said = ""
        self._busy = Lock()
        self._asked = 0
        self._left = False
        self.display = Background.in_use()
        if self.display:
            self.set_interval(EVERY, self.look)

    def sign(self, path: Path) -> str:
        """What stands before a session in the list; "" where no library is in use."""
        return SIGNS.get(self._marks.of(path), " ") + " " if self.display else ""

    def meaning(self, path: Path) -> str:
        """The same in words; "" where there is nothing to say."""
        means = MEANS.get(self._marks.of(path)) if self.display else None
        return means() if means is not None else ""

    def on_unmount(self) -> None:
        """Nobody looks any more: what is under way ends with the session that it is at."""
        self._left = True

    def look(self) -> None:
        """See what the library has, and push what waits, while the screen stands there."""
        if self.display and self.screen.is_current:
            self._begin(self._look, wait=False)

    def _begin(self, work: Callable[[App[Any]], None], *, wait: bool) -> None:
        """Work in a thread of its own, one at a time: one of the app's would hold up leaving the program."""
        Thread(target=self._run, args=(work, self.app, wait), daemon=True).start()

    def _run(self, work: Callable[[App[Any]], None], app: App[Any], wait: bool) -> None:
        if not self._busy.acquire(blocking=wait):
            return
        try:
            # Where the app was left meanwhile there is nobody to tell.
            with suppress(RuntimeError, NoMatches, ScreenStackError):
                work(app)
        finally:
            self._busy.release()

    def _look(self, app: App[Any]) -> None:
        try:
            with closing(Background(studio_of(self).home)) as at_work:
                self._hand_over(app, at_work.marks(), self._said)
                for marks, said in at_work.catch_up(lambda: self._left or self._asked > 0):
                    self._hand_over(app, marks, said)
        except StudioError as error:
            self._hand_over(app, self._marks, error.title)

    def _hand_over(self, app: App[Any], marks: Marks, said: str) -> None:
        if not self._left:
            app.call_from_thread(self._take, marks, said)

    def _take(self, marks: Marks, said: str) -> None:
        if (marks, said) != (self._marks, self._said) or not self.content:
            changed = marks.marks != self._marks.marks
            self._marks, self._said = marks, said
            self.update(line_words(marks, said))
            if changed:
                self.post_message(self.Changed())

    @work
    async def do(self, what: str) -> None:
        """Bring, merge and push all (`sync`), or choose what is only there (`there`)."""
        studio = studio_of(self)
        if not self.display:
            studio.tell(background.not_in_use())
        elif what == "sync":
            self._sync()
        elif not self._marks.there:
            studio.say_so(_("Everything of the library is here."))
        else:
            choices = [
                Choice(each.id, one_line(each.title, LONGEST), each.team)
                for each in self._marks.there
            ]
            picked = await self.app.push_screen_wait(Choose(_("Bring which session?"), choices))
            if picked is not None:
                self._bring(picked)

    def _sync(self) -> None:
        self._travel(lambda at_work: at_work.sync())

    def _bring(self, session: str) -> None:
        self._travel(lambda at_work: at_work.bring(session))

    def _travel(self, do: Callable[[Background], str]) -> None:
        self._asked += 1
        self._begin(lambda app: self._go(app, do), wait=True)

    def _go(self, app: App[Any], do: Callable[[Background], str]) -> None:
        studio = studio_of(self)
        self._asked -= 1
        try:
            with closing(Background(studio.home)) as at_work:
                told = do(at_work)
                self._hand_over(app, at_work.marks(), "")
        except StudioError as error:
            if not self._left:
                app.call_from_thread(studio.tell, error)
            return
        if not self._left:
            app.call_from_thread(studio.say_so, told)
            self.post_message(self.Changed())


def line_words(marks: Marks, said: str) -> Content:
    """What the line says: why there is no line, or how much waits, is newer and is only there."""
    waiting, newer, there = marks.counts()
    words = []
    if waiting:
        words.append(ngettext("{n} waits", "{n} wait", waiting).format(n=waiting))
    if newer:
        words.append(ngettext("{n} newer there", "{n} newer there", newer).format(n=newer))
    if there:
        told = ngettext("{n} only there (t)", "{n} only there (t)", there).format(n=there)
        words.append(told)
    if said:
        words.append(one_line(said, LONGEST))
    if not words:
        words.append(_("the same here and there"))
    return plain(" · ".join((_("Institute"), *words)), "$muted")
