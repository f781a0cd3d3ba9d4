"""A rich picture as drawings and lines in places: made from the study, asked by the screen and the exports.

A scene is never changed. `build` makes the next one and takes over the lines that nothing has touched; `Lifted`
is a scene with one drawing picked up, which says at every step what the drawing and its lines look like there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from ssm_studio.diagram.cells.geometry import NOWHERE, Point, Rect, bounds
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.picture.detours import WIDE, detours
from ssm_studio.diagram.picture.items import Item, items_of
from ssm_studio.diagram.picture.kept_lines import Kept
from ssm_studio.diagram.picture.labels import Ground
from ssm_studio.diagram.picture.layout import place
from ssm_studio.diagram.picture.lines import Line, Plan, draw_line, draw_tail
from ssm_studio.diagram.picture.obstacles import TAKEN, Body, Traffic, Way
from ssm_studio.diagram.picture.occupancy import FAR, NEAR, Masks
from ssm_studio.diagram.picture.routes import Routes, Told, retold, routes
from ssm_studio.diagram.picture.routing import route
from ssm_studio.domain.elements import element_kind, line_look, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.values import dataclass

MARGIN: Final = 2
"""Cells around a picture that belong to it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, ready to be shown.

    Attributes:
        items: by element id, boundaries first, so that what comes later lies above.
        plans: every line that should be there, by its id: a relation's, or two element ids with "~" between.
        lines: the same lines as they run.
        routes: the ways of the lines, from which the next scene goes on.
        traffic: what is in the way of further lines.
    """

    items: Mapping[str, Item]
    plans: Mapping[str, Plan]
    lines: Mapping[str, Line]
    traffic: Traffic
    ascii_only: bool = False
    by_end: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    routes: Routes = field(default_factory=Routes)

    @property
    def bounds(self) -> Rect:
        """The block that holds all of it."""
        marks = [item.rect for item in self.items.values()]
        return bounds([*marks, *(line.rect for line in self.lines.values())])

    def lines_at(self, id_: str) -> tuple[str, ...]:
        """The ids of the lines that start or end at an element."""
        return self.by_end.get(id_, ())


EMPTY: Final = Scene({}, {}, {}, Traffic(Masks()))


def build(
    study: Study,
    picture_id: str,
    language: str,
    *,
    ascii_only: bool = False,
    private: bool = True,
    before: Scene | None = None,
    ways: Sequence[Told] = (),
) -> Scene:
    """The scene of one picture.

    Args:
        private: show what only the facilitator may see.
        before: the scene before the last change; lines that it did not touch are taken from there.
        ways: the ways of all lines, as `routes.told` gives them, where they are known already.
    """
    places = place(study, picture_id, language)
    hidden = {
        each.id
        for each in elements_of(study, picture_id)
        if not private and each.visibility == "facilitator"
    }
    elements = [each for each in elements_of(study, picture_id) if each.id not in hidden]
    items = items_of(elements, places, language, ascii_only=ascii_only)
    relations = [
        each
        for each in relations_of(study, picture_id)
        if private or each.visibility != "facilitator"
    ]
    plans = {plan.id: plan for plan in _plans(elements, relations, items, language)}
    return laid(items, plans, ascii_only, before, ways=ways)


def _plans(
    elements: Iterable[Element],
    relations: Iterable[Relation],
    items: Mapping[str, Item],
    language: str,
) -> Iterator[Plan]:
    for each in elements:
        if each.belongs_to in items and each.belongs_to and each.belongs_to != each.id:
            kind = element_kind(each.kind).key
            yield Plan(f"{each.id}~{each.belongs_to}", each.id, each.belongs_to, tail=kind)
        for party in each.parties if each.kind != "boundary" else ():
            if party in items and party != each.id:
                yield Plan(
                    f"{each.id}~{party}",
                    each.id,
                    party,
                    line="dashed",
                    head="none",
                    style="picture.press",
                )
    for relation in relations:
        if (
            relation.source in items
            and relation.target in items
            and relation.source != relation.target
        ):
            yield _relation_plan(relation, language)


_LINE_STYLES: Final = {
    "pressure": "picture.press",
    "conflict": "picture.press",
    "supports": "picture.support",
    "missing": "picture.faint",
    "informal": "picture.faint",
    "belongs": "picture.faint",
    "monitors": "picture.watch",
}


def plan_of_kind(kind: str, directed: bool | None = None) -> Plan:
    """A line of a kind between any two ends, without words."""
    return _relation_plan(Relation(id=kind, kind=kind, directed=directed), "")


def _relation_plan(relation: Relation, language: str) -> Plan:
    kind, look = relation_kind(relation.kind), line_look(relation.kind, relation.directed)
    return Plan(
        relation.id,
        relation.source or "",
        relation.target or "",
        line=look.line,
        head=look.head,
        back=look.back,
        sign=look.sign,
        style=_LINE_STYLES.get(kind.key, "picture.line"),
        label=read(relation.label, language),
    )


def laid(
    items: Mapping[str, Item],
    plans: Mapping[str, Plan],
    ascii_only: bool,
    before: Scene | None = None,
    room: Rect | None = None,
    ways: Sequence[Told] = (),
) -> Scene:
    """The scene of elements in their places with the lines between them, which stay in a room where there is one."""
    low = min((min(item.rect.x, item.rect.y) for item in items.values()), default=0)
    drawings = Masks(NEAR if low > -NEAR // 2 else FAR)
    for item in items.values():
        if item.kind != "boundary":
            drawings.add(item.rect)
    traffic = _traffic(drawings, items, room)
    kept = Kept(items, plans, before, drawings.origin)
    order = sorted(plans.values(), key=lambda plan: _reach(items, plan))
    bodies = {id_: item.body for id_, item in items.items()}
    drawn = [plan for plan in order if not plan.tail]
    found = retold(drawn, ways, traffic) or routes(drawn, bodies, traffic, kept)
    lines = _worded(order, bodies, found, items, kept, ascii_only)
    by_end: dict[str, list[str]] = {}
    for plan in order:
        for end in (plan.source, plan.target):
            by_end.setdefault(end, []).append(plan.id)
    ends = {end: tuple(ids) for end, ids in by_end.items()}
    return Scene(items, plans, lines, traffic, ascii_only, ends, found)


def _worded(
    order: Iterable[Plan],
    bodies: Mapping[str, Body],
    found: Routes,
    items: Mapping[str, Item],
    kept: Kept,
    ascii_only: bool,
) -> dict[str, Line]:
    """The lines that go these ways, with their words where all of them leave room."""
    ground = Ground.under(ink for item in items.values() for ink in item.inks())
    drawn: dict[str, tuple[Line, bool]] = {}
    for plan in order:
        way = found.last.get(plan.id, ())
        line = kept.drawing(plan, way)
        drawn[plan.id] = line or _draw(plan, bodies, way, ascii_only), line is not None
        if line is None:
            kept.drawn(drawn[plan.id][0])
        ground.add(drawn[plan.id][0])
    lines: dict[str, Line] = {}
    for plan in order:
        line, known = drawn[plan.id]
        if known and kept.worded(line):
            ground.take_words(line)
        else:
            bare = replace(line, words=(), words_at=NOWHERE, seen=NOWHERE)
            line = kept.said(ground.word(bare, plan))
        lines[plan.id] = line
    return lines


def _reach(items: Mapping[str, Item], plan: Plan) -> tuple[bool, int, str]:
    """Tails first, which have one way to go, then short lines, which have few."""
    a, b = items[plan.source].rect.centre, items[plan.target].rect.centre
    return not plan.tail, abs(a.x - b.x) + 2 * abs(a.y - b.y), plan.id


def _draw(plan: Plan, bodies: Mapping[str, Body], way: Way, ascii_only: bool) -> Line:
    source, target = bodies[plan.source], bodies[plan.target]
    if plan.tail:
        return draw_tail(plan, source, target, ascii_only=ascii_only)
    return draw_line(plan, source, target, way, ascii_only=ascii_only)


def _traffic(drawings: Masks, items: Mapping[str, Item], room: Rect | None = None) -> Traffic:
    """Drawings without a line yet; below a boundary lines may run, but none may end there."""
    frames = (item for item in items.values() if item.kind == "boundary")
    return Traffic(drawings, [block for item in frames for block in item.blocks()], room)


_FARTHER: Final = 60, 30
"""How far beyond the drawings at its ends a line runs that is to run below none."""


def ways_past(scene: Scene, id_: str) -> tuple[Way, ...]:
    """Ways of a relation's line that run below no drawing, however many lines they cross, the cheapest first."""
    plan, traffic = scene.plans[id_], scene.traffic
    ends = scene.items[plan.source].body, scene.items[plan.target].body
    own = scene.routes.last[id_]
    traffic.remove(own)
    found = sorted(detours(*ends, traffic, TAKEN, rooms=(*WIDE, _FARTHER), below=False))
    # The next one that is asked for keeps clear of the way that this one takes now.
    traffic.add(found[0][1] if found else own)
    return tuple(way for _cost, way in found)


