"""Where the elements of a picture stand when nobody has put them anywhere.

Elements are placed one after the other in the order in which they were drawn, each beside those it has to do with
and clear of all before it. So a new element never pushes away the ones that are there. Places that people chose
win; what would lie under such an element steps aside to the nearest free spot, and a bubble goes with its owner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Final

from ssm_studio.diagram.geometry import Point, Rect, Size
from ssm_studio.diagram.picture_glyphs import sprite
from ssm_studio.diagram.picture_masks import ORIGIN, Masks
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read

SHEET: Final = 80
"""Columns of the sheet while it holds few elements."""
FEW: Final = 24
FRONTIER_ROW: Final = 9
"""The row of a boundary: outsiders stand above it, everybody else below."""
INSIDE: Final = 11
MIDDLE: Final = Point(40, 24)
FAR_AWAY: Final = 30
"""An element follows one that it belongs with when that was moved farther than this."""
FARTHEST: Final = 9_999


_SECOND_LOOKS: Final = 1
_SMALL: Final = 60
_TOGETHER: Final = 1_000
"""Milliseconds between two records that still came in one go."""


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

    places: dict[str, Rect] = field(default_factory=dict)
    taken: Masks = field(default_factory=Masks)
    corridors: Masks = field(default_factory=Masks)
    ways: dict[tuple[str, str], tuple[Rect, ...]] = field(default_factory=dict)

    def put(self, id_: str, rect: Rect, friends: Iterable[_Friend] = ()) -> None:
        self.places[id_] = rect
        self.taken.add(rect)
        for friend in friends:
            _hindered, way = _corridor(self, rect, friend.rect)
            self.ways[id_, friend.id] = way
            for part in way:
                self.corridors.add(part)

    def take_out(self, id_: str) -> None:
        """Lift an element off the sheet, with the ways to it."""
        self.taken.remove(self.places.pop(id_))
        gone = [pair for pair in self.ways if id_ in pair]
        for pair in gone:
            del self.ways[pair]
        if gone:
            self.corridors = Masks()
            for way in self.ways.values():
                for part in way:
                    self.corridors.add(part)


def place(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element of a picture stands and how large it is, by id."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_places(elements, relations, language))


def arrange(study: Study, picture_id: str, language: str) -> Mapping[str, Rect]:
    """Where each element would stand if the whole picture were laid out anew."""
    elements, relations = elements_of(study, picture_id), relations_of(study, picture_id)
    return dict(_places(elements, relations, language, afresh=True))


@lru_cache(16)
def _places(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    language: str,
    afresh: bool = False,
) -> Mapping[str, Rect]:
    sizes = {each.id: _size(each, language) for each in elements}
    fixed = [each for each in elements if each.x is not None and each.y is not None]
    if len(fixed) == len(elements) and not afresh:
        return _settled(elements, {}, sizes, {})
    batch = _one_batch if afresh else _batches(elements, relations)
    base = _drawn(elements, relations, sizes, _words(relations, language), batch)
    return base if afresh else _settled(elements, _ties(elements, relations), sizes, base)


def _one_batch(_id: str) -> int:
    return 0


def _batches(
    elements: tuple[Element, ...], relations: tuple[Relation, ...]
) -> Callable[[str], int]:
    """Which records came in one go, an import or a long paste, told from the times in their ids.

    What came together is laid out as a whole. What came later finds its place without disturbing it, and a line
    drawn later moves nothing.
    """
    found: dict[str, int] = {}
    number, last = 0, 0
    for id_ in sorted(each.id for each in (*elements, *relations)):
        time = _time_of(id_)
        if time - last > _TOGETHER:
            number += 1
        last = time
        found[id_] = number
    return lambda id_: found[id_]


def _time_of(id_: str) -> int:
    """The milliseconds in a time-ordered id; 0 in any other."""
    digits = id_.replace("-", "")
    try:
        return int(digits[:12], 16) if len(digits) == 32 and digits[12] == "7" else 0
    except ValueError:
        return 0


def _size(element: Element, language: str) -> Size:
    # What only the facilitator sees carries a mark, which can make it wider.
    drawn = sprite(
        element.kind,
        read(element.label, language),
        private=element.visibility == "facilitator",
    )
    return Size(drawn.width, drawn.height)


def _words(relations: tuple[Relation, ...], language: str) -> dict[tuple[str, str], int]:
    """The cells that the words between two elements need."""
    need: dict[tuple[str, str], int] = {}
    for each in relations:
        ends = each.source or "", each.target or ""
        width = min(26, len(read(each.label, language)))
        for pair in (ends, ends[::-1]):
            need[pair] = max(need.get(pair, 0), width)
    return need


def _ties(
    elements: tuple[Element, ...], relations: tuple[Relation, ...]
) -> dict[str, tuple[str, ...]]:
    """For each element those that it has to do with: its owner first, its parties, its relations."""
    ties: dict[str, list[str]] = {each.id: [] for each in elements}

    def tie(one: str | None, other: str | None) -> None:
        if one in ties and other in ties and one != other and one and other:
            ties[one].append(other)
            ties[other].append(one)

    for each in elements:
        tie(each.id, each.belongs_to)
        for party in each.parties:
            tie(each.id, party)
    for relation in relations:
        tie(relation.source, relation.target)
    return {id_: tuple(dict.fromkeys(others)) for id_, others in ties.items()}


def _drawn(
    elements: tuple[Element, ...],
    relations: tuple[Relation, ...],
    sizes: Mapping[str, Size],
    words: Mapping[tuple[str, str], int],
    batch: Callable[[str], int],
) -> Mapping[str, Rect]:
    """The places as they would be had nobody moved anything."""
    sheet = _Sheet()
    by_batch: dict[int, list[Element]] = {}
    for each in elements:
        by_batch.setdefault(batch(each.id), []).append(each)
    for number, together in sorted(by_batch.items()):
        known = tuple(each for each in elements if batch(each.id) <= number)
        ties = _ties(known, tuple(each for each in relations if batch(each.id) <= number))
        frontiers = [each for each in together if each.kind == "boundary"]
        for each in frontiers:
            sheet.put(each.id, _frontier_place(sheet, sizes[each.id]))
        rest = [each for each in together if each.kind != "boundary"]
        placed = list(_in_order(rest, ties, sheet))
        _improve(sheet, placed, ties, sizes, words)
    return sheet.places


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
    rounds = 1 + (_SECOND_LOOKS if len(order) <= _SMALL else 0)
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
    return rect if not sheet.taken.meets(rect) else _nearest_free(sheet.taken, rect, 1, 0)


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
    best: tuple[float, Rect] | None = None
    for x, y in (*_beside(near, size), *_grid(sheet, size, top)):
        rect = Rect(x, y, size.width, size.height)
        if x < 0 or y < top or sheet.taken.meets(rect.inflate(3, 1)):
            continue
        if outside and friends and rect.bottom >= FRONTIER_ROW:
            continue
        cost = _cost(sheet, rect, element, friends, bubbles, best[0] if best else inf)
        if best is None or cost < best[0]:
            best = cost, rect
    if best is not None:
        return best[1]
    start = Rect(MIDDLE.x, max(top, MIDDLE.y), size.width, size.height)
    return _nearest_free(sheet.taken, start, 2, 1)


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


def _settled(
    elements: tuple[Element, ...],
    ties: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, Size],
    base: Mapping[str, Rect],
) -> Mapping[str, Rect]:
    """The chosen places, with the others around them as near to their own as they can be."""
    places: dict[str, Rect] = {}
    taken = Masks()
    moved: dict[str, tuple[int, int]] = {}
    for each in elements:
        if each.x is not None and each.y is not None:
            x, y = (max(-FARTHEST, min(FARTHEST, value)) for value in (each.x, each.y))
            places[each.id] = rect = Rect(x, y, sizes[each.id].width, sizes[each.id].height)
            taken.add(rect)
            if each.id in base:
                moved[each.id] = (x - base[each.id].x, y - base[each.id].y)
    if not moved:
        return {**places, **base}
    for each in elements:
        if each.id not in places:
            dx, dy = _carried(each, ties[each.id], moved)
            rect = base[each.id].moved(dx, dy)
            if taken.meets(rect):
                rect = _nearest_free(taken, rect, 1, 0)
            places[each.id] = rect
            taken.add(rect)
    return {each.id: places[each.id] for each in elements}


def _carried(
    element: Element, ties: tuple[str, ...], moved: Mapping[str, tuple[int, int]]
) -> tuple[int, int]:
    """How far an element goes along with one that people moved."""
    if element.belongs_to in moved and element.belongs_to:
        return moved[element.belongs_to]
    for other in ties:
        dx, dy = moved.get(other, (0, 0))
        if abs(dx) + 2 * abs(dy) > 2 * FAR_AWAY:
            return dx, dy
    return 0, 0


def free_place(places: Mapping[str, Rect], size: Size, near: Point) -> Point:
    """The free spot nearest to a point for something new of this size."""
    taken = Masks()
    for rect in places.values():
        taken.add(rect)
    start = Rect(near.x, near.y, size.width, size.height)
    return _nearest_free(taken, start, 2, 1).origin


def _nearest_free(taken: Masks, start: Rect, gap_x: int, gap_y: int) -> Rect:
    """The place nearest to `start` that keeps its distance, found in widening rings."""
    for ring in range(ORIGIN // 40):
        for dx, dy in _ring(ring):
            rect = start.moved(dx, dy)
            if not taken.meets(rect.inflate(gap_x, gap_y)):
                return rect
    return start


def _ring(radius: int) -> Iterator[tuple[int, int]]:
    """The steps to the cells of one ring, straight ones first; three columns count as one row."""
    if radius == 0:
        yield 0, 0
        return
    for step in range(radius + 1):
        for along in {step, -step}:
            for across in (radius, -radius):
                yield 3 * along, across
                yield 3 * across, along
