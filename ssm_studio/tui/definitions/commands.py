"""What can be done on the screen of root definitions."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

_ASKED: Final = "ask('{}')"
"""The action of a command that is a conversation."""


def _command(
    name: str, key: str, label: str, help_: str, action: str = _ASKED, *, footer: bool = False
) -> Command:
    shown = {"left_square_bracket": "[", "right_square_bracket": "]"}.get(key, "")
    return Command(
        f"definitions.{name}", key, action.format(name), label, help_, footer, shown_key=shown
    )


ON_ROWS: Final = (
    Command("row.up", "up", "walk(-1)", "", ""),
    Command("row.down", "down", "walk(1)", "", ""),
    Command("row.list", "left", "to_list", "", ""),
    Command("row.edit", "enter", "edit", "", ""),
    Command("row.add", "plus", "add", "", ""),
)
"""What the keys of the form do."""
FILL_IN: Final = Command("definitions.fill-in", "enter", "", N_("fill in"), "", footer=True)
"""What the footer names of them."""

# fmt: off
COMMANDS: Final = (
    _command("new", "a,n,insert", N_("new system"), N_("A new relevant system: “a system to …”"), footer=True),
    _command("second", "N", N_("new definition"), N_("Begin a root definition, or one more, for this system"),
             "ask('define')", footer=True),
    _command("decide", "k", N_("choose"), N_("Choose this system, or keep it aside with the reason"), footer=True),
    _command("facts", "f", N_("facts"), N_("Details of this row: who gains or loses, who can stop it, what is fixed"), footer=True),  # noqa: E501
    _command("versus", "l", N_("side by side"), N_("Show two to four definitions side by "
"side"), "compare", footer=True),
    _command("another", "g", N_("think of another"), N_("Questions that lead to another relevant system")),
    _command("by-hand", "h", N_("by hand"), N_("Word the sentence by hand"), "by_hand"),
    _command("compose", "b", N_("compose"), N_("Compose the sentence from the fields again")),
    _command("clinic", "c,f8", N_("clinic of T"), N_("Common mistakes with T, and how to mend them")),
    _command("leave-out", "o", N_("omit"), N_("Omit C, A, O or E deliberately, with "
"the reason")),
    _command("type", "y", N_("type"), N_("Primary task or issue-based")),
    _command("status", "s", N_("status"), N_("Draft, agreed or parked")),
    _command("version", "v", N_("version"), N_("Save as a new version")),
    _command("versions", "V", N_("versions"), N_("What changed between the versions, and who was there")),
    _command("notes", "r", N_("notes"), N_("Remove a margin note that has been answered")),
    _command("time-box", "x", N_("time box"), N_("Start a timer (time box) for this definition"), "time_box"),
    _command("up", "u", N_("level up"), N_("One level up: why? R becomes the P of a new definition")),
    _command("down", "d", N_("level down"), N_("One level down: how? Q, or an activity, becomes the P of a new definition")),  # noqa: E501
    _command("themes", "m", N_("themes"), N_("Link this system to its themes")),
    _command("filter", "slash,F", N_("show less"), N_("Show only what carries an entry of a framework list"),
             "show_less"),
    _command("before", "left_square_bracket", N_("previous"), N_("The one before in the list"), "beside(-1)"),
    _command("after", "right_square_bracket", N_("next"), N_("The one after in the list"), "beside(1)"),
    _command("delete", "delete", N_("delete"), N_("Delete this row; in the list, the "
"definition or system. Ctrl+Z brings it "
"back")),
)
# fmt: on
