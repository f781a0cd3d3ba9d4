"""What can be exported, in which formats, and by whom: one table for the command line and the export dialog.

The makers (`formats.makers`) import what they take when they are called, so that listing what there is costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.formats import makers
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.seemly import seemly
from ssm_studio.formats.writer import safe_name
from ssm_studio.i18n import N_, _

Progress = Callable[[int, int, str], None]
"""Hears how many files are done, of how many, and the name of the next."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file to write: its name within the session's export folder ("figures/…" has a folder), and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Style:
    """One way of laying an export out.

    Attributes:
        name: what the command line calls it.
        called: what a person calls it.
        maker: makes it of a study, in a language, counting stages by one of `schemes` where it has any.
        schemes: the ways of counting the method's stages that it can speak in, the usual one first.
    """

    name: str
    called: str
    maker: Callable[..., str]
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be exported.

    Attributes:
        what: its name on the command line.
        called: what a person calls it.
        formats: file endings, the usual one first.
        each: the kind of record of which every one gets its own file, "" where the whole session is one.
        styles: how it can be laid out, the usual way first; () where there is one way only.
    """

    what: str
    called: str
    formats: tuple[str, ...]
    each: str = ""
    styles: tuple[Style, ...] = ()


_STYLES: Final = (
    Style(
        "full",
        N_("with everything behind them; comes back"),
        makers.root_definitions,
    ),
    Style("cards", N_("one on each page, to print"), makers.cards),
    Style("thesis", N_("for a thesis"), makers.thesis, ("four", "seven")),
    Style("blank", N_("empty forms, without a laptop"), makers.blank_forms),
)

EXPORTS: Final = (
    Export("root-definitions", N_("root definitions"), ("md",), styles=_STYLES),
    Export("report", N_("report of all four stages, with figures"), ("md",)),
    Export("picture", N_("rich pictures"), ("svg", "png", "txt", "md"), "picture"),
    Export(
        "model",
        N_("conceptual models"),
        ("svg", "png", "dot", "mmd", "graphml", "txt", "ascii.txt", "md"),
        "model",
    ),
    Export("actions", N_("agreed actions"), ("md", "csv")),
    Export("bundle", N_("bundle: everything, for another program or a later import"), ("json",)),
)
BY_WHAT: Final = {each.what: each for each in EXPORTS}

CSV: Final = "csv"

Maker = Callable[[Study, str], str | bytes]
"""Makes a file of a study, in a language."""

_WHOLE: Final[dict[tuple[str, str], Maker]] = {
    # By what is exported and its format.
    ("actions", "md"): makers.actions_markdown,
    ("actions", "csv"): makers.actions_csv,
    ("bundle", "json"): makers.bundle,
}
_FIGURES: Final[dict[tuple[str, str], Callable[[Study, str, str], str | bytes]]] = {
    # By what is exported and its format; for the figures of the report, by what they show.
    ("picture", "svg"): makers.picture_svg,
    ("picture", "png"): makers.picture_svg,
    ("picture", "txt"): makers.picture_text,
    ("picture", "md"): makers.picture_markdown,
    ("model", "svg"): makers.model_svg,
    ("model", "png"): makers.model_svg,
    ("model", "dot"): makers.model_dot,
    ("model", "mmd"): makers.model_mermaid,
    ("model", "graphml"): makers.model_graphml,
    ("model", "txt"): makers.model_text,
    ("model", "ascii.txt"): makers.model_text_plain,
    ("model", "md"): makers.model_markdown,
    ("report", "picture"): makers.picture_svg,
    ("report", "model"): makers.model_svg_alone,
}


Make = Callable[[], str | bytes]
"""Makes a file of which everything is known already."""


class ExportCancelledError(StudioError):
    """Somebody stopped a long export; nothing of it was written."""


def produce(
    study: Study,
    what: str,
    format_: str = "",
    language: str = "",
    *,
    only: str = "",
    style: str = "",
    scheme: str = "",
    separator: str = "",
    progress: Progress = lambda _done, _of, _name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ExportedFile, ...]:
    """Every file of one export; nothing is written here.

    Args:
        study: the session.
        what: a name in `EXPORTS`.
        format_: one of its formats, the usual one if not said.
        language: "en" or "id", the session's main language if not said.
        only: the short name or id of the one picture or model to export, else all of them.
        style: the name of one of its styles, the usual one if not said.
        scheme: how stages are counted ("four", "seven"), for a style that speaks of them.
        separator: what stands between two cells of a csv, "comma" (usual), "semicolon" or "tab".
        progress: told before each file.
        cancelled: asked before each file whether to stop.

    Raises:
        ExportCancelledError: `cancelled` said so.
        StudioError: there is no such export or format, nothing to export, or it could not be made.
    """
    export = _export(what)
    wanted = _format(export, format_)
    tongue = language or study.language
    if separator and wanted != CSV:
        raise _no_cells(export, wanted)
    jobs: list[tuple[str, Make]]
    if separator and not only:
        jobs = [(f"{what}.{CSV}", lambda: makers.actions_csv(study, tongue, separator))]
    elif export.styles or style or scheme:
        jobs = _styled(study, export, _style(export, style), scheme, tongue, only)
    else:
        jobs = list(_jobs(study, export, wanted, tongue, only))
    return _made(jobs, progress, cancelled)


def _made(
    jobs: Sequence[tuple[str, Make]], progress: Progress, cancelled: Callable[[], bool]
) -> tuple[ExportedFile, ...]:
    files: list[ExportedFile] = []
    for name, make in jobs:
        if cancelled():
            raise ExportCancelledError(_("The export was stopped."), _("Nothing was written."))
        progress(len(files), len(jobs), name)
        made = make()
        files.append(
            ExportedFile(
                name,
                seemly(name, made).encode("utf-8") if isinstance(made, str) else bytes(made),
            )
        )
    progress(len(files), len(jobs), "")
    return tuple(files)


def drawing_troubles(what: str) -> tuple[str, ...]:
    """What went wrong with the layout engine while this was exported, as sentences; () for what holds no drawing."""
    return makers.drawing_troubles() if BY_WHAT[what].each or what == "report" else ()


def _jobs(
    study: Study, export: Export, format_: str, language: str, only: str
) -> Iterator[tuple[str, Make]]:
    """The names of the files with what makes each."""
    if export.each:
        study = for_readers(study)
        for record, name in _named(study, export, only):
            yield f"{name}.{format_}", _figure(study, export.what, format_, record, language)
    elif only:
        raise _never_in_part(export, only)
    elif export.what == "report":
        yield from _report(study, language)
    else:
        make = _WHOLE[export.what, format_]
        yield f"{export.what}.{format_}", lambda: make(study, language)


def _styled(
    study: Study, export: Export, style: Style, scheme: str, language: str, only: str
) -> list[tuple[str, Make]]:
    """The one file of an export in one of its styles."""
    if only:
        raise _never_in_part(export, only)
    if scheme and scheme not in style.schemes:
        fitting = [each.name for each in export.styles if scheme in each.schemes]
        raise UsageError(
            _("The style “{style}” does not count stages as “{scheme}”.").format(
                style=style.name, scheme=scheme
            ),
            "",
            _("Choose one of: {names}.").format(names=", ".join(fitting or style.schemes)),
        )
    usual = style is export.styles[0]
    name = export.what if usual else f"{export.what}-{style.name}"
    more = (scheme or style.schemes[0],) if style.schemes else ()
    return [(f"{name}.{export.formats[0]}", lambda: style.maker(study, language, *more))]


def _style(export: Export, style: str) -> Style:
    for each in export.styles:
        if style in ("", each.name):
            return each
    if not export.styles:
        raise UsageError(
            _("“{what}” has no styles.").format(what=export.what),
            "",
            _("Leave --style and --stage-scheme out."),
        )
    raise UsageError(
        _("“{what}” has no style “{style}”.").format(what=export.what, style=style),
        "",
        _("Choose one of: {names}.").format(names=", ".join(each.name for each in export.styles)),
    )


def _no_cells(export: Export, format_: str) -> UsageError:
    return UsageError(
        _("“{what}” as {format} has no cells.").format(what=export.what, format=format_),
        "",
        _("--separator is for csv: leave it out, or add --format csv."),
    )


def _never_in_part(export: Export, only: str) -> UsageError:
    return UsageError(
        _("“{what}” cannot be exported in part.").format(what=export.what),
        "",
        _("Leave “{name}” out.").format(name=only),
    )


def _report(study: Study, language: str) -> Iterator[tuple[str, Make]]:
    """The report's figures, and the report that shows them by relative path; nothing that readers may not see."""
    study = for_readers(study)
    figures: dict[str, str] = {}
    for what in ("picture", "model"):
        export = BY_WHAT[what]
        if not study.table(export.each):
            continue
        for record, name in _named(study, export, ""):
            figures[record.id] = f"figures/{name}.svg"
            yield figures[record.id], _figure(study, "report", what, record, language)
    yield "report.md", lambda: makers.report(study, language, figures)


