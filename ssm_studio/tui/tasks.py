"""What a facilitator wants to do, and which commands do it: the order of the help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ssm_studio.i18n import N_

if TYPE_CHECKING:
    from ssm_studio.tui.commands import Command

_BY_TASK: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        N_("Put something in"),
        (
            "add",
            "new",
            "make",
            "say",
            "second",
            "redraw",
            "control",
            "guide",
            "another",
            "read-in",
            "add_saying",
            "accommodation",
            "reservation",
            "action",
            "follow_up",
            "gradient",
            "raters",
            "change",
            "suggest",
            "paste",
            "photos",
            "evidence",
            "table-in",
            "system",
            "reading",
            "note",
            "problem",
            "research",
            "begin",
            "example",
            "tie",
        ),
    ),
    (
        N_("Word and mark"),
        (
            "edit",
            "open",
            "kind",
            "owner",
            "issue",
            "theme",
            "vote",
            "unvote",
            "type",
            "status",
            "version",
            "facts",
            "by-hand",
            "compose",
            "leave-out",
            "phase",
            "covers",
            "take",
            "rename",
            "definition",
            "retitle",
            "name-theme",
            "built-by",
            "yes",
            "partly",
            "no",
            "unknown",
            "holds",
            "for",
            "against",
            "question",
            "story",
            "speaker",
            "row",
            "rows",
            "hooks",
            "clinic",
            "decide",
            "themes",
            "time-box",
            "duplicate",
            "split",
            "join",
            "measures",
            "confirm",
            "same-as",
            "renumber",
            "gather",
            "same",
            "introduction",
            "do",
            "other",
            "way",
            "felt",
            "lock",
            "exit-problem",
            "exit-research",
            "who",
            "source",
            "f",
            "m",
            "a",
            "departure",
            "walk",
        ),
    ),
    (
        N_("Connect and move"),
        (
            "connect",
            "needs",
            "feeds",
            "feedback",
            "information",
            "reverse",
            "move",
            "arrange",
            "align",
        ),
    ),
    (
        N_("Look at it another way"),
        (
            "outline",
            "overview",
            "out",
            "in",
            "list",
            "numbers",
            "fit",
            "versus",
            "versions",
            "matrix",
            "checklist",
            "beside",
            "turn",
            "real-world",
            "plain",
            "projector",
            "left",
            "inspector",
            "filter",
            "search",
            "findings",
            "trace",
            "help",
            "theme-colours",
            "past",
            "voices",
            "languages",
            "language",
            "analyses",
            "lists",
            "not-drawn",
            "plot",
            "process",
            "returning",
        ),
    ),
    (
        N_("Go elsewhere"),
        (
            "next",
            "previous",
            "before",
            "after",
            "record-before",
            "record-after",
            "up",
            "down",
            "expand",
            "jump",
            "library",
            "1",
            "2",
            "3",
            "4",
            "session",
            "due",
            "next_cycle",
            "palette",
        ),
    ),
    (
        N_("Delete, undo"),
        (
            "delete",
            "drop",
            "remove",
            "drop-theme",
            "undo",
            "redo",
            "forget",
            "trash",
            "restore",
            "notes",
        ),
    ),
    (
        N_("Hand out and save"),
        (
            "export",
            "read-back",
            "copy",
            "merge",
            "fork",
            "gather",
            "salvage",
            "quit",
        ),
    ),
)
OTHER: Final = N_("Others")


def by_task(commands: Iterable[Command]) -> list[tuple[str, list[Command]]]:
    """Commands under what they are for, in the order of an inquiry; a task that none serves is left out."""
    left = list(commands)
    found: list[tuple[str, list[Command]]] = []
    for task, names in _BY_TASK:
        mine = [each for each in left if _name(each) in names]
        if mine:
            found.append((task, mine))
            left = [each for each in left if each not in mine]
    return [*found, (OTHER, left)] if left else found


def _name(command: Command) -> str:
    """The part of a command's id after its stage, without what distinguishes its like: "add-before" is an add."""
    name = command.id.partition(".")[2]
    plain = name.partition("-")[0]
    return name if any(name in names for _task, names in _BY_TASK) else plain
