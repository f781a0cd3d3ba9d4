"""The command `import-model`: a diagram from another program, or one of ours that was edited, as a new model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import at_terminal, bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import harmless, notices, say, tell
from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.formats.graph.reading import ReadModel

LONGEST_SHOWN: Final = 500
LONGEST_NAME: Final = 60


def model_commands() -> list[click.Command]:
    """The commands that take models in."""
    return [
        command(
            "import-model",
            _import,
            _(
                "Read a diagram in FILE into a session as a new model.\n"
                "\n"
                "FILE is DOT, a Mermaid flowchart or GraphML, with positions or without, "
                "or a page of Markdown with such diagrams in it; “-” reads what is piped "
                "in. What comes, and what of the file could not be understood, is listed "
                "first; the model is then added as one step, which can be undone. Files "
                "that `export SESSION model` wrote come back as they were."
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
                ["--diagram"],
                metavar="N",
                type=click.IntRange(min=1),
                help=_("Which diagram of the file to read, where it holds several."),
            ),
            option(
                ["--all", "every"],
                is_flag=True,
                help=_("Make a model of every diagram of the file."),
            ),
            option(
                ["--dry-run"], is_flag=True, help=_("Only list what would come in; change nothing.")
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
    diagram: int | None,
    every: bool,
    dry_run: bool,
) -> ExitCode:
    from ssm_studio.formats.graph.reading import MOST_BYTES, model_step, read_diagrams
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    data = bytes_of(file, MOST_BYTES, _("Nothing was changed."))
    there = read_diagrams(data, "" if file == "-" else file)
    if every and title and len(there) > 1:
        raise UsageError(
            _("--title names one model, and there are {number} diagrams.").format(
                number=len(there)
            ),
            _("Nothing was changed."),
            _("Leave out --title, or choose one with --diagram."),
        )
    chosen = there if every else (_chosen(there, diagram, asks=file != "-"),)
    with open_session(path) as workshop:
        notices(workshop.notices)
        built_on = _definition(workshop.study, definition)
        for read in chosen:
            for line in _lines(read, title or ""):
                tell(line)
            for sentence in read.not_understood:
                say(harmless(sentence, LONGEST_SHOWN))
        if dry_run:
            say(_("Nothing was changed: this was a dry run."))
            return ExitCode.OK
        for read in chosen:
            step = model_step(workshop.study, read, built_on, title or "")
            outcome = workshop.do(step)
            model = workshop.study.models.get(step.puts[0].id)
            if outcome.changed and model is not None:
                say(_("Taken in as {ref}, as one step.").format(ref=harmless(model.ref)))
        if built_on is None:
            say(_("It is built on no root definition yet; --definition names one."))
    return ExitCode.OK


def _chosen(there: Sequence[ReadModel], diagram: int | None, *, asks: bool) -> ReadModel:
    """The diagram with that number, or the one that the person at the terminal chooses, or the first.

    Raises:
        UsageError: there is none with that number.
    """
    if diagram is not None and diagram > len(there):
        raise UsageError(
            ngettext(
                "There is {number} diagram in the file.",
                "There are {number} diagrams in the file.",
                len(there),
            ).format(number=len(there)),
            _("Nothing was changed."),
            _("--diagram counts them from 1."),
        )
    if diagram is not None or len(there) == 1:
        return there[(diagram or 1) - 1]
    for number, each in enumerate(there, 1):
        say(f"  {number}  {_called(each)}")
    if asks and at_terminal():
        question = _("Which diagram?")
        answer = click.prompt(question, type=click.IntRange(1, len(there)), default=1, err=True)
        return there[int(answer) - 1]
    say(_("Only the first diagram of the file was read."))
    say(_("--diagram N reads another one, --all makes a model of each."))
    return there[0]


def _called(read: ReadModel) -> str:
    """A diagram in a line: its title or first words, and how much is in it."""
    from ssm_studio.formats.graph.reading import counted

    words = read.title or next(iter(read.activities[0].text.everything), "")
    return f"{harmless(words, LONGEST_NAME)} ({counted(read)})"


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