def _figure(study: Study, what: str, format_: str, record: Record, language: str) -> Make:
    def make() -> str | bytes:
        drawn = _FIGURES[what, format_](study, record.id, language)
        return makers.svg_to_png(str(drawn)) if format_ == "png" else drawn

    return make


def _named(study: Study, export: Export, only: str) -> list[tuple[Record, str]]:
    """The records to export, each with a file name of its own (without ending)."""
    records = list(study.table(export.each).values())
    if only:
        records = [each for each in records if only in (each.ref, each.id)][:1]
    if not records:
        raise _nothing_there(study, export, only)
    named: list[tuple[Record, str]] = []
    taken: set[str] = set()
    for number, record in enumerate(records, 1):
        base = safe_name(f"{export.what}-{record.ref or number}", export.what)
        name, again = base, 2
        while name.lower() in taken:
            name, again = f"{base}-{again}", again + 1
        taken.add(name.lower())
        named.append((record, name))
    return named


def _nothing_there(study: Study, export: Export, only: str) -> UsageError:
    there = ", ".join(each.ref for each in study.table(export.each).values() if each.ref)
    if only and there:
        return UsageError(
            _("There is no {what} called “{name}” in this session.").format(
                what=export.what, name=only
            ),
            "",
            _("There is: {names}.").format(names=there),
        )
    return UsageError(
        _("This session has no {what} to export yet.").format(what=export.what),
        _("Nothing was written."),
    )


def _export(what: str) -> Export:
    if what not in BY_WHAT:
        raise UsageError(
            _("There is no export called “{what}”.").format(what=what),
            "",
            _("Choose one of: {names}.").format(names=", ".join(BY_WHAT)),
        )
    return BY_WHAT[what]


def _format(export: Export, format_: str) -> str:
    if format_ and format_ not in export.formats:
        raise UsageError(
            _("“{what}” cannot be written as “{format}”.").format(what=export.what, format=format_),
            "",
            _("Choose one of: {names}.").format(names=", ".join(export.formats)),
        )
    return format_ or export.formats[0]
