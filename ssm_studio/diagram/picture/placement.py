"""A picture laid out from nothing: elements are placed one after the other, each where it costs least.

What it costs: to stand far from those that one has to do with, in the way of a line, close upon others, outside
the sheet. People and organisations are drawn to the middle, concerns keep to the edges, outsiders stand above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.neighbours import ties_of, words_of
from ssm_studio.diagram.picture.occupancy import FAR, NEAR, Masks, nearest_free
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element, Relation

SHEET: Final = 78
"""Columns of the sheet while it holds few elements."""
FEW: Final = 24
FRONTIER_ROW: Final = 9
"""The row of a boundary: outsiders stand above it, everybody else below."""
INSIDE: Final = 11
MIDDLE: Final = Point(40, 24)
1 = 1
_APART: Final = 3
"""Columns that stay free at either side of an element; above and below it one row does."""
CLOSE: Final = Size(12, 6)
"""The columns and rows around an owner within which its bubbles stand."""
_ROUNDING: Final = 1e-6
_SECOND_LOOKS: Final = 1
_SMALL: Final = 60


@dataclass(frozen=True, slots=True)
class _Friend:
    """Something that stands already and that a new element has to do with."""

    id: str
    rect: Rect
    words: int
    owner: bool


@dataclass(slots=True)
class _Sheet:
    """What is placed so far."""

    taken: Masks
    corridors: Masks
    places: dict[str, Rect] = field(default_factory=dict)
    ways: dict[tuple[str, str], tuple[Rect, ...]] = field(default_factory=dict)

    def put(self, id_: str, rect: Rect, friends: Iterable[_Friend] = ()) -> None:
        self.places[id_] = rect
        self.taken.add(rect)
        for friend in friends:
            self.lay_way(id_, friend.id)

    def lay_way(self, one: str, other: str) -> None:
        """Keep the likely way of a line between two elements."""
        _hindered, way = _corridor(self, self.places[one], self.places[other])
        self.ways[one, other] = way
        for part in way:
            self.corridors.add(part)

    def take_out(self, id_: str) -> None:
        """Lift an element off the sheet, with the ways to it."""
        self.taken.remove(self.places.pop(id_))
        gone = [pair for pair in self.ways if id_ in pair]
        for pair in gone:
            del self.ways[pair]
        if gone:
            self.corridors = Masks(self.corridors.origin)
            for way in self.ways.values():
                for part in way:
                    self.corridors.add(part)


def drawn(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    sizes: Mapping[str, Size],
    language: str,
    batch: Callable[[str], int],
    standing: Mapping[str, Rect],
) -> Mapping[str, Rect]:
    """Where every element stands: those `standing` where they do, each of the others at the best place that is left.

    The others come batch after batch, so that what came later disturbs nothing that was there.
    """
    if len(standing) == len(elements):
        return standing
    far = any(min(rect.x, rect.y) < -NEAR // 2 for rect in standing.values())
    origin = FAR if far else NEAR
    sheet = _Sheet(Masks(origin), Masks(origin))
    for id_, rect in standing.items():
        sheet.put(id_, rect)
    by_batch: dict[int, list[Element]] = {}
    for each in elements:
        if each.id not in standing:
            by_batch.setdefault(batch(each.id), []).append(each)
    ends = {(each.source or "", each.target or "") for each in relations}
    for one, other in sorted(pair for pair in ends if standing.keys() >= {*pair}):
        sheet.lay_way(one, other)
    for number, together in sorted(by_batch.items()):
        known = tuple(each for each in elements if batch(each.id) <= number or each.id in standing)
        lines = tuple(each for each in relations if batch(each.id) <= number)
        _lay_batch(sheet, together, ties_of(known, lines), sizes, words_of(lines, language))
    return dict(sheet.places)


def _lay_batch(
    sheet: _Sheet,
    together: list[Element],
    ties: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, Size],
    words: Mapping[tuple[str, str], int],
) -> None:
    for each in together:
        if each.kind == "boundary":
            sheet.put(each.id, _frontier_place(sheet, sizes[each.id]))
    rest = [each for each in together if each.kind != "boundary"]
    _improve(sheet, list(_in_order(rest, ties, sheet)), ties, sizes, words)


def _in_order(
    together: list[Element], ties: Mapping[str, tuple[str, ...]], sheet: _Sheet
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
    sheet: _Sheet,
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
                _Friend(
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


def _frontier_place(sheet: _Sheet, size: Size) -> Rect:
    rect = Rect(max(0, (SHEET - size.width) // 2), FRONTIER_ROW, size.width, size.height)
    return rect if not sheet.taken.meets(rect) else nearest_free(sheet.taken, rect, 1, 2)


def _best(
    sheet: _Sheet,
    element: Element,
    size: Size,
    friends: list[_Friend],
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
    for x, y in (*_beside(near, size), *_grid(sheet, size, top)):
        if x < 0 or y < top or (outside and friends and y + size.height >= FRONTIER_ROW):
            continue
        if y not in bands:
            bands[y] = sheet.taken.band(y - 1, y + size.height + 1, -_APART)
        if bands[y] >> x & wide:
            continue
        rect = Rect(x, y, size.width, size.height)
        cost = _cost(sheet, rect, element, friends, bubbles, best[0] if best else inf)
        if best is None or cost < best[0]:
            best = cost, rect
    if best is not None:
        return best[1]
    start = Rect(MIDDLE.x, max(top, MIDDLE.y), size.width, size.height)
    return nearest_free(sheet.taken, start, 2, 1)


def _beside_owner(
    sheet: _Sheet, element: Element, size: Size, friends: list[_Friend], bubbles: int
) -> Rect | None:
    """The place that costs least of those close to an owner, as on paper; None where all are taken."""
    owner = friends[0].rect
    around = owner.inflate(CLOSE.width, CLOSE.height)
    for gap_x, gap_y in ((2, 1), (1, 0)):
        best: tuple[float, Rect] | None = None
        for y in range(around.y - size.height + 1, around.bottom):
            band = sheet.taken.band(y - gap_y, y + size.height + gap_y, -sheet.taken.origin)
            for x in range(around.x - size.width + 1, around.right, 1 + gap_y):
                wide = (1 << size.width + 2 * gap_x) - 1
                if band >> (x - gap_x + sheet.taken.origin) & wide:
                    continue
                rect = Rect(x, y, size.width, size.height)
                cost = _cost(sheet, rect, element, friends, bubbles, best[0] if best else inf)
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


def _grid(sheet: _Sheet, size: Size, top: int) -> Iterator[tuple[int, int]]:
    """A wide grid over the sheet, which grows with the number of elements on it."""
    grown = max(0, len(sheet.places) - FEW)
    lowest = max((each.bottom for each in sheet.places.values()), default=0)
    step_x, step_y = 4 + grown // 12, 2 + grown // 40
    for y in range(top, max(36, lowest + 6), step_y):
        for x in range(0, max(1, SHEET + grown * 2 - size.width), step_x):
            yield x, y


_PULL: Final = {"S": 0.5, "P": 0.35, "C": -0.08, "X": 0.2, "M": -0.1}
"""How strongly each family is drawn to the middle of the sheet; below 0 it keeps to the edges."""


def _cost(
    sheet: _Sheet,
    rect: Rect,
    element: Element,
    friends: list[_Friend],
    bubbles: int,
    limit: float,
) -> float:
    """What a place costs; some number above `limit` as soon as it costs more than that."""
    centre = rect.centre
    family = element_kind(element.kind).family
    away = abs(centre.x - MIDDLE.x) * 0.5 + abs(centre.y - MIDDLE.y)
    cost = away * _PULL[family] + rect.bottom * 0.5
    cost += max(0, rect.right - SHEET) * 4
    if cost + sum(_least(rect, each) for each in friends) > limit + _ROUNDING:
        return inf
    cost += 5 * sheet.corridors.rows_met(rect)
    # Room to breathe: neighbours close by cost a little, so that the sheet is used.
    cost += 2.5 * sheet.taken.rows_met(rect.inflate(5, 2))
    if bubbles:
        cost += _no_room(sheet, rect, bubbles)
    for friend in friends:
        if cost > limit:
            return cost
        if friend.owner:
            cost += 3 * _owner_cost(sheet, rect, friend.rect)
        else:
            cost += _tie_cost(sheet, rect, friend.rect, friend.words)
    return cost


def _least(rect: Rect, friend: _Friend) -> float:
    """What it costs at least to stand so far from a friend, whatever stands between."""
    other = friend.rect
    across = max(0, rect.x - other.right, other.x - rect.right)
    down = max(0, rect.y - other.bottom, other.y - rect.bottom)
    if friend.owner:
        return 3 * (across * 0.8 + abs(down - 1) * 2)
    return max(0, across - max(8, friend.words + 4)) * 0.7 + max(0, down - 4) * 1.6


def _no_room(sheet: _Sheet, rect: Rect, bubbles: int) -> float:
    """What it costs that there is no room for the bubbles still to come: above, and at one side."""
    cost = 3.0 * sheet.taken.rows_met(Rect(rect.centre.x - 12, rect.y - 6, 24, 6))
    if bubbles > 1:
        right, left = Rect(rect.right + 1, rect.y - 1, 30, 6), Rect(rect.x - 31, rect.y - 1, 30, 6)
        cost += 4.0 * min(
            6 if right.right > SHEET + 4 else sheet.taken.rows_met(right),
            6 if left.x < 0 else sheet.taken.rows_met(left),
        )
    return cost


def _gaps(one: Rect, other: Rect) -> tuple[int, int]:
    """The columns and the rows between two blocks; 0 where they lie over one another in that direction."""
    across = max(0, one.x - other.right, other.x - one.right)
    down = max(0, one.y - other.bottom, other.y - one.bottom)
    return across, down


def _owner_cost(sheet: _Sheet, rect: Rect, owner: Rect) -> float:
    across, down = _gaps(rect, owner)
    below = 2.0 if rect.y > owner.y else 0.0
    one, other = rect.centre, owner.centre
    if down:
        x = max(rect.x + 2, min(rect.right - 3, other.x))
        last = rect.bottom if rect.y < owner.y else rect.y - 1
        end = owner.y - 1 if rect.y < owner.y else owner.bottom
        below += 12 * (sheet.taken.on_column(x, last, end) > 0)
    elif across:
        last = rect.right if rect.x < owner.x else rect.x - 1
        end = owner.x - 1 if rect.x < owner.x else owner.right
        below += 12 * (sheet.taken.on_row(one.y, last, end) > 0)
    return across * 0.8 + abs(down - 1) * 2 + below + 0.05 * abs(rect.centre.x - owner.centre.x)


def _tie_cost(sheet: _Sheet, rect: Rect, friend: Rect, words: int) -> float:
    across, down = _gaps(rect, friend)
    room = max(8, words + 4)
    cost = max(0, across - room) * 0.7 + max(0, down - 4) * 1.6
    if across and down:
        cost += 5
    elif down:
        cost += max(0, 3 - down) * 5 + 0.2 * abs(rect.centre.x - friend.centre.x)
    else:
        cost += max(0, room - across) * 1.5 + 0.4 * abs(rect.centre.y - friend.centre.y)
    hindered, _way = _corridor(sheet, rect, friend)
    return cost + hindered


def _corridor(sheet: _Sheet, one: Rect, other: Rect) -> tuple[float, tuple[Rect, ...]]:
    """The likely way of a line between two places and what stands in it: straight, else with one corner."""
    ways: list[tuple[Rect, ...]] = []
    across, down = _gaps(one, other)
    a, b = one.centre, other.centre
    if across and not down:
        y = (max(one.y, other.y) + min(one.bottom, other.bottom)) // 2
        ways.append((_flat(y, min(one.right, other.right), max(one.x, other.x) - 1),))
    elif down and not across:
        x = (max(one.x, other.x) + min(one.right, other.right)) // 2
        ways.append((_steep(x, min(one.bottom, other.bottom), max(one.y, other.y) - 1),))
    elif across and down:
        for p, q, corner_at, end_at in ((one, other, a, b), (other, one, b, a)):
            start = p.right if q.x > p.x else p.x - 1
            end = q.y - 1 if q.y > p.y else q.bottom
            ways.append((_flat(corner_at.y, start, end_at.x), _steep(end_at.x, corner_at.y, end)))
    return min(
        ((sum(_hindrance(sheet, part) for part in way), way) for way in ways),
        key=lambda pair: pair[0],
        default=(0.0, ()),
    )


def _flat(y: int, x1: int, x2: int) -> Rect:
    return Rect(min(x1, x2), y, abs(x1 - x2) + 1, 1)


def _steep(x: int, y1: int, y2: int) -> Rect:
    return Rect(x, min(y1, y2), 1, abs(y1 - y2) + 1)


def _hindrance(sheet: _Sheet, part: Rect) -> float:
    if part.height == 1:
        y, x1, x2 = part.y, part.x, part.right - 1
        met, crossed = sheet.taken.on_row(y, x1, x2), sheet.corridors.on_row(y, x1, x2)
    else:
        x, y1, y2 = part.x, part.y, part.bottom - 1
        met, crossed = sheet.taken.on_column(x, y1, y2), sheet.corridors.on_column(x, y1, y2)
    return (12 + met if met else 0) + min(10, 3 * crossed)
