"""Words that can be clicked to carry out an action, without looking like links on a web page."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.style import Style
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


class ClickableText(ClickableLine, StaticText):
    """Words made with `act` that are shown again and again, and drawn again only when they are others."""
