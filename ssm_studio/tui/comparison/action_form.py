"""The lines of an agreed action, and the lists that some of them are chosen from."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.form_lines import Block, Line

LENS_OF: Final = {
    "planning_hooks": "gov.hooks",
    "media": "comm.media",
    "levers": "change.levers",
}
"""Lines whose entries are chosen from a framework list, and which."""
EMPTY: Final = {
    "planning_hooks": N_("Which plan or budget must carry it?"),
    "media": N_("Through which media do people hear of it?"),
    "levers": N_("With which lever of change?"),
}
"""What such a line asks while nothing is chosen."""

ACTION_FORM: Final[tuple[Block, ...]] = (
    Line("text", N_("Action"), N_("What will be done? A verb first."), many_lines=True),
    Line("position", N_("Position"), N_("Which position is responsible?")),
    Line("person", N_("Post holder"), N_("Who holds the post now, and did that person accept?")),
    Line("accepted_in_person", N_("Accepted"), choices=labels.YES_NO),
    Line("by_when", N_("By when"), N_("{day}, or a moment: before the budget is fixed")),
    Line("horizon", N_("Horizon"), choices=labels.HORIZONS),
    Line("measure", N_("Measure"), N_("How will we know that it worked?"), many_lines=True),
    Line("target", N_("Target"), N_("What value should it reach?")),
    Line("threshold", N_("Threshold"), N_("Below what is it not enough?")),
    Line("found", N_("Found"), N_("What is it now?"), many_lines=True),
    Line("judged_by", N_("Judged by"), N_("Who judges whether it worked?")),
    Line("supported_by", N_("Supported by"), N_("Who helps, and with what?"), many_lines=True),
    Line(
        "enabling_action",
        N_("Enabling action"),
        N_("Which enabling action must come first, so that people accept it?"),
        many_lines=True,
    ),
    Line("status", N_("Status"), choices=labels.STATUSES),
    Line("follow_up_on", N_("Follow-up on"), N_("When is the follow-up? {later}")),
    Line("follow_ups", N_("Follow-up"), link=True),
    Line("changes", N_("Carries out"), link=True),
    Line("planning_hooks", N_("Planning documents"), link=True),
    Line("media", N_("Media"), link=True),
    Line("levers", N_("Levers"), link=True),
    Line("why", N_("Why"), N_("What does it help to achieve?"), many_lines=True),
    Line("resources", N_("Resources"), N_("With what money, time and hands?"), many_lines=True),
    Line("risk", N_("Risk"), N_("What could stop it?"), many_lines=True),
    Line("dissent", N_("Dissent"), N_("Who could not agree, and why?"), many_lines=True),
    Line("dissent_by", N_("Attributed to"), link=True),
)
