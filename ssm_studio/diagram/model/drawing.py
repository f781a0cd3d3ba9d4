"""A conceptual model drawn in text cells, with a map of what is where for mouse and keys.

Dependencies are solid lines with filled heads, information is dotted with open heads, feedback dashed with small
heads. A line bounds the operational activities; below it stands the monitoring and control group, joined with the
boundary by one arrow each way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.cells.raster import Row
from ssm_studio.diagram.cells.wrap import ELLIPSIS, cell_width, printable, shorten
from ssm_studio.diagram.model.frame import BOUNDARY, WATCHES
from ssm_studio.diagram.model.graph_view import Arrow, ModelView, label_of, view_of
from ssm_studio.diagram.model.occupancy import Way, cells_of
from ssm_studio.diagram.model.paint import FULL, PLAIN, STYLES, Painting, Signs, heading
from ssm_studio.diagram.model.placement import (
    Placement,
    Scale,
    box_lines,
    box_size,
    place_model,
    settle,
)
from ssm_studio.diagram.model.rerouting import lead_all
from ssm_studio.diagram.model.router import Sheet
from ssm_studio.domain.study import Study
from ssm_studio.i18n import translator
from ssm_studio.signs import keyboard

__all__ = [
    "BOUNDARY",
    "CROWDED",
    "STYLES",
    "WATCHES",
    "DrawnArrow",
    "ModelDrawing",
    "draw_model",
    "reselected",
]

CROWDED: Final = 30
"""From so many activities on, an overview of numbers is worth offering."""
MOST_NAMED: Final = 5
"""Arrows without a way that the note names; it counts the others."""


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """One arrow on the drawing.

    Attributes:
        source, target: activity ids; `BOUNDARY` for the boundary line.
        kind: "depends", "information", "feedback" or "watches".
        way: the cells where it begins, turns and ends, from the one beside the source to its head.
    """

    source: str
    target: str
    kind: str
    way: Way

    @property
    def path(self) -> tuple[Point, ...]:
        """All its cells, from the one beside the source to the head beside the target."""
        return tuple(Point(x, y) for x, y in cells_of(self.way))

    @property
    def heading(self) -> int:
        """The direction of the head."""
        return heading(self.way)


@dataclass(frozen=True, slots=True)
class ModelDrawing:
    """A drawing and what one needs to point at it.

    Attributes:
        rows: styled runs, each row as wide as the drawing.
        boxes: the cells of each activity's box.
        boundary: the cells of the operational boundary; `NOWHERE` when there is none.
        origin: the cell from which activities' own `x` and `y` count; see also `stored`.
        note: what is not as good as it could be, or needs words; may be empty.
        missing: arrows for which there was no room, as the note says: in very crowded models.
    """

    rows: tuple[Row, ...]
    size: Size
    boxes: Mapping[str, Rect]
    arrows: tuple[DrawnArrow, ...]
    boundary: Rect
    origin: Point
    note: str
    missing: tuple[Arrow, ...]
    made: _Made = field(repr=False, compare=False)

    @property
    def placement(self) -> Placement:
        """Where its boxes were put."""
        return self.made.placement

    @property
    def scale(self) -> Scale:
        """How boxes show their words."""
        return self.made.placement.scale

    def made_at(self, activity: str) -> Point:
        """Where the box of an activity was put when the drawing was laid out, before it was drawn further apart."""
        return self.stored(self.boxes[activity].origin)

    def at(self, point: Point) -> str | None:
        """The activity whose box is at a cell."""
        return next((id_ for id_, box in self.boxes.items() if box.contains(point)), None)

    def stored(self, point: Point) -> Point:
        """The `x` and `y` of an activity whose box is drawn at a cell: in a crowd boxes are drawn further apart."""
        stretch = self.made.sheet.room[1]
        start = self.made.sheet.start
        x, y = point.x - self.origin.x - start.x, point.y - self.origin.y - start.y
        part = 100 + stretch
        return Point(start.x - -x * 100 // part, start.y - -y * 100 // part)

    def lines(self) -> tuple[str, ...]:
        """The drawing as plain text."""
        return tuple("".join([text for text, _style in row]).rstrip() for row in self.rows)


_OUTLINES: Final = {"stale": "dashed", "unconfirmed": "dotted"}
_Tail = tuple[tuple[int, int], int]
"""The first cell of an arrow, and the direction from there back to its source."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a drawing was made of: enough to choose another activity, or to keep its ways after an edit."""

    sheet: Sheet
    painting: Painting
    rows: tuple[Row, ...]
    words: Mapping[str, Sequence[str]]
    numbers: Mapping[str, str]
    looks: Mapping[str, Collection[str]]
    tails: Mapping[str, Sequence[_Tail]]
    watching: Collection[str]
    placement: Placement

    def paint(self, captions: Sequence[str], before: ModelDrawing | None) -> _Made:
        """Everything, with nothing chosen; the rows that come of it. The group gets the first caption that fits."""
        sheet, painting = self.sheet, self.painting
        boundary, group = sheet.frame.boundary, sheet.frame.group
        frames = [(boundary, "", "model.frame"), (group, "dashed", "model.frame.watching")]
        painting.frames([each for each in frames if not each[0].empty], sheet.grid.nets)
        room = max(0, group.width - 6)
        caption = next((each for each in captions if cell_width(each) <= room), captions[-1])
        painting.caption(group, shorten(caption, room))
        for id_ in sheet.boxes:
            self.paint_box(id_, False)
        for cell, towards in self.tails.get(BOUNDARY, ()):
            painting.tee(cell, towards, False)
        known = before.made if before is not None else None
        rows = painting.all_rows(known.painting if known else None, known.rows if known else ())
        return replace(self, rows=tuple(rows))

    def paint_box(self, id_: str, selected: bool) -> None:
        """One box with its words, its marks and the arrows that grow out of its border."""
        painting = self.painting
        box, looks = self.sheet.boxes[id_], self.looks.get(id_, ())
        line = next((line for word, line in _OUTLINES.items() if word in looks), "")
        kind = ".selected" if selected else ".watching" if id_ in self.watching else ""
        outline = "model.box.stale" if line and not selected else f"model.box{kind}"
        look = " ".join(filter(None, (line, "selected" if selected else "")))
        styles = (outline, f"model.text{kind}", f"model.number{kind}")
        if self.placement.scale.bare:
            painting.bare_box(box, self.words[id_], look, styles, self.numbers[id_])
            painting.marks(box, [each for each in painting.signs.marks if each in looks][:1], ())
            return
        painting.box(box, self.words[id_], look, styles, self.numbers[id_])
        tees = {painting.tee(*tail, heavy=selected) for tail in self.tails.get(id_, ())}
        if looks:
            painting.marks(box, [each for each in painting.signs.marks if each in looks], tees)


