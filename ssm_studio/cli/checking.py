"""The command `check`: what the coach would ask about a session."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.options import Asked, command, option, session_argument
from ssm_studio.cli.output import harmless, say, tell
from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.method.rules.asking import Question
    from ssm_studio.method.rules.registry import Finding

ACROSS: Final = 0
LAST_STAGE: Final = 4
LONGEST_LINE: Final = 2000
LONGEST_NAME: Final = 32
MOST_NAMED: Final = 7
"""Records of a question whose short names are printed without `--all`."""

SEVERITY_WORDS: Final = {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as `--json` prints it; `answerable` says whether a screen or a line can set what is asked for."""

    rule: str
    severity: str
    record: str
    field: str
    message: str
    answerable: bool


def checking_commands() -> list[click.Command]:
    """The command that runs the coach."""
    return [
        command(
            "check",
            _check,
            _(
                "Ask about a session what the coach would ask.\n"
                "\n"
                "Each line names a rule, the records that it speaks of, and a question for "
                "the group: the five most useful of each stage, and only what can be "
                "answered in the program. --all prints the others too, --json every "
                "finding. Nothing is changed. What was waived is left out. Rules can be "
                "switched off, and words and thresholds set, in coach.toml beside the "
                "sessions."
            ),
            session_argument(),
            option(
                ["--stage"],
                type=click.IntRange(ACROSS, LAST_STAGE),
                metavar="N",
                help=_("Only the rules of stage N, 1 to 4; 0 for those across the stages."),
            ),
            option(
                ["--rule", "only"],
                metavar="ID",
                multiple=True,
                shell_complete=_complete_rule,
                help=_("Only the rule ID, such as RD-04; may be given several times."),
            ),
            option(
                ["--all", "every"],
                is_flag=True,
                help=_("Every question of each stage, with all the records that it is about."),
            ),
            option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print one JSON object a line for each finding."),
            ),
            option(
                ["--strict"],
                is_flag=True,
                help=_("Exit with 1 when a finding of severity “error” is open."),
            ),
            option(["--waived"], is_flag=True, help=_("List what was waived too.")),
            option(["--private"], is_flag=True, help=_("Ask about private records too.")),
        )
    ]


def _complete_rule(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from ssm_studio.method.rules.registry import rules

    return [id_ for id_ in rules() if id_.startswith(begun.upper())]


def _check(
    asked: Asked,
    session: str,
    stage: int | None,
    only: tuple[str, ...],
    *,
    every: bool,
    as_json: bool,
    strict: bool,
    waived: bool,
    private: bool,
) -> int:

    from ssm_studio.days import today
    from ssm_studio.method.rules.registry import check, severity_of
    from ssm_studio.workshop.coach_settings import coach_settings
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.reading import read_study

    wanted = _wanted(stage, only)
    home = asked.find_home()
    study, _why_read_only = read_study(resolve(home, session))
    settings, trouble = coach_settings(home, today=today())
    if trouble:
        say(harmless(trouble, LONGEST_LINE))
    open_ = check(study, settings, only=wanted)
    found = check(study, settings, only=wanted, waived=True) if waived else open_
    found = _for_readers(study, found, private=private)
    if as_json:
        _print_json(study, found, set(open_) if waived else None)
    else:
        _print_for_people(study, found, set(open_), every=every, named=bool(only))
    unusable = any(severity_of(each) == "error" for each in open_)
    return ExitCode.FOUND if strict and unusable else ExitCode.OK


def _for_readers(study: Study, found: Sequence[Finding], *, private: bool) -> tuple[Finding, ...]:
    """The findings that neither are about private records nor quote them; with `private` only secret ones go."""
    from ssm_studio.domain.privacy import is_private, is_secret
    from ssm_studio.domain.record_names import short_name
    from ssm_studio.formats.redaction import for_readers
    from ssm_studio.method.rules.registry import message_of

    kept = is_secret if private else is_private
    seen = study if private else for_readers(study)
    names = [
        short_name(record, language)
        for kind, record in study.everything()
        if kept(record) and (private or seen.get(kind, record.id) is None)
        for language in ("en", "id")
    ]
    shown = tuple(
        each
        for each in found
        if (record := study.get(each.kind, each.record)) is None
        or (seen.get(each.kind, each.record) is not None and not (private and is_secret(record)))
        if not any(name in message_of(each, _) for name in names)
    )
    if left := len(found) - len(shown):
        say(
            ngettext(
                "{count} question about private records is left out; --private asks it.",
                "{count} questions about private records are left out; --private asks them.",
                left,
            ).format(count=left)
        )
    return shown


def _wanted(stage: int | None, only: Sequence[str]) -> list[str]:
    from ssm_studio.method.rules.registry import rules

    ids = [each.strip().upper() for each in only]
    for id_ in ids:
        if id_ not in rules():
            raise UsageError(
                _("There is no rule “{name}”.").format(name=id_),
                "",
                _("A rule is called like RD-04; docs/coach.md lists them."),
            )
    return [
        id_
        for id_, rule in rules().items()
        if (stage is None or rule.stage == stage) and (not ids or id_ in ids)
    ]


def _print_json(study: Study, found: Iterable[Finding], open_: set[Finding] | None) -> None:
    """One object a line; it says whether the finding was waived where those are listed too."""
    for each in found:
        waived = {} if open_ is None else {"waived": each not in open_}
        tell(json.dumps(asdict(_line(study, each)) | waived))


def _line(study: Study, finding: Finding) -> Line:
    from ssm_studio.method.rules.asking import answerable
    from ssm_studio.method.rules.registry import message_of, severity_of

    record = study.get(finding.kind, finding.record)
    return Line(
        finding.rule,
        severity_of(finding),
        (record.ref if record is not None else "") or finding.record,
        finding.field,
        message_of(finding, _),
        answerable(finding),
    )


def _print_for_people(
    study: Study, found: Sequence[Finding], open_: set[Finding], *, every: bool, named: bool
) -> None:
    """The questions of each stage, the most useful first; one that was asked for by name is never left out."""
    from ssm_studio.method.rules.asking import MOST_ASKED, asked, questions
    from ssm_studio.method.stage_names import STAGES

    if not named:
        askable = set(asked(study, found))
        found = [each for each in found if each in askable]
    all_of = [
        *((one, False) for one in questions(each for each in found if each in open_)),
        *((one, True) for one in questions(each for each in found if each not in open_)),
    ]
    if not all_of:
        say(_("The coach has nothing to ask."))
        return
    titles = {each.number: f"{each.number} {_(each.title)}" for each in STAGES}
    left = 0
    for stage in (*titles, ACROSS):
        here = [each for each in all_of if each[0].stage == stage]
        shown = here if every or named else here[:MOST_ASKED]
        left += len(here) - len(shown)
        if shown:
            tell(titles.get(stage) or _("Across the stages"))
            _print_questions(study, shown, every=every)
            tell()
    if left:
        more = ngettext(
            "{count} more question with --all.", "{count} more questions with --all.", left
        )
        say(more.format(count=left))


def _print_questions(study: Study, shown: Sequence[tuple[Question, bool]], *, every: bool) -> None:
    from ssm_studio.method.rules.registry import rules

    told = [_told(study, each, waived=waived, every=every) for each, waived in shown]
    widths = [max(len(cells[column]) for cells in told) for column in range(2)]
    for (each, _waived), cells in zip(shown, told, strict=True):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=False))
        tell("  ".join(("", *padded, *filter(None, cells[2:]))))
        tell(f"      {_(rules()[each.rule].asks)}")


