"""One model on screen: its title, its diagram, which activity of it is chosen, and from how far it is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.worker import get_current_worker

from ssm_studio.diagram.cells.geometry import Point, Size
from ssm_studio.diagram.model.drawing import CROWDED, ModelDrawing, reselected
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.placement import (
    WHOLE,
    Placement,
    arrange_model,
    from_afar,
    is_placed,
    place_model,
)
from ssm_studio.diagram.model.placement_changes import arrange_step, unplaced
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.method.rules.registry import Finding
from ssm_studio.tui.model.badges import marks_of
from ssm_studio.tui.model.canvas import ModelCanvas, ModelInks
from ssm_studio.tui.model.drawing_cache import Asked, drawn, is_large
from ssm_studio.tui.model.expansion import level_marks
from ssm_studio.tui.model.selection import Result, Shown
from ssm_studio.tui.model.side_lists import carrying
from ssm_studio.tui.model.words_beside import words_of
from ssm_studio.tui.static_text import StaticText

_FROM_AFAR: Final = 120
"""Activities from which on a model opens as an overview of numbers."""
SeenAs = Literal["whole", "fitted", "numbers"]
"""As large as it is, as large as it fits, or as numbers."""
_MEANWHILE: Final = 0.3
"""Seconds of waiting for a first drawing after which that is said, and our own layers are shown if they are quick."""
MANY: Final = 200
_TANGLED: Final = 600
"""A model of more activities, or with more arrows, is not drawn beforehand with an activity that is being worded."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a diagram shows beside its model: the study, what the coach asks, and how it is drawn."""

    study: Study
    findings: tuple[Finding, ...] = ()
    plain: bool = False
    """With the characters of a keyboard alone."""
    centred: bool = False
    """In the middle of its room, as on the wall."""


