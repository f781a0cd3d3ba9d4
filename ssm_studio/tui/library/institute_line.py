"""The library of an institute on the library screen: what waits, what is newer there, and pushing meanwhile.

Nothing here holds up a key: the line to the server is used in a thread, and without one the screen is as always.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual import work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

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

    @work(thread=True, exclusive=True, exit_on_error=False, group="institute")
    def look(self) -> None:
        """See what the library has, and push what waits, as long as nobody needs the thread."""
        if not self.display or not self.screen.is_current:
            return
        worker = get_current_worker()
        try:
            with Background(studio_of(self).home) as at_work:
                self._hand_over(at_work.marks(), self._said)
                for marks, said in at_work.catch_up(lambda: worker.is_cancelled):
                    self._hand_over(marks, said)
        except StudioError as error:
            self._hand_over(self._marks, error.title)

    def _hand_over(self, marks: Marks, said: str) -> None:
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, marks, said)

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

    @work(thread=True, exclusive=True, exit_on_error=False, group="institute")
    def _sync(self) -> None:
        self._travel(lambda at_work: at_work.sync())

    @work(thread=True, exclusive=True, exit_on_error=False, group="institute")
    def _bring(self, session: str) -> None:
        self._travel(lambda at_work: at_work.bring(session))

    def _travel(self, do: Callable[[Background], str]) -> None:
        studio = studio_of(self)
        try:
            with Background(studio.home) as at_work:
                told = do(at_work)
                self._hand_over(at_work.marks(), "")
        except StudioError as error:
            self.app.call_from_thread(studio.tell, error)
            return
        self.app.call_from_thread(studio.say_so, told)
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
