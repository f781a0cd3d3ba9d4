"""The diagram of a model, drawn in text cells, walked with the arrow keys and dragged with the mouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.cells.geometry import Size as CellSize
from ssm_studio.diagram.cells.raster import Row
from ssm_studio.diagram.model.drawing import STYLES, ModelDrawing
from ssm_studio.diagram.model.navigation import first, step
from ssm_studio.tui.model.canvas_rows import along, lit_row
from ssm_studio.tui.model.words_beside import GAP, rows_beside
from ssm_studio.tui.own_keys import taken

LIT: Final = "model.lit"
WAYS: Final = {"up": (0, -1), "down": (0, 1), "left": (-2, 0), "right": (2, 0)}
"""By how many cells an arrow key with Shift moves a box; cells are about twice as high as wide."""


def _component(style: str) -> str:
    """The stylesheet's name of a drawing style: "model.box.selected" is "model--box-selected"."""
    room, _dot, part = style.partition(".")
    return f"{room}--{part.replace('.', '-')}"


class ModelInks(Widget):
    """The colours of drawings of models; never to be seen itself.

    They are no part of the canvas: the stylesheet would be asked for each of them whenever the focus comes or goes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {_component(style) for style in (*STYLES, LIT)}

    def of(self, style: str) -> Style:
        """The colours of a drawing style, on whatever ground."""
        return self.get_component_rich_style(_component(style), partial=True)


class ModelCanvas(ScrollView, can_focus=True):
    """Shows one drawing; tells which activity is chosen, wanted for editing, or dragged where."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"walk('{key}')", show=False) for key in WAYS),
        *(Binding(f"shift+{key}", f"push('{key}')", show=False) for key in WAYS),
    ]

    @dataclass
    class Chosen(Message):
        """The walk or a click came to an activity."""

        activity: str

    @dataclass
    class EditWanted(Message):
        """Somebody wants to word an activity anew."""

        activity: str

    @dataclass
    class Dragged(Message):
        """An activity was put elsewhere; `x` and `y` count from the drawing's origin. By keys it goes bit by bit."""

        activity: str
        x: int
        y: int
        by_keys: bool = False

    def __init__(self, inks: ModelInks, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty canvas that draws in colours from elsewhere."""
        super().__init__(id=id)
        self._palette = inks
        self._drawing: ModelDrawing | None = None
        self._strips: dict[int, Strip] = {}
        self._inks: dict[str, Style] = {}
        self._selected: str | None = None
        self._grip: tuple[str, Point] | None = None
        self._drop: Point | None = None
        self._centred = False
        self._width = 0
        self._words: Sequence[tuple[str, str]] = ()
        self._beside: tuple[Row, ...] = ()
        self._lit: Collection[str] = ()
        self.on_room: Callable[[], None] | None = None
        """Called when there is more room or less for a drawing, before anything is painted in it."""
        self.margin = Point(0, 0)
        # Where the drawing was put, and where it would stand if there were room.
        self._stood = ((self.margin, Offset(0, 0)), self.margin)

    @property
    def drawing(self) -> ModelDrawing | None:
        """The drawing in view."""
        return self._drawing

    def show(
        self,
        drawing: ModelDrawing | None,
        selected: str | None,
        words: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a drawing and bring the chosen activity into view where it was not; the same one changes nothing.

        `words` are listed beside a drawing that leaves room for them: id and words of each activity.

        What was shown before stays where it is on the screen, wherever the drawing grows, and only rows of the drawing
        that are others are drawn anew.
        """
        if drawing is self._drawing and selected == self._selected:
            return
        moved = selected != self._selected
        before, self._drawing, self._selected = self._drawing, drawing, selected
        self._words = words
        old, self._beside = self._beside, self._listed()
        self.virtual_size = Size(*_pair(drawing)) if drawing else Size(0, 0)
        shift = _shift(before, drawing)
        if before is not None and drawing is not None and before.scale != drawing.scale:
            # Drawn smaller or larger it has no place on the screen to hold.
            shift = None
        if shift is None or bool(old) != bool(self._beside):
            self.begin_anew()
        elif shift != Point(0, 0) or (before and drawing and before.size != drawing.size):
            self._hold(-shift.x, -shift.y)
        if moved or shift is None:
            self.bring_into_view()
        if before is not None and drawing is not None:
            self._refresh_rows(before, drawing, old)
        else:
            self._strips.clear()
            self.refresh()

    def light(self, activities: Collection[str]) -> None:
        """Set off these activities."""
        if activities != self._lit:
            self._lit = activities
            self._strips.clear()
            self.refresh()

    def _listed(self) -> tuple[Row, ...]:
        """The words beside the drawing, as far as there is room for them."""
        if not self._words or self._drawing is None:
            return ()
        across, down = self.content_region.size
        room = CellSize(across - self._drawing.size.width - GAP, down)
        return rows_beside(self._words, self._selected, room, "▸")

    def _refresh_rows(
        self, before: ModelDrawing, drawing: ModelDrawing, old: tuple[Row, ...]
    ) -> None:
        """Draw anew the rows in which two drawings that stand at the same place differ."""
        pairs = zip_longest(_side(before.rows, old), _side(drawing.rows, self._beside))
        for y in [y for y, (was, now) in enumerate(pairs) if was != now]:
            self._strips.pop(y, None)
            self.refresh_lines(y + self.margin.y)

    @property
    def _room(self) -> Size:
        """The cells that there are for the drawing, without the scroll bars that it needs."""
        across, down = self.content_region.size
        wide, high = _pair(self._drawing) if self._drawing is not None else (0, 0)
        below = wide > across
        beside = high > down - below
        below = wide > across - beside
        return Size(max(across - beside, 0), max(down - below, 0))

    def begin_anew(self) -> None:
        """Begin in the middle of the room, at its top; on the wall in the middle of its height too."""
        if self._drawing is None:
            return
        room, (wide, high) = self._room, _pair(self._drawing)
        down = max((room.height - high) // 2, 0) if self._centred else 0
        self._stand(0 if self._beside else max((room.width - wide) // 2, 0), down)

    def _hold(self, dx: int, dy: int) -> None:
        """Have the drawing begin so many cells from where it does, scrolling where it is larger than the room."""
        stood, wish = self._stood
        if stood != (self.margin, self.scroll_offset):
            # Somebody has scrolled: from there on.
            across, down = (round(each) for each in self.scroll_offset)
            wish = self.margin.moved(-across, -down)
        self._stand(wish.x + dx, wish.y + dy)

    def _stand(self, x: int, y: int) -> None:
        if self._drawing is None:
            return
        room, (wide, high) = self._room, _pair(self._drawing)
        (left, aside), (top, above) = along(x, wide, room.width), along(y, high, room.height)
        if self.margin != Point(left, top):
            self.margin = Point(left, top)
            self.refresh()
        self.scroll_to(aside, above, animate=False, force=True, immediate=True)
        self._stood = ((self.margin, self.scroll_offset), Point(x, y))

    def standing(self) -> Callable[[], None]:
        """What is shown now and where, to be shown there again when what comes back is called."""
        drawing, selected = self._drawing, self._selected
        margin, offset = self.margin, self.scroll_offset

        def again() -> None:
            self._drawing, self._selected = drawing, selected
            self._strips.clear()
            self.refresh()
            self.virtual_size = Size(*_pair(drawing)) if drawing else Size(0, 0)
            self._stand(margin.x - round(offset.x), margin.y - round(offset.y))

        return again

    def on_resize(self, event: events.Resize) -> None:
        """Another width: the drawing stands in the middle again. Another height lets it stand."""
        if event.size.width != self._width:
            self._width = event.size.width
            self._beside = self._listed()
            self.begin_anew()
            self.bring_into_view()
        else:
            self._hold(0, 0)

    def bring_into_view(self) -> None:
        """Scroll until the chosen activity is in view."""
        box = self._drawing.boxes.get(self._selected or "") if self._drawing else None
        if box is not None:
            region = Region(box.x - 2, box.y - 1, box.width + 4, box.height + 2)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def centre(self, *, centred: bool) -> None:
        """Have a drawing that is smaller than its room begin in the middle of its height too, or at the top."""
        if centred != self._centred:
            self._centred = centred
            self.begin_anew()

    def region_of(self, activity: str) -> Region | None:
        """The cells of the screen where an activity's box stands now, in view or not."""
        box = self._drawing.boxes.get(activity) if self._drawing is not None else None
        if box is None:
            return None
        corner, margin = self.content_region.offset - self.scroll_offset, self.margin
        return Region(
            corner.x + box.x + margin.x, corner.y + box.y + margin.y, box.width, box.height
        )

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        other = self.size != size
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if other and self.on_room is not None:
            self.on_room()
        return resized

    @property
    def point(self) -> Offset | None:
        """The chosen activity's number, on the screen."""
        region = self.region_of(self._selected or "")
        inset = 1 if region is None or region.height < 3 else 2
        return None if region is None else region.offset + Offset(inset, inset // 2)

    def notify_style_update(self) -> None:
        """Other colours: rows that were drawn in the old ones are stale."""
        super().notify_style_update()
        self._strips.clear()
        self._inks.clear()

    def _ink(self, style: str) -> Style:
        """The colours of a drawing style, those of the ground for ""; asked of the stylesheet once."""
        if style not in self._inks:
            ground = self.rich_style
            self._inks[style] = ground + self._palette.of(style) if style else ground
        return self._inks[style]

    def render_line(self, y: int) -> Strip:
        """One row of the drawing, cropped to what is in view."""
        left, top = self.scroll_offset
        width, margin, ground = self.size.width, self.margin, self._ink("")
        row = y + top - margin.y
        drawing = self._drawing
        if drawing is None or not 0 <= row < max(len(drawing.rows), len(self._beside)):
            return Strip.blank(width, ground)
        if row not in self._strips:
            runs = drawing.rows[row] if row < len(drawing.rows) else ()
            strip = Strip([Segment(run.text, self._ink(run.style)) for run in runs])
            lit = [box for id_, box in drawing.boxes.items() if id_ in self._lit]
            strip = lit_row(strip, lit, row, self._ink(LIT)) if lit else strip
            if row < len(self._beside):
                strip = strip.crop_extend(0, drawing.size.width + GAP, ground)
                words = [Segment(run.text, self._ink(run.style)) for run in self._beside[row]]
                strip = Strip.join([strip, Strip(words)])
            self._strips[row] = strip
        strip = self._strips[row]
        if margin.x:
            strip = Strip.join([Strip.blank(margin.x, ground), strip])
        return strip.crop_extend(left, left + width, ground)

    def on_key(self, event: events.Key) -> None:
        """An arrow is walked with at once."""
        if taken(self, event, WAYS):
            self.action_walk(event.key)

    def action_walk(self, direction: str) -> None:
        """Go along the arrows, else to the nearest activity that way."""
        if self._drawing is None:
            return
        there = step(self._drawing, self._selected, direction) or first(self._drawing)
        if there is not None:
            self.post_message(self.Chosen(there))

    def action_push(self, direction: str) -> None:
        """Move the chosen activity a little, as the mouse would by dragging it."""
        box = self._drawing.boxes.get(self._selected or "") if self._drawing else None
        if box is not None and self._drawing is not None and self._selected is not None:
            stored = self._drawing.stored(box.origin.moved(*WAYS[direction]))
            self.post_message(self.Dragged(self._selected, stored.x, stored.y, by_keys=True))

    def _cell(self, event: events.MouseEvent) -> Point:
        offset, margin = event.get_content_offset_capture(self), self.margin
        return Point(
            offset.x + int(self.scroll_offset.x) - margin.x,
            offset.y + int(self.scroll_offset.y) - margin.y,
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the activity under the pointer."""
        # A press while something is held means that its release was lost outside the terminal.
        self._let_go()
        at = self._drawing.at(self._cell(event)) if self._drawing else None
        if at is None or self._drawing is None:
            return
        cell, box = self._cell(event), self._drawing.boxes[at]
        self._grip = (at, Point(cell.x - box.x, cell.y - box.y))
        self.capture_mouse()
        self.post_message(self.Chosen(at))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Remember where the held activity would go."""
        if self._grip is not None:
            self._drop = self._cell(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Put the held activity down where it was dragged to."""
        if self._grip is None or self._drawing is None:
            return
        (activity, hold), cell, dragged = self._grip, self._cell(event), self._drop is not None
        self._let_go()
        box = self._drawing.boxes.get(activity)
        x, y = max(cell.x - hold.x, 0), max(cell.y - hold.y, 0)
        if dragged and box is not None and (x, y) != (box.x, box.y):
            stored = self._drawing.stored(Point(x, y))
            self.post_message(self.Dragged(activity, stored.x, stored.y))

    def on_mouse_release(self) -> None:
        """The pointer was taken away: nothing moves."""
        self._grip = self._drop = None

    def on_click(self, event: events.Click) -> None:
        """A second click on an activity words it anew."""
        at = self._drawing.at(self._cell(event)) if self._drawing is not None else None
        if event.chain == 2 and at is not None:
            self.post_message(self.EditWanted(at))

    def _let_go(self) -> None:
        self._grip = self._drop = None
        self.release_mouse()


def _side(rows: Sequence[Row], beside: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """What stands on each row: of the drawing, and beside it."""
    return list(zip_longest(rows, beside))


def _shift(before: ModelDrawing | None, after: ModelDrawing | None) -> Point | None:
    """By how much most boxes stand elsewhere on the drawing; None where it shows another model."""
    if before is None or after is None:
        return None
    if before.boxes == after.boxes:
        return Point(0, 0)
    moves = Counter(
        (box.x - old.x, box.y - old.y)
        for id_, box in after.boxes.items()
        if (old := before.boxes.get(id_)) is not None
    )
    return Point(*moves.most_common(1)[0][0]) if moves else None


def _pair(drawing: ModelDrawing) -> tuple[int, int]:
    return drawing.size.width, drawing.size.height
