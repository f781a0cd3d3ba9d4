"""Which lines of a picture, and which words, are as they were, because nothing changed that they could meet.

What is gone may have left something better free anywhere near; what has come matters only where a line runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.labels import EVERYWHERE
from ssm_studio.diagram.picture.lines import Line, Plan, stretches
from ssm_studio.diagram.picture.obstacles import Way
from ssm_studio.diagram.picture.occupancy import Masks
from ssm_studio.diagram.picture.routes import Routes


class Before(Protocol):
    """What is known of the scene before."""

    @property
    def items(self) -> Mapping[str, Item]:
        """Its elements."""

    @property
    def plans(self) -> Mapping[str, Plan]:
        """Its lines as they were meant."""

    @property
    def lines(self) -> Mapping[str, Line]:
        """Its lines as they were drawn."""

    @property
    def routes(self) -> Routes:
        """The ways of its lines."""


class _Area:
    """Cells that something left or came to."""

    def __init__(self, origin: int, blocks: Iterable[Rect] = ()) -> None:
        self._cells = Masks(origin)
        self.add(blocks)

    def add(self, blocks: Iterable[Rect]) -> None:
        for block in blocks:
            for y in range(block.y, block.bottom):
                self._cells.add_row(y, block.x, block.right - 1)

    def meets(self, block: Rect) -> bool:
        if block is EVERYWHERE:
            return bool(self._cells.rows)
        return not block.empty and self._cells.meets(block)

    def without(self, other: _Area) -> Iterator[Rect]:
        """The stretches of rows that are here and not in another area."""
        for y, row in self._cells.rows.items():
            left = row & ~other._cells.rows.get(y, 0)
            while left:
                start = (left & -left).bit_length() - 1
                length = (~(left >> start) & (left >> start) + 1).bit_length() - 1
                yield Rect(start - self._cells.origin, y, length, 1)
                left &= ~(((1 << length) - 1) << start)

    def meets_any(self, blocks: Iterable[Rect]) -> bool:
        return any(map(self.meets, blocks))


def _blocks(items: Mapping[str, Item], ids: Iterable[str], *, framing: bool) -> Iterator[Rect]:
    """Where some of the elements are drawn: the edges of boundaries, or all others."""
    for id_ in ids:
        if id_ in items and items[id_].framing == framing:
            yield from items[id_].blocks()


def _about_words(line: Line) -> Iterator[Rect]:
    """The words of a line, with the cell that stays free at each side of them."""
    if not line.words_at.empty:
        yield line.words_at.inflate(1, 0)


class Kept:
    """What the scene before tells of the one that is to be drawn now."""

    def __init__(
        self,
        items: Mapping[str, Item],
        plans: Mapping[str, Plan],
        before: Before | None,
        origin: int,
    ) -> None:
        """Compare the scene before with what is to be drawn now; `origin` as in `Masks`."""
        self._gone, self._come = _Area(origin), _Area(origin)
        self._words_gone, self._words_come = _Area(origin), _Area(origin)
        self._steady: set[str] = set()
        self._lines: Mapping[str, Line] = before.lines if before else {}
        self._routes = before.routes if before else Routes()
        if before is None:
            return
        moved = {
            id_ for id_ in {**before.items, **items} if before.items.get(id_) != items.get(id_)
        }
        was = _Area(origin, _blocks(before.items, moved, framing=True))
        now = _Area(origin, _blocks(items, moved, framing=True))
        for items_, ways, words, edges in (
            (before.items, self._gone, self._words_gone, was.without(now)),
            (items, self._come, self._words_come, now.without(was)),
        ):
            blocks = [*_blocks(items_, moved, framing=False), *edges]
            ways.add(blocks)
            words.add(blocks)
        for id_, line in before.lines.items():
            plan = plans.get(id_)
            if plan == before.plans[id_] and not moved & {plan.source, plan.target}:
                self._steady.add(id_)
            else:
                self._gone.add(self._both(id_))
                self._words_gone.add((*line.blocks(), *_about_words(line)))

    def _both(self, id_: str) -> Iterator[Rect]:
        for ways in (self._routes.first, self._routes.last):
            yield from stretches(ways.get(id_, ()))

    def way(
        self, plan: Plan, room: Rect, ways: Mapping[str, Way] | None = None
    ) -> tuple[Way, bool] | None:
        """The way that a line would take again, as in `routes.Memory`.

        Of the usual ways the best stays the best where something else is in the way of others; of those that are
        searched for in a room not all are looked at, so that anything that comes there may lead to another.
        """
        id_, was = plan.id, self._routes
        if id_ not in self._steady or self._gone.meets(room):
            return None
        if ways is not None and ways[id_] != was.first[id_]:
            return None
        searched = id_ in (was.searched if ways is None else was.once_more)
        if self._come.meets(room) if searched else self._come.meets_any(self._both(id_)):
            return None
        return (was.first if ways is None else was.last)[id_], searched

    def took(self, plan: Plan, way: Way, *, last: bool) -> None:
        """Take note of a line's way; where it is another than before, that concerns others."""
        ways = self._routes.last if last else self._routes.first
        if plan.id not in self._steady or ways[plan.id] != way:
            self._come.add(stretches(way))
            self._gone.add(stretches(ways.get(plan.id, ())))

    def drawing(self, plan: Plan, way: Way) -> Line | None:
        """The line as it was drawn, with its words, where it takes the same way between the same drawings."""
        if plan.id in self._steady and self._routes.last.get(plan.id, ()) == way:
            return self._lines[plan.id]
        return None

    def drawn(self, line: Line) -> None:
        """Take note of a line that was drawn anew and has no words yet."""
        self._words_come.add(line.blocks())
        if (was := self._lines.get(line.id)) is not None:
            self._words_gone.add((*was.blocks(), *_about_words(was)))

    def worded(self, line: Line) -> bool:
        """Whether the words of a line that is drawn as before stand as well where they stood as anywhere."""
        return not self._words_gone.meets(line.seen) and not self._words_come.meets_any(
            _about_words(line)
        )

    def said(self, line: Line) -> Line:
        """The line with its words, the very one of the scene before where that is the same."""
        was = self._lines.get(line.id)
        if was == line and was is not None:
            return was
        if was is None or was.words_at != line.words_at:
            self._words_come.add(_about_words(line))
            self._words_gone.add(_about_words(was) if was is not None else ())
        return line
