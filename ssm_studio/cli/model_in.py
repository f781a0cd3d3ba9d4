"""The command `import-model`: a diagram from another program, or one of ours that was edited, as a new model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, say
from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.formats.graph.reading import ReadModel

LONGEST_SHOWN: Final = 500


def model_commands() -> list[click.Command]:
    """The commands that take models in."""
    return [
        command(
            "import-model",
            _import,
            _(
                "Read a diagram in FILE into a session as a new model.\n\n"
                "FILE is DOT, a Mermaid flowchart or GraphML, with positions or without; “-” reads what is piped in. "
                "What comes, and what of the file could not be understood, is listed first; the model is then added "
                "as one step, which Undo takes back. Files that `export SESSION model` wrote come back as they were."
            ),
            session_argument(),
            argument("file"),
            option(
                ["--definition"],
                metavar="REF",
                help=_("The root definition on which the model is built."),
            ),
            option(
                ["--title"], metavar="T", help=_("What the model is called, else as in the file.")
            ),
            option(
                ["--dry-run"], is_flag=True, help=_("Only list what would come; change nothing.")
            ),
        )
    ]


def _import(
    asked: Asked,
    session: str,
    file: str,
    *,
    definition: str | None,
    title: str | None,
    dry_run: bool,
) -> ExitCode:
    from ssm_studio.formats.graph.reading import MOST_BYTES, model_step, read_model_file
    from ssm_studio.workshop.sessions import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    data = bytes_of(file, MOST_BYTES, _("Nothing was changed."))
    read = read_model_file(data, "" if file == "-" else file)
    with open_session(path) as workshop:
        built_on = _definition(workshop.study, definition)
        for line in _lines(read, title or ""):
            click.echo(line)
        for sentence in read.not_understood:
            say(harmless(sentence, LONGEST_SHOWN))
        if dry_run:
            say(_("Nothing was changed: this was a dry run."))
            return ExitCode.OK
        step = model_step(workshop.study, read, built_on, title or "")
        outcome = workshop.do(step)
        model = workshop.study.models.get(step.puts[0].id)
        if outcome.changed and model is not None:
            say(_("Taken in as {ref}, as one step.").format(ref=harmless(model.ref)))
        if built_on is None:
            say(_("It is built on no root definition yet; --definition names one."))
    return ExitCode.OK


def _lines(read: ReadModel, title: str) -> Iterator[str]:
    """What would come, in words: the title, how much, and each activity with what it needs."""
    from ssm_studio.formats.graph.reading import counted, listed

    called = title or read.title
    if called:
        yield harmless(called, LONGEST_SHOWN)
    yield counted(read)
    for words, relations in listed(read):
        yield f"  {harmless(words)}" + (
            f"  {harmless(relations, LONGEST_SHOWN)}" if relations else ""
        )


def _definition(study: Study, named: str | None) -> str | None:
    """The id of the root definition that was named by its short name or id."""
    if named is None:
        return None
    for each in study.root_definitions.values():
        if named.casefold() in (each.ref.casefold(), each.id):
            return each.id
    there = ", ".join(each.ref for each in study.root_definitions.values())
    raise UsageError(
        _("There is no root definition called “{name}” in this session.").format(name=named),
        _("Nothing was changed."),
        _("There is: {names}.").format(names=there) if there else "",
    )
