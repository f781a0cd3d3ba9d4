"""The correspondence matrix on screen: a line for each activity, a cell for each letter, what it asks below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ssm_studio.domain.edit_correspondence import LETTERS, tick, tick_all
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.correspondence import (
    EMPTY_COLUMN,
    EMPTY_ROW,
    Correspondence,
    Row,
    correspondence,
)
from ssm_studio.method.prompts import BY_KEY
from ssm_studio.tui.commands import bindings
from ssm_studio.tui.definitions.catwoe_fields import LETTERS as INKS
from ssm_studio.tui.model.commands import BACK
from ssm_studio.tui.model.matrix_grid import KEYS, MatrixGrid, MatrixHead
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.selection import Selection, Shown
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 600
"""Characters of one text that are shown below."""


class CorrespondenceMatrix(ModelOverlay):
    """The matrix of the model in view."""

    NAME = "matrix"
    KEYS = (*KEYS, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._at = Selection(Study())
        self._shown = Shown()

    def compose(self) -> ComposeResult:
        """Title with what is open, letters, lines; below them what the cursor is on."""
        yield StaticText(id="matrix-title", classes="sheet-title", markup=False)
        yield MatrixHead(id="matrix-head")
        yield MatrixGrid()
        yield StaticText(id="matrix-words", markup=False)

    @property
    def grid(self) -> MatrixGrid:
        """The lines and cells."""
        return self.query_one(MatrixGrid)

    @property
    def own_focus(self) -> Widget | None:
        """The cells."""
        return self.grid

    def show(self, at: Selection, model: ConceptualModel, *, read_only: bool) -> None:  # noqa: ARG002
        """The matrix of a model as it is now, the cursor on the chosen activity."""
        study, self._at = at.study, at
        if self._shown.anew(study, model.id):
            matrix = correspondence(study, model.id, study.language)
            self.grid.show(matrix)
            self.query_one("#matrix-title", StaticText).show(_title(model, matrix))
        self._follow()
        self._tell()

    def _follow(self) -> None:
        chosen, grid = self._at.activity, self.grid
        rows = grid.matrix.rows if grid.matrix else ()
        at = next((i for i, row in enumerate(rows) if chosen and row.id == chosen.id), None)
        if at is not None and at != grid.row:
            grid.put(at, grid.column)

    def on_resize(self) -> None:
        """The letters stand over their columns."""
        self.call_after_refresh(self._tell)

    def on_matrix_grid_came(self, event: MatrixGrid.Came) -> None:
        """Say what is there; the activity of the line is the chosen one."""
        event.stop()
        self._tell()
        line, chosen = self.grid.line, self._at.activity
        if line is not None and (chosen is None or chosen.id != line.id):
            self.post_message(self.Chosen(line.id))

    def on_matrix_grid_clicked(self, event: MatrixGrid.Clicked) -> None:
        """A click ticks."""
        event.stop()
        self.action_tick()

    def on_matrix_head_clicked(self, event: MatrixHead.Clicked) -> None:
        """A click on a letter goes to its column."""
        event.stop()
        if (column := self.grid.place_of(event.x)) is not None:
            self.grid.put(self.grid.row, column)
            self.grid.focus()

    def action_tick(self) -> None:
        """Tick a cell, or take its tick away."""
        if (line := self.grid.line) is not None:
            self.post_message(self.Edited(tick(self._at.study, line.id, self.grid.letter)))

    def action_row(self) -> None:
        """Take all that is suggested for a row."""
        line, matrix = self.grid.line, self.grid.matrix
        if line is None or matrix is None:
            return
        if letters := matrix.suggested(line.id):
            self.post_message(self.Edited(tick_all(self._at.study, line.id, letters)))
        else:
            self.studio.say_so(_("Nothing is suggested for this activity."))

    def action_next(self) -> None:
        """Go to the next empty row or column."""
        grid, matrix = self.grid, self.grid.matrix
        if matrix is None or grid.line is None:
            return
        rows = [at for at, row in enumerate(matrix.rows) if row.id in matrix.empty_rows]
        below = [at for at in rows if at > grid.row]
        columns = [at for at, x in enumerate(LETTERS) if x in matrix.empty_columns]
        right = [at for at in columns if at > grid.column]
        if below:
            grid.put(below[0], grid.column)
        elif right:
            grid.put(0 if rows else grid.row, right[0])
        elif rows or columns:
            grid.put(rows[0] if rows else grid.row, columns[0] if columns else grid.column)
        else:
            self.studio.say_so(_("Every row and every column has a tick."))

    def _tell(self) -> None:
        grid, matrix = self.grid, self.grid.matrix
        if matrix is None:
            return
        self.query_one(MatrixHead).show_letters(grid, matrix)
        below = self.query_one("#matrix-words", StaticText)
        below.show(_cell_words(matrix, grid.line, grid.letter, below.content_size))


def _title(model: ConceptualModel, matrix: Correspondence) -> Content:
    head = Content.assemble(
        (_("CORRESPONDENCE"), "bold $muted"), "  ", plain(model.ref, "bold $system")
    )
    if matrix.definition:
        head = head.append(plain(f" · {matrix.definition}", "$muted"))
    else:
        words = _("no root definition yet: ticks can be set, nothing can be suggested")
        head = head.append(plain(f"  {words}", "$real"))
    numbers = [row.number for row in matrix.rows if row.id in matrix.empty_rows]
    letters = "".join(each for each in LETTERS if each in matrix.empty_columns)
    # The sign stands beside those rows and columns too.
    for told, names in (
        (_("? no letter yet: {names}"), _run(numbers)),
        (_("? no activity yet: {names}"), letters),
    ):
        if names:
            words = told.format(names=one_line(names, 40))
            head = head.append(plain(f"  {words}", "$real"))
    return head


def _run(numbers: Sequence[str]) -> str:
    """Numbers as people write them: "1-7" where none between them is left out."""
    if len(numbers) > 2 and all(each.isdecimal() for each in numbers):
        first, last = int(numbers[0]), int(numbers[-1])
        if [str(each) for each in range(first, last + 1)] == list(numbers):
            return f"{first}-{last}"
    return " ".join(numbers)


def _cell_words(matrix: Correspondence, row: Row | None, letter: str, room: Size) -> Content:
    """What the cursor is on: the activity, the element, what they share, and what an empty one asks."""
    if row is None:
        return plain(_("No activities yet: there is nothing to compare with the definition."))
    asked = [_(EMPTY_ROW)] if row.id in matrix.empty_rows else []
    asked += [_(EMPTY_COLUMN[letter])] if letter in matrix.empty_columns else []
    width = max(room.width, 20)
    # The questions are read to the end; the element gets what lines they leave, one at least.
    taken = 2 + sum(-(-(len(each) + 2) // width) for each in asked)
    column = next(each for each in matrix.columns if each.letter == letter)
    head = f"{letter} {_(BY_KEY[letter].name)}: "
    said = one_line(column.words[:LONGEST]) or _("nothing is said here in the root definition")
    said = one_line(said, max(max(room.height - taken, 1) * width - len(head) - 8, 12))
    words = Content.assemble(
        plain(f"{row.number} ", "bold $system"),
        plain(one_line(row.words[:LONGEST], width - len(row.number) - 1), "bold"),
        "\n",
        (head, f"bold {INKS[letter].ink}"),
        plain(said, "" if column.words else "$muted"),
        "\n",
        _mark_words(matrix, row, letter),
    )
    for each in asked:
        words = words.append("\n").append(Content.styled(f"? {each}", "$real"))
    return words


def _mark_words(matrix: Correspondence, row: Row, letter: str) -> Content:
    if (row.id, letter) in matrix.ticks:
        words = _("ticked: {number} takes account of {letter}")
        return plain("■ " + words.format(number=row.number, letter=letter), "$done")
    if shared := matrix.suggestions.get((row.id, letter)):
        quoted = ", ".join(f"“{one_line(each, 40)}”" for each in shared[:8])
        words = _("shares {words} with {letter}: does it take account of it?")
        return plain("? " + words.format(words=quoted, letter=letter))
    if row.watching:
        return Content.styled("· " + _("monitoring and control belong to every model"), "$muted")
    return Content.styled("· " + _("not ticked, and no word in common"), "$muted")
