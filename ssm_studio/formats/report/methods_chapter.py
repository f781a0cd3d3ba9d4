"""The chapter on method of a thesis: how the research was designed, went, was recorded and can be followed.

Beside the workshop report of the same session, which serves the problem-solving interest, this serves the research
interest (McKay & Marshall 2001): no tables of pictures, models and charts, for which it points to the annex.
"""

from __future__ import annotations

from collections.abc import Mapping

from ssm_studio.domain.study import Study
from ssm_studio.domain.trail import Trail
from ssm_studio.formats.document.blocks import Contents, Document
from ssm_studio.formats.report import research
from ssm_studio.formats.report.annex_research import declared_versions, design, exits, lumas
from ssm_studio.formats.report.audit import SEAL_LENGTH, kinds_of_record
from ssm_studio.formats.report.course import consent, course, people, whose_words
from ssm_studio.formats.report.front_matter import language_note, title_block
from ssm_studio.formats.report.page import Page
from ssm_studio.formats.report.traced import where_it_comes_from
from ssm_studio.method.as_done import departures
from ssm_studio.method.coverage import coverage, lists


def methods_chapter(
    study: Study,
    language: str,
    figures: Mapping[str, str],
    trail: Trail,
    *,
    scheme: str = "four",
    chapter: int = 3,
) -> Document:
    """The chapter, with numbers that begin with `chapter` and stages counted by `scheme`."""
    page = Page(study, language, chapter=chapter)
    t = page.t
    title_block(page, t("Chapter on method"))
    language_note(page)
    page.add(Contents())
    page.heading(2, t("Research design"), "design")
    page.paragraph(
        t(
            "Action research with two interests (McKay & Marshall 2001): the same inquiry serves the problem-solving "
            "interest of those concerned and the research interest. It cannot be repeated; it claims to be valid "
            "because it can be recovered: the framework of ideas is declared, and the process is recorded so that "
            "others can follow it (Checkland & Holwell 1998)."
        )
    )
    research.declaration(page)
    declared_versions(page)
    design(page, figures)
    page.heading(2, t("Setting and participants"), "setting")
    page.paragraph(page.words(page.study.session.situation))
    people(page)
    consent(page)
    page.heading(2, t("How the workshop went"), "course")
    course(page, trail, scheme)
    _left_the_plan(page)
    page.heading(2, t("What was recorded, and how it was worked on"), "data")
    kinds_of_record(page)
    whose_words(page, scheme)
    _lists(page)
    page.heading(2, t("From what was said to what was found"), "found")
    where_it_comes_from(page)
    research.reconstruction(page)
    research.learning(page)
    page.heading(2, t("How the method was used, and how the cycles ended"), "use")
    lumas(page)
    exits(page)
    research.left_as_it_is(page)
    _followed(page, trail)
    return page.document


def _left_the_plan(page: Page) -> None:
    t = page.t
    page.table(
        t("Where the day left the plan or the method"),
        (t("When"), t("Block"), t("Words")),
        [
            (each.at or "", page.cite(each.block), page.words(each.text))
            for each in departures(page.study)
        ],
        keep=3,
    )


def _lists(page: Page) -> None:
    """The framework lists that something was seen through, with what of the session."""
    t, study = page.t, page.study
    rows = []
    for head in lists(study, page.language):
        for each in coverage(study, head.id, page.language):
            if each.seen_in:
                refs = dict.fromkeys(page.called(record) for _kind, record in each.seen_in)
                rows.append((head.name, head.source, each.name, ", ".join(refs)))
    page.table(
        t("Frameworks that the situation was seen through"),
        (t("List"), t("Source"), t("Entry"), t("Seen in")),
        rows,
        keep=3,
    )


def _followed(page: Page, trail: Trail) -> None:
    """How somebody else can follow the process and find out whether its record was rewritten."""
    t = page.t
    page.heading(2, t("How this can be followed"), "followed")
    page.facts(
        (
            (t("Entries of the log"), str(len(trail.entries) or "")),
            (t("Head of the log"), trail.head),
        )
    )
    page.note(
        t(
            "Every change is in a log in which each entry is sealed over the one before. The audit trail and the annex "
            "list it; ssm-studio verify SESSION --head {seal} finds out whether it was rewritten since."
        ).format(seal=trail.head[:SEAL_LENGTH] or "–")
    )
