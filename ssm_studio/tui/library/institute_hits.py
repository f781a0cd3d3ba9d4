"""What the library of an institute has of the words of a search, below what this home has.

It comes when it comes: the local results never wait for it, and without a line one sentence stands in its place.
"""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.aside import aside
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain
from ssm_studio.workshop.institute.all_sessions import AllSessions, FoundThere, UnreachableError
from ssm_studio.workshop.institute.background import Background

PAUSE: Final = 0.3
"""Seconds after the last letter before the server is asked."""
REST: Final = 15.0
"""Seconds in which a server that could not be reached is not asked again."""
LONGEST: Final = 60
PLACES: Final = 2
"""Places of a session that are shown."""


class ThereList(Vertical):
    """The sessions of an institute's library that hold the words; not there where no such library is in use."""

    def compose(self) -> ComposeResult:
        """What it is, and the sessions."""
        yield Static(id="there-title")
        yield RowList(id="there-found", markup=False, compact=True)

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self.display = False
        self._words = ""
        self._found: list[FoundThere] = []
        self._library: AllSessions | None = None
        self._busy = Lock()
        self._rests_until = 0.0

    def on_unmount(self) -> None:
        """Let go of the line, without waiting for it."""
        self._words = ""
        Thread(target=self._let_go, daemon=True).start()

    @work(exclusive=True)
    async def ask(self, words: str) -> None:
        """Look for these words there, as soon as nobody types for a moment."""
        self._words = words.strip()
        if not AllSessions.is_asked(words) or not Background.in_use():
            self._show([], "")
            return
        await asyncio.sleep(PAUSE)
        if monotonic() < self._rests_until:
            return
        self._show(self._found, _("Asking the institute…"))
        try:
            found = await aside(lambda: self._search(words.strip()))
        except UnreachableError:
            self._rests_until = monotonic() + REST
            self._show([], _("No line to the institute now: only what is here was searched."))
        except StudioError as error:
            self._show([], one_line(error.title, LONGEST * 2))
        else:
            if found is not None:
                self._show(found, _told(len(found)))

    def _search(self, words: str) -> list[FoundThere] | None:
        """In a thread: one search after the other, and none for words that nobody waits for any more."""
        with self._busy:
            if words != self._words:
                return None
            try:
                if self._library is None:
                    self._library = AllSessions(studio_of(self).home)
                return self._library.search(words)
            except StudioError:
                self._end()
                raise

    def _let_go(self) -> None:
        with self._busy:
            self._end()

    def _end(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            library.close()

    def _show(self, found: list[FoundThere], said: str) -> None:
        if not self.is_mounted:
            return
        again, self._found = found == self._found, found
        self.display = bool(said)
        self.query_one("#there-title", Static).update(plain(said, "$muted"))
        listed = self.query_one("#there-found", OptionList)
        listed.display = bool(found)
        if not again:
            listed.clear_options()
            listed.add_options(Option(words_of(each)) for each in found)
            listed.highlighted = 0 if found else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved here, and not in the list of this home."""
        event.stop()

    @work(exclusive=True, group="bring")
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click brings the session, and opens it."""
        event.stop()
        studio, chosen = studio_of(self), self._found[event.option_index]
        path = chosen.path
        try:
            if path is None:
                path = await aside(lambda: self._bring(chosen.id))
        except StudioError as error:
            studio.tell(error)
            return
        if self.is_mounted and self.screen.is_current:
            studio.open_session(path)

    def _bring(self, session: str) -> Path:
        with closing(AllSessions(studio_of(self).home)) as every:
            return every.file_of(session)


def _told(number: int) -> str:
    if not number:
        return _("The institute has no other session with these words.")
    return ngettext(
        "{n} more at the institute; Tab goes there, Enter brings it",
        "{n} more at the institute; Tab goes there, Enter brings one",
        number,
    ).format(n=number)


def words_of(found: FoundThere) -> Content:
    """A session there: title, whose it is and whether it is here too, and a line for each place."""
    standing = _("newer there") if found.path is not None else _("only there")
    lines = [
        Content.assemble(
            plain(one_line(found.title, LONGEST), "bold"),
            plain(f"  {one_line(found.team, LONGEST // 2)} · {standing}", "$muted"),
        )
    ]
    lines += [
        plain(f"    {each.ref} {one_line(each.text, LONGEST * 2)}", "$muted")
        for each in found.snippets[:PLACES]
    ]
    return Content("\n").join(lines)
