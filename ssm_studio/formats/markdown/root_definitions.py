"""The root definitions as a Markdown page to hand out the same evening."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.formats.markdown.fingerprints import leave_trace
from ssm_studio.formats.report.definitions import definitions
from ssm_studio.formats.report.front_matter import legend, title_block
from ssm_studio.formats.report.page import Page


def root_definitions(study: Study, language: str) -> str:
    """Each root definition with its sentence, PQR, CATWOE and origin; the systems kept aside with the reason.

    CommonMark with GitHub's tables. The same study gives the same bytes, on every day and every machine. Comments,
    which viewers do not show, let the page come back after people have edited it (`reading_markdown`).
    """
    return to_markdown(root_definitions_page(study, language))


def root_definitions_page(study: Study, language: str) -> Document:
    """The same as a page."""
    page = Page(study, language, traced=True)
    title_block(page, page.t("Root definitions"))
    if not page.study.root_definitions:
        page.note(page.t("No root definition has been written yet."))
    definitions(page, 2)
    legend(page)
    leave_trace(page)
    return page.document
