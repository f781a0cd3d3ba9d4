"""What can be done in the research room: on each of its sheets, and on all of them."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

# fmt: off
DECLARATION: Final = (
    Command("declaration.open", "enter", "open", N_("write"), N_("Write the declaration"), True),
    Command("declaration.begin", "plus,insert", "begin", N_("begin"), N_("Begin the declaration"), True),
    Command("declaration.lock", "l", "lock", N_("lock"),
            N_("Lock the declaration: later words make a new version, and the old one stays"), True),
)

CYCLES: Final = (
    Command("cycles.open", "enter", "open", N_("notes"), N_("Go to the notes of this step")),
    Command("cycles.problem", "p", "note('ps')", N_("problem"),
            N_("Note something at this step of the problem-solving cycle"), True),
    Command("cycles.research", "r", "note('r')", N_("research"),
            N_("Note something at this step of the research cycle"), True),
    Command("cycles.exit-problem", "x", "leave('ps')", N_("end problem"),
            N_("Decide how the problem-solving cycle ends, and why"), True),
    Command("cycles.exit-research", "y", "leave('r')", N_("end research"),
            N_("Decide how the research cycle ends, and why"), True),
    Command("cycles.process", "m", "make_process", N_("model of the study"),
            N_("Make a model of the study itself (SSM(p)), to be changed, and its activities as agenda")),
)

RECONSTRUCTION: Final = (
    Command("reconstruction.open", "enter", "open", N_("write"), N_("Write this row in full"), True),
    Command("reconstruction.add", "a,plus,insert", "add_row", N_("new element"),
            N_("Add an element of the concept"), True),
    Command("reconstruction.evidence", "e", "choose_evidence", N_("evidence"),
            N_("What in this session is the evidence for it"), True),
    Command("reconstruction.tie", "j", "tie", N_("merged or split"),
            N_("Which rows it was merged with, or split from"), True),
    Command("reconstruction.who", "w", "choose_people", N_("who confirmed"),
            N_("Who of the participants confirmed it")),
    Command("reconstruction.source", "s", "source", N_("source work"), N_("Which work the originals come from")),
    Command("reconstruction.delete", "delete", "delete", N_("delete"), N_("Delete this row")),
)

LEARNING: Final = (
    Command("learning.open", "enter", "open", N_("write"), N_("Write this in full"), True),
    Command("learning.f", "f", "learn('F')", N_("about F"), N_("What was learned about the framework of ideas"), True),
    Command("learning.m", "m", "learn('M')", N_("about M"), N_("What was learned about the method"), True),
    Command("learning.a", "a,plus,insert", "learn('A')", N_("about A"),
            N_("What was learned about the area of concern"), True),
    Command("learning.departure", "d", "depart", N_("departed"),
            N_("Where we departed from the method here, and why"), True),
    Command("learning.speaker", "w", "choose_speaker", N_("who"), N_("Who said it")),
    Command("learning.delete", "delete", "delete", N_("delete"), N_("Delete this")),
)

EVERYWHERE: Final = (
    Command("research.next", "right_curly_bracket", "turn(1)", N_("sheets"),
            N_("Next: declaration, two cycles, reconstruction, learning"), True, shown_key="{ }"),
    Command("research.before", "left_curly_bracket", "turn(-1)", N_("sheet before"),
            N_("The sheet before this one"), shown_key="{"),
    Command("research.record-before", "left_square_bracket", "beside(-1)", N_("previous"),
            N_("The one before in the list"), shown_key="["),
    Command("research.record-after", "right_square_bracket", "beside(1)", N_("next"),
            N_("The one after in the list"), shown_key="]"),
    Command("research.filter", "slash", "filter", N_("show less"), N_("Show only a part of the list")),
)
"""The keys that are the same on every sheet."""
# fmt: on
