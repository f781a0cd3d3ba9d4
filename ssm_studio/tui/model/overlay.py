"""What lies over the diagram for a while, such as the correspondence matrix: it shows a model and asks for steps."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.model.commands import BACK
from ssm_studio.tui.model.selection import Selection
from ssm_studio.tui.studio import Part


class ModelOverlay(Part):
    """One overlay. What it wants done it posts; it knows nothing of what it lies on."""

    NAME: ClassVar = ""
    KEYS: ClassVar[tuple[Command, ...]] = (BACK,)
    """What its keys do, for footer, palette and help; its widgets bind them."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([BACK])]

    @dataclass
    class Edited(Message):
        """A step is to be done."""

        changeset: Changeset

    @dataclass
    class Chosen(Message):
        """An activity was come to: it is the chosen one everywhere."""

        activity: str

    @dataclass
    class Done(Message):
        """It is to be taken away."""

        overlay: ModelOverlay

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__(id=f"sheet-{self.NAME}", classes="model-sheet")

    @abstractmethod
    def show(self, at: Selection, model: ConceptualModel, *, read_only: bool) -> None:
        """Show a model as it is now, with what is chosen of it."""

    @property
    def own_focus(self) -> Widget | None:
        """What has the focus when nothing else asks for it."""
        return None

    def go_to(self, field: str) -> None:  # noqa: ARG002 - not every overlay has fields
        """Put the cursor into a field, "" for where one begins."""
        if (focus := self.own_focus) is not None:
            focus.focus()

    def action_step_out(self) -> None:
        """One step out: within the overlay, else off it."""
        self.post_message(self.Done(self))

    def on_study_field_left(self, event: StudyField.Left) -> None:
        """Escape in a field: one step out from there."""
        event.stop()
        self.action_step_out()
