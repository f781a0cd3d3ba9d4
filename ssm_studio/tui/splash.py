"""The frame of a session in the moment before it is open: its title, the tabs, the say line and the keys.

It is painted as soon as Textual is up; what reads the session and draws its first stage is loaded behind it. Nothing
here can be used yet: what is typed waits for the stage.
"""

from __future__ import annotations

import gc

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from ssm_studio.method.stage_names import STAGES
from ssm_studio.tui.command_needs import usable
from ssm_studio.tui.commands import APP, STAGE
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.picture.commands import HERE
from ssm_studio.tui.stage_frame import (
    AT_FIRST,
    MARGIN,
    WIDE,
    Framed,
    footer,
    halves,
    invitation,
    tabs,
)
from ssm_studio.tui.text import one_line


class Opening(Framed):
    """Looks like the stage that comes, with empty panes."""

    AUTO_FOCUS = ""

    def __init__(self, stage: int, title: str) -> None:
        """The frame of stage number `stage` (1 to 4) of the session called `title`."""
        super().__init__()
        self._stage = stage
        self._title = title

    def compose(self) -> ComposeResult:
        """The places of the frame under the names that they have on a stage, so that the same styles hold."""
        self.mark_size()
        width = self.app.size.width
        names, line = tabs(self._stage, ("",) * len(STAGES), width)
        yield Static(self._words(width), id="title-line")
        with Vertical(id="stage-tabs"):
            yield Static(names, id="tab-names")
            yield Static(line, id="tab-line")
        with Horizontal(id="panes"):
            yield Static(id="left", classes="pane")
            yield Static(id="main", classes="pane")
            yield Static(id="right", classes="pane")
        yield Static(id="findings-strip")
        with Vertical(id="say-line"), Horizontal(id="say-row"):
            yield Static("›", id="say-sign")
            yield Static(
                Content.styled(invitation(AT_FIRST[self._stage], self.app.size.width), "$muted"),
                id="say",
            )
        keys = KeyLine(id="key-line")
        here = HERE if self._stage == 1 else ()
        everywhere = usable((*here, *STAGE, *APP), frozenset())
        keys.show(footer(everywhere, narrow=self.has_class("-narrow")))
        yield keys

    def _words(self, width: int) -> Content:
        head, legend = ("ssm studio  ", halves()) if width >= WIDE else ("", Content(""))
        room = width - len(head) - legend.cell_length - MARGIN
        return Content.assemble(
            (head, "$muted"), (one_line(self._title, max(room, 1)), "bold"), legend
        )


def look_for_rubbish() -> None:
    """From now on: the command line left it off for a quicker start. What is loaded by now stays, and is passed over.

    A screen is made of many thousand objects; the usual limits would have all of them looked through while it is made.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()