class Lifted:
    """A scene with one drawing picked up: the rest lies still, the drawing and its lines follow."""

    def __init__(self, scene: Scene, id_: str) -> None:
        self.scene = scene
        self.item = scene.items[id_]
        self.line_ids = scene.lines_at(id_)
        resting = scene.traffic.drawings.copy()
        if self.item.kind != "boundary":
            resting.remove(self.item.rect)
            for other in scene.items.values():
                # Drawings may lie over one another; giving one free must not uncover the other.
                if (
                    other.id != id_
                    and other.kind != "boundary"
                    and other.rect.intersects(self.item.rect)
                ):
                    resting.add(other.rect)
        self._traffic = _traffic(resting, scene.items)

    def at(self, x: int, y: int) -> tuple[Item, tuple[Line, ...]]:
        """The drawing with its first cell there, and the lines that it has there, without their words."""
        least = 512 - self._traffic.drawings.origin
        item = self.item.at(max(least, x), max(least, y))
        ends: dict[str, Body] = {}
        lines = []
        for id_ in self.line_ids:
            plan = self.scene.plans[id_]
            for end in (plan.source, plan.target):
                ends[end] = item.body if end == item.id else self.scene.items[end].body
            way: Way = ()
            if not plan.tail:
                way = route(ends[plan.source], ends[plan.target], self._traffic, quick=True)
            lines.append(_draw(plan, ends, way, self.scene.ascii_only))
        return item, tuple(lines)


