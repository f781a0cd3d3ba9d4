"""The palette (Ctrl+P): every command of the screen in view, and everything that the session holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ssm_studio.i18n import N_, _
from ssm_studio.tui import on_wall
from ssm_studio.tui.commands import APP, STAGE, Command
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.palette_search import Hit, all_commands, found
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import plain
from ssm_studio.tui.text_input import Line

_NEVER: Final = ("app.command_palette", "step_out")
"""Actions that lead here, or nowhere."""
HINTS: Final = (
    Command(
        "hint.lens",
        "",
        "say",
        N_("lens"),
        N_("In the entry line: E05 and a list entry such as #motive.service"),
    ),
)
"""What is done elsewhere than people look for it: where."""
WIDEST: Final = 124
_SHARE: Final = 0.96
MARGIN: Final = 10
"""Cells of the dialog at most, its share of a narrow screen, and cells beside its rows."""
NAMES: Final = 24
"""Cells that names take together; a longer one moves its key aside."""
_ITS_KEYS: Final = (
    key("enter", "", N_("does it or goes there")),
    key("up", "walk(-1)", N_("another"), shown="↑ ↓"),
    key("down", "walk(1)", ""),
    key("pagedown", "walk(8)", ""),
    key("pageup", "walk(-8)", ""),
    key("escape", "dismiss(None)", N_("closes")),
)
"""What the keys do here."""


class Palette(Dialog[None]):
    """One line to type in, and what fits below it, grouped; Enter does it or goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(_ITS_KEYS)]

    def __init__(self, query: str = "") -> None:
        """The palette with `query` typed already."""
        super().__init__()
        self._query = query
        self._hits: dict[str, Hit] = {}
        self._keys = 0
        """Cells for a key, among those that are listed."""

    @property
    def _under(self) -> Screen[object]:
        return self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self.app.screen

    def compose(self) -> ComposeResult:
        """The line, the list, how to go on."""
        with Vertical(classes="dialog dialog-wide", id="palette"):
            yield Line(
                self._query,
                placeholder=_("any command, or any words of the session"),
                id="palette-words",
            )
            yield RowList(id="palette-hits", markup=False, compact=True)
            yield DialogKeys(_ITS_KEYS)

    def on_mount(self) -> None:
        """What there is."""
        hits = self.query_one(OptionList)
        hits.can_focus = False
        words = self.query_one(Line)
        words.focus()
        words.cursor_position = len(words.value)
        self._show(self._query)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What fits the words as they are now."""
        event.stop()
        self._show(event.value)

    def _groups(self) -> list[tuple[str, Sequence[Command]]]:
        """The commands of the screen below: its own, those of every stage, those of the program."""
        now = getattr(self._under, "commands_now", None)
        commands: tuple[Command, ...] = now() if now is not None else APP
        usable = [c for c in commands if c.help and c.action not in _NEVER]
        common = {each.id for each in (*STAGE, *APP)}
        hints = HINTS if getattr(self._under, "NUMBER", 0) else ()
        return [
            (_("Here"), [each for each in usable if each.id not in common]),
            (_("Everywhere"), [*(each for each in usable if each.id in common), *hints]),
        ]

    def _show(self, query: str) -> None:
        groups = self._groups()
        hits = (
            found(query, groups, on_wall.seen(self.studio))
            if query.strip()
            else [each for each in all_commands(groups) if each.action]
        )
        options: list[Option] = []
        self._hits = {}
        names = max((cell_len(each.title) for each in hits if each.action), default=0)
        names = min(names, NAMES)
        self._keys = max((cell_len(each.key) for each in hits), default=0) + 2
        group = ""
        for hit in hits:
            if hit.group != group:
                group = hit.group
                options.append(Option(plain(group, "$muted"), disabled=True))
            id_ = f"hit-{len(self._hits)}"
            self._hits[id_] = hit
            options.append(Option(self._row(hit, names), id=id_))
        if not hits:
            nothing = _("Nothing here has these words.")
            options.append(Option(plain(nothing, "$muted"), disabled=True))
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 1 if hits else None
        listed.styles.height = min(len(options), self.app.size.height // 2)

    def _row(self, hit: Hit, names: int) -> Content:
        """Name, key, and what it does, on one row; names take `names` cells."""
        room = min(WIDEST, int(self.app.size.width * _SHARE)) - MARGIN
        words = plain(f"  {hit.title}", "bold" if hit.action else "")
        if not hit.action:
            return words.truncate(room, ellipsis=True)
        words = words.pad_right(max(names + 4 - words.cell_length, 1))
        key = plain(hit.key, "bold $system")
        words = words.append(key.pad_right(max(self._keys - key.cell_length, 1)))
        return words.append(plain(hit.detail, "$muted")).truncate(room, ellipsis=True)

    def action_walk(self, step: int) -> None:
        """Another row."""
        listed = self.query_one(OptionList)
        for _each in range(abs(step)):
            if step > 0:
                listed.action_cursor_down()
            else:
                listed.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: do what is marked."""
        event.stop()
        listed = self.query_one(OptionList)
        if listed.highlighted is not None:
            self._take(listed.get_option_at_index(listed.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self._take(event.option.id)

    def _take(self, id_: str | None) -> None:
        hit = self._hits.get(id_ or "")
        if hit is None:
            return
        under, studio, app = self._under, self.studio, self.app
        self.dismiss(None)
        if hit.action:
            app.call_later(under.run_action, hit.action)
        else:
            studio.go_to(*hit.record)
