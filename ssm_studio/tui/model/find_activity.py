"""Finding an activity of any model by its number or its words, while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.commands import APP, Command
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.model.edits import ModelDeeds
from ssm_studio.tui.text import plain
from ssm_studio.tui.text_input import Line

SEARCH: Final = (
    Command(
        "model.search",
        "slash",
        "search",
        N_("search"),
        N_("Find an activity of any model by its number or words"),
    ),
)
SEEKING: Final = (
    Command("seeking.go", "enter", "", N_("go there"), "", True),
    Command("seeking.walk", "down", "", N_("another"), "", True, shown_key="↑ ↓"),
    Command("seeking.back", "escape", "", N_("back"), "", True),
)
"""What the footer says while somebody searches."""


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


class SearchBar(Horizontal):
    """The line to search in and how much was found; there only while somebody searches."""

    def compose(self) -> ComposeResult:
        """A sign, the line, what came of it."""
        yield Static("/", id="model-search-sign")
        yield SearchLine(placeholder=_("number or words"), id="model-search-line")
        yield Static(id="model-search-found")


class Searching(ModelDeeds):
    """Searches the models; a mixin of `ModelScreen`."""

    _from: tuple[str | None, str | None] | None = None
    """Model and activity from which the search began; None while nobody searches."""
    _at = 0

    def action_search(self) -> None:
        """Open the search line."""
        bar, line = self.query_one(SearchBar), self.query_one(SearchLine)
        if self._from is None:
            model, activity = self.model, self.activity
            self._from = (model.id if model else None, activity.id if activity else None)
            line.value = ""
            self.query_one("#model-search-found", Static).update("")
        bar.display = True
        self.set_focus(line)

    def _show_keys(self) -> None:
        if self._up and isinstance(self.focused, SearchLine):
            self.query_one(KeyLine).show((*SEEKING, *(each for each in APP if each.footer)))
        else:
            super()._show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing shows the first hit; nothing typed shows where one was."""
        if isinstance(event.input, SearchLine) and self._from is not None:
            event.stop()
            self._at = 0
            self._show_hit()

    def on_search_line_walked(self, event: SearchLine.Walked) -> None:
        """Another of those that were found."""
        event.stop()
        self._at += event.by
        self._show_hit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter stays with what was found."""
        if isinstance(event.input, SearchLine):
            event.stop()
            nothing = not self._hits()
            self._end_search(back=nothing)
            if nothing and event.value.strip():
                self.studio.say_so(_("Nothing was found."))

    def on_search_line_left(self, event: SearchLine.Left) -> None:
        """Escape goes back where one was."""
        event.stop()
        self._end_search(back=True)

    def on_search_line_ended(self, event: SearchLine.Ended) -> None:
        """Going elsewhere stays with what was found."""
        event.stop()
        if self._from is not None and not isinstance(self.focused, SearchLine):
            self._from = None
            self.query_one(SearchBar).display = False

    def _hits(self) -> tuple[Activity, ...]:
        here = self._from[0] if self._from else None
        return found(self.study, self.query_one(SearchLine).value, here)

    def _show_hit(self) -> None:
        hits = self._hits()
        told = self.query_one("#model-search-found", Static)
        if not hits:
            self._go_back()
            typed = self.query_one(SearchLine).value.strip()
            told.update(plain(_("nothing found") if typed else ""))
            return
        hit = hits[self._at % len(hits)]
        self._go(hit.model, hit.id)
        words = ngettext("{n} found", "{n} found", len(hits)).format(n=len(hits))
        told.update(plain(f"{hit.ref}  {words}" + ("  ↑ ↓" if len(hits) > 1 else "")))

    def _go(self, model: str | None, activity: str | None) -> None:
        if self.model is None or self.model.id != model:
            self.choose_model(model)
        self.choose(activity)

    def _go_back(self) -> None:
        if self._from is not None and self._from[0] in self.study.models:
            self._go(*self._from)

    def _end_search(self, *, back: bool) -> None:
        if back:
            self._go_back()
        self._from = None
        self.query_one(SearchBar).display = False
        self.set_focus(self.default_focus)
