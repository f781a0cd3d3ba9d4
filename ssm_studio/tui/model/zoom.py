"""From how far a model is looked at: every word, only the numbers, or from across the room."""

from __future__ import annotations

from typing import Final

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.model.drawing import CROWDED
from ssm_studio.diagram.model.placement import from_overview
from ssm_studio.domain import edit
from ssm_studio.domain.study import activities_of
from ssm_studio.i18n import N_, _
from ssm_studio.tui.commands import Command
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.layout_worker import LayingOut

LOOKING: Final = (
    Command(
        "model.out", "minus", "zoom(True)", N_("smaller"), N_("Only the numbers, to see the whole")
    ),
    Command(
        "model.in",
        "plus",
        "zoom(False)",
        N_("larger"),
        N_("The words in the boxes again"),
    ),
    Command(
        "model.plain",
        "",
        "plain",
        N_("plain"),
        N_("Draw with the characters of a keyboard alone, or with lines again"),
    ),
)


class Looking(LayingOut):
    """Shows the model from farther away or nearer; a mixin of `ModelScreen`."""

    def action_plain(self) -> None:
        """Draw with the characters of a keyboard alone, or with lines again."""
        self.studio.plain_lines = not self.studio.plain_lines
        self.show_study(self.study)

    def action_zoom(self, small: bool) -> None:
        """Only the numbers, or the words again."""
        if small != self._numbers_only:
            self.action_numbers()

    def action_numbers(self) -> None:
        """Only the numbers, or the words in the boxes; the chosen activity stays in view."""
        self._from_afar = not self._numbers_only
        self.forget_layout()
        self.show_study(self.study)
        for canvas in self.query(ModelCanvas):
            canvas.begin_anew()
            canvas.bring_into_view()

    def on_model_canvas_dragged(self, event: ModelCanvas.Dragged) -> None:
        """An activity was put somewhere else by hand: in the overview by as much as that is among the words."""
        at = Point(event.x, event.y)
        if self._numbers_only:
            at = from_overview(self.study, event.activity, at)
        # One walk with the keys is one step for Undo.
        key = f"place {event.activity}" if event.by_keys else None
        step = edit.set_fields(
            self.study, "activity", event.activity, merge_key=key, x=at.x, y=at.y
        )
        self.execute(step)

    def look_from_here(self) -> None:
        """On the wall the diagram stands in the middle of its room."""
        for canvas in self.query(ModelCanvas):
            canvas.centre(centred=self.studio.projector)

    def note_words(self, note: str) -> str:
        """The note below the diagram: what the drawing says, and in a crowd what helps to see the whole."""
        model = self.model
        many = model is not None and len(activities_of(self.study, model.id)) > CROWDED
        if not many:
            return note
        offer = (
            _("+ shows the words again.")
            if self._numbers_only
            else _("- shows the whole, / finds one activity.")
        )
        return f"{note} {offer}".strip()
