"""The correspondence matrix on screen: a line for each activity, a cell for each letter, what it asks below."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

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
from ssm_studio.tui.definitions.catwoe_fields import LETTERS as INKS
from ssm_studio.tui.model.matrix_grid import KEYS, MatrixGrid, MatrixHead
from ssm_studio.tui.model.overlays import ModelSheet, WithSheets
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 600
"""Characters of one text that are shown below."""


class MatrixSheet(ModelSheet):
    """The matrix of the model in view."""

    NAME = "matrix"
    KEYS = KEYS

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._study: Study | None = None

    def compose(self) -> ComposeResult:
        """Title with what is open, letters, lines; below them what the cursor is on."""
        yield Static(id="matrix-title", classes="sheet-title", markup=False)
        yield MatrixHead(id="matrix-head")
        yield MatrixGrid()
        yield Static(id="matrix-words", markup=False)

    @property
    def grid(self) -> MatrixGrid:
        """The lines and cells."""
        return self.query_one(MatrixGrid)

    @property
    def own_focus(self) -> Widget | None:
        """The cells."""
        return self.grid

    @property
    def host(self) -> WithSheets:
        """The stage that this lies on."""
        screen = self.screen
        assert isinstance(screen, WithSheets)
        return screen

    def go_to(self, field: str) -> None:  # noqa: ARG002 - nothing is written here
        """To the cells, on the line of the chosen activity."""
        self._follow()
        self.grid.focus()

    def _follow(self) -> None:
        chosen, grid = self.host.activity, self.grid
        rows = grid.matrix.rows if grid.matrix else ()
        at = next((i for i, row in enumerate(rows) if chosen and row.id == chosen.id), None)
        if at is not None and at != grid.row:
            grid.put(at, grid.column)

    def show(self, study: Study, model: ConceptualModel, *, read_only: bool) -> None:  # noqa: ARG002
        """The matrix of a model as it is now."""
        # Which activity is chosen changes without the study, and nothing else here does.
        if study is not self._study or self.grid.matrix is None or self._model != model.id:
            matrix = correspondence(study, model.id, study.language)
            self._study, self._model = study, model.id
            self.grid.show(matrix)
            self.query_one("#matrix-title", Static).update(_title(model, matrix))
        self._follow()
        self._tell()

    _model = ""

    def on_resize(self) -> None:
        """The letters stand over their columns."""
        self.call_after_refresh(self._tell)

    def on_matrix_grid_came(self, event: MatrixGrid.Came) -> None:
        """Say what is there; the activity of the line is the chosen one."""
        event.stop()
        self._tell()
        line, chosen = self.grid.line, self.host.activity
        if line is not None and (chosen is None or chosen.id != line.id):
            self.host.choose(line.id)

    def on_matrix_grid_clicked(self, event: MatrixGrid.Clicked) -> None:
        """A click ticks."""
        event.stop()
        self.do("tick")

    def do(self, deed: str) -> None:
        """Tick a cell, take a row's suggestions, go to the next question."""
        line, matrix = self.grid.line, self.grid.matrix
        if line is None or matrix is None:
            return
        study = self.host.study
        if deed == "tick":
            self.host.execute(tick(study, line.id, self.grid.letter))
        elif deed == "next":
            self._next(matrix)
        elif letters := matrix.suggested(line.id):
            self.host.execute(tick_all(study, line.id, letters))
        else:
            self.host.studio.say_so(_("Nothing is suggested for this activity."))

    def _next(self, matrix: Correspondence) -> None:
        grid = self.grid
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
            self.host.studio.say_so(_("Every row and every column has a tick."))

    def _tell(self) -> None:
        grid, matrix = self.grid, self.grid.matrix
        if matrix is None:
            return
        self.query_one(MatrixHead).show(grid, matrix)
        below = self.query_one("#matrix-words", Static)
        below.update(_cell_words(matrix, grid.line, grid.letter, below.content_size))


def _title(model: ConceptualModel, matrix: Correspondence) -> Content:
    head = Content.assemble(
        (_("CORRESPONDENCE"), "bold $muted"), "  ", plain(model.ref, "bold $system")
    )
    if matrix.definition:
        words = _("with {name}").format(name=matrix.definition)
    else:
        words = _("no root definition yet: ticks can be set, nothing can be suggested")
    head = head.append(plain(f"  {words}", "$muted" if matrix.definition else "$real"))
    numbers = [row.number for row in matrix.rows if row.id in matrix.empty_rows]
    for told, names in (
        (_("no letter yet: {names}"), numbers),
        (_("no activity yet: {names}"), matrix.empty_columns),
    ):
        if names:
            words = told.format(names=one_line(" ".join(names), 40))
            head = head.append(plain(f"   {words}", "$real"))
    return head


def _cell_words(matrix: Correspondence, row: Row | None, letter: str, room: Size) -> Content:
    """What the cursor is on: the activity, the element, what they share, and what an empty one asks."""
    if row is None:
        return plain(_("No activities yet: there is nothing to put against the definition."))
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
