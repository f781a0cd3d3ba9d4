"""The command `forget`: what someone said leaves the session, its log and every copy that the program made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_table, harmless, say
from ssm_studio.errors import ExitCode
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.workshop.forgetting import Done, Forgetting


def forgetting_commands() -> list[click.Command]:
    """The command that forgets."""
    return [
        command(
            "forget",
            _forget,
            _(
                "Take records out of a session for ever, with everything that they ever "
                "said.\n"
                "\n"
                "REF is a reference such as E05. --person forgets a participant and what "
                "they said: concerns they voiced, what they said in debate, and their "
                "reservations. The words go from the records, the log and its undo, the "
                "trash, duplicates, what was kept before a change, and the search; a dated "
                "stub stays in the log. Exports in which the words stand are named: they "
                "cannot be reached. At a terminal it is asked first."
            ),
            session_argument(),
            argument("refs", metavar="[REF]...", nargs=-1),
            option(["--person"], metavar="P01", help=_("Forget this participant.")),
            option(
                ["--reason"],
                metavar="TEXT",
                default="",
                help=_("Why; it stays in the log. Do not repeat the words in it."),
            ),
            option(["--yes"], is_flag=True, help=_("Do not ask.")),
        )
    ]


def _forget(
    asked: Asked,
    session: str,
    refs: tuple[str, ...],
    *,
    person: str | None,
    reason: str,
    yes: bool,
) -> int:
    from ssm_studio.workshop.forgetting import carry_out, prepare
    from ssm_studio.workshop.sessions import resolve

    home = asked.find_home()
    what = prepare(resolve(home, session), refs, person or "")
    _show(what)
    at_terminal = sys.stdin is not None and sys.stdin.isatty() and not yes
    if at_terminal and not click.confirm(_("Forget all of this for ever?"), err=True):
        say(_("Nothing was changed."))
        return ExitCode.OK
    done = carry_out(home, what, harmless(reason, 400))
    _tell(done)
    return ExitCode.OK if not done.not_reached else ExitCode.EXTERNAL


def _show(what: Forgetting) -> None:
    from ssm_studio.domain.record_names import name_of

    count = len(what.plan.records)
    say(
        ngettext("{count} record is forgotten:", "{count} records are forgotten:", count).format(
            count=count
        )
    )
    for kind, record in what.plan.records:
        say(f"  {record.ref or kind}  {harmless(name_of(record, ''), 80)}")


def _tell(done: Done) -> None:
    give_table((str(each),) for each in done.changed)
    if done.exports:
        say(_("Some of the words stand in these exports, which the program does not change:"))
        for each in done.exports:
            say(f"  {each}")
    for path, reason in done.not_reached:
        say(_("“{name}” still holds them: {reason}").format(name=path.name, reason=reason))
    say(
        _(
            "What was copied, mailed, printed or backed up elsewhere cannot be reached from here; "
            "docs/ethics.md says what to promise and what not."
        )
    )
