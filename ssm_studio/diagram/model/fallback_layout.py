"""A layered layout of our own: what depends on something stands below it. Needs nothing and always works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Edge = tuple[str, str]
_SWEEPS = 6


def without_circles(ids: Sequence[str], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The edges, less those that close a circle when the activities are walked in order."""
    after: dict[str, list[str]] = {each: [] for each in ids}
    for source, target in edges:
        after[source].append(target)
    state = dict.fromkeys(ids, 0)
    closing: set[Edge] = set()
    for start in ids:
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(after[start]))]
        while stack:
            here, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                state[here] = 2
                stack.pop()
            elif state[step] == 1:
                closing.add((here, step))
            elif not state[step]:
                state[step] = 1
                stack.append((step, iter(after[step])))
    return tuple(edge for edge in edges if edge not in closing)


def ranks_of(ids: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """How many steps down each stands: one below the lowest of those that it needs."""
    edges = without_circles(ids, edges)
    after: dict[str, list[str]] = {each: [] for each in ids}
    waiting_for = dict.fromkeys(ids, 0)
    for source, target in edges:
        after[source].append(target)
        waiting_for[target] += 1
    rank = dict.fromkeys(ids, 0)
    ready = [each for each in ids if not waiting_for[each]]
    for here in ready:
        for target in after[here]:
            rank[target] = max(rank[target], rank[here] + 1)
            waiting_for[target] -= 1
            if not waiting_for[target]:
                ready.append(target)
    return rank


def rows_of(ids: Sequence[str], edges: Sequence[Edge], most: int) -> list[list[str]]:
    """The activities in rows from the top, ordered so that arrows cross little.

    Activities without any arrow fill rows of `most` above the others.
    """
    joined = {each for edge in edges for each in edge}
    loose = [each for each in ids if each not in joined]
    rank = ranks_of([each for each in ids if each in joined], edges)
    rows: list[list[str]] = [[] for _row in range(max(rank.values(), default=-1) + 1)]
    for each, row in rank.items():
        rows[row].append(each)
    beside: dict[str, list[str]] = {each: [] for each in rank}
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    for sweep in range(_SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for number in order:
            _sort_by_neighbours(rows, number, -1 if sweep % 2 == 0 else 1, rank, beside)
    return [loose[at : at + most] for at in range(0, len(loose), most)] + rows


def _sort_by_neighbours(
    rows: list[list[str]],
    number: int,
    side: int,
    rank: Mapping[str, int],
    beside: Mapping[str, list[str]],
) -> None:
    place = {
        each: at / max(1, len(row) - 1) if len(row) > 1 else 0.5
        for row in rows
        for at, each in enumerate(row)
    }
    row = rows[number]

    def middle(each: str) -> float:
        found = [place[other] for other in beside[each] if (rank[other] - rank[each]) * side > 0]
        return sum(found) / len(found) if found else place[each]

    row.sort(key=middle)


def columns_of(
    rows: Sequence[Sequence[str]], edges: Sequence[Edge], widths: Mapping[str, int], gap: int
) -> dict[str, float]:
    """The middle of each activity across, near those that it is joined with, without overlaps."""
    beside: dict[str, list[str]] = {each: [] for row in rows for each in row}
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    middles: dict[str, float] = {}
    for row in rows:
        total = sum(widths[each] + gap for each in row) - gap
        x = -total / 2
        for each in row:
            middles[each] = x + widths[each] / 2
            x += widths[each] + gap
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = [
                sum(middles[other] for other in beside[each]) / len(beside[each])
                if beside[each]
                else middles[each]
                for each in row
            ]
            placed = spread(wanted, [widths[each] for each in row], gap)
            middles.update(zip(row, placed, strict=True))
    return middles


def spread(wanted: Sequence[float], widths: Sequence[int], gap: int) -> list[float]:
    """Middles as near to the wanted ones as can be, in the same order, `gap` cells between the sides.

    Neighbours that would overlap are moved apart as one block around the mean of what they wanted.
    """
    offsets, total = [], 0.0
    for width in widths:
        offsets.append(total + width / 2)
        total += width + gap
    # Without the room that the others need, the order is all that must hold: equal or rising.
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        blocks.append((mean, count))
    starts = [mean for mean, count in blocks for _each in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
