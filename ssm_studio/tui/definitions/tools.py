"""What stage two offers beside the fields: the clinic of T, elements left out, versions, a time box, one level down."""

from __future__ import annotations

from time import monotonic

from textual.timer import Timer

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_definitions import OMITTED, derive_definition, leave_out
from ssm_studio.domain.study import activities_of, children
from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.catwoe_fields import LETTERS
from ssm_studio.tui.definitions.edits import Deeds
from ssm_studio.tui.definitions.t_examples import clinic_words
from ssm_studio.tui.definitions.timebox import (
    LONGEST,
    MORE_MINUTES,
    USUAL_MINUTES,
    TimeBox,
    minutes_said,
)
from ssm_studio.tui.definitions.title_row import DefinitionHead
from ssm_studio.tui.definitions.versions import versions_words
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Reading
from ssm_studio.tui.text import one_line
from ssm_studio.workshop.versions import versions_of

_TICK = 5.0
"""Seconds between looks at the clock while a time box runs."""

_Q = "q"


class Workbench(Deeds):
    """More actions of the screen of root definitions."""

    box: TimeBox | None = None
    box_minutes = 0
    """How long the box was that was asked for last: the next one is offered as long; 0 before the first."""
    _clock: Timer | None = None

    # Help and memory

    def action_clinic(self) -> None:
        """Transformations as they are often written, and what may help."""
        self.app.push_screen(Reading(_("Clinic of T"), clinic_words(), wide=True))

    def action_versions(self) -> None:
        """What changed between the versions of the definition in view, and who was there."""
        definition, workshop = self.definition, self.studio.workshop
        if definition is None or workshop is None:
            return
        self.studio.flush()
        try:
            found = versions_of(workshop.log(), workshop.study, definition.id)
        except StudioError as error:
            self.studio.tell(error)
            return
        title = _("Versions of {ref}").format(ref=definition.ref or _("root definition"))
        self.app.push_screen(Reading(title, versions_words(found), wide=True))

    def action_leave_out(self) -> None:
        """Say why the element under the mark is left out on purpose."""
        definition, field = self.definition, self.sheet.current
        if definition is None:
            return
        letter = field.letter if field is not None else ""
        if letter not in OMITTED:
            self.studio.say_so(_("Put the mark on C, A, O or E first."))
            return
        id_ = definition.id

        def answered(reason: str | None) -> None:
            if reason is not None:
                self.execute(leave_out(self.study, id_, letter, reason))

        now = read(getattr(definition, OMITTED[letter]), self.study.language)
        question = _("Why is {letter}, {name}, left out on purpose?").format(
            letter=letter, name=_(LETTERS[letter].label)
        )
        hint = _("The coach then stops asking for it; no reason, and it asks again.")
        self.app.push_screen(AskLine(question, one_line(now), hint=hint), answered)

    # One level down

    def action_derive(self, up: bool) -> None:
        """A definition one level up or down; down, from Q or from an activity of a model."""
        definition = self.definition
        if up or definition is None:
            super().action_derive(up)
            return
        choices = self._ways_down(definition)
        if [each.value for each in choices] in ([], [_Q]):
            super().action_derive(up)
            return
        id_ = definition.id

        def answered(value: str | None) -> None:
            if value is not None:
                activity = None if value == _Q else value
                step = derive_definition(self.study, id_, up=False, activity=activity)
                self.do_and_show(step, "definition")

        question = _("One level down: what becomes the P of a new definition?")
        self.app.push_screen(Choose(question, choices), answered)

    def _ways_down(self, definition: RootDefinition) -> list[Choice]:
        language = self.study.language
        q = one_line(read(definition.q, language)[:200], 70)
        choices = [Choice(_Q, q, "", "Q")] if q else []
        for model in children(self.study.models, "root_definition", definition.id):
            choices += [
                Choice(each.id, words, model.ref, each.number or "·")
                for each in activities_of(self.study, model.id)
                if (words := one_line(read(each.text, language)[:200], 70))
            ]
        return choices

    # The time box

    def action_time_box(self) -> None:
        """Begin a time box for the definition in view, or ask what to do with the one that runs."""
        definition = self.definition
        if definition is None:
            return
        if self.box is not None and self.box.definition == definition.id:
            self._ask_box(definition)
            return
        id_ = definition.id

        def answered(words: str | None) -> None:
            if words is None:
                return
            minutes = minutes_said(words)
            if minutes is None:
                self.studio.say_so(_("A time box takes a number of minutes, such as 25."))
                return
            if self._clock is None:
                self._clock = self.set_interval(_TICK, self.look_at_clock)
            self.box_minutes = minutes
            self.box = TimeBox(id_, monotonic() + minutes * 60)
            self.show_time()

        question = _("How many minutes for wording {ref}?").format(ref=definition.ref)
        hint = _("When they are over, parking it is suggested; nothing is stopped.")
        minutes = str(self.box_minutes or self._minutes_set())
        self.app.push_screen(AskLine(question, minutes, hint=hint), answered)

    def _minutes_set(self) -> int:
        """What the facilitator's settings say, or the usual."""
        from ssm_studio.workshop.coach_settings import TIME_BOX

        minutes = self.studio.coach_settings().threshold(TIME_BOX, USUAL_MINUTES)
        return max(1, min(round(minutes), LONGEST))

    def _ask_box(self, definition: RootDefinition) -> None:
        choices = (
            Choice("park", _("park it: come back to it later")),
            Choice("more", _("{n} minutes more").format(n=MORE_MINUTES)),
            Choice("end", _("go on without a time box")),
        )

        def answered(value: str | None) -> None:
            if value is None or self.box is None:
                return
            if value == "more":
                self.box.extend(MORE_MINUTES, monotonic())
            else:
                self.box = None
            if value == "park":
                self.execute(set_fields(self.study, "definition", definition.id, status="parked"))
            self.show_time()

        self.app.push_screen(Choose(self.box_words(definition), choices), answered)

    def box_words(self, definition: RootDefinition) -> str:
        """What the head says of the time; "" where no box runs for this definition."""
        if self.box is None or self.box.definition != definition.id:
            return ""
        return self.box.words(monotonic())

    def look_at_clock(self) -> None:
        """Show the minutes that are left; once the time is over, say so once."""
        box = self.box
        if box is None:
            return
        self.show_time()
        if not box.is_over(monotonic()) or box.told:
            return
        box.told = True
        definition = self.study.root_definitions.get(box.definition)
        if definition is None:
            self.box = None
        elif definition.status == "draft":
            self.studio.say_so(
                _("The time for {ref} is over.").format(ref=definition.ref),
                _("It need not be right: x parks it, and another one may teach more."),
            )

    def show_time(self) -> None:
        """Show the minutes that are left in the head of the definition."""
        if (definition := self.definition) is not None:
            self.query_one(DefinitionHead).show(self.study, definition, self.box_words(definition))
