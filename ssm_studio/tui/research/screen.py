"""The research room: declaration, two cycles, reconstruction and learning as four sheets of one screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from ssm_studio.tui.commands import bindings
from ssm_studio.tui.comparison.screen import TabbedStage, in_tab
from ssm_studio.tui.research.commands import EVERYWHERE
from ssm_studio.tui.research.cycles_tab import STEP, CyclesTab
from ssm_studio.tui.research.declaration_tab import DeclarationTab
from ssm_studio.tui.research.learning_tab import LearningTab
from ssm_studio.tui.research.reconstruction_tab import ReconstructionTab

SHEETS = (DeclarationTab, CyclesTab, ReconstructionTab, LearningTab)


class ResearchScreen(TabbedStage):
    """Research beside the four stages."""

    NUMBER = 5
    PARTS = SHEETS
    TAB_OF: ClassVar = {
        "research": "declaration",
        "declared": "declaration",
        STEP: "cycles",
        "cycle_note": "cycles",
        "reconstruction": "reconstruction",
        "learning": "learning",
        "diary": "learning",
        "session": "cycles",
    }
    EVERYWHERE = EVERYWHERE
    COMMANDS_HERE = (*(c for sheet in SHEETS for c in in_tab(sheet.HERE)), *EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS_HERE)]
