"""The two lines at the top of every stage: whose session, and where in the inquiry the room is."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from ssm_studio.domain.edit_research import does_research
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _, ngettext
from ssm_studio.method.rules.registry import Finding
from ssm_studio.method.stage_names import RESEARCH, STAGES
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.coaching.findings_bar import of_stage
from ssm_studio.tui.stage_frame import MARGIN, WIDE, halves, tabs
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import clock, days, one_line
from ssm_studio.tui.typed_in import takes_letters
from ssm_studio.workshop import author
from ssm_studio.workshop.workshop import Workshop

_SHORTEST_TITLE = 20
TICK = 15.0
"""Seconds after which the minutes of a running block are looked at again."""


class TitleLine(Horizontal):
    """Session, cycle, dates, people present; at the right whether everything is saved."""

    def compose(self) -> ComposeResult:
        """Left: the session. Right: saved or not."""
        yield StaticText(id="title-words")
        yield StaticText(id="title-saved")

    _workshop: Workshop | None = None
    _told: tuple[str, bool] = ("", False)
    """What was shown last: why a step could not be stored, and whether somebody is typing."""

    def on_mount(self) -> None:
        """A running block has fewer minutes left after a while."""
        self.set_interval(TICK, self._tick)

    def _tick(self) -> None:
        if self._workshop is not None and self._workshop.study.blocks:
            trouble, typing = self._told
            self.show(self._workshop, trouble, typing=typing)

    def show(self, workshop: Workshop | None, trouble: str = "", *, typing: bool = False) -> None:
        """Show the session as it is now; `trouble`, and that somebody is `typing`, stand in place of "saved"."""
        if workshop is None:
            return
        self._workshop, self._told = workshop, (trouble, typing)
        wide = self.app.size.width >= WIDE
        saved = _saved(workshop, trouble, typing=typing)
        if (
            workshop.study.blocks
            and (going := _running(workshop.study, on_wall=studio_of(self).projector)).plain
        ):
            saved = going.append("   ").append(saved)
        room = self.app.size.width - saved.cell_length - MARGIN
        self.query_one("#title-words", StaticText).show(
            self._words(studio_of(self).study, wide, room)
        )
        self.query_one("#title-saved", StaticText).show(saved)

    def ask_what_is_open(self) -> None:
        """Ask which wording shall stand, or once for the name, unless somebody types or is asked something else."""
        studio = studio_of(self)
        typing = takes_letters(self.screen.focused)
        if (workshop := studio.workshop) is None or typing or not self.screen.is_current:
            return
        if workshop.wordings.unoffered(workshop.study):
            self.choose_wordings()
        elif workshop.edited and author.must_ask():
            self._ask_name()

    @work(exclusive=True, group="wordings")
    async def choose_wordings(self) -> None:
        """Choose where two people worded the same differently."""
        from ssm_studio.tui.wordings import choose_wordings

        studio_of(self).flush()
        await choose_wordings(self.app, studio_of(self))

    @work(exclusive=True, group="name")
    async def _ask_name(self) -> None:
        from ssm_studio.tui.author_question import ask_name

        await ask_name(self.app, studio_of(self))

    def _words(self, study: Study, wide: bool, room: int) -> Content:
        session = study.session
        facts = [
            _("cycle {number}").format(number=session.cycle) if session.cycle else "",
            days(session.dates),
            _people(study),
        ]
        facts = [one_line(fact) for fact in (facts if wide else facts[:1]) if fact]
        legend = halves() if wide else Content("")
        head = "ssm studio  " if wide else ""
        # The title gives way first, then the facts from the last; a legend cut in two would say nothing.
        while facts and room - _taken(head, facts, legend) < _SHORTEST_TITLE:
            facts.pop()
        title = one_line(study.title, max(room - _taken(head, facts, legend), _SHORTEST_TITLE))
        return Content.assemble(
            (head, "$muted"), (title, "bold"), (_after(facts), "$muted"), legend
        )


def _after(facts: list[str]) -> str:
    return "   " + " · ".join(facts) if facts else ""


def _taken(head: str, facts: list[str], legend: Content) -> int:
    return len(head) + Content(_after(facts)).cell_length + legend.cell_length


def _people(study: Study) -> str:
    number = len(study.participants)
    return ngettext("{n} person", "{n} people", number).format(n=number) if number else ""


def _running(study: Study, *, on_wall: bool) -> Content:
    from ssm_studio.tui.agenda.lines import now, timer

    return timer(study, on_wall=on_wall, moment=now())


def _saved(workshop: Workshop, trouble: str, *, typing: bool) -> Content:
    if trouble:
        return Content.styled(
            _("not saved: {why}").format(why=one_line(trouble, 60)), "bold $concern"
        )
    if workshop.read_only:
        return Content.styled(_("read only"), "bold $concern")
    when = clock(workshop.saved_at)
    words = _("saved {time}").format(time=when) if when else _("saved")
    saved = Content.styled(f"✓ {words}", "$done")
    if workshop.wordings.standing(workshop.study):
        saved = Content.styled("‖ F9  ", "bold $concern").append(saved)
    if typing:
        # As wide as what it stands in for: the title beside it stays, and nothing is laid out anew.
        return Content.styled(_("typing…").rjust(saved.cell_length), "$muted")
    return saved


ASKED: Final = " ·"
"""Beside the name of a stage in which something can be asked."""


class StageTabs(Vertical):
    """The four stages as tabs, never gates, and research beside them; the one in view has a heavy line."""

    def __init__(self, chosen: int) -> None:
        """Tabs with stage number `chosen` (1 to 4) as the one in view."""
        super().__init__(id="stage-tabs")
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """One line of names, one line below them."""
        yield ClickableLine(id="tab-names")
        yield StaticText(id="tab-line")

    def show(self, study: Study, findings: tuple[Finding, ...] = ()) -> None:
        """Show the stages, with a quiet dot where something is asked; a number would read as a score."""
        width = self.app.size.width
        shown = [each.number for each in STAGES]
        if does_research(study) or self._chosen == RESEARCH.number:
            shown.append(RESEARCH.number)
        dots = [ASKED if of_stage(findings, number) else "" for number in shown]
        names, line = tabs(self._chosen, dots, width)
        self.query_one("#tab-names", ClickableLine).draw(names)
        self.query_one("#tab-line", StaticText).show(line)
