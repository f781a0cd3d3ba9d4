"""A fresh layout of a model's operational activities: the engine's rows and order, or our own layers without it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, Size, bounds
from ssm_studio.diagram.graphviz_process import EngineLayout, positions
from ssm_studio.diagram.model.engine_input import CELL_WIDTH, cell_source
from ssm_studio.diagram.model.fallback_layout import columns_of, ranks_of, rows_of, spread
from ssm_studio.diagram.model.incremental_layout import Arrow
from ssm_studio.diagram.model.spacing import ROW_GAP, SIDE_GAP

WIDTHS: Final = (22, 18, 15, 12)
"""Widths to which labels are wrapped: the first one with which the drawing is not too wide is taken."""
MANY: Final = 30
"""A model of more activities is wider than a screen in any case."""
WIDTH: Final = 66
"""Cells that the boxes together should not be wider than if it can be helped: what a screen of 80 columns has."""

Rows = list[list[str]]
Middles = dict[str, float]


def arranged(
    ids: Sequence[str],
    sizes: Callable[[int], Mapping[str, Size]],
    needs: Sequence[Arrow],
    soft: Sequence[Arrow],
    *,
    engine: bool = True,
    patience: float | None = None,
) -> tuple[dict[str, Rect], int, str]:
    """A place for every box, the width of labels that was taken, and a note where the engine was of no use.

    The engine is asked once; for narrower labels its rows and their order are kept and drawn together.

    Args:
        sizes: of every box, for a width of labels.
        engine: False never starts the engine.
        patience: seconds that the engine gets where somebody waits; None for all that it may have.
    """
    sizes = cache(sizes)
    tries = _label_widths(ids, needs)
    first = tries[0]
    most = max(2, WIDTH // (first + 4 + SIDE_GAP))
    answer, note = None, ""
    if engine and ids:
        answer, note = _asked(ids, sizes(first), needs, soft, most, patience)
    if answer and note:
        return _freely(ids, answer, sizes(first)), first, note
    if answer:
        rows, middles = _rows_from(ids, answer)
    else:
        rows = rows_of(ids, needs, most)
        across = {each: size.width for each, size in sizes(first).items()}
        middles = columns_of(rows, needs, across, SIDE_GAP)
    found: dict[str, Rect] = {}
    width = first
    for width in tries:
        if width != tries[-1] and len(ids) <= MANY and _widest(rows, sizes(width)) > WIDTH:
            continue
        narrowed = middles
        if width != first:
            share = (width + 4 + SIDE_GAP) / (first + 4 + SIDE_GAP)
            narrowed = {each: middle * share for each, middle in middles.items()}
        narrowed = _spread(rows, narrowed, sizes(width))
        found = _stacked(rows, narrowed, sizes(width), needs)
        if len(ids) > MANY or bounds(found.values()).width <= WIDTH:
            break
    return found, width, note


def _widest(rows: Rows, sizes: Mapping[str, Size]) -> int:
    """The least width that the longest row takes."""
    widths = (sum(sizes[each].width + SIDE_GAP for each in row) for row in rows)
    return max(widths, default=SIDE_GAP) - SIDE_GAP


def _label_widths(ids: Sequence[str], needs: Sequence[Arrow]) -> tuple[int, ...]:
    """The widths of labels worth trying: from the first with which our own rows would fit."""
    if len(ids) > MANY:
        return WIDTHS[1:2]
    joined = {each for edge in needs for each in edge}
    ranks = Counter(ranks_of([each for each in ids if each in joined], needs).values())
    longest = max(max(ranks.values(), default=1), min(2, len(ids) - len(joined)))
    fits = (at for at, w in enumerate(WIDTHS) if longest * (w + 4 + SIDE_GAP) <= WIDTH + 10)
    return WIDTHS[next(fits, len(WIDTHS) - 1) :]


def _asked(
    ids: Sequence[str],
    sizes: Mapping[str, Size],
    needs: Sequence[Arrow],
    soft: Sequence[Arrow],
    most: int,
    patience: float | None,
) -> tuple[EngineLayout | None, str]:
    at = {each: number for number, each in enumerate(ids)}
    source = cell_source(
        [sizes[each] for each in ids],
        [(at[a], at[b]) for a, b in needs],
        [(at[a], at[b]) for a, b in soft],
        most,
    )
    names = [_name(number) for number in range(len(ids))]
    return positions(source, names, patience=patience)


def _name(number: int) -> str:
    return f"n{number}"


def _rows_from(ids: Sequence[str], answer: EngineLayout) -> tuple[Rows, Middles]:
    """The engine's ranks as rows; what it put at one height stands in one row."""
    rows: dict[int, list[str]] = {}
    middles: Middles = {}
    for number, each in enumerate(ids):
        spot = answer.spots[_name(number)]
        rows.setdefault(round(spot.y * 20), []).append(each)
        middles[each] = spot.x / CELL_WIDTH
    ordered = [sorted(rows[y], key=middles.__getitem__) for y in sorted(rows)]
    return ordered, middles


def _spread(rows: Rows, middles: Middles, sizes: Mapping[str, Size]) -> Middles:
    apart: Middles = {}
    for row in rows:
        placed = spread(
            [middles[each] for each in row], [sizes[each].width for each in row], SIDE_GAP
        )
        apart.update(zip(row, placed, strict=True))
    return apart


def _stacked(
    rows: Rows, middles: Middles, sizes: Mapping[str, Size], needs: Sequence[Arrow]
) -> dict[str, Rect]:
    """Rows one below the other, with as much room between two as their arrows need."""
    row_of = {each: number for number, row in enumerate(rows) for each in row}
    bent: list[set[str]] = [set() for _row in rows]
    for source, target in needs:
        wide = sizes[source].width + sizes[target].width - 8
        if 2 * abs(middles[source] - middles[target]) > wide:
            for number in range(row_of[source], row_of[target]):
                bent[number].add(target)
    found: dict[str, Rect] = {}
    y = 0
    for number, row in enumerate(rows):
        free = None
        for each in row:
            width, height = sizes[each].width, sizes[each].height
            x = round(middles[each] - width / 2)
            found[each] = Rect(x if free is None else max(x, free), y, width, height)
            free = found[each].right + SIDE_GAP
        y += max((sizes[each].height for each in row), default=0)
        y += ROW_GAP + min(4, max(0, len(bent[number]) - 1))
    left = min((rect.x for rect in found.values()), default=0)
    return {each: rect.moved(-left, 0) for each, rect in found.items()}


def _freely(ids: Sequence[str], answer: EngineLayout, sizes: Mapping[str, Size]) -> dict[str, Rect]:
    """Boxes in rows about as wide as high, in the order in which the engine has them downwards and across."""
    spots = {each: answer.spots[_name(number)] for number, each in enumerate(ids)}
    wide = sum(size.width + SIDE_GAP for size in sizes.values())
    high = sum(size.height + ROW_GAP for size in sizes.values())
    # A cell is about twice as high as wide.
    in_row = max(1, round(math.sqrt(2 * len(ids) * high / wide)))
    order = sorted(ids, key=lambda each: spots[each].y)
    rows = [
        sorted(order[at : at + in_row], key=lambda each: spots[each].x)
        for at in range(0, len(order), in_row)
    ]
    across = max(sum(sizes[each].width + SIDE_GAP for each in row) for row in rows)
    widest = max(spot.x for spot in spots.values()) or 1.0
    middles = {each: spot.x / widest * across for each, spot in spots.items()}
    return _stacked(rows, _spread(rows, middles, sizes), sizes, ())
