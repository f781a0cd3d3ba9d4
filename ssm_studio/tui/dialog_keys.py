"""The keys of a dialog: declared once, they are its bindings and the line at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer

from ssm_studio.i18n import N_, _
from ssm_studio.tui.commands import Command, key_words
from ssm_studio.tui.fitted_text import Fitted, in_a_row
from ssm_studio.tui.static_text import StaticText


def key(keys: str, action: str, label: str, *, shown: str = "", priority: bool = False) -> Command:
    """A key of a dialog.

    Args:
        keys: Textual key names, several divided by commas; the first is named.
        action: what it does in the dialog; "" where whatever has the focus there does it.
        label: message id of the words beside the key; "" where it is not named.
        shown: the key as it is named, where one name stands for several.
        priority: whether it works before what has the focus gets it.
    """
    return Command("", keys, action, label, "", priority=priority, shown_key=shown)


def dialog_bindings(commands: Iterable[Command]) -> list[Binding]:
    """The bindings of a dialog with these keys."""
    return [
        Binding(each.key, each.action, show=False, priority=each.priority)
        for each in commands
        if each.action
    ]


CLOSES = key("escape,q", "dismiss(None)", N_("closes"))
"""Leaves a dialog in which nothing is typed."""
TAKES_BACK = (
    key("ctrl+z", "app.undo", N_("undoes")),
    key("ctrl+y", "app.redo", ""),
)
"""Undo and redo where the dialog shows what they do."""


def keys_words(commands: Iterable[Command]) -> Fitted:
    """Keys with what they do, side by side; no key stands on another line than its words."""
    parts = _parts(commands)
    return Fitted(partial(in_a_row, parts), tuple(each.plain for each in parts))


def _parts(commands: Iterable[Command]) -> list[Content]:
    return [
        Content.assemble((key_words(each), "bold $system"), (f" {_(each.label)}", "$muted"))
        for each in commands
        if each.label
    ]


class DialogKeys(StaticText):
    """The line at the foot of a dialog that names its keys, and above it a row for what is told for a while."""

    def __init__(self, commands: Sequence[Command]) -> None:
        """Name these keys."""
        self.commands = tuple(commands)
        self._told = Content("")
        self._telling: Timer | None = None
        super().__init__(self._words(), classes="dialog-hint", markup=False)

    def say(self, commands: Sequence[Command]) -> None:
        """Name other keys."""
        if self.commands != tuple(commands):
            self.commands = tuple(commands)
            self.show(self._words())

    def answer(self, words: str, sign: tuple[str, str], seconds: float) -> bool:
        """Tell something for a while, where it covers nothing; whether there is room for it."""
        if not self.size:
            return False
        if self._telling is not None:
            self._telling.stop()
        self._told = Content.assemble(sign, Content(words))
        self.show(self._words())
        self._telling = self.set_timer(seconds, self.end_answer)
        return True

    def end_answer(self) -> None:
        """Name the keys alone again."""
        if self._telling is not None:
            self._telling.stop()
            self._telling, self._told = None, Content("")
            self.show(self._words())

    def _words(self) -> Fitted:
        told, parts = self._told, _parts(self.commands)

        def drawn(width: int) -> Content:
            rows = told.wrap(max(width, 1)) if told else [told]
            return Content("\n").join([*rows, in_a_row(parts, width)])

        return Fitted(drawn, (told.plain, *(each.plain for each in parts)))
