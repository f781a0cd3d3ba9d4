"""The sheet on which a rich picture is drawn: one widget that shows a scene and turns hands and keys into messages.

It knows no study and makes no edits. `show` gives it a scene; what a person wants goes up as messages with ids and
cells. While something is dragged, only that drawing and its lines are drawn anew.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP
from ssm_studio.diagram.picture import gesture as hand
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import (
    Lifted,
    Scene,
    hit,
    hit_line,
    nearest,
    reading_order,
)
from ssm_studio.tui.own_keys import taken
from ssm_studio.tui.picture import overlay
from ssm_studio.tui.picture.inline_entry import Entry
from ssm_studio.tui.picture.viewport import PictureWindow
from ssm_studio.values import dataclass

_WAYS: Final = {"up": UP, "right": RIGHT, "down": DOWN, "left": LEFT}
_STEPS: Final = {"up": (0, -1), "right": (2, 0), "down": (0, 1), "left": (-2, 0)}
_Mode = Literal["rest", "move", "connect"]


class PictureCanvas(PictureWindow, can_focus=True):
    """A window on a sheet without edges."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(way, f"walk('{way}')", show=False) for way in _WAYS),
        *(Binding(f"shift+{way}", f"stride('{way}')", show=False) for way in _WAYS),
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "cancel", show=False),
        Binding("home", "fit", show=False),
    ]

    @dataclass
    class Moved(Message):
        """An element was put at a cell of the sheet."""

        id: str
        x: int
        y: int

    @dataclass
    class ConnectWanted(Message):
        """A line from one element to another is wanted."""

        source: str
        target: str

    @dataclass
    class Selected(Message):
        """An element or a relation was chosen; None when nothing is."""

        id: str | None

    @dataclass
    class EditWanted(Message):
        """The words of an element or a relation are to be changed."""

        id: str

    @dataclass
    class AddWanted(Message):
        """Something new is wanted at a cell of the sheet."""

        at: Point

    @dataclass
    class ModeChanged(Message):
        """What keys do changed (rest, move, connect), or the sides on which the picture goes on."""

        mode: _Mode
        goes_on: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty sheet."""
        super().__init__(id=id)
        self.mode: _Mode = "rest"
        self.target: str | None = None
        self.marked: tuple[str, ...] = ()
        self._gesture = hand.NOTHING
        self._pan_from = Point(0, 0)
        self._went_on = ""
        self._lifted: Lifted | None = None
        self._lifted_at = Point(0, 0)

    # What is shown

    def compose(self) -> list[Widget]:
        """The line in which words are typed on the sheet itself; hidden at first."""
        return [Entry()]

    def show(self, scene: Scene, *, afresh: bool = False) -> None:
        """Show another scene; `afresh` when it is another picture, which is then brought into the middle."""
        self.settle()
        self.scene = scene
        if self.chosen is not None and self.chosen not in {*scene.items, *scene.lines}:
            self.chosen = None
        if afresh:
            self._panned = False
            self.centre()
        self.repaint(whole=afresh)

    def choose(self, id_: str | None, *, tell: bool = True) -> None:
        """Choose an element or a relation, and bring it into view."""
        if id_ is not None and id_ not in self.scene.items and id_ not in self.scene.lines:
            id_ = None
        changed, self.chosen = id_ != self.chosen, id_
        if changed and tell:  # Before drawing, so that what others show of it comes in one frame.
            self.post_message(self.Selected(id_))
        self.bring(id_)
        self.lay_over()

    async def ask(self, place: Rect, words: str, question: str = "") -> str | None:
        """Have words typed at a place of the sheet; None where they were left with Esc."""
        self.bring_rect(place)
        x = max(0, min(place.x - self.origin.x, self.size.width - 24))
        y = max(0, min(place.y - self.origin.y, self.size.height - 1))
        return await self.query_one(Entry).ask(words, (x, y), self.size.width - x, question)

    def left_out(self) -> str | None:
        """What is lifted."""
        return self._lifted.item.id if self._lifted is not None else None

    def overlay(self) -> Sheet:
        """The chosen element and its lines, what moves, the line that is being drawn."""
        over, resting = Sheet(), self.painting.sheet
        if self.small is not None:
            overlay.mark_small(over, resting, self.small.places.get(self.chosen or ""))
        elif self._lifted is not None:
            item, lines = self._lifted.at(self._lifted_at.x, self._lifted_at.y)
            overlay.mark_moving(over, item, lines)
        else:
            for id_ in (each for each in self.marked if each in self.scene.items):
                overlay.mark(over, self.scene.items[id_])
            if self.chosen is not None:
                overlay.light_lines(over, resting, self.scene, self.chosen)
                if self.chosen in self.scene.items:
                    overlay.mark(over, self.scene.items[self.chosen])
            source = self.scene.items.get(self._gesture.id or self.chosen or "")
            if source is not None and self._gesture.doing == "connect":
                at = self.on_sheet(self._gesture.at)
                overlay.draw_rubber(
                    over, source, self.scene.items.get(hit(self.scene, at) or ""), at
                )
            elif source is not None and self.mode == "connect":
                overlay.draw_rubber(over, source, self.scene.items.get(self.target or ""), None)
        return over

    # Keys

    def on_key(self, event: events.Key) -> None:
        """An arrow is walked with at once."""
        if taken(self, event, _WAYS):
            self.action_walk(event.key)

    def action_walk(self, way: str) -> None:
        """To the next element in a direction; moves what is lifted, or walks to the target of a new line."""
        if self.mode == "move":
            self._shift(*_STEPS[way])
        elif self.mode == "connect":
            self._aim(nearest(self.scene, self.target or self.chosen or "", _WAYS[way]))
        elif self.chosen in self.scene.items and self.chosen:
            if (other := nearest(self.scene, self.chosen, _WAYS[way])) is not None:
                self.choose(other)
        else:
            self.choose(self._nearest_to_middle())

    def action_stride(self, way: str) -> None:
        """Farther: the lifted element, else the window."""
        dx, dy = _STEPS[way]
        if self.mode == "move":
            self._shift(4 * dx, 4 * dy)
        else:
            self.pan(4 * dx, 4 * dy)

    def action_step(self, step: int) -> None:
        """To the next element in reading order; past the last one, on to the next thing on the screen."""
        order = reading_order(self.scene)
        here = self.target if self.mode == "connect" else self.chosen
        if self.mode == "move":
            return
        if not order:
            self.screen.focus_next() if step > 0 else self.screen.focus_previous()
        elif here not in order:
            self.choose(order[0] if step > 0 else order[-1])
        elif self.mode == "connect":
            self._aim(order[(order.index(here) + step) % len(order)])
        elif 0 <= (at := order.index(here) + step) < len(order):
            self.choose(order[at])
        else:
            self.screen.focus_next() if step > 0 else self.screen.focus_previous()

    def action_take(self) -> None:
        """Enter: put down, connect, or change the words of what is chosen."""
        if self.mode == "move" and self._lifted is not None:
            id_, at = self._lifted.item.id, self._lifted_at
            stood = self._lifted.item.rect.origin
            self.settle()
            if at != stood:
                self.post_message(self.Moved(id_, at.x, at.y))
        elif self.mode == "connect":
            source, target = self.chosen, self.target
            self.settle()
            if source and target:
                self.post_message(self.ConnectWanted(source, target))
        elif self.chosen is not None:
            self.post_message(self.EditWanted(self.chosen))

    def action_cancel(self) -> None:
        """Esc: put back what is lifted, leave the line undrawn, then choose nothing, then step out."""
        if self.mode != "rest" or self._gesture.going:
            self.settle()
        elif self.small is not None:
            self.zoom(0)
        elif self.chosen is not None:
            self.choose(None)
        else:
            raise SkipAction

    def lift(self) -> None:
        """Pick up the chosen element: arrows move it, Enter puts it down."""
        if self.chosen in self.scene.items and self.chosen and self.mode == "rest":
            self.small = None
            self._lift(self.chosen)
            self._enter("move")
            self.repaint(whole=False)

    def start_line(self) -> None:
        """Begin a line at the chosen element: arrows walk to its other end, Enter draws it."""
        if self.chosen in self.scene.items and self.chosen and self.mode == "rest":
            self.small = None
            self._enter("connect")
            near = (nearest(self.scene, self.chosen, way) for way in (RIGHT, DOWN, LEFT, UP))
            self.target = next((each for each in near if each is not None), None)
            self.repaint(whole=False)

    def _aim(self, target: str | None) -> None:
        if target is not None:
            self.target = target
            self.bring(target)
            self.lay_over()

    def _shift(self, dx: int, dy: int) -> None:
        if self._lifted is not None:
            self._lifted_at = self._lifted_at.moved(dx, dy)
            rect = self._lifted.item.rect
            at = self._lifted_at
            self.bring_rect(Rect(at.x, at.y, rect.width, rect.height))
            self.lay_over()

    def _lift(self, id_: str) -> None:
        self._lifted = Lifted(self.scene, id_)
        self._lifted_at = self._lifted.item.rect.origin

    def _enter(self, mode: _Mode) -> None:
        if mode != self.mode:
            self.mode = mode
            self.post_message(self.ModeChanged(mode, self.goes_on))

    def looked(self) -> None:
        """Tell when the picture goes on at other sides than before."""
        if self.goes_on != self._went_on:
            self._went_on = self.goes_on
            self.post_message(self.ModeChanged(self.mode, self._went_on))

    def settle(self) -> None:
        """Everything back to where it stands; nothing is half done any more."""
        moving = self._lifted is not None or self._gesture.going or self.mode != "rest"
        self._gesture = hand.NOTHING
        self._lifted, self.target = None, None
        self.capture_mouse(False)
        self._enter("rest")
        if moving:
            self.repaint(whole=False)

    def _nearest_to_middle(self) -> str | None:
        middle = self.middle
        items = self.scene.items.values()
        return min(items, key=lambda item: item.rect.centre.distance(middle)).id if items else None

    # The mouse

    def _at(self, event: events.MouseEvent) -> Point:
        return Point(*event.get_content_offset_capture(self))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press: on a drawing it will move or connect, on empty ground the sheet will move."""
        if event.button > 1:
            return
        event.stop()
        at = self._at(event)
        if self.small is not None:
            self.choose(self.small.hit(self.on_sheet(at)))
            return
        if self._gesture.going or self.mode != "rest":
            # The release was lost outside the terminal.
            self.settle()
        id_ = hit(self.scene, self.on_sheet(at))
        grip = None
        if id_ is not None:
            grip = hand.Grip(id_, self.scene.items[id_].rect.moved(-self.origin.x, -self.origin.y))
        modifier = event.shift or event.ctrl or event.meta
        self._gesture = hand.press(at, grip, modifier=modifier)
        self._pan_from = self.origin
        self.choose(id_ or hit_line(self.scene, self.on_sheet(at)))
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag."""
        if self._gesture.going:
            event.stop()
            self.drag_to(self._at(event))

    def drag_to(self, at: Point) -> None:
        """The pointer went to a cell of the window while its button is down."""
        before, self._gesture = self._gesture, hand.drag(self._gesture, at)
        if self._gesture is before:
            return
        dx, dy = self._gesture.moved
        if self._gesture.doing == "pan":
            self.pan(self._pan_from.x - dx - self.origin.x, self._pan_from.y - dy - self.origin.y)
            return
        if self._gesture.doing == "move" and self._gesture.id is not None:
            if self._lifted is None:
                self._lift(self._gesture.id)
                self.repaint(whole=False)
            assert self._lifted is not None
            self._lifted_at = self._lifted.item.rect.origin.moved(dx, dy)
        self.lay_over()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Release: what came of it goes up as a message."""
        if not self._gesture.going:
            return
        event.stop()
        self.drag_to(self._at(event))
        over = hit(self.scene, self.on_sheet(self._gesture.at))
        outcome, stood = hand.release(self._gesture, over), self._lifted
        self.settle()
        if isinstance(outcome, hand.Moved) and stood is not None:
            at = stood.item.rect.origin.moved(outcome.dx, outcome.dy)
            self.post_message(self.Moved(outcome.id, at.x, at.y))
        elif isinstance(outcome, hand.Connected):
            self.post_message(self.ConnectWanted(outcome.source, outcome.target))

    def on_mouse_release(self, event: events.MouseRelease) -> None:
        """The mouse was taken away in the middle of a drag."""
        event.stop()
        if self._gesture.going:
            self.settle()

    def on_click(self, event: events.Click) -> None:
        """A double click changes words; on empty ground it adds something there."""
        if event.chain == 2 and event.button == 1:
            event.stop()
            at = self.on_sheet(self._at(event))
            found = self.chosen if self.small is not None else hit(self.scene, at)
            if (found := found or hit_line(self.scene, at)) is not None:
                self.post_message(self.EditWanted(found))
            elif self.small is None:
                self.post_message(self.AddWanted(at))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the sheet; with Shift sideways."""
        event.stop()
        self.pan(6 if event.shift else 0, 0 if event.shift else 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the sheet; with Shift sideways."""
        event.stop()
        self.pan(-6 if event.shift else 0, 0 if event.shift else -3)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """A wheel that goes sideways."""
        event.stop()
        self.pan(-6, 0)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """A wheel that goes sideways."""
        event.stop()
        self.pan(6, 0)
