"""What can be done on stage four: in each inner tab, in all of them, and on the lines of a form."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

# fmt: off
CHART: Final = (
    Command("chart.open", "enter", "open", N_("write"), N_("Write this row in full"), True),
    Command("chart.yes", "y", "exists('yes')", N_("exists?"),
            N_("It happens in the real situation"), True, shown_key="y p n u"),
    Command("chart.partly", "p", "exists('partly')", N_("partly"), N_("It happens partly")),
    Command("chart.no", "n", "exists('no')", N_("no"), N_("It does not happen")),
    Command("chart.unknown", "u", "exists('unknown')", N_("unknown"), N_("Nobody here knows")),
    Command("chart.change", "c", "suggest_change", N_("change"), N_("A change suggests itself here"), True),
    Command("chart.make", "m", "make_rows", N_("make rows"),
            N_("Make rows for everything in the models that is not asked about yet"), True),
    Command("chart.add", "a,plus,insert", "add_row", N_("new row"), N_("Add one row")),
    Command("chart.holds", "h", "holds", N_("still holds"),
            N_("Confirm the answer for the reworded question")),
    Command("chart.walk", "w", "walk", N_("walk"), N_("Row by row with the whole group: one "
"large question at a time"),
            True),
    Command("chart.way", "", "way", N_("way of comparing"),
            N_("Chart, discussion, scenario or overlay: how this session compares")),
    Command("chart.beside", "s", "side_by_side", N_("side by side"), N_("The charts of all models, theme by theme")),
    Command("chart.felt", "f", "felt", N_("felt"), N_("How well it is done today, as each person feels it")),
    Command("chart.delete", "delete", "delete", N_("delete"), N_("Delete this row")),
    Command("chart.next", "j", "unanswered", N_("next unanswered"), N_("Go to the next row without an answer")),
)

DEBATE: Final = (
    Command("debate.open", "enter", "open", N_("write"), N_("Write this in full"), True),
    Command("debate.add", "plus,insert", "add_saying", N_("new saying"), N_("Add what someone said"), True),
    Command("debate.for", "f", "position('for')", N_("said as"),
            N_("It was said in favour"), True, shown_key="f a q s"),
    Command("debate.against", "a", "position('against')", N_("against"), N_("It was said against")),
    Command("debate.question", "q", "position('question')", N_("question"), N_("It was a question")),
    Command("debate.story", "s", "position('story')", N_("story"), N_("It was a story")),
    Command("debate.speaker", "w", "choose_speaker", N_("who"), N_("Who said it")),
    Command("debate.row", "b", "choose_row", N_("about"), N_("Which row of the chart it is about")),
    Command("debate.accommodation", "v", "add_accommodation", N_("accommodation"),
            N_("Add an accommodation"), True),
    Command("debate.gradient", "g", "ask_agreement", N_("agreement"),
            N_("Gradients of agreement: where each person stands on this wording"), True),
    Command("debate.reservation", "r", "add_reservation", N_("reservation"),
            N_("Reservation: what someone has against it")),
    Command("debate.delete", "delete", "delete", N_("delete"), N_("Delete this")),
)

CHANGES: Final = (
    Command("changes.open", "enter", "open", N_("write"), N_("Write and judge this change"), True),
    Command("changes.add", "plus,insert", "add_change", N_("new change"), N_("Add a change"), True),
    Command("changes.raters", "r", "ask_raters", N_("raters"),
            N_("Each rater's own ratings: how desirable, how feasible"), True),
    Command("changes.action", "a", "make_action", N_("make action"), N_("Make an action from this change"), True),
    Command("changes.rows", "b", "choose_rows", N_("from rows"), N_("Which rows of the chart it comes from")),
    Command("changes.plot", "p", "plot", N_("plot"), N_("Desirable against feasible: the four named fields"), True),
    Command("changes.delete", "delete", "delete", N_("delete"), N_("Delete this change")),
)

ACTIONS: Final = (
    Command("actions.open", "enter", "open", N_("write"), N_("Write this action in full"), True),
    Command("actions.add", "a,plus,insert", "add_action", N_("new action"), N_("Add an action"), True),
    Command("actions.status", "s", "choose_status", N_("status"), N_("Where this action stands now"), True),
    Command("actions.follow_up", "f", "add_follow_up", N_("follow up"),
            N_("What was found at the follow-up of this action"), True),
    Command("actions.hooks", "h", "choose_hooks", N_("plans"), N_("Which planning document or budget must carry it")),
    Command("actions.delete", "delete", "delete", N_("delete"), N_("Delete this action")),
)

EVERYWHERE_HERE: Final = (
    Command("comparison.next", "right_curly_bracket", "turn(1)", N_("tabs"),
            N_("Next tab: chart, debate, changes, actions"), True, shown_key="{ }"),
    Command("comparison.before", "left_curly_bracket", "turn(-1)", N_("tab before"),
            N_("The tab before"), shown_key="{"),
    Command("comparison.trace", "t", "trace", N_("trace"),
            N_("Trace: from the element in the picture to the action"), True),
    Command("comparison.matrix", "T", "room('matrix')", N_("themes and actions"),
            N_("Themes against actions: which led to which")),
    Command("comparison.findings-loose", "L", "room('loose_ends')", N_("loose ends"),
            N_("Issues that reached no action, actions that come from no issue: one line answers each")),
    Command("comparison.record-before", "left_square_bracket", "beside(-1)", N_("previous"),
            N_("The one before in the list"), shown_key="["),
    Command("comparison.record-after", "right_square_bracket", "beside(1)", N_("next"),
            N_("The one after in the list"), shown_key="]"),
    Command("comparison.filter", "slash", "filter", N_("show less"), N_("Show only a part of the list")),
)
"""The keys that are the same in every inner tab."""

_NEXT: Final = (
    Command("answering.beside", "right_square_bracket", "", N_("other row"), "", True, False, "[ ]"),
    Command("answering.back", "escape", "step_out", N_("back to the list"), "", True),
)

CHOICE: Final = (
    Command("answering.walk", "left", "", N_("answer"), "", True, shown_key="← →"),
    Command("answering.empty", "backspace", "", N_("clear"), "", True),
    Command("answering.on", "enter", "", N_("next"), "", True),
    *_NEXT,
)
"""What the footer says on a choice of a form, where letters are answers and no commands."""

LINK: Final = (
    Command("answering.press", "enter", "", N_("choose"), "", True),
    Command("answering.next", "tab", "", N_("next"), "", True),
    *_NEXT,
)
"""What the footer says on a link of a form."""

# fmt: on