def draw_model(
    study: Study,
    model_id: str,
    language: str,
    *,
    placement: Placement | None = None,
    plain: bool = False,
    selected: str | None = None,
    numbers_only: bool = False,
    marks: Mapping[str, str] | None = None,
    before: ModelDrawing | None = None,
) -> ModelDrawing:
    """Draw a model. Starts no program: without a `placement` (from `place_model`) our own layers are used.

    Args:
        plain: only characters of the keyboard, for terminals that show no others.
        selected: id of the activity to set off, with its arrows.
        numbers_only: an overview with only the numbers, for large models.
        marks: by activity id, one or more of the words "stale", "questioned", "expanded" (a model of its own) and
            "unconfirmed", with a space between them.
        before: a drawing of the same model before an edit; arrows that the edit did not touch keep their ways.
    """
    view = view_of(study, model_id)
    if placement is None or (numbers_only and not placement.numbers_only):
        placement = place_model(study, model_id, language, numbers_only=numbers_only, engine=False)
    words = _words(view, placement, language)
    if not _fits(view, placement, words):
        placement = settle(view, language, placement)
        words = _words(view, placement, language)
    sheet = lead_all(
        view, placement.positions, before.made.sheet if before else None, placement.scale
    )
    made = _begun(view, sheet, words, marks or {}, PLAIN if plain else FULL, placement)
    said = translator(language)
    made = made.paint((said("monitoring and control"), said("control")), before)
    drawing = ModelDrawing(
        made.rows,
        Size(made.painting.width, made.painting.height),
        sheet.boxes,
        tuple(
            DrawnArrow(each.arrow.source, each.arrow.target, each.arrow.kind, each.way)
            for each in sheet.led
        ),
        sheet.frame.boundary,
        sheet.frame.origin,
        _note(view, placement, language, sheet.missing),
        tuple(sheet.missing),
        made,
    )
    return drawing if selected is None else reselected(drawing, selected)


