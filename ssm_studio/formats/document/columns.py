"""How wide the columns of a table become on paper, by what stands in them."""

from __future__ import annotations

from typing import Final

from ssm_studio.formats.document.blocks import Cell, Room, Table, plain_words

LETTERS: Final = 108
"""Letters of the size in tables that a line of a sheet of A4 holds."""
_LONGEST_WORD: Final = 18
"""Longer words are broken."""
LONGEST_LINE: Final = 60
"""Beyond so many letters a column grows no more: it is a paragraph then."""
ROOMY: Final = 10
"""Letters that a column of sentences should have beyond the least."""
_WRAPPED: Final = 12
"""Letters that a column of names keeps on one line where sentences need the room."""
_GAP: Final = 4
"""Letters that the room between two columns takes."""


def shares(table: Table, letters: int = LETTERS) -> list[float]:
    """The part of the width that each column gets; together 1."""
    columns = [[head, *(row[at] for row in table.rows)] for at, head in enumerate(table.header)]
    least = [_GAP + _least(column) for column in columns]
    told = sum(max(map(_longest_line, column[1:]), default=1) > _LONGEST_WORD for column in columns)
    if letters - sum(least) < ROOMY * told:
        # A paragraph of three words a line reads worse than a name in two lines.
        least = [
            _GAP + min(_least(each), max(_longest_word_of(each), _WRAPPED)) for each in columns
        ]
    wished = [_GAP + min(LONGEST_LINE, max(map(_longest_line, column))) for column in columns]
    left = letters - sum(least)
    more = [max(0.0, wish - small) + 0.5 for wish, small in zip(wished, least, strict=True)]
    if left <= 0:
        widths = [float(each) for each in least]
    else:
        widths = [small + left * each / sum(more) for small, each in zip(least, more, strict=True)]
    whole = sum(widths)
    return [each / whole for each in widths]


def _least(column: list[Cell]) -> int:
    """What a column needs at least: a short one, such as one of dates, is never wrapped below its heading."""
    line = max(map(_longest_line, column[1:]), default=1)
    word = _longest_word_of(column)
    return max(line, word) if line <= _LONGEST_WORD else max(word, min(_LONGEST_WORD, line // 4))


def _longest_word_of(column: list[Cell]) -> int:
    return min(_LONGEST_WORD, max(map(_longest_word, column)))


def _longest_word(cell: Cell) -> int:
    return max(map(len, plain_words(cell).split()), default=1)


def _longest_line(cell: Cell) -> int:
    if isinstance(cell, Room):
        return LONGEST_LINE // 2
    return max(map(len, plain_words(cell).split("\n")), default=1)
