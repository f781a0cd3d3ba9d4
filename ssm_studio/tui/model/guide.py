"""The building order as a quiet strip above the diagram: it asks, shows what is there, and can be left at any point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from textual import events
from textual.content import Content
from textual.widget import Widget

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.model import Activity
from ssm_studio.domain.record_names import short_name
from ssm_studio.i18n import _
from ssm_studio.method import model_guide
from ssm_studio.method.model_guide import QUESTIONS, State, Wanting
from ssm_studio.tui.clickable import ClickableText, act
from ssm_studio.tui.commands import STAGE, key_words
from ssm_studio.tui.model.commands import HERE
from ssm_studio.tui.model.selection import Result, Selection, Shown
from ssm_studio.tui.text import one_line, plain

ENOUGH: Final = 44
"""Cells in which a transformation can be read; where there are fewer, it has a line of its own."""


class GuideStrip(ClickableText):
    """Which question, what it asks, what the model says to it, and which keys serve it; hidden while nobody is led."""

    def __init__(self) -> None:
        """Nobody is led, and every model begins with the first question."""
        super().__init__(id="guide")
        self.display = False
        self.leads = False
        """Whether people are led."""
        self._places: dict[str, int] = {}
        """By model id, the question at which it stands, counted from 1."""
        self._asking = 0
        self._told: tuple[State, Wanting | None] | None = None
        self._shown = Shown()
        self._width = 0

    # Where a model stands

    def state(self, at: Selection) -> State | None:
        """Where the model in view stands with the question that is asked; None while nobody is led.

        What is done today follows no building order.
        """
        if not self.leads or at.model is None or at.model.real_world:
            return None
        return model_guide.state(at.study, at.model, self._places.get(at.model.id, 1))

    def wanting(self, state: State | None) -> Wanting | None:
        """What of a question is asked about now; None where nothing is open."""
        if state is None or not state.wanting:
            return None
        return state.wanting[self._asking % len(state.wanting)]

    def led(self, at: Selection, where: str) -> Result:
        """Go through the building order; what comes of it.

        Args:
            where: "turn" to be led or not any more (one goes on later where one was), the "next" step or the
                "previous", "ask" again or about an "other", or "do" what is asked.
        """
        if where == "do":
            return self.do(at)
        if where == "turn":
            if at.model is None and not self.leads:
                return Result(then="edit('new_model')")
            self.leads = not self.leads
        elif where == "other":
            self._asking += 1
        elif where != "ask" and at.model is not None:
            place = self._places.get(at.model.id, 1) + (1 if where == "next" else -1)
            self._places[at.model.id] = max(1, min(place, len(QUESTIONS)))
            self._asking = 0
        wanting = self.wanting(self.state(at))
        return Result(activity=wanting.activity if wanting is not None else "")

    def do(self, at: Selection) -> Result:
        """Do what the question asks about: reword, draw the arrow, mark the letter, watch, number."""
        state = self.state(at)
        wanting = self.wanting(state)
        if state is None or wanting is None:
            return Result(says=_("Nothing is open here."))
        deed = _DO.get(state.question.key)
        return deed(at, wanting) if deed is not None else Result()

    def belonging(self, at: Selection, step: Changeset) -> Changeset:
        """What is added during a question belongs to it: to its phase, or to the letter that is asked about."""
        state = self.state(at)
        return step if state is None else _belonging(step, state, self.wanting(state))

    # Showing

    def show_question(self, at: Selection) -> None:
        """Show the question at which the model in view stands, or hide."""
        place = self._places.get(at.model.id, 1) if at.model is not None else 0
        if not self._shown.anew(at.study, at.model, self.leads, self._asking, place):
            return
        state = self.state(at)
        self.display = state is not None
        self._told = (state, self.wanting(state)) if state is not None else None
        self._write()

    def _write(self) -> None:
        pane = self.parent
        width = self._width or (pane.content_region.width - 4 if isinstance(pane, Widget) else 0)
        if self._told is not None:
            self.show(_question_words(*self._told, max(width, 30)))

    def on_resize(self, event: events.Resize) -> None:
        """Its lines are packed for the width that there is."""
        width = event.size.width - 1
        if width > 0 and width != self._width:
            self._width = width
            self._write()


def _question_words(state: State, wanting: Wanting | None, width: int) -> Content:
    """A question in words, packed for `width` cells."""
    place = _("{place} of {all}").format(place=state.place, all=len(QUESTIONS))
    lines = [
        plain(f"{place}  ", "bold $system").append(plain(_(state.question.asks), "bold")),
        _facts(state, wanting, width),
        _keys(state, wanting, width),
    ]
    return Content("\n").join([each for each in lines if each.plain])


def _facts(state: State, wanting: Wanting | None, width: int) -> Content:
    if state.question.phase:
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


def _keys(state: State, wanting: Wanting | None, width: int) -> Content:
    """The keys of the question, each with what it does, then those that lead through the guide."""
    found: list[tuple[str, str, str]] = []
    if state.question.do and wanting is not None:
        found.append((";", _(wanting.do or state.question.do), "screen.led('do')"))
        if len(state.wanting) > 1:
            found.append(("␣", _("ask another"), "screen.led('other')"))
    by_id = {each.id: each for each in (*HERE, *STAGE)}
    keys = [by_id[each] for each in state.question.keys if each in by_id]
    found += [(key_words(each), _(each.label), _clicked(each.action)) for each in keys]
    found += [
        (".", _("continue"), "screen.led('next')"),
        (",", _("back"), "screen.led('previous')"),
        ("G", _("leave"), "screen.led('turn')"),
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


def _words(_at: Selection, wanting: Wanting) -> Result:
    return Result(activity=wanting.activity, then="edit('reword')")


def _arrow(at: Selection, wanting: Wanting) -> Result:
    step = edit_model.connect_activities(at.study, wanting.needs, wanting.activity)
    return Result(step, then="led('ask')")


def _letter(at: Selection, wanting: Wanting) -> Result:
    chosen = at.activity
    if chosen is None or wanting.letter in chosen.covers:
        return Result()
    label = _("Mark what “{name}” covers").format(name=short_name(chosen, at.study.language))
    letters = (*chosen.covers, wanting.letter)
    return Result(edit.set_fields(at.study, "activity", chosen.id, label, covers=letters))


def _watching(_at: Selection, wanting: Wanting) -> Result:
    then = f"measure('{wanting.measure}')" if wanting.measure else "edit('control')"
    return Result(then=then)


def _order(_at: Selection, _wanting: Wanting) -> Result:
    return Result(then="edit('renumber')")


_DO: Final[dict[str, Callable[[Selection, Wanting], Result]]] = {
    "words": _words,
    "arrows": _arrow,
    "covers": _letter,
    "watching": _watching,
    "order": _order,
}
"""What the key of a question does, by the key of the question."""


def _belonging(step: Changeset, state: State, wanting: Wanting | None) -> Changeset:
    """The step with the phase, or the letter, on the operational activities that it adds."""
    values: dict[str, Any] = {}
    if state.question.phase:
        values["phase"] = state.question.phase
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
