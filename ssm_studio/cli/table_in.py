"""The command `import-table`: a questionnaire from a spreadsheet or a form, as evidence and concerns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, notices, say, tell
from ssm_studio.errors import ExitCode
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.formats.table.reading import Table
    from ssm_studio.formats.table.step import Incoming

MOST_TOLD: Final = 20
"""Lines with a trouble that are named; more are counted."""


def table_commands() -> list[click.Command]:
    """The command that takes a questionnaire in."""
    return [
        command(
            "import-table",
            _import,
            _(
                "Take a questionnaire in FILE into a session.\n\n"
                "FILE is CSV, in any encoding and with any separator, or a spreadsheet (Excel, LibreOffice; needs "
                "pip install 'ssm-studio[tables]'). Its first line names the columns; what each is, is guessed from "
                "that or said. A quotation becomes evidence; a concern an issue of the picture too, and who says the "
                "same is more evidence for it. Lines are counted from the heading as line 1. All comes in as one step."
            ),
            session_argument(),
            argument("file"),
            option(
                ["--column", "columns"],
                metavar="NAME=ROLE",
                multiple=True,
                help=_(
                    "What a column is: quotation, concern, rating, question, participant, group, lens or ignore. "
                    "NAME is its heading or its number."
                ),
            ),
            option(
                ["--provenance"],
                type=click.Choice(["participant", "facilitator", "researcher", "invented"]),
                default="participant",
                help=_("Who says so; “invented” marks an illustration."),
            ),
            option(
                ["--themes"],
                is_flag=True,
                help=_("Gather the issues into themes, one for each list entry that they carry."),
            ),
            *_read_as(),
            option(
                ["--dry-run"], is_flag=True, help=_("Only list what would come in; change nothing.")
            ),
        ),
        _list_command(),
    ]


def _read_as() -> list[click.Parameter]:
    """How a CSV file is read, where that was found out wrongly."""
    return [
        option(
            ["--encoding"],
            metavar="NAME",
            help=_("The encoding of a CSV file, where it was found out wrongly."),
        ),
        option(
            ["--separator"],
            metavar="SIGN",
            help=_("What stands between the cells of a CSV file: one sign, or tab."),
        ),
    ]


def _list_command() -> click.Command:
    """The command that adds a list of one's own."""
    return command(
        "import-list",
        _import_list,
        _(
            "Add a framework list of your own to a session.\n"
            "\n"
            "FILE is CSV with two columns, id and name below a heading, or JSON with id, "
            "name, source and elements. Its entries can then be attached to any record, "
            "and the coach asks about them as about other lists."
        ),
        session_argument(),
        argument("file"),
        option(["--key"], metavar="KEY", help=_("Begins the ids of the list, as in own.water.")),
        option(["--name"], metavar="WORDS", help=_("What the list is called.")),
        option(["--source"], metavar="WORDS", help=_("Where it comes from.")),
    )


def _import_list(
    asked: Asked, session: str, file: str, *, key: str | None, name: str | None, source: str | None
) -> int:
    from ssm_studio.formats.table.own_list import list_step
    from ssm_studio.formats.table.reading import LARGEST
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    data = bytes_of(file, LARGEST, _("Nothing was changed."))
    with open_session(path) as workshop:
        notices(workshop.notices)
        own = re.sub(r"[^a-z0-9]+", "-", Path(file).stem.lower()).strip("-")
        step = list_step(workshop.study, data, key or "", name or "", source or "", own)
        workshop.do(step)
    for put in step.puts[1:]:
        tell(f"#{harmless(getattr(put.after, 'key', '') or '')}")
    return ExitCode.OK


def _import(
    asked: Asked,
    session: str,
    file: str,
    *,
    columns: tuple[str, ...],
    provenance: str,
    themes: bool,
    encoding: str | None,
    separator: str | None,
    dry_run: bool,
) -> ExitCode:
    from ssm_studio.domain.changes import apply, join
    from ssm_studio.domain.edit_themes import themes_by_lens
    from ssm_studio.formats.table.mapping import must_hold, said
    from ssm_studio.formats.table.reading import LARGEST, one_sign, read_table
    from ssm_studio.formats.table.step import incoming
    from ssm_studio.say.facts.tags import chip_names
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    data = bytes_of(file, LARGEST, _("Nothing was changed."))
    sign = one_sign(separator or "")
    table = read_table(data, _told_read, encoding=encoding or "", separator=sign)
    roles = said(table, columns)
    _tell_columns(table, roles)
    must_hold(roles)
    name = "stdin" if file == "-" else Path(file).name
    with open_session(path) as workshop:
        notices(workshop.notices)
        study = workshop.study
        coming = incoming(study, table, roles, name, provenance=provenance, progress=_told_read)
        step = coming.step
        if themes:
            after = apply(study, step)
            step = join(step.label, step, themes_by_lens(after, chip_names(after)))
        _tell(table, coming)
        if dry_run:
            say(_("Nothing was changed: this was a dry run."))
        else:
            workshop.do(step)
            say(_("Added as one step."))
    left_out = any(line for line, _words in coming.troubles)
    return ExitCode.CHANGED if left_out else ExitCode.OK


def _told_read(done: int) -> None:
    if done % 5000 == 0:
        say(ngettext("{n} row …", "{n} rows …", done).format(n=done))


def _tell_columns(table: Table, roles: list[str]) -> None:
    say(table.how)
    for heading, role in zip(table.headings, roles, strict=True):
        tell(f"{harmless(heading, 60)} = {role}")


def _tell(table: Table, coming: Incoming) -> None:
    count = len(table.rows)
    tell(ngettext("{n} row", "{n} rows", count).format(n=count))
    for kind, number in coming.counts.items():
        tell(f"  {number} × {_kind(kind)}")
    for line, words in coming.troubles[:MOST_TOLD]:
        say(_("Line {line}: {trouble}.").format(line=line, trouble=harmless(words, 300)))
    more = len(coming.troubles) - MOST_TOLD
    if more > 0:
        say(ngettext("… and {n} more.", "… and {n} more.", more).format(n=more))


def _kind(kind: str) -> str:
    from ssm_studio.domain.kinds import BY_NAME

    return _(BY_NAME[kind].called)
