"""A window on the sheet of a rich picture: what of it is in view, at which size, and how it is painted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.overview import Overview, compact_size, overview
from ssm_studio.diagram.picture.scene import EMPTY, Scene
from ssm_studio.tui.picture.overlay import MARK
from ssm_studio.tui.picture.strips import Painting

NAMES: Final = (
    "figure",
    "name",
    "text",
    "frame",
    "rule",
    "outside",
    "paper",
    "concern",
    "thought",
    "speech",
    "sign",
    "hope",
    "eye",
    "line",
    "press",
    "support",
    "faint",
    "watch",
    "caption",
    "chosen",
    "lit",
    "rubber",
)


class PictureWindow(Widget):
    """Shows a scene, with `overlay` on top. Rows are painted once; `lay_over` repaints only what differs."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"picture--{name}" for name in NAMES}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """A window on an empty sheet."""
        super().__init__(id=id)
        self.scene: Scene = EMPTY
        self.chosen: str | None = None
        self.small: Overview | None = None
        self.origin = Point(0, 0)
        self._small_at = Point(0, 0)
        """The cell of the small picture in the upper left corner; the compact one is larger than the window."""
        self._compact = False
        self._known_small: tuple[Scene, Size, Rect | None, Overview] | None = None
        self.held: Rect | None = None
        """The block of the sheet that the overview stands for; None for all that is drawn."""
        self.painting = Painting(self._look)
        self._panned = False
        self._painted_small = False
        self.covered = (0, 0)
        """Columns at the left and at the right over which a drawer lies."""

    @property
    def point(self) -> Offset | None:
        """The first cell of what is chosen, on the screen."""
        corner, at = self.content_region.offset, self._corner
        if self.small is not None:
            small = self.small.places.get(self.chosen or "")
            return None if small is None else corner + Offset(small.x - at.x, small.y - at.y)
        item = self.scene.items.get(self.chosen or "")
        return None if item is None else corner + Offset(item.rect.x - at.x, item.rect.y - at.y)

    def overlay(self) -> Sheet:
        """What lies over the resting picture: the chosen, the dragged."""
        return Sheet()

    def settle(self) -> None:
        """Let go of what is being moved or drawn; called before the picture changes under it."""

    def left_out(self) -> str | None:
        """The element that the resting picture shows without, because it moves."""
        return None

    @property
    def middle(self) -> Point:
        """The cell of the sheet in the middle of the window."""
        return self.origin.moved(self.size.width // 2, self.size.height // 2)

    def _look(self, name: str) -> Style:
        if not name:
            return self.rich_style
        plain, marked = name.removesuffix(MARK), name.endswith(MARK)
        style = self.get_component_rich_style(f"picture--{plain.removeprefix('picture.')}")
        if marked:
            ground = self.get_component_rich_style("picture--chosen")
            style += Style(bgcolor=ground.bgcolor, color=ground.color)
        return style

    def notify_style_update(self) -> None:
        """The theme changed: no kept row is right any more."""
        super().notify_style_update()
        self.painting.forget_styles()

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        at = self._corner
        return self.painting.strip(y + at.y, at.x, self.size.width)

    def repaint(self, *, whole: bool = True) -> None:
        """What stands on the sheet anew; all that is seen of it, or only the cells that look otherwise now."""
        was_small, self._painted_small = self._painted_small, self.small is not None
        if self.small is not None:
            self.small = self._found_small()
            sheet = self.small.sheet
        else:
            sheet = Sheet.of(self.scene, without=self.left_out())
        changed = [*self.painting.show(sheet), *self.painting.lay_over(self.overlay())]
        if whole or was_small or self.small is not None:
            self.refresh()
        else:
            self._refresh_cells(changed)
        self.looked()

    def _found_small(self) -> Overview:
        """The small picture; its lines take long to find, so the last one is kept."""
        size, held, known = self._small_size(), self.held, self._known_small
        if known is None or known[0] is not self.scene or known[1:3] != (size, held):
            known = (self.scene, size, held, overview(self.scene, size, held))
            self._known_small = known
        return known[3]

    def lay_over(self) -> None:
        """What is chosen or moves anew, and nothing else."""
        self._refresh_cells(self.painting.lay_over(self.overlay()))

    def _refresh_cells(self, changed: Iterable[Rect]) -> None:
        """Have blocks of the sheet drawn anew, as far as they are in view."""
        at = self._corner
        window = Region(0, 0, self.size.width, self.size.height)
        regions = [
            region
            for each in changed
            if (
                region := Region(
                    each.x - at.x, each.y - at.y, each.width, each.height
                ).intersection(window)
            )
        ]
        if regions:
            self.refresh(*regions)

    def centre(self) -> None:
        """Bring the picture into the middle, or its beginning into view where it is larger than the window."""
        bounds, size = self.scene.bounds, self.size
        if bounds.empty:
            self.origin = Point(-size.width // 2, -size.height // 2)
            return
        x, y = bounds.x - 1, bounds.y - 1
        if bounds.width + 2 <= size.width:
            x = bounds.x - (size.width - bounds.width) // 2
        if bounds.height + 2 <= size.height:
            y = bounds.y - (size.height - bounds.height) // 2
        self.origin = Point(x, y)

    def on_resize(self) -> None:
        """The window changed: the middle stays the middle, unless somebody looked elsewhere."""
        self._small_at = Point(0, 0)
        if not self._panned:
            self.centre()
        self.repaint()

    @property
    def _corner(self) -> Point:
        """The cell of what is shown in the upper left corner of the window."""
        return self._small_at if self.small is not None else self.origin

    def _small_size(self) -> Size:
        window = Size(self.size.width, self.size.height)
        return (compact_size(self.scene, window) if self._compact else None) or window

    @property
    def goes_on(self) -> str:
        """Arrows to the sides on which the picture goes on outside the window; "" where all of it is seen."""
        small = self.small
        bounds = self.scene.bounds if small is None else small.scene.bounds
        at, (width, height) = self._corner, self.size
        sides = (
            ("←", bounds.x < at.x),
            ("↑", bounds.y < at.y),
            ("↓", bounds.bottom > at.y + height),
            ("→", bounds.right > at.x + width),
        )
        return " ".join(arrow for arrow, hidden in sides if hidden)

    def looked(self) -> None:
        """The window shows another part of the sheet."""

    def pan(self, dx: int, dy: int) -> None:
        """Move the window over the sheet, not farther than the picture goes."""
        width, height = self.size
        if self.small is not None:
            room = self._small_size()
            x = max(0, min(self._small_at.x + dx, room.width - width))
            y = max(0, min(self._small_at.y + dy, room.height - height))
            if Point(x, y) != self._small_at:
                self._small_at = Point(x, y)
                self.refresh()
                self.looked()
            return
        bounds = self.scene.bounds
        x = max(bounds.x - width + 4, min(self.origin.x + dx, bounds.right - 4))
        y = max(bounds.y - height + 2, min(self.origin.y + dy, bounds.bottom - 2))
        if Point(x, y) != self.origin:
            self.origin = Point(x, y)
            self._panned = True
            self.refresh()
            self.looked()

    def bring(self, id_: str | None) -> None:
        """Move the window so that an element is in view."""
        if self.small is not None:
            rect, (width, height) = self.small.places.get(id_ or ""), self.size
            if rect is not None:
                x, y = self._small_at.x, self._small_at.y
                self.pan(
                    min(0, rect.x - x) + max(0, rect.right - x - width),
                    min(0, rect.y - y) + max(0, rect.bottom - y - height),
                )
        elif (item := self.scene.items.get(id_ or "")) is not None:
            self.bring_rect(item.spot)

    def bring_rect(self, rect: Rect) -> None:
        """Move the window so that a block of the sheet is in view."""
        if self.small is not None or not self.size:
            return
        left, right = self.covered
        width = self.size.width - left - right
        window = Rect(self.origin.x + left, self.origin.y, width, self.size.height)
        if window.contains(rect):
            return
        dx = min(0, rect.x - 3 - window.x) + max(0, rect.right + 3 - window.right)
        dy = min(0, rect.y - 2 - window.y) + max(0, rect.bottom + 2 - window.bottom)
        self.origin = self.origin.moved(dx, dy)
        self._panned = True
        self.refresh()
        self.looked()

    def action_fit(self) -> None:
        """The whole picture in the middle again."""
        self._panned = False
        self.centre()
        self.refresh()
        self.looked()

    @property
    def level(self) -> int:
        """How small the picture is: 0 as it is, 1 signs and names, 2 all of it in the window."""
        return 0 if self.small is None else 1 if self._compact else 2

    def zoom(self, level: int | None = None) -> None:
        """To a level, else to the next one; past the smallest back to where the chosen element stands."""
        next_one = (self.level + 1) % 3 if level is None else max(0, min(2, level))
        window = Size(self.size.width, self.size.height)
        if next_one == 1 and compact_size(self.scene, window) is None:
            next_one = 0 if self.level == 2 else 2
        if next_one == self.level:
            return
        self.settle()
        self._compact, self._small_at = next_one == 1, Point(0, 0)
        self.small = self._found_small() if next_one else None
        self.repaint()
        self.bring(self.chosen)

    def on_sheet(self, point: Point) -> Point:
        """The cell of the sheet, or of the small picture, at a cell of the window."""
        return point.moved(self._corner.x, self._corner.y)
