"""The command `wall`: a second, read-only window for the beamer."""

from __future__ import annotations

import click

from ssm_studio.cli.options import Asked, command, session_argument
from ssm_studio.i18n import _


def wall_commands() -> list[click.Command]:
    """The command that shows a session to the room."""

    return [
        command(
            "wall",
            _wall,
            _(
                "Show the group what the first window shows of SESSION: a second window, "
                "for the projector.\n"
                "\n"
                "It follows the window in which the session is worked on and shows only "
                "the thing in view, as large as it fits, without questions, entry line and "
                "anything private. It changes nothing; q ends it. Make the letters of its "
                "terminal as large as you like."
            ),
            session_argument(),
        )
    ]


def _wall(asked: Asked, session: str) -> int:
    from ssm_studio.cli.sessions import must_be_terminal
    from ssm_studio.workshop.find_session import resolve

    must_be_terminal()
    home = asked.find_home()
    path = resolve(home, session)

    from ssm_studio.tui.wall.app import run_wall

    return run_wall(home, path)
