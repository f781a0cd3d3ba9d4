"""A picture laid out from nothing: elements are placed one after the other, each where it costs least.

What it costs: to stand far from those that one has to do with, in the way of a line, close upon others, outside
the sheet. People and organisations are drawn to the middle, concerns keep to the edges, outsiders stand above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf
from types import MappingProxyType
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size, bounds
from ssm_studio.diagram.picture.neighbours import ties_of, words_of
from ssm_studio.diagram.picture.occupancy import FAR, NEAR, Masks, nearest_free
from ssm_studio.diagram.picture.placing_costs import MIDDLE, SHEET, Board, Friend, cost_of
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element, Relation

FEW: Final = 24
_FRONTIER_ROW: Final = 9
"""The row of a boundary: outsiders stand above it, everybody else below."""
INSIDE: Final = 11
_HIGHER: Final = 16
"""By fewer rows a boundary stands higher than it would, to enclose a bubble of those whom it encloses."""
_APART: Final = 3
"""Columns that stay free at either side of an element; above and below it one row does."""
_CLOSE: Final = Size(12, 6)
"""The columns and rows around an owner within which its bubbles stand."""
_CLOSER: Final = ((2, 1, 6), (1, 0, 6), (1, 0, 12), (0, 0, 12))
"""Columns and rows that stay free around a bubble, and how many rows from its owner it may stand: the best first."""
_PARTS: Final = 1 / 2, 2 / 5, 3 / 5, 1 / 3, 2 / 3, 1 / 4, 3 / 4
"""Where along the line between two parties their conflict may stand, and how many rows off it."""
_ROWS_OFF: Final = 0, -1, 1, -2, 2, -3, 3
_ACROSS: Final = 150
_SECOND_LOOKS: Final = 1
_SMALL: Final = 60


def drawn(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    sizes: Mapping[str, Size],
    language: str,
    batch: Callable[[str], int],
    standing: Mapping[str, Rect],
    targets: Mapping[str, Point] = MappingProxyType({}),
) -> Mapping[str, Rect]:
    """Where every element stands: those `standing` where they do, each of the others at the best place that is left.

    The others come batch after batch, so that what came later disturbs nothing that was there.

    Args:
        targets: cells near which elements should have their middles, where somebody thought about the whole.
    """
    if len(standing) == len(elements):
        return standing
    far = any(min(rect.x, rect.y) < -NEAR // 2 for rect in standing.values())
    origin = FAR if far else NEAR
    sheet = Board(Masks(origin), Masks(origin), Masks(origin), targets)
    for each in elements:
        if each.id in standing:
            sheet.put(each.id, standing[each.id])
            if each.kind == "boundary":
                sheet.taken.add(_row_of(standing[each.id]))
    by_batch: dict[int, list[Element]] = {}
    for each in elements:
        if each.id not in standing:
            by_batch.setdefault(batch(each.id), []).append(each)
    ends = {(each.source or "", each.target or "") for each in relations}
    for one, other in sorted(pair for pair in ends if standing.keys() >= {*pair}):
        sheet.lay_way(one, other)
    sheet.keep_rooms(
        each.id
        for each in elements
        if each.id in standing and element_kind(each.kind).family in "SPX"
    )
    for number, together in sorted(by_batch.items()):
        known = tuple(each for each in elements if batch(each.id) <= number or each.id in standing)
        _lay_boundaries(sheet, together, known, sizes)
        lines = tuple(each for each in relations if batch(each.id) <= number)
        _lay_batch(sheet, together, ties_of(known, lines), sizes, words_of(lines, language))
    return dict(sheet.places)


def _lay_boundaries(
    sheet: Board,
    together: list[Element],
    known: tuple[Element, ...],
    sizes: Mapping[str, Size],
) -> None:
    for each in together:
        if each.kind == "boundary":
            rect = _frontier_place(sheet, sizes[each.id], known)
            sheet.put(each.id, rect)
            sheet.taken.add(_row_of(rect))


def _lay_batch(
    sheet: Board,
    together: list[Element],
    ties: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, Size],
    words: Mapping[tuple[str, str], int],
) -> None:
    rest = [each for each in together if each.kind != "boundary"]
    order = _from_the_middle(rest, sheet) if sheet.targets else _in_order(rest, ties, sheet)
    _improve(sheet, list(order), ties, sizes, words)


def _from_the_middle(together: list[Element], sheet: Board) -> Iterator[Element]:
    """Those that should stand in the middle first; bubbles right after their owners."""
    places = sheet.targets
    middle = bounds(Rect(spot.x, spot.y, 1, 1) for spot in places.values()).centre

    def away(each: Element) -> int:
        spot = places[each.id]
        return abs(spot.x - middle.x) + 2 * abs(spot.y - middle.y)

    owned: dict[str, list[Element]] = {}
    for each in together:
        if each.id not in places:
            owned.setdefault(each.belongs_to or "", []).append(each)
    left = sorted((each for each in together if each.id in places), key=away)
    while left:
        each = left.pop(0)
        yield each
        left[:0] = owned.pop(each.id, ())
    for others in owned.values():
        yield from others


def _in_order(
    together: list[Element], ties: Mapping[str, tuple[str, ...]], sheet: Board
) -> Iterator[Element]:
    """Those with most to do with what stands already first; a bubble right after its owner."""
    left = {each.id: number for number, each in enumerate(together)}
    standing = set(sheet.places)

    def rank(each: Element) -> tuple[int, int, int, int]:
        owned = each.belongs_to in standing
        near = sum(1 for other in ties[each.id] if other in standing)
        people = element_kind(each.kind).family in "SX"
        return (-owned, -(near > 0) * people, -near * 2 - len(ties[each.id]), left[each.id])

    known = {each.id: each for each in together}
    while left:
        best = min((known[id_] for id_ in left), key=rank)
        del left[best.id]
        standing.add(best.id)
        yield best


def _improve(
    sheet: Board,
    order: list[Element],
    ties: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, Size],
    words: Mapping[tuple[str, str], int],
) -> None:
    """Place elements one after the other, then let each look once more for a better place among all."""
    rounds = 1 + (_SECOND_LOOKS if 1 < len(order) <= _SMALL else 0)
    bubbles = {each.id: sum(1 for other in order if other.belongs_to == each.id) for each in order}
    for round_ in range(rounds):
        for element in order:
            if round_:
                sheet.take_out(element.id)
            friends = [
                Friend(
                    each,
                    sheet.places[each],
                    words.get((element.id, each), 0),
                    each == element.belongs_to,
                )
                for each in ties[element.id]
                if each in sheet.places
            ]
            rect = _best(sheet, element, sizes[element.id], friends, bubbles[element.id])
            sheet.put(element.id, rect, friends)


def _frontier_place(sheet: Board, size: Size, known: tuple[Element, ...]) -> Rect:
    """A place for a boundary's upper edge: the row nearest to `_FRONTIER_ROW` in which nothing stands.

    A row somewhat higher is better where it encloses, with those below it, also what hangs on them; no outsider.
    """
    rect = Rect(max(0, (SHEET - size.width) // 2), _FRONTIER_ROW, size.width, size.height)
    steps = (sign * step for step in range(FAR) for sign in (1, -1))
    down = next(step for step in steps if not sheet.taken.meets(_row_of(rect.moved(0, step))))
    near = rect.moved(0, down)
    outside = [each for each in known if element_kind(each.kind).family == "X"]
    tops = [sheet.places[each.id].y for each in outside if each.id in sheet.places]
    highest = max((y for y in tops if y <= near.y), default=near.y - _HIGHER)
    rows = (near.moved(0, -up) for up in range(min(_HIGHER, near.y - highest + 1)))
    free = [each for each in rows if not sheet.taken.meets(_row_of(each))]
    return min(free, key=lambda each: _parted(sheet, known, each.y))


def _parted(sheet: Board, known: tuple[Element, ...], row: int) -> int:
    """How many elements stand on one side of a boundary in this row, and those on whom they hang on the other."""
    found = 0
    for each in known:
        hangs_on = (each.belongs_to or "", *each.parties)
        inside = {sheet.places[id_].y > row for id_ in hangs_on if id_ in sheet.places}
        if each.kind != "boundary" and each.id in sheet.places and len(inside) == 1:
            found += (sheet.places[each.id].y > row) not in inside
    return found


def _row_of(rect: Rect) -> Rect:
    """What nothing may stand on that is put somewhere by the program: a boundary goes across the picture."""
    return Rect(-_ACROSS, rect.y, 4 * _ACROSS, 1)


def _best(
    sheet: Board,
    element: Element,
    size: Size,
    friends: list[Friend],
    bubbles: int,
) -> Rect:
    """The free place that costs least among those beside its friends and those of a wide grid."""
    outside = element_kind(element.kind).family == "X"
    top = 0 if outside else INSIDE
    near = [each.rect for each in friends if each.owner] or [each.rect for each in friends]
    if element.belongs_to and near and friends[0].owner:
        spot = _beside_owner(sheet, element, size, friends, bubbles)
        if spot is not None:
            return spot
    best: tuple[float, Rect] | None = None
    bands: dict[int, int] = {}
    wide = (1 << size.width + 2 * _APART) - 1
    target = sheet.targets.get(element.id)
    spots = _around(target, size) if target is not None else _grid(sheet, size, top)
    for x, y in (*_beside(near, size), *_between(element, friends, size), *spots):
        if x < 0 or y < top or (outside and friends and y + size.height >= _FRONTIER_ROW):
            continue
        if y not in bands:
            bands[y] = sheet.taken.band(y - 1, y + size.height + 1, -_APART)
        if bands[y] >> x & wide:
            continue
        rect = Rect(x, y, size.width, size.height)
        cost = cost_of(sheet, rect, element, friends, bubbles, best[0] if best else inf)
        if best is None or cost < best[0]:
            best = cost, rect
    if best is not None:
        return best[1]
    start = Rect(MIDDLE.x, max(top, MIDDLE.y), size.width, size.height)
    return nearest_free(sheet.taken, start, 2, 1)


def _beside_owner(
    sheet: Board, element: Element, size: Size, friends: list[Friend], bubbles: int
) -> Rect | None:
    """The place that costs least of those close to an owner, as on paper; None where all are taken.

    Where none is within `_CLOSE`, as many rows as columns are close enough.
    """
    owner = friends[0].rect
    whole = not sheet.pockets.rows and min(owner.x, owner.y) >= 0
    for gap_x, gap_y, rows in _CLOSER:
        around = owner.inflate(_CLOSE.width, rows)
        best: tuple[float, Rect] | None = None
        for y in range(around.y - size.height + 1, around.bottom):
            band = sheet.taken.band(y - gap_y, y + size.height + gap_y, -sheet.taken.origin)
            for x in range(around.x - size.width + 1, around.right, 1 + gap_y):
                wide = (1 << size.width + 2 * gap_x) - 1
                if band >> (x - gap_x + sheet.taken.origin) & wide or (whole and min(x, y) < 0):
                    continue
                rect = Rect(x, y, size.width, size.height)
                cost = cost_of(sheet, rect, element, friends, bubbles, best[0] if best else inf)
                if best is None or cost < best[0]:
                    best = cost, rect
        if best is not None:
            return best[1]
    return None


def _beside(friends: list[Rect], size: Size) -> Iterator[tuple[int, int]]:
    """Places to the right, left, below and above of each friend, at several distances."""
    for friend in friends[:6]:
        middle_x = friend.centre.x - size.width // 2
        middle_y = friend.centre.y - size.height // 2
        for gap in (3, 14, 20):
            for y in (middle_y, middle_y - 2, middle_y + 2):
                yield friend.right + gap, y
                yield friend.x - gap - size.width, y
        for gap in (1, 2, 3, 5):
            for x in (middle_x, middle_x - 6, middle_x + 6, friend.x, friend.right - size.width):
                yield x, friend.bottom + gap
                yield x, friend.y - gap - size.height


def _between(element: Element, friends: list[Friend], size: Size) -> Iterator[tuple[int, int]]:
    """Places on and near the line between the two parties of a conflict."""
    parties = [each.rect.centre for each in friends if each.id in element.parties]
    if element.kind != "conflict" or len(parties) != 2:
        return
    one, other = parties
    for part in _PARTS:
        x = round(one.x + (other.x - one.x) * part) - size.width // 2
        y = round(one.y + (other.y - one.y) * part) - size.height // 2
        yield from ((x + dx, y + dy) for dy in _ROWS_OFF for dx in (0, -4, 4))


def _grid(sheet: Board, size: Size, top: int) -> Iterator[tuple[int, int]]:
    """A wide grid over the sheet, which grows with the number of elements on it."""
    grown = max(0, len(sheet.places) - FEW)
    lowest = max((each.bottom for each in sheet.places.values()), default=0)
    step_x, step_y = 4 + grown // 12, 2 + grown // 40
    for y in range(top, max(36, lowest + 6), step_y):
        for x in range(0, max(1, SHEET + grown * 2 - size.width), step_x):
            yield x, y


def _around(target: Point, size: Size) -> Iterator[tuple[int, int]]:
    """Places about a cell in which an element should have its middle, the nearest first."""
    x, y = target.x - size.width // 2, target.y - size.height // 2
    return ((x + dx, y + dy) for dx, dy in _STEPS)


_STEPS: Final = tuple(
    sorted(
        ((dx, dy) for dx in range(-48, 49, 4) for dy in range(-24, 25, 2)),
        key=lambda step: abs(step[0]) + 2 * abs(step[1]),
    )
)
