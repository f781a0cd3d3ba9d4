"""The workshop report: what was agreed, then how it came about stage by stage, then the record in detail."""

from __future__ import annotations

from collections.abc import Mapping

from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import Contents, Document
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.formats.report import comparison, record_in_detail, research
from ssm_studio.formats.report import situation as finding_out
from ssm_studio.formats.report.actions import behind_the_actions, follow_ups, themes_and_actions
from ssm_studio.formats.report.definitions import systems
from ssm_studio.formats.report.definitions_handout import definition_in_short
from ssm_studio.formats.report.front_matter import language_note, legend
from ssm_studio.formats.report.handout import agreed_actions, handout, who_was_there
from ssm_studio.formats.report.models import left_open, models
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.stage_names import HALVES, STAGES

_PLOT_HEIGHT = 9.0
"""Centimetres of the plot of changes on paper."""


def report(study: Study, language: str, figures: Mapping[str, str]) -> str:
    """The report as Markdown."""
    return to_markdown(report_page(study, language, figures))


def report_page(study: Study, language: str, figures: Mapping[str, str]) -> Document:
    """Everything that readers may see of a study, in `language`, the same page for the same study.

    `figures` gives the path of a drawing, relative to the report, by the id of its picture or model; where one is
    missing the report says so and its tables say the rest.
    """
    page = handout(study, language, N_("Workshop report"))
    page.document.plain = False
    language_note(page)
    if page.study.actions:
        page.heading(2, page.t("What was agreed"), "agreed")
        agreed_actions(page)
    page.add(Contents(lists=False))
    stages = (_picture, _definitions, _models, _comparison_and_action)
    for stage, tell in zip(STAGES, stages, strict=True):
        half = page.t(HALVES[stage.half])
        title = f"{stage.number} {page.t(stage.title)} ({half})"
        page.heading(2, title, f"stage-{stage.number}")
        before = len(page.document.blocks)
        tell(page, figures)
        if len(page.document.blocks) == before:
            page.note(page.t("Nothing has been recorded here yet."))
    _research(page)
    research.left_as_it_is(page)
    research.notes_left(page)
    left_open(page)
    record_in_detail.tell(page)
    legend(page)
    return page.document


def _picture(page: Page, figures: Mapping[str, str]) -> None:
    finding_out.situation(page)
    if page.study.participants or page.study.groups:
        page.heading(3, page.t("People"), "people")
        who_was_there(page)
    finding_out.pictures(page, figures)
    finding_out.themes(page)
    finding_out.analyses(page)


def _definitions(page: Page, _figures: Mapping[str, str]) -> None:
    systems(page)
    for each in page.study.root_definitions.values():
        definition_in_short(page, each, 3)


def _models(page: Page, figures: Mapping[str, str]) -> None:
    models(page, figures)


def _comparison_and_action(page: Page, figures: Mapping[str, str]) -> None:
    comparison.charts(page)
    comparison.debate(page)
    comparison.accommodations(page)
    comparison.changes(page)
    if "changes" in figures:
        page.figure(figures["changes"], page.t("Changes: desirable and feasible"), _PLOT_HEIGHT)
    if page.study.actions:
        page.heading(3, page.t("Agreed actions"), "actions")
        page.note(page.t("Who does what by when stands at the beginning of this report."))
        behind_the_actions(page)
        themes_and_actions(page)
        follow_ups(page)


def _research(page: Page) -> None:
    study = page.study
    if study.declaration or study.reconstruction or study.learning:
        page.heading(2, page.t("Research"), "research")
        research.declaration(page)
        research.reconstruction(page)
        research.learning(page)
