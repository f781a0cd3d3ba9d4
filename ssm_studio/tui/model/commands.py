"""What can be done on stage three."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

HERE: Final = (
    Command(
        "model.add",
        "a",
        "add_after",
        N_("add"),
        N_("Add an activity that needs the chosen one"),
        True,
    ),
    Command(
        "model.add-free",
        "n",
        "add_free",
        N_("add apart"),
        N_("Add an activity that needs nothing yet"),
    ),
    Command(
        "model.add-before",
        "b",
        "add_before",
        N_("add before"),
        N_("Add an activity that the chosen one needs"),
    ),
    Command("model.edit", "enter", "edit", N_("reword"), N_("Word the chosen activity anew"), True),
    Command(
        "model.needs",
        "c",
        "needs",
        N_("connect"),
        N_("Say by number what must have been done before the chosen activity"),
        True,
    ),
    Command(
        "model.feeds", "f", "feeds", N_("feeds"), N_("Say by number what needs the chosen activity")
    ),
    Command(
        "model.feedback",
        "g",
        "feedback",
        N_("feedback"),
        N_("Say by number where feedback comes from"),
    ),
    Command(
        "model.information",
        "i",
        "information",
        N_("information"),
        N_("Say by number where information comes from"),
    ),
    Command(
        "model.control",
        "k",
        "control",
        N_("control"),
        N_("Add monitoring and control: criteria, monitor, take control action"),
        True,
    ),
    Command(
        "model.list",
        "o",
        "outline",
        N_("as text"),
        N_("The same model as text, or as a diagram"),
        True,
    ),
    Command("model.phase", "p", "phase", N_("phase"), N_("Prepare, transform, output or support")),
    Command(
        "model.covers",
        "v",
        "covers",
        N_("covers"),
        N_("Mark which parts of CATWOE the activity serves"),
    ),
    Command("model.delete", "delete", "delete", N_("delete"), N_("Delete the chosen activity")),
    Command(
        "model.renumber",
        "r",
        "renumber",
        N_("number"),
        N_("Number the activities in logical order"),
    ),
    Command(
        "model.arrange",
        "R",
        "arrange",
        N_("arrange anew"),
        N_("Lay the diagram out anew, hand-set places too"),
    ),
    Command(
        "model.new",
        "m",
        "new_model",
        N_("new model"),
        N_("Begin a model for a root definition"),
        True,
    ),
    Command(
        "model.next",
        "right_square_bracket",
        "other_model(1)",
        N_("next"),
        N_("The next model"),
        shown_key="]",
    ),
    Command(
        "model.previous",
        "left_square_bracket",
        "other_model(-1)",
        N_("previous"),
        N_("The model before"),
        shown_key="[",
    ),
    Command(
        "model.definition",
        "D",
        "definition",
        N_("definition"),
        N_("Say which root definition the model in view carries out"),
    ),
    Command("model.rename", "h", "rename", N_("title"), N_("Give the model a title")),
    Command("model.remove", "", "remove_model", N_("delete model"), N_("Delete the model in view")),
    Command(
        "model.numbers", "z", "numbers", N_("overview"), N_("Only the numbers, for large models")
    ),
)
