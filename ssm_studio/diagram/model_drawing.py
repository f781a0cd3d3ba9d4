"""A conceptual model drawn in text cells, with a map of what is where for mouse and keys.

Dependencies are solid lines with filled heads, information is dotted with open heads, feedback dashed with small
heads. A line bounds the operational activities; below it stands the monitoring and control group, joined with the
boundary by one arrow each way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.geometry import NOWHERE, Point, Rect, Size, bounds
from ssm_studio.diagram.model_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    Arrow,
    ModelView,
    label_of,
    view_of,
)
from ssm_studio.diagram.placing import Placement, box_lines, place_model, settle
from ssm_studio.diagram.raster import (
    DASHED,
    DOTTED,
    DOWN,
    HEAVY,
    LEFT,
    RIGHT,
    ROUND,
    SOLID,
    STEP,
    UP,
    Raster,
    Row,
)
from ssm_studio.diagram.routing import Grid, Port, side_ports
from ssm_studio.diagram.wrap import cell_width, printable, shorten
from ssm_studio.domain.study import Study
from ssm_studio.i18n import translator

STYLES: Final = (
    "model.ground",
    "model.frame",
    "model.frame.watching",
    "model.caption",
    "model.box",
    "model.box.watching",
    "model.box.selected",
    "model.text",
    "model.text.watching",
    "model.text.selected",
    "model.number",
    "model.number.watching",
    "model.number.selected",
    "model.arrow",
    "model.arrow.information",
    "model.arrow.feedback",
    "model.arrow.watching",
    "model.arrow.selected",
)
"""Every style name that a drawing uses."""

LINES: Final = {DEPENDS: SOLID, INFORMATION: DOTTED, FEEDBACK: DASHED}
_ARROW_STYLES: Final = {
    DEPENDS: "model.arrow",
    INFORMATION: "model.arrow.information",
    FEEDBACK: "model.arrow.feedback",
    "watches": "model.arrow.watching",
}
WATCHES: Final = "watches"
BOUNDARY: Final = ""
"""Stands for the boundary as source or target of an arrow."""
CROWDED: Final = 30
"""From so many activities on, an overview of numbers is worth offering."""


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """One arrow on the drawing.

    Attributes:
        source, target: activity ids; `BOUNDARY` for the boundary line.
        kind: "depends", "information", "feedback" or "watches".
        path: neighbouring cells, from the one beside the source to the head beside the target.
        heading: the direction of the head.
    """

    source: str
    target: str
    kind: str
    path: tuple[Point, ...]
    heading: int


@dataclass(frozen=True, slots=True)
class ModelDrawing:
    """A drawing and what one needs to point at it.

    Attributes:
        rows: styled runs, each row as wide as the drawing.
        boxes: the cells of each activity's box.
        boundary: the cells of the operational boundary; `NOWHERE` when there is none.
        origin: the cell from which activities' own `x` and `y` count.
        note: what is not as good as it could be, or needs words; may be empty.
    """

    rows: tuple[Row, ...]
    size: Size
    boxes: Mapping[str, Rect]
    arrows: tuple[DrawnArrow, ...]
    boundary: Rect
    origin: Point
    note: str

    def at(self, point: Point) -> str | None:
        """The activity whose box is at a cell."""
        return next((id_ for id_, box in self.boxes.items() if box.contains(point)), None)

    def lines(self) -> tuple[str, ...]:
        """The drawing as plain text."""
        return tuple("".join(run.text for run in row).rstrip() for row in self.rows)


def draw_model(
    study: Study,
    model_id: str,
    language: str,
    *,
    placement: Placement | None = None,
    plain: bool = False,
    selected: str | None = None,
    width_hint: int = 76,
    numbers_only: bool = False,
) -> ModelDrawing:
    """Draw a model. Starts no program: without a `placement` (from `place_model`) our own layers are used.

    Args:
        plain: only characters of the keyboard, for terminals that show no others.
        selected: id of the activity to set off, with its arrows.
        numbers_only: an overview with only the numbers, for large models.
    """
    view = view_of(study, model_id)
    if placement is None or (numbers_only and not placement.numbers_only):
        placement = place_model(
            study,
            model_id,
            language,
            width_hint=width_hint,
            numbers_only=numbers_only,
            engine=False,
        )
    placement = settle(view, language, placement)
    sheet = _Sheet(view, placement, plain)
    sheet.draw_frames(translator(language)("monitoring and control"))
    arrows = sheet.route()
    sheet.draw_arrows(arrows, selected)
    sheet.draw_boxes(language, selected)
    return ModelDrawing(
        sheet.raster.rows(),
        sheet.raster.size,
        sheet.boxes,
        arrows,
        sheet.boundary,
        sheet.origin,
        _note(view, placement, language),
    )


def _note(view: ModelView, placement: Placement, language: str) -> str:
    parts = [placement.note]
    if view.loops:
        t = translator(language)
        said = t("{activity} has an arrow to itself.")
        parts += [
            said.format(activity=shorten(label_of(each, language), 40))
            for each in view.activities
            if each.id in view.loops
        ]
    return " ".join(part for part in parts if part)


class _Sheet:
    """One drawing while it is made."""

    def __init__(self, view: ModelView, placement: Placement, plain: bool) -> None:
        self.view = view
        self.placement = placement
        inside = bounds(placement.positions[each.id] for each in view.operational)
        watching = bounds(placement.positions[each.id] for each in view.watching)
        self._side = 3 + min(4, self._lanes())
        frame, group = NOWHERE, NOWHERE
        if not inside.empty:
            across = Rect(watching.x, inside.y, watching.width, 1) if not watching.empty else inside
            frame = inside.union(across).inflate(self._side, 2)
        if not watching.empty:
            lanes = 1 if self._crossing_group() else 0
            # One free row above the boxes, where the head of what comes from the boundary stands.
            group = Rect(watching.x - 2, watching.y - 2, watching.width + 4, watching.height + 3)
            group = group.inflate(2 * lanes, lanes)
        whole = frame.union(group)
        dx, dy = -whole.x, -whole.y
        self.origin = Point(dx, dy)
        self.boundary = frame.moved(dx, dy) if not frame.empty else NOWHERE
        self.group = group.moved(dx, dy) if not group.empty else NOWHERE
        self.boxes = {id_: rect.moved(dx, dy) for id_, rect in placement.positions.items()}
        self.raster = Raster(whole.width, whole.height, plain=plain, style="model.ground")
        self.grid = Grid(whole.width, whole.height)
        for box in self.boxes.values():
            self.grid.block(box)

    def _lanes(self) -> int:
        """How many arrows run against the order, beside the boxes."""
        place = self.placement.positions
        return sum(
            place[each.source].bottom > place[each.target].y or each.kind != DEPENDS
            for each in self.view.arrows
        )

    def _crossing_group(self) -> bool:
        """Whether some arrow inside the watching group cannot simply run to the right."""
        place = self.placement.positions
        ids = {each.id for each in self.view.watching}
        return any(
            each.target in ids and place[each.target].x < place[each.source].right
            for each in self.view.arrows
            if each.source in ids
        )

    def draw_frames(self, caption: str) -> None:
        """The boundary and the frame of the watching group."""
        if not self.boundary.empty:
            self.raster.box(self.boundary, "model.frame")
        if not self.group.empty:
            self.raster.box(self.group, "model.frame.watching", DASHED)
            words = shorten(caption, max(0, self.group.width - 6))
            x = self.group.right - cell_width(words) - 4
            self.raster.text(x, self.group.bottom - 1, f" {words} ", "model.caption")

    def route(self) -> tuple[DrawnArrow, ...]:
        """A way for every arrow, the short and the logical ones first."""
        kinds = (DEPENDS, INFORMATION, FEEDBACK)

        def rank(arrow: Arrow) -> tuple[int, int, int, int]:
            a, b = self.boxes[arrow.source], self.boxes[arrow.target]
            return (
                kinds.index(arrow.kind),
                a.centre.distance(b.centre),
                a.y,
                a.x,
            )

        drawn = self._watching_arrows()
        for arrow in sorted(self.view.arrows, key=rank):
            starts, goals = self._ports(arrow)
            drawn += self._routed(arrow.source, arrow.target, arrow.kind, starts, goals)
        return tuple(drawn)

    def _routed(
        self, source: str, target: str, kind: str, starts: list[Port], goals: list[Port]
    ) -> list[DrawnArrow]:
        path = self.grid.route(source, target, kind, starts, goals)
        if not path:
            return []
        last = next(p for p in goals if (p.x, p.y) == (path[-1].x, path[-1].y))
        return [DrawnArrow(source, target, kind, path, last.direction)]

    def _ports(self, arrow: Arrow) -> tuple[list[Port], list[Port]]:
        source, target = self.boxes[arrow.source], self.boxes[arrow.target]
        if arrow.source in self._watchers and arrow.target in self._watchers:
            leave, enter = (
                {RIGHT: 0, DOWN: 8, UP: 8, LEFT: 14},
                {LEFT: 0, UP: 8, DOWN: 8, RIGHT: 14},
            )
        elif target.y >= source.bottom:
            leave = {DOWN: 0, RIGHT: 34, LEFT: 34, UP: 60}
            enter = {UP: 0, LEFT: 34, RIGHT: 34, DOWN: 60}
        else:
            leave = {RIGHT: 0, LEFT: 0, DOWN: 10, UP: 10}
            enter = {RIGHT: 0, LEFT: 0, UP: 8, DOWN: 20}
        starts = [
            p for side, c in leave.items() for p in side_ports(source, side, outward=True, cost=c)
        ]
        goals = [
            p for side, c in enter.items() for p in side_ports(target, side, outward=False, cost=c)
        ]
        return starts, goals

    @property
    def _watchers(self) -> set[str]:
        return {each.id for each in self.view.watching}

    def _watching_arrows(self) -> list[DrawnArrow]:
        """From the boundary to what monitors, and from what controls back to the boundary."""
        watching, frame = self.view.watching, self.boundary
        if frame.empty:
            return []
        found: list[DrawnArrow] = []
        monitor = next((each for each in watching if each.kind == "monitor"), None)
        control = next((each for each in reversed(watching) if each.kind == "control"), None)
        below = range(frame.x + 1, frame.right - 1)
        if monitor:
            box = self.boxes[monitor.id]
            starts = [Port(x, frame.bottom, DOWN) for x in below]
            goals = side_ports(box, UP, outward=False)
            goals += side_ports(box, RIGHT, outward=False, cost=20)
            found += self._routed(BOUNDARY, monitor.id, WATCHES, starts, goals)
        if control:
            starts = side_ports(self.boxes[control.id], UP, outward=True)
            starts += side_ports(self.boxes[control.id], RIGHT, outward=True, cost=20)
            goals = [Port(x, frame.bottom, UP) for x in below]
            found += self._routed(control.id, BOUNDARY, WATCHES, starts, goals)
        return found

    def draw_arrows(self, arrows: tuple[DrawnArrow, ...], selected: str | None) -> None:
        """The lines cell by cell, then the heads."""
        styles = [
            "model.arrow.selected"
            if selected is not None and selected in (each.source, each.target)
            else _ARROW_STYLES[each.kind]
            for each in arrows
        ]
        lines = [LINES.get(each.kind, DASHED) for each in arrows]
        for cell, track in self.grid.tracks.items():
            point = self.grid.point(cell)
            # Where strangers cross, the upright one runs over the other.
            members = sorted(track.members, key=lambda each: each[1] == UP | DOWN)
            mask = members[-1][1] if track.crossed else track.mask
            chosen = members[-1][0]
            for number, _mask in members if not track.crossed else ():
                if styles[number] == "model.arrow.selected":
                    chosen = number
            glyph = self.raster.glyph(mask, lines[chosen])
            self.raster.put(point.x, point.y, glyph, styles[chosen])
        for number, arrow in enumerate(arrows):
            end = arrow.path[-1]
            head = self.raster.head(arrow.heading, lines[number])
            self.raster.put(end.x, end.y, head, styles[number])
        self._tails = {
            (arrow.source, arrow.path[0]): styles[number] for number, arrow in enumerate(arrows)
        }

    def draw_boxes(self, language: str, selected: str | None) -> None:
        """The boxes with their words; arrows grow out of their borders."""
        placement, raster = self.placement, self.raster
        for each in self.view.activities:
            look = (
                ".selected"
                if each.id == selected
                else ".watching"
                if each.id in self._watchers
                else ""
            )
            box = self.boxes[each.id]
            raster.fill(box, f"model.text{look}")
            raster.box(box, f"model.box{look}", HEAVY if each.id == selected else ROUND)
            lines = box_lines(each, language, box.width - 4, placement.numbers_only)
            for y, line in enumerate(lines, box.y + 1):
                raster.text(box.x + 2, y, line, f"model.text{look}")
            number = printable(each.number or "")
            if number and lines[0].startswith(number):
                raster.restyle(
                    Rect(box.x + 2, box.y + 1, cell_width(number), 1), f"model.number{look}"
                )
            if each.id in self.view.loops:
                raster.put(box.right - 3, box.y, "@" if raster.plain else "↻", f"model.box{look}")
        self._draw_tails(selected)

    def _draw_tails(self, selected: str | None) -> None:
        tees = {UP: "┴", DOWN: "┬", LEFT: "┤", RIGHT: "├"}
        heavy = {UP: "┷", DOWN: "┯", LEFT: "┨", RIGHT: "┠"}
        for source, start in self._tails:
            box = self.boxes.get(source, self.boundary)
            for side, (dx, dy) in STEP.items():
                border = start.moved(-dx, -dy)
                if box.contains(border) and not self.raster.plain:
                    table = heavy if source == selected else tees
                    style = self.raster.style_at(border.x, border.y)
                    self.raster.put(border.x, border.y, table[side], style)
