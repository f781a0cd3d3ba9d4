"""Commands that give something out: export, schema."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give, give_path, say
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.formats.paper import Finish
    from ssm_studio.formats.registry import ExportedFile

_SESSION_SUFFIX: Final = ".ssm"


def exporting_commands() -> list[click.Command]:
    """The commands that give something out."""
    return [
        command(
            "export",
            _export,
            _(
                "Write WHAT of a session to files and print where they are.\n\n"
                "WHAT is minutes, root-definitions, report, actions or follow-up (each as md, html, docx, pdf; actions "
                "as csv too), picture (svg, png, txt, md), model (svg, png, dot, mmd, graphml, txt, ascii.txt, md), "
                "audit (md, html, docx, pdf, json, csv), annex (md, html, docx, pdf), qda (qdpx), replay (cast) or "
                "bundle (json). "
                "All pictures or models are written, or the one named as in picture:RP1. Without -o they go to "
                "the exports folder, under the session's name. "
                "--lang chooses the language of what is written, else it is the session's own. docx and pdf need  "
                "pip install 'ssm-studio[paper]'."
            ),
            *_parameters(),
        ),
        command("schema", _schema, _("Print the JSON Schema of a bundle.")),
    ]


def _parameters() -> list[click.Parameter]:
    """What `export` is told."""
    return [
        session_argument(),
        argument("what", shell_complete=_complete_what),
        _format(),
        _style(),
        option(
            ["--stage-scheme", "scheme"],
            metavar="N",
            help=_("How the annex, and the style thesis, count stages: four (usual) or seven."),
        ),
        option(
            ["--interest"],
            type=click.Choice(["research", "problem-solving"]),
            help=_(
                "Of a report: problem-solving, the workshop report without research; research, the chapter on method "
                "of a thesis."
            ),
        ),
        _chapter(),
        option(
            ["--separator"],
            type=click.Choice(["comma", "semicolon", "tab"]),
            help=_(
                "What stands between two cells of a csv; where Excel opens it in one column, semicolon."
            ),
        ),
        option(
            ["--template"],
            metavar="FILE.docx",
            help=_("A Word file whose styles, margins, head and foot a docx takes."),
        ),
        option(["--id", "only"], metavar="REF", help=_("Only the picture or model REF.")),
        _both(),
        _output(),
        _public(),
        _force(),
    ]


def _style() -> click.Option:
    return option(
        ["--style"],
        metavar="S",
        help=_(
            "How root-definitions are laid out: full (usual as md, comes back with import-markdown), "
            "handout (usual otherwise), cards, thesis or blank; pictures: figure (usual), key (numbered, "
            "with a key of elements), a4, a3 or poster."
        ),
    )


def _format() -> click.Option:
    return option(
        ["--format", "format_"],
        metavar="F",
        help=_("One of the formats of WHAT; the first is usual."),
    )


def _chapter() -> click.Option:
    return option(
        ["--chapter"],
        type=click.IntRange(1, 99),
        help=_(
            "The chapter that numbers begin with: of the annex, 4 is usual; of a report for research, 3."
        ),
    )


def _force() -> click.Option:
    return option(["--force"], is_flag=True, help=_("Replace a file that is there already."))


def _output() -> click.Option:
    return option(
        ["-o", "--output"],
        metavar="PATH",
        help=_("Write to this file, to this folder where there are several, or to “-” (stdout)."),
    )


def _both() -> click.Option:
    return option(
        ["--both"],
        is_flag=True,
        help=_("In both languages: two of each file, with -en and -id in their names."),
    )


def _public() -> click.Option:
    return option(
        ["--public"],
        is_flag=True,
        help=_("Of a bundle: only what readers may see; without it a bundle is a whole backup."),
    )


def _complete_what(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from ssm_studio.formats.registry import EXPORTS

    return [each.what for each in EXPORTS if each.what.startswith(begun)]


def _export(
    asked: Asked,
    session: str,
    what: str,
    format_: str | None,
    only: str | None,
    output: str | None,
    *,
    style: str | None,
    scheme: str | None,
    chapter: int | None,
    interest: str | None,
    separator: str | None,
    template: str | None,
    force: bool,
    public: bool,
    both: bool,
) -> int:
    from ssm_studio.formats.redaction import for_readers
    from ssm_studio.formats.registry import drawing_troubles, produce
    from ssm_studio.formats.writer import export_folder
    from ssm_studio.workshop.find_session import resolve

    home = asked.find_home()
    path = resolve(home, session)
    name, _colon, part = what.partition(":")
    study = _of_interest(_study_in(path), interest, name)
    wanted = format_ or _format_of(output, name)
    finish = _finish(path, template, chapter, interest)

    def make(language: str) -> tuple[ExportedFile, ...]:
        return produce(
            for_readers(study) if public else study,
            name,
            wanted,
            language,
            only=only or part,
            style=style or "",
            scheme=scheme or "",
            separator=separator or "",
            finish=finish,
            progress=_progress,
        )

    files = _in_both(make) if both else make(asked.lang or "")
    for sentence in drawing_troubles(name):
        say(sentence)
    files = _with_photos(path, name, files, public=public)
    _give_out(files, output, export_folder(home.exports, path.stem), force=force)
    return 0


def _with_photos(
    path: Path, name: str, files: tuple[ExportedFile, ...], *, public: bool
) -> tuple[ExportedFile, ...]:
    """Bundles with their photographs; what is public under a name of its own."""
    if name == "bundle":
        from ssm_studio.workshop.photos import with_photos

        files = with_photos(path, files, public=public)
    return tuple(map(_named_public, files)) if public else files


def _in_both(make: Callable[[str], tuple[ExportedFile, ...]]) -> tuple[ExportedFile, ...]:
    """The files of an export in each language, beside one another."""
    from ssm_studio.formats.in_both import in_language

    return tuple(each for tongue in ("en", "id") for each in in_language(make(tongue), tongue))


def _finish(path: Path, template: str | None, chapter: int | None, interest: str | None) -> Finish:
    """How pages are brought to paper."""
    from ssm_studio.workshop.page_extras import finish_of

    own = Path(template) if template else None
    return finish_of(path, say, template=own, chapter=chapter, interest=interest or "")


def _of_interest(study: Study, interest: str | None, what: str) -> Study:
    """What of a study a report for one interest holds."""
    if interest is None:
        return study
    if what != "report":
        raise UsageError(
            _("“{what}” is not made for one interest.").format(what=what),
            "",
            _("--interest is only for report: leave it out."),
        )
    from ssm_studio.formats.by_interest import by_interest

    return by_interest(study, interest)


def _format_of(output: str | None, what: str) -> str:
    """The format that the name of the file to write asks for; "" where it says none."""
    from ssm_studio.formats.registry import BY_WHAT

    ending = Path(output or "").suffix[1:].lower()
    export = BY_WHAT.get(what)
    return ending if export and ending in export.formats else ""


def _give_out(
    files: tuple[ExportedFile, ...], output: str | None, folder: Path, *, force: bool
) -> None:
    """To stdout, to the session's folder of exports, or where else it was asked for."""
    from ssm_studio.formats.writer import write_file

    if output == "-":
        give(_only_one(files).data)
    elif output is None:
        for each in files:
            give_path(write_file(folder / each.name, each.data))
    else:
        _write_to(output, files, force=force)


