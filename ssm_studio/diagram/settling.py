"""Keeps boxes where people left them while a model grows: finds a place for what is new and moves as little as it can.

Nothing here knows activities, words or files: boxes by id, and arrows between them. An arrow (source, target) wants
its target below its source.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.diagram.geometry import Rect, Size

SIDE_GAP: Final = 3
"""Cells between two boxes beside each other."""
ROW_GAP: Final = 2
"""Rows between two boxes: one for the head of an arrow and one from where it comes."""
ROOMY: Final = 3
"""Rows that a newcomer keeps from those above and below it, so that arrows find their way."""
MOST_TRIES: Final = 60
"""Places that are weighed for one box, the ones nearest to its neighbours first."""
MOST_PUSHES: Final = 400

CROSSING: Final = 120
THROUGH: Final = 40
UPWARD: Final = 400
LEVEL: Final = 70
BEYOND: Final = 3
"""What a cell beyond the wanted width costs; as much as three cells' length of an arrow."""

Arrow = tuple[str, str]
Line = tuple[int, int, int, int]


@dataclass(slots=True)
class Ground:
    """Where boxes stand while a model is settled.

    Attributes:
        needs: arrows that want to run downwards.
        soft: arrows that run as they like.
        width: what the drawing should not be wider than if it can be helped.
    """

    needs: Sequence[Arrow]
    soft: Sequence[Arrow] = ()
    width: int = 66
    boxes: dict[str, Rect] = field(default_factory=dict)

    def settle(self, id_: str, size: Size) -> None:
        """Give a newcomer the best place there is; nobody else moves."""
        self.boxes.pop(id_, None)
        self.boxes[id_] = self._best(id_, size, self._band(id_))

    def grow(self, id_: str, size: Size) -> None:
        """Give a box another size around its middle, and push aside what would touch it, as little as needed."""
        old = self.boxes[id_]
        x = old.x + (old.width - size.width) // 2
        self.boxes[id_] = Rect(x, old.y, size.width, size.height)
        self.push_from(id_)

    def push_from(self, id_: str) -> None:
        """Move what touches a box away from it, and what touches that, and so on."""
        waiting, pushes = [id_], 0
        while waiting and pushes < MOST_PUSHES:
            here = waiting.pop(0)
            rect = self.boxes[here]
            for other, there in list(self.boxes.items()):
                if other not in (here, id_) and touches(rect, there):
                    self.boxes[other] = _pushed(rect, there)
                    waiting.append(other)
                    pushes += 1
        if pushes >= MOST_PUSHES:
            self._free_all(id_)

    def _free_all(self, first: str) -> None:
        """Give up pushing: whoever still touches another goes to the nearest free place."""
        placed = {first: self.boxes[first]}
        for id_, rect in self.boxes.items():
            if id_ != first:
                placed[id_] = free_place(rect, placed.values())
        self.boxes = {id_: placed[id_] for id_ in self.boxes}

    def turn(self, arrow: Arrow) -> None:
        """Bring the target of an arrow below its source, moving the fewest boxes; none where it cannot be."""
        source, target = arrow
        if source not in self.boxes or target not in self.boxes or not self.upward(arrow):
            return
        if source in self._beyond(target, down=True):
            return
        found: list[tuple[int, int, dict[str, Rect]]] = []
        for start, down in ((target, True), (source, False)):
            moved = self._carried(start, down)
            if moved is not None:
                far = sum(_away(self.boxes[id_], rect) for id_, rect in moved.items())
                found.append((len(moved), far, moved))
        if found:
            self.boxes.update(min(found, key=lambda each: each[:2])[2])

    def upward(self, arrow: Arrow) -> bool:
        """Whether an arrow runs upwards; one that runs level to the side does not."""
        return self.boxes[arrow[1]].y < self.boxes[arrow[0]].y

    def _beyond(self, start: str, down: bool) -> set[str]:
        """Everything that depends on `start` (or on which it depends), itself included."""
        found, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for a, b in self.needs:
                one, other = (a, b) if down else (b, a)
                if one == here and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _carried(self, start: str, down: bool) -> dict[str, Rect] | None:
        """Where `start` and those that must come along would stand; None where that does not end."""
        kept, moved = dict(self.boxes), dict[str, Rect]()
        queue, left = [start], 2 * len(self.boxes)
        while queue and left:
            left -= 1
            here = min(queue, key=lambda id_: self._height(id_, down))
            queue.remove(here)
            low, high = self._band(here)
            box = self.boxes.pop(here)
            if low is not None and high is not None and high < low:
                # No room between: whoever is further on comes along behind.
                low, high = (low, None) if down else (None, high)
            self.boxes[here] = moved[here] = self._best(here, box.size, (low, high))
            for arrow in self.needs:
                near, far = arrow if down else arrow[::-1]
                if near == here and far in self.boxes and far not in queue and self.upward(arrow):
                    queue.append(far)
        self.boxes = kept
        return None if queue else moved

    def _height(self, id_: str, down: bool) -> int:
        return self.boxes[id_].y if down else -self.boxes[id_].bottom

    def _band(self, id_: str) -> tuple[int | None, int | None]:
        """The first and the last row in which a box may begin so that no arrow runs upwards; None for no limit."""
        above = [self.boxes[a].y for a, b in self.needs if b == id_ and a in self.boxes]
        below = [self.boxes[b].y for a, b in self.needs if a == id_ and b in self.boxes]
        return (max(above) if above else None), (min(below) if below else None)

    def _best(self, id_: str, size: Size, band: tuple[int | None, int | None]) -> Rect:
        tries = self._tries(id_, size, band)
        mine = [each for each in (*self.needs, *self.soft) if id_ in each and each[0] != each[1]]
        others = [
            line
            for each in (*self.needs, *self.soft)
            if id_ not in each and (line := self._line(*each)) is not None
        ]
        return min(
            tries,
            key=lambda rect: (self._cost(id_, rect, mine, others) + tries[rect], rect.y, rect.x),
        )

    def _cost(self, id_: str, rect: Rect, mine: Sequence[Arrow], others: Sequence[Line]) -> float:
        boxes = {**self.boxes, id_: rect}
        cost = 0.0
        needs = set(self.needs)
        for source, target in mine:
            if source not in boxes or target not in boxes:
                continue
            a, b = boxes[source], boxes[target]
            line = line_between(a, b)
            cost += abs(line[0] - line[2]) + 2 * abs(line[1] - line[3])
            if (source, target) in needs and b.y < a.bottom + ROW_GAP:
                cost += UPWARD if b.y < a.y else LEVEL
            cost += CROSSING * sum(crosses(line, other) for other in others)
            cost += THROUGH * sum(
                runs_through(line, box)
                for other, box in boxes.items()
                if other not in (source, target)
            )
        cost += THROUGH * sum(runs_through(line, rect) for line in others)
        return cost + BEYOND * self._beyond_width(rect)

    def _beyond_width(self, rect: Rect) -> int:
        left = min((box.x for box in self.boxes.values()), default=rect.x)
        right = max((box.right for box in self.boxes.values()), default=rect.right)
        now = max(self.width, right - left)
        return max(0, max(right, rect.right) - min(left, rect.x) - now)

    def _line(self, source: str, target: str) -> Line | None:
        if source == target or source not in self.boxes or target not in self.boxes:
            return None
        return line_between(self.boxes[source], self.boxes[target])

    def _tries(
        self, id_: str, size: Size, band: tuple[int | None, int | None]
    ) -> Mapping[Rect, int]:
        """Free places worth weighing, in every row in question, with how far they are from where one would like."""
        if not self.boxes:
            return {Rect(0, 0, size.width, size.height): 0}
        low, high = band
        middles = self._wanted(id_)
        found: dict[Rect, int] = {}
        for y in self._heights(size, low, high):
            walls = sorted(
                (box.x - SIDE_GAP - size.width, box.right + SIDE_GAP)
                for box in self.boxes.values()
                if y < box.bottom + ROW_GAP and box.y < y + size.height + ROW_GAP
            )
            for middle in middles:
                for x in _free_spots(middle - size.width // 2, walls):
                    rect = Rect(x, y, size.width, size.height)
                    far = abs(rect.centre.x - middle) + 2 * self._off_band(rect, low, high)
                    found[rect] = min(far, found.get(rect, far))
        near = heapq.nsmallest(MOST_TRIES, found, key=lambda rect: (found[rect], rect.y, rect.x))
        return {rect: found[rect] for rect in near}

    def _wanted(self, id_: str) -> list[int]:
        """The columns where arrows would run straight: under each neighbour, and in the middle of all."""
        beside = [
            self.boxes[other].centre.x
            for a, b in (*self.needs, *self.soft)
            if id_ in (a, b) and (other := b if a == id_ else a) in self.boxes
        ]
        if beside:
            return list(dict.fromkeys([sum(beside) // len(beside), *beside]))
        last = max(self.boxes.values(), key=lambda box: (-box.y, box.right))
        return [last.right + SIDE_GAP + last.width // 2, self._middle()]

    def _middle(self) -> int:
        boxes = self.boxes.values()
        return (min(box.x for box in boxes) + max(box.right for box in boxes)) // 2

    def _heights(self, size: Size, low: int | None, high: int | None) -> list[int]:
        """The rows in which a box could begin: as others do, below one of them, above one, and all within the band."""
        tops = {box.y for box in self.boxes.values()}
        tops |= {box.bottom + ROOMY for box in self.boxes.values()}
        tops |= {box.y - ROOMY - size.height for box in self.boxes.values()}
        within = [y for y in tops if (low is None or y >= low) and (high is None or y <= high)]
        return sorted(within or ([y for y in tops if y >= low] if low is not None else tops))

    def _off_band(self, rect: Rect, low: int | None, high: int | None) -> int:
        if low is not None:
            return abs(rect.y - low)
        if high is not None:
            return abs(high - rect.y)
        return abs(rect.y - min(box.y for box in self.boxes.values()))


def _free_spots(wanted: int, walls: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The first cells of a box nearest to `wanted` at either side, between walls (first too far right, first free)."""
    left = right = wanted
    for low, high in reversed(walls):
        if low < left < high:
            left = low
    for low, high in walls:
        if low < right < high:
            right = high
    return (left,) if left == right else (left, right)


def free_place(wanted: Rect, taken: Iterable[Rect]) -> Rect:
    """The place nearest to `wanted` where a box keeps its distance from all others."""
    taken = list(taken)
    if not any(touches(wanted, rect) for rect in taken):
        return wanted
    walls = [rect.inflate(SIDE_GAP, ROW_GAP) for rect in taken]
    # A box fits flush beside, below or above one of the others, or nowhere nearer.
    xs = {wanted.x, *(w.right for w in walls), *(w.x - wanted.width for w in walls)}
    ys = {wanted.y, *(w.bottom for w in walls), *(w.y - wanted.height for w in walls)}
    tries = sorted(
        (Rect(x, y, wanted.width, wanted.height) for x in xs for y in ys),
        key=lambda r: (abs(r.x - wanted.x) + 2 * abs(r.y - wanted.y), -r.y, -r.x),
    )
    return next(r for r in tries if not any(touches(r, rect) for rect in taken))


def touches(one: Rect, other: Rect) -> bool:
    """Whether two boxes are nearer to each other than boxes should be."""
    return (
        one.x < other.right + SIDE_GAP
        and other.x < one.right + SIDE_GAP
        and one.y < other.bottom + ROW_GAP
        and other.y < one.bottom + ROW_GAP
    )


def any_touch(boxes: Iterable[Rect]) -> bool:
    """Whether any two of the boxes are nearer to each other than boxes should be."""
    near: list[Rect] = []
    for box in sorted(boxes, key=lambda box: box.y):
        near = [other for other in near if other.bottom + ROW_GAP > box.y]
        if any(touches(box, other) for other in near):
            return True
        near.append(box)
    return False


def _pushed(still: Rect, other: Rect) -> Rect:
    """`other` moved away from `still` in the direction that takes the fewest cells, down rather than up."""
    ways = (
        (2 * (still.bottom + ROW_GAP - other.y), 0, still.bottom + ROW_GAP - other.y),
        (still.right + SIDE_GAP - other.x, still.right + SIDE_GAP - other.x, 0),
        (other.right + SIDE_GAP - still.x, still.x - SIDE_GAP - other.right, 0),
        (2 * (other.bottom + ROW_GAP - still.y) + 1, 0, still.y - ROW_GAP - other.bottom),
    )
    _cost, dx, dy = min(ways, key=lambda way: way[0])
    return other.moved(dx, dy)


def _away(one: Rect, other: Rect) -> int:
    return abs(one.x - other.x) + 2 * abs(one.y - other.y)


def line_between(a: Rect, b: Rect) -> Line:
    """The straight line that an arrow would be: from below its source to above its target, else side to side."""
    (ax, ay), (bx, by) = (a.centre.x, a.centre.y), (b.centre.x, b.centre.y)
    if b.y >= a.bottom:
        return ax, a.bottom, bx, b.y
    if a.y >= b.bottom:
        return ax, a.y, bx, b.bottom
    return (a.right, ay, b.x, by) if bx >= ax else (a.x, ay, b.right, by)


def crosses(one: Line, other: Line) -> bool:
    """Whether two lines cross between their ends; lines that only share an end do not."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) <= min(cx, dx) or max(cx, dx) <= min(ax, bx):
        return False
    if max(ay, by) <= min(cy, dy) or max(cy, dy) <= min(ay, by):
        return False
    first = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    second = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    third = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    fourth = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return first * second < 0 and third * fourth < 0


def runs_through(line: Line, box: Rect) -> bool:
    """Whether a line runs through a box, not only along its edge."""
    ax, ay, bx, by = line
    left, right, top, bottom = box.x, box.right, box.y, box.bottom
    if max(ax, bx) <= left or min(ax, bx) >= right or max(ay, by) <= top or min(ay, by) >= bottom:
        return False
    corners = (
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))
    )
    sides = {(each > 0) - (each < 0) for each in corners} - {0}
    return len(sides) > 1


def settled(
    order: Sequence[str],
    sizes: Mapping[str, Size],
    known: Mapping[str, Rect],
    needs: Sequence[Arrow],
    soft: Sequence[Arrow] = (),
    *,
    turned: Collection[Arrow] = (),
    width: int = 66,
) -> dict[str, Rect]:
    """A place for every box in `order`: where it is known to stand, else near what it is joined with.

    Args:
        known: where boxes stood, with the size that they had.
        turned: arrows that are new; where one would run upwards, its ends are moved.
        width: what the drawing should not be wider than if it can be helped.
    """
    ground = Ground(needs, soft, width, {id_: known[id_] for id_ in order if id_ in known})
    for id_ in order:
        if id_ in known and sizes[id_] != known[id_].size:
            ground.grow(id_, sizes[id_])
    for id_ in order:
        if id_ not in known:
            ground.settle(id_, sizes[id_])
    for arrow in turned:
        ground.turn(arrow)
    return {id_: ground.boxes[id_] for id_ in order}
