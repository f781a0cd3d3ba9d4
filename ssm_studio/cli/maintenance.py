"""Commands that look after session files: doctor, copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_json, give_path, give_table, harmless, say
from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.workshop.maintenance import Difference, Report

LONGEST_VALUE: Final = 80


def keeping_commands() -> list[click.Command]:
    """The commands that look after session files."""
    return [
        command(
            "doctor",
            _doctor,
            _(
                "Tell what was found: engine, terminal, folders, versions; of a SESSION, whether it is whole.\n\n"
                "With SESSION its log of changes is verified from the first entry to the last, and every record is "
                "compared with what the log says. Where they differ both are shown, the exit code is 1, and you "
                "choose: --rebuild or --accept. What is replaced is kept in sessions/before."
            ),
            session_argument(required=False),
            option(["--rebuild"], is_flag=True, help=_("Make the records again from the log.")),
            option(
                ["--accept"],
                is_flag=True,
                help=_("Take the records as they are, as one more entry of the log."),
            ),
            option(["--private"], is_flag=True, help=_("Show the words of private records too.")),
            option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
        ),
        command(
            "copy",
            _copy,
            _(
                "Write a whole copy of a session to DEST, also while it is open.\n\n"
                "DEST is a file that is not there yet, or a folder. The log of changes is copied too; triggers and "
                "whatever else others put into the file are not."
            ),
            session_argument(),
            argument("dest"),
        ),
    ]


def _copy(asked: Asked, session: str, dest: str) -> int:
    from ssm_studio.workshop.maintenance import copy
    from ssm_studio.workshop.sessions import resolve

    give_path(copy(resolve(asked.find_home(), session), Path(dest)))
    return 0


def _doctor(
    asked: Asked,
    session: str | None,
    *,
    rebuild: bool,
    accept: bool,
    private: bool,
    as_json: bool,
) -> int:
    if session is None:
        from ssm_studio.cli.doctor import examine as surroundings

        if rebuild or accept:
            raise UsageError(_("--rebuild and --accept need a SESSION."), _("Nothing was changed."))
        found = surroundings(asked.find_home())
        if as_json:
            give_json(dict(found))
        else:
            give_table(found)
        return 0
    from ssm_studio.workshop.maintenance import ACCEPT, REBUILD, examine, mend_file
    from ssm_studio.workshop.sessions import resolve

    if rebuild and accept:
        raise UsageError(_("Only one of --rebuild and --accept."), _("Nothing was changed."))
    path = resolve(asked.find_home(), session)
    if rebuild or accept:
        kept = mend_file(path, REBUILD if rebuild else ACCEPT)
        if kept is None:
            say(_("Records and log agree; nothing was changed."))
        else:
            say(_("The file as it was is kept: {path}").format(path=kept))
    report = examine(path)
    for sentence in report.notices:
        say(sentence)
    if as_json:
        give_json(_plain(path, report, private=private))
    else:
        give_table(_lines(path, report, private=private))
    if not report.whole and report.verdict is not None and report.verdict.differences:
        say(
            _(
                "Choose which holds: --rebuild makes the records again from the log, --accept takes the records as "
                "they are. What is replaced is kept."
            )
        )
    return ExitCode.OK if report.whole else ExitCode.FOUND


def _lines(path: Path, report: Report, *, private: bool) -> list[tuple[str, str]]:
    verdict = report.verdict
    lines = [(_("session"), str(path))]
    if report.read_only:
        lines.append((_("can only be read"), report.read_only))
    if report.rows is None:
        lines.append((_("records"), _("cannot be read")))
    if verdict is None:
        lines.append((_("log"), _("of another version; it has no seals to verify")))
        return lines
    lines.append((_("entries"), str(verdict.entries)))
    lines.append((_("newest seal"), verdict.head or "–"))
    lines.append(
        (
            _("log"),
            _("whole: every seal fits")
            if verdict.broken is None
            else _("entry {number} is not as it was written").format(number=verdict.broken),
        )
    )
    if verdict.study is None:
        lines.append(
            (_("records"), _("the log cannot be replayed ({why})").format(why=verdict.why))
        )
    elif not verdict.differences:
        lines.append((_("records"), _("as the log says")))
    else:
        count = len(verdict.differences)
        lines.append(
            (
                _("records"),
                ngettext(
                    "{count} difference from the log", "{count} differences from the log", count
                ).format(count=count),
            )
        )
        lines += [_difference(each, report, private=private) for each in verdict.differences]
    return lines


def _difference(each: Difference, report: Report, *, private: bool) -> tuple[str, str]:
    name = f"{each.ref or each.kind} {each.field}".strip()
    rows, log = (_shown(value) for value in (each.in_rows, each.in_log))
    if not private and _is_private(each, report):
        rows = log = _("(private; --private shows it)")
    return name, _("in the records: {rows} · in the log: {log}").format(rows=rows, log=log)


def _is_private(each: Difference, report: Report) -> bool:
    from ssm_studio.domain.kept_back import gone_with
    from ssm_studio.domain.privacy import is_private

    for study in (report.rows, report.verdict.study if report.verdict else None):
        record = study.get(each.kind, each.id) if study is not None else None
        if study is None or record is None:
            continue
        if is_private(record) or record.id in gone_with(study, is_private):
            return True
    return False


def _shown(value: Any) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, dict):
        value = " / ".join(str(each) for each in value.values() if isinstance(each, str))
    return harmless(str(value), LONGEST_VALUE)


def _plain(path: Path, report: Report, *, private: bool) -> dict[str, Any]:
    verdict = report.verdict
    return {
        "path": str(path),
        "whole": report.whole,
        "read_only": report.read_only or None,
        "entries": verdict.entries if verdict else None,
        "head": verdict.head if verdict else None,
        "broken": verdict.broken if verdict else None,
        "differences": [
            {
                "kind": each.kind,
                "id": each.id,
                "ref": each.ref or None,
                "field": each.field or None,
                "rows": each.in_rows if private or not _is_private(each, report) else None,
                "log": each.in_log if private or not _is_private(each, report) else None,
            }
            for each in (verdict.differences if verdict else ())
        ],
    }
