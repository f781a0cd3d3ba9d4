"""Pages that go out in several formats: which there are, and the file that is made of one.

What a format needs is imported when it is asked for, so that listing what there is costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ssm_studio.domain.study import Study
from ssm_studio.domain.trail import Trail
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.formats.document.blocks import Document

PAPER: Final = ("md", "html", "docx", "pdf")
"""The formats of a page; Markdown shows its figures by path, the others hold them."""
WORD: Final = "docx"


def _nothing_kept(_digest: str) -> bytes:
    """A session without a file keeps no photographs."""
    return b""


def _silent(_sentence: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Finish:
    """How a page is brought to paper.

    Attributes:
        template: a Word file whose styles a Word file takes, None for the program's own.
        log_head: gives the digest of the newest entry of the session's log, which some pages carry; "" where there
            is none.
        tell: hears what could not be done as it should be, as a sentence.
        trail: gives the audit trail of the session's log; an empty one where the session has no file.
        separator: what stands between two cells of a csv, by its name.
        scheme: how the annex counts stages ("four", "seven").
        chapter: what the numbers of the annex begin with, or of a chapter on method; None where nobody said.
        interest: whom a report serves ("problem-solving", "research"); "" for both.
        photo: the bytes of a photograph by the digest of what is kept; b"" where the session has no file.
    """

    template: Path | None = None
    log_head: Callable[[], str] = str
    tell: Callable[[str], None] = _silent
    trail: Callable[[], Trail] = Trail
    separator: str = "comma"
    scheme: str = "four"
    chapter: int | None = None
    interest: str = ""
    photo: Callable[[str], bytes] = _nothing_kept


def written(document: Document, format_: str, finish: Finish) -> str | bytes:
    """The page in one of the formats."""
    if format_ == "html":
        from ssm_studio.formats.document.html import to_html

        return to_html(document)
    if format_ == WORD:
        from ssm_studio.formats.document.word import to_word

        return to_word(document, finish.template)
    if format_ == "pdf":
        from ssm_studio.formats.document.pdf import to_pdf

        return to_pdf(document, finish.tell)
    from ssm_studio.formats.document.markdown import to_markdown

    return to_markdown(document)


Figures = Mapping[str, str]
"""The path of each drawing by the id of the picture or model that it shows."""


def report(study: Study, language: str, figures: Figures, finish: Finish) -> Document:
    """The workshop report; where it serves the research interest, the chapter on method."""
    if finish.interest == "research":
        from ssm_studio.formats.report.methods_chapter import methods_chapter

        return methods_chapter(
            study,
            language,
            figures,
            finish.trail(),
            scheme=finish.scheme,
            chapter=finish.chapter or 3,
        )
    from ssm_studio.formats.report.report import report_page

    return report_page(study, language, figures)


def minutes(study: Study, language: str, figures: Figures, finish: Finish) -> Document:
    """The minutes."""
    from ssm_studio.formats.report.minutes import minutes

    return minutes(study, language, figures, finish.log_head())


def actions(study: Study, language: str, _figures: Figures, _finish: Finish) -> Document:
    """The action sheet."""
    from ssm_studio.formats.report.action_sheet import action_sheet

    return action_sheet(study, language)


def follow_up(study: Study, language: str, _figures: Figures, finish: Finish) -> Document:
    """The follow-up sheet."""
    from ssm_studio.formats.report.follow_up import follow_up

    return follow_up(study, language, finish.log_head())


def audit(study: Study, language: str, figures: Figures, finish: Finish) -> Document:
    """The audit trail."""
    from ssm_studio.formats.report.audit import audit_page

    return audit_page(study, language, finish.trail(), figures)


def annex(study: Study, language: str, figures: Figures, finish: Finish) -> Document:
    """The annex of a thesis."""
    from ssm_studio.formats.report.annex import annex_page

    return annex_page(
        study, language, figures, finish.trail(), scheme=finish.scheme, chapter=finish.chapter or 4
    )


def audit_json(_study: Study, _language: str, finish: Finish) -> str:
    """The chain of entries for programs."""
    from ssm_studio.formats.report.audit import audit_json

    return audit_json(finish.trail())


def qda(study: Study, language: str, finish: Finish) -> bytes:
    """A project for qualitative analysis."""
    from ssm_studio.formats.qda.package import qda_project

    return qda_project(study, language, finish.photo)


def audit_csv(_study: Study, language: str, finish: Finish) -> str:
    """The chronology as a table of cells."""
    from ssm_studio.formats.report.action_sheet import SEPARATORS
    from ssm_studio.formats.report.audit import audit_csv
    from ssm_studio.i18n import translator

    return audit_csv(finish.trail(), translator(language), SEPARATORS[finish.separator])


def root_definitions(study: Study, language: str) -> Document:
    """The root definitions with everything behind them; as Markdown the page comes back."""
    from ssm_studio.formats.markdown.root_definitions import root_definitions_page

    return root_definitions_page(study, language)


def definitions_handout(study: Study, language: str) -> Document:
    """The root definitions to hand out."""
    from ssm_studio.formats.report.definitions_handout import definitions_handout

    return definitions_handout(study, language)


def cards(study: Study, language: str) -> Document:
    """The root definitions, one on each page."""
    from ssm_studio.formats.markdown.cards import cards_page

    return cards_page(study, language)


def thesis(study: Study, language: str, scheme: str) -> Document:
    """The root definitions for a thesis, which counts stages as `scheme` says."""
    from ssm_studio.formats.markdown.thesis import thesis_page

    return thesis_page(study, language, scheme)


def blank_forms(study: Study, language: str) -> Document:
    """Empty forms for root definitions."""
    from ssm_studio.formats.markdown.blank_forms import forms_page

    return forms_page(study, language)
