"""What can be exported: one table for the command line, the export dialog and the entry line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ssm_studio.formats import paper
from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.formats.document.blocks import Document


@dataclass(frozen=True, slots=True)
class Style:
    """One way of laying an export out.

    Attributes:
        name: what the command line calls it.
        called: what a person calls it.
        maker: makes it of a study, in a language, counting stages by one of `schemes` where it has any; None of a
            figure, which is no page.
        schemes: the ways of counting the method's stages that it can speak in, the usual one first.
        formats: those in which it is laid out so.
    """

    name: str
    called: str
    maker: Callable[..., Document] | None
    schemes: tuple[str, ...] = ()
    formats: tuple[str, ...] = paper.PAPER


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
        N_("complete; can be re-imported"),
        paper.root_definitions,
        formats=("md",),
    ),
    Style("handout", N_("to hand out"), paper.definitions_handout),
    Style("cards", N_("one on each page, to print"), paper.cards),
    Style("thesis", N_("for a thesis"), paper.thesis, ("four", "seven")),
    Style("blank", N_("blank worksheets to print"), paper.blank_forms),
)
_SHEETS: Final = tuple(
    Style(name, called, None, formats=("svg", "png"))
    for name, called in (
        ("a4", N_("on a sheet A4")),
        ("a3", N_("on a sheet A3")),
        ("poster", N_("as a poster (A1)")),
    )
)
ON_PAPER: Final = tuple(each.name for each in _SHEETS)
_PICTURE_STYLES: Final = (
    Style("figure", N_("as it is"), None, formats=("svg", "png", "txt", "md")),
    Style("key", N_("with a numbered key, for a thesis"), None, formats=("svg", "png")),
    *_SHEETS,
)
_MODEL_FORMATS: Final = ("svg", "png", "dot", "mmd", "graphml", "txt", "ascii.txt", "md")
_MODEL_STYLES: Final = (
    Style("figure", N_("as it is"), None, formats=_MODEL_FORMATS),
    *_SHEETS,
)
FIGURED: Final = ("report", "minutes", "annex")
"""Pages that show pictures and models."""
USUAL: Final = {"md": "full"}
"""The usual style by format: where a page cannot come back it is made to be handed out."""
_HANDOUT: Final = "handout"

EXPORTS: Final = (
    Export("minutes", N_("minutes, for the same evening"), paper.PAPER),
    Export("root-definitions", N_("root definitions"), paper.PAPER, styles=_STYLES),
    Export("report", N_("report of all four stages, with figures"), paper.PAPER),
    Export(
        "picture",
        N_("rich pictures"),
        ("svg", "png", "txt", "md"),
        "picture",
        styles=_PICTURE_STYLES,
    ),
    Export(
        "model",
        N_("conceptual models"),
        _MODEL_FORMATS,
        "model",
        styles=_MODEL_STYLES,
    ),
    Export("actions", N_("agreed actions"), (*paper.PAPER, "csv")),
    Export("follow-up", N_("follow-up sheet, for the next meeting"), paper.PAPER),
    Export("audit", N_("audit trail: how the record came about"), (*paper.PAPER, "json", "csv")),
    Export("replay", N_("replay: how the pictures were drawn, for asciinema"), ("cast",)),
    Export("annex", N_("annex of a thesis: tables and figures by chapter"), paper.PAPER),
    Export("qda", N_("for qualitative analysis: quotations, codes, memos, graphs"), ("qdpx",)),
    Export("bundle", N_("bundle: everything, for another program or a later import"), ("json",)),
)
BY_WHAT: Final = {each.what: each for each in EXPORTS}

CSV: Final = "csv"


def usual_style(format_: str) -> str:
    """The name of the style that a page has in a format unless another is asked for."""
    return USUAL.get(format_, _HANDOUT)
