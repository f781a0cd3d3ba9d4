"""A rich picture as drawings and lines in places: made from the study, asked by the screen and the exports.

A scene is never changed. `build` makes the next one and takes over the lines that nothing has touched; `Lifted`
is a scene with one drawing picked up, which says at every step what the drawing and its lines look like there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, bounds
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.picture.glyphs import Sprite, sprite
from ssm_studio.diagram.picture.labels import Ground
from ssm_studio.diagram.picture.layout import place
from ssm_studio.diagram.picture.lines import Line, Plan, draw_line, draw_tail
from ssm_studio.diagram.picture.occupancy import FAR, NEAR, Masks
from ssm_studio.diagram.picture.traffic import Body, Traffic
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read

MARGIN: Final = 2
"""Cells around a picture that belong to it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One element in its place."""

    id: str
    kind: str
    rect: Rect
    sprite: Sprite
    label: str = ""

    @property
    def body(self) -> Body:
        """What lines start from."""
        return Body(self.rect, self.sprite.inked)

    def at(self, x: int, y: int) -> Item:
        """The same drawing elsewhere."""
        return replace(self, rect=Rect(x, y, self.rect.width, self.rect.height))


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, ready to be shown.

    Attributes:
        items: by element id, boundaries first, so that what comes later lies above.
        plans: every line that should be there, by its id: a relation's, or two element ids with "~" between.
        lines: the same lines as they run.
        drafts: the same lines as each was drawn first, before words gave way to lines that came later.
        traffic: what is in the way of further lines.
    """

    items: Mapping[str, Item]
    plans: Mapping[str, Plan]
    lines: Mapping[str, Line]
    traffic: Traffic
    ascii_only: bool = False
    by_end: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: Mapping[str, Line] = field(default_factory=dict)

    @property
    def bounds(self) -> Rect:
        """The block that holds all of it."""
        marks = [item.rect for item in self.items.values()]
        return bounds([*marks, *(line.rect for line in self.lines.values())])

    def lines_at(self, id_: str) -> tuple[str, ...]:
        """The ids of the lines that start or end at an element."""
        return self.by_end.get(id_, ())


EMPTY: Final = Scene({}, {}, {}, Traffic.over(Masks()))


def build(
    study: Study,
    picture_id: str,
    language: str,
    *,
    ascii_only: bool = False,
    private: bool = True,
    before: Scene | None = None,
) -> Scene:
    """The scene of one picture.

    Args:
        private: show what only the facilitator may see.
        before: the scene before the last change; lines that it did not touch are taken from there.
    """
    places = place(study, picture_id, language)
    hidden = {
        each.id
        for each in elements_of(study, picture_id)
        if not private and each.visibility == "facilitator"
    }
    elements = [each for each in elements_of(study, picture_id) if each.id not in hidden]
    elements.sort(key=lambda each: each.kind != "boundary")
    items = {
        each.id: _item(each, places[each.id], language, ascii_only=ascii_only) for each in elements
    }
    relations = [
        each
        for each in relations_of(study, picture_id)
        if private or each.visibility != "facilitator"
    ]
    plans = {plan.id: plan for plan in _plans(elements, relations, items, language)}
    return _laid(items, plans, ascii_only, before)


def _item(element: Element, rect: Rect, language: str, *, ascii_only: bool) -> Item:
    drawn = sprite(
        element.kind,
        read(element.label, language),
        ascii_only=ascii_only,
        private=element.visibility == "facilitator",
    )
    kind = element_kind(element.kind).key
    label = " ".join(read(element.label, language)[:400].split())
    return Item(element.id, kind, Rect(rect.x, rect.y, drawn.width, drawn.height), drawn, label)


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
        for party in each.parties:
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


def _relation_plan(relation: Relation, language: str) -> Plan:
    kind = relation_kind(relation.kind)
    directed = kind.directed if relation.directed is None else relation.directed
    head = kind.head
    if not directed:
        head = "both" if kind.key == "communicates" else "none"
    return Plan(
        relation.id,
        relation.source or "",
        relation.target or "",
        line=kind.line,
        head=head,
        sign=kind.sign,
        style=_LINE_STYLES.get(kind.key, "picture.line"),
        label=read(relation.label, language),
    )