def _cut_plainly(line: str) -> str:
    """Words that were cut, with a sign for that which every keyboard has."""
    return keyboard(line) if line.endswith(ELLIPSIS) else line


def _words(view: ModelView, placement: Placement, language: str) -> dict[str, tuple[str, ...]]:
    """The lines inside the box of every activity that has one."""
    places = placement.positions
    return {
        each.id: box_lines(each, language, places[each.id], placement.scale)
        for each in view.activities
        if each.id in places
    }


def _begun(
    view: ModelView,
    sheet: Sheet,
    words: Mapping[str, Sequence[str]],
    marks: Mapping[str, str],
    signs: Signs,
    placement: Placement,
) -> _Made:
    """What a drawing is painted from, with nothing painted yet."""
    looks = {id_: set(mark.split()) for id_, mark in marks.items()}
    for id_ in view.loops:
        looks.setdefault(id_, set()).add("loop")
    if signs is PLAIN:
        words = {id_: tuple(map(_cut_plainly, lines)) for id_, lines in words.items()}
    return _Made(
        sheet,
        Painting(sheet.frame.whole.width, sheet.frame.whole.height, signs),
        (),
        words,
        {each.id: printable(each.number or "") for each in view.activities},
        looks,
        _tails(sheet),
        {each.id for each in view.watching},
        placement,
    )


def reselected(drawing: ModelDrawing, selected: str | None) -> ModelDrawing:
    """The same drawing with another activity set off, or none: nothing is led or laid out anew."""
    made = drawing.made
    if selected is None or selected not in drawing.boxes:
        return replace(drawing, rows=made.rows)
    arrows = [each for each in made.sheet.led if selected in (each.arrow.source, each.arrow.target)]
    box = drawing.boxes[selected]
    touched = set(range(box.y, box.bottom))
    for (_x, y), (_x2, y2) in (step for each in arrows for step in pairwise(each.way)):
        touched.update(range(min(y, y2), max(y, y2) + 1))
    painting = made.painting
    saved = painting.saved(touched)
    painting.highlight(arrows)
    made.paint_box(selected, True)
    rows = list(made.rows)
    for y, row in zip(touched, painting.rows(touched), strict=True):
        rows[y] = row
    painting.put_back(saved)
    return replace(drawing, rows=tuple(rows))


def _fits(view: ModelView, placement: Placement, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a placement has a box of the right size for every activity, and for no other."""
    positions = placement.positions
    return len(positions) == len(view.activities) == len(words) and all(
        box_size(lines, placement.scale) == positions[id_].size for id_, lines in words.items()
    )


def _tails(sheet: Sheet) -> dict[str, list[_Tail]]:
    """Where arrows leave each border."""
    found: dict[str, list[_Tail]] = {}
    for each in sheet.led:
        source = each.arrow.source
        found.setdefault(source, []).append((each.way[0], sheet.tail(source, each.way[0])))
    return found


def _note(view: ModelView, placement: Placement, language: str, missing: Sequence[Arrow]) -> str:
    t = translator(language)
    parts = [placement.note]
    if view.loops:
        said = t("{activity} has an arrow to itself.")
        parts += [
            said.format(activity=shorten(label_of(each, language), 40))
            for each in view.activities
            if each.id in view.loops
        ]
    if missing:
        parts.append(_missing_words(view, missing, t))
    return " ".join(part for part in parts if part)


def _missing_words(view: ModelView, missing: Sequence[Arrow], t: Callable[[str], str]) -> str:
    """Which arrows found no way: a drawing never hides that it is not whole."""
    numbers = {each.id: shorten(each.number or each.ref, 12) for each in view.activities}
    numbers[BOUNDARY] = t("boundary")
    named = [f"{numbers[each.source]} → {numbers[each.target]}" for each in missing[:MOST_NAMED]]
    if len(missing) > MOST_NAMED:
        more = t("{count} more").format(count=len(missing) - MOST_NAMED)
        named.append(more)
    return t("Not drawn, for want of room: {arrows}. The text view has all arrows.").format(
        arrows=", ".join(named)
    )
