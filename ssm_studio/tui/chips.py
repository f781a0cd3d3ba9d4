"""Seeing less of a list at the left: only what carries a chip, an entry of a framework list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import work
from textual.content import Content
from textual.message import Message

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.facts.tags import chip_names
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain

_LENGTH = 40
"""Cells of a chip's name in a heading."""
_ChipsOn = Callable[[Study, str], frozenset[str]]
"""The chips on a line of a list, by its key, and on all that is written under it."""


class ChipFilter(StaticText):
    """The heading of a list; it knows the chip through which the list is seen, "" for none."""

    @dataclass
    class Changed(Message):
        """Another part of the list is to be seen; `key` is a line of it, the first where another one was chosen."""

        key: str

    def __init__(self, title: str, chips_on: _ChipsOn) -> None:
        """All is seen; `title` is translated already."""
        super().__init__(classes="heading -first")
        self._title, self._chips_on = title.upper(), chips_on
        self.chip = ""
        self._last: tuple[Study, Sequence[str], str] = (Study(), (), "")
        """What was there when it was shown last, and what was in view."""

    def on_mount(self) -> None:
        """The heading alone."""
        self._say()

    def part(self, study: Study, keys: Sequence[str], key: str) -> Sequence[str]:
        """The lines of a list that are seen. A chip that hides the line `key`, which is in view, is put away."""
        self._last = study, keys, key
        seen = self._through(self.chip)
        if key in keys and key not in seen:
            self.chip = ""
            self._say()
            return keys
        return seen

    def _through(self, chip: str) -> Sequence[str]:
        study, keys, _key = self._last
        return [each for each in keys if not chip or chip in self._chips_on(study, each)]

    @work(exclusive=True, group="chips")
    async def ask(self) -> None:
        """Have a chip chosen among those that are there, or none."""
        study, keys, key = self._last
        there = {chip for each in keys for chip in self._chips_on(study, each)}
        if not there:
            words = _("Nothing here carries an entry of a list yet: Ctrl+D gives it one.")
            studio_of(self).say_so(words)
            return
        names = chip_names(study)
        offered = [Choice(each, names.get(each, each), each, "#") for each in there]
        offered.sort(key=lambda each: each.words.casefold())
        choices = [Choice("", _("all of it")), *offered]
        answer = await self.app.push_screen_wait(
            Choose(_("Show what?"), choices, chosen=self.chip or offered[0].value)
        )
        if answer is not None:
            self.chip = answer
            self._say(names.get(answer, answer))
            seen = self._through(answer)
            self.post_message(self.Changed(key if key in seen or not seen else seen[0]))

    def _say(self, name: str = "") -> None:
        words = Content(self._title)
        if self.chip:
            words = words.append(plain(f"\n# {one_line(name, _LENGTH)}", "bold $system"))
        self.show(words)
