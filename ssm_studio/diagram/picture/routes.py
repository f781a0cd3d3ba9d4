"""Which way every line of a picture takes: each in its turn, then those that meet something once more.

The same elements and lines give the same ways, whatever was drawn before; what was known before only saves work.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from typing import Final, Protocol

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.picture.detours import AROUND_X, AROUND_Y, WIDE, detours
from ssm_studio.diagram.picture.lines import Plan
from ssm_studio.diagram.picture.obstacles import BELOW, Body, Traffic, Way
from ssm_studio.diagram.picture.routing import routed
from ssm_studio.values import dataclass

_MUCH: Final = 400
"""What a line must meet for it to be drawn once more when all the others are there."""
_GAIN: Final = 100
"""How much less it must meet then for the new way to be taken."""


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways of a picture's lines by id: as each was drawn in its turn, and in the end.

    Attributes:
        searched, once_more: which of them were searched for in the room about their drawings.
    """

    first: Mapping[str, Way] = field(default_factory=dict)
    last: Mapping[str, Way] = field(default_factory=dict)
    searched: Collection[str] = ()
    once_more: Collection[str] = ()


Told = tuple[Way, Way, bool, bool]
"""Of one line, in the order of the lines: its two ways, and whether each was searched for."""


def told(found: Routes) -> list[Told]:
    """The ways of all lines without their ids, for `retold`."""
    return [
        (way, found.last[id_], id_ in found.searched, id_ in found.once_more)
        for id_, way in found.first.items()
    ]


def retold(plans: Sequence[Plan], ways: Sequence[Told], traffic: Traffic) -> Routes | None:
    """The ways of the same lines as they were told; the traffic holds them then. None where they are of others."""
    if len(ways) != len(plans) or not ways:
        return None
    known = {plan.id: said for plan, said in zip(plans, ways, strict=True)}
    for _first, last, _searched, _once_more in known.values():
        traffic.add(last)
    return Routes(
        {id_: said[0] for id_, said in known.items()},
        {id_: said[1] for id_, said in known.items()},
        {id_ for id_, said in known.items() if said[2]},
        {id_ for id_, said in known.items() if said[3]},
    )


class Memory(Protocol):
    """What is known of the picture before the last change."""

    def way(
        self, plan: Plan, room: Rect, ways: Mapping[str, Way] | None = None
    ) -> tuple[Way, bool] | None:
        """The way that a line would take again, and whether it was searched for; None where it has to be looked for.

        Args:
            room: where something else could have made it run otherwise.
            ways: the first ways of all lines, where all of them are known.
        """

    def took(self, plan: Plan, way: Way, *, last: bool) -> None:
        """Take note of the way that a line takes now."""


def routes(
    plans: Sequence[Plan], bodies: Mapping[str, Body], traffic: Traffic, memory: Memory
) -> Routes:
    """The ways of lines that are given in the order in which they choose; the traffic holds them then."""
    first: dict[str, Way] = {}
    searched: set[str] = set()
    for plan in plans:
        source, target = bodies[plan.source], bodies[plan.target]
        known = memory.way(plan, _room(source, target))
        if known is None:
            known = routed(source, target, traffic)
        way = first[plan.id] = known[0]
        searched.update((plan.id,) if known[1] else ())
        memory.took(plan, way, last=False)
        traffic.add(way)
    last = dict(first)
    once_more: set[str] = set()
    for plan in plans:
        source, target = bodies[plan.source], bodies[plan.target]
        known = memory.way(plan, _room(source, target), first)
        last[plan.id], again = _once_more(source, target, traffic, first[plan.id], known)
        once_more.update((plan.id,) if again else ())
        memory.took(plan, last[plan.id], last=True)
    return Routes(first, last, searched, once_more)


def _room(source: Body, target: Body) -> Rect:
    return source.rect.union(target.rect).inflate(AROUND_X, AROUND_Y)


def _once_more(
    source: Body, target: Body, traffic: Traffic, way: Way, known: tuple[Way, bool] | None
) -> tuple[Way, bool]:
    """The way of a line when all the others are there; the traffic holds it instead of the one before."""
    if not way or (known and known[0] == way):
        return known or (way, False)
    traffic.remove(way)
    if known is None:
        meets = _met(way, source, target, traffic)
        known = way, meets >= _MUCH
        if known[1]:
            found = min(detours(source, target, traffic, meets - _GAIN, rooms=WIDE), default=None)
            if found and _met(found[1], source, target, traffic) <= meets - _GAIN:
                known = found[1], True
    traffic.add(known[0])
    return known


def _met(way: Way, source: Body, target: Body, traffic: Traffic) -> int:
    """What the lines and drawings cost that a way meets, its own two drawings left out."""
    cost = 0
    for a, b in itertools.pairwise(way):
        level = a.y == b.y
        cost += traffic.level(a.y, a.x, b.x) if level else traffic.upright(a.x, a.y, b.y)
        part = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x) + 1, abs(a.y - b.y) + 1)
        for body in (source, target):
            own = part.intersection(body.rect)
            cost -= BELOW[not level] * own.width * own.height
    return cost
