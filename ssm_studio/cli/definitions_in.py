"""The command `import-definitions`: root definitions as people write them, from Markdown or a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import at_terminal, bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, notices, say, tell
from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.formats.written.lines import Line
    from ssm_studio.formats.written.parse import Page, Written
    from ssm_studio.formats.written.step import Change
    from ssm_studio.workshop.workshop import Workshop

LARGEST_PAGE: Final = 64 * 1024 * 1024
LONGEST_SHOWN: Final = 2000
LONGEST_NAME: Final = 60
NEW: Final = "new"


def definitions_commands() -> list[click.Command]:
    """The command that takes written root definitions in."""
    return [
        command(
            "import-definitions",
            _import,
            _(
                "Read root definitions in FILE into a session, as people write them.\n"
                "\n"
                "FILE is Markdown or a Word file: “Client: … Actor: …”, a table of CATWOE, "
                "letters and words, in English or Indonesian. C, A, O and E are separated "
                "by “;”, T at “->”. What the session has already is found by its code, "
                "its words or its place; what cannot be told apart is asked. "
                "Comments in the margin of a Word file are kept beside what they are "
                "about. Everything is listed first and comes in as one step."
            ),
            session_argument(),
            argument("file"),
            option(
                ["--as", "said"],
                metavar="N=REF",
                multiple=True,
                help=_("The Nth definition of the file is REF of the session, or “new”."),
            ),
            option(
                ["--dry-run"], is_flag=True, help=_("Only list what would come in; change nothing.")
            ),
        )
    ]


def _import(
    asked: Asked, session: str, file: str, *, said: tuple[str, ...], dry_run: bool
) -> ExitCode:
    from ssm_studio.formats.written.parse import parse
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    large = _("The file “{path}” is too large to be a page of root definitions.")
    data = bytes_of(file, LARGEST_PAGE, _("Nothing was changed."), large.format(path=file))
    page = parse(_lines(data))
    if not page.definitions:
        raise UsageError(
            _("There is no root definition in the file."),
            _("Nothing was changed."),
            _("A definition is a table of CATWOE, or lines such as “Client: …”, “Actor: …”."),
        )
    with open_session(path) as workshop:
        notices(workshop.notices)
        answers = _answers(workshop.study, said, len(page.definitions))
        found = told_apart(workshop.study, page.definitions, answers, asks=file != "-")
        take_in(workshop, page.definitions, found, dry_run=dry_run)
    tell_left_over(page)
    return ExitCode.OK if len(found) == len(page.definitions) else ExitCode.CHANGED


def _lines(data: bytes) -> list[Line]:
    from ssm_studio.formats.written.markdown_lines import markdown_lines
    from ssm_studio.formats.written.word_lines import is_word, word_lines

    return word_lines(data) if is_word(data) else list(markdown_lines(data))


def _answers(study: Study, said: Sequence[str], count: int) -> dict[int, str]:
    """What `--as` says, by place from 0: the id of a definition, or "" for a new one.

    Raises:
        UsageError: it names no place of the file, or no definition of the session.
    """
    refs = {each.ref.casefold(): each.id for each in study.root_definitions.values()}
    answers: dict[int, str] = {}
    for each in said:
        number, _sign, ref = each.partition("=")
        known = ref.strip().casefold()
        place = int(number) if number.strip().isdecimal() else 0
        if not 1 <= place <= count or known not in (*refs, NEW):
            raise UsageError(
                _("“{said}” names no definition.").format(said=harmless(each, LONGEST_NAME)),
                _("Nothing was changed."),
                _("--as takes a number from 1 to {count}, “=”, and one of: {names}.").format(
                    count=count, names=", ".join((*map(str.upper, refs), NEW))
                ),
            )
        answers[place - 1] = refs.get(known, "")
    return answers


def told_apart(
    study: Study, page: Sequence[Written], answers: Mapping[int, str], *, asks: bool
) -> dict[int, str]:
    """Which definition of the session each of the page is, by place: its id, "" for a new one.

    What cannot be told apart is asked at a terminal; elsewhere it is said, and left out.
    """
    from ssm_studio.formats.written.matching import match

    matched = match(study, page, answers)
    for at, candidates in matched.asked.items():
        written = page[at]
        refs = {study.root_definitions[id_].ref: id_ for id_ in candidates}
        called = harmless(written.heading or written.everything(), LONGEST_NAME)
        question = _("Line {line}, “{words}”: which definition is it?").format(
            line=written.line, words=called
        )
        if asks and at_terminal():
            choice = click.Choice([*refs, NEW], case_sensitive=False)
            matched.found[at] = refs.get(click.prompt(question, type=choice, err=True), "")
        else:
            say(question)
            say(
                _("It was left out. --as {number}=REF says it: {names}.").format(
                    number=at + 1, names=", ".join((*refs, NEW))
                )
            )
    return matched.found


def take_in(
    workshop: Workshop, page: Sequence[Written], found: Mapping[int, str], *, dry_run: bool
) -> None:
    """List what would come in, and take it in as one step unless this is a dry run."""
    from ssm_studio.formats.written.step import incoming

    coming = incoming(workshop.study, page, found)
    count = len(found)
    head = ngettext("{number} definition", "{number} definitions", count).format(number=count)
    tell(head)
    for each in coming.changes:
        for line in _told(each):
            tell(f"  {line}")
    if not coming.changes:
        tell(_("The file says what the session says."))
    if dry_run:
        say(_("Nothing was changed: this was a dry run."))
        return
    outcome = workshop.do(coming.step)
    say(_("Added as one step.") if outcome.changed else _("Nothing was changed."))
    if outcome.clashes:
        say(_("Somebody changed the same just now; both wordings were kept."))


def tell_left_over(page: Page) -> None:
    """Say what of the page belongs to no definition."""
    for left in page.left_over:
        say(
            _("Line {line} belongs to no definition and was left out: {words}").format(
                line=left.number, words=harmless(left.words, LONGEST_SHOWN)
            )
        )


def _told(change: Change) -> list[str]:
    lines = [harmless(change.where, LONGEST_SHOWN)]
    if change.before:
        lines.append(f"  - {harmless(change.before, LONGEST_SHOWN)}")
    return [*lines, f"  + {harmless(change.after, LONGEST_SHOWN)}"]
