"""The command `import-markdown`: root definitions that people edited in any editor come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, notices, say, tell
from ssm_studio.errors import ExitCode
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from ssm_studio.domain.changes import Clash
    from ssm_studio.formats.markdown.reading import Difference, ReadDefinitions
    from ssm_studio.formats.written.parse import Page

LARGEST_PAGE: Final = 64 * 1024 * 1024
LONGEST_SHOWN: Final = 2000


def markdown_commands() -> list[click.Command]:
    """The commands that take Markdown in."""
    return [
        command(
            "import-markdown",
            _import,
            _(
                "Take root definitions in FILE back into a session after people edited "
                "them.\n"
                "\n"
                "FILE is what `export SESSION root-definitions` wrote in its usual style; "
                "“-” reads what is piped in. Everything that differs is listed first and "
                "then taken in as one step, which can be undone. What was changed in the "
                "session since the export is not overwritten: both wordings are listed, "
                "and the exit code is 4."
            ),
            session_argument(),
            argument("file"),
            option(["--dry-run"], is_flag=True, help=_("Only list what differs; change nothing.")),
            option(
                ["--delete-missing"],
                is_flag=True,
                help=_("Delete definitions, rows and systems that were taken out of the file."),
            ),
        )
    ]


def _import(
    asked: Asked, session: str, file: str, *, dry_run: bool, delete_missing: bool
) -> ExitCode:
    from ssm_studio.formats.markdown.reading import (
        CLASH,
        MISSING,
        UnreadableMarkdown,
        difference,
        read_markdown,
        to_changeset,
    )
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    large = _("The file “{path}” is too large to be a page of root definitions.")
    data = bytes_of(file, LARGEST_PAGE, _("Nothing was changed."), large.format(path=file))
    try:
        read = read_markdown(data)
    except UnreadableMarkdown:
        page = _without_comments(data)
        if page is None:
            raise
        return _import_by_words(path, page, dry_run=dry_run, asks=file != "-")
    with open_session(path) as workshop:
        notices(workshop.notices)
        found = difference(workshop.study, read)
        _list(found, read, delete_missing=delete_missing)
        step = to_changeset(workshop.study, found, delete_missing)
        if dry_run:
            say(_("Nothing was changed: this was a dry run."))
            clashes: tuple[Clash, ...] = ()
        else:
            outcome = workshop.do(step)
            clashes = outcome.clashes
            say(_("Added as one step.") if outcome.changed else _("Nothing was changed."))
            if clashes:
                say(_("Somebody changed the same just now; both wordings were kept."))
    held = delete_missing and any(each.state == MISSING and each.held for each in found)
    if clashes or held or any(each.state == CLASH for each in found):
        return ExitCode.CHANGED
    return ExitCode.OK


def _without_comments(data: bytes) -> Page | None:
    """A page of ours that went through a program which drops hidden comments; None for any other page."""
    from ssm_studio.formats.markdown.fingerprints import OPENING
    from ssm_studio.formats.markdown.reading import UnreadableMarkdown
    from ssm_studio.formats.written.markdown_lines import markdown_lines
    from ssm_studio.formats.written.parse import parse

    if OPENING.encode() in data:
        return None
    try:
        page = parse(markdown_lines(data))
    except UnreadableMarkdown:
        return None
    whole = [each for each in page.definitions if each.ref and {"C", "T", "W"} <= each.seen]
    return page if whole and len(whole) == len(page.definitions) else None


def _import_by_words(path: Path, page: Page, *, dry_run: bool, asks: bool) -> ExitCode:
    from ssm_studio.cli.definitions_in import take_in, tell_left_over, told_apart
    from ssm_studio.workshop.workshop import open_session

    say(
        _(
            "The page has lost its hidden comments. What it holds is found by codes, by words and by place; "
            "what was changed in the session since cannot be told."
        )
    )
    with open_session(path) as workshop:
        notices(workshop.notices)
        found = told_apart(workshop.study, page.definitions, {}, asks=asks)
        take_in(workshop, page.definitions, found, dry_run=dry_run)
    tell_left_over(page)
    return ExitCode.OK if len(found) == len(page.definitions) else ExitCode.CHANGED


def _list(found: Iterable[Difference], read: ReadDefinitions, *, delete_missing: bool) -> None:
    """Print every difference, readable: where, and what was and will be said there."""
    from ssm_studio.formats.markdown.telling import HEADINGS, where

    found = tuple(found)
    for state, heading in HEADINGS.items():
        these = [each for each in found if each.state == state]
        if these:
            tell(_(heading))
        for each in these:
            tell(f"  {where(each, _clean)}")
            for line in _sayings(each, delete_missing=delete_missing):
                tell(f"    {line}")
    if not found:
        tell(_("The file says what the session says."))
    for left in read.left_over:
        say(
            _("Line {line} belongs to no definition and was left out: {words}").format(
                line=left.line, words=harmless(left.words)
            )
        )


def _clean(words: str) -> str:
    return harmless(words, LONGEST_SHOWN)


def _sayings(each: Difference, *, delete_missing: bool) -> Iterator[str]:
    from ssm_studio.formats.markdown.telling import sayings

    if each.state == "missing" and not (each.held and delete_missing):
        stays = _("It stays; --delete-missing would delete it.")
        yield _("It is deleted.") if delete_missing else stays
    else:
        yield from sayings(each, _clean)
