"""The frame of every stage as far as it needs no study: its measures, the tabs, the words of the empty say line.

Light on purpose: the program shows this much of a session before it has loaded what reads one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.cells import cell_len
from textual import on, work
from textual.content import Content
from textual.events import ScreenResume
from textual.screen import Screen

from ssm_studio.i18n import N_, _
from ssm_studio.method.stage_names import REAL_WORLD, RESEARCH, STAGES, SYSTEMS_THINKING
from ssm_studio.tui.clickable import act
from ssm_studio.tui.commands import STAGE, Command
from ssm_studio.tui.frugal_compositor import FrugalCompositor
from ssm_studio.tui.text import dated

WIDE: Final = 110
"""From this width on the title line says dates, people and the two halves of the method."""
ACCENTS: Final = {REAL_WORLD: "$real", SYSTEMS_THINKING: "$system", "": "$done"}
_ALL: Final = (*STAGES, RESEARCH)
MARGIN: Final = 4
"""Cells beside the title line, and between its two halves."""

EXAMPLES: Final = {
    "1": (N_("! nobody says thank you @ Staff"), N_("! nobody says thanks @ Staff")),
    "begin": (N_("system to share the water"),),
    "2": (
        N_("T scattered information -> joined information"),
        N_("T scattered data -> joined data"),
    ),
    "first": (N_("1 Find out what users need"),),
    "free": (N_("+ Find out what users need"),),
    "3": (N_("{n} Find out what users need < {m}"),),
    "chart": (N_("{m} = partly; how by phone"),),
    "debate": (N_("debate Head, against: it takes too long"),),
    "changes": (N_("change Write the turns on the wall"),),
    "actions": (
        N_("action Invite the users, Head of unit, by {day}"),
        N_("action Ask the users, Head, by {day}"),
    ),
    "declaration": (N_("area of concern How turns are shared"),),
    "cycles": (N_("exit research : nothing new was said"),),
    "reconstruction": (N_("reconstruct trust -> trust in the list : narrowed"),),
    "learning": (N_("learn M Drawing apart showed two worldviews"), N_("learn M Draw apart first")),
}
"""What the empty say line shows, by what is in view: the first that has room as a whole, else the last."""
AT_FIRST: Final = {1: "1", 2: "begin", 3: "begin", 4: "changes", 5: "learning"}
"""The example of a stage while nothing is known yet of the session."""
SAY_MARGIN: Final = 5
"""Cells of a line that are not the entry's."""

DETAILS = "details"
"""In place of a field to go to: the details of the record."""
BESIDE = "beside"
"""In place of a field of a picture: another one stands beside it."""


class Framed(Screen[None]):
    """A screen with title line, tabs, panes, say line and footer."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(self) -> None:
        """Nothing in view yet."""
        super().__init__()
        self._compositor = FrugalCompositor()
        self._styled = False

    @on(ScreenResume)
    def _style_once(self, event: ScreenResume) -> None:
        """The first time all was styled a moment ago, when it was mounted; to do that twice is felt."""
        event.refresh_styles, self._styled = self._styled and event.refresh_styles, True

    @work
    async def action_jump(self) -> None:
        """Put a letter on each pane and field; the one that is pressed is gone to."""
        from ssm_studio.tui.jump import jump

        await jump(self.app)

    def mark_size(self) -> None:
        """Know the size before the first layout, so that the whole screen is styled once and not twice."""
        width, height = self.app.size
        both = (width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)
        for size, marks in both:
            self.add_class(max(each for each in marks if size >= each[0])[1])


def invitation(example: str, width: int, numbers: Mapping[str, str] | None = None) -> str:
    """What stands in the empty say line, on a screen of so many cells: a key of `EXAMPLES`, and what it names."""
    words = _(": type here, for example  {example}")
    told = [
        words.format(example=dated(_(each)).format(**(numbers or {}))) for each in EXAMPLES[example]
    ]
    return next((each for each in told if cell_len(each) + SAY_MARGIN <= width), told[-1])


def footer(commands: Iterable[Command], *, narrow: bool) -> list[Command]:
    """Those of a stage's commands that its footer names; on a narrow screen the two drawers are among them."""
    named = [each for each in commands if each.footer]
    if not narrow:
        return named
    drawers = [each for each in STAGE if each.action in ("toggle_left", "toggle_right")]
    return [*named[:-1][:4], *drawers, *named[-1:]]


def halves() -> Content:
    """The colours of the two halves of the method, explained."""
    return Content.assemble(
        ("   ● ", "$real"),
        (_("real world"), "$muted"),
        ("  ● ", "$system"),
        (_("systems thinking"), "$muted"),
    )


def tabs(chosen: int, tallies: Sequence[str], width: int) -> tuple[Content, Content]:
    """The names of the stages, research too where it has a tally, and the line below them, heavy under `chosen`."""
    names, line, column = Content(""), Content(""), 0
    whole = sum(cell_len(_(s.title)) + cell_len(t) + 4 for s, t in zip(_ALL, tallies, strict=False))
    gap = 4 if width >= WIDE else 2 if whole < width else 1
    if whole > width + len(tallies):
        tallies = [""] * len(tallies)
    for stage, tally in zip(_ALL, tallies, strict=False):
        accent = ACCENTS[stage.half]
        here = stage.number == chosen
        label = Content.assemble(
            (f"{stage.number} ", f"bold {accent}"),
            (_(stage.title), "bold" if here else "$muted"),
            (tally, "$muted"),
        ).stylize(act(f"app.stage({stage.number})"))
        names = names.append(label).append(" " * gap)
        length = label.cell_length
        mark = Content.styled("━" * length, accent) if here else _rule(length)
        line = line.append(mark).append(_rule(gap))
        column += length + gap
    return names, line.append(_rule(width - column - 2))


def _rule(length: int) -> Content:
    return Content.styled("─" * max(length, 0), "$rule")
