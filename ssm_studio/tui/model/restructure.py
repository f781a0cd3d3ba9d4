"""Splitting, joining and turning into another kind, each asked in one small dialog and done as one step."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from ssm_studio.domain.edit_activities import join_activities, set_kind, split_activity
from ssm_studio.domain.edit_model import numbers_to_ids
from ssm_studio.domain.model import ACTIVITY_KINDS
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.wording.splitting import join_words, split_words
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.model.selection import Asking, Result, Selection
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.text_input import Line

_KIND_WORDS: Final = {
    "operational": N_("operational activity: it carries out the transformation"),
    "criteria": N_("criteria: what the measures are"),
    "monitor": N_("monitoring: watches the operational activities by them"),
    "control": N_("control: takes action"),
}


KEYS: Final = (
    key("enter", "", N_("goes on, keeps both")),
    key("tab", "", N_("the other")),
    key("escape", "dismiss(None)", N_("leaves it as it was")),
)
"""What the keys do here."""


class AskTwo(Dialog[tuple[str, str] | None]):
    """Two lines of text, the second below the first. Answers both, or None when left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, question: str, first: str, second: str) -> None:
        """Ask `question` with both proposals already in the lines."""
        super().__init__()
        self._question, self._first, self._second = question, first, second

    def compose(self) -> ComposeResult:
        """Question, two lines, what Enter and Tab do."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            yield Line(self._first, placeholder=_("the first"), id="first")
            yield Line(
                self._second, placeholder=_("the second, which needs the first"), id="second"
            )
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The first line that is not filled is ready to be typed in."""
        self.query_one("#first" if self._second else "#second", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is kept until both are answered."""
        event.stop()
        given = self._first if event.input.id == "first" else self._second
        words = "" if event.value == given else event.value
        studio_of(self).unsent.typed(event.input.id or "", words)

    def dismiss(self, result: tuple[str, str] | None = None) -> AwaitComplete:
        """Close; the words are the answer's now, or nobody's."""
        for where in ("first", "second"):
            studio_of(self).unsent.typed(where, "")
        return super().dismiss(result)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the line that is still empty, then answers."""
        event.stop()
        lines = (self.query_one("#first", Input), self.query_one("#second", Input))
        empty = next((each for each in lines if not each.value.strip()), None)
        if empty is not None:
            empty.focus()
        elif event.input.id == "first":
            lines[1].focus()
        else:
            self.dismiss((lines[0].value.strip(), lines[1].value.strip()))


async def split(at: Selection, asking: Asking) -> Result:
    """Two activities out of the chosen one, its wording parted where a second doing begins."""
    chosen = at.activity
    if chosen is None:
        return Result()
    language = at.study.language
    first, second = split_words(read(chosen.text, language), language)
    question = _("Which two activities is {number}?").format(number=chosen.number)
    words = await asking.ask(AskTwo(question, first, second))
    if words is None:
        return Result()
    return Result(split_activity(asking.study, chosen.id, *words), activity=chosen.id)


async def join_with(at: Selection, asking: Asking) -> Result:
    """One activity out of the chosen one and another, which is said by its number."""
    chosen, model, language = at.activity, at.model, at.study.language
    if chosen is None or model is None:
        return Result()
    others = [a for a in activities_of(at.study, model.id) if a.id != chosen.id]
    if not others:
        return Result(says=_("There is no other activity in this model to join it with."))
    shown = "   ".join(f"{a.number} {one_line(read(a.text, language), 22)}" for a in others[:12])
    question = _("With which activity is {number} to be one? Its number:")
    numbers = await asking.ask(
        AskLine(question.format(number=chosen.number), hint=one_line(shown, 300))
    )
    if numbers is None or not numbers.strip():
        return Result()
    ids, missing = numbers_to_ids(asking.study, model.id, numbers)
    other = asking.study.activities.get(ids[0]) if len(ids) == 1 and not missing else None
    if other is None or other.id == chosen.id:
        expected = _("Give the number of one other activity of this model.")
        return Result(says=expected, warns=True)
    words = join_words(read(chosen.text, language), read(other.text, language), language)
    question = _("How is {first} and {second} said as one activity?").format(
        first=chosen.number, second=other.number
    )
    said = await asking.ask(AskLine(question, words))
    if said is None:
        return Result()
    step = join_activities(asking.study, chosen.id, other.id, said)
    return Result(step, activity=chosen.id)


async def kind(at: Selection, asking: Asking) -> Result:
    """Operational, or one of monitoring and control."""
    chosen = at.activity
    if chosen is None:
        return Result()
    choices = [Choice(each, _(_KIND_WORDS[each])) for each in ACTIVITY_KINDS]
    question = _("What kind of activity is {number}?").format(number=chosen.number)
    now = chosen.kind or "operational"
    found = await asking.ask(Choose(question, choices, chosen=now))
    return Result(set_kind(asking.study, chosen.id, found)) if found else Result()
