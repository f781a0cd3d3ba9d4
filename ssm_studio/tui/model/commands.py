"""What can be done on stage three.

`edit(…)` carries out a function of `edits`, `questions` or `new_activity` by its name, `view(…)` an action of
`ModelEditor`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ssm_studio.i18n import N_, NP_
from ssm_studio.tui.commands import Command

# fmt: off
TURN: Final = Command("model.turn", "tab", "view('turn')", N_("the other"), N_("Side by side: go to the other model"))
"""Bound where two models are shown, so that Tab goes on as ever elsewhere."""
_ACTIVITIES: Final = (
    Command("model.add", "a", "edit('add_after')", N_("add"),
            N_("Add an activity that depends on the selected one"), True),
    Command("model.add-free", "n", "edit('add_free')", N_("add apart"),
            N_("Add an activity that depends on nothing yet")),
    Command("model.add-before", "b", "edit('add_before')", N_("add before"),
            N_("Add an activity that the selected one depends on")),
    Command("model.edit", "enter", "edit('reword')", N_("reword"), N_("Reword the selected activity"), True),
    Command("model.needs", "c", "edit('needs')", N_("connect"),
            N_("Give the numbers of the activities it depends on"), True),
    Command("model.feeds", "f", "edit('feeds')", N_("feeds"),
            N_("Give the numbers of the activities that depend on it")),
    Command("model.feedback", "g", "edit('feedback')", N_("feedback"),
            N_("Give the numbers of the activities that feed back to it")),
    Command("model.information", "i", "edit('information')", N_("information"),
            N_("Give the numbers of the activities that inform it")),
    Command("model.control", "k", "edit('control')", N_("control"),
            N_("Add monitoring and control: criteria, monitor, take control action"), True),
    Command("model.list", "o", "view('outline')", N_("text view"), N_("Show the model as text, or as a diagram"), True),
    Command("model.phase", "p", "edit('phase')", N_("phase"), N_("Prepare, transform, output or support")),
    Command("model.covers", "v", "edit('covers')", N_("covers"),
            N_("Mark the parts of CATWOE that the activity serves")),
    Command("model.delete", "delete", "edit('delete')", N_("delete"), N_("Delete the selected activity")),
    Command("model.renumber", "r", "edit('renumber')", N_("number"), N_("Number the activities in logical order")),
    Command("model.arrange", "R", "view('arrange')", N_("rearrange"),
            N_("Rearrange the whole diagram, including manual positions")),
    Command("model.new", "m", "edit('new_model')", N_("new model"), N_("Begin a model for a root definition"), True),
    Command("model.next", "right_square_bracket", "view('other_model(1)')", N_("next"), N_("The next model"),
            shown_key="]"),
    Command("model.previous", "left_square_bracket", "view('other_model(-1)')", N_("previous"), N_("The model before"),
            shown_key="["),
    Command("model.definition", "D", "edit('definition')", N_("definition"),
            N_("Link this model to its root definition")),
    Command("model.rename", "h", "edit('rename')", N_("title"), N_("Give the model a title")),
    Command("model.remove", "", "edit('remove_model')", N_("delete model"), N_("Delete the model in view")),
    Command("model.fit", "z", "view('fit')", N_("fit"), N_("The whole model as large as it fits, or in full")),
    Command("model.take", "y", "edit('take_wording')", N_("take the wording"),
            N_("Take the wording that is offered for the selected activity, with a verb in "
"front")),
)
_LEVELS: Final = (
    Command("model.expand", "x", "edit('expand')", N_("one level down"),
            N_("Expand the selected activity into a model one level down, or go to that "
"model"), True),
    Command("model.up", "u", "edit('level_up')", N_("up"), N_("Go up to the activity that is expanded here")),
    Command("model.built-by", "B", "edit('built_by')", N_("built by"),
            N_("Mark the model as built by the researcher outside the workshop, or take "
"that back")),
    Command("model.split", "s", "edit('split')", N_("divide"), N_("Split the selected activity into two")),
    Command("model.join", "j", "edit('join')", N_("join"), N_("Join the selected activity and another one")),
    Command("model.kind", "K", "edit('kind')", N_("kind"),
            N_("Operational activity, criteria, monitoring or control")),
)
_TWO_MODELS: Final = (
    Command("model.beside", "d", "view('beside')", N_("side by side"),
            N_("Show a second model beside this one, or only this one again")),
    TURN,
    Command("model.real-world", "w", "view('real_world')", NP_("key", "current practice"),
            N_("Make a model of current practice and compare"), True),
    Command("model.confirm", "Y", "edit('confirm')", N_("done so"),
            N_("In a model of current practice: confirm that it is done so today")),
    Command("model.same-as", "equals_sign", "edit('same_as')", N_("the same as"),
            N_("In a model of current practice: match it to activities of the conceptual model (numbers)")),
)
_OVERLAYS: Final = (
    Command("model.matrix", "M", "view(\"lay('matrix')\")", N_("correspondence"),
            N_("Correspondence matrix: activities × CATWOE and PQR")),
    Command("model.checklist", "C", "view(\"lay('checklist')\")", N_("checklist"),
            N_("Formal-system checklist")),
    Command("model.measures", "e", "view(\"lay('measures')\")", N_("measures"),
            N_("Write how the system would be judged")),
)
"""These lay something over the diagram; the same key takes it away again."""
_VIEWS: Final = (
    Command("model.search", "slash", "view('search')", N_("search"),
            N_("Find an activity of any model by its number or words")),
    Command("model.filter", "F", "view('show_less')", N_("show less"),
            N_("Show only what carries an entry of a framework list")),
    Command("model.guide", "G", "led('turn')", N_("guide"),
            N_("Build the model by eight questions that can be left at any point")),
    Command("guide.next", "full_stop", "led('next')", N_("next question"), N_("Guide: the next question")),
    Command("guide.previous", "comma", "led('previous')", N_("question before"), N_("Guide: the question before")),
    Command("guide.do", "semicolon", "led('do')", N_("do it"), N_("Guide: do what the question asks about")),
    Command("guide.other", "space", "led('other')", N_("ask another"), N_("Guide: ask about another one")),
    Command("model.out", "minus", "view('zoom(True)')", N_("smaller"), N_("Only the numbers, to see the whole")),
    Command("model.in", "plus", "view('zoom(False)')", N_("larger"), N_("The words in the boxes again")),
    Command("model.plain", "", "view('plain')", N_("plain"),
            N_("Draw with ASCII characters only, or with lines again")),
    Command("model.read-in", "", "edit('read_in')", N_("read in"),
            N_("Read a diagram in (DOT, Mermaid, GraphML) as a new model")),
)
_ADD_BESIDE: Final = Command("model.add-beside", "N", "edit('add_beside')", N_("add beside"),
                             N_("Add an activity that depends on the same as the selected "
"one"))
HERE: Final = (
    *_ACTIVITIES, *_LEVELS, *_TWO_MODELS, *_OVERLAYS, _ADD_BESIDE, *_VIEWS,
)
"""Every command of the stage."""

BACK: Final = Command("sheet.back", "escape", "step_out", N_("back"), N_("Back to the diagram"), True)
WRITING: Final = (
    Command("box.keep", "enter", "", N_("keep"), "", True),
    Command("box.leave", "escape", "", N_("as it was"), "", True),
)
"""What the footer says while somebody writes in a box."""
SEEKING: Final = (
    Command("seeking.go", "enter", "", N_("go there"), "", True),
    Command("seeking.walk", "down", "", N_("another"), "", True, shown_key="↑ ↓"),
    Command("seeking.back", "escape", "", N_("back"), "", True),
)
"""What the footer says while somebody searches."""
# fmt: on

_OF_THE_DIAGRAM: Final = frozenset(
    ("search", "outline", "zoom(True)", "zoom(False)", "fit", "arrange", "beside")
)
"""Views that show something of the diagram: they wait while something lies over it, and so does the guide."""
_ASKED_TODAY: Final = frozenset(("model.confirm", "model.same-as"))
"""Commands that the footer names while a model of the real world is in view, and on no other."""
_OF_THE_CONCEPT: Final = frozenset(("model.expand", "model.real-world", "model.new"))
"""Commands that the footer does not name then."""


def waits(action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action waits while something lies over the diagram."""
    seen = action == "view" and parameters[0] in _OF_THE_DIAGRAM
    return seen or action == "led"


def under_overlay(every: Iterable[Command], own: Iterable[Command]) -> tuple[Command, ...]:
    """The commands while something lies over the diagram: its `own` first, and none whose key it takes for itself.

    Its own are carried out through the stage, so that the palette and the footer can do it.
    """
    own = tuple(own)
    taken = {key for each in own for key in each.key.split(",")}
    through = (replace(each, action=f"overlaid({each.action!r})") for each in own)
    others = (
        replace(each, footer=False) if each in HERE else each
        for each in every
        if not taken & set(each.key.split(",")) and not _waits(each)
    )
    return (*through, *others)


def _waits(command: Command) -> bool:
    name, _bracket, rest = command.action.partition("(")
    return waits(name, (rest.removesuffix(")").strip("'\""),))


def of_today(every: Iterable[Command]) -> tuple[Command, ...]:
    """The commands while a model of the real world is in view: the footer names what matters of it."""
    shown = {**dict.fromkeys(_ASKED_TODAY, True), **dict.fromkeys(_OF_THE_CONCEPT, False)}
    return tuple(replace(each, footer=shown.get(each.id, each.footer)) for each in every)
