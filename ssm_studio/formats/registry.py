"""Making the files of an export.

The makers (`formats.makers`) import what they take when they are called, so that listing what there is costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ssm_studio.domain.picture import Photo
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.formats import makers, paper
from ssm_studio.formats.exports import (
    BY_WHAT,
    CSV,
    EXPORTS,
    FIGURED,
    ON_PAPER,
    Export,
    Style,
    usual_style,
)
from ssm_studio.formats.paper import Finish
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.refusals import fitting, never_in_part, no_cells, no_template, nothing_there
from ssm_studio.formats.seemly import seemly
from ssm_studio.formats.writer import safe_name
from ssm_studio.i18n import _
from ssm_studio.values import dataclass

__all__ = (
    "BY_WHAT",
    "CSV",
    "EXPORTS",
    "Export",
    "ExportCancelledError",
    "ExportedFile",
    "Finish",
    "Style",
    "drawing_troubles",
    "produce",
)

if TYPE_CHECKING:
    from ssm_studio.formats.document.blocks import Document

Progress = Callable[[int, int, str], None]
"""Hears how many files are done, of how many, and the name of the next."""


_PLAIN: Final = Finish()


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file to write: its name within the session's export folder ("figures/…" has a folder), and its bytes."""

    name: str
    data: bytes


