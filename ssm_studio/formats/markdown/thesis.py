"""Root definitions for a thesis or an article: tables numbered by chapter, captions above, a source line below."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.formats.report.definitions import definition_section, split, systems
from ssm_studio.formats.report.front_matter import legend, title_block
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_

_CHAPTER: Final = 4
"""Where results stand in most theses, and so what tables are numbered by."""

SCHEMES: Final = {
    "four": (
        N_("Four activities: finding out; making models; debating with them; taking action"),
        N_("Activity 2 of 4: making models of purposeful activity"),
    ),
    "seven": (
        N_("Seven stages, from the situation unstructured to action that improves it"),
        N_("Stage 3 of 7: root definitions of relevant systems"),
    ),
}
"""The ways of counting SSM's stages: the whole, and the place of root definitions in it."""


def thesis(study: Study, language: str, scheme: str = "four") -> str:
    """The page as Markdown."""
    return to_markdown(thesis_page(study, language, scheme))


def thesis_page(study: Study, language: str, scheme: str = "four") -> Document:
    """The systems that were considered, and each definition; `scheme` says how stages are counted ("four", "seven")."""
    page = Page(study, language, chapter=_CHAPTER)
    t = page.t
    whole, place = SCHEMES[scheme]
    title_block(page, t("Root definitions"))
    page.facts(((t("Stages"), t(whole)), (t("This part"), t(place))))
    if page.study.relevant_systems:
        page.heading(2, t("Relevant systems"), "relevant-systems")
        systems(page)
    page.heading(2, t(place), "root-definitions")
    if not page.study.root_definitions:
        page.note(t("No root definition has been written yet."))
    used, aside = split(page)
    for definition in (*used, *aside):
        definition_section(page, definition, 3)
    legend(page)
    return page.document
