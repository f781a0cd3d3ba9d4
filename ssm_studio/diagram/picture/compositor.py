"""Cells of a picture put together, row by row. Holds only cells that are drawn, however far apart they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.diagram.cells.raster import Row, Run
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.lines import Cell, Line
from ssm_studio.diagram.picture.scene import Scene

_JOINTS: Final = frozenset("┬┴├┤")
FRAMES: Final = frozenset("─│")


class Sheet:
    """What stands in which cell: later cells cover earlier ones."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, tuple[str, str]]] = {}

    @classmethod
    def of(cls, scene: Scene, *, without: str | None = None) -> Sheet:
        """A whole scene, or all of it but one drawing with its lines."""
        sheet = cls()
        left_out = set(scene.lines_at(without)) if without else set()
        lines = [line for id_, line in scene.lines.items() if id_ not in left_out]
        items = [item for id_, item in scene.items.items() if id_ != without]
        sheet.draw(items, lines)
        return sheet

    def draw(self, items: Iterable[Item], lines: Iterable[Line]) -> None:
        """Lines and tails below, then words, then heads; drawings cover all of them, each those before it.

        Heads stand on the edges of boundaries, which are drawn round others.
        """
        lines, items = tuple(lines), tuple(items)
        for line in lines:
            self.put(line.cells)
        for line in lines:
            self.put(line.over)
        for line in lines:
            self.put(line.words)
        for line in lines:
            self.put(line.signs)
        for line in lines:
            self.put(line.tops)
        for item in items:
            if item.framing:
                self.stamp(item)
        for line in lines:
            self.put(cell for cell in line.tops if not self._letter(cell))
        for item in items:
            if not item.framing:
                self.stamp(item)
        self.join_tails(lines)

    def join_tails(self, lines: Iterable[Line]) -> None:
        """Let tails begin in the frames of their bubbles; nothing but a frame is ever cut for it."""
        for line in lines:
            self.put(
                (x, y, letter, style)
                for x, y, letter, style in line.over
                if letter in _JOINTS and self.rows.get(y, {}).get(x, (" ", ""))[0] in FRAMES
            )

    def _letter(self, cell: Cell) -> bool:
        """Whether something that is read stands in a cell."""
        return self.rows.get(cell[1], {}).get(cell[0], (" ", ""))[0].isalnum()

    def stamp(self, item: Item, style: str | None = None) -> None:
        """One drawing, in its own styles or all in another one."""
        left, top = item.rect.x, item.rect.y
        self.put(
            (left + x, top + y, letter, style or own) for x, y, letter, own in item.sprite.cells
        )

    def put(self, cells: Iterable[Cell]) -> None:
        """Cells over what is there; half of a wide letter never stays."""
        rows = self.rows
        for x, y, letter, style in cells:
            row = rows.get(y)
            if row is None:
                row = rows[y] = {}
            elif x in row or x + 1 in row:
                if letter and row.get(x, " ")[0] == "":
                    row[x - 1] = (" ", row[x - 1][1])
                if x + 1 in row and row[x + 1][0] == "":
                    row[x + 1] = (" ", row[x + 1][1])
            row[x] = (letter, style)

    def row(self, y: int, left: int, width: int) -> Row:
        """One row between two columns as runs whose widths add up to `width`; untouched cells have style ""."""
        cells = self.rows.get(y)
        if not cells:
            return (Run(" " * width, ""),) if width > 0 else ()
        runs: list[Run] = []
        text: list[str] = []
        style = ""
        at = left
        right = left + width
        for x in sorted(each for each in cells if left <= each < right):
            letter, own = cells[x]
            if x > at:
                if style and text:
                    runs.append(Run("".join(text), style))
                    text = []
                style = ""
                text.append(" " * (x - at))
            if letter == "" and x == left:
                letter = " "
            if letter and x + 1 == right and x + 1 in cells and cells[x + 1][0] == "":
                letter = " "
            if own != style and text:
                runs.append(Run("".join(text), style))
                text = []
            style = own
            text.append(letter)
            at = x + 1
        if at < right:
            if style and text:
                runs.append(Run("".join(text), style))
                text = []
            style = ""
            text.append(" " * (right - at))
        runs.append(Run("".join(text), style))
        return tuple(runs)

    def spans(self) -> dict[int, list[tuple[int, int]]]:
        """For each row the stretches that are drawn: first column and the one after the last."""
        found: dict[int, list[tuple[int, int]]] = {}
        for y, cells in self.rows.items():
            stretches: list[tuple[int, int]] = []
            for x in sorted(cells):
                if stretches and x <= stretches[-1][1]:
                    stretches[-1] = (stretches[-1][0], x + 1)
                else:
                    stretches.append((x, x + 1))
            found[y] = stretches
        return found
