"""The root definitions to hand out: each with its sentence, its parts and where it comes from."""

from __future__ import annotations

from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import Document, Paragraph
from ssm_studio.formats.report.definitions import kept_aside, split
from ssm_studio.formats.report.front_matter import legend
from ssm_studio.formats.report.handout import definition_parts, handout
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.sentence import sentence_text


def definitions_handout(study: Study, language: str) -> Document:
    """Every root definition, then the systems that were kept aside, each with the reason."""
    page = handout(study, language, N_("Root definitions"))
    t = page.t
    if not page.study.root_definitions:
        page.note(t("No root definition has been written yet."))
    used, aside = split(page)
    for each in (*used, *aside):
        definition_in_short(page, each, 2)
    kept_aside(page, 2, keep=2)
    legend(page)
    return page.document


def definition_in_short(page: Page, definition: RootDefinition, level: int) -> None:
    """One root definition: its sentence, its letters in one table, and in a few facts what else is known of it."""
    t, study = page.t, page.study
    system = study.relevant_systems.get(definition.system or "")
    ref = definition.ref or t("Root definition")
    name = page.words(system.name) if system else ""
    page.heading(level, f"{ref} · {name}" if name else ref, definition.ref or "definition")
    if sentence := sentence_text(study, definition, page.language):
        page.add(Paragraph(sentence, look="sentence"))
    definition_parts(page, definition, ref)
    kind = (
        page.code("type", definition.type),
        page.code("level", definition.level),
        page.code("definition_status", definition.status),
        t("version {number}").format(number=definition.version) if definition.version else "",
    )
    page.facts(
        (
            (t("Type"), ", ".join(filter(None, kind))),
            (t("From the themes"), _themes(page, system) if system else ""),
            (t("Derived from"), page.cite(definition.derived_from)),
        )
    )


def _themes(page: Page, system: RelevantSystem) -> str:
    themes = page.study.themes
    named = [page.words(themes[each].name) for each in system.from_themes if each in themes]
    owner = page.study.analyses_one.get(system.from_issue_owner or "")
    return "; ".join(filter(None, (*named, page.words(owner.who) if owner else "")))
