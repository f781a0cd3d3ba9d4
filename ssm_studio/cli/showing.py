"""The command `show`: what a session holds, in words, today or at any moment of its past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, say, tell
from ssm_studio.domain.dates import moment_said
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from ssm_studio.domain.record import Record
    from ssm_studio.domain.study import Study
    from ssm_studio.workshop.as_of import Moment

LONGEST: Final = 20_000
"""Letters of one line; what people said is shown whole."""


def showing_commands() -> list[click.Command]:
    """The command that prints what a session holds."""
    return [
        command(
            "show",
            _show,
            _(
                "Print what a session holds, in words.\n"
                "\n"
                "Without REF and --stage every record with its words; with REF (E05, RD1) "
                "that record. --as-of shows the session as it was: after a day (2015-03-10 "
                "or “10 March 2015”), at a time (2015-03-10T14:00) or after an entry of "
                "the log (120), and lists what has changed since; --beside sets two moments "
                "side by side. Nothing is written."
            ),
            session_argument(),
            argument("ref", required=False),
            option(["--stage"], type=click.IntRange(1, 4), metavar="N", help=_("Only this stage.")),
            option(["--as-of"], metavar="MOMENT", help=_("As it was then.")),
            option(
                ["--beside"],
                metavar="MOMENT",
                help=_("With --as-of: what it was then beside what it was at MOMENT, or “now”."),
            ),
            option(["--private"], is_flag=True, help=_("Show the words of private records too.")),
        )
    ]


def _show(
    asked: Asked,
    session: str,
    ref: str | None,
    *,
    stage: int | None,
    as_of: str | None,
    beside: str | None,
    private: bool,
) -> int:
    from ssm_studio.formats.redaction import for_facilitator, for_readers
    from ssm_studio.workshop.as_of import at
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.reading import read_study

    path = resolve(asked.find_home(), session)
    seen = for_facilitator if private else for_readers
    if beside is not None:
        return _beside(path, ref, stage, as_of, beside, private=private)
    if as_of is None:
        study, why_read_only = read_study(path)
        if why_read_only:
            say(why_read_only)
        _give(_lines(seen(study), ref, stage))
        return 0
    moment = at(path, as_of)
    _give(
        [
            _heading(moment),
            "",
            # What is private today was told in confidence then too.
            *_lines(_as_seen(moment, private=private), ref, stage),
            *_since(moment, seen(moment.now), ref, private=private),
        ]
    )
    return 0


def _heading(moment: Moment) -> str:
    entry = moment.entry
    return _("As it was after entry {number} of {count}, {at}").format(
        number=entry.seq,
        count=moment.entries,
        at=moment_said(entry.at, _),
    )


NOW: Final = ("now", "kini", "sekarang")
"""How the session of today is called as a moment."""


def _beside(
    path: Path, ref: str | None, stage: int | None, as_of: str | None, beside: str, *, private: bool
) -> int:
    """Two moments in two columns; lines that only one of them has are marked."""
    from ssm_studio.cli.two_columns import two_columns
    from ssm_studio.workshop.as_of import at

    if as_of is None:
        raise UsageError(
            _("“--beside” needs a first moment."),
            "",
            _("Add --as-of, as in: --as-of 120 --beside now"),
        )
    first = at(path, as_of)
    last = str(first.entries) if beside.casefold() in NOW else beside
    sides = [first, at(path, last)]
    lines = [
        [_heading(each), "", *_lines_there(_as_seen(each, private=private), ref, stage)]
        for each in sides
    ]
    for each in two_columns([[_plain(line) for line in side] for side in lines]):
        tell(each)
    return 0


def _lines_there(study: Study, ref: str | None, stage: int | None) -> Iterator[str]:
    """What is shown of one of two moments; a record that was not there then is said to be so."""
    try:
        yield from _lines(study, ref, stage)
    except UsageError:
        yield _("(not there)")


def _as_seen(moment: Moment, *, private: bool) -> Study:
    """The study of then, without what may not be seen of then or of now."""
    from ssm_studio.formats.redaction import as_seen_then

    return as_seen_then(moment.study, moment.now, private=private)


def _lines(study: Study, ref: str | None, stage: int | None) -> Iterator[str]:
    from ssm_studio.say.results import Place
    from ssm_studio.say.showing import named, record_lines, stage_lines

    if ref is not None:
        found = named(study, ref, Place(stage or 1))
        if found is None:
            raise UsageError(
                _("Nothing in the session is called “{ref}”.").format(ref=ref),
                "",
                _("`ssm-studio show SESSION` shows every record."),
            )
        yield from record_lines(study, *found)
    elif stage is not None:
        yield from stage_lines(study, stage, Place(stage))
    else:
        yield from _everything(study)


def _everything(study: Study) -> Iterator[str]:
    """Every record with its words, by kind."""
    from ssm_studio.domain.kinds import KINDS
    from ssm_studio.say.whole_record import whole_record

    yield study.title
    for kind in KINDS:
        records = study.table(kind.name).values()
        if not records:
            continue
        yield ""
        yield _(kind.called).capitalize()
        for record in records:
            yield from (f"  {each}" for each in whole_record(study, kind.name, record))


def _since(moment: Moment, now: Study, ref: str | None, *, private: bool) -> Iterator[str]:
    """What is new, gone or changed since that moment, of what may be seen."""
    from ssm_studio.method.session_differences import differences

    if ref is not None:
        return
    found = differences(_as_seen(moment, private=private), now)
    groups = (
        (_("New since then:"), found.new),
        (_("Gone since then:"), found.gone),
        (_("Changed since then:"), tuple((each.kind, each.after) for each in found.changed)),
    )
    for heading, records in groups:
        if records:
            yield ""
            yield f"{heading} {', '.join(_refs(records))}"


def _refs(records: Iterable[tuple[str, Record]]) -> Iterator[str]:
    from ssm_studio.domain.kinds import BY_NAME

    for kind, record in records:
        yield record.ref or _(BY_NAME[kind].called)


def _give(lines: Iterable[str]) -> None:
    for each in lines:
        tell(_plain(each))


def _plain(line: str) -> str:
    """A line with its indent, without what a terminal would obey."""
    return " " * (len(line) - len(line.lstrip(" "))) + harmless(line, LONGEST)