def _laid(
    items: Mapping[str, Item], plans: Mapping[str, Plan], ascii_only: bool, before: Scene | None
) -> Scene:
    low = min((min(item.rect.x, item.rect.y) for item in items.values()), default=0)
    drawings = Masks(NEAR if low > -NEAR // 2 else FAR)
    for item in items.values():
        if item.kind != "boundary":
            drawings.add(item.rect)
    traffic, ground = _traffic(drawings, items), Ground.under(_inks(items))
    lines: dict[str, Line] = {}
    by_end: dict[str, list[str]] = {}
    kept = _Kept(items, plans, before)
    for id_, plan in sorted(plans.items(), key=lambda pair: _reach(items, pair[1])):
        line = kept.line(plan)
        if line is None:
            line = _draw(plan, items, traffic, ascii_only)
            ground.add(line)
            line = kept.same(ground.word(line, plan), before.drafts if before else {})
        else:
            ground.add(line)
        kept.drawn(line)
        traffic.add(line.way)
        traffic.words.add(line.words_at.inflate(1, 0))
        lines[id_] = line
        for end in (plan.source, plan.target):
            by_end.setdefault(end, []).append(id_)
    ends = {end: tuple(found) for end, found in by_end.items()}
    shown = {
        id_: kept.same(ground.word(line, plans[id_]), before.lines if before else {})
        if line.words and ground.covered(line)
        else line
        for id_, line in lines.items()
    }
    return Scene(items, plans, shown, traffic, ascii_only, ends, lines)


class _Kept:
    """The lines of the scene before that would run just so again, because nothing changed that they could meet."""

    def __init__(
        self, items: Mapping[str, Item], plans: Mapping[str, Plan], before: Scene | None
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
        self._gone += [before.items[id_].rect for id_ in moved if id_ in before.items]
        self._come += [items[id_].rect for id_ in moved if id_ in items]
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


def _reach(items: Mapping[str, Item], plan: Plan) -> tuple[bool, int, str]:
    """Tails first, which have one way to go, then short lines, which have few."""
    a, b = items[plan.source].rect.centre, items[plan.target].rect.centre
    return not plan.tail, abs(a.x - b.x) + 2 * abs(a.y - b.y), plan.id


def _draw(
    plan: Plan,
    items: Mapping[str, Item],
    traffic: Traffic,
    ascii_only: bool,
    *,
    quick: bool = False,
) -> Line:
    source, target = items[plan.source].body, items[plan.target].body
    if plan.tail:
        return draw_tail(plan, source, target, ascii_only=ascii_only)
    return draw_line(plan, source, target, traffic, ascii_only=ascii_only, quick=quick)


def _traffic(drawings: Masks, items: Mapping[str, Item]) -> Traffic:
    """Drawings without a line yet; below a boundary lines may run, but none may end there."""
    traffic = Traffic.over(drawings)
    for item in items.values():
        if item.kind == "boundary":
            traffic.ends.add(item.rect)
    return traffic


def _inks(items: Mapping[str, Item]) -> Iterator[Rect]:
    """Every stretch of cells that a drawing covers."""
    for item in items.values():
        for row, (first, last) in enumerate(item.sprite.inked):
            yield Rect(item.rect.x + first, item.rect.y + row, last - first + 1, 1)


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
        ends = {self.item.id: item}
        lines = []
        for id_ in self.line_ids:
            plan = self.scene.plans[id_]
            ends[plan.source] = item if plan.source == item.id else self.scene.items[plan.source]
            ends[plan.target] = item if plan.target == item.id else self.scene.items[plan.target]
            lines.append(_draw(plan, ends, self._traffic, self.scene.ascii_only, quick=True))
        return item, tuple(lines)


def hit(scene: Scene, point: Point) -> str | None:
    """The id of the element at a point: the topmost one; a boundary only where nothing else is."""
    for item in reversed(scene.items.values()):  # type: ignore[call-overload] # dicts do reverse
        if item.rect.contains(point):
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
    here = scene.items[id_].rect.centre if id_ in scene.items else Point(0, 0)
    dx, dy = _FACING[direction]
    best: tuple[float, str] | None = None
    for item in scene.items.values():
        there = item.rect.centre
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
