"""The keys of stage four that are the same in every inner tab, and those that answer in a form."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

EVERYWHERE_HERE: Final = (
    Command(
        "comparison.next",
        "right_curly_bracket",
        "turn(1)",
        N_("tabs"),
        N_("Next: chart, debate, changes, actions"),
        True,
        shown_key="{ }",
    ),
    Command(
        "comparison.before",
        "left_curly_bracket",
        "turn(-1)",
        N_("tab before"),
        N_("The inner tab before this one"),
        shown_key="{",
    ),
    Command(
        "comparison.trace",
        "t",
        "trace",
        N_("trace"),
        N_("From the mark in the picture to the action"),
        True,
    ),
    Command(
        "comparison.record-before",
        "left_square_bracket",
        "beside(-1)",
        N_("previous"),
        N_("The one before in the list"),
        shown_key="[",
    ),
    Command(
        "comparison.record-after",
        "right_square_bracket",
        "beside(1)",
        N_("next"),
        N_("The one after in the list"),
        shown_key="]",
    ),
    Command(
        "comparison.filter", "slash", "filter", N_("show less"), N_("Show only a part of the list")
    ),
)


_NEXT: Final = (
    Command("answering.next", "tab", "", N_("next"), "", True),
    Command(
        "answering.beside", "right_square_bracket", "", N_("other row"), "", True, False, "[ ]"
    ),
    Command("answering.back", "escape", "step_out", N_("back to the list"), "", True),
)

CHOICE: Final = (
    Command("answering.walk", "left", "", N_("answer"), "", True, shown_key="← →"),
    Command("answering.empty", "backspace", "", N_("take back"), "", True),
    *_NEXT,
)
"""What the footer says on a choice of a form, where letters are answers and no commands."""

LINK: Final = (Command("answering.press", "enter", "", N_("choose"), "", True), *_NEXT)
"""What the footer says on a link of a form."""
