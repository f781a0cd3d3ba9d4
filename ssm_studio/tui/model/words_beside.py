"""The words of a diagram that shows only numbers: a list beside it, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.cells.raster import Row, Run
from ssm_studio.diagram.cells.wrap import cell_width, shorten, wrap
from ssm_studio.diagram.model.graph_view import WATCHING_KINDS, label_of
from ssm_studio.domain.study import Study, activities_of, number_key

GAP: Final = 2
"""Cells between a diagram and the list."""
HANGING: Final = 2
"""Cells by which a line of words that goes on is set in."""
NARROWEST: Final = 16
"""Cells below which a list says nothing."""


def words_of(study: Study, model: str) -> tuple[tuple[str, str], ...]:
    """Id and words of every activity, with its number, in the order of the numbers."""

    def place(each: tuple[bool, str, str, str]) -> tuple[object, ...]:
        watches, number, id_, _words = each
        return watches, number_key(number), id_

    found = [
        (each.kind in WATCHING_KINDS, each.number or "", each.id, label_of(each, study.language))
        for each in activities_of(study, model)
    ]
    return tuple((id_, words) for _w, _n, id_, words in sorted(found, key=place))


def rows_beside(
    words: Sequence[tuple[str, str]], selected: str | None, room: Size, sign: str
) -> tuple[Row, ...]:
    """The list in `room`, with `sign` before the chosen one.

    Words wrap where all of them have room; else an activity has one row, and the chosen one's words stand whole at the
    end. Rows keep their places whichever activity is chosen. Empty where the room is too small.
    """
    if room.width < NARROWEST or room.height < len(words):
        return ()
    wide = room.width - 2
    whole_words = tuple((id_, wrap(text, wide - HANGING)) for id_, text in words)
    if sum(len(lines) for _id, lines in whole_words) <= room.height:
        return tuple(_wrapped(whole_words, selected, sign))
    rows: list[Row] = []
    for id_, text in words:
        here = id_ == selected
        line = shorten(text, wide)
        mark, style = (f"{sign} ", "model.text.selected") if here else ("  ", "model.text")
        rows.append((Run(mark, "model.number.selected"), Run(line, style)))
    whole = next((text for id_, text in words if id_ == selected), "")
    left = room.height - len(rows) - 1
    if left > 0 and cell_width(whole) > wide:
        rows.append(())
        rows += [(Run(f"  {line}", "model.text.selected"),) for line in wrap(whole, wide, left)]
    return tuple(rows)


def _wrapped(
    words: Sequence[tuple[str, Sequence[str]]], selected: str | None, sign: str
) -> Iterator[Row]:
    """Every line of the words of each activity, those after the first set in."""
    for id_, lines in words:
        style = "model.text.selected" if id_ == selected else "model.text"
        for at, line in enumerate(lines):
            mark = f"{sign} " if id_ == selected and not at else "  "
            yield Run(mark, "model.number.selected"), Run(" " * HANGING * bool(at) + line, style)
