"""What it costs an element of a picture to stand somewhere: far from those it has to do with, in the way of a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from math import dist, inf
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element
from ssm_studio.values import dataclass

SHEET: Final = 78
"""Columns of the sheet while it holds few elements."""
MIDDLE: Final = Point(40, 24)
POCKET: Final = Size(26, 5)
"""What is kept free beside an element for its next bubble, which nobody knows yet."""
_POCKET_COST: Final = 15
"""What it costs, for each row, to stand in a pocket that is not one's own."""
_OFF_COST: Final = 1.5
"""What each column costs by which the way by a conflict is longer than straight between its parties."""
_ASKEW_COST: Final = 0.15
"""What each column costs by which a conflict stands nearer to one of its parties than to the other."""
_POCKETS: Final = ((0, -1), (1, 0), (-1, 0), (1, -1), (-1, -1), (0, 1))
_REACH: Final = Size(10, 8)
"""How many columns and rows from its element a pocket may lie where there is none of `_POCKETS`."""
_STEPS: Final = tuple(
    sorted(
        ((dx, dy) for dx in range(-48, 49, 4) for dy in range(-16, 17, 2)),
        key=lambda step: abs(step[0]) + 2 * abs(step[1]),
    )
)
_AIR: Final = 7, 3
_LITTLE_AIR: Final = 5, 2
"""Columns and rows around an element that had better stay free: while more is to come, and where all is known."""
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Friend:
    """Something that stands already and that a new element has to do with."""

    id: str
    rect: Rect
    words: int
    owner: bool


@dataclass(slots=True)
class Board:
    """What is placed so far.

    Attributes:
        pockets, rooms: what is kept free for bubbles: its cells, and each element's own.
    """

    taken: Masks
    corridors: Masks
    pockets: Masks
    targets: Mapping[str, Point]
    places: dict[str, Rect] = field(default_factory=dict)
    rooms: dict[str, Rect] = field(default_factory=dict)
    ways: dict[tuple[str, str], tuple[Rect, ...]] = field(default_factory=dict)

    def put(self, id_: str, rect: Rect, friends: Iterable[Friend] = ()) -> None:
        self.places[id_] = rect
        self.taken.add(rect)
        for friend in friends:
            self.lay_way(id_, friend.id)

    def keep_rooms(self, ids: Iterable[str]) -> None:
        """Keep a pocket beside each element in which its next bubble would have room; it is given away last."""
        bands: dict[int, int] = {}
        wide = (1 << POCKET.width) - 1
        for id_ in ids:
            for x, y in _pockets(self.places[id_]):
                if x < 0 or y < 0:
                    continue
                if y not in bands:
                    bands[y] = self.taken.band(y, y + POCKET.height, 0)
                if not bands[y] >> x & wide:
                    self.rooms[id_] = Rect(x, y, POCKET.width, POCKET.height)
                    self.pockets.add(self.rooms[id_])
                    break

    def lay_way(self, one: str, other: str) -> None:
        """Keep the likely way of a line between two elements."""
        _hindered, way = corridor(self, self.places[one], self.places[other])
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


def _pockets(rect: Rect) -> Iterator[tuple[int, int]]:
    """Where the pocket of an element may begin, the best first: at its sides, then anywhere about it."""
    left, top = rect.centre.x - POCKET.width // 2, rect.centre.y - POCKET.height // 2
    for dx, dy in _POCKETS:
        x = rect.right + 2 if dx > 0 else rect.x - POCKET.width - 2 if dx else left
        y = rect.y - POCKET.height - 1 if dy < 0 else rect.bottom + 1 if dy > 0 else rect.y
        yield x, y
    around = rect.inflate(_REACH.width, _REACH.height)
    first, last = around.x - POCKET.width, around.right
    high, low = around.y - POCKET.height, around.bottom
    for dx, dy in _STEPS:
        x, y = left + dx, top + dy
        if first < x < last and high < y < low:
            yield x, y


_PULL: Final = {"S": 0.5, "P": 0.35, "C": -0.08, "X": 0.2, "M": -0.1}
"""How strongly each family is drawn to the middle of the sheet; below 0 it keeps to the edges."""


