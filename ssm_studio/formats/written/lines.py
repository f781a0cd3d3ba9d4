"""A page as lines, whatever program wrote it: headings, paragraphs, items and tables, with what people noted beside."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.notes import Note


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in one place, with the notes that begin there."""

    words: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, a paragraph, an item of a list, or a row of a table.

    Attributes:
        kind: "heading", "paragraph", "item" or "row".
        number: where it stands in the file, from 1; for a Word file counted in paragraphs and rows.
        cells: one, or those of a row.
        table: which table a row belongs to, counted from 1; 0 for other lines.
    """

    kind: str
    number: int
    cells: tuple[Cell, ...]
    table: int = 0

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(each.words for each in self.cells).strip()
