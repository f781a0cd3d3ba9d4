"""Writes `docs/keys.md` from the tables of commands: `python -m ssm_studio.tui.reference > docs/keys.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ssm_studio.i18n import _
from ssm_studio.method.stage_names import RESEARCH, STAGES
from ssm_studio.tui.commands import APP, STAGE, Command, key_words, own_key
from ssm_studio.tui.comparison.commands import EVERYWHERE_HERE
from ssm_studio.tui.comparison.screen import TABS
from ssm_studio.tui.definitions.screen import DefinitionScreen
from ssm_studio.tui.library.screen import LibraryScreen
from ssm_studio.tui.model.checklist import Checklist
from ssm_studio.tui.model.matrix import CorrespondenceMatrix
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.picture.screen import PictureScreen
from ssm_studio.tui.research.commands import EVERYWHERE
from ssm_studio.tui.research.screen import SHEETS

_OPENING: Final = """\
# Keys

This page is made from the program's own tables (`python -m ssm_studio.tui.reference > docs/keys.md`).

Keys work while no text field has the focus; **Esc** leaves a field. Everything here can also be searched and run from
the palette (**Ctrl+P**), and what the mouse does, keys do, all but dragging a box of a model to another place.
**?** shows the keys of the screen in view. In every field **Enter** keeps the words and goes on; **Ctrl+J** or
**Alt+Enter** begins a new line where there may be several.

On the sheet of a rich picture and on a model the arrow keys walk: from element to element by direction, and along the
arrows of the model. On the sheet **Tab** goes through everything in reading order. In lists the arrow keys choose and
**Enter** opens. On a model **Shift** with an arrow key moves the chosen activity.
With the mouse: click to choose, double click to reword, drag to move, wheel to pan. On the sheet of a rich picture also
double click on empty ground to add, and drag from the left or right edge of an element to connect.
"""


_SHEETS: Final = {
    3: {
        "on the correspondence matrix": CorrespondenceMatrix.KEYS,
        "on the formal-system checklist": Checklist.KEYS,
    }
}
"""What the keys do on a sheet that lies over a stage."""


def keys_page() -> str:
    """The page as Markdown, in the language of the interface as it is now."""
    parts = [
        _OPENING,
        _section(_("Everywhere"), APP),
        _section("On every stage", STAGE),
        _section("In the library", LibraryScreen.COMMANDS_HERE),
    ]
    own = (
        PictureScreen.COMMANDS_HERE,
        DefinitionScreen.COMMANDS_HERE,
        ModelScreen.COMMANDS_HERE,
        EVERYWHERE_HERE,
    )
    for stage, commands in zip(STAGES, own, strict=True):
        parts.append(_section(f"{stage.number} {_(stage.title)}", commands))
        parts += [
            _section(f"{stage.number} {_(stage.title)}: {title}", keys)
            for title, keys in _SHEETS.get(stage.number, {}).items()
        ]
    parts += [
        _section(f"{STAGES[-1].number} {_(STAGES[-1].title)}: {_(tab.TITLE)}", tab.HERE)
        for tab in TABS
    ]
    room = f"{RESEARCH.number} {_(RESEARCH.title)}"
    parts.append(_section(room, EVERYWHERE))
    parts += [_section(f"{room}: {_(sheet.TITLE)}", sheet.HERE) for sheet in SHEETS]
    return "\n".join(parts)


def _section(title: str, commands: Iterable[Command]) -> str:
    lines = [f"## {title}", "", "| key | does |", "| --- | --- |"]
    lines += [
        f"| {' · '.join(_keys(command)) or 'palette'} | {_(command.help)} |"
        for command in commands
        if command.help
    ]
    return "\n".join((*lines, ""))


def _keys(command: Command) -> Iterator[str]:
    if command.shown_key:
        yield f"**{own_key(command)}**"
        return
    for key in filter(None, command.key.split(",")):
        yield f"**{key_words(replace(command, key=key))}**"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
