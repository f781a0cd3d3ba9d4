"""The building order as a quiet strip above the diagram: it asks, shows what is there, and can be left at any point."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from textual import events
from textual.content import Content
from textual.widgets import Input, TextArea

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.model import Activity
from ssm_studio.i18n import N_, _
from ssm_studio.method import model_guide
from ssm_studio.method.model_guide import STEPS, State, Wanting
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.commands import Command, key_words
from ssm_studio.tui.model.edits import ModelDeeds
from ssm_studio.tui.text import one_line, plain

OPENS: Final = Command(
    "model.guide",
    "G",
    "guide",
    N_("guide"),
    N_("Build the model step by step: eight questions that can be left at any point"),
)
IN_GUIDE: Final = (
    Command(
        "guide.next", "full_stop", "guide_step(1)", N_("next step"), N_("Guide: the next step")
    ),
    Command(
        "guide.previous", "comma", "guide_step(-1)", N_("step before"), N_("Guide: the step before")
    ),
    Command(
        "guide.do", "semicolon", "guide_do", N_("do it"), N_("Guide: do what the step asks about")
    ),
    Command(
        "guide.other", "space", "guide_other", N_("ask another"), N_("Guide: ask about another one")
    ),
)
GUIDE: Final = (OPENS, *IN_GUIDE)
_ACTIONS: Final = frozenset(each.action.partition("(")[0] for each in IN_GUIDE)


ENOUGH: Final = 44
"""Cells in which a transformation can be read; where there are fewer, it has a line of its own."""


class GuideStrip(ClickableLine):
    """Which step, what it asks, what the model says to it, and which keys serve it."""

    _told: tuple[State, Wanting | None, tuple[Command, ...]] | None = None
    _width = 0

    def show(
        self, state: State, wanting: Wanting | None, keys: tuple[Command, ...], width: int
    ) -> None:
        """Show one step in `width` cells; `wanting` is what of it is asked about now."""
        self._told, self._width = (state, wanting, keys), width
        place = _("{place} of {all}").format(place=state.place, all=len(STEPS))
        lines = [
            plain(f"{place}  ", "bold $system").append(plain(_(state.step.asks), "bold")),
            _facts(state, wanting, width),
            _keys(state, wanting, keys, width),
        ]
        self.update(Content("\n").join([each for each in lines if each.plain]))

    def on_resize(self, event: events.Resize) -> None:
        """Its lines are packed for the width that there is."""
        width = event.size.width - 1
        if self._told is not None and width > 0 and width != self._width:
            self.show(*self._told, width)


def _facts(state: State, wanting: Wanting | None, width: int) -> Content:
    if state.step.phase:
        before, after = one_line(state.before), one_line(state.after)
        so_far = ", ".join(each.number or "?" for each in state.done) or "–"
        told = plain(_("so far {numbers}").format(numbers=so_far), "$muted")
        if not before and not after:
            return told
        room = max(width - told.cell_length - 3, 0)
        change = one_line(f"{before} → {after}", room if room > ENOUGH else width)
        return _packed([plain(change, "$letter-t"), told], width, gap=3)
    words = Content("")
    if wanting is not None:
        words = plain(_said(wanting.asks, wanting.values))
        rest = len(state.wanting) - 1
        if rest:
            more = _("and {n} more").format(n=rest)
            words = words.append(plain(f"   {more}", "$muted"))
    elif not state.advice:
        words = plain(_("Nothing is open here."), "$muted")
    if state.advice:
        gap = "   " if words else ""
        words = words.append(plain(gap + _said(state.advice, state.values), "$muted"))
    return words


def _said(message: str, values: Any) -> str:
    return _(message).format(
        **{name: _(value) if value else value for name, value in values.items()}
    )


def _keys(state: State, wanting: Wanting | None, keys: tuple[Command, ...], width: int) -> Content:
    """The keys of the step, each with what it does, then those that lead through the guide."""
    found: list[tuple[str, str, str]] = []
    if state.step.do and wanting is not None:
        found.append((";", _(wanting.do or state.step.do), "screen.guide_do"))
        if len(state.wanting) > 1:
            found.append(("␣", _("ask another"), "screen.guide_other"))
    found += [(key_words(each), _(each.label), _clicked(each.action)) for each in keys]
    found += [
        (".", _("on"), "screen.guide_step(1)"),
        (",", _("back"), "screen.guide_step(-1)"),
        ("G", _("leave"), "screen.guide"),
    ]
    words = [
        Content.assemble((key, "bold $system"), (f" {label}", "$muted")).stylize(act(action))
        for key, label, action in found
    ]
    return _packed(words, width)


def _packed(words: list[Content], width: int, gap: int = 2) -> Content:
    """Words on as many lines as they need, none of them broken; a key and its word stay on one line."""
    lines = [words[0]]
    for each in words[1:]:
        if lines[-1].cell_length + gap + each.cell_length <= width:
            lines[-1] = lines[-1].append(" " * gap).append(each)
        else:
            lines.append(each)
    return Content("\n").join(lines)


def _clicked(action: str) -> str:
    return action if action.startswith("app.") else f"screen.{action}"


class Guiding(ModelDeeds):
    """Leads through the building order; a mixin of `ModelScreen`."""

    guiding = False
    _asking = 0

    def __init__(self) -> None:
        """Every model begins with the first step."""
        super().__init__()
        self._places: dict[str, int] = {}

    @property
    def guide_state(self) -> State | None:
        """Where the model in view stands with the step that is asked; None while nobody is led.

        What is done today follows no building order.
        """
        if not self.guiding or self.model is None or self.model.real_world:
            return None
        return model_guide.state(self.study, self.model, self._places.get(self.model.id, 1))

    def _wanting(self, state: State) -> Wanting | None:
        return state.wanting[self._asking % len(state.wanting)] if state.wanting else None

    def show_guide(self) -> None:
        """Show the strip for the model in view, or take it away; called whenever either changes."""
        strip, state = self.query_one(GuideStrip), self.guide_state
        strip.display = state is not None
        if state is not None:
            by_id = {each.id: each for each in super().commands_now()}
            keys = tuple(by_id[id_] for id_ in state.step.keys if id_ in by_id)
            room = self.query_one("#main").content_region.width - 4
            strip.show(state, self._wanting(state), keys, max(room, 30))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the guide mean something only while it is there."""
        if action in _ACTIONS and (not self.guiding or getattr(self, "sheet", None) is not None):
            return False
        return super().check_action(action, parameters)

    def action_guide(self) -> None:
        """Be led, or not any more; one goes on later where one was."""
        if self.model is None and not self.guiding:
            self.action_new_model()
            return
        self.guiding = not self.guiding
        self._come_to_it()

    def action_guide_step(self, by: int) -> None:
        """The next step, or the one before; none has to be done with."""
        if self.model is not None:
            place = self._places.get(self.model.id, 1) + by
            self._places[self.model.id] = max(1, min(place, len(STEPS)))
            self._asking = 0
            self._come_to_it()

    def action_guide_other(self) -> None:
        """Ask about another one."""
        self._asking += 1
        self._come_to_it()

    def _come_to_it(self) -> None:
        """Choose the activity that is asked about now, and show the strip."""
        state = self.guide_state
        wanting = self._wanting(state) if state is not None else None
        if wanting is not None and wanting.activity:
            self.choose(wanting.activity)
        self.show_guide()

    def action_guide_do(self) -> None:
        """Do what the step asks about: reword, draw the arrow, mark the letter, watch, number."""
        state = self.guide_state
        wanting = self._wanting(state) if state is not None else None
        if state is None or wanting is None:
            self.studio.say_so(_("Nothing is open here."))
            return
        deed = {
            "words": self._guided_words,
            "arrows": self._guided_arrow,
            "covers": self._guided_letter,
            "watching": self._guided_watching,
            "order": self._guided_order,
        }.get(state.step.key)
        if deed is not None:
            deed(wanting)
            self.show_guide()

    def _guided_words(self, wanting: Wanting) -> None:
        self.choose(wanting.activity)
        self.action_edit()

    def _guided_arrow(self, wanting: Wanting) -> None:
        step = edit_model.connect_activities(self.study, wanting.needs, wanting.activity)
        self.execute(step)
        self._come_to_it()

    def _guided_letter(self, wanting: Wanting) -> None:
        chosen = self.activity
        if chosen is not None and wanting.letter not in chosen.covers:
            letters = (*chosen.covers, wanting.letter)
            name = edit.short_name(chosen, self.study.language)
            label = _("Mark what “{name}” covers").format(name=name)
            self.execute(edit.set_fields(self.study, "activity", chosen.id, label, covers=letters))

    def _guided_watching(self, wanting: Wanting) -> None:
        if wanting.measure and self.model is not None:
            self.call_next(self.open_field, "model", self.model.id, wanting.measure)
        else:
            self.action_control()

    def _guided_order(self, _wanting: Wanting) -> None:
        self.action_renumber()

    def _add(self, step: Changeset) -> None:
        """What is added during a step belongs to it: to its phase, or to the letter that is asked about."""
        super()._add(self.as_said(step))

    def as_said(self, step: Changeset) -> Changeset:
        """What is said during a step belongs to it, too."""
        state = self.guide_state
        return step if state is None else _belonging(step, state, self._wanting(state))

    def action_step_out(self) -> None:
        """Escape at the diagram leaves the guide; anything in front of it is left first."""
        typing = isinstance(self.focused, (Input, TextArea))
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        if self.guiding and not typing and not drawer and getattr(self, "sheet", None) is None:
            self.action_guide()
        else:
            super().action_step_out()


def _belonging(step: Changeset, state: State, wanting: Wanting | None) -> Changeset:
    """The step with the phase, or the letter, on the operational activities that it adds."""
    values: dict[str, Any] = {}
    if state.step.phase:
        values["phase"] = state.step.phase
    if wanting is not None and wanting.letter:
        values["covers"] = (wanting.letter,)
    if not values:
        return step
    puts = tuple(
        replace(put, after=replace(put.after, **values))
        if put.before is None
        and isinstance(put.after, Activity)
        and (put.after.kind or "operational") == "operational"
        else put
        for put in step.puts
    )
    return replace(step, puts=puts)
