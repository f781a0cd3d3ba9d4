"""The command `verify`: whether a session's log is as it was written, and whether a printed seal is one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ssm_studio.cli.options import Asked, command, option, session_argument
from ssm_studio.cli.output import give_json, give_table
from ssm_studio.domain.dates import moment_said
from ssm_studio.errors import ExitCode
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.store.log_headings import Heading
    from ssm_studio.workshop.verifying import Verified


def verifying_commands() -> list[click.Command]:
    """The command that proves a session's log."""
    return [
        command(
            "verify",
            _verify,
            _(
                "Verify that a session's log is as it was written, entry by entry.\n\n"
                "Minutes and annex print the newest seal of their day; with --head it is looked for, so that a "
                "record that was rewritten afterwards is found out. The exit code is 1 where something does not fit."
            ),
            session_argument(),
            option(
                ["--head"],
                metavar="SEAL",
                help=_("A seal that was printed, or its first eight signs or more."),
            ),
            option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
        )
    ]


def _verify(asked: Asked, session: str, *, head: str | None, as_json: bool) -> int:
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.verifying import verify_session

    found = verify_session(resolve(asked.find_home(), session), head or "")
    if as_json:
        give_json(_plain(found, head))
    else:
        give_table(_lines(found, head or ""))
    return ExitCode.OK if found.holds else ExitCode.FOUND


def _lines(found: Verified, head: str) -> list[tuple[str, str]]:
    verdict = found.verdict
    if verdict is None:
        return [(_("log"), _("of another version; it has no seals to verify"))]
    lines = [(_("entries"), str(verdict.entries)), (_("newest seal"), verdict.head or "–")]
    if found.first_broken is not None:
        broken = _("entry {number} is not as it was written").format(number=verdict.broken)
        lines.append((_("log"), f"{broken}: {_said(found.first_broken)}"))
    elif verdict.broken is not None:
        broken = _("entry {number} is not as it was written").format(number=verdict.broken)
        lines.append((_("log"), broken))
    else:
        lines.append((_("log"), _("whole: every seal fits")))
    lines.append((_("records"), _records(found)))
    if found.asked:
        lines.append((_("seal {head}").format(head=head), _seal(found.sealed)))
    return lines


def _records(found: Verified) -> str:
    verdict = found.verdict
    if verdict is None or verdict.study is None:
        return _("the log cannot be replayed ({why})").format(why=verdict.why if verdict else "")
    if not verdict.differences:
        return _("as the log says")
    count = len(verdict.differences)
    return ngettext(
        "{count} difference from the log; ssm-studio doctor SESSION shows it",
        "{count} differences from the log; ssm-studio doctor SESSION shows them",
        count,
    ).format(count=count)


def _seal(entry: Heading | None) -> str:
    if entry is None:
        return _("no entry ever had this seal: the file is another one, or was rewritten")
    return _("of entry {number}, {said}").format(number=entry.seq, said=_said(entry))


def _said(entry: Heading) -> str:
    return f"{moment_said(entry.at, _)}, {entry.author}"


def _plain(found: Verified, head: str | None) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "whole": found.holds,
        "entries": verdict.entries if verdict else None,
        "head": verdict.head if verdict else None,
        "broken": verdict.broken if verdict else None,
        "differences": len(verdict.differences) if verdict else None,
        "asked": head,
        "sealed": found.sealed.seq if found.sealed else None,
    }
