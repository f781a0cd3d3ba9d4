"""What can be done in the library."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import APP, Command

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio

# fmt: off
HERE: Final = (
    Command("library.open", "o,enter", "open", N_("open"), N_("Open the session"), True, shown_key="⏎"),
    Command("library.new", "n", "new", N_("new"), N_("Begin a new session"), True),
    Command("library.search", "slash,colon", "search", N_("search"), N_("Search in everything"), True),
    Command("library.example", "x", "example", N_("example"), N_("Open the worked example"), True),
    Command("library.due", "a", "ask('due')", N_("actions"), N_("Open actions of all sessions, by owner"), True),
    Command("library.returning", "i", "ask('returning')", N_("issues that come back"),
            N_("Issues that came up in more than one session, and how often")),
    Command("library.all", "k", "ask('all')", N_("ask all"),
            N_("Ask all sessions, or the institute: open actions, themes, an issue over the cycles")),
    Command("library.duplicate", "d", "duplicate", N_("duplicate"), N_("Copy the session under another title"), True),
    Command("library.rename", "r", "rename", N_("rename"), N_("Give the session another title"), True),
    Command("library.next_cycle", "c", "next_cycle", N_("next cycle"),
            N_("Begin the next cycle of the session with what is open"), True),
    Command("library.merge", "m", "merge", N_("merge"),
            N_("Take another copy of the session into it; nothing of either is lost")),
    Command("library.sync", "s", "institute('sync')", N_("sync"),
            N_("Push to the library of the institute, bring what is new there, and merge")),
    Command("library.there", "t", "institute('there')", N_("only there"),
            N_("Bring a session that only the library of the institute has")),
    Command("library.trash", "delete", "trash", N_("to trash"), N_("Move the session to the trash folder"), True),
    Command("library.restore", "u,ctrl+z", "restore", N_("take back"),
            N_("Take the session that was thrown away last out of the trash")),
    Command("library.salvage", "", "salvage", N_("rescue"), N_("Take what can be read out of a damaged file")),
    Command("library.out", "escape", "step_out", N_("out"), N_("Leave the search")),
)
# fmt: on
_OF_A_SESSION: Final = frozenset(
    f"library.{name}"
    for name in ("open", "search", "due", "duplicate", "rename", "next_cycle", "trash")
)


def footer(*, there: bool = True) -> list[Command]:
    """What the footer names; where no session is `there`, only what means something then."""
    named = [each for each in (*HERE, *APP) if each.footer]
    return [each for each in named if there or each.id not in _OF_A_SESSION]


def asking(what: str) -> Callable[[App[None], Studio], Awaitable[None]]:
    """What shows the answer to a question to all sessions; its module is loaded when it is asked."""
    if what == "all":
        from ssm_studio.tui.library.questions import ask_all

        return ask_all
    from ssm_studio.tui.library import due

    return due.show_open if what == "due" else due.show_returning
