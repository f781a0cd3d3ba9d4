"""A page as PDF that screen readers can read and archives keep.

Needs typst, which the extras `pdf` and `paper` install. The layout is `paper.typ`; what the page says reaches it as
data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import singledispatch
from importlib.resources import files
from typing import Any, Final

from ssm_studio.domain.characters import signed
from ssm_studio.errors import ExternalProgramError, UsageError
from ssm_studio.formats.document.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    Hidden,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Room,
    Row,
    Table,
    Words,
    runs_of,
)
from ssm_studio.formats.document.columns import LETTERS, shares
from ssm_studio.formats.document.drawing import size_of, told
from ssm_studio.formats.escaping import visible
from ssm_studio.i18n import _, translator

_LAYOUT: Final = "paper.typ"
_FONTS: Final = (
    "Carlito",
    "Calibri",
    "Noto Sans",
    "Liberation Sans",
    "Arial",
    "Helvetica",
    "DejaVu Sans",
    "Libertinus Serif",
)
"""Letters of the page, the first that is there; typst carries the last one inside itself."""
_STANDARDS: Final[tuple[list[str], ...]] = (["ua-1", "a-2a"], ["ua-1"], [])
"""What a file is made to satisfy, the strictest first."""

Data = dict[str, Any]


def to_pdf(document: Document, tell: Callable[[str], None] = lambda _sentence: None) -> bytes:
    """The page as a file that passes typst's checks of PDF/UA-1 and PDF/A-2a.

    A figure that stands in their way, say with a letter that no font has, is put in as pixels; what else does leaves
    a plainer file. `tell` hears a sentence about either.

    Raises:
        UsageError: typst is not installed.
        ExternalProgramError: no file could be made at all.
    """
    make = _maker()
    pixels: dict[str, bytes] = {}
    trouble = ""
    for standards in _STANDARDS:
        try:
            return make(_data(document, pixels), standards)
        except ExternalProgramError as error:
            trouble = trouble or error.detail
        if standards == _STANDARDS[0] and (found := _refused(document, make)):
            pixels = dict(_as_pixels(document, found))
            try:
                made = make(_data(document, pixels), standards)
            except ExternalProgramError as error:
                trouble = error.detail
            else:
                named = ", ".join(each.label for each in found)
                words = _(
                    "Shown as pixels in the PDF, because the standard refused them: "
                    "{figures} ({why})."
                )
                tell(words.format(figures=named, why=trouble))
                return made
        tell(
            _("The PDF does not satisfy {standards}: {why}.").format(
                standards=" + ".join(standards).upper(), why=trouble
            )
        )
    raise ExternalProgramError(
        _("The PDF could not be made."), trouble, _("Choose --format docx or html.")
    )


Make = Callable[["Data", Sequence[str]], bytes]
"""Lays data out to a file that satisfies the standards; raises ExternalProgramError with the reason as its detail."""


def _maker() -> Make:
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            _("PDF files need an addition that is not installed."),
            _("Nothing was written."),
            _("Install it with  pip install 'ssm-studio[paper]'  or choose --format html."),
        ) from error
    layout = files("ssm_studio.formats.document").joinpath(_LAYOUT).read_bytes()
    fonts = typst.Fonts()
    families = set(fonts.families())
    letters = [str(each) for each in _FONTS if each in families]

    def make(data: Data, standards: Sequence[str]) -> bytes:
        page = json.dumps(data | {"fonts": letters}, ensure_ascii=False)
        compiler = typst.Compiler(layout, font_paths=fonts, sys_inputs={"page": page})
        try:
            made = compiler.compile(format="pdf", pdf_standards=list(standards))  # type: ignore[arg-type] # names of standards
        except typst.TypstError as error:
            said = getattr(error, "message", "") or str(error)
            raise ExternalProgramError(_("The PDF could not be made."), said.rstrip(".")) from error
        return bytes(made) if isinstance(made, bytes) else b"".join(made or [])

    return make


def _refused(document: Document, make: Make) -> list[Figure]:
    """The figures that the strictest standards refuse each by itself."""
    found: list[Figure] = []
    for figure in document.figures():
        alone = Document(document.language, [figure], document.title, drawings=document.drawings)
        try:
            make(_data(alone, {}), _STANDARDS[0])
        except ExternalProgramError:
            found.append(figure)
    return found


def _as_pixels(document: Document, figures: Sequence[Figure]) -> Iterator[tuple[str, bytes]]:
    """Figures as PNG; those whose letters cannot be drawn here are left to their words."""
    from ssm_studio.formats.figures.png import svg_to_png

    for figure in figures:
        try:
            yield figure.path, svg_to_png(document.drawings.get(figure.path, ""))
        except ExternalProgramError:
            yield figure.path, b""


def _data(document: Document, pixels: Mapping[str, bytes]) -> Data:
    """Everything that the layout needs but its fonts; `pixels` are figures as PNG by their path."""
    t = translator(document.language)
    return {
        "title": _text(" ".join(document.title.split())),
        "language": document.language,
        "day": [int(part) for part in document.day.split("-")],
        "wide": document.wide,
        "foot": _text(document.foot),
        "words": {"contents": t("Contents"), "missing": t("No drawing of this is enclosed.")},
        "pixels": {path: list(png) for path, png in pixels.items()},
        "blocks": [made for block in document.blocks for made in _made(block, document)],
    }


def _text(text: str) -> str:
    return signed(visible(text))


def _runs(words: Words) -> list[Data]:
    return [
        {"text": _text(run.text), "bold": run.bold, "italic": run.italic, "fill": run.fill}
        for run in runs_of(words)
    ]


@singledispatch
def _made(block: Block, _document: Document) -> Iterator[Data]:
    """The data of one block."""
    raise TypeError(block)


@_made.register
def _heading(block: Heading, _document: Document) -> Iterator[Data]:
    yield {
        "kind": "heading",
        "level": block.level,
        "title": _text(block.title),
        "anchor": block.anchor,
    }


@_made.register
def _paragraph(block: Paragraph, _document: Document) -> Iterator[Data]:
    yield {
        "kind": "paragraph",
        "label": _text(block.label),
        "runs": _runs(block.words),
        "look": block.look,
    }


@_made.register
def _note(block: Note, _document: Document) -> Iterator[Data]:
    yield {"kind": "note", "text": _text(block.text)}


@_made.register
def _facts(block: Facts, _document: Document) -> Iterator[Data]:
    facts = [{"label": _text(name), "runs": _runs(said)} for name, said in block.facts]
    yield {"kind": "facts", "facts": facts}


@_made.register
def _items(block: Items, _document: Document) -> Iterator[Data]:
    yield {"kind": "items", "items": [_runs(each) for each in block.items]}


@_made.register
def _table(block: Table, document: Document) -> Iterator[Data]:
    letters = int(LETTERS * 25.7 / 17) if document.wide else LETTERS
    yield {
        "kind": "table",
        "label": block.label,
        "caption": _text(block.caption),
        "header": [_text(each) for each in block.header],
        "rows": [[_cell(each) for each in row] for row in block.rows],
        "columns": [round(each, 4) for each in shares(block, letters)],
        "source": _text(block.source),
    }


def _cell(cell: Cell) -> Data:
    return {"room": cell.lines} if isinstance(cell, Room) else {"runs": _runs(cell)}


@_made.register
def _figure(block: Figure, document: Document) -> Iterator[Data]:
    svg = document.drawings.get(block.path, "")
    size = size_of(svg) if svg else None
    yield {
        "kind": "figure",
        "label": block.label,
        "caption": _text(block.caption),
        "svg": svg,
        "path": block.path,
        "size": [size.width, size.height] if size else [1, 1],
        "alt": _text(told(svg, block.caption)) or block.label,
        "height": block.height,
        "source": _text(block.source),
    }


@_made.register
def _row(block: Row, document: Document) -> Iterator[Data]:
    figures = [made for each in block.figures for made in _figure(each, document)]
    yield {"kind": "row", "figures": figures}


@_made.register
def _contents(block: Contents, document: Document) -> Iterator[Data]:
    t = translator(document.language)
    lists = [
        {
            "heading": t(heading),
            "lines": [_text(f"{each.label}. {each.caption}") for each in listed],
        }
        for heading, listed in document.lists()
        if block.lists
    ]
    yield {"kind": "contents", "lists": lists}


@_made.register
def _page_break(_block: PageBreak, _document: Document) -> Iterator[Data]:
    yield {"kind": "page_break"}


@_made.register
def _hidden(_block: Hidden, _document: Document) -> Iterator[Data]:
    yield from ()
