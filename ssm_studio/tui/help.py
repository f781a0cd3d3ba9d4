"""Help of the screen in view: its keys, the keys that work everywhere, and what the say line understands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content
from textual.screen import Screen

from ssm_studio.i18n import N_, _
from ssm_studio.tui.commands import APP, STAGE, Command, own_key
from ssm_studio.tui.dialogs import Reading
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.tui.tasks import by_task
from ssm_studio.tui.text import dated

SAYINGS = (
    (N_("actor Governor · @ Governor"), N_("a person, or any other kind of element by its name")),
    (N_("! nobody says thank you @ Staff"), N_("a concern of Staff")),
    (N_('"be accountable" @ Governor'), N_("what someone says")),
    (N_("~a high score means we perform~ @ Governor"), N_("a worldview that someone holds")),
    (N_("Governor -> Agencies : pressure, deadlines"), N_("a relation: its kind, then what flows")),
    (N_("Planner x Agency : over indicators"), N_("a conflict with its two parties")),
    (N_("theme Leadership : E15, E37"), N_("a theme of issues")),
    (N_("system to join performance information"), N_("a relevant system")),
    (
        N_("T scattered information -> joined information"),
        N_("a part of CATWOE; also W, C, A, O, E, P, Q, R"),
    ),
    (
        N_("8 Learn how people regard it < 1 2"),
        N_("an activity and what it needs; 3 > 5 adds one arrow"),
    ),
    (
        N_("change … · action …, who, by {day}"),
        N_("a change; an action with who and by when"),
    ),
)

SIGNS: Final = (
    ("▸", N_("before what is selected")),
    ("·", N_("behind the name of a stage: something is worth asking there")),
    (
        "!  ?  ·",
        N_("before a question of the coach: something to mend, to look at, to think about"),
    ),
    (
        "RP-10 ×2",
        N_("behind a question: which rule of docs/coach.md asks it, and of how many things"),
    ),
    ("?", N_("behind words that you wrote: the coach asks about them, F7 tells what")),
    ("≠  ×", N_("before a row of the chart: it was answered when the model was another one")),
    ("»", N_("behind an activity: it has a model of its own")),
)
"""Small signs that stand on the stages, and what they say."""

COLUMN: Final = 14
"""Where what a key does begins, and where its next line goes on."""


def help_screen(screen: Screen[object]) -> Reading:
    """The help of `screen`."""
    everywhere = (*STAGE, *APP) if getattr(screen, "NUMBER", 0) else APP
    own: tuple[Command, ...] = getattr(screen, "COMMANDS_HERE", ())
    if (now := getattr(screen, "commands_now", None)) is not None:
        own = tuple(each for each in now() if each not in everywhere)
    words = Content("")
    if getattr(screen, "NUMBER", 0):
        words = Content.styled(
            _("Keys work while no text field has the focus; Alt+1 to Alt+4 always do.") + "\n\n",
            "$muted",
        )
    for task, commands in by_task(own):
        words = words.append(_table(_(task), commands))
    words = words.append(_table(_("Everywhere"), everywhere))
    if getattr(screen, "NUMBER", 0):
        words = words.append(Content.styled(_("Signs") + "\n", "bold $muted"))
        for sign, meaning in SIGNS:
            words = words.append(Content.styled(f"  {sign:<{COLUMN - 2}}", "bold $system"))
            words = words.append(f"{_(meaning)}\n")
        words = words.append("\n")
        words = words.append(Content.styled(_("The entry line understands") + "\n", "bold $muted"))
        for said, meaning in SAYINGS:
            words = words.append(Content.styled(f"  {dated(_(said))}\n", "$system"))
            words = words.append(Content.styled(f"      {_(meaning)}\n", "$muted"))
    return Reading(_("Help"), Hanging(words, COLUMN), wide=True)


def _table(title: str, commands: Iterable[Command]) -> Content:
    words = Content.styled(f"{title}\n", "bold $muted")
    for command in commands:
        if not command.key or not command.help:
            continue
        key = f"  {own_key(command):<{COLUMN - 2}}"
        words = words.append(Content.styled(key, "bold $system")).append(f"{_(command.help)}\n")
    return words.append("\n")
