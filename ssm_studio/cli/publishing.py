"""The command `publish`: the public form of all sessions as one database."""

from __future__ import annotations

from pathlib import Path

import click

from ssm_studio.cli.options import Asked, argument, command, option
from ssm_studio.cli.output import give_path, harmless, say
from ssm_studio.i18n import _


def publishing_commands() -> list[click.Command]:
    """The command that publishes."""
    return [
        command(
            "publish",
            _publish,
            _(
                "Write what readers may see of all sessions in FOLDER as one database.\n\n"
                "It has foreign keys and full-text search, and beside it metadata.json for Datasette: descriptions "
                "in both languages and questions ready to ask. Nothing private is in it. What stands there from "
                "the last time is replaced."
            ),
            argument("folder", metavar="FOLDER"),
            option(["-o", "--output", "output"], metavar="DIR", help=_("Write into this folder.")),
        )
    ]


def _publish(asked: Asked, folder: str, output: str | None) -> int:
    from ssm_studio.errors import UsageError
    from ssm_studio.workshop.publishing import publish

    if not Path(folder).is_dir():
        raise UsageError(
            _("“{path}” is not a folder.").format(path=folder),
            _("Nothing was written."),
            _("Give the folder in which the session files are."),
        )
    target = Path(output) if output else asked.find_home().exports / "published"
    made = publish(Path(folder), target)
    for path, reason in made.unreadable:
        say(harmless(f"{path.name}: {reason}", 1000))
    for path, first in made.copies:
        words = _(
            "“{copy}” is a copy of “{first}”: what both hold is published as “{first}” has it. "
            "`ssm-studio merge` makes one of them."
        )
        say(words.format(copy=harmless(path.name), first=harmless(first.name)))
    give_path(made.database)
    give_path(made.about)
    return 0
