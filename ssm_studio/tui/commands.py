"""Every command a user can give, declared once: it becomes a key, a footer entry, a palette hit and a help row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textual.binding import Binding

from ssm_studio.i18n import N_, NP_
from ssm_studio.signs import keyboard_only
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        id: stable name for remapping keys ("picture.add").
        key: Textual key names, several divided by commas; "" for commands that only the palette gives.
        action: the Textual action that carries it out ("add", "app.undo").
        label: message id of the word or two that the footer shows.
        help: message id of the sentence in help and palette.
        footer: whether it is one of the few that matter on its screen.
        priority: whether it works while a text field has the focus.
    """

    id: str
    key: str
    action: str
    label: str
    help: str
    footer: bool = False
    priority: bool = False
    shown_key: str = ""


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The Textual bindings of a table of commands; the footer is drawn by `KeyLine`, so none is shown."""
    return [
        Binding(c.key, c.action, c.label, show=False, id=c.id, priority=c.priority)
        for c in commands
        if c.key
    ]


_KEY_NAMES: Final = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "equals_sign": "=",
    "insert": "Ins",
    "asterisk": "*",
    "at": "@",
    "ampersand": "&",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "tilde": "~",
    "exclamation_mark": "!",
    "number_sign": "#",
    "underscore": "_",
    "escape": "Esc",
    "enter": "⏎",
    "delete": "Del",
    "backspace": "⌫",
    "colon": ":",
    "question_mark": "?",
    "slash": "/",
    "less_than_sign": "<",
    "plus": "+",
    "minus": "-",
    "space": "␣",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
}


def key_words(command: Command) -> str:
    """The key as people write it: "Ctrl+T", "?", "⏎"."""
    if command.shown_key:
        return command.shown_key
    *held, key = command.key.split(",")[0].strip().split("+")
    shown = _KEY_NAMES.get(key, key)
    if keyboard_only() and not shown.isascii():
        shown = key.capitalize()
    if held and len(shown) == 1:
        shown = shown.upper()
    if shown[:1] == "f" and shown[1:].isdigit():
        shown = shown.upper()
    return "+".join((*(each.capitalize() for each in held), shown))


def own_key(command: Command) -> str:
    """The key of this command alone, where its footer entry names a group of keys."""
    several = " " in command.shown_key and command.key != "left"
    return key_words(replace(command, shown_key="") if several else command)


# fmt: off
APP: Final = (
    Command("app.undo", "ctrl+z", "app.undo", N_("undo"), N_("Undo the last step")),
    Command("app.redo", "ctrl+y", "app.redo", N_("redo"), N_("Redo the step that was undone")),
    Command("app.help", "question_mark,f1", "app.help", N_("help"), N_("What can be done here"), True),
    Command("app.palette", "ctrl+p", "app.command_palette", N_("commands"),
            N_("Search every command, and everything in the session")),
    Command("app.language", "", "app.switch_language", N_("Bahasa Indonesia / English"),
            N_("Switch the language of the interface")),
    Command("app.theme", "f6", "app.next_theme", N_("colours"), N_("Dark, light or high contrast"), priority=True),
    Command("app.quit", "ctrl+q", "app.leave", N_("quit"), N_("Leave ssm studio; all is saved"), priority=True),
)

STAGE: Final = (
    Command("stage.1", "1", "app.stage(1)", N_("rich picture"), N_("Go to stage 1, rich picture")),
    Command("stage.2", "2", "app.stage(2)", N_("root definitions"), N_("Go to stage 2, root definitions")),
    Command("stage.3", "3", "app.stage(3)", N_("models"), N_("Go to stage 3, models")),
    Command("stage.4", "4", "app.stage(4)", N_("comparison & action"), N_("Go to stage 4, comparison and action")),
    Command("stage.5", "5", "app.stage(5)", N_("research"), N_("Go to the research room, where research is on")),
    *(
        Command(f"stage.alt-{number}", f"alt+{number}", f"app.stage({number})", "", "", priority=True)
        for number in (1, 2, 3, 4, 5)
    ),
    Command("stage.say", "colon", "say", NP_("verb", "type"),
            N_("Go to the entry line (add anything by typing)"), True),
    Command("stage.jump", "ctrl+o", "jump", N_("jump"),
            N_("Put a letter on each pane and field; pressing it goes there"), priority=True),
    Command("stage.left", "f3", "toggle_left", N_("list"), N_("Show or hide the list at the left")),
    Command("stage.inspector", "f4", "toggle_right", N_("details"), N_("Show or hide the details at the right")),
    Command("stage.trace", "t", "trace", N_("trace"),
            N_("Trace: where this comes from and what it led to")),
    Command("stage.vote", "asterisk", "room('vote')", N_("vote in rounds"),
            N_("Vote on the selected item: by hands, person by person, on slips, or in "
"secret")),
    Command("stage.whose", "at", "room('whose')", N_("people and measures"),
            N_("Who does it, whose perspective it is, how it is judged and measured")),
    Command("stage.next-cycle", "", "room('next_cycle')", N_("next cycle"),
            N_("Close this cycle with what was decided and learned, and begin the next one")),
    Command("stage.compare", "", "room('compare')", N_("compare sessions"),
            N_("What is new, gone, changed and still open since the cycle before")),
    Command("stage.merge", "", "room('merge')", N_("merge a copy"),
            N_("Take in another copy of this session; nothing of either is lost")),
    Command("stage.fork", "", "room('fork')", N_("copies for tables"),
            N_("Make a copy for each table, to work apart")),
    Command("stage.gather", "", "room('gather')", N_("gather the tables"),
            N_("Bring back what the tables did, one step of undo for each")),
    Command("stage.returning", "", "room('returning')", N_("issues that come back"),
            N_("Which issues of this session other sessions had too, and how often")),
    Command("stage.day", "f8", "room('day')", N_("the day"),
            N_("Agenda and clock: begin and end blocks, who is there, diary, the shortest way")),
    Command("stage.park", "ampersand", "room('park')", N_("park"),
            N_("Put something aside for later: a solution too early, or what is off the "
"subject")),
    Command("stage.parked", "", "room('parked')", N_("parked"),
            N_("What was put aside: make a change of it, or settle it")),
    Command("stage.keep-agenda", "", "room('keep_agenda')", N_("keep agenda"),
            N_("Keep the agenda of this session as one of your own")),
    Command("stage.due", "", "room('look_again')", N_("follow-up"),
            N_("What was agreed and is due: what came of it")),
    Command("stage.facts", "ctrl+d", "facts", N_("facts"),
            N_("Details of the selected item: who said it, who may see it, its evidence "
"and lists")),
    Command("stage.session-facts", "", "room('session_facts')", N_("facts of the session"),
            N_("Whose word situation, dates and place are, and who may see the session")),
    Command("stage.lists", "number_sign", "room('lists')", N_("compare with a list"),
            N_("Compare the session with a framework list: what has nobody mentioned?")),
    Command("stage.findings", "f7", "findings", N_("questions"),
            N_("What the coach asks here; go there, or waive it with a reason"), priority=True),
    Command("stage.wordings", "f9", "wordings", N_("two wordings"),
            N_("Choose where two people worded the same differently at the same time"), priority=True),
    Command("stage.projector", "ctrl+t", "app.wall", N_("wall"),
            N_("Wall view: only the thing in view, as large as it fits, nothing private")),
    Command("stage.session", "f2", "app.session_form", N_("session"),
            N_("Title, situation, dates, place and people of this session")),
    Command("stage.export", "f5,ctrl+e", "app.export", N_("export"), N_("Write Markdown, pictures or data files")),
    Command("stage.read-back", "", "app.read_back", N_("read back"),
            N_("Take in a page of root definitions that people edited")),
    Command("stage.library", "ctrl+l", "app.library", N_("library"), N_("Close this session and go to the library")),
    Command("stage.copy", "", "app.save_copy", N_("save a copy"),
            N_("Go on in a copy elsewhere, for example when this disk refuses")),
    Command("stage.languages", "ctrl+b", "room('languages')", N_("both languages"),
            N_("Every text in both languages side by side; what lacks its other language"), priority=True),
    Command("stage.past", "less_than_sign", "app.look_back", N_("look back"),
            N_("The session as it was at any moment of its log, stage by stage, and what has changed since")),
    Command("stage.voices", "", "app.look_back('participant')", N_("whose words"),
            N_("Show only what participants said or drew; o there goes on to other origins")),
    Command("stage.interest", "I", "room('interest')", N_("interest"),
            N_("Which interest this serves: problem solving, research, both, or none yet")),
    Command("stage.research", "", "room('research')", N_("research on or off"),
            N_("Show or hide the research room")),
    Command("stage.forget", "", "room('forget')", N_("forget"),
            N_("Forget for ever what someone said, in the log and all copies too")),
    Command("stage.out", "escape", "step_out", N_("out"), N_("Go one step out")),
)

TYPING: Final = (
    Command("typing.keep", "enter", "", N_("keep, next"), "", True),
    Command("typing.next", "tab", "", N_("next"), "", True),
    Command("typing.back", "escape", "step_out", N_("back to the stage"), "", True),
    Command("typing.stage", "", "app.stage(1)", N_("stages"), "", True, shown_key="Alt+1-4"),
)
"""What the footer says while a field is being typed in: letters are words then, not commands."""

TYPING_LINES: Final = (
    TYPING[0],
    Command("typing.line", "ctrl+j", "", N_("new line"), "", True),
    *TYPING[2:],
)
"""The same for a field of many lines, where Enter goes on as it does elsewhere."""

SAYING: Final = (
    Command("saying.say", "enter", "", N_("type this"), "", True),
    Command("saying.guess", "tab", "", N_("take the guess"), "", True),
    Command("saying.earlier", "up", "", N_("typed before"), "", True),
    Command("saying.back", "escape", "step_out", N_("back to the stage"), "", True),
    Command("saying.stage", "", "app.stage(1)", N_("stages"), "", True, shown_key="Alt+1-4"),
)
"""What the footer says in the say line."""
# fmt: on
