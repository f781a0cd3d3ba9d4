"""The command `log`: every change of a session, printed as it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from ssm_studio.cli.options import Asked, command, option, session_argument
from ssm_studio.cli.output import give_table
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ssm_studio.workshop.log_listing import Line

ROWS: int = 500
"""Lines that are set in columns together."""


def log_command(as_json: click.Option) -> click.Command:
    """The command that lists changes."""
    return command(
        "log",
        _log,
        _(
            "List every change that was made in a session, oldest first.\n\n"
            "What was changed in private records is listed without its words."
        ),
        session_argument(),
        as_json,
        option(["--private"], is_flag=True, help=_("Show the words of private records too.")),
    )


def _log(asked: Asked, session: str, *, as_json: bool, private: bool) -> int:
    from ssm_studio.workshop.log_listing import stream
    from ssm_studio.workshop.resolving import resolve

    lines = stream(resolve(asked.find_home(), session))
    if as_json:
        _print_json(lines, private=private)
    else:
        _print(lines, private=private)
    return 0


def _print(lines: Iterable[Line], *, private: bool) -> None:
    rows: list[tuple[str, ...]] = []
    for each in lines:
        head = each.heading
        rows.append((str(head.seq), _moment(head.at), head.author, _label(each, private=private)))
        if len(rows) == ROWS:
            give_table(rows)
            rows.clear()
    give_table(rows)


def _print_json(lines: Iterable[Line], *, private: bool) -> None:
    """One array, an object at a time; ASCII, which is the same in every terminal and pipe."""
    before = "[\n"
    for each in lines:
        words = json.dumps(_plain(each, private=private), indent=2)
        click.echo(before + "  " + words.replace("\n", "\n  "), nl=False)
        before = ",\n"
    click.echo("[]" if before.startswith("[") else "\n]")


def _plain(line: Line, *, private: bool) -> dict[str, Any]:
    head = line.heading
    return {
        "seq": head.seq,
        "id": head.id or None,
        "replica": head.replica or None,
        "parent": head.parent,
        "digest": head.digest or None,
        "at": iso(head.at),
        "author": head.author,
        "label": _label(line, private=private),
        "undo_of": head.undo_of,
        "records": [
            {"kind": kind, "id": id_, "ref": ref or None}
            for kind, id_, ref in line.records
            if id_ not in (line.secret_ids if private else line.hidden)
        ],
    }


def _label(line: Line, *, private: bool) -> str:
    kept_back = line.secret if private else line.private
    return _("(private)") if kept_back else line.heading.label


def iso(at: datetime) -> str:
    """A time as JSON has it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
