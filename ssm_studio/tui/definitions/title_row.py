"""The line above a definition: short name and name, then time box, type, level, version and status."""

from __future__ import annotations

import math
from dataclasses import dataclass
from time import monotonic
from typing import Final

from textual import work
from textual.content import Content
from textual.timer import Timer

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui import interest
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.definitions.systems import LEVELS, STATUSES, TYPES, line_name
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import one_line

_USUAL_MINUTES: Final = 25
_MORE_MINUTES: Final = 5
LONGEST: Final = 480
_TICK: Final = 5.0
"""Seconds between looks at the clock while a time box runs."""


@dataclass(slots=True)
class TimeBox:
    """Some minutes for one definition.

    Attributes:
        definition: its id.
        ends: when the time is over, on the monotonic clock.
        told: whether the room was told so.
    """

    definition: str
    ends: float
    told: bool = False

    def minutes_left(self, now: float) -> int:
        """Whole minutes, the one that has begun counted; 0 once the time is over."""
        return max(math.ceil((self.ends - now) / 60), 0)

    def is_over(self, now: float) -> bool:
        """Whether the time is over."""
        return now >= self.ends

    def words(self, now: float) -> str:
        """What the head of the definition says of it."""
        if self.is_over(now):
            return _("time is over")
        return _("{n} min left").format(n=self.minutes_left(now))

    def extend(self, minutes: int, now: float) -> None:
        """Some minutes more, from now on where the time is over already."""
        self.ends = max(self.ends, now) + minutes * 60
        self.told = False


def minutes_said(words: str) -> int | None:
    """The minutes that someone typed; None where that is no number from 1 to `LONGEST`."""
    digits = words.strip().split(" ")[0]
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 4):
        return None
    minutes = int(digits)
    return minutes if 1 <= minutes <= LONGEST else None


class TitleRow(ClickableLine):
    """Each fact can be clicked to change it; the name gives way where the line is short.

    The row also keeps the time box for wording a definition: a suggestion, which never stops anything.
    """

    box: TimeBox | None = None
    box_minutes = 0
    """How long the box was that was asked for last: the next one is offered as long; 0 before the first."""
    _clock: Timer | None = None

    def __init__(self) -> None:
        """Nothing in view yet."""
        super().__init__(id="title-row", markup=False)
        self._shown: tuple[str, str, Content] = ("", "", Content(""))
        self._definition = ""

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Show a definition's name, facts and time."""
        self._definition = definition.id
        name = one_line(line_name(study, definition)[:300])
        facts = _facts(definition, self._time_words(definition.id))
        facts = facts.append(interest.quiet(study, definition, after=True))
        ref, shown, before = self._shown
        if (ref, shown) != (definition.ref, name) or not before.is_same(facts):
            self._shown = definition.ref, name, facts
            self.refresh()

    def render(self) -> Content:
        """Name at the left, facts at the right, for the width that there is."""
        ref, name, facts = self._shown
        width = self.content_size.width
        room = max(width - facts.cell_length - len(ref) - 4, 12)
        head = Content.assemble((f"{ref}  ", "bold $system"), (one_line(name, room), "bold"))
        gap = max(width - head.cell_length - facts.cell_length, 2)
        return head.append(" " * gap).append(facts)

    # The time box

    @work(group="conversation")
    async def ask_time(self, ref: str) -> None:
        """Begin a time box for the definition in view, or ask what to do with the one that runs."""
        id_, studio = self._definition, studio_of(self)
        if self.box is not None and self.box.definition == id_:
            await self._ask_box(self.box, studio)
            return
        question = _("How many minutes for wording {ref}?").format(ref=ref)
        hint = _("When they are over, parking it is suggested; nothing is stopped.")
        usual = str(self.box_minutes or _minutes_set(studio))
        words = await self.app.push_screen_wait(AskLine(question, usual, hint=hint))
        if words is None:
            return
        minutes = minutes_said(words)
        if minutes is None:
            studio.say_so(_("A time box takes a number of minutes, such as 25."))
            return
        if self._clock is None:
            self._clock = self.set_interval(_TICK, self.look_at_clock)
        self.box_minutes = minutes
        self.box = TimeBox(id_, monotonic() + minutes * 60)
        self._show_time()

    async def _ask_box(self, box: TimeBox, studio: Studio) -> None:
        choices = (
            Choice("park", _("park it: come back to it later")),
            Choice("more", _("{n} minutes more").format(n=_MORE_MINUTES)),
            Choice("end", _("go on without a time box")),
        )
        value = await self.app.push_screen_wait(Choose(box.words(monotonic()), choices))
        if value is None:
            return
        if value == "more":
            box.extend(_MORE_MINUTES, monotonic())
        else:
            self.box = None
        if value == "park":
            studio.execute(set_fields(studio.study, "definition", box.definition, status="parked"))
        self._show_time()

    def look_at_clock(self) -> None:
        """Show the minutes that are left; once the time is over, say so once."""
        box, studio = self.box, studio_of(self)
        if box is None:
            return
        self._show_time()
        if not box.is_over(monotonic()) or box.told:
            return
        box.told = True
        definition = studio.study.root_definitions.get(box.definition)
        if definition is None:
            self.box = None
        elif definition.status == "draft":
            studio.say_so(
                _("The time for {ref} is over.").format(ref=definition.ref),
                _("It need not be perfect: x parks it, and another one may teach more."),
            )

    def _time_words(self, id_: str) -> str:
        """What the row says of the time; "" where no box runs for this definition."""
        box = self.box
        return box.words(monotonic()) if box is not None and box.definition == id_ else ""

    def _show_time(self) -> None:
        study = studio_of(self).study
        if (definition := study.root_definitions.get(self._definition)) is not None:
            self.show(study, definition)


def _minutes_set(studio: Studio) -> int:
    """What the facilitator's settings say, or the usual."""
    from ssm_studio.workshop.coach_settings import TIME_BOX

    minutes = studio.coach_settings().threshold(TIME_BOX, _USUAL_MINUTES)
    return max(1, min(round(minutes), LONGEST))


def _facts(definition: RootDefinition, time: str) -> Content:
    agreed = definition.status == "agreed"
    facts = (
        (time, "screen.time_box", "$real"),
        (_(TYPES.get(definition.type or "", "")) or _("no type"), "screen.ask('type')", "$muted"),
        (_(LEVELS.get(definition.level or "", "")), "", "$muted"),
        (_("v{n}").format(n=definition.version or 1), "screen.ask('version')", "$muted"),
        (
            _(STATUSES.get(definition.status or "", "")) or _("no status"),
            "screen.ask('status')",
            "$done" if agreed else "$muted",
        ),
    )
    said = Content("")
    for words, action, ink in facts:
        if words:
            fact = Content.styled(words, ink)
            said = said.append(Content.styled(" · ", "$muted")) if said else said
            said = said.append(fact.stylize(act(action)) if action else fact)
    return said
