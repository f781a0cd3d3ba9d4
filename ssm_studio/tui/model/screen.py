"""Stage three on screen: the models at the left, the diagram or its text in the middle, one activity at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_expansion import in_levels
from ssm_studio.domain.edit_model import model_of
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui import on_wall
from ssm_studio.tui.chips import ChipFilter
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.model.badges import wording_offered
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.commands import HERE, TURN, of_today, under_overlay, waits
from ssm_studio.tui.model.editor import ModelEditor
from ssm_studio.tui.model.edits import EDITS
from ssm_studio.tui.model.inspector import ActivityInspector
from ssm_studio.tui.model.measures import MeasuresLine
from ssm_studio.tui.model.new_activity import WORDINGS, NewActivity, Rewording
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.overlays import WRITTEN_ON
from ssm_studio.tui.model.pane import ModelPane
from ssm_studio.tui.model.questions import QUESTIONS, words_of
from ssm_studio.tui.model.selection import Asking, Result, Selection, Shown, added
from ssm_studio.tui.model.side_lists import ModelList, chips_on_model
from ssm_studio.tui.model.split_view import SplitView
from ssm_studio.tui.model.texts import missing_for
from ssm_studio.tui.stage import StageScreen, in_one_frame
from ssm_studio.tui.typed_in import takes_letters


class ModelScreen(StageScreen):
    """One model at a time, or two beside each other; which one, and which activity of it, its `ModelEditor` keeps."""

    STYLESHEETS: ClassVar = ("model", "sheets")
    NUMBER = 3
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(each for each in HERE if each is not TURN)]
    _hid: frozenset[str] = frozenset()
    """Which side panes were put away to make room, by the classes that hide them."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._stands = False
        """Whether the parts are there and show something."""
        self._footed = Shown()
        """For what the footer was written."""

    # Frame

    def compose_left(self) -> Iterable[Widget]:
        """Models, and how the one in view would be judged."""
        yield ChipFilter(_("MODELS"), chips_on_model)
        yield ModelList(id="models")
        yield MeasuresLine(id="measures")

    def compose_main(self) -> Iterable[Widget]:
        """The diagram or the list, with all that is done on it."""
        yield ModelEditor()

    def compose_right(self) -> Iterable[Widget]:
        """The chosen activity."""
        yield ActivityInspector()

    @property
    def editor(self) -> ModelEditor:
        """The middle."""
        return self.query_one(ModelEditor)

    @property
    def canvas(self) -> ModelCanvas:
        """The diagram of the model in view."""
        return self.editor.split.active.canvas

    @property
    def overlay(self) -> ModelOverlay | None:
        """What lies over the diagram."""
        return self.editor.overlays.overlay

    @property
    def default_focus(self) -> Widget | None:
        """What lies over the diagram, else the diagram, or the list where that is shown."""
        return self.editor.own_focus

    # What is in view

    @property
    def selection(self) -> Selection:
        """The study with the model and the activity in view."""
        return self.editor.selection

    @property
    def model(self) -> ConceptualModel | None:
        """The model in view."""
        return self.selection.model

    @property
    def activity(self) -> Activity | None:
        """The chosen activity."""
        return self.selection.activity

    def place(self) -> Place:
        """The model and the activity in view."""
        at, pane = self.selection, self.editor.split.active
        definition = at.model.root_definition if at.model else self.studio.definition
        return Place(stage=3, model=pane.model, activity=pane.activity, definition=definition)

    def in_view(self) -> tuple[str, ...]:
        """The chosen activity and the model, then the other activities of it: those of other models come last."""
        others = (each.id for each in activities_of(self.study, self.place().model or ""))
        return (*super().in_view(), *others)

    def choose_model(self, id_: str | None) -> None:
        """Bring another model into view."""
        self.editor.choose(id_)
        self.show_study(self.study)

    def choose_record(self, kind: str, id_: str) -> None:
        """Bring a model or an activity into view."""
        if kind == "activity" and self.overlay is not None and self.overlay.NAME != "matrix":
            # An activity that is gone to is seen on the diagram or in the matrix.
            self.editor.overlays.lift()
        if kind == "activity" and (found := self.study.activities.get(id_)) is not None:
            self.editor.choose(found.model, id_)
        elif kind == "model" and id_ in self.study.models:
            self.editor.choose(id_)
        elif kind == "definition" and (built := model_of(self.study, id_)) is not None:
            self.editor.choose(built.id)
        self.show_study(self.study)

    def action_reveal(self, kind: str, id_: str) -> None:
        """A part of the way down was clicked."""
        self.reveal(kind, id_)

    async def open_field(self, kind: str, id_: str, field: str) -> bool:
        """Lay the overlay that a field is written on, or ticked on; False where it is on none."""
        if kind == "activity" and field == "covers":
            self.reveal(kind, id_)
            await self.editor.lay("matrix")
        elif kind == "model" and field in WRITTEN_ON:
            self.choose_model(id_)
            await self.editor.lay(WRITTEN_ON[field], field)
        else:
            return False
        return True

    # Showing

    def show_study(self, study: Study) -> None:
        """Everything for what is in view now; each part shows only what is another than before."""
        self._stands = True
        self.editor.split.settle(study := on_wall.part(study, self.studio))
        here = model.id if (model := self.model) is not None else ""
        head, levels = self.query_one(ChipFilter), [each.id for each, _depth in in_levels(study)]
        self.query_one(ModelList).show(study, here, head.part(study, levels, here))
        self.editor.see_through(head.chip)
        concept = model if model is not None and not model.real_world else None
        self.query_one(MeasuresLine).show_measures(study, concept)
        self.editor.show(study)
        self.show_findings()
        if self._footed.anew(self.overlay, concept is model):
            self.show_keys()

    def show_findings(self) -> None:
        """What the coach asks has changed, or what is chosen: the strip, notes, and marks where they differ."""
        super().show_findings()
        if self._stands:
            workshop = self.studio.workshop
            read_only = bool(workshop and workshop.read_only)
            inspector = self.query_one(ActivityInspector)
            inspector.show(self.selection, self.studio.findings, read_only=read_only)
            self.editor.show_diagram()

    @on(ModelEditor.Changed)
    @on(SplitView.Changed)
    async def _show_what_is_in_view(self) -> None:
        """Another model or activity is in view, or it is seen in another way."""
        self.show_study(self.study)
        await in_one_frame()

    def on_model_editor_room(self, event: ModelEditor.Room) -> None:
        """Put side panes away that have to make room, and bring those back; F3 and F4 do it by hand."""
        asked = {"-no-left": event.left, "-no-right": event.right}
        back = {each for each in self._hid if asked[each]}
        away = {each for each, stays in asked.items() if not stays and not self.has_class(each)}
        if back or away:
            # In one go: each change of a class has the whole screen styled anew.
            self._hid = self._hid - back | away
            self.set_classes((set(self.classes) - back) | away)
        if self._hid:
            self.remove_class("-left-open", "-right-open")

    # What the parts tell

    def on_model_canvas_edit_wanted(self) -> None:
        """A double click words an activity anew."""
        self.action_edit("reword")

    def on_model_pane_moved(self, event: ModelPane.Moved) -> None:
        """An activity was put elsewhere by hand; one walk with the keys is one step for Undo."""
        key = f"place {event.activity}" if event.by_keys else None
        at: dict[str, Any] = {"x": event.x, "y": event.y}
        step = edit.set_fields(self.study, "activity", event.activity, merge_key=key, **at)
        self.execute(step)

    def on_model_pane_arranged(self, event: ModelPane.Arranged) -> None:
        """A model was laid out anew."""
        self.carry_out(event.result)

    def on_model_list_chosen(self, event: ModelList.Chosen) -> None:
        """Another model was chosen in the list."""
        self.choose_model(event.model)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list of activities words it anew; in the list of models it goes to the diagram."""
        event.stop()
        if event.option_list.id == "activities":
            self.action_edit("reword")
        elif (focus := self.default_focus) is not None:
            focus.focus()

    def on_model_overlay_edited(self, event: ModelOverlay.Edited) -> None:
        """A step was made on what lies over the diagram."""
        self.execute(event.changeset)

    # Edits

    def action_edit(self, name: str) -> None:
        """Carry out an edit, or ask for what it needs, by the name of its function."""
        if name == "take_wording":
            # Words that are typed in the inspector come first: what is offered was offered for them.
            self.studio.flush()
        at = self.selection
        if missing := missing_for(name, at.study, at.model):
            self.studio.say_so(missing)
        elif name in EDITS:
            self.carry_out(EDITS[name](at))
        elif name in WORDINGS:
            wanted = WORDINGS[name](at)
            if wanted is None and name != "reword":
                self._converse("new_model", at)
            elif wanted is not None and not self._write(wanted):
                self._ask_words(wanted)
        else:
            self._converse(name, at)

    def _write(self, wanted: NewActivity | Rewording) -> bool:
        """Have words written on the diagram; False where a drawer lies over it, or they cannot be."""
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        return not drawer and self.editor.write(wanted)

    @work
    async def _converse(self, name: str, at: Selection) -> None:
        """Ask people, and do what comes of it."""
        try:
            result = await QUESTIONS[name](at, Asking(self))
        except StudioError as error:
            self.studio.tell(error)
        else:
            self.carry_out(result)

    @work
    async def _ask_words(self, wanted: NewActivity | Rewording) -> None:
        if (words := await words_of(wanted, Asking(self))) is not None:
            self.carry_out(wanted.result(self.studio, words))

    def carry_out(self, result: Result) -> None:
        """Do the step of a result, bring into view what it names, and say what is to be said."""
        step = result.step
        if step:
            if result.adds:
                step = self.as_said(step)
            if self.studio.execute(step) is None:
                return
        activity = added(step) if result.adds and step else result.activity
        if result.model or activity:
            found = self.study.activities.get(activity)
            model = found.model if found is not None else result.model
            self.editor.choose(model or self.place().model, activity or None)
            self.show_study(self.study)
        if result.says:
            self.studio.say_so(result.says, severity="warning" if result.warns else "information")
        if result.then:
            self.call_next(self.run_action, result.then)

    def as_said(self, step: Changeset) -> Changeset:
        """What is added during a step of the guide belongs to it."""
        return self.editor.guide.belonging(self.selection, step)

    def on_model_editor_written(self, event: ModelEditor.Written) -> None:
        """Words were written on the diagram; it is shown without them where nothing came of them."""
        if event.words is not None:
            self.carry_out(event.wanted.result(self.studio, event.words))
        self.editor.show_diagram()

    def keep_words(self) -> None:
        """What is being written on the diagram is kept, and the editor goes."""
        if (ended := self.editor.keep_words()) is not None:
            wanted, words = ended
            self.carry_out(wanted.result(self.studio, words))
            self.editor.show_diagram()

    def on_screen_suspend(self) -> None:
        """Another stage, or a question over this one: what was written is kept."""
        self.keep_words()

    # Views

    async def action_view(self, action: str) -> None:
        """Carry out an action of the middle, wherever the focus is."""
        await self.app.run_action(action, self.editor)

    async def action_overlaid(self, action: str) -> None:
        """Carry out an action of what lies over the diagram: from the palette, the footer or a click."""
        if self.overlay is not None:
            await self.app.run_action(action, self.overlay)

    async def action_measure(self, field: str) -> None:
        """The measures, with the cursor in one of them."""
        await self.editor.lay("measures", field)

    def on_chip_filter_changed(self, event: ChipFilter.Changed) -> None:
        """Another part of the models and activities is seen."""
        self.choose_model(event.key)

    def action_led(self, where: str) -> None:
        """Go through the guide, as `GuideStrip.led` says."""
        guide = self.editor.guide
        self.carry_out(guide.led(self.selection, where))
        guide.show_question(self.selection)

    # Which commands there are

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command means something now: a wording is offered, people are led, the diagram lies open."""
        if not self._stands:
            return super().check_action(action, parameters)
        guide, under = self.editor.guide, self.overlay is not None
        if (action, parameters) == ("edit", ("take_wording",)):
            real = self.model is not None and self.model.real_world
            offered = wording_offered(self.study, self.activity, self.studio.findings)
            return not real and offered is not None
        if action == "led" and parameters[0] != "turn" and not guide.leads:
            return False
        if under and waits(action, parameters):
            return False
        return super().check_action(action, parameters)

    def commands_now(self) -> tuple[Command, ...]:
        """What the keys do: those of an overlay first, and none that it takes for itself."""
        every = super().commands_now()
        if self.overlay is not None:
            return under_overlay(every, self.overlay.KEYS)
        return of_today(every) if self.model is not None and self.model.real_world else every

    def action_step_out(self) -> None:
        """One step out: of a field or a drawer, of the guide, of an overlay, then of the second model."""
        inside = takes_letters(self.focused)
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        editor = self.editor
        if inside or drawer:
            super().action_step_out()
        elif self.overlay is not None:
            self.overlay.action_step_out()
        elif editor.guide.leads:
            self.action_led("turn")
        elif editor.split.is_split:
            editor.split.end()
        else:
            super().action_step_out()
