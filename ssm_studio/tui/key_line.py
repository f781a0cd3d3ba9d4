"""The footer: the few keys that matter here, to be read or clicked; all others are in help and palette."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from ssm_studio.i18n import _
from ssm_studio.tui.actions import Command, key_words
from ssm_studio.tui.clickable import ClickableLine, act


class KeyLine(ClickableLine):
    """One line of keys with what they do. An action without a namespace is the screen's."""

    def show(self, commands: Iterable[Command]) -> None:
        """Show these commands, as many as fit; none is cut in the middle."""
        line, room = Content(""), self.app.size.width - 2
        for command in commands:
            action = (
                command.action
                if "." in command.action.split("(")[0]
                else f"screen.{command.action}"
            )
            entry = Content.assemble(
                (key_words(command), "bold $system"), (f" {_(command.label)}", "$muted")
            ).stylize(act(action))
            if line.cell_length + entry.cell_length > room:
                break
            line = line.append(entry).append("   ")
        self.update(line)