def cost_of(
    sheet: Board,
    rect: Rect,
    element: Element,
    friends: list[Friend],
    bubbles: int,
    limit: float,
) -> float:
    """What a place costs; some number above `limit` as soon as it costs more than that."""
    centre = rect.centre
    family = element_kind(element.kind).family
    middle = sheet.targets.get(element.id, MIDDLE)
    away = abs(centre.x - middle.x) * 0.5 + abs(centre.y - middle.y)
    if sheet.targets:
        cost = away if element.id in sheet.targets else 0.0
    else:
        cost = away * _PULL[family] + rect.bottom * 0.5
        cost += max(0, rect.right - SHEET) * 4
    if cost + sum(_least(rect, each) for each in friends) > limit + _ROUNDING:
        return inf
    cost += 5 * sheet.corridors.rows_met(rect)
    own = sheet.rooms.get(element.belongs_to or "")
    if own is None or not own.intersects(rect):
        cost += _POCKET_COST * sheet.pockets.rows_met(rect)
    # Room to breathe: neighbours close by cost a little, so that the sheet is used.
    cost += 2.5 * sheet.taken.rows_met(rect.inflate(*(_AIR if sheet.pockets.rows else _LITTLE_AIR)))
    if bubbles:
        cost += _no_room(sheet, rect, bubbles)
    if element.kind == "conflict":
        cost += _off_between(rect, [each.rect for each in friends if each.id in element.parties])
    for friend in friends:
        if cost > limit:
            return cost
        if friend.owner:
            cost += 3 * _ownercost_of(sheet, rect, friend.rect)
        else:
            cost += _tiecost_of(sheet, rect, friend.rect, friend.words)
    return cost


def _least(rect: Rect, friend: Friend) -> float:
    """What it costs at least to stand so far from a friend, whatever stands between."""
    other = friend.rect
    across = max(0, rect.x - other.right, other.x - rect.right)
    down = max(0, rect.y - other.bottom, other.y - rect.bottom)
    if friend.owner:
        return 3 * (across * 0.8 + abs(down - 1) * 2)
    return max(0, across - max(8, friend.words + 4)) * 0.7 + max(0, down - 4) * 1.6


def _off_between(rect: Rect, parties: list[Rect]) -> float:
    """What it costs the sign of a conflict to stand off the straight line between its two parties."""
    if len(parties) != 2:
        return 0.0
    one, here, other = (
        (each.centre.x, 2 * each.centre.y) for each in (parties[0], rect, parties[1])
    )
    near, far = sorted((dist(one, here), dist(here, other)))
    return _OFF_COST * (near + far - dist(one, other)) + _ASKEW_COST * (far - near)


def _no_room(sheet: Board, rect: Rect, bubbles: int) -> float:
    """What it costs that there is no room for the bubbles still to come: above, and at one side."""
    cost = 3.0 * sheet.taken.rows_met(Rect(rect.centre.x - 12, rect.y - 6, 24, 6))
    if bubbles > 1:
        right, left = Rect(rect.right + 1, rect.y - 1, 30, 6), Rect(rect.x - 31, rect.y - 1, 30, 6)
        cost += 4.0 * min(
            6 if right.right > SHEET + 4 else sheet.taken.rows_met(right),
            6 if left.x < 0 else sheet.taken.rows_met(left),
        )
    return cost


def gaps(one: Rect, other: Rect) -> tuple[int, int]:
    """The columns and the rows between two blocks; 0 where they lie over one another in that direction."""
    across = max(0, one.x - other.right, other.x - one.right)
    down = max(0, one.y - other.bottom, other.y - one.bottom)
    return across, down


def _ownercost_of(sheet: Board, rect: Rect, owner: Rect) -> float:
    across, down = gaps(rect, owner)
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


def _tiecost_of(sheet: Board, rect: Rect, friend: Rect, words: int) -> float:
    across, down = gaps(rect, friend)
    room = max(8, words + 4)
    cost = max(0, across - room) * 0.7 + max(0, down - 4) * 1.6
    if across and down:
        cost += 5
    elif down:
        cost += max(0, 3 - down) * 5 + 0.2 * abs(rect.centre.x - friend.centre.x)
    else:
        cost += max(0, room - across) * 1.5 + 0.4 * abs(rect.centre.y - friend.centre.y)
    hindered, _way = corridor(sheet, rect, friend)
    return cost + hindered


def corridor(sheet: Board, one: Rect, other: Rect) -> tuple[float, tuple[Rect, ...]]:
    """The likely way of a line between two places and what stands in it: straight, else with one corner."""
    ways: list[tuple[Rect, ...]] = []
    across, down = gaps(one, other)
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


def _hindrance(sheet: Board, part: Rect) -> float:
    if part.height == 1:
        y, x1, x2 = part.y, part.x, part.right - 1
        met, crossed = sheet.taken.on_row(y, x1, x2), sheet.corridors.on_row(y, x1, x2)
    else:
        x, y1, y2 = part.x, part.y, part.bottom - 1
        met, crossed = sheet.taken.on_column(x, y1, y2), sheet.corridors.on_column(x, y1, y2)
    return (12 + met if met else 0) + min(10, 3 * crossed)
