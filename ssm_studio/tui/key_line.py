"""The footer: the few keys that matter here, to be read or clicked; all others are in help and palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textual.content import Content
from textual.widget import Widget

from ssm_studio.i18n import _, language
from ssm_studio.tui.clickable import AnswerLine, ClickableLine, act
from ssm_studio.tui.commands import TYPING, Command, key_words
from ssm_studio.tui.typed_in import takes_letters


def keys_of(focused: Widget | None, commands: Sequence[Command]) -> list[Command]:
    """What the footer names: the keys of the widget that has the focus, where it has its own; help stays.

    A widget may also have some to be named before those of its stage (`FOOTER_FIRST`).
    """
    own: Sequence[Command] = getattr(focused, "FOOTER", ())
    if not takes_letters(focused):
        first: Sequence[Command] = getattr(focused, "FOOTER_FIRST", ())
        return [*own, *commands[-1:]] if own else [*first, *commands]
    # Where words are typed, a key that is a character is one; help has another.
    last = (replace(each, key=each.key.split(",")[-1]) for each in commands[-1:])
    return [*(own or TYPING), *last]


class KeyLine(ClickableLine):
    """One line of keys with what they do. An action without a namespace is the screen's."""

    shown: tuple[Command, ...] = ()
    """What it names, as far as there is room."""
    _drawn: tuple[tuple[Command, ...], int, str] | None = None
    """For what the words were made that stand here."""

    def show(self, commands: Iterable[Command]) -> None:
        """Show these commands, as many as fit; none is cut in the middle, and the last, help, always stays."""
        entries, room = [], self.app.size.width - 2
        self.shown = tuple(commands)
        drawn = (self.shown, room, language())
        if drawn == self._drawn:
            # As with nearly every step of a walk.
            return
        self._drawn = drawn
        for command in self.shown:
            action = (
                command.action
                if "." in command.action.split("(")[0]
                else f"screen.{command.action}"
            )
            entry = Content.assemble(
                (key_words(command), "bold $system"), (f" {_(command.label)}", "$muted")
            )
            if command.action and command.key:
                entry = entry.stylize(act(action))
            entries.append(entry)
        while len(entries) > 1 and sum(e.cell_length + 3 for e in entries) - 3 > room:
            del entries[-2]
        self.draw(Content("   ").join(entries))


def foot() -> Iterator[Widget]:
    """The foot of a screen without an entry line: a row for what is told, then the keys."""
    yield AnswerLine(id="findings-strip")
    yield KeyLine(id="key-line")
