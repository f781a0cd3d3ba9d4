"""The lines of a form that are answered without typing: a choice with its answers in view, and links to be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message

from ssm_studio.i18n import N_, _
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison.commands import CHOICE, LINK
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.fitted_text import Fitted, in_a_row
from ssm_studio.tui.static_text import StaticText

TICK: Final = "✓ "
"""Before an answer that is chosen."""
_BURST: Final = 0.3
"""Seconds between two keys up to which they are somebody typing words, not somebody choosing."""


class ChoiceLine(ClickableLine, StaticText, can_focus=True):
    """A choice whose answers are all in view: press the key, or click. Backspace takes the answer back.

    Words typed here by mistake choose nothing: a second key that follows at once gives the first answer back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "walk(1)", show=False),
        Binding("left", "walk(-1)", show=False),
        Binding("backspace,delete", "empty", show=False),
        Binding("enter", "go_on", show=False),
    ]

    @dataclass
    class Picked(Message):
        """An answer was pressed (`by_key`) or clicked."""

        line: ChoiceLine
        name: str
        value: str
        by_key: bool = False

        @property
        def control(self) -> ChoiceLine:
            """The line."""
            return self.line

    @dataclass
    class Emptied(Message):
        """No answer is wanted."""

        line: ChoiceLine

    @dataclass
    class Mistaken(Message):
        """What was taken for an answer was the beginning of words."""

        line: ChoiceLine

    def __init__(self, name: str, labels: tuple[Label, ...], *, several: bool = False) -> None:
        """Answers `labels` for the field `name`; `several` may be chosen at once."""
        super().__init__(classes="choice")
        self.field_name, self._labels, self.several = name, labels, several
        self.chosen: tuple[str, ...] = ()
        self._last_key = 0.0
        self._burst = 0

    @property
    def FOOTER(self) -> tuple[Command, ...]:  # noqa: N802 - the same name as on other widgets
        """Its keys; of several answers each letter gives one and takes it back."""
        if not self.several:
            return CHOICE
        letters = " ".join(each.key for each in self._labels)
        first = replace(CHOICE[0], shown_key=letters, label=N_("each on or off"))
        return (first, *CHOICE[1:])

    @property
    def point(self) -> Offset | None:
        """The cell of the screen where the answer that is chosen begins; None without one."""
        corner = self.content_region
        words = answers_in(self._labels, self.chosen, "pick('{}')", corner.width).plain
        for row, line in enumerate(words.split("\n")):
            if (at := line.find(TICK)) >= 0:
                return corner.offset + Offset(cell_len(line[:at]), row)
        return None

    def on_mount(self) -> None:
        """The answers are there before anything is chosen."""
        self._draw()

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Show what is chosen now."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._draw()

    def _draw(self) -> None:
        keyed = self.has_focus
        answers = partial(answers_in, self._labels, self.chosen, "pick('{}')", keyed=keyed)
        self.show(Fitted(answers, (self.chosen, keyed)))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Its letters answer while it has the focus; else they are those of whatever has it."""
        super().watch_has_focus(has_focus)
        self._draw()

    def action_pick(self, value: str) -> None:
        """Choose an answer."""
        self.post_message(self.Picked(self, self.field_name, value))

    def action_walk(self, step: int) -> None:
        """The next answer; of several, where none is given yet, the first or the last."""
        values = [each.value for each in self._labels]
        at = values.index(self.chosen[0]) if self.chosen and self.chosen[0] in values else None
        if at is None:
            self.action_pick(values[0 if step > 0 else -1])
        elif not self.several and 0 <= at + step < len(values):
            self.action_pick(values[at + step])

    def action_go_on(self) -> None:
        """Enter leads to the next line, as in every field."""
        self.screen.focus_next()

    def action_empty(self) -> None:
        """No answer."""
        self.post_message(self.Emptied(self))

    def on_key(self, event: events.Key) -> None:
        """The key of an answer, unless it is a letter of a word."""
        if event.character is None or not event.character.isalnum():
            return
        at_once = event.time - self._last_key < _BURST
        self._last_key = event.time
        self._burst = self._burst + 1 if at_once else 0
        label = next((each for each in self._labels if each.key == event.character), None)
        if label is None and not self._burst:
            return
        event.stop()
        event.prevent_default()
        if self._burst == 1:
            self.post_message(self.Mistaken(self))
        elif label is not None and not self._burst:
            self.post_message(self.Picked(self, self.field_name, label.value, by_key=True))


def answers_in(
    labels: Sequence[Label],
    chosen: Sequence[str],
    action: str,
    width: int,
    *,
    keyed: bool = True,
) -> Content:
    """The answers of a choice in `width` cells; a click on one carries out `action` with its value put in.

    Where their keys would do something else now, not `keyed`, a dot stands for a letter; a digit is a mark by itself.
    """
    return in_a_row(
        [_answer(each, each.value in chosen, action, keyed=keyed) for each in labels], width
    )


def _answer(label: Label, chosen: bool, action: str, *, keyed: bool) -> Content:
    words = _(label.words)
    sign = label.key if keyed or label.key.isdigit() else "" if chosen else "·"
    key = "" if label.key == words or not sign else f"{sign} "
    style = "bold $real" if chosen else "$muted"
    return Content.assemble(
        (TICK if chosen else "", style),
        (key, "$system" if keyed and not chosen else style),
        (words, f"{style} underline" if chosen else style),
    ).stylize(act(action.format(label.value)))


class LinkLine(StaticText, can_focus=True):
    """What a record is linked to; Enter or a click changes it."""

    FOOTER: ClassVar[tuple[Command, ...]] = LINK
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", show=False)]

    @dataclass
    class Pressed(Message):
        """The links are to be changed."""

        line: LinkLine
        name: str

        @property
        def control(self) -> LinkLine:
            """The line."""
            return self.line

    def __init__(self, name: str) -> None:
        """The links in the field `name`."""
        super().__init__(classes="link")
        self.field_name = name

    def on_click(self) -> None:
        """A click is a press."""
        self.action_press()

    def action_press(self) -> None:
        """Ask for other links."""
        self.post_message(self.Pressed(self, self.field_name))
