"""Stage three on screen: the models at the left, the diagram or its text in the middle, one activity at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ssm_studio.domain.edit_expansion import in_levels
from ssm_studio.domain.edit_model import model_of
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.say import Place
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.model.as_is_model import REAL_WORLD, RealWorld
from ssm_studio.tui.model.badges import Marked, mark_words
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.commands import HERE
from ssm_studio.tui.model.drawing_cache import Drawing
from ssm_studio.tui.model.expansion import EXPANSION, Expanding, level_marks
from ssm_studio.tui.model.find_activity import SEARCH, SearchBar, Searching
from ssm_studio.tui.model.guide import GUIDE, GuideStrip, Guiding
from ssm_studio.tui.model.import_diagram import READING_IN, ReadingIn
from ssm_studio.tui.model.inline_editor import ADD_BESIDE, BoxEditor, InPlace
from ssm_studio.tui.model.inspector import ActivityInspector
from ssm_studio.tui.model.measures import MeasuresLine
from ssm_studio.tui.model.overlays import SHEETS, WithSheets
from ssm_studio.tui.model.restructure import RESHAPING, Reshaping
from ssm_studio.tui.model.rewording import WORDING
from ssm_studio.tui.model.side_lists import ActivityList, ModelList
from ssm_studio.tui.model.split_view import BESIDE, canvases
from ssm_studio.tui.model.texts import definition_words, empty_words
from ssm_studio.tui.model.zoom import LOOKING, Looking


class ModelScreen(
    Guiding,
    InPlace,
    Searching,
    Marked,
    Drawing,
    Looking,
    WithSheets,
    Expanding,
    Reshaping,
    RealWorld,
    ReadingIn,
):
    """One model at a time; which one, and which activity of it, is all that this screen remembers."""

    NUMBER = 3
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        *HERE,
        *WORDING,
        *EXPANSION,
        *RESHAPING,
        *BESIDE,
        *REAL_WORLD,
        *SHEETS,
        *ADD_BESIDE,
        *SEARCH,
        *GUIDE,
        *LOOKING,
        *READING_IN,
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS_HERE)]

    def __init__(self) -> None:
        """Nothing is chosen yet; the first model and its first activity will be."""
        super().__init__()
        self._model: str | None = None
        self._activity: str | None = None
        self._as_text = False

    # Frame

    def compose_left(self) -> Iterable[Widget]:
        """Models, and how the one in view would be judged."""
        yield Static(_("MODELS"), classes="heading -first")
        yield ModelList(id="models")
        yield MeasuresLine(id="measures")

    def compose_main(self) -> Iterable[Widget]:
        """The definition in one line, then the diagram or the list; what an empty stage says."""
        yield ClickableLine(id="model-way")
        yield Static(id="model-definition")
        yield GuideStrip(id="guide")
        yield from canvases()
        yield ActivityList(id="activities")
        yield Static(id="model-empty")
        yield Static(id="model-note", markup=False)
        yield SearchBar(id="model-search")
        yield BoxEditor()

    def compose_right(self) -> Iterable[Widget]:
        """The chosen activity."""
        yield ActivityInspector(id="inspector")

    @property
    def default_focus(self) -> Widget | None:
        """The sheet that lies over the diagram, else the diagram, or the list where that is shown."""
        if self.sheet is not None:
            return self.sheet_focus
        return self.query_one("#activities") if self._as_text else self.canvas

    def place(self) -> Place:
        """The model and the activity in view."""
        model = self.model
        definition = model.root_definition if model else None
        return Place(stage=3, model=self._model, activity=self._activity, definition=definition)

    def in_view(self) -> tuple[str, ...]:
        """The chosen activity and the model, then the other activities of it: those of other models come last."""
        others = (each.id for each in activities_of(self.study, self._model or ""))
        return (*super().in_view(), *others)

    # What is in view

    @property
    def model(self) -> ConceptualModel | None:
        """The model in view."""
        return self.study.models.get(self._model or "")

    @property
    def activity(self) -> Activity | None:
        """The chosen activity."""
        return self.study.activities.get(self._activity or "")

    def choose_model(self, id_: str | None) -> None:
        """Bring another model into view."""
        if id_ != self._model and not self.turn_to_model(id_):
            self._model, self._activity = id_, None
        self.show_study(self.study)

    def choose(self, activity: str | None) -> None:
        """Choose an activity of the model in view."""
        self._activity = activity
        self._draw()

    def choose_record(self, kind: str, id_: str) -> None:
        """Bring a model or an activity into view."""
        self.make_way(kind)
        if kind == "activity" and (found := self.study.activities.get(id_)) is not None:
            self.choose_model(found.model)
            self.choose(id_)
        elif kind == "model" and id_ in self.study.models:
            self.choose_model(id_)
        elif kind == "definition" and (built := model_of(self.study, id_)) is not None:
            self.choose_model(built.id)

    def show_study(self, study: Study) -> None:
        """The models, the model in view, and its layout where what must be laid out has changed."""
        if self._model not in study.models:
            self._model = next((each.id for each, _depth in in_levels(study)), None)
        activities = activities_of(study, self._model or "")
        if self._activity not in {each.id for each in activities}:
            self._activity = activities[0].id if activities else None
        self.query_one(ModelList).show(study, self._model)
        concept = self.model if self.model is not None and not self.model.real_world else None
        self.query_one(MeasuresLine).show(study, concept)
        self._draw()

    @property
    def read_only(self) -> bool:
        """Whether this session may only be read."""
        return bool(self.studio.workshop and self.studio.workshop.read_only)

    # Drawing

    def draw_model_in_view(self) -> None:
        """The layout that was asked for has come."""
        self._draw()

    def _draw(self) -> None:
        """The diagram (or list), the note below it and the inspector, for what is chosen now."""
        study, model = self.study, self.model
        activities = activities_of(study, self._model or "")
        empty = not activities
        self.query_one("#model-definition", Static).update(definition_words(study, model))
        self.query_one("#model-empty").display = empty
        self.query_one("#model-empty", Static).update(empty_words(study, model))
        self.draw_way()
        canvas, listed = self.canvas, self.query_one(ActivityList)
        self.query_one("#sides").display = not self._as_text and (
            not empty or self.beside is not None
        )
        canvas.display = not empty and not self._as_text
        listed.display = not empty and self._as_text
        note = ""
        # Under a sheet nobody sees the diagram; it is drawn when that is taken away.
        if model is not None and not empty and self.sheet is None:
            marks = level_marks(study, model.id, self.marks())
            drawing = self.drawing(self._activity, marks)
            note = self.note_words(drawing.note if drawing else _("The diagram is being drawn."))
            self.look_from_here()
            canvas.show(drawing, self._activity)
            if self._as_text:
                listed.show(study, model.id, self._activity, mark_words(self.marks()))
        shown = self.query_one("#model-note", Static)
        shown.display = bool(note)
        shown.update(note)
        self.draw_beside()
        self.show_guide()
        self.follow_box()
        self.query_one(ActivityInspector).show(study, self.activity, read_only=self.read_only)
        self.show_sheet(study)
        self.show_findings()

    # What the widgets tell

    def on_model_canvas_chosen(self, event: ModelCanvas.Chosen) -> None:
        """The walk or a click came to an activity."""
        self.turn_to(event.activity)
        self.choose(event.activity)

    def on_model_canvas_edit_wanted(self) -> None:
        """A double click words an activity anew."""
        self.action_edit()

    def on_activity_list_chosen(self, event: ActivityList.Chosen) -> None:
        """The cursor of the list came to an activity."""
        if event.activity != self._activity:
            self.choose(event.activity)

    def on_model_list_chosen(self, event: ModelList.Chosen) -> None:
        """Another model was chosen in the list."""
        self.choose_model(event.model)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list of activities words it anew; in the list of models it goes to the diagram."""
        event.stop()
        if event.option_list.id == "activities":
            self.action_edit()
        elif (focus := self.default_focus) is not None:
            focus.focus()

    # Views

    def action_outline(self) -> None:
        """The same model as text, or as a diagram."""
        self._as_text = not self._as_text
        if self._as_text and self.beside is not None:
            self.end_beside()
        self._draw()
        if (focus := self.default_focus) is not None:
            focus.focus()

    def action_other_model(self, step: int) -> None:
        """The next model, or the one before."""
        models = [each.id for each, _depth in in_levels(self.study)]
        if models:
            at = models.index(self._model) if self._model in models else 0
            self.choose_model(models[(at + step) % len(models)])