def _told(
    study: Study, question: Question, *, waived: bool, every: bool
) -> tuple[str, str, str, str]:
    """One question in four cells: severity, rule, what, and about which records."""
    first = question.findings[0]
    line = _line(study, first)
    severity = _("waived") if waived else _(SEVERITY_WORDS[line.severity])
    message = line.message
    if len(question.findings) == 1 and not first.message:
        message += "".join(f" ({_said(each)})" for each in first.about)
    return severity, line.rule, harmless(message), harmless(_about(study, question, every=every))


def _said(about: str) -> str:
    """What a finding is about, its codes in words."""
    from ssm_studio.method.rules.field_words import CODE_WORDS

    return ", ".join(
        _(CODE_WORDS[each]) if each in CODE_WORDS else each for each in about.split(", ")
    )


def _about(study: Study, question: Question, *, every: bool) -> str:
    """The records that a question is about: one with its words, several by their short names and how many."""
    fields: dict[tuple[str, str], list[str]] = {}
    for each in question.findings:
        fields.setdefault((each.kind, each.record), []).append(each.field)
    several = len(fields) > 1
    names = []
    for (kind, record), named in fields.items():
        name = _name(study, kind, record, short=several)
        words = _words_for(named) if len(named) > 1 else ""
        names.append(f"{name} ({words})".strip() if words else name)
    names = [each for each in names if each]
    if not several or not names:
        return "".join(names)
    if len(names) > MOST_NAMED and not every:
        names = [*names[:MOST_NAMED], "…"]
    return f"{len(fields)}: {', '.join(names)}"


def _words_for(fields: Sequence[str]) -> str:
    """What fields are called, to tell apart what is asked about one record."""
    from ssm_studio.method.rules.field_words import FIELD_WORDS

    return ", ".join(_(FIELD_WORDS.get(field, field)) for field in fields if field)


def _name(study: Study, kind: str, id_: str, *, short: bool) -> str:
    """A record as people call it; "" for the session as a whole."""
    from ssm_studio.domain.comparison_rows import target_words
    from ssm_studio.domain.record_names import short_name

    record = study.get(kind, id_)
    if record is None or kind == "session":
        return ""
    if short and record.ref:
        return str(record.ref)
    asked = kind == "row" and target_words(study, record)[:LONGEST_NAME]
    name = asked or short_name(record, study.language)
    return f"{record.ref} “{name}”" if record.ref and name != record.ref else str(name)