_WHOLE: Final[dict[tuple[str, str], Callable[[Study, str, Finish], str | bytes]]] = {
    # By what is exported and its format.
    ("actions", "csv"): lambda study, language, finish: makers.actions_csv(
        study, language, finish.separator
    ),
    ("audit", "csv"): paper.audit_csv,
    ("audit", "json"): paper.audit_json,
    ("qda", "qdpx"): paper.qda,
    ("replay", "cast"): lambda study, language, _finish: makers.replay(study, language),
    ("bundle", "json"): lambda study, language, _finish: makers.bundle(study, language),
}
_PAGES: Final[dict[str, Callable[[Study, str, paper.Figures, Finish], Document]]] = {
    "report": paper.report,
    "minutes": paper.minutes,
    "actions": paper.actions,
    "follow-up": paper.follow_up,
    "audit": paper.audit,
    "annex": paper.annex,
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


_PHOTOGRAPHED: Final = ("minutes", "report", "annex", "audit")
"""Pages that show photographs, with the consent of those who drew."""
_ANNEX, _ANNEX_DESIGN, SCHEMES = "annex", "research-design", ("four", "seven")

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
    finish: Finish = _PLAIN,
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
        finish: how pages are brought to paper.
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
        raise no_cells(export, wanted)
    if finish.template is not None and wanted != paper.WORD:
        raise no_template(wanted)
    finish = replace(finish, separator=separator or finish.separator)
    if what == _ANNEX or finish.interest == "research":
        finish, scheme = replace(finish, scheme=_counted(scheme)), ""
    jobs = _all_jobs(study, export, wanted, tongue, only, finish, style, scheme)
    return _made(jobs, progress, cancelled)


def _all_jobs(
    study: Study,
    export: Export,
    wanted: str,
    tongue: str,
    only: str,
    finish: Finish,
    style: str,
    scheme: str,
) -> list[tuple[str, Make]]:
    """The names of the files with what makes each, in a style where one was chosen or there are several."""
    if export.each and (export.styles or style):
        chosen = fitting(export, _style(export, style), wanted)
        return list(_jobs(study, export, wanted, tongue, only, finish, chosen.name))
    if export.styles or style or scheme:
        chosen = _style(export, style or usual_style(wanted))
        return _styled(study, export, chosen, wanted, scheme, tongue, only, finish)
    return list(_jobs(study, export, wanted, tongue, only, finish))


def _counted(scheme: str) -> str:
    """How the annex counts stages."""
    if scheme not in ("", *SCHEMES):
        raise UsageError(
            _("Stages are not counted as “{scheme}”.").format(scheme=scheme),
            "",
            _("Choose one of: {names}.").format(names=", ".join(SCHEMES)),
        )
    return scheme or SCHEMES[0]


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
    return makers.drawing_troubles() if BY_WHAT[what].each or what in FIGURED else ()


def _jobs(
    study: Study,
    export: Export,
    format_: str,
    language: str,
    only: str,
    finish: Finish,
    style: str = "",
) -> Iterator[tuple[str, Make]]:
    """The names of the files with what makes each."""
    if export.each:
        study = for_readers(study)
        named = f"-{style}" if style and style != export.styles[0].name else ""
        for record, name in _named(study, export, only):
            made = _figure(study, export.what, format_, record, language, style)
            yield f"{name}{named}.{format_}", made
    elif only:
        raise never_in_part(export, only)
    elif (export.what, format_) not in _WHOLE:
        yield from _page(study, export, format_, language, finish)
    else:
        make = _WHOLE[export.what, format_]
        yield f"{export.what}.{format_}", lambda: make(study, language, finish)


def _styled(
    study: Study,
    export: Export,
    style: Style,
    format_: str,
    scheme: str,
    language: str,
    only: str,
    finish: Finish,
) -> list[tuple[str, Make]]:
    """The one file of an export in one of its styles."""
    if only:
        raise never_in_part(export, only)
    if scheme and scheme not in style.schemes:
        counting = [each.name for each in export.styles if scheme in each.schemes]
        raise UsageError(
            _("The style “{style}” does not count stages as “{scheme}”.").format(
                style=style.name, scheme=scheme
            ),
            "",
            _("Choose one of: {names}.").format(names=", ".join(counting or style.schemes)),
        )
    fitting(export, style, format_)
    usual = style.name == usual_style(format_)
    name = export.what if usual else f"{export.what}-{style.name}"
    more = (scheme or style.schemes[0],) if style.schemes else ()
    page = style.maker
    assert page is not None, "a figure is no page"
    return [
        (f"{name}.{format_}", lambda: paper.written(page(study, language, *more), format_, finish))
    ]


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


def _page(
    study: Study, export: Export, format_: str, language: str, finish: Finish
) -> Iterator[tuple[str, Make]]:
    """A page; its figures are beside it where it shows them by relative path. Nothing that readers may not see."""
    study = for_readers(study)
    figures: dict[str, str] = {}
    drawings: dict[str, Make] = {}
    research = finish.interest == "research"
    for what in ("picture", "model") if export.what in FIGURED and not research else ():
        shown = BY_WHAT[what]
        for record, name in _named(study, shown, "") if study.table(shown.each) else ():
            figures[record.id] = f"figures/{name}.svg"
            drawings[figures[record.id]] = _figure(study, "report", what, record, language)
    if export.what in _PHOTOGRAPHED and not research:
        from ssm_studio.formats.photos.on_paper import photos_shown

        for photo, path, data in photos_shown(study, finish.photo):
            figures[photo.id] = path
            drawings[path] = partial(_photo, study, photo, data, language, plain=format_ == "md")
    if (
        export.what == "report"
        and not research
        and (judged := makers.quadrants_svg(study, language))
    ):
        figures["changes"] = "figures/changes.svg"
        drawings[figures["changes"]] = lambda: judged
    if export.what == _ANNEX or research:
        figures[_ANNEX_DESIGN] = f"figures/{_ANNEX_DESIGN}.svg"
        drawings[figures[_ANNEX_DESIGN]] = lambda: makers.research_design(study, language)
    if format_ == paper.PAPER[0]:
        yield from drawings.items()

    def make() -> str | bytes:
        document = _PAGES[export.what](study, language, figures, finish)
        if format_ != paper.PAPER[0]:
            document.drawings = {path: str(draw()) for path, draw in drawings.items()}
        return paper.written(document, format_, finish)

    yield f"{export.what}.{format_}", make


def _photo(study: Study, photo: Photo, data: bytes, language: str, *, plain: bool) -> str | bytes:
    if plain:
        return data
    from ssm_studio.formats.photos.on_paper import as_svg

    return as_svg(study, photo, data, language)


def _figure(
    study: Study, what: str, format_: str, record: Record, language: str, style: str = ""
) -> Make:
    def make() -> str | bytes:
        making = makers.picture_svg_keyed if style == "key" else _FIGURES[what, format_]
        drawn = making(study, record.id, language)
        if style in ON_PAPER:
            finished = makers.sheet_png if format_ == "png" else makers.sheet_svg
            return finished(str(drawn), style)
        return makers.svg_to_png(str(drawn)) if format_ == "png" else drawn

    return make


def _named(study: Study, export: Export, only: str) -> list[tuple[Record, str]]:
    """The records to export, each with a file name of its own (without ending)."""
    records = list(study.table(export.each).values())
    if only:
        records = [each for each in records if only in (each.ref, each.id)][:1]
    if not records:
        raise nothing_there(study, export, only)
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
