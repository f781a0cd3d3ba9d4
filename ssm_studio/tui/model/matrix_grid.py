"""The lines and cells of the correspondence matrix, and the letters over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ssm_studio.diagram.cells.wrap import cell_width, shorten
from ssm_studio.domain.edit_correspondence import LETTERS
from ssm_studio.i18n import N_
from ssm_studio.method.correspondence import Correspondence, Row
from ssm_studio.tui.commands import Command
from ssm_studio.tui.definitions.catwoe_fields import LETTERS as INKS
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import plain

WIDE: Final = 4
"""Cells of one column."""
GAP: Final = 2
"""Cells between CATWOE and P Q R."""
_LEAST_NUMBER: Final = 3
_MOST_NUMBER: Final = 8
"""Cells of an activity's number, at least and at most."""
MOST_WORDS: Final = 64
"""Cells of an activity's words at most, so that its ticks stand near them."""
# fmt: off
KEYS: Final = (
    Command("matrix.tick", "space,enter", "tick", N_("tick"),
            N_("Tick the cell under the cursor, or take its tick away"), True),
    Command("matrix.row", "y", "row", N_("take suggestions"),
            N_("Tick all that is suggested for this activity"), True),
    Command("matrix.next", "j", "next", N_("next question"),
            N_("Go to the next empty row or column"), True),
)
"""What its keys do; the matrix that it lies in carries them out."""
# fmt: on
_STEPS: Final = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class MatrixGrid(ScrollView, can_focus=True):
    """The lines and cells; tells where the cursor came to, and which cell was clicked."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"walk('{key}')", show=False) for key in _STEPS),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "page(-9999)", show=False),
        Binding("end", "page(9999)", show=False),
    ]

    @dataclass
    class Came(Message):
        """The cursor stands elsewhere."""

    @dataclass
    class Clicked(Message):
        """A cell was clicked; the cursor is there already."""

    def __init__(self) -> None:
        """A grid without lines."""
        super().__init__(id="matrix-grid")
        self.matrix: Correspondence | None = None
        self.row = 0
        self.column = LETTERS.index("T")
        self._drawn: dict[int, Strip] = {}
        self._numbers = _LEAST_NUMBER

    def show(self, matrix: Correspondence) -> None:
        """Show a matrix; the cursor stays where it is as far as there is such a place."""
        self.matrix = matrix
        longest = max((cell_width(row.number) for row in matrix.rows), default=0)
        self._numbers = max(_LEAST_NUMBER, min(longest, _MOST_NUMBER))
        self.virtual_size = Size(0, len(matrix.rows))
        self.row = max(0, min(self.row, len(matrix.rows) - 1))
        self._draw()

    @property
    def line(self) -> Row | None:
        """The line under the cursor."""
        rows = self.matrix.rows if self.matrix else ()
        return rows[self.row] if self.row < len(rows) else None

    @property
    def letter(self) -> str:
        """The letter under the cursor."""
        return LETTERS[self.column]

    def put(self, row: int, column: int) -> None:
        """Put the cursor somewhere, and bring it into view."""
        if self.matrix is None or not self.matrix.rows:
            return
        before = self.row
        self.row = max(0, min(row, len(self.matrix.rows) - 1))
        self.column = max(0, min(column, len(LETTERS) - 1))
        self.scroll_to_region(Region(0, self.row, 1, 1), animate=False, force=True)
        for each in {before, self.row}:
            self._drawn.pop(each, None)
            self.refresh_line(each)
        self.post_message(self.Came())

    @property
    def point(self) -> Offset | None:
        """The cell under the cursor, on the screen."""
        if self.matrix is None or not self.matrix.rows:
            return None
        gap = GAP * (self.column >= LETTERS.index("P"))
        across = self.left + gap + WIDE * self.column + WIDE // 2
        return self.content_region.offset + Offset(across, self.row - round(self.scroll_offset.y))

    def _draw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self) -> None:
        """The words take what room there is."""
        self._draw()

    @property
    def words_width(self) -> int:
        """Cells of the activity's words."""
        room = self.size.width - WIDE * len(LETTERS) - GAP - self._numbers - 2
        return max(8, min(room, MOST_WORDS))

    @property
    def left(self) -> int:
        """Cells before the first letter."""
        return self._numbers + 2 + self.words_width

    def render_line(self, y: int) -> Strip:
        """One activity."""
        at = y + int(self.scroll_offset.y)
        width = self.size.width
        if self.matrix is None or at >= len(self.matrix.rows):
            return Strip.blank(width, self.rich_style)
        if at not in self._drawn:
            content = self._line(self.matrix, at)
            strips = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
            self._drawn[at] = strips[0]
        return self._drawn[at]

    def _line(self, matrix: Correspondence, at: int) -> Content:
        row, here = matrix.rows[at], at == self.row
        asked = "?" if row.id in matrix.empty_rows else " "
        quiet = "$muted" if row.watching else ""
        number, words = shorten(row.number, self._numbers), shorten(row.words, self.words_width)
        content = Content.assemble(
            " " * (self._numbers - cell_width(number)),
            plain(number, "$muted" if row.watching else "bold $system"),
            (asked, "bold $real"),
            " ",
            plain(words, "bold" if here else quiet),
            " " * (self.words_width - cell_width(words)),
        )
        for index, letter in enumerate(LETTERS):
            if letter == "P":
                content = content.append(" " * GAP)
            content = content.append(self._cell(matrix, row.id, letter, here, index))
        return content.stylize("reverse") if here else content

    def _cell(
        self, matrix: Correspondence, activity: str, letter: str, here: bool, index: int
    ) -> Content:
        if (activity, letter) in matrix.ticks:
            mark, style = "■", f"bold {INKS[letter].ink}"
        elif (activity, letter) in matrix.suggestions:
            mark, style = "?", "$muted"
        else:
            mark, style = "·", "$rule"
        if here and index == self.column:
            cursor = "bold $ground on $system" if self.has_focus else "bold $system"
            return Content(" ").append(Content.styled(f" {mark} ", cursor))
        return Content.styled(f"  {mark} ", style)

    def place_of(self, x: int) -> int | None:
        """The column at a cell of the line; None over the words."""
        x -= self.left
        catwoe = WIDE * 6
        x = x if x < catwoe else max(x - GAP, catwoe)
        return x // WIDE if 0 <= x < WIDE * len(LETTERS) else None

    def action_walk(self, way: str) -> None:
        """One cell on."""
        down, right = _STEPS[way]
        self.put(self.row + down, self.column + right)

    def action_page(self, pages: int) -> None:
        """A screenful on."""
        self.put(self.row + pages * max(self.size.height - 1, 1), self.column)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor shows whether keys go here."""
        super().watch_has_focus(has_focus)
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """A click on a cell ticks it, on the words it goes there."""
        row = event.y + int(self.scroll_offset.y)
        if self.matrix is None or row >= len(self.matrix.rows):
            return
        column = self.place_of(event.x)
        self.put(row, self.column if column is None else column)
        # The second half of a double click would only take back what the first one did.
        if column is not None and event.chain == 1:
            self.post_message(self.Clicked())


class MatrixHead(StaticText):
    """The letters over the columns; a click goes to one."""

    @dataclass
    class Clicked(Message):
        """The letters were clicked, `x` cells from the left."""

        x: int

    def show_letters(self, grid: MatrixGrid, matrix: Correspondence) -> None:
        """The letters in their ink, those that ask something with a question mark."""
        words = Content(" " * grid.left)
        for index, column in enumerate(matrix.columns):
            letter = column.letter
            if letter == "P":
                words = words.append(" " * GAP)
            asked = "?" if letter in matrix.empty_columns else " "
            ink = INKS[letter].ink if column.words or not matrix.definition else "$muted"
            under = " underline" if index == grid.column else ""
            words = words.append("  ").append(Content.styled(letter, f"bold {ink}{under}"))
            words = words.append(Content.styled(asked, "bold $real"))
        self.show(words)

    def on_click(self, event: events.Click) -> None:
        """Go to the column of a letter."""
        self.post_message(self.Clicked(event.x))
