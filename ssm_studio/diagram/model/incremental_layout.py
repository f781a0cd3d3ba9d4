"""Keeps boxes where people left them while a model grows: finds a place for what is new and moves as little as it can.

Nothing here knows activities, words or files: boxes by id, and arrows between them. An arrow (source, target) wants
its target below its source.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect, Size
from ssm_studio.diagram.model.spacing import (
    ROW_GAP,
    SIDE_GAP,
    Line,
    crosses,
    free_place,
    line_between,
    runs_through,
    touches,
)

ROOMY: Final = 3
"""Rows that a newcomer keeps from those above and below it, so that arrows find their way."""
_MOST_TRIES: Final = 60
"""Places that are weighed for one box, the ones nearest to its neighbours first."""
_MOST_PUSHES: Final = 400

CROSSING: Final = 120
THROUGH: Final = 40
_UPWARD: Final = 400
_LEVEL: Final = 100
_BEYOND: Final = 4
"""What a cell beyond the wanted width costs; as much as three cells' length of an arrow."""

_TRIALS: Final = 10
"""Places for which the judge is asked."""

Arrow = tuple[str, str]
Judge = Callable[[Mapping[str, Rect]], float]


@dataclass(slots=True)
class _Ground:
    """Where boxes stand while a model is settled.

    Attributes:
        needs: arrows that want to run downwards.
        soft: arrows that run as they like.
        width: what the drawing should not be wider than if it can be helped.
        judge: tells how badly the drawing would read with boxes standing so; asked for the likeliest places.
    """

    needs: Sequence[Arrow]
    soft: Sequence[Arrow] = ()
    width: int = 66
    boxes: dict[str, Rect] = field(default_factory=dict)
    judge: Judge | None = None
    _wanted_down: frozenset[Arrow] = frozenset()

    def __post_init__(self) -> None:
        """Needs are looked up often."""
        self._wanted_down = frozenset(self.needs)

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
        while waiting and pushes < _MOST_PUSHES:
            here = waiting.pop(0)
            rect = self.boxes[here]
            for other, there in list(self.boxes.items()):
                if other not in (here, id_) and touches(rect, there):
                    self.boxes[other] = _pushed(rect, there)
                    waiting.append(other)
                    pushes += 1
        if pushes >= _MOST_PUSHES:
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
        manners = {rect: self._manners(id_, rect, mine) + far for rect, far in tries.items()}
        guess = {
            rect: manners[rect] + self._guess(id_, rect, mine, others)
            for rect in sorted(tries, key=lambda rect: (rect.y, rect.x))
        }
        ranked = sorted(guess, key=guess.__getitem__)
        judge = self.judge
        if judge is None or not mine:
            return ranked[0]
        return min(
            ranked[:_TRIALS],
            key=lambda rect: guess[rect] + judge({**self.boxes, id_: rect}),
        )

    def _manners(self, id_: str, rect: Rect, mine: Sequence[Arrow]) -> float:
        """What is wrong with a place whatever way the arrows take: up, level, or wider than the drawing is."""
        cost = float(_BEYOND * self._beyond_width(rect))
        for source, target in mine:
            if (source, target) in self._wanted_down:
                a = rect if source == id_ else self.boxes.get(source)
                b = rect if target == id_ else self.boxes.get(target)
                if a and b and b.y < a.bottom + ROW_GAP:
                    cost += _UPWARD if b.y < a.y else _LEVEL
        return cost

    def _guess(self, id_: str, rect: Rect, mine: Sequence[Arrow], others: Sequence[Line]) -> float:
        """How the arrows would read, were they straight lines: their length, what they cross and run through."""
        boxes = {**self.boxes, id_: rect}
        cost = 0.0
        for source, target in mine:
            if source not in boxes or target not in boxes:
                continue
            line = line_between(boxes[source], boxes[target])
            cost += abs(line[0] - line[2]) + 2 * abs(line[1] - line[3])
            cost += CROSSING * sum(crosses(line, other) for other in others)
            cost += THROUGH * sum(
                runs_through(line, box)
                for other, box in boxes.items()
                if other not in (source, target)
            )
        return cost + THROUGH * sum(runs_through(line, rect) for line in others)

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
        near = heapq.nsmallest(_MOST_TRIES, found, key=lambda rect: (found[rect], rect.y, rect.x))
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


def settled(
    order: Sequence[str],
    sizes: Mapping[str, Size],
    known: Mapping[str, Rect],
    needs: Sequence[Arrow],
    soft: Sequence[Arrow] = (),
    *,
    turned: Collection[Arrow] = (),
    width: int = 66,
    judge: Judge | None = None,
) -> dict[str, Rect]:
    """A place for every box in `order`: where it is known to stand, else near what it is joined with.

    Args:
        known: where boxes stood, with the size that they had.
        turned: arrows that are new; where one would run upwards, its ends are moved.
        width: what the drawing should not be wider than if it can be helped.
    """
    boxes = {id_: known[id_] for id_ in order if id_ in known}
    ground = _Ground(needs, soft, width, boxes, judge)
    for id_ in order:
        if id_ in known and sizes[id_] != known[id_].size:
            ground.grow(id_, sizes[id_])
    for id_ in order:
        if id_ not in known:
            ground.settle(id_, sizes[id_])
    for arrow in turned:
        ground.turn(arrow)
    return {id_: ground.boxes[id_] for id_ in order}
