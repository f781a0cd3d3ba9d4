"""Root definitions as cards: one definition a page, its sentence large, CATWOE below it."""

from __future__ import annotations

from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.formats import escaping
from ssm_studio.formats.document.blocks import Document, PageBreak
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.formats.report.definitions import NAMES, left_out, split
from ssm_studio.formats.report.front_matter import legend, title_block
from ssm_studio.formats.report.page import Page
from ssm_studio.method.sentence import sentence_text


def cards(study: Study, language: str) -> str:
    """The cards as Markdown."""
    return to_markdown(cards_page(study, language))


def cards_page(study: Study, language: str) -> Document:
    """A cover with the session and who says what, then each definition on a page of its own."""
    page = Page(study, language)
    title_block(page, page.t("Root definitions"))
    if not page.study.root_definitions:
        page.note(page.t("No root definition has been written yet."))
    legend(page)
    used, aside = split(page)
    for definition in (*used, *aside):
        page.add(PageBreak())
        _card(page, definition, kept_aside=definition in aside)
    return page.document


def _card(page: Page, definition: RootDefinition, *, kept_aside: bool) -> None:
    t, study = page.t, page.study
    system = study.relevant_systems.get(definition.system or "")
    ref = definition.ref or t("Root definition")
    page.paragraph(page.words(system.name) if system else "", ref)
    sentence = sentence_text(study, definition, page.language)
    # Made visible first: to Python some signs of control are blanks, which stripping would lose.
    shown = escaping.visible(sentence).strip()
    page.heading(1, shown or ref, definition.ref or "definition")
    rows = [(letter, t(NAMES[letter]), _said(page, definition, letter)) for letter in "CATWOE"]
    header = (t("Letter"), t("Element"), t("Wording"))
    page.table("", header, rows, keep=len(header))
    page.facts(
        (
            (t("Type"), page.code("type", definition.type)),
            (t("Level"), page.code("level", definition.level)),
            (t("Status"), page.code("definition_status", definition.status)),
            (t("Version"), "" if definition.version is None else str(definition.version)),
            (t("Who says so"), page.mark(definition)),
            (t("Kept aside"), _why_not(page, definition) if kept_aside else ""),
        )
    )


def _said(page: Page, definition: RootDefinition, letter: str) -> str:
    """Everything that one letter holds, a line for each row."""
    if letter == "W":
        return page.words(definition.worldview)
    if letter == "T":
        ends = (definition.transformation_input, definition.transformation_output)
        return " → ".join(filter(None, map(page.words, ends)))
    rows = rows_of(page.study, definition.id, letter)
    why = dict(left_out(page, definition))[letter]
    if why and not rows:
        return page.t("deliberately omitted: {reason}").format(reason=why)
    return "\n".join(filter(None, (row_words(row, page.language) for row in rows)))


def _why_not(page: Page, definition: RootDefinition) -> str:
    system = page.study.relevant_systems.get(definition.system or "")
    return (page.words(system.why_not) if system else "") or page.t("yes")
