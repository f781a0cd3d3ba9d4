"""What goes to the terminal: only the cells that are others than those that stand there.

Textual sends the whole stretch of a row in which anything was drawn anew, each piece with all its colours. Most of it
stands on the screen already: on a thin connection a press of a key would bring five to fifty kilobytes. Here each row
is compared with the row that was sent last. Where a later Textual draws in another way, everything is sent as it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from rich.cells import cell_len, get_character_cell_size
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from ssm_studio.signs import keyboard
from ssm_studio.tui.terminal_colours import fitting
from ssm_studio.values import dataclass

NEAR: Final = 5
"""Unchanged cells that are sent along rather than jumped over, which would take as many bytes."""

MOST: Final = 4096
"""Styles whose looks are remembered."""

_RESET: Final = "\x1b[0m"
_SHOW_CURSOR: Final = "\x1b[?25h"


@dataclass(frozen=True, eq=False)
class _Look:
    """How cells look. There is one object for each look, so that cells are compared quickly.

    Attributes:
        attributes: codes of bold, underlined and the like.
        ink, ground: the codes of the two colours, "" where the terminal's own is meant.
        link: where a click in the terminal leads; "" nearly always.
        style: what Textual says, for what is not said by the codes.
    """

    attributes: str
    ink: str
    ground: str
    link: str = ""
    style: Style | None = None

    def after(self, before: _Look | None) -> str:
        """What turns the look `before` into this one; after None, whose look is unknown, everything is said."""
        gone = before is not None and (
            (before.ink and not self.ink) or (before.ground and not self.ground)
        )
        if before is None or gone or before.attributes != self.attributes:
            codes = ["0", self.attributes, self.ink, self.ground]
        else:
            codes = [
                self.ink if before.ink != self.ink else "",
                self.ground if before.ground != self.ground else "",
            ]
        said = ";".join(code for code in codes if code)
        return f"\x1b[{said}m" if said else ""


_Cell = tuple[str, _Look]
"""A character and its look. What is two cells wide is a cell and then one with no character."""


@dataclass
class SentCells:
    """What stands on the terminal as far as it was sent here: rows by their number, None for cells not known."""

    keyboard_only: bool = False
    """Whether nothing is sent but the characters of a keyboard, and people's own words."""
    colourless: bool = False
    """Whether no colour is sent."""
    shows_cursor: bool = False
    """Whether the terminal's own cursor is seen; the toolkit hides it when it begins."""
    _cursor_shown: bool = False
    _rows: dict[int, list[_Cell | None]] = field(default_factory=dict)
    _looks: dict[Style | None, _Look] = field(default_factory=dict)
    _same_looks: dict[tuple[str, str, str, str], _Look] = field(default_factory=dict)
    _steps: dict[tuple[_Look | None, _Look], str] = field(default_factory=dict)
    _awaited: Size | None = None

    def forget(self) -> None:
        """The terminal may show anything by now: what is drawn next is sent whole."""
        self._rows.clear()
        self._cursor_shown = False
        self._looks.clear()
        self._same_looks.clear()
        self._steps.clear()

    def resized(self, size: Size) -> None:
        """The window has another size: nothing is trusted until the whole was sent in that size.

        What is still sent in the old size may run over the edge and into the next row.
        """
        self.forget()
        self._awaited = size

    def only_changes(
        self, update: RenderableType | CompositorUpdate | None
    ) -> RenderableType | CompositorUpdate | None:
        """The same update, as far as it differs from what stands on the terminal when it is written."""
        if isinstance(update, (ChopsUpdate, LayoutUpdate)):
            return _Changes(self, update)
        if update is not None:
            self.forget()
        return update

    def written(self, update: ChopsUpdate | LayoutUpdate, console: Console) -> str:
        """The escape sequences that bring the terminal from what was sent before to `update`."""
        system = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        pen = _Pen(self._steps)
        if self._awaited is not None:
            self._rows.clear()
            if isinstance(update, LayoutUpdate) and update.region.size == self._awaited:
                self._awaited = None
        for x, y, strip in _pieces(update):
            cells = self._cells(strip, system)
            row = self._rows.setdefault(y, [])
            end = x + len(cells)
            if len(row) < end:
                row.extend([None] * (end - len(row)))
            before = row[x:end]
            if before != cells:
                for start, stop in _runs(before, cells):
                    pen.write(x + start, y, cells[start:stop], system)
                row[x:end] = cells
                if x and before[0] is not None and not before[0][0]:
                    # Half of a wide character was written over: the other half is gone with it.
                    row[x - 1] = None
                if end < len(row) and (beside := row[end]) is not None and not beside[0]:
                    row[end] = None
        return self._with_cursor(pen.finish())

    def _with_cursor(self, written: str) -> str:
        if not written or self._cursor_shown or not self.shows_cursor:
            return written
        self._cursor_shown = True
        return written + _SHOW_CURSOR

    def _cells(self, strip: Strip, system: ColorSystem) -> list[_Cell]:
        cells: list[_Cell] = []
        for text, style, _control in strip:
            if self.keyboard_only and not text.isascii():
                text = keyboard(text)
            look = self._looks.get(style) or self._look(style, system)
            if text.isascii():
                cells += [(character, look) for character in text]
            else:
                cells += _wide_cells(text, look)
        return cells

    def _look(self, style: Style | None, system: ColorSystem) -> _Look:
        link = style.link or "" if style is not None else ""
        if style is None or link:
            parts = ("", "", "", link)
        else:
            told = fitting(style, system, colourless=self.colourless)
            before, _sign, _after = told.render("\0", color_system=system).partition("\0")
            parts = (*_parted(before.removeprefix("\x1b[").removesuffix("m")), "")
        look = self._same_looks.setdefault(parts, _Look(*parts, style if link else None))
        if len(self._looks) > MOST:
            # A style also says where its words stand in their widget: there is no end of them.
            self._looks.clear()
        self._looks[style] = look
        return look


