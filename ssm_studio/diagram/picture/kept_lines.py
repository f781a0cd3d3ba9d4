"""Which lines of a picture run on as they did, because nothing changed that they could meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.lines import Line, Plan


class Before(Protocol):
    """What is known of the scene before."""

    @property
    def items(self) -> Mapping[str, Item]:
        """Its elements."""

    @property
    def plans(self) -> Mapping[str, Plan]:
        """Its lines as they were meant."""

    @property
    def drafts(self) -> Mapping[str, Line]:
        """Its lines as they were drawn first."""


class Kept:
    """The lines of the scene before that would run just so again, because nothing changed that they could meet."""

    def __init__(
        self, items: Mapping[str, Item], plans: Mapping[str, Plan], before: Before | None
    ) -> None:
        """Compare the scene before with what is to be drawn now."""
        self._lines = before.drafts if before is not None else {}
        self._gone: list[Rect] = []
        self._come: list[Rect] = []
        self._steady: set[str] = set()
        if before is None:
            return
        moved = {
            id_ for id_ in {**before.items, **items} if before.items.get(id_) != items.get(id_)
        }
        for gone, now in ((self._gone, before.items), (self._come, items)):
            gone += [block for id_ in moved if id_ in now for block in now[id_].blocks()]
        for id_, line in before.drafts.items():
            plan = plans.get(id_)
            if plan == before.plans[id_] and not moved & {plan.source, plan.target}:
                self._steady.add(id_)
            else:
                self._gone += [*line.blocks(), line.words_at]

    def line(self, plan: Plan) -> Line | None:
        """The line as it was; None where it has to be drawn anew.

        What is gone may have left a better way free anywhere near; what has come matters only where the line runs.
        """
        if plan.id not in self._steady:
            return None
        line = self._lines[plan.id]
        if any(line.seen.intersects(rect) for rect in self._gone):
            return None
        parts = (*line.blocks(), line.words_at.inflate(1, 0))
        hit = any(part.intersects(rect) for rect in self._come for part in parts)
        return None if hit else line

    def drawn(self, line: Line) -> None:
        """Take note of a line; where it runs otherwise than before, that concerns those drawn after it."""
        was = self._lines.get(line.id)
        if was is line:
            return
        if was is None or line.id not in self._steady or line.way != was.way:
            self._come += line.blocks()
            self._gone += was.blocks() if was is not None else ()
        if was is None or line.words_at != was.words_at:
            self._come.append(line.words_at)
            self._gone += (was.words_at,) if was is not None else ()

    @staticmethod
    def same(line: Line, lines: Mapping[str, Line]) -> Line:
        """The line of the scene before where it is equal to this one."""
        was = lines.get(line.id)
        return was if was == line and was is not None else line
