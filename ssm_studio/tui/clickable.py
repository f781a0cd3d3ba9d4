"""Words that can be clicked to carry out an action, without looking like links on a web page."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.reactive import Reactive
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

    auto_links = Reactive(False)
    """Whether words may be links of the toolkit: it would look at the colours of links whenever it draws. None are."""

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
MOST_ROWS: Final = 6
"""Rows that an answer may take; what is above makes room for them meanwhile."""
LONG: Final = "-long"
"""The class of a line whose answer takes several rows."""
DONE: Final = ("✓ ", "bold $done")
"""Before an answer that says what was done, and how that looks."""


class AnswerLine(ClickableLine):
    """A line that shows one thing for good, and for a while an answer to what was done, in several rows if need be."""

    _usual = Content("")
    _answering: Timer | None = None

    def draw(self, content: Content) -> None:
        """Show these words, once no answer stands here."""
        self._usual = content
        if self._answering is None:
            super().draw(content)

    def answer(self, words: str, sign: tuple[str, str] = DONE, seconds: float = ANSWERED) -> bool:
        """Say something for a while; whether there is room for it."""
        content = Content.assemble(sign, Content(words))
        rows = len(content.wrap(max(self.content_size.width, 1)))
        if not self.size or rows > MOST_ROWS:
            return False
        if self._answering is not None:
            self._answering.stop()
        self._say(content, long=rows > 1)
        self._answering = self.set_timer(seconds, self.end_answer)
        return True

    def end_answer(self) -> None:
        """Show again what stands here for good."""
        if self._answering is not None:
            self._answering.stop()
            self._answering = None
            self._say(self._usual, long=False)

    def _say(self, content: Content, *, long: bool) -> None:
        if long or self.has_class(LONG):
            self.set_class(long, LONG)
            self.update(content)
        else:
            super().draw(content)


class ClickableText(ClickableLine, StaticText):
    """Words made with `act` that are shown again and again, and drawn again only when they are others."""
