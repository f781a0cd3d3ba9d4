"""Sheets laid over the diagram of a model: the correspondence matrix, the checklist, the measures; one at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from textual.containers import Vertical
from textual.widget import Widget

from ssm_studio.domain.model import (
    FORMAL_SYSTEM,
    MEASURES,
    VALUE_FOR_MONEY,
    VALUE_FOR_MONEY_AID,
    ConceptualModel,
)
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.tui.commands import Command
from ssm_studio.tui.model.edits import ModelDeeds
from ssm_studio.tui.say_line import SayInput

SHEETS: Final = (
    Command(
        "model.matrix",
        "M",
        "lay('matrix')",
        N_("correspondence"),
        N_("Put the activities against C A T W O E and P Q R"),
    ),
    Command(
        "model.checklist",
        "C",
        "lay('checklist')",
        N_("checklist"),
        N_("Ask whether the model would be a purposeful system"),
    ),
    Command(
        "model.measures",
        "e",
        "lay('measures')",
        N_("measures"),
        N_("Write how the system would be judged"),
    ),
)
"""The commands that lay a sheet over the diagram; the same key takes it away again."""

BACK: Final = Command(
    "sheet.back", "escape", "step_out", N_("back"), N_("Back to the diagram"), True
)

UNDER_IT: Final = frozenset(("search", "outline", "zoom", "numbers", "arrange", "beside", "guide"))
"""Actions that show something of the diagram: they wait while a sheet lies over it."""

_FIELDS: Final = {
    **dict.fromkeys((*MEASURES, *VALUE_FOR_MONEY, *VALUE_FOR_MONEY_AID), "measures"),
    **{f"formal_{each}": "checklist" for each in FORMAL_SYSTEM},
}
"""Fields of a model that are written on a sheet, and on which."""


class ModelSheet(Vertical):
    """One sheet. It shows a model and makes steps by the screen that it lies on, as the panes do."""

    NAME: ClassVar = ""
    KEYS: ClassVar[tuple[Command, ...]] = ()
    """What its keys do; an action of the screen such as "screen.sheet('tick')" comes back here as `do('tick')`."""

    def __init__(self) -> None:
        """An empty sheet."""
        super().__init__(id=f"sheet-{self.NAME}", classes="model-sheet")

    def show(self, study: Study, model: ConceptualModel, *, read_only: bool) -> None:
        """Show a model as it is now."""
        raise NotImplementedError

    def do(self, deed: str) -> None:
        """Carry out one of `KEYS`."""

    def go_to(self, field: str) -> None:
        """Put the cursor into a field, "" for where one begins."""
        raise NotImplementedError

    def step_out(self) -> bool:
        """One step out within the sheet; False where that leads off it."""
        return False

    @property
    def own_focus(self) -> Widget | None:
        """What has the focus while the sheet lies there and nothing else asks for it."""
        raise NotImplementedError


class WithSheets(ModelDeeds):
    """Lays sheets over the diagram and takes them away; a mixin of `ModelScreen`."""

    sheet: ModelSheet | None = None
    """The sheet that lies there."""
    _made_room = False
    """Whether the details at the right were put away for it."""

    @property
    def _concept(self) -> ConceptualModel | None:
        """The model in view, where it follows from a definition and does not show what is done today."""
        return None if self.model is None or self.model.real_world else self.model

    @property
    def sheet_focus(self) -> Widget | None:
        """What has the focus on the sheet that lies there; None where there is none."""
        return self.sheet.own_focus if self.sheet is not None else None

    async def action_lay(self, name: str) -> None:
        """Lay a sheet over the diagram, or take it away where it lies there already."""
        if self.sheet is not None and name == self.sheet.NAME:
            self.lift_sheet()
        else:
            await self.lay_sheet(name)

    async def lay_sheet(self, name: str, field: str = "") -> None:
        """Lay a sheet over the diagram with the cursor in `field`; nothing where there is no model."""
        if self._concept is None:
            if self.model is not None:
                self.studio.say_so(
                    _("That is asked of a conceptual model, not of what is done today.")
                )
            return
        if self.sheet is None or name != self.sheet.NAME:
            self._take_away()
            sheet = _sheet(name)
            self.sheet = sheet
            self.add_class("-sheet")
            if not self.has_class("-no-right"):
                self._made_room = True
                self.add_class("-no-right")
            await self.query_one("#main").mount(sheet)
        if self.sheet is not None:
            self.remove_class("-left-open", "-right-open")
            self.show_sheet(self.study)
            self.sheet.go_to(field)
            self._show_keys()
            self.show_findings()

    def lift_sheet(self) -> None:
        """Take the sheet away: the diagram is there again."""
        self._take_away()
        self.show_study(self.study)
        self._show_keys()
        if (focus := self.default_focus) is not None:
            focus.focus()

    def _take_away(self) -> None:
        if self.sheet is not None:
            # Words that are being typed there belong to the study, whatever becomes of the sheet.
            self.studio.flush()
            self.sheet.remove()
            self.sheet = None
            self.remove_class("-sheet")
            if self._made_room:
                self._made_room = False
                self.remove_class("-no-right")

    def make_way(self, kind: str) -> None:
        """An activity that is gone to is seen on the diagram or in the matrix, and on no other sheet."""
        if kind == "activity" and self.sheet is not None and self.sheet.NAME != "matrix":
            self.lift_sheet()

    def show_sheet(self, study: Study) -> None:
        """Show the model in view on the sheet that lies there; called whenever either changes."""
        model = self._concept
        if self.sheet is not None and model is None:
            self.lift_sheet()
        elif self.sheet is not None and model is not None and self.sheet.is_mounted:
            workshop = self.studio.workshop
            self.sheet.show(study, model, read_only=bool(workshop and workshop.read_only))

    def action_sheet(self, deed: str) -> None:
        """A key or a click on the sheet that lies there."""
        if self.sheet is not None:
            self.sheet.do(deed)

    async def action_measure(self, field: str) -> None:
        """The sheet of measures with the cursor in one of them."""
        await self.lay_sheet("measures", field)

    async def open_field(self, kind: str, id_: str, field: str) -> bool:
        """Lay the sheet that a field is written on, or ticked on; False where it is on none."""
        if kind == "activity" and field == "covers":
            self.reveal(kind, id_)
            await self.lay_sheet("matrix")
            return True
        if kind != "model" or field not in _FIELDS:
            return False
        self.choose_model(id_)
        await self.lay_sheet(_FIELDS[field], field)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What one would see on the diagram alone is not done while a sheet lies over it."""
        if self.sheet is not None and action in UNDER_IT:
            return False
        return super().check_action(action, parameters)

    def commands_now(self) -> tuple[Command, ...]:
        """What the keys do: those of the sheet first, and none that it takes for itself."""
        every = super().commands_now()
        if self.sheet is None:
            return every
        taken = {key for each in self.sheet.KEYS for key in each.key.split(",")}
        others = (
            replace(each, footer=False) if each in self.COMMANDS_HERE else each
            for each in every
            if not taken & set(each.key.split(",")) and each.action.split("(")[0] not in UNDER_IT
        )
        return (*self.sheet.KEYS, *others)

    def action_step_out(self) -> None:
        """One step out: of the say line or a drawer, then of the sheet."""
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        if self.sheet is None or drawer or isinstance(self.focused, SayInput):
            super().action_step_out()
        elif not self.sheet.step_out():
            self.lift_sheet()


def _sheet(name: str) -> ModelSheet:
    """A new sheet; each is loaded when it is first wanted."""
    if name == "matrix":
        from ssm_studio.tui.model.matrix import MatrixSheet

        return MatrixSheet()
    if name == "checklist":
        from ssm_studio.tui.model.checklist import ChecklistSheet

        return ChecklistSheet()
    from ssm_studio.tui.model.measures import MeasuresSheet

    return MeasuresSheet()
