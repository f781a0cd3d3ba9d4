"""The annex of a thesis or an article: everything that method reference 8.7 asks for, numbered by chapter.

Stages are counted as the reader expects it, four or seven; nothing else in the page counts them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.study import Study, activities_of, elements_of
from ssm_studio.domain.trail import Trail
from ssm_studio.formats.document.blocks import Contents, Document
from ssm_studio.formats.report import comparison, research
from ssm_studio.formats.report import situation as finding_out
from ssm_studio.formats.report.actions import action_tables
from ssm_studio.formats.report.annex_research import declared_versions, design, exits, lumas
from ssm_studio.formats.report.audit import trail_parts
from ssm_studio.formats.report.course import consent, course, people, stage_title, whose_words
from ssm_studio.formats.report.definitions import definition_section, split, systems
from ssm_studio.formats.report.front_matter import language_note, legend, title_block
from ssm_studio.formats.report.models import activities, models
from ssm_studio.formats.report.page import Page
from ssm_studio.formats.report.traced import quotations_of_themes, where_it_comes_from

Tell = Callable[[Page, Mapping[str, str], Trail], None]


def annex_page(
    study: Study,
    language: str,
    figures: Mapping[str, str],
    trail: Trail,
    *,
    scheme: str = "four",
    chapter: int = 4,
) -> Document:
    """The annex; `scheme` says how stages are counted ("four", "seven"), `chapter` begins every number."""
    page = Page(study, language, chapter=chapter)
    t = page.t
    title_block(page, t("Research annex"))
    page.facts(((t("Head of the log"), trail.head),))
    language_note(page)
    page.add(Contents())
    page.heading(2, t("How the research was designed"), "design")
    design(page, figures)
    course(page, trail, scheme)
    people(page)
    whose_words(page, scheme)
    for number, tells in enumerate(SCHEMES[scheme], 1):
        page.heading(2, stage_title(page, scheme, number), f"stage-{number}")
        before = len(page.document.blocks)
        for tell in tells:
            tell(page, figures, trail)
        if len(page.document.blocks) == before:
            page.note(t("Nothing has been recorded here yet."))
    page.heading(2, t("What the research found"), "found")
    where_it_comes_from(page)
    research.reconstruction(page)
    research.learning(page)
    lumas(page)
    exits(page)
    page.heading(2, t("How the record came about"), "record")
    research.declaration(page)
    declared_versions(page)
    consent(page)
    trail_parts(page, trail)
    research.left_as_it_is(page)
    research.still_asked(page)
    legend(page)
    return page.document


def _situation(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.situation(page)


def _pictures(page: Page, figures: Mapping[str, str], _trail: Trail) -> None:
    """Each picture with its photographs, and below it the key of what was drawn."""
    finding_out.pictures(page, figures, lambda picture: _key(page, picture))


def _key(page: Page, picture: RichPicture) -> None:
    t = page.t
    page.table(
        t("Key of {ref}").format(ref=picture.ref or t("Rich picture")),
        (t("No."), t("Code"), t("Kind"), t("Words"), t("Attributed to"), t("Who says so")),
        [
            (
                str(number),
                each.ref,
                t(element_kind(each.kind).label),
                page.words(each.label),
                page.cite(each.belongs_to),
                page.mark(each),
            )
            for number, each in enumerate(elements_of(page.study, picture.id), 1)
        ],
        keep=4,
    )


def _analyses(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.analyses(page)


def _themes(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.themes(page)
    quotations_of_themes(page)
    t, study = page.t, page.study
    page.table(
        t("Verbatim quotations and other evidence"),
        (t("Code"), t("Kind"), t("Words"), t("Said by"), t("Source")),
        [
            (
                each.ref,
                page.code("evidence", each.kind),
                page.words(each.text),
                page.cite(each.said_by) or page.cite(each.group),
                ", ".join(filter(None, (each.source, each.page, page.day(each.date)))),
            )
            for each in study.evidence.values()
        ],
        keep=3,
    )


def _systems(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    if page.study.relevant_systems:
        page.heading(3, page.t("Relevant systems"), "relevant-systems")
        systems(page)


def _definitions(page: Page, _figures: Mapping[str, str], trail: Trail) -> None:
    t = page.t
    used, aside = split(page)
    for definition in (*used, *aside):
        definition_section(page, definition, 3)
        of_it = [each for each in trail.entries if definition.id in each.owners]
        page.table(
            t("Versions of {ref}").format(ref=definition.ref or t("Root definition")),
            (t("Version"), t("When"), t("Who"), t("What was done"), t("Entry")),
            [
                (
                    str(number),
                    page.day(each.at.replace(tzinfo=None).isoformat(timespec="minutes")),
                    each.author,
                    each.label or t("(private)"),
                    str(each.seq),
                )
                for number, each in enumerate(of_it, 1)
            ],
        )


def _models(page: Page, figures: Mapping[str, str], _trail: Trail) -> None:
    def below(model: ConceptualModel) -> None:
        if activities_of(page.study, model.id):
            activities(page, model, model.ref or page.t("Model"))

    models(page, figures, below)


def _compared(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    comparison.charts(page)
    comparison.debate(page)
    comparison.accommodations(page)


def _changes(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    comparison.changes(page)
    comparison.where_changes_come_from(page)


def _actions(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    if page.study.actions:
        page.heading(3, page.t("Agreed actions"), "actions")
        action_tables(page)


SCHEMES: Final[Mapping[str, tuple[tuple[Tell, ...], ...]]] = {
    "four": (
        (_situation, _pictures, _analyses, _themes),
        (_systems, _definitions, _models),
        (_compared,),
        (_changes, _actions),
    ),
    "seven": (
        (_situation,),
        (_pictures, _analyses, _themes),
        (_systems, _definitions),
        (_models,),
        (_compared,),
        (_changes,),
        (_actions,),
    ),
}
"""What stands in each stage, by the way of counting."""
