"""Finding an activity of any model by its number or its words, while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.commands import Command
from ssm_studio.tui.model.commands import SEEKING
from ssm_studio.tui.model.selection import Selection
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import plain
from ssm_studio.tui.text_input import Line


def found(study: Study, sought: str, here: str | None = None) -> tuple[Activity, ...]:
    """The activities that are sought: by number first, then by words; those of the model `here` before the others."""
    words = sought.casefold().split()
    if not words:
        return ()
    models = sorted(study.models, key=lambda id_: id_ != here)
    ranked = [
        (rank, activity)
        for model in models
        for activity in activities_of(study, model)
        if (rank := _rank(study, activity, words)) is not None
    ]
    return tuple(activity for _rank, activity in sorted(ranked, key=lambda each: each[0]))


def _rank(study: Study, activity: Activity, words: list[str]) -> int | None:
    if words == [(activity.number or "").casefold()] or words == [activity.ref.casefold()]:
        return 0
    text = f"{activity.number or ''} {read(activity.text, study.language)}".casefold()
    if not all(word in text for word in words):
        return None
    return 1 if text.partition(" ")[2].startswith(words[0]) else 2


class SearchLine(Line):
    """What is sought. Arrows walk what was found, Enter goes there, Escape goes back."""

    FOOTER: ClassVar[tuple[Command, ...]] = SEEKING

    @dataclass
    class Walked(Message):
        """The next thing found is wanted, or the one before."""

        by: int

    class Left(Message):
        """Nothing that was found is wanted."""

    class Ended(Message):
        """Somebody went elsewhere."""

    def on_blur(self) -> None:
        """A click elsewhere ends the search."""
        self.post_message(self.Ended())

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Walked(1 if event.key == "down" else -1))
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
        else:
            await super()._on_key(event)


class FindBar(Horizontal):
    """The line to search in and how much was found; there only while somebody searches."""

    @dataclass
    class Went(Message):
        """What was found, or what was in view before, is to be in view."""

        model: str
        activity: str

    class Closed(Message):
        """The search is over: the focus goes back to the diagram."""

    def __init__(self) -> None:
        """Hidden while nobody searches."""
        super().__init__(id="model-search")
        self.display = False
        self._from: tuple[str, str] | None = None
        """Model and activity from which the search began; None while nobody searches."""
        self._at = 0

    def compose(self) -> ComposeResult:
        """A sign, the line, what came of it."""
        yield Static("/", id="model-search-sign")
        yield SearchLine(placeholder=_("number or words"), id="model-search-line")
        yield StaticText(id="model-search-found", markup=False)

    def open(self, at: Selection) -> None:
        """Begin to search from what is in view."""
        line = self.query_one(SearchLine)
        if self._from is None:
            self._from = (at.model.id if at.model else "", at.activity.id if at.activity else "")
            line.value = ""
            self.query_one(StaticText).show("")
        self.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing shows the first hit; nothing typed shows where one was."""
        event.stop()
        if self._from is not None:
            self._at = 0
            self._show_hit()

    def on_search_line_walked(self, event: SearchLine.Walked) -> None:
        """Another of those that were found."""
        event.stop()
        self._at += event.by
        self._show_hit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter stays with what was found."""
        event.stop()
        nothing = not self._hits()
        self._end(back=nothing)
        if nothing and event.value.strip():
            studio_of(self).say_so(_("Nothing was found."))

    def on_search_line_left(self, event: SearchLine.Left) -> None:
        """Escape goes back where one was."""
        event.stop()
        self._end(back=True)

    def on_search_line_ended(self, event: SearchLine.Ended) -> None:
        """Going elsewhere stays with what was found."""
        event.stop()
        if self._from is not None and not self.query_one(SearchLine).has_focus:
            self._from = None
            self.display = False

    def _hits(self) -> tuple[Activity, ...]:
        here = self._from[0] if self._from else None
        return found(studio_of(self).study, self.query_one(SearchLine).value, here)

    def _show_hit(self) -> None:
        hits = self._hits()
        told = self.query_one(StaticText)
        if not hits:
            self._go_back()
            typed = self.query_one(SearchLine).value.strip()
            told.show(plain(_("nothing found") if typed else ""))
            return
        hit = hits[self._at % len(hits)]
        self.post_message(self.Went(hit.model or "", hit.id))
        words = ngettext("{n} found", "{n} found", len(hits)).format(n=len(hits))
        told.show(plain(f"{hit.ref}  {words}" + ("  ↑ ↓" if len(hits) > 1 else "")))

    def _go_back(self) -> None:
        if self._from is not None:
            self.post_message(self.Went(*self._from))

    def _end(self, *, back: bool) -> None:
        if back:
            self._go_back()
        self._from = None
        self.display = False
        self.post_message(self.Closed())
