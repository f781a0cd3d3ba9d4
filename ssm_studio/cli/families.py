"""Which command stands in which module; a module is loaded when one of its commands is asked for.

A short command is over in less time than it takes to load all of them. `tests/cli` holds this table against what the
modules give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import click

_Family = Callable[[], "Sequence[click.Command]"]


def _sessions() -> Sequence[click.Command]:
    from ssm_studio.cli.sessions import session_commands

    return session_commands()


def _say() -> Sequence[click.Command]:
    from ssm_studio.cli.say import say_commands

    return say_commands()


def _checking() -> Sequence[click.Command]:
    from ssm_studio.cli.checking import checking_commands

    return checking_commands()


def _exporting() -> Sequence[click.Command]:
    from ssm_studio.cli.exporting import exporting_commands

    return exporting_commands()


def _markdown() -> Sequence[click.Command]:
    from ssm_studio.cli.markdown_in import markdown_commands

    return markdown_commands()


def _definitions() -> Sequence[click.Command]:
    from ssm_studio.cli.definitions_in import definitions_commands

    return definitions_commands()


def _models() -> Sequence[click.Command]:
    from ssm_studio.cli.model_in import model_commands

    return model_commands()


def _attaching() -> Sequence[click.Command]:
    from ssm_studio.cli.attaching import attaching_commands

    return attaching_commands()


def _tables() -> Sequence[click.Command]:
    from ssm_studio.cli.table_in import table_commands

    return table_commands()


def _keeping() -> Sequence[click.Command]:
    from ssm_studio.cli.maintenance import keeping_commands

    return keeping_commands()


def _forgetting() -> Sequence[click.Command]:
    from ssm_studio.cli.forgetting import forgetting_commands

    return forgetting_commands()


def _showing() -> Sequence[click.Command]:
    from ssm_studio.cli.showing import showing_commands

    return showing_commands()


def _tracing() -> Sequence[click.Command]:
    from ssm_studio.cli.tracing import tracing_commands

    return tracing_commands()


def _verifying() -> Sequence[click.Command]:
    from ssm_studio.cli.verifying import verifying_commands

    return verifying_commands()


def _wall() -> Sequence[click.Command]:
    from ssm_studio.cli.wall import wall_commands

    return wall_commands()


def _agreed() -> Sequence[click.Command]:
    from ssm_studio.cli.actions import agreed_commands

    return agreed_commands()


def _comparing() -> Sequence[click.Command]:
    from ssm_studio.cli.comparing import comparing_commands

    return comparing_commands()


def _merging() -> Sequence[click.Command]:
    from ssm_studio.cli.merging import merging_commands

    return merging_commands()


def _publishing() -> Sequence[click.Command]:
    from ssm_studio.cli.publishing import publishing_commands

    return publishing_commands()


def _institute() -> Sequence[click.Command]:
    from ssm_studio.cli.institute import institute_commands

    return institute_commands()


def _asking() -> Sequence[click.Command]:
    from ssm_studio.cli.library_questions import asking_commands

    return asking_commands()


def _cycles() -> Sequence[click.Command]:
    from ssm_studio.cli.cycles import cycle_commands

    return cycle_commands()


FAMILIES: Final[Sequence[tuple[_Family, tuple[str, ...]]]] = (
    (_sessions, ("demo", "new", "list", "import", "log")),
    (_say, ("say",)),
    (_checking, ("check",)),
    (_exporting, ("export", "schema")),
    (_markdown, ("import-markdown",)),
    (_definitions, ("import-definitions",)),
    (_models, ("import-model",)),
    (_attaching, ("attach",)),
    (_tables, ("import-table", "import-list")),
    (_keeping, ("doctor", "copy")),
    (_forgetting, ("forget",)),
    (_showing, ("show",)),
    (_tracing, ("trace",)),
    (_verifying, ("verify",)),
    (_wall, ("wall",)),
    (_agreed, ("actions",)),
    (_comparing, ("compare",)),
    (_merging, ("merge", "fork", "gather")),
    (_publishing, ("publish",)),
    (_institute, ("library", "push", "pull", "sync")),
    (_asking, ("search", "themes", "history")),
    (_cycles, ("next-cycle",)),
)
"""The functions that make commands, each with the names of those that it makes."""