def _named_public(file: ExportedFile) -> ExportedFile:
    """Beside a backup the public form has a name of its own."""
    from dataclasses import replace

    name = Path(file.name)
    return replace(file, name=str(name.with_name(f"{name.stem}-public{name.suffix}")))


def _write_to(output: str, files: tuple[ExportedFile, ...], *, force: bool) -> None:
    """Write to the place that was named; nothing is written where one of the files would be in the way."""
    from ssm_studio.formats.writer import trouble, write_file

    try:
        targets = _targets(output, files)
        _must_not_be_sessions(targets)
        if not force:
            _must_be_free(targets)
    except (OSError, ValueError) as error:
        raise trouble(Path(output), error) from error
    for target, each in zip(targets, files, strict=True):
        give_path(write_file(target, each.data, replace=force))


def _progress(done: int, of: int, name: str) -> None:
    if of > 2 and name:
        say(f"{done + 1}/{of} {name}")


def _study_in(path: Path) -> Study:
    """The study in a session file; of a damaged one, what can still be read."""
    from ssm_studio.store.errors import DamagedFileError
    from ssm_studio.workshop.reading import read_study

    try:
        study, why_read_only = read_study(path)
    except DamagedFileError as error:
        from ssm_studio.workshop.sessions import salvage

        study = salvage(path)
        say(f"{error.title} {error.detail}")
        say(_("What can still be read of it is exported; something may be missing."))
        return study
    if why_read_only:
        say(why_read_only)
    return study


def _only_one(files: tuple[ExportedFile, ...]) -> ExportedFile:
    """The file to print. Of a report that is the text, whose figures stay out."""
    documents = [each for each in files if "/" not in each.name]
    if len(documents) == 1:
        return documents[0]
    raise UsageError(
        _("There are several files, and “-” takes only one."),
        _("Nothing was written."),
        _("Name one of them with --id, or a folder with -o: {names}.").format(
            names=", ".join(each.name for each in documents)
        ),
    )


def _targets(wanted: str, files: tuple[ExportedFile, ...]) -> list[Path]:
    """Where each file goes: a single document to what is wanted, with its figures beside it; several into that folder.

    A slash at the end says that a folder is wanted, there or not.
    """
    output = Path(wanted)
    documents = [each for each in files if "/" not in each.name]
    if len(documents) > 1 or output.is_dir() or wanted.endswith(("/", os.sep)):
        return [output / each.name for each in files]
    return [output.parent / each.name if "/" in each.name else output for each in files]


def _must_be_free(targets: list[Path]) -> None:
    """Refuse before anything is written, so that an export never stops half-way."""
    from ssm_studio.formats.writer import already_there

    for target in targets:
        if target.is_file():
            raise already_there(target)


def _must_not_be_sessions(targets: list[Path]) -> None:
    """Refuse to put an export where a session may be: --force is never meant for somebody's work."""
    for target in targets:
        if target.suffix.casefold() == _SESSION_SUFFIX:
            raise UsageError(
                _("“{name}” is the name of a session file.").format(name=target.name),
                _("Nothing was written."),
                _("Choose a name that does not end in .ssm."),
            )


def _schema(_asked: Asked) -> int:
    import json

    from ssm_studio.formats.bundle.schema import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