class ModelPane(Vertical):
    """One of the two halves of stage three. Which model and which activity it shows is kept here."""

    @dataclass
    class Drawn(Message):
        """A drawing that took long has come."""

        pane: ModelPane

    @dataclass
    class Arranged(Message):
        """A model was laid out anew, or was already so."""

        result: Result

    @dataclass
    class Moved(Message):
        """An activity was put elsewhere by hand; `x` and `y` are what the study stores."""

        activity: str
        x: int
        y: int
        by_keys: bool

    def __init__(self, name: str, canvas_id: str, look: str, inks: ModelInks) -> None:
        """A half that shows no model yet; `look` is "-open" or "-away"."""
        super().__init__(id=f"side-{name}", classes=f"side {look}")
        self.model: str | None = None
        self.activity: str | None = None
        self.seen_as: SeenAs | None = None
        """How much of the model is drawn; None while nobody chose, and it is fitted as far as its words can be."""
        self.laid_out: dict[str, Placement] = {}
        """By id of a model without stored places, where its boxes were put."""
        self._title, self._canvas, self._inks = f"title-{name}", canvas_id, inks
        self._seen = Seen(Study())
        self._chip = ""
        self._marked, self._marks_now = Shown(), dict[str, str]()
        self._last: tuple[Asked, ModelDrawing] | None = None
        self._chosen: tuple[ModelDrawing | None, str | None, ModelDrawing | None] = (None,) * 3
        self._awaited: Asked | None = None
        self._is_late = False
        """Whether a drawing is awaited for so long that it has to be said."""
        self._again: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Title and canvas."""
        yield StaticText(id=self._title, classes="side-title")
        canvas = ModelCanvas(self._inks, id=self._canvas)
        canvas.on_room = self._room_is_other
        yield canvas

    def _room_is_other(self) -> None:
        if self._last is not None and self._last[0].room != self._room():
            self.show(self._seen)

    @property
    def canvas(self) -> ModelCanvas:
        """The diagram."""
        return self.query_one(ModelCanvas)

    @property
    def title(self) -> StaticText:
        """The line above the diagram."""
        return self.query_one(f"#{self._title}", StaticText)

    @property
    def numbers_only(self) -> bool:
        """Whether only numbers are drawn: as somebody chose, else in a model too large to be read as a whole."""
        if self.seen_as is not None or self.model is None:
            return self.seen_as == "numbers"
        return len(activities_of(self._seen.study, self.model)) >= _FROM_AFAR

    @property
    def shows_numbers(self) -> bool:
        """Whether the drawing in view has only numbers."""
        drawing = self.canvas.drawing
        return drawing.scale.numbers_only if drawing is not None else self.numbers_only

    @property
    def shows_whole(self) -> bool:
        """Whether the drawing in view is as large as a drawing can be."""
        drawing = self.canvas.drawing
        return drawing is not None and drawing.scale == WHOLE

    def _room(self) -> Size | None:
        """The cells into which the model is to fit; None where it may be as large as it is."""
        room = self.canvas.outer_size
        large = self.model is None or is_large(self._seen.study, self.model)
        fits = self.seen_as in (None, "fitted") and not large and not self.numbers_only
        return Size(room.width, room.height) if fits and room.width and room.height else None

    def see_through(self, chip: str) -> None:
        """Set off the activities that carry a chip with the next `show`; "" for none."""
        self._chip = chip

    def turn_to(self, model: str | None, activity: str | None = None) -> None:
        """Have another model shown with the next `show`."""
        if model != self.model:
            self.model, self.activity = model, None
        if activity is not None:
            self.activity = activity

    # Drawing

    def heed(self, seen: Seen) -> None:
        """What is shown, or would be, is this."""
        self._seen = seen

    def show(self, seen: Seen) -> None:
        """Show the model and its chosen activity; the drawing is led anew only where something in it has changed."""
        self.heed(seen)
        canvas = self.canvas
        canvas.centre(centred=seen.centred)
        model = self.model or ""
        canvas.light(carrying(seen.study, model, self._chip) if self._chip else frozenset())
        empty = self.model is None or not activities_of(seen.study, self.model)
        drawing = None if empty else self._drawing()
        if self._again is None:
            listed = drawing is not None and drawing.scale.numbers_only
            words = words_of(seen.study, self.model or "") if listed else ()
            canvas.show(drawing, self.activity, words)

    @property
    def note(self) -> str:
        """What the drawing says in words, and in a crowd what helps to see the whole; "" where there is nothing."""
        model = self.model
        drawing = self.canvas.drawing
        waits = _("The diagram is being drawn.") if self._is_late else ""
        said = drawing.note if drawing is not None else waits
        if model is None or len(activities_of(self._seen.study, model)) <= CROWDED:
            return said
        offer = (
            _("+ shows the words again.")
            if self.shows_numbers
            else _("- shows the whole model, / finds one activity.")
        )
        return f"{said} {offer}".strip()

    def _drawing(self) -> ModelDrawing | None:
        """The drawing with the chosen activity set off. Where it takes long, the last one or None until it comes."""
        asked = self._asked()
        last = self._last
        if last is not None and last[0].same(asked):
            return self._chosen_in(last[1])
        before = last[1] if last is not None and last[0].alike(asked) else None
        if not asked.takes_long:
            self._awaited = None
            self._last = asked, drawn(asked, asked.placed(), before)
            return self._chosen_in(self._last[1])
        if self._awaited is None or not self._awaited.same(asked):
            self._awaited = asked
            self._draw_aside(asked, before)
            self._is_late = False
            if before is None:
                self.set_timer(_MEANWHILE, partial(self._draw_meanwhile, asked))
        return self._chosen_in(before) if before is not None else None

    def _asked(self) -> Asked:
        seen, model = self._seen, self.model or ""
        placement = self.laid_out.get(model)
        if placement is not None and is_placed(seen.study, model):
            del self.laid_out[model]
            placement = None
        return Asked(
            seen.study,
            model,
            self.numbers_only,
            seen.plain,
            self._marks(),
            placement,
            self._room(),
            self.seen_as == "fitted",
        )

    def _marks(self) -> Mapping[str, str]:
        seen = self._seen
        study = seen.study
        if self._marked.anew(
            study.models, study.activities, study.comparison_rows, seen.findings, self.model
        ):
            self._marks_now = level_marks(study, self.model or "", marks_of(study, seen.findings))
        return self._marks_now

    def _chosen_in(self, drawing: ModelDrawing) -> ModelDrawing | None:
        if self._chosen[0] is not drawing or self._chosen[1] != self.activity:
            self._chosen = (drawing, self.activity, reselected(drawing, self.activity))
        return self._chosen[2]

    @work(thread=True, exclusive=True, exit_on_error=False, group="drawing")
    def _draw_aside(self, asked: Asked, before: ModelDrawing | None) -> None:
        """Lay out and draw while keys are answered."""
        worker = get_current_worker()
        placement = asked.placed()
        if worker.is_cancelled:
            return
        drawing = drawn(asked, placement, before)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._drawn_aside, asked, placement, drawing)

    def _drawn_aside(self, asked: Asked, placement: Placement, drawing: ModelDrawing) -> None:
        if self._awaited is asked and self.is_mounted:
            self._awaited = None
            self._take(asked, placement, drawing)

    def _draw_meanwhile(self, asked: Asked) -> None:
        """The layout engine takes its time: what our own layers make of the model is shown until it answers."""
        if self._awaited is asked and not self.canvas.drawing and self.model == asked.model:
            self._is_late = True
            if not is_large(asked.study, asked.model):
                self._last = asked, drawn(asked, asked.placement, None)
                self.show(self._seen)
            self.post_message(self.Drawn(self))

    def _take(self, asked: Asked, placement: Placement, drawing: ModelDrawing) -> None:
        if not is_placed(asked.study, asked.model):
            self.laid_out[asked.model] = placement
            asked = replace(asked, placement=placement)
        self._last = asked, drawing
        if self.model == asked.model:
            self.show(self._seen)
            self.post_message(self.Drawn(self))

    # An activity that is being worded

    def preview(self, after: Study) -> Activity | None:
        """Draw the model as it will be `after` an activity is added; the new one, None where its place is not known."""
        study, model = self._seen.study, self.model
        new = next((a for id_, a in after.activities.items() if id_ not in study.activities), None)
        if model is None or new is None or not self.can_preview or not is_placed(after, model):
            return None
        asked = replace(self._asked(), study=after, placement=None, held=True)
        drawing = reselected(drawn(asked, asked.placed(), self.canvas.drawing), new.id)
        self._again = self.canvas.standing()
        self.canvas.show(drawing, new.id)
        return new

    @property
    def can_preview(self) -> bool:
        """Whether a drawing made beforehand would come before a key has to wait."""
        study, model = self._seen.study, self.model
        return (
            model is not None
            and len(activities_of(study, model)) <= MANY
            and len(view_of(study, model).arrows) <= _TANGLED
        )

    def end_preview(self, *, kept: bool) -> None:
        """Show again what was shown before, where it was; where the activity is `kept`, the next `show` goes on."""
        if self._again is not None and not kept:
            self._again()
        self._again = None

    # Seeing and placing

    def see(self, seen_as: SeenAs) -> None:
        """Have more or less of it drawn; the chosen activity stays in view."""
        self.seen_as = seen_as
        self.laid_out.clear()
        self.show(self._seen)
        self.canvas.begin_anew()
        self.canvas.bring_into_view()

    @property
    def placement(self) -> Placement | None:
        """Where the boxes stand in view, as far as that is known."""
        study, model = self._seen.study, self.model
        if model is not None and is_placed(study, model):
            return place_model(study, model, study.language, numbers_only=self.shows_numbers)
        return self.laid_out.get(model or "")

    def lay_out_anew(self) -> None:
        """Lay the diagram out anew; places set by hand are given up. `Arranged` tells what came of it."""
        if self.model is not None:
            self._arrange(unplaced(self._seen.study, self.model), self.model)

    @work(thread=True, exclusive=True, exit_on_error=False, group="arrange")
    def _arrange(self, study: Study, model: str) -> None:
        worker = get_current_worker()
        placement = arrange_model(study, model)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._arranged, study, model, placement)

    def _arranged(self, asked: Study, model: str, placement: Placement) -> None:
        study = self._seen.study
        if not self.is_mounted or model not in study.models:
            return
        if unplaced(study, model).activities != asked.activities:
            # Somebody edited the model meanwhile: the layout is of another one.
            self._arrange(unplaced(study, model), model)
            return
        step = arrange_step(study, model, placement)
        already = "" if step else _("The diagram is arranged already.")
        says = placement.note or already
        self.post_message(self.Arranged(Result(step, says=says, warns=bool(placement.note))))

    def on_model_canvas_dragged(self, event: ModelCanvas.Dragged) -> None:
        """An activity was put elsewhere: in the overview by as much as that is among the words."""
        event.stop()
        at = Point(event.x, event.y)
        drawing = self.canvas.drawing
        if drawing is not None and drawing.scale != WHOLE:
            small = drawing.made_at(event.activity)
            at = from_afar(self._seen.study, event.activity, at, small, drawing.scale)
        self.post_message(self.Moved(event.activity, at.x, at.y, event.by_keys))
