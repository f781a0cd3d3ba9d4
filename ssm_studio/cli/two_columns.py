"""Two texts beside one another on plain output: lines that both have stand level, others are marked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from ssm_studio.diagram.cells.wrap import cell_width, wrap

NARROWEST: Final = 24
"""Cells of a column at least."""
_BETWEEN: Final = {True: " │ ", False: " ~ "}
"""Between two lines that say the same, and between others."""


def two_columns(sides: Sequence[Sequence[str]], width: int = 0) -> Iterator[str]:
    """The lines of two sides for a terminal of `width` cells, its own where none is given."""
    room = width or shutil.get_terminal_size((100, 24)).columns
    column = max((room - len(_BETWEEN[True])) // 2, NARROWEST)
    left, right = sides
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        for one, other in zip_longest(left[a:b], right[c:d], fillvalue=""):
            yield from _row(one, other, column, same=tag == "equal")


def _row(one: str, other: str, column: int, *, same: bool) -> Iterator[str]:
    for left, right in zip_longest(_cells(one, column), _cells(other, column), fillvalue=""):
        pad = " " * max(column - cell_width(left), 0)
        yield f"{left}{pad}{_BETWEEN[same]}{right}".rstrip()


def _cells(line: str, column: int) -> list[str]:
    indent = " " * min(len(line) - len(line.lstrip(" ")), column // 2)
    return [f"{indent}{each}" for each in wrap(line.strip(), column - len(indent))] or [""]
