"""What can be done on the screen of root definitions."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

COMMANDS: Final = (
    Command(
        "definitions.new",
        "a,n,insert",
        "new_system",
        N_("add"),
        N_("A new relevant system: “a system to …”"),
        True,
    ),
    Command(
        "definitions.decide",
        "k",
        "decide",
        N_("choose"),
        N_("Choose this system, or keep it aside with the reason"),
        True,
    ),
    Command(
        "definitions.facts",
        "f",
        "facts",
        N_("facts"),
        N_("What this row says besides its words: who loses, who can stop it, what is given"),
        True,
    ),
    Command(
        "definitions.versus",
        "l",
        "versus",
        N_("side by side"),
        N_("Put two to four definitions beside each other"),
        True,
    ),
    Command(
        "definitions.another",
        "g",
        "another",
        N_("think of another"),
        N_("Questions that lead to another relevant system"),
    ),
    Command("definitions.by-hand", "h", "by_hand", N_("by hand"), N_("Word the sentence by hand")),
    Command(
        "definitions.compose",
        "b",
        "compose_again",
        N_("compose"),
        N_("Compose the sentence from the fields again"),
    ),
    Command(
        "definitions.clinic",
        "c,f8",
        "clinic",
        N_("clinic of T"),
        N_("Transformations as they are often written, and what may help"),
    ),
    Command(
        "definitions.leave-out",
        "o",
        "leave_out",
        N_("leave out"),
        N_("Say why C, A, O or E is left out on purpose"),
    ),
    Command("definitions.type", "y", "type", N_("type"), N_("Primary task or issue-based")),
    Command("definitions.status", "s", "status", N_("status"), N_("Draft, agreed or parked")),
    Command(
        "definitions.version",
        "v",
        "version",
        N_("version"),
        N_("Count a new version of this definition"),
    ),
    Command(
        "definitions.versions",
        "V",
        "versions",
        N_("versions"),
        N_("What changed between the versions, and who was there"),
    ),
    Command(
        "definitions.time-box",
        "x",
        "time_box",
        N_("time box"),
        N_("Give the wording of this definition some minutes"),
    ),
    Command(
        "definitions.up",
        "u",
        "derive(True)",
        N_("level up"),
        N_("One level up: why? R becomes the P of a new definition"),
    ),
    Command(
        "definitions.down",
        "d",
        "derive(False)",
        N_("level down"),
        N_("One level down: how? Q, or an activity, becomes the P of a new definition"),
    ),
    Command(
        "definitions.second",
        "N",
        "define",
        N_("define"),
        N_("Begin a root definition, or one more, for this system"),
    ),
    Command(
        "definitions.themes",
        "m",
        "themes",
        N_("themes"),
        N_("Say which themes this system comes from"),
    ),
    Command(
        "definitions.before",
        "left_square_bracket",
        "beside(-1)",
        N_("previous"),
        N_("The one before in the list"),
        shown_key="[",
    ),
    Command(
        "definitions.after",
        "right_square_bracket",
        "beside(1)",
        N_("next"),
        N_("The one after in the list"),
        shown_key="]",
    ),
    Command(
        "definitions.delete",
        "delete",
        "delete",
        N_("delete"),
        N_("Delete this row; in the list, the definition or system. Undo brings it back"),
    ),
)