def hit(scene: Scene, point: Point) -> str | None:
    """The id of the element at a point: the topmost one; a boundary only where nothing else is."""
    for item in reversed(scene.items.values()):  # type: ignore[call-overload] # dicts do reverse
        if item.rect.contains(point) and (
            not item.framing or any(ink.contains(point) for ink in item.inks())
        ):
            return str(item.id)
    return None


def hit_line(scene: Scene, point: Point) -> str | None:
    """The id of the relation whose line or label is at a point; tails of bubbles do not count."""
    for id_, line in scene.lines.items():
        if "~" not in id_ and line.meets(Rect(point.x, point.y, 1, 1)):
            return id_
    return None


_FACING: Final = {UP: (0, -1), RIGHT: (1, 0), DOWN: (0, 1), LEFT: (-1, 0)}


def nearest(scene: Scene, id_: str, direction: int) -> str | None:
    """The element that one would call the next one in a direction (`raster.UP` …), None at the edge."""
    here = scene.items[id_].spot.centre if id_ in scene.items else Point(0, 0)
    dx, dy = _FACING[direction]
    best: tuple[float, str] | None = None
    for item in scene.items.values():
        there = item.spot.centre
        # A cell is about twice as high as it is wide.
        right, down = there.x - here.x, 2 * (there.y - here.y)
        ahead, aside = (right * dx + down * dy), abs(right * dy) + abs(down * dx)
        if item.id == id_ or ahead <= 0 or aside > 3 * ahead:
            continue
        cost = ahead + 2.2 * aside
        if best is None or cost < best[0]:
            best = cost, item.id
    return best[1] if best else None


def reading_order(scene: Scene) -> tuple[str, ...]:
    """The elements as one reads a page, in bands of a few rows from the top, each from the left."""
    return tuple(
        item.id
        for item in sorted(scene.items.values(), key=lambda each: (each.rect.y // 4, each.rect.x))
    )