class _Changes(CompositorUpdate):
    """An update that is compared with what stands on the terminal in the moment in which it is written."""

    def __init__(self, sent: SentCells, update: ChopsUpdate | LayoutUpdate) -> None:
        self._sent, self._update = sent, update

    def render_segments(self, console: Console) -> str:
        """The escape sequences to write."""
        return self._sent.written(self._update, console)


class _Pen:
    """Writes runs of cells, and says of their looks only what differs from the run before."""

    def __init__(self, steps: dict[tuple[_Look | None, _Look], str]) -> None:
        self._written: list[str] = []
        self._steps = steps
        self._look: _Look | None = None
        self._at = (-1, -1)

    def write(self, x: int, y: int, cells: list[_Cell], system: ColorSystem) -> None:
        written = self._written
        if self._at != (x, y):
            written.append(f"\x1b[{x + 1}G" if self._at[1] == y else f"\x1b[{y + 1};{x + 1}H")
        for at, (character, look) in enumerate(cells, x):
            if look.style is not None and character:
                # A link has a beginning and an end of its own.
                written.append(_RESET + look.style.render(character, color_system=system))
                self._look = None
                continue
            if look is not self._look and character:
                step = (self._look, look)
                if (said := self._steps.get(step)) is None:
                    said = self._steps[step] = look.after(self._look)
                written.append(said)
                self._look = look
            written.append(character)
            if len(character) > 1 or character > "\uffff":
                # Terminals disagree about the width of joined characters and of new ones.
                written.append(f"\x1b[{at + 1 + cell_len(character)}G")
        self._at = (x + len(cells), y)

    def finish(self) -> str:
        """All that was written, the terminal left with its own look."""
        return "".join((*self._written, _RESET)) if self._written else ""


def _pieces(update: ChopsUpdate | LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Each stretch of a row that was drawn anew: column, row, and what stands there now."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, part) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            # The whole of it: a stretch may end in the middle of a wide character.
            if part is not None and x < last and first < end:
                yield x, y, part


def _runs(before: list[_Cell | None], cells: list[_Cell]) -> Iterator[tuple[int, int]]:
    """The stretches that differ, as begin and end; those that stand close together are one."""
    differ = [at for at, (old, new) in enumerate(zip(before, cells, strict=True)) if old != new]
    start = stop = differ[0]
    for at in differ:
        if at - stop > NEAR:
            yield start, stop
            start = at
        stop = at + 1
    yield start, stop


def _wide_cells(text: str, look: _Look) -> Iterable[_Cell]:
    """The cells of a text that is not plain ASCII."""
    sizes = [get_character_cell_size(character) for character in text]
    whole = cell_len(text)
    if 0 in sizes or sum(sizes) != whole:
        # Joined characters: one cell has them all, so that they are sent together or not at all.
        return [(text, look), *[("", look)] * (whole - 1)]
    cells: list[_Cell] = []
    for character, size in zip(text, sizes, strict=True):
        cells.append((character, look))
        if size == 2:
            cells.append(("", look))
    return cells


def _parted(codes: str) -> tuple[str, str, str]:
    """The codes of a look, divided into those of its attributes, its ink and its ground."""
    attributes: list[str] = []
    colours = {"3": "", "4": ""}
    rest = iter(codes.split(";") if codes else ())
    for code in rest:
        if code in ("38", "48"):
            kind = next(rest)
            values = [next(rest) for _each in range(3 if kind == "2" else 1)]
            colours[code[0]] = ";".join((code, kind, *values))
        elif len(code) == 2 and code[0] in "39" and code != "38":
            colours["3"] = code
        elif (len(code) == 2 and code[0] == "4") or (len(code) == 3 and code.startswith("10")):
            colours["4"] = code
        else:
            attributes.append(code)
    return ";".join(attributes), colours["3"], colours["4"]
