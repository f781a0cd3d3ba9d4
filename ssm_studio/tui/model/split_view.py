"""Two models side by side. Whichever canvas has the focus is the model in view, and every command acts on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from operator import is_
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model, reselected
from ssm_studio.diagram.model.placement import Placement, is_placed, place_model
from ssm_studio.domain.edit_as_is_model import real_world_of
from ssm_studio.domain.edit_expansion import in_levels
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import N_, _
from ssm_studio.tui.commands import Command
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.model.badges import marks_of
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.differences import DifferenceList
from ssm_studio.tui.model.drawing_cache import is_large
from ssm_studio.tui.model.expansion import level_marks
from ssm_studio.tui.model.layout_worker import LayingOut
from ssm_studio.tui.model.texts import half_title
from ssm_studio.tui.text import one_line

BESIDE: Final = (
    Command(
        "model.beside",
        "d",
        "beside",
        N_("side by side"),
        N_("Show a second model beside this one, or only this one again"),
    ),
    Command(
        "model.turn", "tab", "turn", N_("the other"), N_("Side by side: go to the other model")
    ),
)
SIDES: Final = ("one", "two")
ROOM_FOR_TWO: Final = 120
"""Cells of a screen on which two diagrams can be read beside each other; on others they are shown in turn."""


_Of = tuple[tuple[object, ...], tuple[object, ...]]
"""What a drawing shows: tables that are the same objects while nothing changed, and what was asked of them."""


class Side(Vertical):
    """One half: which model, and its diagram."""

    def __init__(self, name: str) -> None:
        """An empty half; the first one keeps the canvas that there always is."""
        open_ = " -open" if name == SIDES[0] else ""
        super().__init__(id=f"side-{name}", classes=f"side{open_}")
        self._which = name

    def compose(self) -> ComposeResult:
        """Title and canvas."""
        yield Static(id=f"title-{self._which}", classes="side-title")
        yield ModelCanvas(id="canvas" if self._which == SIDES[0] else "canvas-two")


def canvases() -> Iterable[Widget]:
    """What the middle of stage three holds: two halves, the second hidden, and what differs between them."""
    yield Horizontal(*(Side(name) for name in SIDES), id="sides")
    yield DifferenceList(id="differences")


@dataclass
class _Other:
    """The model that is shown and not in view: its chosen activity and, while none is stored, its layout.

    `pointed` says that a difference chose the activity, and not the walk on the other side.
    """

    model: str
    activity: str | None = None
    fresh: tuple[str, Placement] | None = None
    pointed: bool = False


class Beside(LayingOut):
    """Shows a second model, and turns from one to the other."""

    _model: str | None
    _activity: str | None
    _as_text: bool

    def __init__(self) -> None:
        """One model at first."""
        super().__init__()
        self._other: _Other | None = None
        self._side = SIDES[0]
        self._hid: tuple[str, ...] = ()
        self._drawn: tuple[tuple[object, ...], tuple[object, ...], ModelDrawing] | None = None
        self._being_drawn_beside: _Of | None = None

    @property
    def canvas(self) -> ModelCanvas:
        """The canvas of the model in view."""
        return self.query_one("#canvas" if self._side == SIDES[0] else "#canvas-two", ModelCanvas)

    @property
    def beside(self) -> ConceptualModel | None:
        """The other model, while two are shown."""
        return self.study.models.get(self._other.model) if self._other is not None else None

    # Beginning and ending

    def action_beside(self) -> None:
        """A second model beside the one in view; the same key again ends it."""
        model, study = self.model, self.study
        if self._other is not None:
            self.end_beside()
            return
        others = [each for each, _depth in in_levels(study) if model and each.id != model.id]
        if model is None or not others:
            self.studio.say_so(
                _("There is no second model yet: m begins one, w models the real world.")
            )
            return
        if len(others) == 1:
            self.begin_beside(others[0].id)
            return
        choices = [
            Choice(each.id, one_line(model_title(study, each), 60), hint=each.ref)
            for each in others
        ]

        def answered(id_: str | None) -> None:
            if id_:
                self.begin_beside(id_)

        self.app.push_screen(
            Choose(
                _("Which model beside {model}?").format(model=model.ref),
                choices,
                chosen=_partner(study, model),
            ),
            answered,
        )

    def begin_beside(self, id_: str) -> None:
        """Show another model beside the one in view, at its right."""
        if self._other is None:
            # Both need the room; F3 and F4 bring the side panes back.
            self._hid = tuple(c for c in ("-no-left", "-no-right") if not self.has_class(c))
            self.add_class(*self._hid)
        self._other, self._as_text = _Other(id_), False
        self.show_study(self.study)
        self.canvas.focus()

    def end_beside(self) -> None:
        """Only the model in view again, in the first canvas."""
        self._other, self._side = None, SIDES[0]
        self.remove_class(*self._hid)
        self._hid = ()
        self.show_study(self.study)
        self.canvas.focus()

    def action_step_out(self) -> None:
        """Esc ends the second model, after fields and drawers."""
        inside = isinstance(self.focused, (Input, TextArea))
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        if self._other is None or inside or drawer:
            super().action_step_out()
        else:
            self.end_beside()

    # Turning

    def action_turn(self) -> None:
        """Go to the other model, then to what differs, then back; without a second one, on to the next part."""
        listed = self.query_one(DifferenceList)
        if self._other is None or isinstance(self.focused, (Input, TextArea)):
            self.focus_next()
        elif self._side == SIDES[0]:
            self.turn()
        elif self.focused is not listed and listed.display:
            listed.come_to()
        else:
            self.turn()

    def turn(self) -> None:
        """Make the other model the one in view, and its canvas the one with the keys."""
        self._turn()
        self.show_study(self.study)
        self.canvas.focus()

    def turn_to_model(self, id_: str | None) -> bool:
        """Make the other model the one in view where it is meant; whether it was."""
        meant = self._other is not None and id_ == self._other.model
        if meant:
            self._turn()
        return meant

    def turn_to(self, activity: str) -> None:
        """Make the model of an activity the one in view, where it is the other one."""
        found = self.study.activities.get(activity)
        if self._other is not None:
            self._other.pointed = False
        if found is not None and self._other is not None and found.model == self._other.model:
            self._turn()
            self._activity = activity
            self.show_study(self.study)

    def _turn(self) -> None:
        other = self._other
        if other is None or self._model is None:
            return
        self._other = _Other(self._model, self._activity, self._fresh)
        self._model, self._activity, self._fresh = other.model, other.activity, other.fresh
        self._side = SIDES[1] if self._side == SIDES[0] else SIDES[0]

    def on_difference_list_chosen(self, event: DifferenceList.Chosen) -> None:
        """What a difference speaks of is chosen on both sides."""
        here = {each.id for each in activities_of(self.study, self._model or "")}
        ids = (*event.difference.concept, *event.difference.real)
        if self._other is not None:
            self._other.activity = next((id_ for id_ in ids if id_ not in here), None)
            self._other.pointed = True
        self.choose(next((id_ for id_ in ids if id_ in here), self._activity))

    # Drawing

    def on_resize(self) -> None:
        """Two halves where there is room for them."""
        super().on_resize()
        if self._other is not None:
            self._fit_halves()

    def _fit_halves(self) -> None:
        self.query_one("#sides").set_class(self.size.width < ROOM_FOR_TWO, "-in-turn")

    def draw_beside(self) -> None:
        """The other model, the titles and what differs; the other half is hidden while there is none."""
        study = self.study
        if self._other is not None and (
            self._other.model not in study.models or self._other.model == self._model
        ):
            self._other, self._side = None, SIDES[0]
            self.remove_class(*self._hid)
            self._hid = ()
        other = self._other
        self.set_class(other is not None, "-beside")
        listed = self.query_one(DifferenceList)
        listed.show(study, self.model, self.beside)
        for name in SIDES:
            side, mine = self.query_one(f"#side-{name}"), name == self._side
            side.set_class(not mine, "-away")
            side.set_class(mine or other is not None, "-open")
            shown = self.model if mine else self.beside
            title = self.query_one(f"#title-{name}", Static)
            title.display = other is not None
            if other is not None and shown is not None:
                differs = listed.display and name == SIDES[1]
                other_ref = self.beside.ref if self.beside is not None else ""
                room = self.size.width // (1 if self.size.width < ROOM_FOR_TWO else 2)
                to = _("what differs") if differs else other_ref
                title.update(half_title(study, shown, to if mine else "", room))
        if other is not None:
            self._fit_halves()
            self._draw_other(other)

    def forget_layout(self) -> None:
        """Of both halves: both are looked at from as far."""
        super().forget_layout()
        if self._other is not None:
            self._other.fresh = None

    def _draw_other(self, other: _Other) -> None:
        study = self.study
        canvas = self.query_one("#canvas-two" if self._side == SIDES[0] else "#canvas", ModelCanvas)
        if not activities_of(study, other.model):
            canvas.show(None, None)
            return
        placement = None
        if is_placed(study, other.model):
            placement = place_model(
                study, other.model, study.language, numbers_only=self._numbers_only
            )
        elif other.fresh is not None and other.fresh[0] == other.model:
            placement = other.fresh[1]
        else:
            self._lay_out_other(study, other.model)
        chosen = other.activity
        if (
            not other.pointed
            and self.model is not None
            and _overlaid(study, self.model, other.model)
        ):
            chosen = _same_there(study, self._activity, other.model)
            other.activity = chosen or other.activity
        canvas.show(self._drawing_of(other, placement, chosen), chosen)

    def _drawing_of(
        self, other: _Other, placement: Placement | None, chosen: str | None
    ) -> ModelDrawing | None:
        """The other model's drawing; the last one while nothing that it shows has changed.

        A large one comes later, so that no key waits; None, or what was drawn of it before, until then.
        """
        study, findings = self.study, self.studio.findings
        seen = (study.models, study.activities, study.comparison_rows, findings)
        plain = self.studio.plain_lines
        asked = (other.model, self._numbers_only, plain, other.fresh, study.language)
        before = self._drawn[2] if self._drawn and self._drawn[1] == asked else None
        if before is not None and self._drawn and all(map(is_, self._drawn[0], seen)):
            return reselected(before, chosen)
        marks = level_marks(study, other.model, marks_of(study, findings))
        draw = partial(
            draw_model,
            study,
            other.model,
            study.language,
            placement=placement,
            plain=plain,
            numbers_only=self._numbers_only,
            marks=marks,
            before=before,
        )
        if is_large(study, other.model):
            waiting = self._being_drawn_beside
            if waiting is None or waiting[1] != asked or not all(map(is_, waiting[0], seen)):
                self._being_drawn_beside = (seen, asked)
                self._draw_aside_other(draw, (seen, asked))
            return reselected(before, chosen) if before is not None else None
        self._drawn = (seen, asked, draw())
        return reselected(self._drawn[2], chosen)

    @work(thread=True, exclusive=True, exit_on_error=False, group="drawing-beside")
    def _draw_aside_other(self, draw: Callable[[], ModelDrawing], of: _Of) -> None:
        worker = get_current_worker()
        drawing = draw()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._other_drawn, of, drawing)

    def _other_drawn(self, of: _Of, drawing: ModelDrawing) -> None:
        self._being_drawn_beside = None
        if self.is_mounted:
            self._drawn = (*of, drawing)
            self.draw_beside()

    @work(thread=True, exclusive=True, exit_on_error=False, group="layout-beside")
    def _lay_out_other(self, study: Study, model: str) -> None:
        worker = get_current_worker()
        placement = place_model(study, model, study.language, numbers_only=self._numbers_only)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._other_laid_out, model, placement)

    def _other_laid_out(self, model: str, placement: Placement) -> None:
        if self.is_mounted and self._other is not None and self._other.model == model:
            self._other.fresh = (model, placement)
            self.draw_beside()


def _overlaid(study: Study, model: ConceptualModel, other: str) -> bool:
    """Whether one of two models is laid over the other."""
    beside = study.models.get(other)
    return other == model.overlays or (beside is not None and beside.overlays == model.id)


def _same_there(study: Study, activity: str | None, model: str) -> str | None:
    """What is the same activity in the other model, where one lies over the other."""
    here = study.activities.get(activity or "")
    if here is None:
        return None
    there = activities_of(study, model)
    return next(
        (each.id for each in there if each.id in here.same_as or here.id in each.same_as), None
    )


def _partner(study: Study, model: ConceptualModel) -> str:
    """The model that one most likely wants to see beside another."""
    if model.real_world:
        return model.overlays or ""
    over = real_world_of(study, model.id)
    return over.id if over is not None else ""
