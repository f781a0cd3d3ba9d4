"""The command `actions`: what was agreed in all sessions, what is open and what is overdue."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option
from ssm_studio.cli.output import give, give_json, harmless, say
from ssm_studio.i18n import _, language, ngettext

if TYPE_CHECKING:
    from datetime import date

    from ssm_studio.domain.listed_action import ListedAction
    from ssm_studio.workshop.home import Home
    from ssm_studio.workshop.listing import Summary

LONGEST_PROBLEM: Final = 400


def agreed_commands() -> list[click.Command]:
    """The command that lists actions over sessions."""
    return [
        command(
            "actions",
            _actions,
            _(
                "List what was agreed in all sessions, or in those that are named.\n\n"
                "An action that was carried on into the next cycle is listed there. As ics every action is an entry "
                "on the day that it is due, or a task where no day was said; importing the file again brings the "
                "entries up to date. Actions whose owner and dates are illustration are never overdue. Private ones "
                "are not listed. With a library of an institute in use its sessions are asked."
            ),
            argument("sessions", nargs=-1, metavar="[SESSION]..."),
            option(
                ["--open", "only_open"],
                is_flag=True,
                help=_("Only where something is still to be done."),
            ),
            option(["--overdue"], is_flag=True, help=_("Only overdue ones.")),
            option(
                ["--owner"],
                metavar="X",
                help=_("Only those of the person or position whose name holds X."),
            ),
            option(
                ["--district"],
                metavar="X",
                help=_("Only those of sessions that were held in a place whose name holds X."),
            ),
            option(
                ["--format", "format_"],
                type=click.Choice(["md", "csv", "json", "ics"]),
                default="md",
                help=_(
                    "A table to read (usual), for a spreadsheet, for a program, or for a calendar."
                ),
            ),
        )
    ]


def _actions(
    asked: Asked,
    sessions: tuple[str, ...],
    owner: str | None,
    district: str | None,
    format_: str,
    *,
    only_open: bool,
    overdue: bool,
) -> int:
    from ssm_studio.days import today
    from ssm_studio.domain.listed_action import uids
    from ssm_studio.workshop.find_session import resolve

    home = asked.find_home()
    paths = [resolve(home, each) for each in sessions]
    every, unreadable = _found(asked, home, paths)
    wanted = {each.resolve() for each in paths}
    for each in unreadable:
        if not wanted or each.path.resolve() in wanted:
            say(harmless(f"{each.path.name}: {each.problem}", LONGEST_PROBLEM))
    now = today()
    shown = [
        each
        for each in every
        if (not wanted or each.path.resolve() in wanted)
        and (not only_open or each.is_open)
        and (not overdue or each.is_overdue(now))
        and (not owner or each.belongs_to(owner.strip()))
        and (not district or district.strip().casefold() in each.district.casefold())
    ]
    _give(shown, uids(every), format_, now)
    return 0


def _found(asked: Asked, home: Home, paths: list[Path]) -> tuple[list[ListedAction], list[Summary]]:
    """The actions of these sessions and of the home, or of the library of an institute if that is in use."""
    from ssm_studio.workshop.institute.chosen_library import chosen_place

    if paths or not chosen_place(asked.library):
        from ssm_studio.workshop.agreed_actions import agreed_actions

        return agreed_actions(home, paths)
    from ssm_studio.workshop.institute.chosen_library import open_library

    with closing(open_library(home, asked.library)) as library:
        return list(library.actions()), []


def _give(
    shown: list[ListedAction], named: dict[tuple[Path, str], str], format_: str, today: date
) -> None:
    from ssm_studio.formats.report.action_list import list_csv, list_facts, list_markdown
    from ssm_studio.formats.seemly import seemly

    tongue = language()
    if format_ == "json":
        give_json(list_facts(shown, named, tongue, today))
    elif format_ == "ics":
        from ssm_studio.formats.report.calendar import calendar

        give(calendar(shown, named, tongue))
        if undated := sum(each.day is None for each in shown):
            say(
                ngettext(
                    "{count} action has no day, and is in the file as a task; some calendars show no tasks.",
                    "{count} actions have no day, and are in the file as tasks; some calendars show no tasks.",
                    undated,
                ).format(count=undated)
            )
    else:
        made = (list_csv if format_ == "csv" else list_markdown)(shown, tongue, today)
        give(seemly(f"actions.{format_}", made).encode("utf-8"))
