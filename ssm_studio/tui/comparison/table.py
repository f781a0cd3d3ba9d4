"""Lines that read like a table: every line one record, its cells in the columns that fit.

What a line shows depends on the width that it gets when it is drawn, so nothing waits for a first layout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from ssm_studio.i18n import _
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.text import one_line, plain

GAP = 2
OFFERED = 1
"""The highest rank of a column that is there though nothing stands in it and others lack room."""
LONGEST = 600
"""Characters of a text that can matter to one cell; the rest of a megabyte is not even looked at."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: at least `least` cells wide, with its `share` of what is left; the highest `rank` goes first.

    A rank below nought never goes: what a row is about is shown, shortened if it must be.
    """

    name: str
    title: str
    least: int
    share: int = 0
    rank: int = 0
    answers: tuple[Label, ...] = ()


class Need(NamedTuple):
    """What the words in a column need, in cells: the longest line, the longest single word, and all lines of a cell."""

    whole: int = 0
    word: int = 0
    every: int = 0


def fit(
    columns: Sequence[Column], width: int, needs: Mapping[str, Need] | None = None, rows: int = 1
) -> dict[str, int]:
    """The columns that fit into `width` cells, in order, with the width of each.

    Words get what they need: as few rows of the screen as can be, the same for every column, and no word is broken
    where that can be had.

    Args:
        columns: all there could be.
        width: cells of a line.
        needs: what stands in each column; without them every column wants all that it can get.
        rows: rows of the screen over which words may go on.
    """
    wholes = {c.name: _whole(c, needs) for c in columns}
    least = {c.name: min(_least(c), wholes[c.name]) if c.share else _least(c) for c in columns}
    # A column without a title in which nothing stands is no column.
    kept = [c for c in columns if c.title or needs is None or needs[c.name].whole]
    if (
        needs is not None
        and sum(max(wholes[c.name], least[c.name]) + GAP for c in kept) > width + GAP
    ):
        # Nor does one that waits for words take the room of those that have some.
        kept = [c for c in kept if c.rank <= OFFERED or needs[c.name].whole]
    while kept:
        room = width + GAP - sum((0 if c.share else least[c.name]) + GAP for c in kept)
        sharing = [c for c in kept if c.share]
        found = _by_need(sharing, room, least, wholes, needs, rows)
        out = max(kept, key=lambda column: column.rank)
        lacks = room < sum(least[c.name] for c in sharing)
        starved = any(found[c.name] < _enough(c, needs, rows) for c in sharing if c.rank < 0)
        gives_way = lacks or (starved and out.rank > 1)
        if not gives_way or out.rank < 0 or len(kept) == 1:
            break
        kept.remove(out)
    return {c.name: max(1, found.get(c.name, least[c.name])) for c in kept}


def _whole(column: Column, needs: Mapping[str, Need] | None) -> int:
    """The cells at which no words of a column go on in another row."""
    if needs is None:
        return 10_000
    return max(cell_len(_(column.title)) if column.title else 0, needs[column.name].whole, 1)


def _enough(column: Column, needs: Mapping[str, Need] | None, rows: int) -> int:
    """The cells that what a line is about should have before anything of less weight has a column, within reason."""
    if needs is None:
        return 0
    whole, word, every = needs[column.name]
    share = max(whole // min(rows, 3), every // rows) + 2
    return min(2 * column.least, whole if rows == 1 else max(word, share))


def _in(rows: int, need: Need) -> int:
    """The cells in which words stand on so many rows; a row ends before a word that has no room on it any more."""
    whole, word, every = need
    return whole if rows == 1 else max(word, -(-every // rows) + min(word, 12) // 3)


def _by_need(
    columns: Sequence[Column],
    room: int,
    least: Mapping[str, int],
    wholes: Mapping[str, int],
    needs: Mapping[str, Need] | None,
    rows: int,
) -> dict[str, int]:
    """`room` cells given to columns, so that the words of all of them stand on as few rows as can be."""
    found = {c.name: least[c.name] for c in columns}
    left = room - sum(found.values())
    if left <= 0 or needs is None:
        return _shared_out(columns, left, found, wholes)
    for number in range(1, rows + 1):
        wanted = {
            c.name: min(max(_in(number, needs[c.name]), least[c.name]), wholes[c.name])
            for c in columns
        }
        if sum(wanted.values()) <= room:
            return _shared_out(columns, room - sum(wanted.values()), wanted, wholes)
    # No word is broken where that can be had.
    for each in columns:
        more = min(max(needs[each.name].word - found[each.name], 0), left)
        found[each.name] += more
        left -= more
    return _shared_out(columns, left, found, wholes)


def _shared_out(
    columns: Sequence[Column], room: int, least: Mapping[str, int], wanted: Mapping[str, int]
) -> dict[str, int]:
    """What is left of a line given to columns by their shares, to none more than it wants; what lacks is taken so."""
    found = {c.name: least[c.name] for c in columns}
    if room < 0:
        shares = sum(c.share for c in columns)
        return {c.name: max(1, found[c.name] + room * c.share // shares) for c in columns}
    open_ = [c for c in columns if found[c.name] < wanted[c.name]]
    while room > 0 and open_:
        shares = sum(c.share for c in open_)
        given = 0
        for each in open_:
            part = min(max(room * each.share // shares, 1), wanted[each.name] - found[each.name])
            part = min(part, room - given)
            found[each.name] += part
            given += part
        room -= given
        open_ = [c for c in open_ if found[c.name] < wanted[c.name]]
    return found


def _least(column: Column) -> int:
    """A column of fixed width holds its title and its longest answer, in any language."""
    if column.share:
        return column.least
    titles = [_(column.title)] if column.title else []
    answers = [f"{each.sign} {_(each.words)}" for each in column.answers]
    return max(column.least, *map(cell_len, (*titles, *answers, "")))


Cells = Mapping[str, Content | str]
"""What stands in the columns of one line, by the name of the column."""


class Table:
    """The lines of one list, which share their columns; the width of each comes from what stands in all of them."""

    def __init__(self, columns: Sequence[Column], rows: int = 1) -> None:
        """A table without lines yet; no line is more than `rows` rows of the screen high."""
        self._columns, self._rows = columns, rows
        self.needs: dict[str, Need] = dict.fromkeys((c.name for c in columns), Need())
        self._widths: dict[int, dict[str, int]] = {}
        self.lines: list[Line] = []
        """All lines that were made, in order."""

    def widths(self, width: int) -> dict[str, int]:
        """The columns that fit into `width` cells, with the width of each."""
        if width not in self._widths:
            self._widths[width] = fit(self._columns, width, self.needs, self._rows)
        return self._widths[width]

    def is_whole(self, width: int) -> bool:
        """Whether every column in which something stands fits into `width` cells, and all words of every line."""
        widths = self.widths(width)
        return all(
            name in widths and len(words.wrap(widths[name])) <= self._rows
            for line in self.lines
            for name, words in line.cells.items()
            if words.plain
        )

    def line(self, cells: Cells) -> Line:
        """One line; what has no column at its width is left out. All lines are made before the first is drawn."""
        made = {name: _content(words) for name, words in cells.items()}
        for name, words in made.items():
            whole, word, every = self.needs[name]
            lines = words.split("\n") if "\n" in words.plain else [words]
            longest = max(each.cell_length for each in lines)
            if longest > word or longest * len(lines) > every:
                word = max(word, *map(cell_len, words.plain.split()))
                self.needs[name] = Need(max(whole, longest), word, max(every, longest * len(lines)))
        self.lines.append(Line(self, made, self._rows))
        return self.lines[-1]

    def head(self) -> Line:
        """The titles of the columns that fit."""
        titles = {
            c.name: plain(_(c.title), "$muted") if c.title else Content("") for c in self._columns
        }
        return Line(self, titles, 1)


class Line(Fitted):
    """One line of a table, which looks the same as another where cells and the needs of all columns are the same."""

    def __init__(self, table: Table, cells: Mapping[str, Content], rows: int) -> None:
        """The line of `table` with these cells, at most `rows` rows high."""
        look = tuple((name, words.plain, tuple(words.spans)) for name, words in cells.items())
        super().__init__(lambda width: line(table.widths(width), cells, rows), (rows, look))
        self._table, self.cells = table, cells

    def is_same(self, other: object) -> bool:
        """Whether another line shows the same in columns of the same widths."""
        return (
            isinstance(other, Line)
            and self.key == other.key
            and (self._table is other._table or self._table.needs == other._table.needs)
        )


def _content(words: Content | str) -> Content:
    return words if isinstance(words, Content) else plain(one_line(words[:LONGEST]))


def cell(words: str | Content, width: int, style: str = "") -> Content:
    """Words on one line, exactly `width` cells wide."""
    content = words if isinstance(words, Content) else plain(one_line(words[:LONGEST]), style)
    cut = content.truncate(width, ellipsis=True)
    return cut.append(" " * max(0, width - cut.cell_length))


def line(widths: Mapping[str, int], cells: Cells, rows: int = 1) -> Content:
    """One line of the table, at most `rows` rows high; what has no column here is left out."""
    gap = Content(" " * GAP)
    if rows == 1:
        return gap.join([cell(cells.get(name, ""), width) for name, width in widths.items()])
    columns = [_in_rows(cells.get(name, ""), width, rows) for name, width in widths.items()]
    high = max(len(column) for column in columns)
    filled = [
        [*column, *([cell("", width)] * (high - len(column)))]
        for column, width in zip(columns, widths.values(), strict=True)
    ]
    return Content("\n").join([gap.join(row) for row in zip(*filled, strict=True)])


def _in_rows(words: str | Content, width: int, rows: int) -> list[Content]:
    """Words on at most `rows` rows, each exactly `width` cells wide; every line of them has its share of the rows."""
    content = _content(words)
    lines = content.split("\n") if "\n" in content.plain else [content]
    wrapped = [each.wrap(width) or [each] for each in lines]
    share = max(rows // len(wrapped), 1)
    found: list[Content] = []
    for at, each in enumerate(wrapped):
        room = rows - len(found) - sum(min(len(later), share) for later in wrapped[at + 1 :])
        if len(each) > room:
            each = [*each[: room - 1], Content(" ").join(each[room - 1 : room + 1])]
        found += each
    return [cell(each, width) for each in found[:rows]]
