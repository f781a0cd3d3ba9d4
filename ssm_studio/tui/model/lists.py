"""The lists of stage three: models, activities as text, and the measures of the model in view."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.diagram.model_text import TextLine, text_lines
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.prompts import MEASURES
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.words import one_line, plain


class ModelList(OptionList):
    """The models, each with how many activities it has: operational + watching."""

    @dataclass
    class Chosen(Message):
        """The cursor came to a model."""

        model: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty list."""
        super().__init__(id=id, markup=False, compact=True)
        self._ids: tuple[str, ...] = ()
        self._shown: tuple[Content, ...] = ()

    def show(self, study: Study, chosen: str | None) -> None:
        """Show the models; the cursor on the one in view."""
        self._ids = tuple(study.models)
        lines = tuple(_model_line(study, each) for each in study.models.values())
        with self.prevent(OptionList.OptionHighlighted):
            if lines != self._shown:
                self._shown = lines
                self.clear_options()
                self.add_options(Option(line) for line in lines)
            self.highlighted = self._ids.index(chosen) if chosen in self._ids else None
        self.display = bool(lines)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._ids):
            self.post_message(self.Chosen(self._ids[event.option_index]))


def _model_line(study: Study, model: ConceptualModel) -> Content:
    activities = activities_of(study, model.id)
    operational = sum((a.kind or "operational") == "operational" for a in activities)
    tally = f"{operational}+{len(activities) - operational}"
    return Content.assemble(
        (f"{model.ref} ", "bold $system"),
        plain(one_line(model_title(study, model), 60)),
        (f"  {tally}", "$muted"),
    )


MOST = 500
"""Characters of an activity that a list shows; the inspector has them all."""


class ActivityList(OptionList):
    """The model as text: number, words, what it needs and feeds. Everything can be done from here too."""

    @dataclass
    class Chosen(Message):
        """The cursor came to an activity."""

        activity: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty list."""
        super().__init__(id=id, markup=False, compact=True)
        self._told: tuple[TextLine, ...] = ()
        self._language = ""

    def show(self, study: Study, model: str, chosen: str | None) -> None:
        """Show the activities in logical order; the cursor on the chosen one."""
        lines = text_lines(study, model, study.language)
        with self.prevent(OptionList.OptionHighlighted):
            if lines != self._told:
                self._told = lines
                self.clear_options()
                self.add_options(Option(_activity_line(line)) for line in lines)
            ids = [line.id for line in lines]
            self.highlighted = ids.index(chosen) if chosen in ids else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._told):
            self.post_message(self.Chosen(self._told[event.option_index].id))


def _activity_line(line: TextLine) -> Content:
    return Content.assemble(
        (f"{line.number:>3} ", "bold $muted" if line.watching else "bold $system"),
        plain(one_line(line.words[:MOST], MOST)),
        (f"   {' · '.join(line.relations)}" if line.relations else "", "$muted"),
    )


class MeasureFields(Vertical):
    """How the system would be judged: three Es, and two more for those who ask."""

    def compose(self) -> ComposeResult:
        """One field for each measure, its question while it is empty."""
        yield Static(_("MEASURES"), classes="heading")
        for measure in MEASURES:
            yield Static(_(measure.name), classes="measure-name")
            yield StudyField(
                "model", "", measure.key, prompt=_(measure.asks), id=f"measure-{measure.key}"
            )

    def show(self, study: Study, model: ConceptualModel | None, *, read_only: bool) -> None:
        """The measures of the model in view; hidden while there is none."""
        self.display = model is not None
        if model is None:
            return
        for field in self.query(StudyField):
            value = read(getattr(model, field.field_name), study.language)
            field.read_only = read_only
            field.point_at("model", model.id, field.field_name, value)
