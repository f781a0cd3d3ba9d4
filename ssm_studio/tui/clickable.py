"""Words that can be clicked to carry out an action, without looking like links on a web page."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Static

from ssm_studio.tui.static_text import StaticText

_KEY = "studio_action"


def act(action: str) -> Style:
    """The style of words that carry out `action` ("app.stage(2)", "screen.add") when clicked."""
    return Style.from_meta({_KEY: action})


def clicked_action(event: events.Click) -> str | None:
    """The action that the clicked words carry out; None for words without one."""
    action = event.style.meta.get(_KEY)
    return action if isinstance(action, str) else None


class ClickableLine(Static):
    """A line of words made with `act`."""

    def draw(self, content: Content) -> None:
        """Show these words, unless they stand here already; one line needs as much room as another."""
        if not isinstance(self.content, Content) or not self.content.is_same(content):
            self.update(content, layout=False)

    async def on_click(self, event: events.Click) -> None:
        """Carry out what the clicked words say."""
        if (action := clicked_action(event)) is not None:
            event.stop()
            await self.run_action(action)


ANSWERED: Final = 8.0
"""Seconds for which an answer stands."""


class AnswerLine(ClickableLine):
    """A line that shows one thing for good, and for a while an answer to what was done."""

    _usual = Content("")
    _answering: Timer | None = None

    def draw(self, content: Content) -> None:
        """Show these words, once no answer stands here."""
        self._usual = content
        if self._answering is None:
            super().draw(content)

    def answer(self, words: str) -> None:
        """Say something for a while."""
        if self._answering is not None:
            self._answering.stop()
        super().draw(Content.assemble(("✓ ", "bold $done"), Content(words)))
        self._answering = self.set_timer(ANSWERED, self.end_answer)

    def end_answer(self) -> None:
        """Show again what stands here for good."""
        if self._answering is not None:
            self._answering.stop()
            self._answering = None
            super().draw(self._usual)


class ClickableText(ClickableLine, StaticText):
    """Words made with `act` that are shown again and again, and drawn again only when they are others."""
