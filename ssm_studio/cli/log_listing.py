"""The command `log`: every change of a session, printed as it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.cli.options import Asked, command, option, session_argument
from ssm_studio.cli.output import harmless, tell
from ssm_studio.domain.dates import day_said, moment_said
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from ssm_studio.workshop.log_listing import Line

_RECORDS: Final = 12
"""Records of one entry whose words are printed; an import changes hundreds. --json has all."""
LONGEST: Final = 20_000
INDENT: Final = "       "
Side = dict[str, Any] | None


def log_command(as_json: click.Option) -> click.Command:
    """The command that lists changes."""
    return command(
        "log",
        _log,
        _(
            "List every change that was made in a session, oldest first.\n\n"
            "Below each entry stands what it changed, as it was and as it is. What was changed in private records is "
            "listed without its words."
        ),
        session_argument(),
        as_json,
        option(["--private"], is_flag=True, help=_("Show the words of private records too.")),
    )


def _log(asked: Asked, session: str, *, as_json: bool, private: bool) -> int:
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.log_listing import stream

    lines = stream(resolve(asked.find_home(), session))
    if as_json:
        _print_json(lines, private=private)
    else:
        _print(lines, private=private)
    return 0


def _print(lines: Iterable[Line], *, private: bool) -> None:
    for each in lines:
        head = each.heading
        said = f"{_moment(head.at)}  {head.author}  {_label(each, private=private)}"
        tell(f"{head.seq:>5}  {harmless(said, LONGEST)}")
        shown = [
            (kind, ref, sides)
            for (kind, id_, ref), sides in zip(each.records, each.sides, strict=True)
            if id_ not in _kept_back(each, private=private)
        ]
        if _silent(each, private=private):
            continue
        for kind, ref, sides in shown[:_RECORDS]:
            for said in _said(kind, ref, *sides, each.forgotten):
                tell(INDENT + harmless(said, LONGEST))
        if more := len(shown[_RECORDS:]):
            tell(
                INDENT
                + ngettext("and {count} more record", "and {count} more records", more).format(
                    count=more
                )
            )


def _said(kind: str, ref: str, was: Side, now: Side, forgotten: Collection[str]) -> Iterator[str]:
    """What became of a record in words: each field as it was and as it is, whole; no id of what was forgotten."""
    from ssm_studio.domain.kinds import BY_NAME
    from ssm_studio.method.field_names import field_name

    name = ref or _(BY_NAME[kind].called)
    if was is None or now is None:
        sign = "+" if was is None else "−"
        words = [
            words for field, value in (now or was or {}).items() if (words := _words(field, value))
        ]
        yield f"{sign} {name} {' · '.join(words)}".rstrip()
        return
    for field in dict.fromkeys((*was, *now)):
        before, after = (_value(side.get(field), field, forgotten) for side in (was, now))
        yield f"{name} {field_name(field, kind)}: {before} → {after}"


def _words(field: str, value: Any) -> str:
    """The words of people in a field of a whole record; "" for ids, codes and places."""
    return _value(value) if isinstance(value, dict) and field != "kept" else ""


def _value(value: Any, field: str = "", forgotten: Collection[str] = ()) -> str:
    if value is None or value == []:
        return "–"
    if isinstance(value, dict):
        return " / ".join(f"“{each}”" for each in value.values() if isinstance(each, str))
    if isinstance(value, list):
        return ", ".join(_value(each, field, forgotten) for each in value)
    if not isinstance(value, str):
        return str(value)
    if any(each in value for each in forgotten):
        return _("something that was forgotten")
    codes = WORDS.get(field, {})
    return f"“{_(codes[value]) if value in codes else day_said(value, _)}”"


def _kept_back(line: Line, *, private: bool) -> frozenset[str]:
    return line.secret_ids if private else line.hidden


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
            {"kind": kind, "id": id_, "ref": ref or None, "was": was, "is": now}
            for (kind, id_, ref), (was, now) in zip(line.records, line.sides, strict=True)
            if id_ not in _kept_back(line, private=private)
        ],
    }


def _silent(line: Line, *, private: bool) -> bool:
    return line.secret if private else line.private


def _label(line: Line, *, private: bool) -> str:
    return _("(private)") if _silent(line, private=private) else line.heading.label


def iso(at: datetime) -> str:
    """A time as JSON has it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(at: datetime) -> str:
    return moment_said(at, _)
